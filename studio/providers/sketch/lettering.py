"""The words of a picture as one block: headline, line and button, in reading order and size."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from studio.providers.sketch.brief import Brief
from studio.providers.sketch.color import Palette
from studio.providers.sketch.oklab import contrast, ink_for, mix
from studio.providers.sketch.pen import Box, Stop, group, rect
from studio.providers.sketch.render import Canvas, SetWords, draw_pixels
from studio.providers.sketch.typeset import Align, Pairing, TextBlock, VerticalAlign, fit_text

PREVIEW = 220
"""Longer side, in pixels, of the small rendering in which the ground behind words is measured."""
LEAST = 3.6
"""Contrast below which words on a drawn ground get a veil behind them."""
SHRINKS = (1.0, 0.88, 0.76, 0.64, 0.52, 0.4, 0.3, 0.2)
"""Shares of the usual sizes that are tried until the words fit their box."""
BUSY = 8.0
"""Spread of the ground's lightness along a line (of 255) above which they get one too."""


@dataclass(frozen=True, slots=True)
class Copy:
    """What is set: see ``Brief``."""

    headline: str = ""
    line: str = ""
    button: str = ""
    extras: tuple[str, ...] = ()

    @classmethod
    def of(cls, brief: Brief) -> "Copy":
        return cls(brief.headline, brief.line, brief.button, brief.extras)

    def __bool__(self) -> bool:
        return bool(self.headline or self.line or self.button or self.extras)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a block is set."""

    pairing: Pairing
    align: Align = "left"
    valign: VerticalAlign = "top"
    head_share: float = 0.2
    """Largest size of the headline as a share of the box's width."""
    head_lines: int = 4
    line_scale: float = 0.4
    """Size of the line beside the headline's."""
    body: float = 0.062
    """Largest size of the line as a share of the box's width."""


def preview(canvas: Canvas) -> NDArray[np.uint8]:
    """The picture so far, small, as rows of RGB."""
    scale = PREVIEW / max(canvas.width, canvas.height)
    size = max(1, round(canvas.width * scale)), max(1, round(canvas.height * scale))
    return np.asarray(draw_pixels(canvas.svg(), *size).convert("RGB"))


def part_of(pixels: NDArray[np.uint8], canvas: Canvas, box: Box) -> NDArray[np.uint8]:
    """The pixels of a preview inside a box of the canvas; never empty."""
    scale = pixels.shape[1] / canvas.width
    left, top = int(box[0] * scale), int(box[1] * scale)
    left, top = min(max(left, 0), pixels.shape[1] - 1), min(max(top, 0), pixels.shape[0] - 1)
    right = max(left + 1, int((box[0] + box[2]) * scale))
    return pixels[top : max(top + 1, int((box[1] + box[3]) * scale)), left:right]


def set_copy(
    canvas: Canvas, copy: Copy, box: Box, manner: Manner, palette: Palette, *, ground: str = ""
) -> Box:
    """Set words inside a box and return what they cover.

    ``ground`` is the flat colour behind them; without it the picture so far is measured, and a
    quiet panel is laid under the words where no ink of the palette would read.
    """
    if not copy:
        return (box[0], box[1], 0.0, 0.0)
    least_size = canvas.unit * 3.3
    blocks = _fit_blocks(copy, box, manner, palette, ("#000000", "#000000", "#ffffff"), least_size)
    bounds = _united([block.bounds for block in blocks.values()])
    shift = _shift(bounds, box, manner.valign)
    placed = (bounds[0], bounds[1] + shift, bounds[2], bounds[3])
    button_ground = palette.accent
    if ground:
        ink = palette.on(ground)
    else:
        pixels = part_of(preview(canvas), canvas, placed)
        ink, least = ink_for(pixels, (palette.ink, palette.light, palette.shade))
        mean = pixels.reshape(-1, 3).mean(axis=0)
        ground = "#" + "".join(f"{round(float(v)):02x}" for v in mean)
        # Across the lines only: a sky that grows lighter downwards is quiet.
        busy = float(pixels.mean(axis=2).std(axis=1).mean()) > BUSY
        if least < LEAST or busy:
            ground = palette.ground
            canvas.add(_veil(canvas, placed, ground))
            ink = palette.on(ground)
    if contrast(button_ground, ground) < 1.5:
        button_ground = ink
    inks = (ink, mix(ink, ground, 0.12), button_ground)
    blocks = _fit_blocks(copy, box, manner, palette, inks, least_size)
    drawn = ""
    for words, block in blocks.items():
        drawn += block.svg
        x, y, width, height = block.bounds
        canvas.words.append(SetWords(words[1], (x, y + shift, width, height), block.size_px))
    canvas.add(group(drawn, 0, shift))
    return placed


