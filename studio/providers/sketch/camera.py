"""The camera: how near, how high, and where in the frame the subject stands.

The seed turns through shots that are composed differently; what a brief asks for is kept in all
of them.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, cast

from studio.providers.sketch import lexicon

Reach = Literal["close", "medium", "wide"]
Angle = Literal["eye", "low", "high", "overhead"]
Place = Literal["left", "centre", "right"]


@dataclass(frozen=True, slots=True)
class Shot:
    """One composition. Lengths are shares of the picture's width or height."""

    across: float = 0.5
    """Where the middle of the subject stands between the left edge and the right."""
    lift: float = 0.0
    """How far the horizon stands under its usual place; negative for over it."""
    ground: float = 0.84
    """How far down the subject's foot stands."""
    size: float = 0.62
    """The subject's largest height."""
    zoom: float = 1.0
    """Size of the things of the place, 1 as usual."""
    light: Literal["left", "right"] = "left"
    framed: bool = False
    """Whether the picture stands in a frame inside the format."""
    overhead: bool = False
    whole: bool = False
    """Whether people are shown from head to foot, even in a portrait."""


USUAL = Shot()
SHOTS = (
    Shot(0.67, 0.1, 0.9, 0.6, 1.0, "left"),
    Shot(0.5, -0.03, 0.965, 0.9, 1.4, "right"),
    Shot(0.31, -0.14, 0.75, 0.36, 0.72, "right", whole=True),
    Shot(0.5, 0.05, 0.86, 0.64, 0.95, "left", framed=True),
    Shot(0.34, 0.12, 0.93, 0.66, 1.1, "right"),
    Shot(0.56, -0.06, 0.95, 0.84, 1.25, "left"),
    Shot(0.69, -0.12, 0.72, 0.32, 0.66, "left", whole=True),
    Shot(0.5, 0.0, 0.84, 0.56, 0.85, "right", framed=True),
)
"""Shots in the order in which seeds take them: off the middle, close, far off, framed; then the
same again from the other side. No two in a row of four are alike."""


@dataclass(frozen=True, slots=True)
class Direction:
    """What a brief says about the camera; None where it leaves that open."""

    reach: Reach | None = None
    angle: Angle | None = None
    place: Place | None = None
    framed: bool = False

    def shoot(self, turn: int) -> Shot:
        """The shot of this turn; neighbouring turns differ in all that is left open."""
        shot = SHOTS[turn % len(SHOTS)]
        step = turn % 4
        if self.reach == "close":
            close = (0.86, 0.96, 0.76, 0.9)[step]
            shot = replace(shot, size=close, zoom=1.4, ground=max(shot.ground, 0.93), whole=False)
        elif self.reach == "wide":
            wide = (0.34, 0.44, 0.26, 0.38)[step]
            ground, zoom = (0.84, 0.92, 0.7, 0.8)[step], (0.68, 0.85, 0.55, 0.72)[step]
            shot = replace(shot, size=wide, zoom=zoom, ground=ground, whole=True)
        if self.angle == "low":
            shot = replace(shot, lift=0.2, ground=0.95, size=max(shot.size, 0.74))
        elif self.angle == "high":
            shot = replace(shot, lift=-0.24, ground=min(shot.ground, 0.8))
        elif self.angle == "overhead":
            shot = replace(shot, overhead=True)
        if self.place:
            where = {"left": 0.32, "centre": 0.5, "right": 0.68}[self.place]
            shot = replace(shot, across=where)
            if self.place != "centre" and self.reach is None:
                shot = replace(shot, size=(0.58, 0.68, 0.36, 0.5)[step])
            elif self.place == "centre" and self.reach is None:
                shot = replace(shot, size=(0.52, 0.9, 0.36, 0.64)[step])
        if self.framed:
            shot = replace(shot, framed=True)
        return shot


UNDIRECTED = Direction()
_BESIDE = re.compile(r"\b(?:light|daylight|sunlight|sun|lamp|glow|lit)(?: \w+){0,2}$")
"""Words after which "from above" says where the light comes from."""


@lru_cache(maxsize=1)
def _rules() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    table = lexicon.read_table("direction.toml")
    return tuple(
        (name, value, re.compile(rf"\b(?:{'|'.join(words)})(?![\w-])", re.IGNORECASE))
        for name in ("reach", "angle", "place", "framed")
        for value, words in table[name].items()
    )


def read_direction(text: str) -> tuple[Direction, str]:
    """What a prompt says about the camera, and the prompt without it.

    Of two words of one kind that contradict each other, near counts before far and left before
    right.
    """
    found: dict[str, str] = {}
    for name, value, pattern in _rules():
        for match in pattern.finditer(text):
            lit = value in {"overhead", "low"} and _BESIDE.search(text[: match.start()].rstrip())
            if not lit:
                found.setdefault(name, value)
                # As long as before, so that the places of later matches hold.
                text = text[: match.start()] + " " * len(match[0]) + text[match.end() :]
    return Direction(
        reach=cast("Reach | None", found.get("reach")),
        angle=cast("Angle | None", found.get("angle")),
        place=cast("Place | None", found.get("place")),
        framed="framed" in found,
    ), text
