"""The few colours of a picture: from the brief's mood, its colour words, brand colours or a photo.

Colours are lower-case ``#rrggbb`` strings. The arithmetic lives in :mod:`.oklab`; what everybody
needs of it is offered here too.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from random import Random

from studio.providers.sketch.colornames import find_colors, named_colors
from studio.providers.sketch.oklab import (
    BLACK,
    HEX,
    PURE_BLACK,
    READABLE,
    WHITE,
    contrast,
    from_lch,
    hex_to_rgb,
    ink_for,
    lch,
    lighten,
    luminance,
    luminances,
    mix,
    readable,
    recolor_svg,
    rgb_to_hex,
    towards_hue,
    with_lightness,
)

__all__ = [
    "BLACK",
    "HEX",
    "READABLE",
    "WHITE",
    "Palette",
    "brand_palette",
    "choose_palette",
    "contrast",
    "find_colors",
    "from_lch",
    "hex_to_rgb",
    "ink_for",
    "lch",
    "lighten",
    "luminance",
    "luminances",
    "mix",
    "named_colors",
    "picture_palette",
    "readable",
    "recolor_svg",
    "rgb_to_hex",
    "towards_hue",
    "with_lightness",
]

DATA = Path(__file__).parent / "data"
_INK_CONTRAST = 7.0


@dataclass(frozen=True, slots=True)
class Palette:
    """The few colours of one picture. ``ink`` on ``ground`` and on ``surface`` always reads."""

    ground: str
    """Behind everything."""
    surface: str
    """The second plane: a table, a panel, a card."""
    accent: str
    """The one strong colour: the hero shape, the button."""
    accent2: str
    """Its quieter companion."""
    ink: str
    """Words on ground or surface."""
    light: str
    """The lightest tone: words on dark parts, highlights."""
    name: str = ""
    """The mood it came from, ``brand``, ``named``, ``picture``, or ``ground`` where the ground is
    the one that was asked for."""

    @property
    def dark(self) -> bool:
        """Whether the ground is dark and the ink light."""
        return luminance(self.ground) < luminance(self.ink)

    @property
    def shade(self) -> str:
        """The darkest tone, whichever side it is on: shadows, silhouettes."""
        return self.ground if self.dark else self.ink

    def ramp(self, t: float) -> str:
        """A tone between the darkest (0) and the lightest (1), through the palette's own."""
        middle = mix(self.accent2, self.surface, 0.35)
        stops = (self.shade, mix(self.shade, self.accent2, 0.6), middle, self.light)
        at = min(0.9999, max(0.0, t)) * (len(stops) - 1)
        return mix(stops[int(at)], stops[int(at) + 1], at - int(at))

    def on(self, ground: str, least: float = READABLE) -> str:
        """Ink of this palette that reads on any colour."""
        return readable(ground, (self.ink, self.light, self.shade), least)

    def all(self) -> tuple[str, ...]:
        """The colours themselves, for swatches."""
        return (self.ground, self.surface, self.accent, self.accent2, self.ink, self.light)


@dataclass(frozen=True, slots=True)
class _Mood:
    name: str
    words: frozenset[str]
    palettes: tuple[Palette, ...]


@lru_cache(maxsize=1)
def _moods() -> tuple[_Mood, ...]:
    table = tomllib.loads((DATA / "moods.toml").read_text(encoding="utf-8"))
    return tuple(
        _Mood(
            name,
            frozenset(mood["words"]),
            tuple(_from_row(row, name) for row in mood["palettes"]),
        )
        for name, mood in table.items()
    )


def _from_row(row: Sequence[str], name: str) -> Palette:
    ground, surface, accent, accent2, ink, light = row
    return Palette(ground, surface, accent, accent2, ink, light, name)


