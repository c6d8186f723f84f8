"""Near surfaces: table top, desk, windowsill, and a table from above."""

from studio.providers.sketch.color import contrast, lighten, mix
from studio.providers.sketch.pen import (
    Box,
    circle,
    ellipse,
    group,
    line,
    path,
    rect,
    route,
)
from studio.providers.sketch.scenes import fittings, plants, sky
from studio.providers.sketch.scenes.setting import Setting
from studio.providers.sketch.scenes.studio import fits


def paint_table(s: Setting) -> None:
    """A table top near the viewer, before a soft room."""
    wall = mix(s.palette.surface, s.palette.ground, s.rng.uniform(0.2, 0.7))
    s.fill(s.back.linear([(0, lighten(wall, 0.03)), (1, lighten(wall, -0.02))]))
    s.behind_words = wall
    u, edge = s.unit, s.ground_y - s.height * 0.09
    s.back.add(
        s.back.glow(
            s.width * (0.2 if s.light == "left" else 0.8),
            s.height * 0.15,
            max(s.width, s.height) * 0.55,
            "#ffffff",
            0.32 if not s.palette.dark else 0.08,
        )
    )
    if s.calm != "top" and s.rng.random() < 0.7:
        half, tall = min(u * 22, s.width * 0.2), edge * 0.62
        x = s.focus_x + half * s.rng.choice((-0.5, 0.5))
        if s.free(x - half, edge * 0.1, x + half, edge * 0.1 + tall):
            top, low = sky.sky_colours(s)
            s.back.add(
                group(
                    fittings.window(
                        lighten(wall, 0.06),
                        s.back.linear([(0, mix(top, wall, 0.3)), (1, mix(low, wall, 0.3))]),
                        u * 22,
                        half * 2,
                        tall,
                    ),
                    x,
                    edge * 0.1 + tall,
                )
            )
    for _ in range(9):
        x, y, r = (
            s.rng.uniform(0, s.width),
            s.rng.uniform(0.1, 0.85) * edge,
            u * s.rng.uniform(3, 7),
        )
        if s.free(x - r, y - r, x + r, y + r):
            s.back.add(circle(x, y, r, mix(s.palette.accent, s.palette.light, 0.5), opacity=0.14))
    wood = s.rng.choice(
        (
            s.local("#b98a5e", 0.12),
            mix(s.palette.light, s.palette.surface, 0.35),
            s.local("#8f6444", 0.12),
            mix(s.palette.accent2, s.palette.shade, 0.12),
        )
    )
    if contrast(wood, wall) < 1.18:
        wood = s.local("#b98a5e", 0.12)
    s.back.add(
        rect(
            0,
            edge,
            s.width,
            s.height - edge,
            s.back.linear([(0, lighten(wood, 0.05)), (1, lighten(wood, -0.03))]),
        )
    )
    s.back.add(rect(0, edge, s.width, u * 0.7, lighten(wood, 0.1)))
    if s.calm != "bottom":
        for _ in range(7):
            y = s.rng.uniform(edge + u * 2, s.height)
            x = s.rng.uniform(-0.1, 0.8) * s.width
            s.back.add(
                line(
                    route(
                        ("M", x, y),
                        (
                            "q",
                            s.width * 0.12,
                            u * s.rng.uniform(-0.8, 0.8),
                            s.width * s.rng.uniform(0.2, 0.4),
                            0,
                        ),
                    ),
                    lighten(wood, -0.045),
                    u * 0.3,
                    opacity=0.7,
                )
            )
    else:
        s.behind_words = wood
    s.taken.append((0, edge, s.width, s.height - edge))
    s.figure_height = 0


