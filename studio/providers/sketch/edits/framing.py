"""Another frame round a picture: cropping round the subject, extending beyond the edge."""

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from studio.providers.sketch.edits.instructions import Side
from studio.providers.sketch.photo import Mask, Pixels

Window = tuple[int, int, int, int]
"""Left, top, width, height in pixels of the picture; may reach beyond its edge."""
_WORK_SIDE = 384
_FLAT = 0.4
"""Noise, in steps of 255, below which a picture is a drawing."""
_MOST_JUMPS = 6
_MOST_SHADED = 0.12
"""The largest share of neighbours along a drawing's edge that differ a little, as in a gradient."""


def resized_mask(mask: Mask, size: tuple[int, int]) -> Mask:
    """The mask stretched to ``size`` (width, height in pixels)."""
    return np.asarray(cv2.resize(mask, size, interpolation=cv2.INTER_AREA), np.float32)


def subject_box(mask: Mask) -> Window | None:
    """The box round what stands out, or None when nothing does."""
    rows = np.where((mask > 0.4).mean(axis=1) > 0.004)[0]
    columns = np.where((mask > 0.4).mean(axis=0) > 0.004)[0]
    if not len(rows) or not len(columns):
        return None
    left, top = int(columns[0]), int(rows[0])
    return left, top, int(columns[-1]) + 1 - left, int(rows[-1]) + 1 - top


def crop_window(size: tuple[int, int], ratio: float, mask: Mask, *, closer: bool) -> Window:
    """The largest window of ``ratio`` in a picture of ``size`` that holds the subject best.

    A ``closer`` one stands tight round the subject. Size is width, height in pixels.
    """
    width, height = size
    wide, tall = (width, width / ratio) if width / height < ratio else (height * ratio, height)
    box = subject_box(mask) or (0, 0, width, height)
    if closer:
        share = max(box[2] * 1.16 / wide, box[3] * 1.16 / tall, 0.3)
        # A subject that fills the frame already still comes visibly nearer.
        share = min(share, 0.8)
        wide, tall = wide * share, tall * share
    x = box[0] + box[2] / 2 - wide / 2
    y = box[1] + box[3] / 2 - tall / 2
    if box[3] > tall:
        # Heads matter more than feet.
        y = box[1] - tall * 0.06
    left = round(min(max(0.0, x), width - wide))
    top = round(min(max(0.0, y), height - tall))
    return left, top, max(1, min(width - left, round(wide))), max(1, min(height - top, round(tall)))


def keeps_subject(window: Window, size: tuple[int, int], mask: Mask) -> bool:
    """Whether cropping to ``window`` loses little: the subject is whole, most of the rest too."""
    if window[2] * window[3] < 0.55 * size[0] * size[1]:
        return False
    left, top, wide, tall = window
    inside = float(mask[top : top + tall, left : left + wide].sum())
    return inside >= 0.985 * float(mask.sum())


def extended_window(
    size: tuple[int, int], ratio: float, sides: Sequence[Side], *, roomier: bool
) -> Window:
    """A window of ``ratio`` that holds the whole picture and goes beyond its edge.

    The new room is on ``sides``, else even all around. ``roomier`` makes room even where the
    ratio alone would not.
    """
    width, height = size
    grow = 1.38 if roomier else 1.0
    wide, tall = float(width), float(height)
    if roomier and width / height * 1.02 >= ratio >= width / height / 1.02:
        wide, tall = wide * grow, tall * grow
    elif roomier and sides:
        wide *= grow if {"left", "right"} & set(sides) else 1
        tall *= grow if {"top", "bottom"} & set(sides) else 1
    if wide / tall < ratio:
        wide = tall * ratio
    else:
        tall = wide / ratio
    more_x, more_y = wide - width, tall - height
    left = _share(sides, "left", "right") * more_x
    top = _share(sides, "top", "bottom") * more_y
    return -round(left), -round(top), max(width, round(wide)), max(height, round(tall))