def choose_palette(text: str, rng: Random, brand: Sequence[str] = ()) -> Palette:
    """The palette for a brief.

    Brand colours come first (``brand``, else hex colours in ``text``) and are used exactly as they
    are; then a ground the text asks for ("on a pink background"), then two or more colours named
    together ("in navy and gold"), then the mood of its words. ``rng`` chooses among the palettes
    that fit, so two seeds may differ.
    """
    own = [rgb_to_hex(hex_to_rgb(color)) for color in brand or HEX.findall(text)]
    if own:
        return brand_palette(list(dict.fromkeys(own)), rng)
    low = text.lower()
    ground = _asked_ground(low)
    if ground:
        return _with_ground(_by_mood(low, rng), ground)
    named = _named_together(low)
    if named:
        return replace(brand_palette(named, rng), name="named")
    return _by_mood(low, rng)


def _by_mood(text: str, rng: Random) -> Palette:
    words = re.findall(r"[^\W_]+", text)
    scores = {mood.name: sum(word in mood.words for word in words) for mood in _moods()}
    best = max(scores.values())
    fitting = [m for m in _moods() if scores[m.name] == best] if best else [_moods()[0]]
    palettes = fitting[0].palettes
    wants_dark = re.search(r"\bdark (?:mode|mood|theme|background|backdrop)\b|\bmoody\b", text)
    if wants_dark:
        palette = next((p for p in palettes if p.dark), palettes[0])
        return palette if palette.dark else _turned_dark(palette)
    return palettes[rng.randrange(len(palettes))]


def _turned_dark(palette: Palette) -> Palette:
    ground = with_lightness(palette.ink, 0.24)
    return replace(
        palette, ground=ground, surface=lighten(ground, 0.07), ink=palette.light, light=WHITE
    )


def _color_pattern() -> str:
    return "|".join(sorted(named_colors(), key=len, reverse=True))


def _asked_ground(text: str) -> str | None:
    colors = _color_pattern()
    found = re.search(
        rf"\b({colors})\s+(?:\w+\s+)?(?:background|backdrop|walls?|ground|room)\b"
        rf"|\bbackground(?:\s+in|\s+of|:)?\s+({colors})\b",
        text,
    )
    if not found:
        return None
    word = found.group(1) or found.group(2)
    before = re.search(rf"(\w+)\s+{word}", text)
    return find_colors(f"{before.group(1)} {word}" if before else word)[-1]


def _named_together(text: str) -> list[str]:
    colors = _color_pattern()
    found = re.search(
        rf"\b(?:in|colou?rs?:?|palette(?: of)?:?|using)\s+((?:{colors})\b"
        rf"(?:\s*(?:,|and|&|with|/)+\s*(?:and\s+)?(?:{colors})\b)+)",
        text,
    ) or re.search(
        rf"\b((?:{colors})(?:\s*(?:,|and|&|/)\s*(?:and\s+)?(?:{colors}))*)\s+"
        r"(?:palette|tones?|colou?rs?|colou?r scheme)\b",
        text,
    )
    return find_colors(found.group(1)) if found else []


def _with_ground(palette: Palette, ground: str) -> Palette:
    """``palette`` on another ground, its other colours kept where they still show."""
    lightness, chroma, hue = lch(ground)
    surface = _second_plane(ground)
    ink = _ink_on((ground, surface), hue)
    accent = palette.accent
    if contrast(accent, ground) < 1.6 or abs(lch(accent)[2] - hue) < 25 < 100 * lch(accent)[1]:
        accent = palette.accent2 if contrast(palette.accent2, ground) > 1.8 else ink
    return Palette(
        ground=ground,
        surface=surface,
        accent=accent,
        accent2=from_lch(lightness - 0.22 if lightness > 0.5 else lightness + 0.25, chroma, hue),
        ink=ink,
        light=from_lch(0.98, min(chroma, 0.02), hue),
        name="ground",
    )


def _second_plane(ground: str) -> str:
    """A surface beside ``ground``, on the side that lets one ink read on both."""
    lightness, chroma, hue = lch(ground)
    dark_ink = contrast(PURE_BLACK, ground) >= contrast(WHITE, ground)
    towards_ink = lightness > 0.75 if dark_ink else lightness < 0.36
    step = 0.065 if dark_ink != towards_ink else -0.065
    return from_lch(lightness + step, chroma * 1.1, hue)