def paint_desk(s: Setting) -> None:
    """A desk seen from the front: lamp, screen or books, plant; things stand on it."""
    paint_table(s)
    u, y = s.unit, s.ground_y - s.unit * 5
    away = 1 if s.rng.random() < 0.5 else -1
    dark = mix(s.palette.shade, s.palette.accent2, 0.2)
    reach = s.focus_width * 0.5 + u * 3
    for side, kind in ((away, "lamp"), (-away, "books")):
        x = s.focus_x + side * reach
        if not fits(s, x, u * 7):
            continue
        if kind == "lamp" and s.calm != "top":
            arm = line(
                route(("M", 0, 0), ("L", -side * u * 2, -u * 15), ("L", -side * u * 8, -u * 22)),
                dark,
                u * 0.9,
            )
            head = path(
                route(
                    ("M", -u * 3, -u * 25),
                    ("h", u * 6),
                    ("l", u * 3, u * 6),
                    ("h", -u * 12),
                    ("z",),
                ),
                s.palette.accent,
            )
            s.back.add(s.back.glow(x - side * u * 8, y - u * 14, u * 16, "#fff0c4", 0.4))
            s.back.add(
                group(
                    ellipse(0, 0, u * 4.5, u * 1.1, dark) + arm + group(head, -side * u * 9, 0),
                    x,
                    y,
                )
            )
            s.taken.append((x - u * 16, y - u * 27, u * 32, u * 27))
        else:
            stack = ""
            for i, tone in enumerate(
                (s.palette.accent2, s.palette.accent, mix(s.palette.light, s.palette.accent2, 0.3))
            ):
                stack += rect(
                    -u * (6 - 0.5 * i), -u * 2.2 * (i + 1), u * (12 - i), u * 2.1, tone, u * 0.3
                )
            s.back.add(s.back.shadow(x, y, u * 14, s.palette.shade, 0.2), group(stack, x, y))
            if s.calm != "top":
                s.back.add(
                    group(
                        plants.pot_plant(s.rng, s.palette.accent, s.local("#4f8f64", 0.1), u * 13),
                        x,
                        y - u * 6.6,
                    )
                )


def paint_flat_lay(s: Setting) -> None:
    """A table top seen from straight above: boards, stone or cloth, and a leaf's shadow."""
    _paint_top(s, s.rng.choice(("boards", "stone", "cloth")))


def paint_stone_top(s: Setting) -> None:
    """The same, of stone."""
    _paint_top(s, "stone")


def paint_board_top(s: Setting) -> None:
    """The same, of wood."""
    _paint_top(s, "boards")


def _paint_top(s: Setting, kind: str) -> None:
    tone = {
        "boards": s.local("#d3b189", 0.12),
        "stone": mix(s.palette.light, s.palette.surface, 0.35),
        "cloth": mix(s.palette.surface, s.palette.ground, 0.4),
    }[kind]
    s.fill(s.back.linear([(0, lighten(tone, 0.02)), (1, lighten(tone, -0.02))], (0, 0), (1, 1)))
    s.behind_words = tone
    u = s.unit
    if kind == "boards" and s.calm is None:
        step = u * 17
        x = -step * s.rng.random()
        while x < s.width:
            s.back.add(rect(x, 0, u * 0.3, s.height, lighten(tone, -0.06)))
            x += step
    elif kind == "stone" and s.calm is None:
        vein = lighten(tone, -0.085)
        for _ in range(4):
            x, y = s.rng.uniform(-0.1, 0.7) * s.width, s.rng.uniform(0, 1) * s.height
            s.back.add(
                line(
                    route(("M", x, y), ("q", u * 14, u * s.rng.uniform(-16, 4), u * 30, -u * 6),
                          ("t", u * 34, u * s.rng.uniform(-14, 10))), vein, u * 0.6, opacity=0.75,
                )
            )  # fmt: skip
    elif kind == "cloth" and s.calm is None:
        away = s.width * (0.08 if s.focus_x > s.width / 2 else 0.62)
        s.back.add(
            group(
                rect(0, 0, s.width * 0.34, s.height * 0.4, mix(tone, s.palette.accent2, 0.28)),
                away, s.height * 0.06, 1, 8,
            )
        )  # fmt: skip
    if s.calm is None:
        shade = mix(tone, s.palette.shade, 0.16)
        corner = s.width if s.light == "right" else 0
        for turn in (128, 150, 172) if s.light == "left" else (-128, -150, -172):
            s.back.add(group(plants.sprig(s.rng, shade, u * 38, 7, 0.2), corner, 0, 1, turn))
    s.ground_y, s.figure_height = s.height * 0.8, 0


