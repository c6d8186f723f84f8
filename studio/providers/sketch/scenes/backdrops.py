"""Grounds without a place: plain, burst, sky, space."""

import math

from studio.providers.sketch.color import lighten, mix
from studio.providers.sketch.pen import (
    blob,
    circle,
    ellipse,
    group,
    path,
    polygon,
    rect,
    route,
)
from studio.providers.sketch.scenes import sky
from studio.providers.sketch.scenes.setting import Setting
from studio.providers.sketch.scenes.studio import fits


def paint_sky(s: Setting) -> None:
    """Nothing but sky and clouds; the subject floats."""
    low = sky.paint_sky(s, s.height * 1.1)
    sky.paint_sun(s, s.height * 0.75, 1.1)
    sky.paint_clouds(s, s.height * 0.9, 8, 0.95)
    u = s.unit
    s.ground_y = s.height * (0.62 if s.calm == "bottom" else 0.72)
    if s.calm != "bottom":
        white = mix(low, "#ffffff", 0.7) if not s.night else lighten(low, 0.06)
        for x in (0.06, 0.24, 0.52, 0.78, 0.96):
            r = u * s.rng.uniform(11, 17)
            s.front.add(circle(s.width * x, s.height + r * 0.35, r, white))
            s.front.add(circle(s.width * x + r, s.height + r * 0.5, r * 0.8, white))
    s.figure_height = s.height * 0.46


def paint_space(s: Setting) -> None:
    """Deep space with planets, over the curve of a moon."""
    u = s.unit
    deep = mix(s.palette.shade, "#0b1030", 0.6)
    far = mix(deep, s.palette.accent2, 0.3)
    s.hour = "night"
    s.fill(s.back.linear([(0, deep), (1, far)], (0, 0), (0.5, 1)))
    s.behind_words = mix(deep, far, 0.35)
    for tone, x, y, r in ((s.palette.accent, 0.85, 0.7, 0.5), (s.palette.accent2, 0.25, 0.3, 0.55)):
        s.back.add(s.back.glow(s.width * x, s.height * y, max(s.width, s.height) * r, tone, 0.2))
    sky.paint_stars(s, s.height, 5)
    for size, tone in ((9, s.palette.accent), (4, mix(s.palette.accent2, s.palette.light, 0.4))):
        r = u * size * s.rng.uniform(0.85, 1.2)
        spot = sky.light_place(s, r * 1.7, s.height * 0.7)
        if spot is None:
            continue
        x, y = spot
        lit = s.back.linear([(0, lighten(tone, 0.08)), (1, lighten(tone, -0.16))], (0, 0), (1, 1))
        ring = ellipse(
            0,
            0,
            r * 1.7,
            r * 0.36,
            "none",
            stroke=mix(tone, s.palette.light, 0.5),
            stroke_width=r * 0.12,
        )
        planet = circle(0, 0, r, lit)
        if size > 5:
            s.back.add(
                group(
                    ring
                    + planet
                    + path(
                        route(("M", -r * 1.7, 0), ("A", r * 1.7, r * 0.36, 0, 0, 0, r * 1.7, 0)),
                        "none",
                        stroke=mix(tone, s.palette.light, 0.5),
                        stroke_width=r * 0.12,
                    ),
                    x,
                    y,
                    1,
                    -18,
                )
            )
        else:
            s.back.add(group(planet, x, y))
    moon = mix(s.palette.accent2, "#c9c8d6", 0.55)
    radius = max(s.width, s.height) * (4 if s.calm == "bottom" else 0.9)
    s.back.add(
        circle(
            s.focus_x,
            s.ground_y + radius - u * 2,
            radius,
            s.back.linear([(0, moon), (0.2, lighten(moon, -0.12)), (1, lighten(moon, -0.2))]),
        )
    )
    s.taken.append((0, s.ground_y - u * 4, s.width, s.height))
    if s.calm != "bottom":
        for _ in range(10):
            x = s.rng.uniform(0, s.width)
            drop = math.hypot(x - s.focus_x, 0) ** 2 / (2 * radius)
            y = s.ground_y + drop + s.rng.uniform(u * 3, s.height * 0.14)
            wide = u * s.rng.uniform(2, 6)
            s.back.add(ellipse(x, y, wide, wide * 0.26, lighten(moon, -0.16), opacity=0.8))
    else:
        s.behind_words = lighten(moon, -0.12)


