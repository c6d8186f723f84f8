"""Things in hands.

Each is drawn round the point where the hand is, in thousandths of a standing adult.
"""

import math
from collections.abc import Callable

from studio.providers.sketch.color import lighten
from studio.providers.sketch.pen import circle, ellipse, group, line, path, rect

IRON = "#3a3f49"


Draw = Callable[[str], str]


def _cup(colour: str) -> str:
    return (
        path("M-26 -56H26L19 26H-19z", "#fbf8f2")
        + path("M-25 -34H25L22 4H-22z", colour)
        + rect(-30, -66, 60, 13, lighten(colour, -0.12), 5)
    )


def _mug(colour: str) -> str:
    return (
        path("M26 -30c34 -6 34 44 0 38", "none", stroke=colour, stroke_width=9)
        + rect(-30, -50, 60, 68, colour, 9)
        + ellipse(0, -50, 30, 6, lighten(colour, -0.12))
    )


def _phone(colour: str) -> str:
    return rect(-27, -70, 54, 104, "#23262e", 10) + rect(-22, -63, 44, 90, lighten(colour, 0.12), 5)


def _tablet(colour: str) -> str:
    return (
        rect(-74, -98, 148, 116, "#23262e", 10)
        + rect(-65, -89, 130, 98, lighten(colour, 0.14), 4)
        + rect(-50, -72, 60, 12, "#ffffff", 4)
        + rect(-50, -50, 100, 40, "#ffffff", 4, opacity=0.6)
    )


def _book(colour: str) -> str:
    return (
        path("M-76 -70L0 -54L76 -70V18L0 34L-76 18z", colour)
        + path("M-70 -76L0 -60L70 -76V10L0 26L-70 10z", "#fbf8f0")
        + line("M0 -60V26", "#d7d0c2", 3)
    )


def _laptop(colour: str) -> str:
    return (
        rect(-92, -118, 184, 122, "#c9ced6", 9)
        + rect(-16, -66, 32, 20, "#ffffff", 10)
        + rect(-104, 2, 208, 12, "#aeb4bf", 5)
    )


def _shopping(colour: str) -> str:
    return (
        path(
            "M-22 0C-22 -8 -20 44 -20 56M22 0C22 -8 20 44 20 56",
            "none",
            stroke=lighten(colour, -0.15),
            stroke_width=6,
        )
        + path("M-58 50H58L66 190H-66z", colour)
        + path("M10 50H58L66 190H26z", lighten(colour, -0.05))
    )


def _case(colour: str) -> str:
    return (
        path("M-20 34V12H20V34", "none", stroke=lighten(colour, -0.12), stroke_width=9)
        + rect(-82, 30, 164, 112, colour, 12)
        + rect(-82, 72, 164, 10, lighten(colour, -0.1))
        + rect(-12, 66, 24, 22, "#e9c46a", 4)
    )


def _box(colour: str) -> str:
    return (
        rect(-108, -96, 216, 150, "#c99a66", 4)
        + rect(-108, -96, 216, 26, "#d8ad7b", 4)
        + rect(-18, -96, 36, 52, lighten(colour, 0.1))
        + rect(46, 12, 44, 24, "#f3e7d2", 3)
    )


def _gift(colour: str) -> str:
    return (
        rect(-78, -92, 156, 132, colour, 6)
        + rect(-84, -100, 168, 32, lighten(colour, 0.05), 6)
        + rect(-13, -100, 26, 140, "#fff6e4")
        + path(
            "M0 -100C-50 -160 -84 -118 0 -100C50 -160 84 -118 0 -100z",
            "none",
            stroke="#fff6e4",
            stroke_width=12,
        )
    )


def _sign(colour: str) -> str:
    return rect(-170, -150, 340, 190, lighten(colour, -0.1), 8) + rect(
        -162, -142, 324, 174, "#fdfbf6", 5
    )


