"""On the water and in it: open sea, storm at sea, under water, pool."""

from studio.providers.sketch.color import lighten, mix
from studio.providers.sketch.pen import (
    Sheet,
    circle,
    ellipse,
    group,
    line,
    path,
    polygon,
    rect,
    route,
)
from studio.providers.sketch.scenes import land, plants, sky
from studio.providers.sketch.scenes.setting import Setting


def paint_sea(s: Setting) -> None:
    """Open water with easy swell; the subject floats on it."""
    u, hz = s.unit, s.horizon(0.56)
    low = sky.paint_sky(s, hz)
    sky.paint_sun(s, hz, 1.2)
    sky.paint_clouds(s, hz, 4)
    sea = s.local("#2a86a3", 0.18)
    land.paint_water(s, hz, s.height, sea, mix(sea, low, 0.35))
    land.paint_ripples(s, hz + u, s.height, "#ffffff", 0.35)
    s.taken.append((0, hz, s.width, s.height - hz))
    for i, share in enumerate((0.3, 0.62)):
        y = hz + (s.ground_y - hz) * share
        tone = mix(sea, low, 0.2 - 0.12 * i)
        s.back.add(
            path(land.close_below(s, land.swell(s, y, u * (1.2 + i), u * 26)), tone, opacity=0.75)
        )
    near = path(
        land.close_below(s, land.swell(s, s.ground_y, u * 2.2, u * 34)),
        s.front.linear([(0, lighten(sea, -0.02)), (1, lighten(sea, -0.1))]),
    )
    if s.calm == "bottom":
        near = path(
            land.close_below(s, land.swell(s, s.ground_y, u * 1.2, u * 60)), lighten(sea, -0.03)
        )
        s.behind_words = sea
    s.front.add(near)
    s.ground_y += u * 1.5


def paint_storm(s: Setting) -> None:
    """A storm at sea: dark cloud banks, breaking waves, rain and lightning."""
    s.weather = "storm"
    u, hz = s.unit, s.horizon(0.5)
    low = sky.paint_sky(s, hz)
    dark = mix("#2b343f", s.palette.shade, 0.3)
    for i in range(7):
        x, y = s.rng.uniform(-0.1, 1.0) * s.width, s.rng.uniform(0.1, 0.75) * hz
        wide = u * s.rng.uniform(20, 38)
        if s.free(x, y - wide * 0.4, x + wide * 2.1, y + wide * 0.1):
            s.back.add(
                group(
                    path(sky.CLOUD, mix(dark, low, 0.25 + 0.08 * (i % 3)), opacity=0.9),
                    x,
                    y,
                    wide / 100,
                )
            )
    s.taken.append((0, hz - u * 8, s.width, s.height))
    sea = mix("#1f4a5c", s.palette.shade, 0.18)
    foam = "#e8f0f1"
    rows = ((0.0, 4.5, 24, 0.45), (0.34, 7.0, 34, 0.28), (0.7, 8.5, 44, 0.12))
    for share, rise, length, pale in rows:
        y = hz + u * 6 + (s.ground_y - hz) * share
        _paint_breakers(s, s.back, y, u * rise, u * length, mix(sea, low, pale), foam)
    _paint_breakers(
        s, s.front, s.ground_y + u * 3, u * (7 if s.calm != "bottom" else 2.5), u * 52, sea, foam
    )
    s.behind_words = sea if s.calm == "bottom" else mix(*sky.sky_colours(s), 0.3)


def _paint_breakers(
    s: Setting, target: Sheet, y: float, rise: float, length: float, tone: str, foam: str
) -> None:
    edge = land.swell(s, y, rise, length, sharp=1)
    target.add(
        path(
            land.close_below(s, edge),
            target.linear([(0, lighten(tone, 0.05)), (0.4, tone), (1, lighten(tone, -0.05))]),
        )
    )
    target.add(line(edge, foam, s.unit * 0.7, opacity=0.85))
    for _ in range(round(s.width / length * 7)):
        x = s.rng.uniform(0, s.width)
        up = s.rng.uniform(0.4, 1.3) * rise
        box = s.calm_box
        if box and box[0] <= x <= box[0] + box[2] and box[1] <= y - up <= box[1] + box[3]:
            continue
        target.add(
            circle(x, y - up * s.rise(x), s.unit * s.rng.uniform(0.15, 0.4), foam, opacity=0.7)
        )


def paint_underwater(s: Setting) -> None:
    """Light from above, a sandy floor, weed, coral and bubbles."""
    u = s.unit
    sea = mix("#1b86a6", s.palette.accent2, 0.22)
    deep = mix("#0f4f6f", s.palette.shade, 0.25)
    top = mix("#8fe0e4", s.palette.light, 0.15)
    s.fill(s.back.linear([(0, top), (0.5, sea), (1, deep)]))
    s.behind_words = {"top": mix(top, sea, 0.5), "bottom": deep}.get(
        s.calm or "", mix(top, sea, 0.6)
    )
    for i in range(5):
        x = s.width * (0.08 + 0.22 * i)
        box = s.calm_box
        if box and s.calm in {"left", "right"} and box[0] - u * 24 < x < box[0] + box[2]:
            continue
        if s.calm == "top":
            continue
        s.back.add(
            path(
                route(("M", x, 0), ("h", u * 9), ("l", -u * 20, s.height), ("h", -u * 26), ("z",)),
                s.back.linear([(0, "#ffffff", 0.2), (1, "#ffffff", 0)]),
            )
        )
    for _ in range(round(s.width / u / 3)):
        x, y, r = (
            s.rng.uniform(0, s.width),
            s.rng.uniform(0, s.ground_y),
            u * s.rng.uniform(0.3, 1.5),
        )
        if s.free(x - r, y - r, x + r, y + r):
            s.back.add(
                circle(x, y, r, "none", stroke="#ffffff", stroke_width=u * 0.25, opacity=0.5)
            )
    sand = mix(mix("#e3d0a0", sea, 0.35), deep, 0.1)
    land.paint_hill(s, s.ground_y - u * 7, u * 3, u * 50, mix(sand, deep, 0.45))
    _paint_reef(s, sea)
    land.paint_hill(s, s.ground_y, u * 2, u * 70, sand, deep=0.08)
    if s.calm == "bottom":
        s.behind_words = sand
    else:
        for x in (0.03, 0.1, 0.92, 0.98):
            if abs(s.width * x - s.focus_x) > s.focus_width * 0.5:
                s.front.add(
                    group(
                        plants.weed(s.rng, mix("#1f7a66", deep, 0.3), u * s.rng.uniform(16, 26)),
                        s.width * x,
                        s.height + u,
                    )
                )


