"""What is fixed or hangs: windows, curtains, pictures, shelves, worktops, boards."""

from random import Random

from studio.providers.sketch.color import lighten, mix
from studio.providers.sketch.pen import circle, ellipse, line, number, path, rect, route


def pendant(shade: str, cord: str, m: float, long: float) -> str:
    """A hanging lamp: (0, 0) is where its cord of ``long`` pixels leaves the ceiling."""
    return (
        rect(-0.01 * m, 0, 0.02 * m, long, cord)
        + path(
            route(
                ("M", -0.22 * m, long + 0.2 * m),
                (
                    "C",
                    -0.2 * m,
                    long - 0.02 * m,
                    0.2 * m,
                    long - 0.02 * m,
                    0.22 * m,
                    long + 0.2 * m,
                ),
                ("z",),
            ),
            shade,
        )
        + ellipse(0, long + 0.2 * m, 0.1 * m, 0.035 * m, "#fff3cf")
    )


def window(frame: str, glass: str, m: float, wide: float, tall: float) -> str:
    """A four-pane window whose sill is at (0, 0); width and height in pixels."""
    t = 0.05 * m
    half = wide / 2
    marks = rect(-half - t, -tall - t, wide + 2 * t, tall + 2 * t, frame) + rect(
        -half, -tall, wide, tall, glass
    )
    marks += path(
        route(
            ("M", -half, -tall * 0.3),
            ("L", half * 0.2, -tall),
            ("H", half * 0.6),
            ("L", -half, -tall * 0.05),
            ("z",),
        ),
        "#ffffff",
        opacity=0.22,
    )
    marks += rect(-t * 0.35, -tall, t * 0.7, tall, frame) + rect(
        -half, -tall * 0.62, wide, t * 0.7, frame
    )
    return marks + rect(-half - 2 * t, t * 0.4, wide + 4 * t, t, lighten(frame, -0.05))


def curtain(colour: str, wide: float, tall: float) -> str:
    """Hangs from (0, 0), to the right."""
    marks = ""
    for i in range(4):
        x = wide * i / 4
        marks += path(
            route(
                ("M", x, 0),
                ("H", x + wide / 4 + 1),
                ("L", x + wide / 4 * 1.08, tall),
                ("H", x - wide * 0.02),
                ("z",),
            ),
            lighten(colour, 0.02 if i % 2 else -0.03),
        )
    return marks


def picture(
    frame: str, ground: str, one: str, two: str, wide: float, tall: float, style: int
) -> str:
    """A framed print hung by its middle."""
    t = min(wide, tall) * 0.05
    w, h = wide, tall
    art = rect(-w / 2, -h / 2, w, h, ground)
    if style == 0:
        art += circle(0, -h * 0.08, w * 0.24, one) + path(
            route(
                ("M", -w / 2, h * 0.5),
                ("V", h * 0.2),
                ("Q", 0, -h * 0.05, w / 2, h * 0.26),
                ("V", h * 0.5),
                ("z",),
            ),
            two,
        )
    elif style == 1:
        art += rect(-w * 0.3, -h * 0.32, w * 0.3, h * 0.64, one) + circle(
            w * 0.14, h * 0.1, w * 0.2, two
        )
    else:
        art += path(
            route(("M", -w * 0.02, h * 0.36), ("Q", w * 0.04, 0, 0, -h * 0.34)),
            "none",
            stroke=two,
            stroke_width=w * 0.03,
        )
        art += "".join(
            ellipse(
                s * w * 0.13,
                y * h,
                w * 0.13,
                h * 0.05,
                one if s > 0 else two,
                transform=f"rotate({-28 * s} {number(s * w * 0.13)} {number(y * h)})",
            )
            for y in (-0.22, 0, 0.2)
            for s in (-1, 1)
        )
    return rect(-w / 2 - t, -h / 2 - t, w + 2 * t, h + 2 * t, frame, t * 0.3) + art


def bookcase(
    rng: Random, wood: str, tones: tuple[str, ...], m: float, wide: float, tall: float
) -> str:
    """Shelves with books and a vase or two; width and height in pixels."""
    inner = lighten(wood, -0.09)
    marks = rect(-wide / 2, -tall, wide, tall, inner)
    rows = max(2, round(tall / (0.4 * m)))
    t = 0.035 * m
    step = (tall - t) / rows
    for row in range(rows):
        base = -tall + step * (row + 1)
        x = -wide / 2 + 0.06 * m
        while x < wide / 2 - 0.12 * m:
            kind = rng.random()
            if kind < 0.12:
                r = 0.06 * m
                if x + 2.4 * r < wide / 2 - t:
                    marks += path(
                        route(
                            ("M", x + r * 0.5, base),
                            ("q", -r * 0.9, -r * 1.5, r * 0.3, -r * 2.2),
                            ("h", r * 0.8),
                            ("q", r * 1.2, r * 0.7, r * 0.3, r * 2.2),
                            ("z",),
                        ),
                        rng.choice(tones),
                    )
                x += 0.17 * m
                continue
            if kind < 0.2:
                x += 0.1 * m
                continue
            book = rng.uniform(0.035, 0.065) * m
            high = step * rng.uniform(0.55, 0.82)
            marks += rect(x, base - high, book, high, rng.choice(tones), 0.006 * m)
            x += book + 0.006 * m
        marks += rect(-wide / 2, base, wide, t, wood)
    return (
        marks
        + "".join(rect(x, -tall, t, tall, wood) for x in (-wide / 2, wide / 2 - t))
        + rect(-wide / 2, -tall, wide, t, wood)
    )


