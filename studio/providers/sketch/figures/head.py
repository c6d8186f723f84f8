"""Heads: hair, face, and what is worn on them.

Drawn round (0, 0), the middle of the head, ``HEAD_RX`` wide and ``HEAD_RY`` high either way; one
unit is a thousandth of a standing adult.
"""

from studio.providers.sketch.color import lighten, mix
from studio.providers.sketch.figures.person import Person
from studio.providers.sketch.figures.skeleton import HEAD_RX as RX
from studio.providers.sketch.figures.skeleton import HEAD_RY as RY
from studio.providers.sketch.pen import circle, ellipse, line, number, path, rect, smooth

DARK = "#2a2227"


def draw_head(who: Person, face: float, worn: dict[str, str]) -> tuple[str, str]:
    """The head as two layers: what lies behind the neck and shoulders, and the rest.

    ``face`` is where it looks, from -1 (left) to 1; ``worn`` maps what is on it to a colour.
    """
    covered = "hijab" if who.cut == "hijab" else who.cut
    back = _hair_behind(who, covered, face)
    marks = _ears(who, face) + _skull(who)
    if who.beard and who.cut != "hijab":
        marks += _beard(who, face)
    marks += _features(who, face)
    marks += _hair_before(who, covered, face, hat=bool(set(worn) & HATS))
    for item, colour in worn.items():
        drawing = WORN.get(item)
        if drawing:
            marks += drawing(colour, face)
    return back, marks


def _skull(who: Person) -> str:
    jaw = 0.5 if who.curved else 0.6
    outline = smooth(
        [
            (0, -RY),
            (RX * 0.74, -RY * 0.76),
            (RX, -RY * 0.1),
            (RX * 0.9, RY * 0.4),
            (RX * jaw, RY * 0.86),
            (0, RY * 1.04),
            (-RX * jaw, RY * 0.86),
            (-RX * 0.9, RY * 0.4),
            (-RX, -RY * 0.1),
            (-RX * 0.74, -RY * 0.76),
        ]
    )
    return path(outline, who.skin)


def _ears(who: Person, face: float) -> str:
    marks = ""
    for side in (-1, 1):
        if side * face < 0.75:
            shift = -6 * face
            marks += ellipse(side * RX * 0.97 + shift, 4, 11, 16, lighten(who.skin, -0.04))
    return marks


def _features(who: Person, face: float) -> str:
    x, ink = face * 20, mix(DARK, who.skin, 0.12)
    brow = mix(who.hair, DARK, 0.45) if who.cut != "hijab" else DARK
    marks = ""
    for side in (-1, 1):
        squeeze = 1 - 0.25 * max(0.0, side * face)
        ex = x + side * 21 * squeeze
        marks += ellipse(ex, 0, 4.6, 5.8, ink)
        marks += line(f"M{number(ex - 10)} -16q10 -7 20 -1", brow, 4.2)
        marks += ellipse(x + side * 29 * squeeze, 23, 10, 6.5, "#f0604f", opacity=0.2)
        if who.curved:
            marks += line(f"M{number(ex - 6)} -5q7 -5 {number(12)} -1", ink, 2.6)
    tip = 7 if face >= 0 else -7
    marks += line(f"M{number(x + face * 5)} 3q{tip} 12 0 14", lighten(who.skin, -0.13), 4)
    marks += path(
        f"M{number(x - 15 + face * 3)} 33q{number(15)} 17 30 0q-15 5 -30 0z",
        mix("#a03d3d", who.skin, 0.2),
    )
    if who.age == "elder":
        for side in (-1, 1):
            marks += line(
                f"M{number(x + side * 30)} 14q{side * 5} 8 {side * 1} 16",
                lighten(who.skin, -0.08),
                2.4,
            )
    return marks