def free_sides(size: tuple[int, int], mask: Mask) -> list[Side]:
    """Where room can be added without leaving a cut-off subject hanging in the air.

    That is opposite the edge that cuts it off; empty when anywhere will do.
    """
    box = subject_box(mask)
    if box is None:
        return []
    width, height = size
    at_left, at_right = box[0] <= width * 0.01, box[0] + box[2] >= width * 0.99
    at_top, at_bottom = box[1] <= height * 0.01, box[1] + box[3] >= height * 0.985
    sides: list[Side] = []
    if at_left != at_right:
        sides.append("right" if at_left else "left")
    if at_top != at_bottom:
        sides.append("bottom" if at_top else "top")
    return sides


def _share(sides: Sequence[Side], before: Side, after: Side) -> float:
    if before in sides and after not in sides:
        return 1.0
    if after in sides and before not in sides:
        return 0.0
    return 0.5


def extend(picture: Pixels, mask: Mask, window: Window) -> Pixels:
    """The picture with its surroundings carried on to fill ``window``.

    The edge's colours, without the subject, are carried outward and become softer with the
    distance; next to a photo's edge its texture is mirrored. A flat drawing with a calm edge goes
    on just as it ends there. The old pixels stay exactly as they are.
    """
    height, width = picture.shape[:2]
    left, top, wide, tall = window
    noise = _noise_level(picture, mask)
    if noise < _FLAT and _ends_calmly(picture, window):
        beyond = ((-top, tall + top - height), (-left, wide + left - width), (0, 0))
        return np.pad(picture, beyond, mode="edge")
    share = min(1.0, _WORK_SIDE / max(wide, tall))
    small = cv2.resize(
        setting_of(picture, mask),
        (max(2, round(width * share)), max(2, round(height * share))),
        interpolation=cv2.INTER_AREA,
    )
    grid_w, grid_h = max(2, round(wide * share)), max(2, round(tall * share))
    at_x, at_y = round(-left * share), round(-top * share)
    columns = _mirrored(grid_w, at_x, small.shape[1])
    rows = _mirrored(grid_h, at_y, small.shape[0])
    canvas = small[rows][:, columns].astype(np.float32)
    inside = np.zeros((grid_h, grid_w), np.uint8)
    inside[max(0, at_y) : at_y + small.shape[0], max(0, at_x) : at_x + small.shape[1]] = 1
    far = np.asarray(cv2.distanceTransform(1 - inside, cv2.DIST_L2, 5), np.float32)
    # Farther out a mirrored thing would be seen as a second one: only the edge's colours go on.
    until = 36 if noise >= _FLAT else 3
    canvas = _mixed(canvas, _drawn_out(small, far, at_x, at_y), np.clip((far - 1) / until, 0, 1))
    grown = np.asarray(cv2.resize(canvas, (wide, tall), interpolation=cv2.INTER_CUBIC), np.float32)
    if noise >= _FLAT:
        # The picture's own noise, seeded, so that the new part does not look waxen and one order
        # always gives the same bytes.
        random = np.random.default_rng(1)
        grown = grown + random.normal(0, noise, (tall, wide, 1)).astype(np.float32)
    return _joined(grown, picture, window)


def _drawn_out(small: NDArray[Any], far: Mask, at_x: int, at_y: int) -> Mask:
    """The colours of the picture's edge carried straight outward, softer with the distance.

    So the sky stays above and the ground below.
    """
    rows, columns = far.shape
    height, width = small.shape[:2]
    beyond = (
        (max(0, at_y), max(0, rows - at_y - height)),
        (max(0, at_x), max(0, columns - at_x - width)),
        (0, 0),
    )
    edges = np.pad(small, beyond, mode="edge")[:rows, :columns].astype(np.float32)
    soft = edges
    for reach, start in ((1.5, 0.0), (4.0, 5.0), (11.0, 18.0), (24.0, 40.0), (45.0, 70.0)):
        blurred = cv2.GaussianBlur(edges, (0, 0), reach)
        soft = _mixed(soft, blurred, np.clip((far - start) / (start + 8), 0, 1))
    return soft