def counter(front: str, top: str, m: float, wide: float, *, oven: bool = False) -> str:
    """Kitchen units under a worktop, 0.9 m high; width in pixels."""
    marks = rect(-wide / 2, -0.88 * m, wide, 0.82 * m, front) + rect(
        -wide / 2, -0.06 * m, wide, 0.06 * m, lighten(front, -0.16)
    )
    count = max(2, round(wide / (0.55 * m)))
    step = wide / count
    for i in range(count):
        x = -wide / 2 + step * i
        if oven and i == count // 2:
            marks += rect(x + 0.03 * m, -0.84 * m, step - 0.06 * m, 0.74 * m, "#3b4049", 0.02 * m)
            marks += rect(x + 0.07 * m, -0.6 * m, step - 0.14 * m, 0.36 * m, "#23272e", 0.02 * m)
            marks += rect(x + 0.07 * m, -0.67 * m, step - 0.14 * m, 0.025 * m, "#c4c9d1", 0.01 * m)
            continue
        marks += rect(
            x + 0.02 * m, -0.84 * m, step - 0.04 * m, 0.18 * m, lighten(front, 0.02), 0.015 * m
        )
        marks += rect(
            x + 0.02 * m, -0.63 * m, step - 0.04 * m, 0.54 * m, lighten(front, 0.02), 0.015 * m
        )
        for y in (-0.76, -0.56):
            marks += rect(
                x + step / 2 - 0.07 * m, y * m, 0.14 * m, 0.02 * m, lighten(front, -0.25), 0.01 * m
            )
    return marks + rect(-wide / 2 - 0.02 * m, -0.93 * m, wide + 0.04 * m, 0.06 * m, top, 0.01 * m)


def hood(colour: str, m: float) -> str:
    """An extractor hood whose lower edge is at (0, 0)."""
    return rect(-0.12 * m, -0.62 * m, 0.24 * m, 0.5 * m, lighten(colour, 0.02)) + path(
        route(
            ("M", -0.12 * m, -0.2 * m),
            ("H", 0.12 * m),
            ("L", 0.34 * m, -0.05 * m),
            ("V", 0),
            ("H", -0.34 * m),
            ("V", -0.05 * m),
            ("z",),
        ),
        colour,
    )


def shelf(rng: Random, wood: str, tones: tuple[str, ...], m: float, wide: float) -> str:
    """A wall board with jars, bowls and plants, its top at (0, 0)."""
    marks = rect(-wide / 2, 0, wide, 0.04 * m, wood, 0.01 * m)
    x = -wide / 2 + 0.08 * m
    while x < wide / 2 - 0.2 * m:
        tone, kind = rng.choice(tones), rng.randrange(4)
        if kind == 0:
            marks += rect(x, -0.2 * m, 0.13 * m, 0.2 * m, tone, 0.03 * m) + rect(
                x + 0.01 * m, -0.24 * m, 0.11 * m, 0.05 * m, lighten(wood, -0.08), 0.01 * m
            )
        elif kind == 1:
            marks += path(
                route(
                    ("M", x, -0.1 * m),
                    ("h", 0.2 * m),
                    ("q", 0, 0.1 * m, -0.07 * m, 0.1 * m),
                    ("h", -0.06 * m),
                    ("q", -0.07 * m, 0, -0.07 * m, -0.1 * m),
                    ("z",),
                ),
                tone,
            )
        elif kind == 2:
            marks += rect(
                x + 0.02 * m, -0.13 * m, 0.11 * m, 0.13 * m, mix(tone, "#ffffff", 0.4), 0.01 * m
            )
            marks += "".join(
                ellipse(
                    x + (0.075 + dx) * m,
                    -0.2 * m,
                    0.03 * m,
                    0.085 * m,
                    "#6a9a6d",
                    transform=f"rotate({a} {number(x + 0.075 * m)} {number(-0.13 * m)})",
                )
                for dx, a in ((0, 0), (0, -32), (0, 32))
            )
        else:
            marks += "".join(
                rect(
                    x + i * 0.05 * m,
                    -(0.24 - 0.02 * i) * m,
                    0.045 * m,
                    (0.24 - 0.02 * i) * m,
                    rng.choice(tones),
                )
                for i in range(3)
            )
        x += rng.uniform(0.22, 0.34) * m
    return marks


def board(frame: str, ground: str, m: float, wide: float, tall: float) -> str:
    """A blackboard or whiteboard, centred on (0, 0)."""
    return (
        rect(
            -wide / 2 - 0.05 * m,
            -tall / 2 - 0.05 * m,
            wide + 0.1 * m,
            tall + 0.1 * m,
            frame,
            0.02 * m,
        )
        + rect(-wide / 2, -tall / 2, wide, tall, ground)
        + rect(-wide * 0.3, tall / 2 + 0.02 * m, wide * 0.6, 0.05 * m, lighten(frame, 0.05))
    )


def clothes_rail(frame: str, tones: tuple[str, ...], m: float) -> str:
    """Clothes on a rail, 1.3 m wide."""
    marks = line(
        route(("M", -0.6 * m, 0), ("V", -1.42 * m), ("H", 0.6 * m), ("V", 0)), frame, 0.04 * m
    )
    for i in range(6):
        x = (-0.48 + i * 0.19) * m
        marks += path(
            route(
                ("M", x, -1.4 * m),
                ("l", 0.1 * m, 0.12 * m),
                ("v", (0.6 + 0.05 * (i % 3)) * m),
                ("h", -0.17 * m),
                ("v", -(0.6 + 0.05 * (i % 3)) * m),
                ("z",),
            ),
            tones[i % len(tones)],
        )
    return marks