def _beard(who: Person, face: float) -> str:
    x = face * 14
    return path(
        f"M{number(-RX)} -6C{number(-RX)} 40 -40 84 0 {number(RY * 1.16)}C40 84 {number(RX)} 40"
        f" {number(RX)} -6C{number(RX * 0.86)} 12 {number(RX * 0.62 + x)} 22 {number(x + 22)} 22"
        f"Q{number(x)} 14 {number(x - 22)} 22C{number(-RX * 0.62 + x)} 22 {number(-RX * 0.86)} 12"
        f" {number(-RX)} -6z",
        who.hair,
    )


def _hair_behind(who: Person, cut: str, face: float) -> str:
    deep = lighten(who.hair, -0.035)
    if cut == "long":
        return path(
            "M-62 -20C-70 -92 70 -92 62 -20C60 40 84 90 76 168C40 190 -40 190 -76 168"
            "C-84 90 -60 40 -62 -20z",
            deep,
        )
    if cut == "bob":
        return path(
            "M-64 -16C-70 -96 70 -96 64 -16C66 24 76 56 70 84C40 98 -40 98 -70 84"
            "C-76 56 -66 24 -64 -16z",
            deep,
        )
    if cut == "ponytail":
        side = -1 if face >= 0 else 1
        return path(
            f"M{side * 34} -50C{side * 100} -62 {side * 112} 10 {side * 88} 90"
            f"C{side * 80} 112 {side * 70} 96 {side * 70} 76C{side * 74} 40 {side * 70} 6"
            f" {side * 40} -8z",
            deep,
        )
    if cut == "bun":
        side = -1 if face >= 0 else 1
        return circle(side * 26, -76, 29, deep)
    if cut == "curly":
        return "".join(
            circle(x, y, r, deep)
            for x, y, r in (
                (-52, -28, 34),
                (52, -28, 34),
                (-66, 14, 32),
                (66, 14, 32),
                (-62, 56, 32),
                (62, 56, 32),
                (-34, -62, 34),
                (34, -62, 34),
                (0, -74, 34),
                (-46, 84, 24),
                (46, 84, 24),
            )
        )
    if cut == "afro":
        return "".join(
            circle(x, y, r, deep)
            for x, y, r in (
                (-48, -40, 42),
                (48, -40, 42),
                (-58, 2, 32),
                (58, 2, 32),
                (0, -70, 48),
                (-30, -66, 40),
                (30, -66, 40),
            )
        )
    return ""


def _hair_before(who: Person, cut: str, face: float, *, hat: bool) -> str:
    hair, part = who.hair, (-18 if face >= 0 else 18)
    light = lighten(hair, 0.06)
    if cut == "bald" or hat and cut in {"bun"}:
        return "" if cut == "bald" else _cap_of_hair(hair, part, -14)
    if cut == "hijab":
        cloth = hair
        return path(
            "M0 -82C-62 -82 -76 -30 -70 22C-68 60 -58 92 -40 112H40C58 92 68 60 70 22"
            "C76 -30 62 -82 0 -82zM0 -54C38 -54 46 -22 44 10C42 44 24 64 0 68C-24 64 -42 44"
            " -44 10C-46 -22 -38 -54 0 -54z",
            cloth,
            fill_rule="evenodd",
        ) + line("M-46 30Q-20 84 40 104", lighten(cloth, -0.05), 5)
    if cut == "afro":
        return path(
            "M-56 -4C-58 -50 -30 -66 0 -66C30 -66 58 -50 56 -4C50 -30 34 -42 0 -42"
            "C-34 -42 -50 -30 -56 -4z",
            hair,
        )
    if cut in {"curly", "curls"}:
        curls = "".join(
            circle(x, y, r, hair if i % 2 else light)
            for i, (x, y, r) in enumerate(
                (
                    (-46, -34, 19),
                    (-28, -52, 21),
                    (0, -60, 22),
                    (28, -54, 21),
                    (46, -34, 19),
                    (-12, -48, 16),
                    (16, -46, 16),
                )
            )
        )
        return curls
    if cut == "crop":
        return path(
            "M-56 4C-62 -60 -30 -80 2 -80C36 -80 62 -58 56 4C52 -14 50 -26 42 -36"
            "C16 -46 -16 -46 -42 -36C-50 -26 -52 -14 -56 4z",
            hair,
        )
    if cut == "short":
        sweep = 1 if part < 0 else -1
        return path(
            f"M{-57 * sweep} 4C{-66 * sweep} -48 {-44 * sweep} -84 {4 * sweep} -86C{52 * sweep} -90"
            f" {68 * sweep} -46 {57 * sweep} 2C{54 * sweep} -18 {50 * sweep} -28 {44 * sweep} -36"
            f"C{20 * sweep} -30 {-14 * sweep} -34 {-30 * sweep} -48C{-40 * sweep} -38"
            f" {-50 * sweep} -24 {-57 * sweep} 4z",
            hair,
        )
    return _cap_of_hair(hair, part, 16) + line(
        f"M{part - 4} -68Q{part + 14} -54 {part + 40 if part < 0 else part - 40} -40",
        light,
        4,
        opacity=0.5,
    )


