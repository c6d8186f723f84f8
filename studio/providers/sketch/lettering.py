"""The words of a picture as one block: headline, line and button, in reading order and size."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from studio.providers.sketch.brief import Brief
from studio.providers.sketch.color import Palette
from studio.providers.sketch.oklab import contrast, ink_for, mix
from studio.providers.sketch.pen import Box, group, rect
from studio.providers.sketch.render import Canvas, SetWords, draw_pixels
from studio.providers.sketch.typeset import Align, Pairing, TextBlock, VerticalAlign, fit_text

PREVIEW = 220
"""Longer side, in pixels, of the small rendering in which the ground behind words is measured."""
LEAST = 3.6
"""Contrast below which words on a drawn ground get a panel."""


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
        if least < LEAST:
            pad = canvas.unit * 3.2
            panel = palette.ground
            canvas.add(
                rect(
                    placed[0] - pad, placed[1] - pad, placed[2] + 2 * pad, placed[3] + 2 * pad,
                    panel, pad * 0.5, opacity=0.93,
                )
            )  # fmt: skip
            ink, ground = palette.on(panel), panel
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


def _fit_blocks(
    copy: Copy, box: Box, manner: Manner, palette: Palette, inks: tuple[str, str, str],
    least_size: float,
) -> dict[tuple[str, str], TextBlock]:
    """The blocks from the top of the box, by role and words. ``inks`` are those of the headline
    and of the rest, and the button's ground."""
    ink, quiet, button = inks
    x, y, width, height = box
    pairing = manner.pairing
    blocks: dict[tuple[str, str], TextBlock] = {}
    lesser = [copy.line, *copy.extras] if copy.line else list(copy.extras)
    if not copy.headline:
        least_size *= 1.25
    body_size = max(min(width * 0.062, height * 0.12), least_size)
    button_size = body_size * 0.86
    kept = (button_size * 3.4 if copy.button else 0.0) + sum(
        _height(words, width, body_size, pairing.body) + body_size * 0.9 for words in lesser
    )
    kept = min(kept, height * (0.62 if copy.headline else 1))
    if copy.headline:
        block = fit_text(
            copy.headline, (x, y, width, height - kept), font=pairing.heading, ink=ink,
            align=manner.align, max_lines=manner.head_lines,
            max_size=width * manner.head_share, leading=pairing.leading,
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
            max_lines=4, max_size=body_size if at == 0 or not copy.line else body_size * 0.9,
            leading=1.32,
        )  # fmt: skip
        blocks[f"line{at}", words] = block
        y = block.bounds[1] + block.bounds[3] + body_size * 0.85
    if copy.button:
        y = min(y + body_size * 0.35, box[1] + height - button_size * 2.5)
        blocks["button", copy.button] = _button(
            copy.button, (x, y, width, button_size * 2.5), manner, palette, button, button_size
        )
    return blocks


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
