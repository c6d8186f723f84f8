"""The picture that every simulated call delivers: 1024 × 1024, about 1.1 MB as PNG."""

import io
from functools import cache

import numpy as np
from PIL import Image


@cache
def png() -> bytes:
    """Encode a soft gradient with grain, which compresses like a photograph."""
    rng = np.random.default_rng(7)
    across = np.linspace(40, 210, 1024)
    base = across[None, :, None] * 0.5 + across[:, None, None] * 0.5 + np.array([0, 12, 25])
    grain = rng.normal(0, 6.0, (1024, 1024, 1))
    pixels = np.clip(base + grain, 0, 255).astype(np.uint8)
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG", compress_level=6)
    return file.getvalue()
