"""Colour words and the tones they stand for."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from studio.providers.sketch.oklab import from_lch, hex_to_rgb, lch, rgb_to_hex

DATA = Path(__file__).parent / "data"


@lru_cache(maxsize=1)
def named_colors() -> dict[str, str]:
    """Colour words and their tones."""
    return tomllib.loads((DATA / "colours.toml").read_text(encoding="utf-8"))


_PALE = frozenset(["light", "lighter", "pale", "soft", "pastel", "powder", "baby", "faint"])
_DEEP = frozenset(["dark", "darker", "deep", "midnight"])
SHADES = _PALE | _DEEP
"""Words that stand before a colour and change its tone."""
_GENERIC = frozenset(
    ["red", "orange", "yellow", "green", "blue", "purple", "pink", "brown", "grey", "gray", "white"]
)


def find_colors(text: str) -> list[str]:
    """Find every colour that ``text`` names, by word or hex, in order, without repeats.

    "sage green" is one colour and "pale blue" a pale one.
    """
    named = named_colors()
    words = re.findall(r"#[0-9a-f]{6}\b|#[0-9a-f]{3}\b|[^\W\d_]+", text.lower())
    found: list[str] = []
    for before, word in zip(["", *words], words, strict=False):
        if word.startswith("#"):
            color = rgb_to_hex(hex_to_rgb(word))
        elif word not in named or (before in named and word in _GENERIC):
            continue
        else:
            color = _modified(named[word], before)
        if color not in found:
            found.append(color)
    return found


def _modified(color: str, adjective: str) -> str:
    lightness, chroma, hue = lch(color)
    if adjective in _PALE:
        return from_lch(max(lightness, 0.88), chroma * 0.5, hue)
    if adjective in _DEEP:
        return from_lch(lightness * 0.62, chroma * 0.85, hue)
    return color
