"""Heads: hair and face.

Drawn round (0, 0), the middle of the head, ``HEAD_RX`` wide and ``HEAD_RY`` high either way; one
unit is a thousandth of a standing adult.
"""

from studio.providers.sketch.color import lighten, mix
from studio.providers.sketch.figures.headwear import DARK, HATS, WORN
from studio.providers.sketch.figures.person import Person
from studio.providers.sketch.figures.skeleton import HEAD_RX as RX
from studio.providers.sketch.figures.skeleton import HEAD_RY as RY
from studio.providers.sketch.pen import circle, ellipse, line, path, route, smooth


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
        marks += line(route(("M", ex - 10, -16), ("q", 10, -7, 20, -1)), brow, 4.2)
        marks += ellipse(x + side * 29 * squeeze, 23, 10, 6.5, "#f0604f", opacity=0.2)
        if who.curved:
            marks += line(route(("M", ex - 6, -5), ("q", 7, -5, 12, -1)), ink, 2.6)
    tip = 7 if face >= 0 else -7
    marks += line(route(("M", x + face * 5, 3), ("q", tip, 12, 0, 14)), lighten(who.skin, -0.13), 4)
    marks += path(
        route(("M", x - 15 + face * 3, 33), ("q", 15, 17, 30, 0), ("q", -15, 5, -30, 0), ("z",)),
        mix("#a03d3d", who.skin, 0.2),
    )
    if who.age == "elder":
        for side in (-1, 1):
            marks += line(
                route(("M", x + side * 30, 14), ("q", side * 5, 8, side * 1, 16)),
                lighten(who.skin, -0.08),
                2.4,
            )
    return marks


def _beard(who: Person, face: float) -> str:
    x = face * 14
    return path(
        route(
            ("M", -RX, -6),
            ("C", -RX, 40, -40, 84, 0, RY * 1.16),
            ("C", 40, 84, RX, 40, RX, -6),
            ("C", RX * 0.86, 12, RX * 0.62 + x, 22, x + 22, 22),
            ("Q", x, 14, x - 22, 22),
            ("C", -RX * 0.62 + x, 22, -RX * 0.86, 12, -RX, -6),
            ("z",),
        ),
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
            route(
                ("M", side * 34, -50),
                ("C", side * 100, -62, side * 112, 10, side * 88, 90),
                ("C", side * 80, 112, side * 70, 96, side * 70, 76),
                ("C", side * 74, 40, side * 70, 6, side * 40, -8),
                ("z",),
            ),
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
    if cut == "bald":
        return ""
    if hat and cut == "bun":
        return _cap_of_hair(hair, part, -14)
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
        return "".join(
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
    if cut == "crop":
        return path(
            "M-56 4C-62 -60 -30 -80 2 -80C36 -80 62 -58 56 4C52 -14 50 -26 42 -36"
            "C16 -46 -16 -46 -42 -36C-50 -26 -52 -14 -56 4z",
            hair,
        )
    if cut == "short":
        sweep = 1 if part < 0 else -1
        return path(
            route(
                ("M", -57 * sweep, 4),
                ("C", -66 * sweep, -48, -44 * sweep, -84, 4 * sweep, -86),
                ("C", 52 * sweep, -90, 68 * sweep, -46, 57 * sweep, 2),
                ("C", 54 * sweep, -18, 50 * sweep, -28, 44 * sweep, -36),
                ("C", 20 * sweep, -30, -14 * sweep, -34, -30 * sweep, -48),
                ("C", -40 * sweep, -38, -50 * sweep, -24, -57 * sweep, 4),
                ("z",),
            ),
            hair,
        )
    return _cap_of_hair(hair, part, 16) + line(
        route(
            ("M", part - 4, -68), ("Q", part + 14, -54, part + 40 if part < 0 else part - 40, -40)
        ),
        light,
        4,
        opacity=0.5,
    )


def _cap_of_hair(hair: str, part: float, low: float) -> str:
    return path(
        route(
            ("M", -58, low),
            ("C", -70, -52, -40, -86, 0, -86),
            ("C", 40, -86, 70, -52, 58, low),
            ("C", 54, -16, 46, -34, part + 18, -58),
            ("Q", part, -62, part - 8, -58),
            ("C", -40, -40, -52, -18, -58, low),
            ("z",),
        ),
        hair,
    )
