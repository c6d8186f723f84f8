"""Open country: lake, mountains, snow, northern lights."""

from studio.providers.sketch.color import lighten, mix
from studio.providers.sketch.pen import (
    circle,
    ellipse,
    faded,
    group,
    line,
    polygon,
    rect,
    route,
)
from studio.providers.sketch.scenes import land, plants, sky
from studio.providers.sketch.scenes.setting import Setting


def row_of_trees(
    s: Setting,
    y: float,
    tall: tuple[float, float],
    gap: float,
    colours: tuple[str, ...],
    kinds: str = "pine",
    *,
    keep_focus: float = 0,
    snow: str | None = None,
) -> None:
    """A wood's edge standing on ``y``, lower on a calm side.

    It is open round the subject by ``keep_focus`` pixels either way.
    """
    x = -gap * s.rng.random()
    while x < s.width + gap:
        height = s.rng.uniform(*tall) * s.rise(x) ** 0.6
        box = s.calm_box
        if (
            box
            and s.calm in {"top", "left", "right"}
            and (box[0] - height * 0.34 <= x <= box[0] + box[2] + height * 0.34)
        ):
            height = min(height, y - box[3] - s.unit)
        if abs(x - s.focus_x) >= keep_focus and height > s.unit * 2:
            colour = s.rng.choice(colours)
            kind = s.rng.choice(kinds.split())
            if kind == "pine":
                mark = plants.pine(colour, height, snow)
            elif kind == "slim":
                mark = plants.slim_tree(colour, height)
            else:
                mark = plants.tree(s.rng, colour, height)
            s.taken.append((x - height * 0.25, y - height, height * 0.5, height))
            s.back.add(group(mark, x, y + s.rng.uniform(0, s.unit * 1.2)))
        x += gap * s.rng.uniform(0.55, 1.35)


def fringe(s: Setting, colour: str, *, flowers: tuple[str, ...] = ()) -> None:
    """Foreground leaves and grass in the bottom corners, clear of the subject and of calm."""
    if s.calm == "bottom":
        return
    u = s.unit
    for x in (0.015, 0.07, 0.13, 0.19, 0.81, 0.87, 0.93, 0.985):
        place = s.width * (x + s.rng.uniform(-0.015, 0.015))
        if abs(place - s.focus_x) < s.focus_width * 0.42:
            continue
        edge = 1 - 4 * min(x, 1 - x)
        tone = lighten(colour, s.rng.uniform(-0.05, 0.02))
        tall = u * s.rng.uniform(8, 13) * (0.6 + edge)
        side = 1 if x < 0.5 else -1
        kind = (
            plants.sprig(s.rng, tone, tall, 6, 0.22 * side)
            if s.rng.random() < 0.55
            else (plants.grass(s.rng, tone, tall * 0.75))
        )
        s.front.add(group(kind, place, s.height + u))
        if flowers and s.rng.random() < 0.7:
            s.front.add(
                group(
                    plants.flower(s.rng.choice(flowers), "#f7cf5e", tone, tall * 0.8),
                    place + side * u * 3,
                    s.height + u,
                )
            )