def _umbrella(colour: str) -> str:
    canopy = path(
        "M-190 -250C-180 -380 180 -380 190 -250C160 -276 120 -276 95 -250C70 -276 25 -276 0 -250"
        "C-25 -276 -70 -276 -95 -250C-120 -276 -160 -276 -190 -250z",
        colour,
    )
    return (
        line("M0 -340V30q0 22 -18 22q-16 0 -16 -16", IRON, 9)
        + canopy
        + path(
            "M-95 -250C-80 -320 -30 -346 0 -348C30 -346 80 -320 95 -250C70 -276 25 -276 0 -250"
            "C-25 -276 -70 -276 -95 -250z",
            lighten(colour, 0.05),
        )
    )


def _balloon(colour: str) -> str:
    return (
        line("M0 0C20 -90 -16 -160 0 -236", IRON, 3)
        + ellipse(0, -320, 72, 86, colour)
        + ellipse(-24, -350, 14, 24, "#ffffff", opacity=0.4)
        + path("M-10 -230H10L0 -240z", colour)
    )


def _bouquet(colour: str) -> str:
    marks = path("M-16 60L-62 -60H62L16 60z", "#f6ecd8")
    tones = (colour, lighten(colour, 0.1), "#f3c54b", lighten(colour, -0.06))
    spots = ((-52, -72), (0, -96), (50, -72), (-26, -66), (28, -62), (-2, -52))
    for i, (x, y) in enumerate(spots):
        marks += ellipse(x, y + 14, 22, 12, "#5f9468", transform=f"rotate({x} {x} {y + 14})")
        marks += "".join(
            circle(x + 13 * math.cos(a), y + 13 * math.sin(a), 11, tones[i % 4])
            for a in (0, 1.26, 2.51, 3.77, 5.03)
        ) + circle(x, y, 8, "#fff1c4")
    return marks


def _dumbbell(colour: str) -> str:
    return rect(-66, -6, 132, 12, IRON, 5) + "".join(
        rect(side * 58 - 14, -30, 28, 60, lighten(colour, -0.06), 7)
        + rect(side * 82 - 8, -20, 16, 40, IRON, 5)
        for side in (-1, 1)
    )


def _barbell(colour: str) -> str:
    return rect(-430, -7, 860, 14, "#8b919c", 6) + "".join(
        rect(side * 330 - 17, -108, 34, 216, IRON, 12)
        + rect(side * 368 - 13, -80, 26, 160, colour, 10)
        + rect(side * 398 - 9, -54, 18, 108, IRON, 7)
        for side in (-1, 1)
    )


def _ball(colour: str) -> str:
    return circle(0, -20, 62, colour) + path(
        "M-62 -20H62M0 -82V42M-44 -64Q0 -20 -44 24M44 -64Q0 -20 44 24",
        "none",
        stroke=lighten(colour, -0.16),
        stroke_width=5,
    )


def _bottle(colour: str) -> str:
    return (
        rect(-12, -120, 24, 30, lighten(colour, -0.14), 5)
        + path("M-14 -92H14C14 -74 30 -70 30 -48V40H-30V-48C-30 -70 -14 -74 -14 -92z", colour)
        + rect(-30, -30, 60, 42, "#ffffff", opacity=0.75)
    )


def _glass(colour: str) -> str:
    return path(
        "M-34 -110H34C34 -60 22 -44 4 -40V24H26V34H-26V24H-4V-40C-22 -44 -34 -60 -34 -110z",
        "#ffffff",
        opacity=0.55,
    ) + path("M-32 -86H32C30 -58 20 -46 0 -44C-20 -46 -30 -58 -32 -86z", colour)


def _camera(colour: str) -> str:
    return (
        rect(-62, -36, 124, 80, IRON, 10)
        + rect(-26, -52, 52, 22, IRON, 6)
        + circle(0, 4, 32, "#1d2026")
        + circle(0, 4, 22, lighten(colour, -0.08))
        + circle(-7, -3, 7, "#ffffff", opacity=0.7)
    )