def paint_plain(s: Setting) -> None:
    """A plain ground with one or two soft forms: for graphics, apps and products."""
    u = s.unit
    ground = s.palette.ground
    s.fill(
        s.back.linear(
            [(0, lighten(ground, 0.012)), (1, mix(ground, s.palette.surface, 0.6))],
            (0, 0),
            (0.4, 1),
        )
    )
    s.behind_words = ground
    tone = mix(s.palette.surface, s.palette.accent2, 0.35)
    r = min(s.focus_width * 0.55, s.height * 0.36)
    y = s.ground_y - r * 0.95
    if s.calm == "top" and s.calm_box:
        r = min(r, (s.ground_y - s.calm_box[3]) * 0.52)
        y = s.ground_y - r * 0.95
    s.taken.append((s.focus_x - r * 1.1, y - r * 1.1, r * 2.2, r * 2.2))
    if s.calm in {"left", "right"}:
        r = min(r, abs(s.focus_x - s.width * 0.5) * 0.95)
    s.back.add(path(blob(s.rng, s.focus_x, y, r, r * 0.92, 8, 0.07), tone))
    side = 1 if s.rng.random() < 0.5 else -1
    x2, r2 = s.focus_x + side * r * 0.75, r * 0.34
    if fits(s, x2, r2):
        s.back.add(circle(x2, y - r * 0.55, r2, mix(s.palette.accent, tone, 0.15), opacity=0.9))
    s.back.add(s.back.shadow(s.focus_x, s.ground_y + u, r * 1.5, s.palette.shade, 0.16))


def paint_burst(s: Setting) -> None:
    """Rays from behind the subject: sales, snacks, parties."""
    u, n = s.unit, 26
    base, ray = (
        mix(s.palette.accent, s.palette.light, 0.18),
        mix(s.palette.accent, s.palette.light, 0.32),
    )
    s.fill(base)
    s.behind_words = base
    x, y, reach = s.focus_x, s.ground_y - s.height * 0.26, math.hypot(s.width, s.height)
    if s.calm == "top":
        y = s.ground_y - s.height * 0.18
    box = s.calm_box
    if box:  # a sun with short rays, clear of the words
        reach = {"left": x - box[2], "right": box[0] - x, "top": y - box[3], "bottom": box[1] - y}[
            s.calm or "top"
        ]
    turn = s.rng.random()
    for i in range(0, n, 2):
        a, b = math.tau * (i + turn) / n, math.tau * (i + 1 + turn) / n
        s.back.add(
            polygon(
                [
                    (x, y),
                    (x + math.cos(a) * reach, y + math.sin(a) * reach),
                    (x + math.cos(b) * reach, y + math.sin(b) * reach),
                ],
                ray,
            )
        )
    r = min(s.focus_width * 0.5, s.height * 0.3, reach * 0.72)
    s.back.add(
        circle(x, y, r, s.palette.light),
        circle(x, y, r * 0.88, mix(s.palette.accent2, s.palette.light, 0.25)),
    )
    s.taken.append((x - r, y - r, 2 * r, 2 * r))
    for _ in range(18):
        cx, cy, size = (
            s.rng.uniform(0, s.width),
            s.rng.uniform(0, s.ground_y),
            u * s.rng.uniform(0.9, 1.9),
        )
        if abs(cx - x) > r and s.free(cx - size, cy - size, cx + size, cy + size):
            tone = s.rng.choice((s.palette.light, s.palette.accent2, s.palette.shade))
            s.back.add(
                group(
                    s.rng.choice(
                        (
                            rect(-size, -size, 2 * size, 2 * size, tone, size * 0.3),
                            circle(0, 0, size, tone),
                            polygon([(0, -size), (size, size), (-size, size)], tone),
                        )
                    ),
                    cx,
                    cy,
                    1,
                    s.rng.uniform(0, 90),
                )
            )
    s.back.add(s.back.shadow(x, s.ground_y, r * 1.6, s.palette.shade, 0.25))