def paint_windowsill(s: Setting) -> None:
    """A broad sill before a window: sky and roofs outside, rain only on the glass."""
    u, edge = s.unit, s.ground_y - s.height * 0.05
    wall = mix(s.palette.surface, s.palette.ground, 0.5)
    s.fill(s.back.linear([(0, lighten(wall, 0.02)), (1, lighten(wall, -0.02))]))
    left, right = s.width * 0.06, s.width * 0.94
    if s.calm == "left":
        left = s.width * 0.5 + u * 2
    elif s.calm == "right":
        right = s.width * 0.5 - u * 2
    high = s.height * (0.44 if s.calm == "top" else 0.06)
    wide, tall = right - left, edge - high
    s.behind_words = wall
    _paint_outside(s, (left, high, wide, tall))
    shine = route(
        ("M", left, edge - tall * 0.3), ("L", left + wide * 0.55, high), ("h", wide * 0.16),
        ("L", left, edge - tall * 0.06), ("z",),
    )  # fmt: skip
    s.back.add(path(shine, "#ffffff", opacity=0.16))
    frame = lighten(s.palette.light, -0.02)
    bar = u * 1.6
    s.back.add(rect(left, high, wide, tall, "none", 0, stroke=frame, stroke_width=bar * 1.6))
    post = left + wide * (0.3 if s.focus_x > left + wide / 2 else 0.7)
    s.back.add(rect(post - bar / 2, high, bar, tall, frame))
    s.back.add(rect(left, high + tall * 0.34, wide, bar * 0.8, frame))
    if s.calm is None:
        cloth = mix(s.palette.accent2, s.palette.light, 0.45)
        s.back.add(group(fittings.curtain(cloth, s.width * 0.16, edge - u), 0, 0))
    sill = mix(s.palette.light, s.palette.surface, 0.3)
    s.back.add(
        rect(0, edge, s.width, s.height - edge,
             s.back.linear([(0, lighten(sill, 0.03)), (1, lighten(sill, -0.05))])),
        rect(0, edge, s.width, u * 0.8, lighten(sill, 0.05)),
    )  # fmt: skip
    lip = min(s.height - u * 2, s.ground_y + s.height * 0.08)
    if s.calm == "bottom":
        lip = s.height * 0.66
    s.back.add(
        rect(0, lip, s.width, u * 1.4, lighten(sill, -0.08)),
        rect(0, lip + u * 1.4, s.width, s.height - lip, lighten(wall, -0.05)),
    )
    s.taken.append((left, high, wide, tall))
    s.taken.append((0, edge, s.width, s.height - edge))
    if s.calm == "bottom":
        s.behind_words = lighten(wall, -0.05)
    s.horizon_y, s.figure_height = edge, 0


def _paint_outside(s: Setting, view: Box) -> None:
    """What is seen through a window: sky, roofs, the moon, and the weather, which stays there."""
    left, high, wide, tall = view
    u, right, edge = s.unit, left + wide, high + tall
    top, low = sky.sky_colours(s)
    s.back.add(rect(left, high, wide, tall, s.back.linear([(0, top), (1, low)])))
    far = mix(s.local("#7d93a4", 0.3), low, 0.55)
    x = left
    while x < right - u:
        step = min(u * s.rng.uniform(8, 15), right - x)
        up = tall * s.rng.uniform(0.16, 0.36)
        s.back.add(rect(x, edge - up, step, up, lighten(far, s.rng.uniform(-0.03, 0.03))))
        x += step
    if s.night:
        s.back.add(circle(left + wide * 0.24, high + tall * 0.24, u * 4, "#fdf3d2"))
    if s.weather in {"rain", "storm"}:
        for _ in range(46):
            px, py = s.rng.uniform(left, right), s.rng.uniform(high, edge - u * 6)
            long = u * s.rng.uniform(1.5, 5)
            s.back.add(rect(px, py, u * 0.3, long, "#f2f7fa", u * 0.15, opacity=0.55))
    elif s.weather == "snow":
        for _ in range(60):
            px, py = s.rng.uniform(left, right), s.rng.uniform(high, edge)
            s.back.add(circle(px, py, u * s.rng.uniform(0.3, 0.8), "#ffffff", opacity=0.85))
    s.weather = None
