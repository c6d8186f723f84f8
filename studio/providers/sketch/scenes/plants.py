"""Plants, each standing on (0, 0) and growing up, ``height`` pixels tall."""

import math
from random import Random

from studio.providers.sketch.color import lighten
from studio.providers.sketch.pen import blob, circle, ellipse, group, line, number, path, rect


def pine(colour: str, height: float, snow: str | None = None) -> str:
    """A conifer of four tiers, with white tips if ``snow`` is a colour."""
    marks = rect(
        -height * 0.025, -height * 0.12, height * 0.05, height * 0.12, lighten(colour, -0.12)
    )
    for i in range(4):
        y, half = -height * (0.09 + 0.2 * i), height * (0.25 - 0.05 * i)
        top = y - height * 0.31
        marks += path(
            f"M0 {number(top)}Q{number(half * 0.35)} {number(y - height * 0.1)} {number(half)}"
            f" {number(y)}Q0 {number(y + height * 0.045)} {number(-half)} {number(y)}"
            f"Q{number(-half * 0.35)} {number(y - height * 0.1)} 0 {number(top)}z",
            lighten(colour, 0.025 * i),
        )
        if snow:
            marks += path(
                f"M0 {number(top)}Q{number(half * 0.2)} {number(top + height * 0.12)}"
                f" {number(half * 0.5)} {number(top + height * 0.19)}"
                f"Q{number(half * 0.1)} {number(top + height * 0.14)} {number(-half * 0.42)}"
                f" {number(top + height * 0.19)}Q{number(-half * 0.2)}"
                f" {number(top + height * 0.12)} 0 {number(top)}z",
                snow,
            )
    return marks


def tree(rng: Random, colour: str, height: float, trunk: str = "") -> str:
    """A leafy tree with a round crown lit from above."""
    bark = trunk or lighten(colour, -0.2)
    w = height * 0.035
    marks = path(
        f"M{number(-w)} 0Q{number(-w * 0.6)} {number(-height * 0.3)} {number(-w * 0.5)}"
        f" {number(-height * 0.6)}H{number(w * 0.5)}Q{number(w * 0.6)} {number(-height * 0.3)}"
        f" {number(w)} 0z",
        bark,
    )
    marks += line(
        f"M0 {number(-height * 0.36)}L{number(height * 0.12)} {number(-height * 0.5)}",
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
            f"M0 {number(-height)}C{number(half * 1.1)} {number(-height * 0.7)} {number(half * 1.3)}"
            f" {number(-height * 0.12)} 0 {number(-height * 0.1)}C{number(-half * 1.3)}"
            f" {number(-height * 0.12)} {number(-half * 1.1)} {number(-height * 0.7)} 0"
            f" {number(-height)}z",
            colour,
        )
        + path(
            f"M0 {number(-height)}C{number(half * 1.1)} {number(-height * 0.7)} {number(half * 1.3)}"
            f" {number(-height * 0.12)} 0 {number(-height * 0.1)}z",
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
        f"M{number(-w * 1.5)} 0Q{number(top_x * 0.2)} {number(-height * 0.5)} {number(top_x - w)}"
        f" {number(-height * 0.8)}h{number(w * 2)}Q{number(top_x * 0.5)} {number(-height * 0.45)}"
        f" {number(w * 1.8)} 0z",
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
            f"M{number(x0)} {number(y0)}Q{number(mx)} {number(my)} {number(x1)} {number(y1)}"
            f"Q{number(mx)} {number(my + reach * 0.24)} {number(x0)} {number(y0)}z",
            lighten(leaf_colour, rng.uniform(-0.05, 0.05)),
        )
    for dx in (-0.02, 0.02):
        marks += circle(top_x + dx * height, -height * 0.785, height * 0.02, lighten(trunk, -0.08))
    return marks


def leaf(length: float, half: float, colour: str, vein: str = "") -> str:
    """One pointed leaf."""
    marks = path(
        f"M0 0C{number(half)} {number(-length * 0.25)} {number(half)} {number(-length * 0.75)}"
        f" 0 {number(-length)}C{number(-half)} {number(-length * 0.75)} {number(-half)}"
        f" {number(-length * 0.25)} 0 0z",
        colour,
    )
    if vein:
        marks += line(f"M0 0V{number(-length * 0.88)}", vein, max(1, length * 0.016), opacity=0.6)
    return marks


def sprig(rng: Random, colour: str, length: float, pairs: int = 6, bend: float = 0.25) -> str:
    """A twig with leaves in pairs, bending to the right by ``bend`` of its length."""
    marks = line(
        f"M0 0Q{number(length * bend * 0.15)} {number(-length * 0.5)} {number(length * bend)}"
        f" {number(-length)}",
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
            f"M{number(x * height - height * 0.07)} 0Q{number(x * height)} {number(-tall * 0.6)}"
            f" {number((x + lean) * height)} {number(-tall)}Q{number((x + 0.12) * height)}"
            f" {number(-tall * 0.5)} {number(x * height + height * 0.07)} 0z",
            colour,
        )
    return marks


def flower(colour: str, middle: str, stem: str, height: float) -> str:
    """A flower of six petals on a stem."""
    r = height * 0.16
    marks = line(f"M0 0V{number(-height * 0.8)}", stem, max(1, height * 0.045))
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
        f"M{number(-half)} {number(-tall)}H{number(half)}L{number(half * 0.76)} 0"
        f"H{number(-half * 0.76)}z",
        pot,
    )
    marks += path(
        f"M{number(half * 0.3)} {number(-tall)}H{number(half)}L{number(half * 0.76)} 0"
        f"H{number(half * 0.24)}z",
        lighten(pot, -0.045),
    )
    return marks + rect(
        -half * 1.1, -tall * 1.06, half * 2.2, tall * 0.18, lighten(pot, 0.03), tall * 0.05
    )


def cactus(colour: str, height: float) -> str:
    """A saguaro with two arms."""
    w = height * 0.16
    marks = line(f"M0 0V{number(-height + w / 2)}", colour, w)
    marks += line(
        f"M0 {number(-height * 0.35)}H{number(-height * 0.2)}q{number(-height * 0.06)} 0"
        f" {number(-height * 0.06)} {number(-height * 0.08)}v{number(-height * 0.14)}",
        lighten(colour, -0.02),
        w * 0.7,
    )
    marks += line(
        f"M0 {number(-height * 0.5)}H{number(height * 0.17)}q{number(height * 0.07)} 0"
        f" {number(height * 0.07)} {number(-height * 0.08)}v{number(-height * 0.13)}",
        lighten(colour, -0.02),
        w * 0.7,
    )
    return marks + line(
        f"M{number(-w * 0.2)} {number(-height * 0.06)}V{number(-height * 0.9)}",
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
            f"M{number(x - w)} 0C{number(x - sway)} {number(-tall * 0.3)} {number(x + sway)}"
            f" {number(-tall * 0.6)} {number(x)} {number(-tall)}C{number(x + sway + w * 2)}"
            f" {number(-tall * 0.6)} {number(x - sway + w * 2)} {number(-tall * 0.3)}"
            f" {number(x + w)} 0z",
            lighten(colour, rng.uniform(-0.04, 0.04)),
        )
    return marks
