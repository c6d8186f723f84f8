"""Built and tilled ground: pier, bridge, rows of vines or crops."""

from studio.providers.sketch.color import lighten, mix
from studio.providers.sketch.pen import Point, circle, group, line, path, polygon, rect, route
from studio.providers.sketch.scenes import land, plants, sky
from studio.providers.sketch.scenes.heights import quiet, raise_ground
from studio.providers.sketch.scenes.nature import fringe, row_of_trees
from studio.providers.sketch.scenes.setting import Setting


def paint_pier(s: Setting) -> None:
    """Boards on posts, out over the sea from the viewer to the horizon."""
    u, hz = s.unit, s.horizon(0.56)
    low = sky.paint_sky(s, hz)
    sky.paint_sun(s, hz, 1.1)
    sky.paint_clouds(s, hz, 4)
    sea = s.local("#3a8aa2", 0.2)
    land.paint_water(s, hz, s.height, sea, mix(sea, low, 0.5))
    if s.calm != "bottom":
        land.paint_ripples(s, hz + u, s.height, "#ffffff", 0.4)
    s.taken.append((0, hz, s.width, s.height))
    wood, x = s.local("#a9835f", 0.12), s.focus_x
    near = s.height if s.calm != "bottom" else s.height * 0.68
    half = max(s.focus_width * 0.5, u * 22)
    if s.calm in {"left", "right"}:
        half = min(half, s.width * 0.26)
    top, tip = hz + (s.ground_y - hz) * 0.3, half * 0.34
    deck = [(x - tip, top), (x + tip, top), (x + half, near), (x - half, near)]
    for t in (0.12, 0.4, 0.75):
        y, reach = top + (near - top) * t, tip + (half - tip) * t
        for side in (-1, 1):
            post = rect(-u * (0.5 + t), -u * 5 * (0.6 + t), u * (1 + 2 * t), u * 10 * (0.6 + t),
                        lighten(wood, -0.16), u * 0.4)  # fmt: skip
            if s.calm != "bottom":
                s.back.add(group(post, x + side * reach, y))
    s.back.add(polygon(deck, s.back.linear([(0, lighten(wood, 0.05)), (1, lighten(wood, -0.04))])))
    t = 0.0
    while t < 1:
        y, reach = top + (near - top) * t, tip + (half - tip) * t
        s.back.add(
            line(route(("M", x - reach, y), ("H", x + reach)), lighten(wood, -0.09), u * 0.25)
        )
        t += 0.06 + t * 0.09
    if s.calm == "bottom":
        s.behind_words = sea


def paint_bridge(s: Setting) -> None:
    """A stone bridge on arches over a river; the subject stands on it."""
    u = s.unit
    raise_ground(s, 0.6, 0.72)
    hz = s.horizon(0.6)
    low = sky.paint_sky(s, hz)
    sky.paint_sun(s, hz, 0.9)
    sky.paint_clouds(s, hz, 4)
    green = s.local("#6f9a68", 0.16)
    land.paint_hill(s, hz - u, u * 6, u * 44, mix(green, low, 0.5))
    row_of_trees(
        s, hz + u * 2, (u * 5, u * 9), u * 6, (mix(green, low, 0.25), mix(green, low, 0.1)),
        "tree slim",
    )  # fmt: skip
    river = s.local("#5a9fb4", 0.18)
    s.back.add(rect(0, hz + u * 2, s.width, s.height, river))
    if s.calm != "bottom":
        land.paint_ripples(s, hz + u * 4, s.height, "#ffffff", 0.4)
    stone, y = s.local("#b7a896", 0.16), s.ground_y
    tall = u * 4
    pier = min(s.height - y, u * 26)
    s.taken.append((0, y - tall, s.width, s.height))
    if s.calm == "bottom":
        s.back.add(rect(0, y, s.width, u * 6, stone), rect(0, y + u * 6, s.width, s.height, river))
        s.behind_words = river
        return
    span = max(s.width / 3, u * 34)
    first = s.focus_x - span * 1.5
    shape = route(("M", -u, y), ("H", s.width + u), ("V", y + pier + u * 2), ("H", -u), ("z",))
    holes = ""
    for at in range(-1, 5):
        x, r = first + span * at, span * 0.4
        rise = min(r, pier * 0.72)
        holes += route(
            ("M", x - r, y + pier + u * 2), ("V", y + pier * 0.3 + rise),
            ("A", r, rise, 0, 0, 1, x + r, y + pier * 0.3 + rise), ("V", y + pier + u * 2), ("z",),
        )  # fmt: skip
    s.back.add(path(shape + holes, stone, fill_rule="evenodd"))
    s.back.add(
        rect(-u, y, s.width + 2 * u, u * 1.4, lighten(stone, 0.07)),
        rect(-u, y + u * 1.4, s.width + 2 * u, u * 0.6, lighten(stone, -0.08)),
    )
    rail = "".join(
        rect(x * u * 7 - u * 0.5, y - tall, u, tall, lighten(stone, -0.03))
        for x in range(-1, round(s.width / u / 7) + 2)
    )
    if s.calm != "top":
        s.back.add(rail, rect(-u, y - tall, s.width + 2 * u, u, lighten(stone, 0.04)))


