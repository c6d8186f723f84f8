"""Plants, each standing on (0, 0) and growing up, ``height`` pixels tall."""

import math
from random import Random

from studio.providers.sketch.color import lighten
from studio.providers.sketch.pen import blob, circle, ellipse, group, line, path, rect, route


def pine(colour: str, height: float, snow: str | None = None) -> str:
    """A conifer of four tiers, with white tips if ``snow`` is a colour."""
    marks = rect(
        -height * 0.025, -height * 0.12, height * 0.05, height * 0.12, lighten(colour, -0.12)
    )
    for i in range(4):
        y, half = -height * (0.09 + 0.2 * i), height * (0.25 - 0.05 * i)
        top = y - height * 0.31
        marks += path(
            route(
                ("M", 0, top),
                ("Q", half * 0.35, y - height * 0.1, half, y),
                ("Q", 0, y + height * 0.045, -half, y),
                ("Q", -half * 0.35, y - height * 0.1, 0, top),
                ("z",),
            ),
            lighten(colour, 0.025 * i),
        )
        if snow:
            marks += path(
                route(
                    ("M", 0, top),
                    ("Q", half * 0.2, top + height * 0.12, half * 0.5, top + height * 0.19),
                    ("Q", half * 0.1, top + height * 0.14, -half * 0.42, top + height * 0.19),
                    ("Q", -half * 0.2, top + height * 0.12, 0, top),
                    ("z",),
                ),
                snow,
            )
    return marks


def tree(rng: Random, colour: str, height: float, trunk: str = "") -> str:
    """A leafy tree with a round crown lit from above."""
    bark = trunk or lighten(colour, -0.2)
    w = height * 0.035
    marks = path(
        route(
            ("M", -w, 0),
            ("Q", -w * 0.6, -height * 0.3, -w * 0.5, -height * 0.6),
            ("H", w * 0.5),
            ("Q", w * 0.6, -height * 0.3, w, 0),
            ("z",),
        ),
        bark,
    )
    marks += line(
        route(("M", 0, -height * 0.36), ("L", height * 0.12, -height * 0.5)),
        bark,
        w * 0.8,
    )
    marks += path(blob(rng, 0, -height * 0.65, height * 0.31, height * 0.33, 9, 0.08), colour)
    marks += path(
        blob(rng, -height * 0.07, -height * 0.74, height * 0.18, height * 0.17, 8, 0.1),
        lighten(colour, 0.045),
    )
    return marks


def slim_tree(colour: str, height: float) -> str:
    """A poplar or cypress: one tall drop."""
    half = height * 0.13
    return (
        rect(-height * 0.02, -height * 0.15, height * 0.04, height * 0.15, lighten(colour, -0.18))
        + path(
            route(
                ("M", 0, -height),
                ("C", half * 1.1, -height * 0.7, half * 1.3, -height * 0.12, 0, -height * 0.1),
                ("C", -half * 1.3, -height * 0.12, -half * 1.1, -height * 0.7, 0, -height),
                ("z",),
            ),
            colour,
        )
        + path(
            route(
                ("M", 0, -height),
                ("C", half * 1.1, -height * 0.7, half * 1.3, -height * 0.12, 0, -height * 0.1),
                ("z",),
            ),
            lighten(colour, -0.035),
        )
    )


def bush(rng: Random, colour: str, height: float) -> str:
    """A low round shrub, about twice as wide as tall."""
    marks = ""
    for x, y, r, light in (
        (-0.55, 0.42, 0.5, -0.02),
        (0.55, 0.4, 0.48, -0.03),
        (0, 0.55, 0.6, 0.02),
    ):
        marks += path(
            blob(rng, x * height, -y * height, r * height, r * height, 9, 0.07),
            lighten(colour, light),
        )
    return marks + rect(
        -height, -height * 0.2, height * 2, height * 0.2, lighten(colour, -0.02), height * 0.1
    )


def palm(rng: Random, trunk: str, leaf_colour: str, height: float, lean: float = 0.14) -> str:
    """A palm leaning to the right by ``lean`` of its height; its crown is 0.9 heights wide."""
    top_x, w = height * lean, height * 0.028
    marks = path(
        route(
            ("M", -w * 1.5, 0),
            ("Q", top_x * 0.2, -height * 0.5, top_x - w, -height * 0.8),
            ("h", w * 2),
            ("Q", top_x * 0.5, -height * 0.45, w * 1.8, 0),
            ("z",),
        ),
        trunk,
    )
    for angle in (-172, -148, -118, -88, -62, -34, -8):
        turn = math.radians(angle + rng.uniform(-7, 7))
        reach = height * rng.uniform(0.38, 0.46)
        x0, y0 = top_x, -height * 0.8
        x1 = x0 + math.cos(turn) * reach
        y1 = y0 + math.sin(turn) * reach * 0.42 + reach * 0.3
        mx, my = (x0 + x1) / 2, min(y0, y1) - reach * (0.2 + 0.1 * abs(math.sin(turn)))
        marks += path(
            route(
                ("M", x0, y0), ("Q", mx, my, x1, y1), ("Q", mx, my + reach * 0.24, x0, y0), ("z",)
            ),
            lighten(leaf_colour, rng.uniform(-0.05, 0.05)),
        )
    for dx in (-0.02, 0.02):
        marks += circle(top_x + dx * height, -height * 0.785, height * 0.02, lighten(trunk, -0.08))
    return marks