def _cap_of_hair(hair: str, part: float, low: float) -> str:
    return path(
        f"M-58 {number(low)}C-70 -52 -40 -86 0 -86C40 -86 70 -52 58 {number(low)}"
        f"C54 -16 46 -34 {number(part + 18)} -58Q{number(part)} -62 {number(part - 8)} -58"
        f"C-40 -40 -52 -18 -58 {number(low)}z",
        hair,
    )


# ---- worn on the head -------------------------------------------------------------------------


def _cap(colour: str, face: float) -> str:
    side = 1 if face >= 0 else -1
    return (
        path("M-59 -22C-60 -78 -30 -92 0 -92C30 -92 60 -78 59 -22C30 -34 -30 -34 -59 -22z", colour)
        + path(
            f"M{-30 * side} -31C{10 * side} -44 {70 * side} -34 {98 * side} -14"
            f"C{60 * side} -24 {10 * side} -22 {-30 * side} -22z",
            lighten(colour, -0.07),
        )
        + circle(0, -92, 5, lighten(colour, -0.07))
    )


def _beanie(colour: str, face: float) -> str:
    return (
        circle(0, -104, 13, lighten(colour, 0.05))
        + path("M-58 -30C-62 -84 -28 -104 0 -104C28 -104 62 -84 58 -30z", colour)
        + rect(-63, -44, 126, 27, lighten(colour, -0.06), 12)
    )


def _sunhat(colour: str, face: float) -> str:
    return (
        ellipse(0, -34, 118, 22, lighten(colour, -0.04))
        + path("M-56 -36C-56 -84 -30 -98 0 -98C30 -98 56 -84 56 -36z", colour)
        + rect(-57, -52, 114, 16, lighten(colour, -0.16), 3)
    )


def _tophat(colour: str, face: float) -> str:
    return (
        rect(-48, -150, 96, 112, colour, 6)
        + rect(-48, -64, 96, 16, lighten(colour, 0.16))
        + rect(-80, -44, 160, 15, colour, 7)
    )


def _helmet(colour: str, face: float) -> str:
    return (
        path("M-62 -16C-64 -78 -34 -96 0 -96C34 -96 64 -78 62 -16Q0 -34 -62 -16z", colour)
        + path(
            "M-30 -86Q-14 -60 -18 -28M0 -96V-30M30 -86Q14 -60 18 -28",
            "none",
            stroke=lighten(colour, -0.1),
            stroke_width=7,
            stroke_linecap="round",
        )
        + line("M-52 -14Q-44 50 -14 68M52 -14Q44 50 14 68", DARK, 4, opacity=0.7)
    )


def _hardhat(colour: str, face: float) -> str:
    return (
        path("M-58 -34C-58 -82 -30 -96 0 -96C30 -96 58 -82 58 -34z", colour)
        + rect(-11, -102, 22, 68, lighten(colour, 0.06), 8)
        + rect(-72, -40, 144, 14, lighten(colour, -0.05), 7)
    )


def _chef(colour: str, face: float) -> str:
    return (
        "".join(circle(x, y, 34, "#ffffff") for x, y in ((-38, -112), (0, -128), (38, -112)))
        + rect(-52, -108, 104, 76, "#ffffff", 6)
        + rect(-54, -52, 108, 22, "#e6e8ea", 5)
    )


