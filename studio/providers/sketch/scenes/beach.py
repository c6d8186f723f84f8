"""The beach: sand, surf, a palm or a parasol."""

from studio.providers.sketch.color import lighten, mix
from studio.providers.sketch.pen import (
    circle,
    group,
    path,
    rect,
    route,
)
from studio.providers.sketch.scenes import land, plants, sky
from studio.providers.sketch.scenes.setting import Setting


def paint_beach(s: Setting) -> None:
    """Sand, surf, sea and sky, with a palm or a parasol on the side away from the words."""
    u, hz = s.unit, s.horizon(0.52)
    low = sky.paint_sky(s, hz)
    sky.paint_sun(s, hz, 1.1)
    sky.paint_clouds(s, hz, 3)
    sea = s.local("#2f9fb8", 0.15)
    if s.rng.random() < 0.7:
        island = mix(s.local("#6d8f83", 0.2), low, 0.5)
        x, wide = s.width * s.rng.uniform(0.55, 0.9), u * s.rng.uniform(14, 26)
        if s.calm == "right":
            x = s.width - x
        s.back.add(
            path(
                route(
                    ("M", x - wide, hz),
                    ("Q", x - wide * 0.3, hz - u * 6, x, hz - u * 4),
                    ("T", x + wide, hz),
                    ("z",),
                ),
                island,
            )
        )
    shore = s.ground_y - u * 7
    land.paint_water(s, hz, shore + u * 4, lighten(sea, 0.06), mix(sea, s.palette.shade, 0.12))
    land.paint_ripples(s, hz + u, shore, "#ffffff", 0.4)
    sand = s.local("#f0d6a4", 0.1)
    for dy, tone, opacity in (
        (0.0, "#ffffff", 0.8),
        (1.6, mix(sand, sea, 0.3), 0.9),
        (2.6, sand, 1.0),
    ):
        edge = sky.wave_line(s, shore + dy * u, u * 1.1, u * 42)
        s.back.add(
            path(
                land.close_below(s, edge),
                tone
                if dy < 2
                else s.back.linear([(0, lighten(tone, 0.02)), (1, lighten(tone, -0.05))]),
                opacity=opacity,
            )
        )
    s.taken.append((0, hz, s.width, s.height - hz))
    _paint_shells(s, sand)
    away = -1 if s.focus_x > s.width / 2 else 1
    away = away if s.calm not in {"left", "right"} else -away
    if s.rng.random() < 0.55:
        _paint_palm(s, away)
    else:
        _paint_parasol(s, away)
    s.behind_words = sand if s.calm == "bottom" else mix(sky.sky_colours(s)[0], low, 0.4)


def _paint_shells(s: Setting, sand: str) -> None:
    if s.calm == "bottom":
        return
    for _ in range(round(s.width / s.unit / 2)):
        x, y = s.rng.uniform(0, s.width), s.rng.uniform(s.ground_y, s.height)
        s.back.add(
            circle(x, y, s.unit * s.rng.uniform(0.15, 0.4), lighten(sand, -0.07), opacity=0.7)
        )


def _paint_palm(s: Setting, away: int) -> None:
    u = s.unit
    tall = min(s.height * 0.62, u * 62)
    x = s.width * (0.04 if away < 0 else 0.96)
    y = s.ground_y + u * 1
    reach = (x - tall * 0.1, x + tall * 0.62) if away < 0 else (x - tall * 0.62, x + tall * 0.1)
    if s.calm == "top" and s.calm_box:
        tall = min(tall, (y - s.calm_box[3]) * 0.82)
    if tall > u * 12 and s.free(reach[0], y - tall * 1.15, reach[1], y - tall * 0.3):
        mark = plants.palm(s.rng, s.local("#9b6b45", 0.1), s.local("#3f8f62", 0.12), tall, 0.2)
        s.back.add(
            s.back.shadow(x, y, tall * 0.4, "#6b4a20", 0.25), group(mark, x, y, flip=away > 0)
        )


def _paint_parasol(s: Setting, away: int) -> None:
    u = s.unit
    x, y, tall = s.focus_x + away * (s.focus_width * 0.5 + u * 6), s.ground_y - u * 1, u * 27
    x = min(max(x, u * 14), s.width - u * 14)
    if not s.free(x - u * 14, y - tall - u * 2, x + u * 14, y):
        return
    one, two = s.palette.accent, s.palette.light
    marks = rect(-u * 0.4, -tall, u * 0.8, tall, lighten(s.palette.shade, 0.3))
    for i in range(6):
        a, b = -u * 14 + i * u * 28 / 6, -u * 14 + (i + 1) * u * 28 / 6
        marks += path(
            route(
                ("M", 0, -tall - u),
                ("Q", a * 0.72, -tall - u * 0.4, a, -tall + u * 7),
                ("Q", (a + b) / 2, -tall + u * 5.6, b, -tall + u * 7),
                ("Q", b * 0.72, -tall - u * 0.4, 0, -tall - u),
                ("z",),
            ),
            one if i % 2 else two,
        )
    towel = rect(u * 1, -u * 1.1, u * 12, u * 1.6, s.palette.accent2, u * 0.5) + "".join(
        rect((2 + 3 * i) * u, -u * 1.1, u * 1.1, u * 1.6, two) for i in range(4)
    )
    s.back.add(s.back.shadow(x, y, u * 26, "#6b4a20", 0.28), group(marks + towel, x, y))
