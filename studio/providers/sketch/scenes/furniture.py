"""Furniture and fittings, each standing on (0, 0), centred, y down; ``m`` is a metre in pixels."""

from studio.providers.sketch.color import lighten
from studio.providers.sketch.pen import ellipse, line, number, path, rect, route


def sofa(colour: str, leg: str, m: float, cushion: str) -> str:
    """A three-seat sofa, 2.1 m wide."""
    w = 2.1 * m
    deep = lighten(colour, -0.05)
    marks = "".join(rect(x * m, -0.14 * m, 0.06 * m, 0.14 * m, leg) for x in (-0.9, 0.84))
    marks += rect(-w / 2 + 0.12 * m, -0.86 * m, w - 0.24 * m, 0.6 * m, deep, 0.1 * m)
    for i in range(3):
        marks += rect(
            (-0.88 + 0.59 * i) * m, -0.48 * m, 0.57 * m, 0.24 * m, lighten(colour, 0.02), 0.06 * m
        )
    marks += rect(-w / 2 + 0.1 * m, -0.27 * m, w - 0.2 * m, 0.16 * m, colour, 0.04 * m)
    for side in (-1, 1):
        marks += rect(
            side * (w / 2 - 0.11 * m) - 0.11 * m, -0.62 * m, 0.22 * m, 0.5 * m, colour, 0.1 * m
        )
    tilt = f"rotate(-10 {number(-0.6 * m)} {number(-0.6 * m)})"
    return marks + rect(-0.8 * m, -0.76 * m, 0.38 * m, 0.34 * m, cushion, 0.07 * m, transform=tilt)


def armchair(colour: str, leg: str, m: float) -> str:
    """0.85 m wide."""
    marks = line(
        route(
            ("M", -0.3 * m, 0),
            ("L", -0.24 * m, -0.2 * m),
            ("M", 0.3 * m, 0),
            ("L", 0.24 * m, -0.2 * m),
        ),
        leg,
        0.05 * m,
    )
    marks += rect(-0.32 * m, -0.95 * m, 0.64 * m, 0.7 * m, lighten(colour, -0.05), 0.16 * m)
    marks += rect(-0.3 * m, -0.46 * m, 0.6 * m, 0.2 * m, lighten(colour, 0.03), 0.08 * m)
    for side in (-1, 1):
        marks += rect(side * 0.34 * m - 0.08 * m, -0.58 * m, 0.16 * m, 0.4 * m, colour, 0.08 * m)
    return marks + rect(-0.34 * m, -0.28 * m, 0.68 * m, 0.13 * m, colour, 0.05 * m)


def table(wood: str, m: float, wide: float = 1.4) -> str:
    """A plain table, 0.75 m high."""
    half = wide * m / 2
    marks = "".join(
        path(
            route(
                ("M", s * (half - 0.1 * m) - 0.03 * m, -0.72 * m),
                ("h", 0.06 * m),
                ("L", s * (half - 0.05 * m), 0),
                ("h", -0.04 * m),
                ("z",),
            ),
            lighten(wood, -0.08),
        )
        for s in (-1, 1)
    )
    return (
        marks
        + rect(-half, -0.76 * m, 2 * half, 0.06 * m, wood, 0.02 * m)
        + rect(-half + 0.1 * m, -0.7 * m, 2 * half - 0.2 * m, 0.07 * m, lighten(wood, -0.05))
    )


def bistro(top: str, leg: str, m: float) -> str:
    """A round café table with a cup, 0.7 m wide."""
    return (
        rect(-0.03 * m, -0.72 * m, 0.06 * m, 0.7 * m, leg)
        + ellipse(0, -0.02 * m, 0.24 * m, 0.035 * m, leg)
        + rect(-0.36 * m, -0.76 * m, 0.72 * m, 0.05 * m, top, 0.025 * m)
        + rect(-0.07 * m, -0.85 * m, 0.11 * m, 0.09 * m, "#fbf8f2", 0.02 * m)
        + ellipse(-0.015 * m, -0.76 * m, 0.1 * m, 0.012 * m, "#e8e2d6")
    )