def _veil(canvas: Canvas, box: Box, ground: str) -> str:
    """Quiet behind words: a fade from the nearer edge, or a panel in the middle of the picture."""
    pad = canvas.unit * 3.2
    x, y, width, height = box
    sheet = canvas.sheet()
    solid: tuple[Stop, ...] = ((0, ground, 0.96), (0.72, ground, 0.9), (1, ground, 0))
    clear: tuple[Stop, ...] = tuple((1 - stop[0], *stop[1:]) for stop in reversed(solid))
    wide, tall = float(canvas.width), float(canvas.height)
    if canvas.ratio > 1.1 and width < wide * 0.55:
        left = x + width / 2 < wide / 2
        reach = x + width + pad * 4 if left else wide - x + pad * 4
        fade = sheet.linear(solid if left else clear, (0, 0), (1, 0))
        sheet.add(rect(0 if left else wide - reach, 0, reach, tall, fade))
    elif y + height > tall * 0.78:
        # Short, so that it does not wash over the feet of what stands above the words.
        sheet.add(rect(0, y - pad * 1.8, wide, tall - y + pad * 1.8, sheet.linear(clear)))
    elif y < tall * 0.22:
        sheet.add(rect(0, 0, wide, y + height + pad * 3, sheet.linear(solid)))
    else:
        sheet.add(
            rect(
                x - pad, y - pad, width + 2 * pad, height + 2 * pad, ground, pad * 0.5, opacity=0.93
            )
        )
    return sheet.svg()


def _fit_blocks(
    copy: Copy,
    box: Box,
    manner: Manner,
    palette: Palette,
    inks: tuple[str, str, str],
    least_size: float,
) -> dict[tuple[str, str], TextBlock]:
    """The blocks from the top of the box, by role and words.

    ``inks`` are those of the headline and of the rest, and the button's ground.
    """
    for shrink in SHRINKS:
        blocks = _stack(copy, box, manner, palette, inks, least_size, shrink)
        if _bottom(blocks) <= box[1] + box[3] + 1:
            break
    return blocks


def _bottom(blocks: dict[tuple[str, str], TextBlock]) -> float:
    return max(block.bounds[1] + block.bounds[3] for block in blocks.values())


