"""Where a picture is calm enough to bear words or a mark."""

import cv2
import numpy as np

from studio.providers.sketch.photo import Mask, Pixels

MARGIN = 0.06
"""Of the shorter side: the least distance of words and marks from the edge."""
_GRID = 96


def find_busyness(picture: Pixels, mask: Mask) -> Mask:
    """How little each place of a small grid can bear words, 0 (calm) upward."""
    height, width = picture.shape[:2]
    share = _GRID / max(width, height)
    size = (max(8, round(width * share)), max(8, round(height * share)))
    gray = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    fine = cv2.resize(gray, (size[0] * 3, size[1] * 3), interpolation=cv2.INTER_AREA)
    texture = np.abs(cv2.Laplacian(fine.astype(np.float32), cv2.CV_32F)) / 36
    calm = cv2.resize(np.clip(texture, 0, 1), size, interpolation=cv2.INTER_AREA)
    subject = cv2.resize(mask, size, interpolation=cv2.INTER_AREA)
    return np.asarray(calm * 1.2 + subject * 2.6, np.float32)