def leaf(length: float, half: float, colour: str, vein: str = "") -> str:
    """One pointed leaf."""
    marks = path(
        route(
            ("M", 0, 0),
            ("C", half, -length * 0.25, half, -length * 0.75, 0, -length),
            ("C", -half, -length * 0.75, -half, -length * 0.25, 0, 0),
            ("z",),
        ),
        colour,
    )
    if vein:
        marks += line(
            route(("M", 0, 0), ("V", -length * 0.88)), vein, max(1, length * 0.016), opacity=0.6
        )
    return marks


def sprig(rng: Random, colour: str, length: float, pairs: int = 6, bend: float = 0.25) -> str:
    """A twig with leaves in pairs, bending to the right by ``bend`` of its length."""
    marks = line(
        route(("M", 0, 0), ("Q", length * bend * 0.15, -length * 0.5, length * bend, -length)),
        lighten(colour, -0.06),
        length * 0.014,
    )
    for i in range(pairs):
        t = 0.16 + 0.82 * i / (pairs - 1)
        x = 2 * (1 - t) * t * length * bend * 0.15 + t * t * length * bend
        tilt = math.degrees(math.atan2(bend * t, 1))
        size = length * (0.33 - 0.15 * t)
        for side in (-1, 1) if i < pairs - 1 else (0,):
            marks += group(
                leaf(
                    size,
                    size * 0.27,
                    lighten(colour, rng.uniform(-0.03, 0.05)),
                    lighten(colour, -0.07),
                ),
                x,
                -length * t,
                1,
                tilt + side * 50,
            )
    return marks


def grass(rng: Random, colour: str, height: float) -> str:
    """A tuft of blades."""
    marks = ""
    for x, lean in ((-0.25, -0.4), (0, 0.06), (0.25, 0.45)):
        tall = height * rng.uniform(0.7, 1)
        marks += path(
            route(
                ("M", x * height - height * 0.07, 0),
                ("Q", x * height, -tall * 0.6, (x + lean) * height, -tall),
                ("Q", (x + 0.12) * height, -tall * 0.5, x * height + height * 0.07, 0),
                ("z",),
            ),
            colour,
        )
    return marks


def flower(colour: str, middle: str, stem: str, height: float) -> str:
    """A flower of six petals on a stem."""
    r = height * 0.16
    marks = line(route(("M", 0, 0), ("V", -height * 0.8)), stem, max(1, height * 0.045))
    marks += group(leaf(height * 0.4, height * 0.07, stem), 0, -height * 0.15, 1, 48)
    petals = "".join(
        ellipse(0, -r, r * 0.62, r, colour, transform=f"rotate({turn})")
        for turn in range(0, 360, 60)
    )
    return marks + group(petals + circle(0, 0, r * 0.55, middle), 0, -height * 0.82)


def pot_plant(rng: Random, pot: str, colour: str, height: float) -> str:
    """A house plant with broad leaves in a tapered pot."""
    marks = ""
    for turn in (-60, 56, -34, 32, -12, 10):
        long = height * rng.uniform(0.5, 0.68)
        marks += group(
            leaf(
                long,
                height * 0.085,
                lighten(colour, rng.uniform(-0.06, 0.06)),
                lighten(colour, -0.09),
            ),
            0,
            -height * 0.33,
            1,
            turn + rng.uniform(-5, 5),
        )
    half, tall = height * 0.17, height * 0.34
    marks += path(
        route(("M", -half, -tall), ("H", half), ("L", half * 0.76, 0), ("H", -half * 0.76), ("z",)),
        pot,
    )
    marks += path(
        route(
            ("M", half * 0.3, -tall), ("H", half), ("L", half * 0.76, 0), ("H", half * 0.24), ("z",)
        ),
        lighten(pot, -0.045),
    )
    return marks + rect(
        -half * 1.1, -tall * 1.06, half * 2.2, tall * 0.18, lighten(pot, 0.03), tall * 0.05
    )


def cactus(colour: str, height: float) -> str:
    """A saguaro with two arms."""
    w = height * 0.16
    marks = line(route(("M", 0, 0), ("V", -height + w / 2)), colour, w)
    marks += line(
        route(
            ("M", 0, -height * 0.35),
            ("H", -height * 0.2),
            ("q", -height * 0.06, 0, -height * 0.06, -height * 0.08),
            ("v", -height * 0.14),
        ),
        lighten(colour, -0.02),
        w * 0.7,
    )
    marks += line(
        route(
            ("M", 0, -height * 0.5),
            ("H", height * 0.17),
            ("q", height * 0.07, 0, height * 0.07, -height * 0.08),
            ("v", -height * 0.13),
        ),
        lighten(colour, -0.02),
        w * 0.7,
    )
    return marks + line(
        route(("M", -w * 0.2, -height * 0.06), ("V", -height * 0.9)),
        lighten(colour, 0.05),
        w * 0.1,
    )


def weed(rng: Random, colour: str, height: float) -> str:
    """A swaying water plant."""
    marks = ""
    for shift in (-0.12, 0, 0.12):
        tall, sway = height * rng.uniform(0.6, 1), height * rng.uniform(0.05, 0.12)
        x, w = shift * height, height * 0.035
        marks += path(
            route(
                ("M", x - w, 0),
                ("C", x - sway, -tall * 0.3, x + sway, -tall * 0.6, x, -tall),
                ("C", x + sway + w * 2, -tall * 0.6, x - sway + w * 2, -tall * 0.3, x + w, 0),
                ("z",),
            ),
            lighten(colour, rng.uniform(-0.04, 0.04)),
        )
    return marks
