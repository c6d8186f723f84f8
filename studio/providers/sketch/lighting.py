"""Light that a brief asks for: what kind, and from which side."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from studio.providers.sketch import lexicon

Kind = Literal[
    "soft",
    "window",
    "low sun",
    "hard",
    "spot",
    "neon",
    "rim",
    "lamp",
    "side",
    "mist",
    "flat",
    "moon",
    "shafts",
]


Side = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Light:
    """Light as asked for; nothing where a brief leaves it open."""

    kind: Kind | None = None
    side: Side | None = None

    @property
    def long_shadow(self) -> bool:
        """Whether things throw their shadow far over the ground."""
        return self.kind in {"low sun", "side", "hard"}


UNLIT = Light()
_NOUN = r"(?:day|sun|moon|back)?light(?:ing)?s?"
_HOUR = re.compile(
    r"golden hour|early morning|evening|night|morning|neon|sunset|noon|midday|moonlight|winter"
)
_SIDE = re.compile(
    r"\b(?:light|sun|lit|daylight|sunlight|shadows?|window|lamp|glow)\b[^.,;]{0,16}? from "
    r"(?:the )?(left|right)\b(?: side)?|\blit from (?:the )?(left|right)\b(?: side)?",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"^\s*(?:from (?:the |one )?(?:side|front|above|left|right)(?: side)?|all around|on the \w+)?"
)


@lru_cache(maxsize=1)
def _kinds() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    table = lexicon.read_table("direction.toml")["light"]
    return tuple(
        (kind, re.compile(rf"\b(?:{'|'.join(words)})(?![\w-])".replace("$L", _NOUN), re.IGNORECASE))
        for kind, words in table.items()
    )


def read_light(text: str) -> tuple[Light, str]:
    """The light that a prompt asks for, and the prompt without the words for it.

    Hours stay in the prompt: dusk is a light, but a sky as well.
    """
    side: Side | None = None
    if match := _SIDE.search(text):
        side = "left" if (match[1] or match[2]).lower() == "left" else "right"
        at = match[0].lower().rindex(" from ") if " from " in match[0].lower() else 0
        text = f"{text[: match.start() + at]} {text[match.end() :]}"
    kind: Kind | None = None
    for name, pattern in _kinds():
        if match := pattern.search(text):
            kind = kind or name
            tail = _TAIL.match(text[match.end() :])
            end = match.end() + (tail.end() if tail else 0)
            keep = " ".join(_HOUR.findall(match[0].lower()))
            text = f"{text[: match.start()]} {keep} {text[end:]}"
    return Light(kind, side), text
