"""Cats and dogs, sitting and looking at the viewer.

Drawn in thousandths of the sitting animal's height, standing on (0, 0), y down.
"""

import re
from random import Random

from studio.providers.sketch.color import find_colors, lighten
from studio.providers.sketch.figures.headwear import WORN as ON_HEAD
from studio.providers.sketch.pen import circle, ellipse, group, line, path, route

FUR = {
    "cat": ("#d9863f", "#8d9099", "#3a363c", "#efe6d8", "#a9754c"),
    "dog": ("#c98f56", "#8a5a3a", "#e6c48f", "#4a3d38", "#efe4d4"),
}
INK = "#2a2227"
NOSE = "#3b2b2e"
WORN = {"scarf", "bowtie", "tie", "cape", "medal"}


def fur_colour(kind: str, text: str, rng: Random) -> str:
    """The coat that the words name, else one of the usual."""
    named = re.search(
        r"\b(ginger|orange|black|white|grey|gray|brown|golden|tabby|cream)\b", text.lower()
    )
    tones = {
        "ginger": "#d9863f",
        "orange": "#d9863f",
        "tabby": "#a98d6c",
        "golden": "#d9a75c",
        "black": "#37343a",
        "white": "#f1ece4",
        "cream": "#ecdcc0",
        "grey": "#8d9099",
        "gray": "#8d9099",
        "brown": "#8a5a3a",
    }
    if named:
        return tones[named[1]]
    colours = find_colors(text) if re.search(rf"\b{kind}\b", text.lower()) else []
    return colours[0] if colours and not text else rng.choice(FUR[kind])


def draw_pet(kind: str, fur: str, worn: dict[str, str], extras: dict[str, str]) -> str:
    """The animal with what it wears."""
    pale = lighten(fur, 0.14)
    deep = lighten(fur, -0.07)
    marks = _body(kind, fur, pale, deep)
    marks += _neckwear(extras)
    face = _cat_head(fur, pale, deep) if kind == "cat" else _dog_head(fur, pale, deep)
    marks += group(face, 0, -690)
    for item, colour in worn.items():
        drawing = ON_HEAD.get(item)
        if drawing:
            eyes = item in {"glasses", "sunglasses"}
            marks += group(drawing(colour, 0), 0, -702 if eyes else -716, 3.1 if eyes else 2.7)
    return marks


def _body(kind: str, fur: str, pale: str, deep: str) -> str:
    tail = (
        "M150 -60C330 -20 400 -150 330 -260C310 -290 280 -270 290 -244C330 -160 260 -110 140 -130z"
        if kind == "cat"
        else "M150 -90C260 -90 350 -170 360 -280C362 -304 336 -306 328 -286"
        "C300 -210 240 -170 150 -170z"
    )
    marks = path(tail, deep)
    marks += path(
        "M-130 -560C-190 -420 -230 -260 -226 -130C-222 -40 -180 0 -110 0H110C180 0 222 -40"
        " 226 -130C230 -260 190 -420 130 -560z",
        fur,
    )
    marks += path("M-84 -520C-110 -380 -80 -260 0 -250C80 -260 110 -380 84 -520z", pale)
    marks += path("M-214 -180C-150 -220 -110 -120 -124 0H-176C-222 -20 -236 -110 -214 -180z", deep)
    marks += path("M214 -180C150 -220 110 -120 124 0H176C222 -20 236 -110 214 -180z", deep)
    for side in (-1, 1):
        marks += path(
            route(
                ("M", side * 22, -330),
                ("H", side * 96),
                ("L", side * 92, -30),
                ("Q", side * 92, 0, side * 56, 0),
                ("Q", side * 18, 0, side * 20, -34),
                ("z",),
            ),
            fur,
        )
        marks += ellipse(side * 58, -22, 50, 26, pale)
        marks += line(
            route(("M", side * 46, -18), ("v", 14), ("M", side * 70, -18), ("v", 14)), deep, 5
        )
    return marks + line("M0 -320V-40", deep, 5)