def paint_vineyard(s: Setting) -> None:
    """Rows of vines that run towards hills; the subject stands on the path between them."""
    vine = s.local("#5f8a4c", 0.14)
    _paint_rows(s, s.local("#c2a477", 0.12), vine, tufts=True)


def paint_field(s: Setting) -> None:
    """A field of ripe grain in rows, a path through it, hills and a lone tree behind."""
    wheat = s.local("#dcb557", 0.12)
    _paint_rows(s, lighten(wheat, -0.07), wheat, tufts=False)


def _paint_rows(s: Setting, soil: str, crop: str, *, tufts: bool) -> None:
    u, hz = s.unit, s.horizon(0.54)
    low = sky.paint_sky(s, hz)
    sky.paint_sun(s, hz)
    sky.paint_clouds(s, hz, 4)
    green = s.local("#87a765", 0.16)
    for at, (rise, share) in enumerate(((7, 0.55), (4, 0.35))):
        land.paint_hill(s, hz + u * 3 * at, u * rise, u * (44 + 14 * at), mix(green, low, share))
    row_of_trees(
        s, hz + u * 3.5, (u * 4, u * 7), u * 11, (mix(green, s.palette.shade, 0.3),), "tree slim",
        keep_focus=u * 8,
    )  # fmt: skip
    top, near = hz + u * 4, float(s.height)
    s.back.add(
        rect(0, top, s.width, near - top, s.back.linear([(0, mix(soil, low, 0.3)), (1, soil)]))
    )
    s.taken.append((0, hz, s.width, s.height))
    if s.calm == "bottom":
        near = s.height * 0.66
        s.back.add(rect(0, near, s.width, s.height - near, crop))
        s.behind_words = crop
    for at in range(-9, 10):
        if at:
            away = at - (0.5 if at > 0 else -0.5)
            _paint_row(s, (s.focus_x + away * u * 2.6, top), (s.focus_x + away * u * 21, near),
                       mix(crop, low, 0.25), crop, tufts=tufts)  # fmt: skip
    if s.calm != "bottom":
        fringe(s, lighten(crop, -0.12))
        if not tufts:
            for at in range(round(s.width / u / 5)):
                px, y = u * 5 * at, s.height
                if abs(px - s.focus_x) > s.focus_width * 0.4:
                    s.front.add(group(plants.grass(s.rng, lighten(crop, -0.06), u * 7), px, y))


def _paint_row(s: Setting, far: Point, near: Point, pale: str, crop: str, *, tufts: bool) -> None:
    """One row, from far off to the viewer; ``tufts`` makes bushes of it."""
    u = s.unit
    stripe = [
        (far[0] - u * 0.7, far[1]), (far[0] + u * 0.7, far[1]), (near[0] + u * 7.4, near[1]),
        (near[0] - u * 7.4, near[1]),
    ]  # fmt: skip
    s.back.add(polygon(stripe, s.back.linear([(0, pale), (1, crop)])))
    t = 0.1 if tufts else 1.0
    while t < 1:
        x, y = far[0] + (near[0] - far[0]) * t, far[1] + (near[1] - far[1]) * t
        r = u * (0.9 + 6.5 * t)
        if -r < x < s.width + r and not quiet(s, x - r, y - r, x + r, y + r):
            s.back.add(circle(x, y - r * 0.4, r, mix(crop, pale, 0.9 * (1 - t))))
        t += 0.05 + t * 0.16
