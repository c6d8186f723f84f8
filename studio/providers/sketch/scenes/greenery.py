"""Green places: forest, garden, meadow, park."""

from studio.providers.sketch.color import lighten, mix
from studio.providers.sketch.pen import (
    group,
    path,
    rect,
    route,
)
from studio.providers.sketch.scenes import land, plants, sky
from studio.providers.sketch.scenes.nature import fringe, row_of_trees, scatter_tufts
from studio.providers.sketch.scenes.setting import Setting


def paint_forest(s: Setting) -> None:
    """A clearing among trees, paler with distance."""
    u, hz = s.unit, s.horizon(0.68)
    low = sky.paint_sky(s, hz)
    s.back.add(s.back.glow(s.focus_x, hz * 0.62, s.height * 0.6, mix(low, "#fff8dc", 0.6), 0.75))
    green = s.local("#2f6a4c", 0.16)
    kinds = s.rng.choice(("pine", "pine tree", "tree slim", "pine pine tree"))
    room = hz - (s.calm_box[3] if s.calm == "top" and s.calm_box else 0)
    for layer in range(4):
        shade = mix(low, green, (0.2, 0.38, 0.6, 0.85)[layer])
        tall = room * (0.5 + 0.12 * layer)
        row_of_trees(
            s,
            hz + u * (1.5 * layer - 2),
            (tall * 0.7, tall),
            u * (6 + 2.2 * layer),
            (shade, lighten(shade, 0.02), lighten(shade, -0.02)),
            kinds,
            keep_focus=s.focus_width * (0, 0.12, 0.3, 0.48)[layer],
        )
        s.back.add(
            rect(0, hz - u * 8, s.width, u * 9, s.back.linear([(0, low, 0), (1, low, 0.22)]))
        )
    floor = mix(green, s.local("#93ad66", 0.2), 0.5)
    land.paint_hill(s, hz + u, u * 1.6, u * 40, floor, deep=0.1)
    land.paint_path(s, hz + u * 1.5, mix(floor, low, 0.45))
    scatter_tufts(s, hz + u * 5, lighten(floor, -0.07))
    fringe(s, mix(green, s.palette.shade, 0.25))
    s.behind_words = mix(low, green, 0.12)
    if s.calm == "bottom":
        s.behind_words = lighten(floor, -0.05)


def paint_garden(s: Setting) -> None:
    """A flower garden with a fence, a hedge and a few trees."""
    u, hz = s.unit, s.horizon(0.6)
    low = sky.paint_sky(s, hz)
    sky.paint_sun(s, hz, 0.8)
    sky.paint_clouds(s, hz, 4)
    green = s.local("#6fa35d", 0.14)
    room = hz - (s.calm_box[3] if s.calm == "top" and s.calm_box else 0)
    row_of_trees(
        s,
        hz + u * 2,
        (room * 0.3, room * 0.5),
        u * 13,
        (mix(green, low, 0.35), mix(green, low, 0.22), mix(green, "#7a8f3f", 0.3)),
        "tree tree slim",
    )
    hedge = mix(green, s.palette.shade, 0.16)
    s.back.add(path(land.close_below(s, land.hill_edge(s, hz + u * 2.5, u * 1.6, u * 9)), hedge))
    wood = s.local("#f6f1e6", 0.05)
    x = 0.0
    while x < s.width:
        s.back.add(
            path(
                route(
                    ("M", x, hz + u * 8),
                    ("v", -u * 7),
                    ("l", u * 1.1, -u * 1.4),
                    ("l", u * 1.1, u * 1.4),
                    ("v", u * 7),
                    ("z",),
                ),
                wood,
            )
        )
        x += u * 3.3
    s.back.add(
        rect(0, hz + u * 2.6, s.width, u * 0.9, wood), rect(0, hz + u * 5.6, s.width, u * 0.9, wood)
    )
    land.paint_hill(s, hz + u * 8, u * 1.2, u * 70, mix(green, low, 0.1), deep=0.1)
    flowers = (s.palette.accent, "#f4a7b3", "#ffffff", "#f3c54b", s.palette.accent2)
    stem = lighten(green, -0.12)
    if s.calm != "bottom":
        for _ in range(round(s.width / u / 2.2)):
            x, y = s.rng.uniform(0, s.width), hz + u * s.rng.uniform(8.5, 12)
            if abs(x - s.focus_x) > s.focus_width * 0.4:
                s.back.add(
                    group(plants.flower(s.rng.choice(flowers), "#f7cf5e", stem, u * 5), x, y)
                )
    land.paint_path(s, hz + u * 9, mix(low, "#e9d9b8", 0.6))
    scatter_tufts(s, s.ground_y, stem, flowers)
    fringe(s, stem, flowers=flowers)
    if s.calm == "bottom":
        s.behind_words = green


