"""Words set exactly: choosing type, breaking lines, fitting to a box, outlines as SVG.

The result has no text elements, only paths, so it looks the same wherever it is drawn. A box is
left, top, width, height in pixels. Words are never changed: not their capitals, not their signs.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from studio.providers.sketch.fonts import (
    ShapedLine,
    all_characters,
    cap_height,
    clean,
    path_data,
    shape,
)
from studio.providers.sketch.pairings import Pairing, choose_pairing, pairings
from studio.providers.sketch.scripts import MOST_LETTERS, can_set, missing_note

__all__ = [
    "MOST_LETTERS",
    "Align",
    "Box",
    "Pairing",
    "TextBlock",
    "VerticalAlign",
    "can_set",
    "choose_pairing",
    "fit_text",
    "missing_note",
    "pairings",
    "width_of",
]

Box = tuple[float, float, float, float]
Align = Literal["left", "center", "right"]
VerticalAlign = Literal["top", "middle", "bottom"]


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Words that have been set."""

    svg: str
    """Paths in pixel coordinates, empty when there were no words."""
    bounds: Box
    """Left, top, width and height of the ink itself; never outside the box that was asked for."""
    size_px: float
    lines: tuple[str, ...]
    baseline: float = 0.0
    """Y of the last line's baseline."""


_LONGEST_WORD = 120


@lru_cache(maxsize=4096)
def width_of(text: str, font: str, size: float, tracking: float = 0.0) -> float:
    """Pixels from the start of the line to its end."""
    return shape(clean(text), font, tracking).width * size


def fit_text(
    text: str | Sequence[str],
    box: Box,
    *,
    font: str,
    ink: str = "#121216",
    align: Align = "left",
    valign: VerticalAlign = "top",
    max_lines: int = 4,
    max_size: float = 400.0,
    leading: float = 1.1,
    tracking: float = 0.0,
) -> TextBlock:
    """Set words as large as the box and ``max_size`` (pixels) allow, in evenly broken lines.

    A sequence of strings keeps its own line breaks. The ink never leaves the box, whatever the
    length: type becomes small before it is cut. Words whose letters no font has are drawn as bars
    of about their length, as in a wireframe (see :func:`missing_note`).
    """
    given = [text] if isinstance(text, str) else list(text)
    _, _, width, height = box
    if sum(map(len, given)) > MOST_LETTERS and width >= 1 and height >= 1:
        return _bars(box, ink, max_size)
    parts = [cleaned for part in given if (cleaned := clean(part))]
    if not parts or width < 1 or height < 1:
        return TextBlock("", (box[0], box[1], 0.0, 0.0), 0.0, ())
    best: tuple[float, list[str]] = (0.0, parts)
    for lines in _broken(parts, max_lines, font, tracking, width / height):
        size = _largest(lines, box, font, leading, tracking, max_size)
        # More lines only for a real gain in size.
        if size > best[0] * 1.03:
            best = (size, lines)
    size, lines = best
    return _set(lines, box, font, size, ink, align, valign, leading, tracking)


def _bars(box: Box, ink: str, max_size: float) -> TextBlock:
    """A paragraph of bars that fills the box: copy too long to be read at any size."""
    left, top, width, height = box
    size = min(max_size, height / 6, width / 10)
    count = max(1, int(height / (size * 1.5)))
    rows = "".join(
        f'<rect x="{left:.2f}" y="{top + i * size * 1.5:.2f}" rx="{size * 0.15:.2f}"'
        f' width="{width * (0.62 if i == count - 1 else 1):.2f}" height="{size * 0.7:.2f}"/>'
        for i in range(count)
    )
    bottom = (count - 1) * size * 1.5 + size * 0.7
    svg = f'<g fill="{ink}" opacity="0.35">{rows}</g>'
    return TextBlock(svg, (left, top, width, bottom), size, (), top + bottom)


def _is_bar(word: str) -> bool:
    """Whether a word's letters are missing, so that a bar stands for it."""
    return len(word) > _LONGEST_WORD or any(
        ord(ch) not in all_characters() and unicodedata.category(ch)[0] in "LM" for ch in word
    )


def _pieces(line: str) -> list[str]:
    """A line cut into stretches of words that can be set and single words that cannot."""
    pieces: list[str] = []
    joins = False
    for word in line.split():
        if _is_bar(word):
            pieces.append(word)
            joins = False
        elif joins:
            pieces[-1] += f" {word}"
        else:
            pieces.append(word)
            joins = True
    return pieces


@dataclass(frozen=True, slots=True)
class _Line:
    """A measured line at size 1: shaped stretches and bars, each at its place."""

    width: float
    ink: Box
    shaped: tuple[tuple[float, ShapedLine], ...]
    bars: tuple[tuple[float, float], ...]


@lru_cache(maxsize=2048)
def _line(text: str, font: str, tracking: float) -> _Line:
    blank = shape("n n", font, tracking).width - 2 * shape("n", font, tracking).width
    tall = cap_height(font)
    x = 0.0
    shaped: list[tuple[float, ShapedLine]] = []
    bars: list[tuple[float, float]] = []
    edges: list[Box] = []
    for piece in _pieces(text):
        if _is_bar(piece):
            width = 0.58 * len(piece)
            bars.append((x, width))
            edges.append((x, -tall, x + width, 0.0))
        else:
            run = shape(piece, font, tracking)
            width = run.width
            if run.glyphs:
                shaped.append((x, run))
                left, top, right, bottom = run.ink
                edges.append((x + left, top, x + right, bottom))
        x += width + blank
    if not edges:
        return _Line(0.0, (0.0, 0.0, 0.0, 0.0), (), ())
    ink = (
        min(e[0] for e in edges),
        min(e[1] for e in edges),
        max(e[2] for e in edges),
        max(e[3] for e in edges),
    )
    return _Line(x - blank, ink, tuple(shaped), tuple(bars))