def _paint_reef(s: Setting, sea: str) -> None:
    u = s.unit
    tones = (s.palette.accent, mix(s.palette.accent, "#e27a8c", 0.5), mix("#e9b45c", sea, 0.2))
    for _ in range(round(s.width / u / 8)):
        x, tall = s.rng.uniform(0, s.width), u * s.rng.uniform(8, 22)
        y = s.ground_y - u * s.rng.uniform(0, 6)
        if abs(x - s.focus_x) < s.focus_width * 0.38 or not s.free(
            x - tall * 0.25, y - tall, x + tall * 0.25, y
        ):
            continue
        if s.rng.random() < 0.55:
            s.back.add(
                group(plants.weed(s.rng, mix("#2f9a76", sea, s.rng.uniform(0, 0.4)), tall), x, y)
            )
        else:
            s.back.add(group(_coral(s.rng.choice(tones), tall * 0.6), x, y))


def _coral(colour: str, tall: float) -> str:
    w = tall * 0.14
    d = route(
        ("M", 0, 0),
        ("V", -tall * 0.5),
        ("M", 0, -tall * 0.3),
        ("Q", -tall * 0.35, -tall * 0.4, -tall * 0.34, -tall * 0.85),
        ("M", 0, -tall * 0.4),
        ("Q", tall * 0.36, -tall * 0.5, tall * 0.34, -tall),
        ("M", 0, -tall * 0.5),
        ("Q", -tall * 0.04, -tall * 0.7, tall * 0.02, -tall * 0.95),
        ("M", -tall * 0.28, -tall * 0.6),
        ("l", -tall * 0.16, -tall * 0.14),
        ("M", tall * 0.3, -tall * 0.62),
        ("l", tall * 0.16, -tall * 0.12),
    )
    return line(d, colour, w)


def paint_pool(s: Setting) -> None:
    """A swimming pool with deck, ladder and loungers."""
    u, hz = s.unit, s.horizon(0.46)
    low = sky.paint_sky(s, hz)
    sky.paint_sun(s, hz, 0.9)
    sky.paint_clouds(s, hz, 2)
    green = s.local("#5d9a68", 0.12)
    s.back.add(
        path(
            land.close_below(s, land.hill_edge(s, hz + u * 2, u * 2.5, u * 12)),
            mix(green, low, 0.2),
        )
    )
    deck = s.local("#ead9c0", 0.12)
    s.back.add(rect(0, hz + u * 3, s.width, s.height, deck))
    s.taken.append((0, hz, s.width, s.height - hz))
    water = s.local("#4cb8d0", 0.12)
    top = hz + u * (9 if s.calm not in {"left", "right"} else 4)
    bottom = max(top + u * 6, s.ground_y - u * 5)
    s.back.add(
        polygon(
            [(-u * 6, top), (s.width + u * 6, top), (s.width + u * 24, bottom), (-u * 24, bottom)],
            s.back.linear([(0, lighten(water, 0.05)), (1, lighten(water, -0.03))]),
        )
    )
    s.back.add(
        rect(0, top - u * 1.4, s.width, u * 1.6, lighten(deck, 0.05)),
        rect(0, bottom, s.width, u * 1.6, lighten(deck, 0.05)),
    )
    if s.calm != "bottom":
        land.paint_ripples(s, top + u * 2, bottom - u * 2, "#ffffff", 0.6)
    away = -1 if s.focus_x > s.width / 2 else 1
    x = s.focus_x + away * s.width * 0.24 * (1 if s.calm not in {"left", "right"} else -0.6)
    if s.calm != "top" and s.free(x - u * 11, hz - u * 14, x + u * 11, hz):
        s.back.add(
            group(
                rect(-u * 0.4, -u * 20, u * 0.8, u * 24, s.palette.shade)
                + path(
                    route(("M", -u * 11, -u * 14), ("Q", 0, -u * 26, u * 11, -u * 14), ("z",)),
                    s.palette.accent,
                ),
                x,
                hz + u * 5,
            )
        )
    lounger = rect(-u * 7, -u * 2.4, u * 14, u * 1.4, s.palette.light, u * 0.6) + line(
        route(
            ("M", -u * 5, -u),
            ("V", 0),
            ("M", u * 5, -u),
            ("V", 0),
            ("M", u * 5, -u * 2),
            ("L", u * 9, -u * 5.5),
        ),
        s.palette.light,
        u * 0.9,
    )
    s.back.add(group(lounger, x + u * 12 * away, hz + u * 7))
    s.back.add(
        ellipse(
            s.focus_x, s.ground_y + u * 1.5, s.focus_width * 0.3, u * 1.2, "#6b4a20", opacity=0.08
        )
    )
    if s.calm == "bottom":
        s.behind_words = deck