def _mixed(first: NDArray[Any], second: NDArray[Any], share: NDArray[Any]) -> Mask:
    """``first`` where ``share`` is 0, ``second`` where it is 1."""
    amount = share[..., None]
    return np.asarray(first * (1 - amount) + second * amount, np.float32)


def _mirrored(length: int, start: int, size: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """For each place along a line that begins ``start`` before it, the mirrored index inside."""
    at = np.abs(np.arange(length, dtype=np.int64) - start)
    at %= 2 * size
    return np.where(at >= size, 2 * size - 1 - at, at)


def _noise_level(picture: Pixels, mask: Mask) -> float:
    """How grainy the picture is outside its subject, in steps of 255."""
    gray = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32)
    noise = gray - cv2.GaussianBlur(gray, (0, 0), 1.5)
    quiet = np.abs(noise[mask < 0.1])
    return min(4.0, float(np.median(quiet)) * 1.5) if quiet.size else 0.0


def _ends_calmly(picture: Pixels, window: Window) -> bool:
    """Whether every edge that is passed is so plain that it can be drawn straight out."""
    height, width = picture.shape[:2]
    left, top, wide, tall = window
    passed = (
        (left < 0, picture[:, 0]),
        (left + wide > width, picture[:, -1]),
        (top < 0, picture[0]),
        (top + tall > height, picture[-1]),
    )
    return all(_is_drawn(line) for is_passed, line in passed if is_passed and len(line) > 1)


def _is_drawn(line: Pixels) -> bool:
    """Whether a row of pixels is a drawing's: plain stretches, few jumps, no grain at all."""
    steps = np.abs(np.diff(line.astype(int), axis=0)).max(axis=1)
    jumps = steps > 14
    return bool(jumps.sum() <= _MOST_JUMPS and ((steps > 0) & ~jumps).mean() <= _MOST_SHADED)


def _joined(grown: Mask, picture: Pixels, window: Window) -> Pixels:
    height, width = picture.shape[:2]
    x, y = -window[0], -window[1]
    result = np.clip(np.rint(grown), 0, 255).astype(np.uint8)
    # The step at the seam is spread outward, so that light does not jump there.
    edge = np.zeros(grown.shape, np.float32)
    edge[y : y + height, x : x + width] = (
        picture.astype(np.float32) - grown[y : y + height, x : x + width]
    )
    known = np.zeros(grown.shape[:2], np.float32)
    known[y : y + height, x : x + width] = 1
    rim = max(3, min(width, height) // 60)
    inner = known.copy()
    inner[y + rim : y + height - rim, x + rim : x + width - rim] = 0
    reach = (4 * rim + 1, 4 * rim + 1)
    weight = cv2.blur(inner, reach)[..., None]
    step = cv2.blur(edge * inner[..., None], reach) / np.maximum(weight, 1e-3)
    near = np.clip(weight * 4, 0, 1) * (weight > 1e-3)
    smoothed = np.clip(grown + step * near, 0, 255)
    result = np.where(known[..., None] > 0, result, np.rint(smoothed).astype(np.uint8))
    result[y : y + height, x : x + width] = picture
    return result


def setting_of(picture: Pixels, mask: Mask) -> Pixels:
    """The picture with its subject painted out, coarsely: for what will be soft anyway."""
    height, width = picture.shape[:2]
    share = min(1.0, 160 / max(width, height))
    size = (max(4, round(width * share)), max(4, round(height * share)))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    found = (resized_mask(mask, size) > 0.08).astype(np.uint8)
    hole = np.asarray(cv2.dilate(found, np.ones((7, 7), np.uint8)), np.uint8)
    if hole.mean() > 0.9:
        return picture
    filled = cv2.GaussianBlur(cv2.inpaint(small, hole, 5, cv2.INPAINT_TELEA), (0, 0), 1.5)
    soft = cv2.GaussianBlur(
        cv2.resize(hole.astype(np.float32), (width, height)), (0, 0), max(1.0, width / 100)
    )[..., None]
    large = cv2.resize(filled, (width, height), interpolation=cv2.INTER_CUBIC)
    return np.asarray(np.clip(picture * (1 - soft) + large * soft, 0, 255), np.uint8)