def _cat_head(fur: str, pale: str, deep: str) -> str:
    marks = ""
    for side in (-1, 1):
        marks += path(
            route(
                ("M", side * 60, -110),
                ("L", side * 150, -236),
                ("Q", side * 166, -250, side * 170, -228),
                ("L", side * 182, -40),
                ("z",),
            ),
            fur,
        )
        marks += path(
            route(("M", side * 92, -120), ("L", side * 146, -200), ("L", side * 156, -80), ("z",)),
            "#e8a79c",
        )
    marks += path(
        "M0 -150C130 -150 200 -70 196 20C194 110 110 160 0 160C-110 160 -194 110 -196 20"
        "C-200 -70 -130 -150 0 -150z",
        fur,
    )
    marks += path(
        "M-22 -148L0 -84L22 -148zM-64 -140L-46 -92L-30 -146zM64 -140L46 -92L30 -146z", deep
    )
    marks += ellipse(-42, 86, 60, 46, pale) + ellipse(42, 86, 60, 46, pale)
    for side in (-1, 1):
        marks += ellipse(side * 84, -2, 30, 34, "#f5f0d8") + ellipse(side * 84, -2, 17, 30, INK)
        marks += circle(side * 84 + 7, -13, 7, "#ffffff")
        marks += line(
            route(
                ("M", side * 100, 82),
                ("L", side * 214, 66),
                ("M", side * 100, 98),
                ("L", side * 212, 106),
            ),
            "#ffffff",
            4,
            opacity=0.85,
        )
    marks += path("M-20 50H20Q18 68 0 74Q-18 68 -20 50z", "#d9796f")
    return marks + line("M0 74V92Q-8 110 -32 108M0 92Q8 110 32 108", INK, 6)


def _dog_head(fur: str, pale: str, deep: str) -> str:
    ear = lighten(deep, -0.05)
    marks = path(
        "M0 -160C120 -160 178 -80 172 10C168 100 100 176 0 176C-100 176 -168 100 -172 10"
        "C-178 -80 -120 -160 0 -160z",
        fur,
    )
    for side in (-1, 1):
        marks += path(
            route(
                ("M", side * 96, -140),
                ("C", side * 190, -170, side * 236, -60, side * 226, 60),
                ("C", side * 220, 120, side * 166, 120, side * 156, 50),
                ("C", side * 150, -20, side * 130, -80, side * 96, -140),
                ("z",),
            ),
            ear,
        )
    marks += path(
        "M0 -158C34 -100 40 -20 92 60C100 140 60 178 0 178C-60 178 -100 140 -92 60"
        "C-40 -20 -34 -100 0 -158z",
        pale,
    )
    for side in (-1, 1):
        marks += ellipse(side * 76, -14, 19, 23, INK) + circle(side * 76 + 6, -22, 6, "#ffffff")
        marks += line(route(("M", side * 60, -58), ("q", side * 18, -12, side * 36, 0)), deep, 8)
    marks += path("M-40 46C-40 24 40 24 40 46C40 76 14 88 0 90C-14 88 -40 76 -40 46z", NOSE)
    marks += ellipse(-10, 46, 12, 6, "#ffffff", opacity=0.35)
    marks += path("M-24 122H24V158Q0 190 -24 158z", "#e57f7b")
    return marks + line("M0 90V112Q-14 134 -58 120M0 112Q14 134 58 120", INK, 7)


def _neckwear(extras: dict[str, str]) -> str:
    marks = ""
    for item, colour in extras.items():
        deep = lighten(colour, -0.07)
        if item == "cape":
            marks += path(
                "M-120 -540L-260 -60H-180L-100 -440zM120 -540L260 -60H180L100 -440z", colour
            )
        if item == "scarf":
            marks += path("M30 -520L120 -500L140 -230H50z", deep)
            marks += path(
                "M-150 -580Q0 -480 150 -580Q186 -520 150 -470"
                "Q0 -390 -150 -470Q-186 -520 -150 -580z",
                colour,
            )
        elif item == "bowtie":
            marks += path("M0 -500L-100 -552V-448zM0 -500L100 -552V-448z", colour) + circle(
                0, -500, 26, deep
            )
        elif item == "tie":
            marks += path("M-30 -530H30L20 -480L46 -270L0 -220L-46 -270L-20 -480z", colour)
        elif item == "medal":
            marks += path("M-70 -540L0 -380L70 -540", "none", stroke=colour, stroke_width=26)
            marks += circle(0, -360, 50, "#e6b93f") + circle(0, -360, 32, "#f3d56f")
    return marks or path(
        "M-128 -560Q0 -480 128 -560L134 -524Q0 -440 -134 -524z", "#b8433d"
    ) + circle(0, -474, 24, "#e6b93f")
