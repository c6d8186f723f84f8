"""What is worn over the clothes, in the frame of the trunk: before it, or behind it."""

from collections.abc import Callable

from studio.providers.sketch.color import lighten
from studio.providers.sketch.figures.skeleton import Joints
from studio.providers.sketch.figures.wear import Outfit
from studio.providers.sketch.pen import circle, group, line, path, rect, route

GOLD = "#e6b93f"
STEEL = "#3d4350"


def cape_hem(j: Joints) -> float:
    """How far under the hip a cape reaches, short of the ground."""
    return min(190.0, j.ground - 20)


def draw_behind(j: Joints, outfit: Outfit) -> str:
    """What hangs on the back."""
    marks, side = "", j.pose.side
    if "cape" in outfit.extras:
        hem = cape_hem(j)
        fall = route(
            ("M", -60, -300),
            ("H", 60),
            ("C", 90, -160, 130, hem - 170, 150, hem),
            ("Q", 60, hem - 40, 0, hem),
            ("Q", -70, hem - 40, -150, hem),
            ("C", -130, hem - 170, -90, -160, -60, -300),
            ("z",),
        )
        marks += path(fall, lighten(outfit.extras["cape"], -0.04))
    if "backpack" in outfit.extras:
        colour = outfit.extras["backpack"]
        if side:
            marks += rect(-146, -300, 120, 230, colour, 40)
            marks += rect(-160, -190, 60, 96, lighten(colour, -0.06), 22)
            marks += rect(-120, -316, 60, 26, lighten(colour, -0.1), 12)
        else:
            marks += rect(-96, -330, 192, 280, colour, 44)
            marks += rect(-66, -352, 132, 40, lighten(colour, -0.07), 18)
    return group(marks, 0, 0, 1, j.lean) if marks else ""


def draw_before(j: Joints, outfit: Outfit) -> str:
    """What lies on the chest or over the front."""
    side = j.pose.side
    marks = "".join(
        drawing(outfit.extras[item], side)
        for item, drawing in _BEFORE.items()
        if item in outfit.extras
    )
    if not side:
        return group(marks, 0, 0, 1, j.lean) if marks else ""
    return group(group(marks, 14, 0), 0, 0, 1, j.lean) if marks else ""


def _straps(colour: str, side: bool) -> str:  # noqa: FBT001 - all of these share one shape
    deep = lighten(colour, -0.07)
    if side:
        return line("M-44 -296C16 -300 30 -210 -4 -110", deep, 17)
    return "".join(
        line(
            route(("M", way * 58, -298), ("C", way * 66, -230, way * 72, -170, way * 70, -90)),
            deep,
            18,
        )
        for way in (-1, 1)
    )


def _apron(colour: str, side: bool) -> str:  # noqa: FBT001
    wide, deep = 46 if side else 62, lighten(colour, -0.07)
    bib = route(
        ("M", -40, -214),
        ("H", 40),
        ("L", wide, -110),
        ("V", 96),
        ("Q", 0, 112, -wide, 96),
        ("V", -110),
        ("z",),
    )
    marks = path(bib, colour) + line("M-40 -214L-30 -300M40 -214L30 -300", deep, 9)
    return marks + rect(-34, -50, 68, 56, deep, 6)


def _vest(colour: str, side: bool) -> str:  # noqa: FBT001
    wide = 50 if side else 68
    shape = route(
        ("M", -wide + 6, -300), ("L", -30, -306), ("L", 0, -230), ("L", 30, -306),
        ("L", wide - 6, -300), ("L", wide, -6), ("H", -wide), ("z",),
    )  # fmt: skip
    bands = rect(-wide, -150, 2 * wide, 24, "#f7f3d8") + rect(-wide, -70, 2 * wide, 24, "#f7f3d8")
    return path(shape, "#f2a73b") + bands


def _tie(colour: str, side: bool) -> str:  # noqa: FBT001
    return path("M-13 -296H13L9 -272L18 -150L0 -122L-18 -150L-9 -272z", colour)


def _bowtie(colour: str, side: bool) -> str:  # noqa: FBT001
    wings = path("M0 -294L-34 -312V-274zM0 -294L34 -312V-274z", colour)
    return wings + circle(0, -294, 8, lighten(colour, -0.07))


def _necklace(colour: str, side: bool) -> str:  # noqa: FBT001
    return line("M-30 -300Q0 -230 30 -300", GOLD, 6) + circle(0, -262, 9, colour)


def _medal(colour: str, side: bool) -> str:  # noqa: FBT001
    ribbon = line("M-28 -302L0 -190L28 -302", colour, 13)
    return ribbon + circle(0, -180, 24, GOLD) + circle(0, -180, 15, "#f3d56f")


def _lanyard(colour: str, side: bool) -> str:  # noqa: FBT001
    card = rect(-26, -172, 52, 66, "#ffffff", 6) + rect(-16, -160, 32, 24, colour, 4)
    return line("M-26 -302L0 -170L26 -302", colour, 7) + card


def _stethoscope(colour: str, side: bool) -> str:  # noqa: FBT001
    tube = line("M-30 -304C-46 -200 6 -190 4 -140M30 -304Q44 -240 26 -200", STEEL, 8)
    return tube + circle(4, -132, 14, "#aeb4bf")


def _scarf(colour: str, side: bool) -> str:  # noqa: FBT001
    end = path("M2 -290L44 -276L58 -128L16 -120z", lighten(colour, -0.07))
    loop = path(
        "M-48 -330Q0 -300 48 -330Q62 -292 44 -272Q0 -244 -44 -272Q-62 -292 -48 -330z", colour
    )
    return end + loop + line("M22 -134v-18M36 -132v-18M50 -134v-14", colour, 5)


def _bag(colour: str, side: bool) -> str:  # noqa: FBT001
    deep = lighten(colour, -0.07)
    marks = line("M40 -296L-70 -30", deep, 10) + rect(-118, -40, 96, 84, colour, 14)
    return marks + rect(-118, -40, 96, 36, deep, 14)


_BEFORE: dict[str, Callable[[str, bool], str]] = {
    "necklace": _necklace,
    "tie": _tie,
    "bowtie": _bowtie,
    "hivis": _vest,
    "apron": _apron,
    "stethoscope": _stethoscope,
    "lanyard": _lanyard,
    "medal": _medal,
    "backpack": _straps,
    "bag": _bag,
    "scarf": _scarf,
}
"""In the order in which they lie on each other."""