def stool(colour: str, leg: str, m: float, high: float = 0.48) -> str:
    """A stool or simple chair with a back."""
    return line(
        route(
            ("M", -0.16 * m, -high * m),
            ("L", -0.2 * m, 0),
            ("M", 0.16 * m, -high * m),
            ("L", 0.2 * m, 0),
            ("M", -0.17 * m, -high * m * 0.45),
            ("H", 0.17 * m),
        ),
        leg,
        0.035 * m,
    ) + rect(-0.22 * m, -(high + 0.05) * m, 0.44 * m, 0.07 * m, colour, 0.03 * m)


def chair(colour: str, leg: str, m: float) -> str:
    """A chair seen from the front."""
    return (
        rect(-0.19 * m, -0.88 * m, 0.38 * m, 0.3 * m, lighten(colour, -0.03), 0.07 * m)
        + line(
            route(
                ("M", -0.16 * m, -0.6 * m),
                ("V", -0.46 * m),
                ("M", 0.16 * m, -0.6 * m),
                ("V", -0.46 * m),
            ),
            leg,
            0.035 * m,
        )
        + stool(colour, leg, m, 0.44)
    )


def floor_lamp(shade: str, pole: str, m: float) -> str:
    """1.6 m high."""
    return (
        rect(-0.015 * m, -1.4 * m, 0.03 * m, 1.4 * m, pole)
        + rect(-0.14 * m, -0.03 * m, 0.28 * m, 0.03 * m, pole, 0.01 * m)
        + path(
            route(
                ("M", -0.13 * m, -1.62 * m),
                ("H", 0.13 * m),
                ("L", 0.21 * m, -1.3 * m),
                ("H", -0.21 * m),
                ("z",),
            ),
            shade,
        )
    )


def fridge(colour: str, m: float) -> str:
    """0.7 by 1.85 m."""
    return (
        rect(-0.35 * m, -1.85 * m, 0.7 * m, 1.83 * m, colour, 0.05 * m)
        + rect(-0.35 * m, -1.22 * m, 0.7 * m, 0.02 * m, lighten(colour, -0.1))
        + rect(-0.27 * m, -1.6 * m, 0.03 * m, 0.26 * m, lighten(colour, -0.2), 0.01 * m)
        + rect(-0.27 * m, -1.12 * m, 0.03 * m, 0.4 * m, lighten(colour, -0.2), 0.01 * m)
    )


def bed(cover: str, linen: str, wood: str, m: float) -> str:
    """A double bed seen from its side, 2.1 m wide."""
    return (
        rect(-1.05 * m, -1.0 * m, 0.1 * m, 1.0 * m, wood, 0.03 * m)
        + rect(-1.0 * m, -0.3 * m, 2.05 * m, 0.2 * m, wood, 0.03 * m)
        + rect(-0.95 * m, -0.12 * m, 0.06 * m, 0.12 * m, wood)
        + rect(0.95 * m, -0.12 * m, 0.06 * m, 0.12 * m, wood)
        + rect(-0.95 * m, -0.52 * m, 1.98 * m, 0.26 * m, linen, 0.08 * m)
        + rect(-0.88 * m, -0.66 * m, 0.46 * m, 0.2 * m, "#ffffff", 0.09 * m)
        + path(
            route(
                ("M", -0.36 * m, -0.56 * m),
                ("H", 0.98 * m),
                ("Q", 1.08 * m, -0.54 * m, 1.06 * m, -0.2 * m),
                ("H", -0.5 * m),
                ("z",),
            ),
            cover,
        )
    )


def rug(colour: str, m: float, wide: float) -> str:
    """A flat oval on the floor round (0, 0)."""
    return ellipse(0, 0, wide / 2, wide * 0.07, colour) + ellipse(
        0, 0, wide * 0.42, wide * 0.052, "none", stroke=lighten(colour, 0.08), stroke_width=0.02 * m
    )


