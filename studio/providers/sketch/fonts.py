"""The type on board: families and their subsets, which characters each has, shaping to outlines.

A font is named ``family-weight`` (``poppins-700``, ``lora-400i``). Its characters are spread over
files per script (``inter-700.ttf`` has Latin, ``inter-700.greek.ttf`` Greek). A family without a
script falls back to one that has it, whole words at a time.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import uharfbuzz as hb

FONTS = Path(__file__).parent / "data" / "fonts"
_SUBSETS = ("", ".latin-ext", ".vietnamese", ".cyrillic", ".cyrillic-ext", ".greek", ".greek-ext")
# The nearest relative that has more characters; every chain ends in Inter, which has them all.
# Bebas Neue draws capitals for small letters, so words with small letters are set in Anton: words
# that were ordered are never changed.
_FALLBACK = {
    "anton-400": "inter-800",
    "archivo-black-400": "montserrat-800",
    "bebas-neue-400": "anton-400",
    "caveat-400": "lora-400i",
    "caveat-700": "lora-600",
    "dm-serif-display-400": "playfair-display-700",
    "dm-serif-display-400i": "playfair-display-400i",
    "lora-400": "inter-400",
    "lora-400i": "inter-400i",
    "lora-600": "inter-600",
    "montserrat-400": "inter-400",
    "montserrat-400i": "inter-400i",
    "montserrat-600": "inter-600",
    "montserrat-800": "inter-800",
    "pacifico-400": "lora-600",
    "playfair-display-400": "lora-400",
    "playfair-display-400i": "lora-400i",
    "playfair-display-700": "lora-600",
    "playfair-display-900": "inter-800",
    "poppins-400": "montserrat-400",
    "poppins-400i": "montserrat-400i",
    "poppins-500": "inter-500",
    "poppins-600": "montserrat-600",
    "poppins-700": "montserrat-800",
    "poppins-800": "montserrat-800",
    "space-grotesk-400": "inter-400",
    "space-grotesk-500": "inter-500",
    "space-grotesk-700": "inter-700",
}


@dataclass(frozen=True, slots=True)
class Glyph:
    """One letter form at size 1 (one em), y down."""

    segments: tuple[tuple[str, tuple[float, ...]], ...]
    """SVG path operations with their absolute coordinates, in ems."""
    ink: tuple[float, float, float, float]
    """Left, top, right, bottom of the outline (its control points), in ems."""


@dataclass(frozen=True, slots=True)
class ShapedLine:
    """One line of type at size 1 (one em), its baseline at y 0 and its start at x 0, y down."""

    width: float
    """The advance of the whole line, in ems."""
    ink: tuple[float, float, float, float]
    """Left, top, right, bottom of what is really drawn, in ems."""
    glyphs: tuple[tuple[Glyph, float, float], ...]
    """What is drawn, each at its x and y, in ems."""


@dataclass(frozen=True, slots=True)
class _File:
    font: hb.Font
    em: int
    characters: frozenset[int]
    glyphs: dict[int, Glyph] = field(default_factory=dict, compare=False)


@lru_cache(maxsize=1)
def font_names() -> tuple[str, ...]:
    """Every font that can be asked for."""
    return tuple(sorted(p.stem for p in FONTS.glob("*.ttf") if "." not in p.stem))


@lru_cache(maxsize=256)
def _file(stem: str) -> _File | None:
    path = FONTS / f"{stem}.ttf"
    if not path.exists():
        return None
    face = hb.Face(hb.Blob.from_file_path(str(path)))
    characters = frozenset(face.unicodes)
    if stem.startswith("bebas-neue"):
        characters = frozenset(c for c in characters if chr(c) == chr(c).upper())
    return _File(hb.Font(face), face.upem, characters)


@lru_cache(maxsize=64)
def _family(name: str) -> tuple[_File, ...]:
    found = (_file(f"{name}{subset}") for subset in _SUBSETS)
    return tuple(file for file in found if file is not None)


def _chain(name: str) -> Iterator[tuple[_File, ...]]:
    current: str | None = name if _family(name) else "inter-500"
    while current is not None:
        yield _family(current)
        current = _FALLBACK.get(current)


@lru_cache(maxsize=1)
def all_characters() -> frozenset[int]:
    """Every character that some font on board can draw in every style (that is, Inter's)."""
    return frozenset().union(*(file.characters for file in _family("inter-500")))


def clean(text: str) -> str:
    """``text`` composed (NFC), with single blanks for all white space.

    Characters without a form of their own (controls, joiners, variation selectors) are dropped.
    """
    composed = unicodedata.normalize("NFC", text)
    visible = (
        " " if ch.isspace() else ch
        for ch in composed
        if ch.isspace() or unicodedata.category(ch) not in ("Cc", "Cf", "Cs", "Co", "Cn")
    )
    return " ".join("".join(visible).replace("️", "").split())


def _runs(text: str, name: str) -> list[tuple[str, _File]]:
    """``text`` cut where the file changes; characters that no file has are left out."""
    needed = {ord(ch) for ch in text if ch != " "}
    chain = list(_chain(name))
    first = next(
        (files for files in chain if needed <= frozenset().union(*(f.characters for f in files))),
        None,
    )
    files = list(first) if first else [file for family in chain for file in family]
    runs: list[tuple[str, _File]] = []
    for ch in text:
        has = runs[-1][1] if runs else None
        if not (has and ord(ch) in has.characters and (ch == " " or has is files[0])):
            has = next((file for file in files if ord(ch) in file.characters), None)
        if has is None:
            continue
        if runs and runs[-1][1] is has:
            runs[-1] = (runs[-1][0] + ch, has)
        else:
            runs.append((ch, has))
    return runs


class _Pen:
    """Collects a glyph's outline, in ems, y down (the pen protocol of fontTools)."""

    def __init__(self, em: int) -> None:
        self._em = em
        self.segments: list[tuple[str, tuple[float, ...]]] = []

    def _draw(self, operation: str, *points: tuple[float, float]) -> None:
        em = self._em
        self.segments.append((operation, tuple(v for x, y in points for v in (x / em, -y / em))))

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self._draw("M", point)

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self._draw("L", point)

    def qCurveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self._draw("Q", *points)

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self._draw("C", *points)

    def closePath(self) -> None:  # noqa: N802
        self._draw("Z")

    def endPath(self) -> None:  # noqa: N802
        self._draw("Z")


def _glyph(file: _File, number: int) -> Glyph:
    found = file.glyphs.get(number)
    if found is None:
        pen = _Pen(file.em)
        file.font.draw_glyph_with_pen(number, pen)
        xs = [v for _, values in pen.segments for v in values[::2]]
        ys = [v for _, values in pen.segments for v in values[1::2]]
        ink = (min(xs), min(ys), max(xs), max(ys)) if xs else (0.0, 0.0, 0.0, 0.0)
        found = file.glyphs[number] = Glyph(tuple(pen.segments), ink)
    return found


@lru_cache(maxsize=4096)
def shape(text: str, name: str, tracking: float = 0.0) -> ShapedLine:
    """One line of ``text`` in the font ``name``, letters spaced by ``tracking`` ems.

    Kerning and ligatures are those of the font. Never raises: an unknown font is set in Inter, a
    character that no font has is left out (ask :func:`studio.providers.sketch.typeset.can_set`
    first).
    """
    x = 0.0
    glyphs: list[tuple[Glyph, float, float]] = []
    for run, file in _runs(text, name):
        buffer = hb.Buffer()
        buffer.add_str(run)
        buffer.guess_segment_properties()
        # Spaced letters must not be joined to a ligature.
        hb.shape(file.font, buffer, {"kern": True, "liga": tracking <= 0})
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            glyph = _glyph(file, info.codepoint)
            if glyph.segments:
                at = (x + position.x_offset / file.em, -position.y_offset / file.em)
                glyphs.append((glyph, *at))
            x += position.x_advance / file.em + tracking
    width = max(0.0, x - tracking)
    if not glyphs:
        return ShapedLine(width, (0.0, 0.0, width, 0.0), ())
    ink = (
        min(at_x + glyph.ink[0] for glyph, at_x, _ in glyphs),
        min(at_y + glyph.ink[1] for glyph, _, at_y in glyphs),
        max(at_x + glyph.ink[2] for glyph, at_x, _ in glyphs),
        max(at_y + glyph.ink[3] for glyph, _, at_y in glyphs),
    )
    return ShapedLine(width, ink, tuple(glyphs))


@lru_cache(maxsize=64)
def cap_height(name: str) -> float:
    """The height of a capital H, in ems."""
    return -shape("H", name).ink[1] or 0.7


def path_data(line: ShapedLine, x: float, y: float, size: float) -> str:
    """SVG path data of ``line``, its start at ``x``, its baseline at ``y``, at ``size`` pixels."""
    parts: list[str] = []
    for glyph, glyph_x, glyph_y in line.glyphs:
        left, base = x + glyph_x * size, y + glyph_y * size
        for operation, values in glyph.segments:
            parts.append(operation)
            parts.append(
                " ".join(
                    f"{(base if i % 2 else left) + value * size:.2f}"
                    for i, value in enumerate(values)
                )
            )
    return "".join(parts)
