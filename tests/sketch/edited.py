"""An edit of the test bottle, for the tests of edits."""

import io

import numpy as np
from PIL import Image

from studio.providers.sketch.edits import edit
from studio.providers.sketch.order import Drawing, SketchOrder, SketchReference
from tests.sketch.photos import bottle, encoded

BASE = encoded(bottle())


def changed(
    prompt: str,
    size: tuple[int, int] = (480, 480),
    *,
    base: bytes = BASE,
    words: tuple[str, ...] = (),
    others: tuple[SketchReference, ...] = (),
    seed: int = 0,
    change: str = "",
) -> Drawing:
    order = SketchOrder(
        prompt,
        *size,
        words=words,
        seed=seed,
        references=(SketchReference(base, change=change), *others),
    )
    drawing = edit(order)
    assert drawing is not None
    assert Image.open(io.BytesIO(drawing.png)).size == size
    assert (drawing.width, drawing.height) == size
    return drawing


def near(pixel: np.ndarray, wanted: tuple[int, ...], by: int = 12) -> bool:
    return bool(np.abs(pixel.astype(int) - np.array(wanted)).max() <= by)