def dumbbell_rack(frame: str, tones: tuple[str, ...], m: float) -> str:
    """Three shelves of dumbbells, 1.5 m wide."""
    marks = "".join(rect(x * m, -1.05 * m, 0.06 * m, 1.05 * m, frame) for x in (-0.75, 0.69))
    for row, y in enumerate((-0.9, -0.55, -0.2)):
        marks += rect(-0.75 * m, y * m, 1.5 * m, 0.05 * m, lighten(frame, 0.07))
        for i in range(5):
            x, r = (-0.58 + 0.29 * i) * m, (0.07 + 0.012 * row) * m
            marks += rect(x - 0.11 * m, y * m - r * 1.15, 0.22 * m, r * 0.3, "#9aa0ab")
            marks += "".join(
                rect(
                    x + s * 0.075 * m - 0.035 * m,
                    y * m - r * 2,
                    0.07 * m,
                    r * 2,
                    tones[(i + row) % len(tones)],
                    0.02 * m,
                )
                for s in (-1, 1)
            )
    return marks


def squat_rack(frame: str, plate: str, m: float) -> str:
    """Uprights with a loaded barbell, 2 m wide."""
    marks = "".join(rect(x * m, -2.05 * m, 0.08 * m, 2.05 * m, frame) for x in (-0.6, 0.52))
    marks += rect(-0.6 * m, -2.05 * m, 1.2 * m, 0.08 * m, frame) + rect(
        -0.75 * m, -0.05 * m, 0.4 * m, 0.05 * m, frame
    )
    marks += rect(0.35 * m, -0.05 * m, 0.4 * m, 0.05 * m, frame) + rect(
        -1.05 * m, -1.32 * m, 2.1 * m, 0.035 * m, "#a7adb7", 0.015 * m
    )
    for side in (-1, 1):
        for i, (r, tone) in enumerate(((0.23, plate), (0.18, lighten(plate, -0.08)))):
            marks += rect(
                side * (0.8 + 0.09 * i) * m - 0.035 * m,
                (-1.3 - r) * m,
                0.07 * m,
                2 * r * m,
                tone,
                0.025 * m,
            )
    return marks


def treadmill(frame: str, tone: str, m: float) -> str:
    """1.7 m wide, seen from its side."""
    return (
        rect(-0.85 * m, -0.2 * m, 1.6 * m, 0.16 * m, frame, 0.05 * m)
        + rect(-0.8 * m, -0.23 * m, 1.45 * m, 0.05 * m, "#4b515c", 0.02 * m)
        + line(
            route(("M", 0.55 * m, -0.2 * m), ("L", 0.72 * m, -1.2 * m), ("L", 0.3 * m, -1.0 * m)),
            frame,
            0.07 * m,
        )
        + rect(0.56 * m, -1.42 * m, 0.24 * m, 0.28 * m, frame, 0.04 * m)
        + rect(0.59 * m, -1.38 * m, 0.18 * m, 0.16 * m, tone, 0.02 * m)
    )


def monitor(frame: str, screen: str, m: float, wide: float = 0.62) -> str:
    """A desk screen on its foot."""
    return (
        rect(-0.04 * m, -0.16 * m, 0.08 * m, 0.15 * m, frame)
        + rect(-0.14 * m, -0.02 * m, 0.28 * m, 0.02 * m, frame, 0.01 * m)
        + rect(-wide * m / 2, -0.54 * m, wide * m, 0.4 * m, frame, 0.02 * m)
        + rect(-wide * m / 2 + 0.02 * m, -0.52 * m, wide * m - 0.04 * m, 0.36 * m, screen, 0.01 * m)
        + rect(
            -wide * m * 0.38, -0.46 * m, wide * m * 0.3, 0.03 * m, "#ffffff", 0.01 * m, opacity=0.8
        )
        + rect(
            -wide * m * 0.38, -0.39 * m, wide * m * 0.5, 0.14 * m, "#ffffff", 0.01 * m, opacity=0.45
        )
    )
