"""What is worn on the head, drawn round its middle (see ``head``)."""

from studio.providers.sketch.color import lighten
from studio.providers.sketch.figures.skeleton import HEAD_RX as RX
from studio.providers.sketch.pen import circle, ellipse, line, path, rect, route

DARK = "#2a2227"


def _cap(colour: str, face: float) -> str:
    side = 1 if face >= 0 else -1
    return (
        path("M-59 -22C-60 -78 -30 -92 0 -92C30 -92 60 -78 59 -22C30 -34 -30 -34 -59 -22z", colour)
        + path(
            route(
                ("M", -30 * side, -31),
                ("C", 10 * side, -44, 70 * side, -34, 98 * side, -14),
                ("C", 60 * side, -24, 10 * side, -22, -30 * side, -22),
                ("z",),
            ),
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
        route(
            ("M", x - 5, -2),
            ("q", 5, -4, 10, 0),
            ("M", x - 39, -3),
            ("L", -RX, -8),
            ("M", x + 39, -3),
            ("L", RX, -8),
        ),
        DARK,
        4.5,
    )


def _sunglasses(colour: str, face: float) -> str:
    x = face * 20
    lens = "".join(
        path(
            route(
                ("M", x + side * 22 - 19, -11),
                ("h", 38),
                ("q", 2, 26, -19, 27),
                ("q", -21, -1, -19, -27),
                ("z",),
            ),
            DARK,
        )
        + line(route(("M", x + side * 22 - 8, -4), ("l", 7, 9)), "#8d93a3", 3)
        for side in (-1, 1)
    )
    return lens + line(
        route(
            ("M", x - 39, -9),
            ("L", x + 39, -9),
            ("M", x - 39, -8),
            ("L", -RX, -10),
            ("M", x + 39, -8),
            ("L", RX, -10),
        ),
        DARK,
        4.5,
    )


def _mask(colour: str, face: float) -> str:
    x = face * 10
    return line(
        route(("M", -RX, 6), ("L", x - 34, 20), ("M", RX, 6), ("L", x + 34, 20)), "#ffffff", 4
    ) + path(
        route(
            ("M", x - 38, 14),
            ("Q", x, 4, x + 38, 14),
            ("Q", x + 36, 66, x, 70),
            ("Q", x - 36, 66, x - 38, 14),
            ("z",),
        ),
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
