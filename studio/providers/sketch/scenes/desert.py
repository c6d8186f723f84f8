"""The desert: dunes, mesas, cacti."""

from studio.providers.sketch.color import lighten, mix
from studio.providers.sketch.pen import (
    group,
    path,
    polygon,
    rect,
)
from studio.providers.sketch.scenes import land, plants, sky
from studio.providers.sketch.scenes.setting import Setting


def paint_desert(s: Setting) -> None:
    """Dunes under a large sun, with cactus and rock."""
    u, hz = s.unit, s.horizon(0.58)
    low = sky.paint_sky(s, hz)
    if not s.night and not s.grey:
        s.back.add(
            rect(
                0, 0, s.width, hz * 1.1, s.back.linear([(0, "#f3c79a", 0.15), (1, "#fbe3b8", 0.9)])
            )
        )
        s.behind_words = mix(low, "#fbe3b8", 0.5)
    sky.paint_sun(s, hz, 1.5)
    sand = s.local("#dda15e", 0.16)
    _paint_mesas(s, hz, low)
    for i, (rise, share) in enumerate(((6, 0.5), (5, 0.28), (4, 0.12), (3, 0.0))):
        y = hz + (s.ground_y - hz) * i / 3
        tone = mix(sand, low, share)
        paint = s.back.linear([(0, lighten(tone, 0.04)), (1, lighten(tone, -0.05))])
        s.back.add(path(land.close_below(s, land.hill_edge(s, y, u * rise, u * 70)), paint))
    s.taken.append((0, hz - u * 6, s.width, s.height))
    _paint_cacti(s)
    if s.calm != "bottom":
        for x in (s.rng.uniform(0.04, 0.2), s.rng.uniform(0.8, 0.96)):
            s.back.add(
                land.facets(
                    s, s.width * x, s.height - u * 2, u * s.rng.uniform(4, 7), lighten(sand, -0.14)
                )
            )
    if s.calm == "bottom":
        s.behind_words = sand


def _paint_mesas(s: Setting, hz: float, low: str) -> None:
    u = s.unit
    if s.rng.random() < 0.6:
        mesa = mix(s.local("#b5653f", 0.2), low, 0.45)
        for x in (s.rng.uniform(0.05, 0.3), s.rng.uniform(0.65, 0.95)):
            wide, tall = u * s.rng.uniform(12, 24), u * s.rng.uniform(8, 16)
            cx = s.width * x
            if s.free(cx - wide, hz - tall, cx + wide, hz):
                s.back.add(
                    polygon(
                        [
                            (cx - wide * 0.6, hz - tall),
                            (cx + wide * 0.5, hz - tall),
                            (cx + wide * 0.62, hz - tall * 0.5),
                            (cx + wide, hz + u * 4),
                            (cx - wide, hz + u * 4),
                            (cx - wide * 0.7, hz - tall * 0.6),
                        ],
                        mesa,
                    )
                )


def _paint_cacti(s: Setting) -> None:
    u = s.unit
    green = s.local("#5c8a62", 0.12)
    for _ in range(6):
        x, tall = s.rng.uniform(0.03, 0.97) * s.width, u * s.rng.uniform(9, 20)
        y = s.ground_y - u * s.rng.uniform(0, 5)
        if abs(x - s.focus_x) < s.focus_width * 0.5 or s.calm == "bottom":
            continue
        box = s.calm_box
        if box and box[0] - tall < x < box[0] + box[2] + tall and y - tall < box[3]:
            continue
        s.back.add(
            s.back.shadow(x, y, tall * 0.5, "#5a2f12", 0.22),
            group(plants.cactus(green, tall), x, y),
        )