def _broken(
    parts: list[str], max_lines: int, font: str, tracking: float, shape_ratio: float
) -> list[list[str]]:
    """Ways to break the words into lines, each as even as it can be."""
    if len(parts) > 1:
        return [parts]
    words = parts[0].split()
    widths = [_word_width(word, font, tracking) for word in words]
    blank = 0.27
    total = sum(widths) + blank * (len(words) - 1)
    # Long copy needs as many lines as fill the box, whatever the layout had in mind.
    natural = max(1, round((total / max(shape_ratio, 0.01) / 1.2) ** 0.5))
    counts = set(range(1, max_lines + 1))
    if natural > max_lines * 1.6:
        counts |= {natural - 1, natural, natural + 1}
    return [
        _balanced(words, widths, blank, count) for count in sorted(counts) if count <= len(words)
    ]


@lru_cache(maxsize=4096)
def _word_width(word: str, font: str, tracking: float) -> float:
    return 0.58 * len(word) if _is_bar(word) else shape(word, font, tracking).width


def _balanced(words: list[str], widths: list[float], blank: float, count: int) -> list[str]:
    """The words in at most ``count`` lines of which the widest is as narrow as possible."""
    low, high = max(widths), sum(widths) + blank * len(widths)
    lines = _greedy(words, widths, blank, high)
    for _ in range(24):
        middle = (low + high) / 2
        tried = _greedy(words, widths, blank, middle)
        if len(tried) <= count:
            high, lines = middle, tried
        else:
            low = middle
    return lines


def _greedy(words: list[str], widths: list[float], blank: float, limit: float) -> list[str]:
    lines: list[list[str]] = [[]]
    used = 0.0
    for word, width in zip(words, widths, strict=True):
        if lines[-1] and used + blank + width > limit + 1e-9:
            lines.append([])
            used = 0.0
        used += width + (blank if lines[-1] else 0.0)
        lines[-1].append(word)
    return [" ".join(line) for line in lines]


def _extent(measured: list[_Line], leading: float) -> tuple[float, float, float]:
    """Width of the widest ink, then top and bottom of all ink from the first baseline, in ems."""
    width = max(line.ink[2] - line.ink[0] for line in measured)
    top = min(i * leading + line.ink[1] for i, line in enumerate(measured))
    bottom = max(i * leading + line.ink[3] for i, line in enumerate(measured))
    return width, top, bottom


def _largest(
    lines: list[str], box: Box, font: str, leading: float, tracking: float, max_size: float
) -> float:
    width, top, bottom = _extent([_line(line, font, tracking) for line in lines], leading)
    return min(max_size, box[2] / max(width, 0.01), box[3] / max(bottom - top, 0.01))


def _set(
    lines: list[str],
    box: Box,
    font: str,
    size: float,
    ink: str,
    align: Align,
    valign: VerticalAlign,
    leading: float,
    tracking: float,
) -> TextBlock:
    measured = [_line(line, font, tracking) for line in lines]
    _, top, bottom = _extent(measured, leading)
    left, box_top, width, height = box
    spare = height - (bottom - top) * size
    offset = {"top": 0.0, "middle": spare / 2, "bottom": spare}[valign]
    first_baseline = box_top + offset - top * size
    data: list[str] = []
    bars: list[str] = []
    inks: list[Box] = []
    for i, line in enumerate(measured):
        y = first_baseline + i * leading * size
        ink_left, ink_top, ink_right, ink_bottom = (value * size for value in line.ink)
        slack = width - (ink_right - ink_left)
        # Optical alignment: it is the ink that stands on the edge, not the glyph's side bearing.
        x = left - ink_left + {"left": 0.0, "center": slack / 2, "right": slack}[align]
        data += [path_data(run, x + at * size, y, size) for at, run in line.shaped]
        tall = cap_height(font) * size
        bars += [
            f'<rect x="{x + at * size:.2f}" y="{y - tall:.2f}" width="{wide * size:.2f}"'
            f' height="{tall:.2f}" rx="{tall * 0.2:.2f}" opacity="0.35"/>'
            for at, wide in line.bars
        ]
        if line.shaped or line.bars:
            inks.append((x + ink_left, y + ink_top, x + ink_right, y + ink_bottom))
    if not inks:
        return TextBlock("", (left, box_top, 0.0, 0.0), size, tuple(lines))
    x0, y0 = min(e[0] for e in inks), min(e[1] for e in inks)
    x1, y1 = max(e[2] for e in inks), max(e[3] for e in inks)
    drawn = f'<path d="{"".join(data)}"/>' if data else ""
    svg = f'<g fill="{ink}">{drawn}{"".join(bars)}</g>'
    last = first_baseline + (len(lines) - 1) * leading * size
    return TextBlock(svg, (x0, y0, x1 - x0, y1 - y0), size, tuple(lines), last)