def paint_lake(s: Setting) -> None:
    """A still lake under mountains, with a wooded shore and its reflection."""
    u, hz = s.unit, s.horizon(0.56)
    low = sky.paint_sky(s, hz)
    sky.paint_sun(s, hz)
    sky.paint_clouds(s, hz, 3)
    range_colour = s.local("#6f86a3", 0.3)
    room = hz - (s.calm_box[3] if s.calm == "top" and s.calm_box else hz * 0.3)
    land.paint_peaks(s, hz, room * 0.95, land.far_stone(range_colour, low, 0.42), "#ffffff", 4)
    land.paint_peaks(s, hz, room * 0.5, land.far_stone(range_colour, low, 0.18), None, 5)
    shore = s.local("#3f6b57")
    row_of_trees(
        s,
        hz + u * 0.4,
        (u * 5, u * 11),
        u * 3.4,
        (mix(shore, low, 0.2), mix(shore, low, 0.08), shore),
        keep_focus=u * 9,
    )
    s.back.add(rect(0, hz, s.width, u * 0.9, mix(shore, "#000000", 0.15)))
    water = s.local("#4f95ab", 0.22)
    land.paint_water(s, hz + u * 0.6, s.height, lighten(water, -0.09), mix(water, low, 0.55))
    for _ in range(round(s.width / u / 5)):
        x = s.rng.uniform(0, s.width)
        if s.calm in {"left", "right"} and s.rise(x) < 0.9:
            continue
        half, deep = u * s.rng.uniform(1.5, 5), u * s.rng.uniform(4, 11)
        s.back.add(ellipse(x, hz + u * 0.6 + deep * 0.4, half, deep * 0.55, shore, opacity=0.12))
    land.paint_ripples(s, hz + u * 2, s.height, "#ffffff")
    _paint_jetty(s, hz)
    reeds = s.local("#5d7c4a")
    fringe(s, reeds)
    s.behind_words = low if s.calm != "bottom" else water


def _paint_jetty(s: Setting, hz: float) -> None:
    """Boards from the bottom edge out to where the subject stands."""
    u, y = s.unit, s.ground_y
    wood = s.local("#a27c5b", 0.12)
    half_far, half_near = s.focus_width * 0.34, s.focus_width * 0.55
    x, near = s.focus_x, s.height + u
    top = y - u * 3
    if s.calm == "bottom":
        near, half_near = min(near, s.height * 0.68), half_far * 1.06
    for dx in (-0.8, 0.8):
        s.back.add(
            rect(
                x + dx * half_far - u * 0.8,
                top - u * 3.2,
                u * 1.6,
                u * 6,
                lighten(wood, -0.13),
                u * 0.4,
            )
        )
    s.back.add(ellipse(x, top + u * 2, half_far * 1.15, u * 1.6, "#0b2530", opacity=0.16))
    shape = [(x - half_far, top), (x + half_far, top), (x + half_near, near), (x - half_near, near)]
    s.back.add(polygon(shape, s.back.linear([(0, lighten(wood, 0.05)), (1, lighten(wood, -0.03))])))
    boards = ""
    t = 0.0
    while t < 1:
        yy = top + (near - top) * t
        half = half_far + (half_near - half_far) * t
        boards += line(route(("M", x - half, yy), ("H", x + half)), lighten(wood, -0.09), u * 0.25)
        t += 0.1 + t * 0.08
    s.back.add(boards, rect(x - half_far, top, half_far * 2, u * 0.5, lighten(wood, 0.1)))


def scatter_tufts(s: Setting, top: float, colour: str, flowers: tuple[str, ...] = ()) -> None:
    u = s.unit
    spots = sorted(s.rng.uniform(top, s.height) for _ in range(round(s.width / u / 6)))
    for y in spots:
        x = s.rng.uniform(0, s.width)
        size = u * (1.2 + 3 * (y - top) / max(1, s.height - top))
        if s.calm == "bottom" or not s.free(x - size, y - size, x + size, y):
            continue
        if flowers and s.rng.random() < 0.7:
            s.back.add(
                group(plants.flower(s.rng.choice(flowers), "#f7cf5e", colour, size * 1.8), x, y)
            )
        else:
            s.back.add(group(plants.grass(s.rng, colour, size), x, y))


