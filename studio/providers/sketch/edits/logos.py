"""A logo put on a finished picture."""

import cv2
import numpy as np

from studio.providers.sketch.color import luminances
from studio.providers.sketch.edits.calm import MARGIN, find_busyness
from studio.providers.sketch.photo import Mask, Pixels, logo

_READS = 1.6
"""The least contrast of a logo's own colours with what is behind it."""
_MOST_HIDDEN = 0.2
"""The largest share of a logo that may have less."""
_PLATE = 248


def add_logo(picture: Pixels, mask: Mask | None, data: bytes) -> Pixels:
    """The picture with the logo of an encoded picture in the calmest of its corners.

    Its colours are never changed: where they would not show, it stands on a light plate. ``mask``
    is where the subject is, if that is known.
    """
    mark = logo(data)
    height, width = picture.shape[:2]
    short = min(width, height)
    share = min(short * 0.24 / mark.shape[1], short * 0.12 / mark.shape[0])
    size = (max(1, round(mark.shape[1] * share)), max(1, round(mark.shape[0] * share)))
    how = cv2.INTER_AREA if share < 1 else cv2.INTER_CUBIC
    small = np.asarray(np.clip(cv2.resize(mark, size, interpolation=how), 0, 255), np.uint8)
    x, y = _corner(
        picture, mask if mask is not None else np.zeros((height, width), np.float32), size
    )
    result = picture.copy()
    part = result[y : y + size[1], x : x + size[0]]
    opaque = small[small[..., 3] > 128][:, :3]
    if len(opaque) and _hidden_share(opaque, part) > _MOST_HIDDEN:
        pad = max(1, round(short * 0.018))
        plate = result[max(0, y - pad) : y + size[1] + pad, max(0, x - pad) : x + size[0] + pad]
        plate[:] = _PLATE if opaque.mean() < 150 else 255 - _PLATE
    alpha = small[..., 3:].astype(np.float32) / 255
    part[:] = np.clip(np.rint(small[..., :3] * alpha + part * (1 - alpha)), 0, 255)
    return result


def _corner(picture: Pixels, mask: Mask, size: tuple[int, int]) -> tuple[int, int]:
    """Left and top of the calmest corner, in pixels."""
    height, width = picture.shape[:2]
    edge = round(min(width, height) * MARGIN)
    busy = cv2.resize(find_busyness(picture, mask), (width, height))
    right, bottom = max(0, width - edge - size[0]), max(0, height - edge - size[1])
    corners = [(x, y) for y in (edge, bottom) for x in (edge, right)]
    return min(
        corners, key=lambda at: float(busy[at[1] : at[1] + size[1], at[0] : at[0] + size[0]].mean())
    )


def _hidden_share(colors: Pixels, ground: Pixels) -> float:
    """How much of the logo would hardly show on the ground, 0 to 1."""
    behind = float(luminances(ground.reshape(-1, 3)).mean())
    own = luminances(colors)
    apart = (np.maximum(own, behind) + 0.05) / (np.minimum(own, behind) + 0.05)
    return float((apart < _READS).mean())
