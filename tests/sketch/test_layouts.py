"""Seeds compose: four in a row are four layouts, measured on what stands where, not on colours."""

from functools import lru_cache
from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.providers.sketch import SketchOrder
from studio.providers.sketch.drawing import lay_out
from studio.providers.sketch.render import Canvas, draw_pixels

SEEDS = (1, 2, 3, 4)
ALIKE = 0.55
"""Most that the edges of two layouts may correlate, in cells a 32nd of the longer side."""
MOVED = 0.07
"""Least way that subject or horizon move, or the subject grows, in shares of the picture."""

PLAIN = (
    ("Lighthouse on a cliff at dusk, empty space above", 800, 800),
    ("A red bicycle in a park", 900, 600),
    ("A ceramic mug on a table", 800, 800),
    ("Portrait of an old fisherman in a yellow raincoat", 640, 800),
    ("Living room with a green sofa and a plant", 840, 600),
    ("A fox in a forest, subject on the right third", 600, 900),
    ("A runner on a beach, wide shot", 900, 600),
)
LAID_OUT = (
    ("Product ad for a sneaker “Run further” “Shop now”", 720, 900),
    ("Poster for a jazz night with a saxophone “Blue Hour” “Friday 8 pm”", 600, 900),
    ("Website banner with a tent, calm left half “Sleep outside”", 1050, 450),
    ("Infographic: how to brew coffee in 4 steps: Grind, Rinse, Pour, Wait", 600, 840),
    ("Infographic: 5 steps to a garden “Grow your own”", 900, 600),
    ("App screen for a running tracker", 450, 800),
    ("Landing page for a bank “Save more”", 900, 640),
    ("Dashboard for an energy company", 900, 640),
    ("Birthday card for Mia with a cake “Happy birthday, Mia”", 600, 840),
    ("Book cover, a lighthouse “The keeper”", 600, 900),
    ("Flyer for a science fair with a microscope “Look closer”", 900, 640),
    ("YouTube thumbnail with a rocket “We launch”", 960, 540),
    ("Logo for a bakery with a croissant “Morgen”", 700, 700),
)


@lru_cache(maxsize=32)
def draw_four(prompt: str, width: int, height: int) -> list[Canvas]:
    return [lay_out(SketchOrder(prompt, width, height, (), seed)) for seed in SEEDS]


def edges_of(canvas: Canvas) -> NDArray[np.bool_]:
    """Which cells of a 32nd hold an edge; a darker or brighter picture has the same."""
    scale = 128 / max(canvas.width, canvas.height)
    size = round(canvas.width * scale), round(canvas.height * scale)
    grey = np.asarray(draw_pixels(canvas.svg(), *size).convert("L"), np.int16)
    across, down = np.zeros((128, 128), np.bool_), np.zeros((128, 128), np.bool_)
    across[: size[1], 1 : size[0]] = np.abs(np.diff(grey, axis=1)) > 14
    down[1 : size[1], : size[0]] = np.abs(np.diff(grey, axis=0)) > 14
    cells = (across | down).reshape(32, 4, 32, 4).any(axis=(1, 3))
    return np.asarray(cells, np.bool_)


def shares_of(canvas: Canvas) -> NDArray[np.float64]:
    """Middle, foot and height of the subject and the horizon, as shares of the whole picture."""
    (stage,) = canvas.stages
    x, y, width, height = stage.subject
    return np.array(
        [
            (x + width / 2) / canvas.width,
            (y + height) / canvas.height,
            height / canvas.height,
            stage.horizon / canvas.height,
        ]
    )


@pytest.mark.parametrize(("prompt", "width", "height"), PLAIN + LAID_OUT)
def test_four_seeds_are_four_layouts(prompt: str, width: int, height: int) -> None:
    for first, second in combinations(map(edges_of, draw_four(prompt, width, height)), 2):
        assert np.corrcoef(first.ravel(), second.ravel())[0, 1] < ALIKE


@pytest.mark.parametrize(("prompt", "width", "height"), PLAIN)
def test_four_seeds_place_the_subject_in_four_ways(prompt: str, width: int, height: int) -> None:
    for first, second in combinations(map(shares_of, draw_four(prompt, width, height)), 2):
        assert np.abs(first - second).max() > MOVED


def test_the_subject_is_where_the_layout_says() -> None:
    """Its box is where the picture with it differs from the same place without it."""
    order = SketchOrder("A red bicycle in a park, subject on the left third", 600, 600, (), 1)
    canvas = lay_out(order)
    pixels = np.asarray(draw_pixels(canvas.svg(), 600, 600).convert("RGB"), np.int16)
    red = (pixels[..., 0] - pixels[..., 1] > 110) & (pixels[..., 0] - pixels[..., 2] > 90)
    rows, columns = np.nonzero(red)
    x, y, width, height = canvas.stages[0].subject
    inside = (columns >= x) & (columns <= x + width) & (rows >= y) & (rows <= y + height)
    assert len(rows) > 200
    assert inside.mean() > 0.97