def _stack(
    copy: Copy,
    box: Box,
    manner: Manner,
    palette: Palette,
    inks: tuple[str, str, str],
    least_size: float,
    shrink: float,
) -> dict[tuple[str, str], TextBlock]:
    """The blocks one under another at ``shrink`` of their usual sizes."""
    ink, quiet, button = inks
    x, y, width, height = box
    pairing = manner.pairing
    blocks: dict[tuple[str, str], TextBlock] = {}
    lesser = [copy.line, *copy.extras] if copy.line else list(copy.extras)
    if not copy.headline:
        least_size *= 1.25
    body_size = max(min(width * manner.body, height * (0.12 + manner.body)), least_size) * shrink
    button_size = body_size * 0.86
    kept = (button_size * 3.4 if copy.button else 0.0) + sum(
        _height(words, width, _line_size(words, body_size, first=True), pairing.body)
        + body_size * 0.9
        for words in lesser
    )
    if kept and copy.headline:
        kept += body_size * 1.2
    kept = min(kept, height * (0.62 if copy.headline else 1))
    if copy.headline:
        block = fit_text(
            copy.headline, (x, y, width, height - kept), font=pairing.heading, ink=ink,
            align=manner.align, max_lines=manner.head_lines,
            max_size=width * manner.head_share * shrink, leading=pairing.leading,
            tracking=pairing.tracking,
        )  # fmt: skip
        blocks["headline", copy.headline] = block
        y = block.bounds[1] + block.bounds[3] + max(body_size * 1.05, block.size_px * 0.34)
        body_size = min(body_size, max(block.size_px * manner.line_scale, body_size * 0.8))
    end = box[1] + height - (button_size * 3.4 if copy.button else 0.0)
    for at, words in enumerate(lesser):
        room = max(body_size, (end - y) / (len(lesser) - at) - body_size * 0.5)
        block = fit_text(
            words, (x, y, width, room), font=pairing.body, ink=quiet, align=manner.align,
            max_lines=4, max_size=_line_size(words, body_size, first=at == 0),
            leading=1.32,
        )  # fmt: skip
        blocks[f"line{at}", words] = block
        y = block.bounds[1] + block.bounds[3] + body_size * 0.85
    if copy.button:
        y += body_size * 0.35
        blocks["button", copy.button] = _button(
            copy.button, (x, y, width, button_size * 2.5), manner, palette, button, button_size
        )
    return blocks


def _line_size(words: str, size: float, *, first: bool) -> float:
    """Largest size of a line: an offer ("50% off") is set large, what follows the first smaller."""
    if len(words) <= 12 and "%" in words:
        return size * 1.9
    return size if first else size * 0.92


def _button(
    words: str, box: Box, manner: Manner, palette: Palette, ground: str, size: float
) -> TextBlock:
    x, y, width, height = box
    ink = palette.on(ground)
    pad = size * 1.25
    inner = (x + pad, y, width - 2 * pad, height)
    block = fit_text(
        words, inner, font=manner.pairing.label, ink=ink, align=manner.align, valign="middle",
        max_lines=1, max_size=size,
    )  # fmt: skip
    left = block.bounds[0] - pad
    if manner.align == "left":
        left = x
        block = fit_text(
            words, inner, font=manner.pairing.label, ink=ink, align="left", valign="middle",
            max_lines=1, max_size=size,
        )  # fmt: skip
    plate = (left, y, block.bounds[2] + 2 * pad, height)
    return replace(block, svg=rect(*plate, ground, height / 2) + block.svg, bounds=plate)


def _height(words: str, width: float, size: float, font: str) -> float:
    block = fit_text(
        words, (0, 0, width, size * 6), font=font, max_lines=4, max_size=size, leading=1.32
    )
    return block.bounds[3]


def _united(boxes: Sequence[Box]) -> Box:
    left, top = min(b[0] for b in boxes), min(b[1] for b in boxes)
    right = max(b[0] + b[2] for b in boxes)
    bottom = max(b[1] + b[3] for b in boxes)
    return (left, top, right - left, bottom - top)


def _shift(bounds: Box, box: Box, valign: VerticalAlign) -> float:
    spare = max(0.0, box[1] + box[3] - bounds[1] - bounds[3])
    return {"top": 0.0, "middle": spare / 2, "bottom": spare}[valign]


def set_bars(
    canvas: Canvas, box: Box, ink: str, *, rows: int, align: Align = "left", tall: float = 0.0
) -> None:
    """Bars where text will stand that nobody has written yet; the last row is shorter."""
    x, y, width, height = box
    tall = tall or min(height / (rows * 1.9), width * 0.05)
    step = height / rows
    for row in range(rows):
        wide = width * (0.58 if row == rows - 1 and rows > 1 else 1 - 0.06 * (row % 3))
        left = {"left": x, "center": x + (width - wide) / 2, "right": x + width - wide}[align]
        canvas.add(rect(left, y + row * step, wide, tall, ink, tall / 2, opacity=0.26))
