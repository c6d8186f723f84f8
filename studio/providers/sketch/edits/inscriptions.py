"""The words that a sketch is known to bear, followed through its changes.

Boxes are left, top, width and height in pixels of the picture as it is at the time.
"""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from studio.providers.sketch.photo import Mask
from studio.providers.sketch.render import SetWords


def scaled(words: Iterable[SetWords], x_share: float, y_share: float) -> list[SetWords]:
    """The words of a picture that was stretched by these shares."""
    return [
        replace(
            word,
            box=(
                word.box[0] * x_share,
                word.box[1] * y_share,
                word.box[2] * x_share,
                word.box[3] * y_share,
            ),
            size=word.size * y_share,
        )
        for word in words
    ]


def moved(words: Iterable[SetWords], x: float, y: float) -> list[SetWords]:
    """The words of a picture whose corner moved by (-x, -y): they may now lie outside it."""
    return [
        replace(word, box=(word.box[0] + x, word.box[1] + y, word.box[2], word.box[3]))
        for word in words
    ]


def inside(words: Iterable[SetWords], size: tuple[int, int]) -> list[SetWords]:
    """The words that can be read whole in a picture of ``size`` (width, height)."""
    return [
        word
        for word in words
        if word.box[0] >= 0
        and word.box[1] >= 0
        and word.box[0] + word.box[2] <= size[0]
        and word.box[1] + word.box[3] <= size[1]
    ]


def cover(words: Iterable[SetWords], size: tuple[int, int]) -> Mask:
    """Where the words are, 1 there and 0 elsewhere, with the edge of a button round them."""
    covered = np.zeros((size[1], size[0]), np.float32)
    for word in words:
        grow = min(1.35 * word.size, 0.055 * min(size))
        x, y, wide, tall = word.box
        left, top = max(0, round(x - grow)), max(0, round(y - grow))
        covered[top : max(0, round(y + tall + grow)), left : max(0, round(x + wide + grow))] = 1
    return covered