def _microphone(colour: str) -> str:
    return (
        path("M-9 -20H9L6 66H-6z", IRON)
        + circle(0, -34, 24, "#8d94a1")
        + rect(-20, -26, 40, 8, "#5c626e", 4)
    )


def _pan(colour: str) -> str:
    return (
        rect(-6, -8, 110, 15, "#3a3f49", 7)
        + path("M90 -14H240C240 20 216 30 190 30H140C112 30 90 20 90 -14z", IRON)
        + ellipse(165, -14, 75, 11, "#555b66")
        + ellipse(158, -17, 40, 7, colour)
    )


def _guitar(colour: str) -> str:
    body = (
        circle(-30, 40, 78, colour)
        + circle(46, 10, 60, colour)
        + circle(4, 26, 22, IRON)
        + rect(-72, 26, 12, 40, IRON, 3)
    )
    return group(
        body
        + rect(60, -2, 210, 24, lighten(colour, -0.22), 4)
        + rect(262, -8, 48, 36, IRON, 5)
        + line("M-64 46L268 8M-64 54L268 14", "#f5e9d0", 2),
        0,
        0,
        1,
        -24,
    )


def _clipboard(colour: str) -> str:
    return (
        rect(-58, -110, 116, 150, "#b98a5c", 8)
        + rect(-48, -94, 96, 126, "#fdfbf6", 3)
        + rect(-22, -118, 44, 20, IRON, 5)
        + "".join(rect(-34, y, 68, 8, "#c9ccd2", 3) for y in (-72, -50, -28, -6))
    )


def _tray(colour: str) -> str:
    return (
        ellipse(0, -12, 120, 16, "#aab0bb")
        + ellipse(0, -17, 112, 12, "#c6cbd3")
        + group(_glass(colour), -46, -50, 0.8)
        + group(_mug(colour), 40, -32, 0.8)
    )


def _racket(colour: str) -> str:
    return (
        rect(-8, -70, 16, 110, IRON, 6)
        + ellipse(0, -150, 62, 80, "#ffffff", opacity=0.35)
        + ellipse(0, -150, 62, 80, "none", stroke=colour, stroke_width=12)
    )


def _pen(colour: str) -> str:
    return path("M-5 -70H5V14L0 30L-5 14z", colour)


def _flag(colour: str) -> str:
    return rect(-4, -260, 9, 300, IRON, 4) + path(
        "M5 -256C60 -280 100 -230 170 -254V-150C100 -126 60 -176 5 -152z", colour
    )


HELD: dict[str, tuple[str, Draw]] = {
    "cup": ("hand", _cup),
    "mug": ("hand", _mug),
    "phone": ("hand", _phone),
    "tablet": ("both", _tablet),
    "book": ("both", _book),
    "laptop": ("both", _laptop),
    "shopping": ("hang", _shopping),
    "case": ("hang", _case),
    "box": ("both", _box),
    "gift": ("both", _gift),
    "sign": ("both", _sign),
    "umbrella": ("hand", _umbrella),
    "balloon": ("hand", _balloon),
    "bouquet": ("hand", _bouquet),
    "dumbbell": ("hand", _dumbbell),
    "barbell": ("bar", _barbell),
    "ball": ("both", _ball),
    "bottle": ("hand", _bottle),
    "glass": ("hand", _glass),
    "camera": ("both", _camera),
    "microphone": ("hand", _microphone),
    "pan": ("hand", _pan),
    "guitar": ("body", _guitar),
    "clipboard": ("both", _clipboard),
    "tray": ("hand", _tray),
    "racket": ("hand", _racket),
    "pen": ("hand", _pen),
    "flag": ("hand", _flag),
}
"""How each is held (in one hand, hanging from it, in both, a bar, across the body) and drawn."""