def _ink_on(grounds: Sequence[str], hue: float) -> str:
    """A dark or light ink with a breath of ``hue`` that reads on every one of ``grounds``."""
    choices = [from_lch(0.27, 0.05, hue), from_lch(0.98, 0.012, hue), BLACK, WHITE, PURE_BLACK]
    for least in (_INK_CONTRAST, READABLE):
        for color in choices:
            if all(contrast(color, ground) >= least for ground in grounds):
                return color
    return max(choices, key=lambda c: min(contrast(c, ground) for ground in grounds))


def brand_palette(colors: Sequence[str], rng: Random) -> Palette:
    """A palette that shows ``colors`` (one or more) exactly, the first most of all.

    ``rng`` chooses whether the ground is a pale tint, the first colour itself or a deep tone.
    """
    first = colors[0]
    lightness, chroma, hue = lch(first)
    others = [color for color in colors[1:] if color != first]
    pale = next((color for color in colors if lch(color)[0] > 0.9), None)
    deep = next((color for color in colors if lch(color)[0] < 0.36), None)
    kind = rng.choices(("pale", "own", "deep"), weights=(5, 3, 2))[0]
    if kind == "own" and 0.36 <= lightness <= 0.9:
        ground = first
        rest = others
    elif kind == "deep" or (kind == "own" and lightness < 0.36):
        ground = deep or from_lch(0.25, min(chroma, 0.06), hue)
        rest = [color for color in colors if color != ground]
    else:
        ground = pale or from_lch(0.965, min(chroma * 0.12, 0.02), hue)
        rest = [color for color in colors if color != ground]
    if not rest:
        rest = [from_lch(0.7 if lch(ground)[0] < 0.6 else 0.5, max(0.1, chroma), hue + 150)]
    surface = _second_plane(ground)
    strongest = max(rest, key=lambda c: min(contrast(c, ground), 3) + 8 * lch(c)[1])
    accent = first if first in rest and contrast(first, ground) > 1.4 else strongest
    second = [color for color in rest if color != accent]
    accent_light, accent_chroma, accent_hue = lch(accent)
    ink = deep if deep and all(contrast(deep, g) >= READABLE for g in (ground, surface)) else None
    return Palette(
        ground=ground,
        surface=surface,
        accent=accent,
        accent2=second[0]
        if second
        else from_lch(
            min(0.72, max(0.5, accent_light + 0.12)), accent_chroma * 0.45, accent_hue + 30
        ),
        ink=ink or _ink_on((ground, surface), hue),
        light=pale or from_lch(0.985, min(chroma * 0.08, 0.012), hue),
        name="brand",
    )


def picture_palette(shares: Sequence[tuple[str, float]], rng: Random) -> Palette:
    """A palette from a picture's own colours, as ``photo.palette`` returns them.

    Its tones set the ground and surface, its most chromatic colour is the accent.
    """
    if not shares:
        return _by_mood("", rng)
    colors = [color for color, _ in shares]
    _, chroma, hue = lch(colors[0])
    by_chroma = sorted(colors, key=lambda color: -lch(color)[1])
    accent_light, accent_chroma, accent_hue = lch(by_chroma[0])
    accent = from_lch(min(0.72, max(0.5, accent_light)), accent_chroma, accent_hue)
    pool = [c for c in by_chroma[1:] if abs(lch(c)[2] - accent_hue) > 25] or by_chroma[1:]
    second = pool[0] if pool else from_lch(0.6, accent_chroma * 0.5, accent_hue + 40)
    dark = lch(colors[0])[0] < 0.36 or (lch(colors[0])[0] < 0.5 and rng.random() < 0.5)
    ground = from_lch(0.25 if dark else 0.955, min(chroma, 0.045 if dark else 0.025), hue)
    surface = from_lch(0.33 if dark else 0.89, min(chroma, 0.06 if dark else 0.045), hue)
    return Palette(
        ground=ground,
        surface=surface,
        accent=accent,
        accent2=second,
        ink=_ink_on((ground, surface), hue),
        light=from_lch(0.985, min(chroma, 0.012), hue),
        name="picture",
    )