def paint_meadow(s: Setting) -> None:
    """Fields in stripes over rolling hills, a lone tree, wild flowers."""
    u, hz = s.unit, s.horizon(0.58)
    low = sky.paint_sky(s, hz)
    sky.paint_sun(s, hz)
    sky.paint_clouds(s, hz, 5)
    green, wheat = s.local("#8aad5b", 0.15), s.local("#d9b65c", 0.15)
    for i, tone in enumerate((mix(green, low, 0.5), mix(wheat, low, 0.35), mix(green, low, 0.22))):
        land.paint_hill(s, hz + u * 4 * i, u * (6 - i), u * (48 + 10 * i), tone)
    x = s.focus_x + s.width * 0.24 * (1 if s.focus_x < s.width / 2 else -1)
    tall = u * 17
    if s.free(x - tall * 0.4, hz - tall + u * 8, x + tall * 0.4, hz + u * 6):
        s.back.add(
            group(plants.tree(s.rng, mix(green, s.palette.shade, 0.32), tall), x, hz + u * 8)
        )
    land.paint_hill(s, s.ground_y - u * 3, u * 3, u * 80, green, deep=0.1)
    flowers = (s.palette.accent, "#ffffff", "#f3c54b")
    scatter_tufts(s, s.ground_y, lighten(green, -0.1), flowers)
    fringe(s, lighten(green, -0.1), flowers=flowers)
    if s.calm == "bottom":
        s.behind_words = green


def paint_park(s: Setting) -> None:
    """Lawn, broad trees, a path with lamp and bench, roofs far behind."""
    u, hz = s.unit, s.horizon(0.62)
    low = sky.paint_sky(s, hz)
    sky.paint_sun(s, hz, 0.8)
    sky.paint_clouds(s, hz, 3)
    green = s.local("#6b9e5f", 0.15)
    town = mix(low, s.local("#8c97ad", 0.3), 0.4)
    x = 0.0
    while x < s.width:
        wide, tall = u * s.rng.uniform(5, 10), u * s.rng.uniform(6, 20) * s.rise(x)
        if s.free(x, hz - tall, x + wide, hz):
            s.back.add(rect(x, hz - tall, wide, tall + u * 4, town))
        x += wide + u * s.rng.uniform(0, 4)
    room = hz - (s.calm_box[3] if s.calm == "top" and s.calm_box else 0)
    row_of_trees(
        s,
        hz + u * 2,
        (room * 0.25, room * 0.42),
        u * 9,
        (mix(green, low, 0.38), mix(green, low, 0.25)),
        "tree",
    )
    land.paint_hill(s, hz + u * 2, u * 2, u * 70, mix(green, low, 0.12), deep=0.08)
    way = mix(low, "#e6d6b6", 0.55)
    y = s.ground_y - (u * 8 if s.calm == "bottom" else 0)
    near, far = s.width * 0.3, s.width * 0.7
    bend = route(
        ("M", 0, y + u),
        ("C", near, y - u * 5, far, y - u * 5, s.width, y + u),
        ("V", y + u * 9),
        ("C", far, y + u * 3, near, y + u * 3, 0, y + u * 9),
        ("z",),
    )
    s.back.add(path(bend, way))
    dark = mix(s.palette.shade, green, 0.3)
    _park_furniture(s, dark)
    for x in (0.06, 0.9):
        place, tall = s.width * x, min(room * 0.85, s.height * 0.5)
        if abs(place - s.focus_x) > s.focus_width * 0.5 and s.free(
            place - tall * 0.36, s.ground_y - u * 4 - tall, place + tall * 0.36, s.ground_y
        ):
            s.back.add(
                s.back.shadow(place, s.ground_y - u * 4, tall * 0.6, "#1d3a20", 0.3),
                group(
                    plants.tree(s.rng, lighten(green, -0.05), tall, lighten(dark, 0.1)),
                    place,
                    s.ground_y - u * 4,
                ),
            )
    scatter_tufts(s, s.ground_y + u * 9, lighten(green, -0.08), ("#ffffff", s.palette.accent))
    fringe(s, lighten(green, -0.1))
    if s.calm == "bottom":
        s.behind_words = green


def _park_furniture(s: Setting, dark: str) -> None:
    u, y = s.unit, s.ground_y - s.unit * 2
    away = 1 if s.focus_x < s.width / 2 else -1
    x = s.focus_x + away * s.focus_width * 0.62
    if s.free(x - u * 9, y - u * 10, x + u * 9, y):
        wood = s.local("#a8754a", 0.12)
        bench = "".join(rect(-u * 8, -u * h, u * 16, u * 1.1, wood, u * 0.3) for h in (8.6, 7, 4.6))
        bench += "".join(rect(dx * u, -u * 9, u * 0.9, u * 9, dark, u * 0.3) for dx in (-6.5, 5.6))
        s.back.add(s.back.shadow(x, y, u * 17, "#1d3a20", 0.3), group(bench, x, y))
    x += away * u * 13
    if s.free(x - u * 2.5, y - u * 27, x + u * 2.5, y):
        lamp = rect(-u * 0.5, -u * 22, u, u * 22, dark) + rect(
            -u * 1.1, -u * 1.6, u * 2.2, u * 1.6, dark, u * 0.4
        )
        lamp += path(
            route(("M", -u * 1.6, -u * 26), ("H", u * 1.6), ("L", u, -u * 22), ("H", -u), ("z",)),
            "#fff0c4",
        ) + rect(-u * 2, -u * 26.8, u * 4, u, dark, u * 0.4)
        if s.night:
            s.back.add(s.back.glow(x, y - u * 24, u * 14, "#ffe6a8", 0.5))
        s.back.add(group(lamp, x, y))
