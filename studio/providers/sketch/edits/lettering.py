"""Words on a picture: found a calm place, set in ink that reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import cv2
import numpy as np

from studio.providers.sketch.color import (
    BLACK,
    READABLE,
    WHITE,
    Palette,
    contrast,
    hex_to_rgb,
    ink_for,
    luminance,
    picture_palette,
    readable,
)
from studio.providers.sketch.edits.calm import MARGIN, find_busyness
from studio.providers.sketch.edits.instructions import Side
from studio.providers.sketch.photo import Mask, Pixels, palette_of
from studio.providers.sketch.render import SetWords, document, draw_pixels
from studio.providers.sketch.typeset import (
    Align,
    Box,
    Pairing,
    TextBlock,
    choose_pairing,
    fit_text,
    width_of,
)

_Region = tuple[int, int, int, int]
"""Left, top, width and height in whole pixels, inside the picture."""


@dataclass(frozen=True, slots=True)
class _Spot:
    box: Box
    align: Align
    low: bool
    """Whether it lies in the lower half, so that words hang at its foot."""


def set_words(
    picture: Pixels,
    mask: Mask,
    words: Sequence[str],
    *,
    sides: Sequence[Side],
    brief: str,
    rng: Random,
) -> tuple[Pixels, list[SetWords]]:
    """The picture with ``words`` (headline, line, button) in its calmest place, and their boxes.

    The place avoids the subject and busy texture; ``sides`` restrict it. The ink is chosen on the
    pixels that are really there; where nothing would read, a soft veil goes underneath.
    """
    spot = _calm_spot(picture, mask, sides, rng)
    pairing = choose_pairing(brief, rng)
    palette = picture_palette(palette_of(picture, 6), rng)
    blocks = _blocks(words, spot, pairing, min(picture.shape[:2]))
    bounds = _union([block.bounds for block in blocks])
    size = (picture.shape[1], picture.shape[0])
    region = _region(bounds, size)
    ink, reached = ink_for(_cut(picture, region), (palette.light, palette.shade))
    if reached < READABLE:
        picture, ink = _veiled(picture, region, palette)
    fragment = _painted(words, blocks, ink, palette, pairing, spot)
    around = min(size) * 0.06  # the button's own edge lies outside its words
    x, y, wide, tall = bounds
    grown = (x - around, y - around, wide + 2 * around, tall + 2 * around)
    placed = [
        SetWords(text, block.bounds, block.size_px)
        for text, block in zip(words, blocks, strict=True)
    ]
    return _overlaid(picture, fragment, _region(grown, size)), placed


def _calm_spot(picture: Pixels, mask: Mask, sides: Sequence[Side], rng: Random) -> _Spot:
    """One of the calmest places; where several are about as good, ``rng`` takes one of them."""
    busy = find_busyness(picture, mask)
    rows, columns = busy.shape
    light = (
        cv2.resize(
            cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), (columns, rows), interpolation=cv2.INTER_AREA
        ).astype(np.float32)
        / 255
    )
    height, width = picture.shape[:2]
    edge = min(width, height) * MARGIN
    edge_x, edge_y = edge / width, edge / height
    whole = (edge_x, edge_y, 1 - 2 * edge_x, 0.3)
    best: dict[tuple[int, int], tuple[float, Box]] = {}
    for wide in (1 - 2 * edge_x, 0.6, 0.44, 0.36):
        for tall in (0.15, 0.22, 0.32, 0.46):
            for x in np.linspace(edge_x, max(edge_x, 1 - edge_x - wide), 7):
                for y in np.linspace(edge_y, max(edge_y, 1 - edge_y - tall), 9):
                    if not all(_on_side(side, float(x), float(y), wide, tall) for side in sides):
                        continue
                    part = slice(int(y * rows), max(int(y * rows) + 1, int((y + tall) * rows)))
                    across = slice(
                        int(x * columns), max(int(x * columns) + 1, int((x + wide) * columns))
                    )
                    under = busy[part, across]
                    cost = float(under.mean()) + 0.35 * float(under.max())
                    cost += 0.9 * float(light[part, across].std())
                    # Words of a decent size need room, and rest best near an edge.
                    cost -= 1.1 * float(np.sqrt(wide * tall))
                    cost += 0.12 * min(float(y), 1 - float(y) - tall)
                    area = (round(float(x + wide / 2) * 2), round(float(y + tall / 2) * 2))
                    if area not in best or cost < best[area][0] - 1e-9:
                        best[area] = (cost, (float(x), float(y), wide, tall))
    least = min((cost for cost, _ in best.values()), default=0.0)
    good = [box for cost, box in best.values() if cost < least + 0.07] or [whole]
    x, y, wide, tall = good[rng.randrange(len(good))]
    align: Align = "center" if wide > 0.75 else "left"
    return _Spot((x * width, y * height, wide * width, tall * height), align, y + tall / 2 > 0.5)


def _on_side(side: Side, x: float, y: float, wide: float, tall: float) -> bool:
    across, down = x + wide / 2, y + tall / 2
    return {
        "left": across < 0.46 and wide < 0.75,
        "right": across > 0.54 and wide < 0.75,
        "top": down < 0.42,
        "bottom": down > 0.58,
    }[side]


def _blocks(words: Sequence[str], spot: _Spot, pairing: Pairing, short: int) -> list[TextBlock]:
    """The words set one below the other inside the spot, in neutral ink, to be measured."""
    left, top, width, height = spot.box
    gap = short * 0.028
    # The headline takes what the smaller lines leave.
    small = [_body_height(i, short) for i in range(1, len(words))]
    headline_room = max(height - sum(small) - gap * len(small), height * 0.4)
    blocks: list[TextBlock] = []
    y = top
    for i, text in enumerate(words):
        room = headline_room if i == 0 else small[i - 1]
        button = i == 2
        pad = room * 0.28 if button else 0.0
        block = fit_text(
            text,
            (left + pad * 1.6, y + pad, width - pad * 3.2, room - 2 * pad),
            font=pairing.heading if i == 0 else pairing.label if button else pairing.body,
            align=spot.align,
            max_lines=4 if i == 0 else 1 if button else 2,
            max_size=short * (0.13 if i == 0 else 0.036 if button else 0.05),
            leading=pairing.leading if i == 0 else 1.3,
            tracking=pairing.tracking if i == 0 else 0.0,
        )
        blocks.append(block)
        y = block.bounds[1] + block.bounds[3] + pad + gap
    used = blocks[-1].bounds[1] + blocks[-1].bounds[3] + (_pad(words, short) if words[2:] else 0)
    spare = max(0.0, top + height - used)
    down = spare if spot.low else 0.0
    if spot.box[3] > short * 0.4:
        down = spare * (0.6 if spot.low else 0.4)
    return [_moved(block, down) for block in blocks]


def _body_height(index: int, short: int) -> float:
    return short * (0.075 if index == 2 else 0.11)


def _pad(words: Sequence[str], short: int) -> float:
    return _body_height(2, short) * 0.28 if len(words) > 2 else 0.0


def _moved(block: TextBlock, down: float) -> TextBlock:
    x, y, wide, tall = block.bounds
    svg = f'<g transform="translate(0 {down:.2f})">{block.svg}</g>' if block.svg else ""
    bounds = (x, y + down, wide, tall)
    return TextBlock(svg, bounds, block.size_px, block.lines, block.baseline + down)


def _union(boxes: Sequence[Box]) -> Box:
    real = [box for box in boxes if box[2] > 0] or [boxes[0]]
    x, y = min(b[0] for b in real), min(b[1] for b in real)
    right, bottom = max(b[0] + b[2] for b in real), max(b[1] + b[3] for b in real)
    return x, y, right - x, bottom - y


def _region(box: Box, size: tuple[int, int]) -> _Region:
    x, y = max(0, int(box[0])), max(0, int(box[1]))
    right, bottom = min(size[0], int(box[0] + box[2]) + 1), min(size[1], int(box[1] + box[3]) + 1)
    return x, y, max(1, right - x), max(1, bottom - y)


def _cut(picture: Pixels, region: _Region) -> Pixels:
    x, y, wide, tall = region
    return picture[y : y + tall, x : x + wide]


def _veiled(picture: Pixels, region: _Region, palette: Palette) -> tuple[Pixels, str]:
    """The picture with a soft veil over the region, as thin as lets ink read on it."""
    x, y, wide, tall = region
    reach = round(min(picture.shape[:2]) * 0.05)
    around = _region(
        (x - 2 * reach, y - 2 * reach, wide + 4 * reach, tall + 4 * reach),
        (picture.shape[1], picture.shape[0]),
    )
    left, top = x - around[0], y - around[1]
    share = 128 / max(around[2:])
    small = np.zeros(
        (max(2, round(around[3] * share)), max(2, round(around[2] * share))), np.float32
    )
    grown = [
        round(v * share)
        for v in (left - reach, top - reach, left + wide + reach, top + tall + reach)
    ]
    small[max(0, grown[1]) : grown[3], max(0, grown[0]) : grown[2]] = 1
    soft = cv2.GaussianBlur(small, (0, 0), max(0.8, reach * share * 0.45))
    cover = cv2.resize(soft, around[2:], interpolation=cv2.INTER_LINEAR)[..., None]
    under = _cut(picture, around)
    dark = _cut(picture, region).mean() / 255 < 0.62
    color, inks = (palette.shade, (palette.light, WHITE)) if dark else (palette.light, (BLACK,))
    if dark and luminance(color) > 0.12:
        color = BLACK
    veil = np.array(hex_to_rgb(color), np.float32) * 255
    for strength in (0.4, 0.55, 0.7, 0.82, 0.94):
        amount = cover * strength
        tried = np.clip(under * (1 - amount) + veil * amount, 0, 255).astype(np.uint8)
        ink, reached = ink_for(tried[top : top + tall, left : left + wide], inks)
        if reached >= READABLE:
            break
    result = picture.copy()
    result[around[1] : around[1] + around[3], around[0] : around[0] + around[2]] = tried
    return result, ink


def _painted(
    words: Sequence[str],
    blocks: Sequence[TextBlock],
    ink: str,
    palette: Palette,
    pairing: Pairing,
    spot: _Spot,
) -> str:
    fragments = []
    for i, (text, block) in enumerate(zip(words, blocks, strict=True)):
        if i == 2 and block.svg:
            x, y, _, tall = block.bounds
            across = width_of(text, pairing.label, block.size_px)
            pad_x, pad_y = block.size_px * 1.1, block.size_px * 0.75
            color = palette.accent if contrast(palette.accent, ink) > 1.3 else ink
            label = readable(color, (palette.light, palette.shade))
            fragments.append(
                f'<rect x="{x - pad_x:.1f}" y="{y - pad_y:.1f}" width="{across + 2 * pad_x:.1f}"'
                f' height="{tall + 2 * pad_y:.1f}" rx="{(tall + 2 * pad_y) / 2:.1f}"'
                f' fill="{color}"/>' + block.svg.replace("#121216", label)
            )
        else:
            fragments.append(block.svg.replace("#121216", ink))
    return "".join(fragments)


def _overlaid(picture: Pixels, fragment: str, region: _Region) -> Pixels:
    """The picture with what the fragment draws inside ``region``."""
    x, y, wide, tall = region
    drawn = np.asarray(draw_pixels(document(fragment, wide, tall, (x, y)), wide, tall))
    alpha = drawn[..., 3:].astype(np.float32) / 255
    result = picture.copy()
    mixed = drawn[..., :3] * alpha + _cut(picture, region) * (1 - alpha)
    result[y : y + tall, x : x + wide] = np.clip(np.rint(mixed), 0, 255)
    return result