def _crown(colour: str, face: float) -> str:
    return (
        path("M-54 -40L-62 -104L-30 -74L0 -118L30 -74L62 -104L54 -40z", "#e9b93f")
        + rect(-54, -52, 108, 16, "#d29f2b", 4)
        + circle(0, -76, 8, colour)
    )


def _party(colour: str, face: float) -> str:
    return (
        path("M-42 -48L0 -160L42 -48Q0 -34 -42 -48z", colour)
        + line("M-22 -86L26 -66M-10 -122L16 -112", "#ffffff", 8)
        + circle(0, -160, 13, "#f5d04e")
    )


def _santa(colour: str, face: float) -> str:
    return (
        path("M-58 -36C-50 -110 10 -140 92 -70C60 -78 56 -60 58 -36z", "#c9342f")
        + rect(-64, -50, 128, 28, "#ffffff", 13)
        + circle(94, -64, 17, "#ffffff")
    )


def _headphones(colour: str, face: float) -> str:
    shift = -6 * face
    return line("M-60 -2C-66 -104 66 -104 60 -2", colour, 11) + "".join(
        rect(side * 58 - 13 + shift * 0.4, -20, 26, 48, lighten(colour, -0.05), 12)
        for side in (-1, 1)
    )


def _glasses(colour: str, face: float) -> str:
    x = face * 20
    return "".join(
        circle(x + side * 22, 1, 17, "#ffffff", opacity=0.25)
        + circle(x + side * 22, 1, 17, "none", stroke=DARK, stroke_width=4.5)
        for side in (-1, 1)
    ) + line(
        f"M{number(x - 5)} -2q5 -4 10 0M{number(x - 39)} -3L{number(-RX)} -8"
        f"M{number(x + 39)} -3L{number(RX)} -8",
        DARK,
        4.5,
    )


def _sunglasses(colour: str, face: float) -> str:
    x = face * 20
    lens = "".join(
        path(f"M{number(x + side * 22 - 19)} -11h38q2 26 -19 27q-21 -1 -19 -27z", DARK)
        + line(f"M{number(x + side * 22 - 8)} -4l7 9", "#8d93a3", 3)
        for side in (-1, 1)
    )
    return lens + line(
        f"M{number(x - 39)} -9L{number(x + 39)} -9M{number(x - 39)} -8L{number(-RX)} -10"
        f"M{number(x + 39)} -8L{number(RX)} -10",
        DARK,
        4.5,
    )


def _mask(colour: str, face: float) -> str:
    x = face * 10
    return line(
        f"M{number(-RX)} 6L{number(x - 34)} 20M{number(RX)} 6L{number(x + 34)} 20", "#ffffff", 4
    ) + path(
        f"M{number(x - 38)} 14Q{number(x)} 4 {number(x + 38)} 14Q{number(x + 36)} 66"
        f" {number(x)} 70Q{number(x - 36)} 66 {number(x - 38)} 14z",
        "#dbe9f0",
    )


def _earrings(colour: str, face: float) -> str:
    return "".join(circle(side * RX * 0.97 - 6 * face, 27, 7, "#e9b93f") for side in (-1, 1))


def _headband(colour: str, face: float) -> str:
    return path("M-58 -34Q0 -62 58 -34L58 -16Q0 -44 -58 -16z", colour)


HATS = {"cap", "beanie", "sunhat", "tophat", "helmet", "hardhat", "chef", "crown", "party", "santa"}
WORN = {
    "glasses": _glasses,
    "sunglasses": _sunglasses,
    "mask": _mask,
    "earrings": _earrings,
    "headband": _headband,
    "cap": _cap,
    "beanie": _beanie,
    "sunhat": _sunhat,
    "tophat": _tophat,
    "helmet": _helmet,
    "hardhat": _hardhat,
    "chef": _chef,
    "crown": _crown,
    "party": _party,
    "santa": _santa,
    "headphones": _headphones,
}
"""In painting order: spectacles below hats, headphones above all."""