def paint_mountains(s: Setting) -> None:
    """Snowy peaks over rolling hills with a path."""
    u, hz = s.unit, s.horizon(0.66)
    low = sky.paint_sky(s, hz)
    sky.paint_sun(s, hz)
    sky.paint_clouds(s, hz, 4)
    stone = s.local("#5f7693", 0.3)
    room = hz - (s.calm_box[3] if s.calm == "top" and s.calm_box else hz * 0.18)
    land.paint_peaks(
        s, hz, room, land.far_stone(stone, low, 0.5), "#ffffff", 3 + round(s.width / s.height)
    )
    land.paint_peaks(s, hz + u, room * 0.55, land.far_stone(stone, low, 0.24), "#f4f8fa", 4)
    green = s.local("#5d8a57", 0.2)
    land.paint_hill(s, hz - u * 2, u * 6, u * 45, mix(green, low, 0.42))
    row_of_trees(
        s,
        hz + u * 1,
        (u * 4, u * 9),
        u * 5,
        (mix(green, s.palette.shade, 0.3), mix(green, s.palette.shade, 0.45)),
        keep_focus=s.focus_width * 0.2,
    )
    land.paint_hill(s, hz + u * 3, u * 4, u * 60, mix(green, low, 0.18))
    land.paint_path(s, hz + u * 3, mix(green, low, 0.7))
    land.paint_hill(s, s.ground_y, u * 3, u * 90, green, deep=0.1)
    scatter_tufts(s, s.ground_y + u * 4, lighten(green, -0.08), (s.palette.accent, "#ffffff"))
    fringe(s, mix(green, s.palette.shade, 0.35))
    s.ground_y += u
    if s.calm == "bottom":
        s.behind_words = green


def paint_snow(s: Setting) -> None:
    """Winter: white hills, laden firs, falling flakes."""
    u, hz = s.unit, s.horizon(0.62)
    low = sky.paint_sky(s, hz)
    sky.paint_sun(s, hz, 0.9)
    stone = s.local("#7d97b5", 0.15)
    room = hz - (s.calm_box[3] if s.calm == "top" and s.calm_box else hz * 0.25)
    land.paint_peaks(s, hz, room * 0.9, land.far_stone(stone, low, 0.5), "#ffffff", 4)
    white = s.local("#eef4fa", 0.05)
    fir = s.local("#3d6663", 0.12)
    land.paint_hill(s, hz - u, u * 5, u * 50, mix(white, stone, 0.22))
    row_of_trees(
        s,
        hz + u * 2,
        (u * 8, u * 17),
        u * 7,
        (mix(fir, low, 0.3), mix(fir, low, 0.15)),
        keep_focus=s.focus_width * 0.34,
        snow=white,
    )
    land.paint_hill(s, hz + u * 5, u * 4, u * 60, mix(white, stone, 0.1))
    land.paint_hill(s, s.ground_y, u * 2.5, u * 80, white, deep=0.05)
    if s.calm != "bottom":
        for x, side in ((0.03, 1), (0.97, -1)):
            place = s.width * x
            tall = u * s.rng.uniform(22, 32)
            if s.free(place - tall * 0.25, s.height - tall, place + tall * 0.25, s.height):
                s.front.add(
                    group(plants.pine(fir, tall, white), place - side * u, s.height + u * 2)
                )
    s.weather = s.weather or "snow"
    s.behind_words = white if s.calm == "bottom" else low


def paint_aurora(s: Setting) -> None:
    """Northern lights over a dark, snowy shore."""
    s.hour = "night"
    u, hz = s.unit, s.horizon(0.7)
    s.fill(
        s.back.linear(
            [(0, "#0a1230"), (0.6, mix("#123050", s.palette.accent2, 0.12)), (1, "#1c4a5e")]
        )
    )
    s.behind_words = "#0e1c3c"
    sky.paint_stars(s, hz)
    sky.paint_aurora(s, hz)
    land.paint_peaks(s, hz, hz * 0.22, "#27405f", "#7fa0b8", 5)
    row_of_trees(
        s, hz + u, (u * 4, u * 10), u * 4, ("#0f2233", "#132a3c"), keep_focus=s.focus_width * 0.2
    )
    snow = "#38566f"
    land.paint_hill(s, hz + u * 2, u * 2, u * 70, snow, deep=0.08)
    land.paint_hill(s, s.ground_y, u * 2, u * 90, "#5b7c91", deep=0.12)
    s.back.add(
        faded(
            circle(
                s.focus_x,
                s.ground_y + u * 4,
                s.focus_width * 0.5,
                s.back.radial([(0, "#8ff0c8", 0.35), (1, "#8ff0c8", 0)]),
            ),
            0.6,
        )
    )
    if s.calm == "bottom":
        s.behind_words = "#4d6d83"
