"""Pictures for the fake providers: real files of the size asked for, each one different."""

import functools
import io
import itertools
import struct
import zlib

import numpy as np
from PIL import Image

_SHADES = 12
"""How many different pictures of one size are drawn; each copy gets bytes of its own."""
_serial = itertools.count()


def picture(width: int, height: int, *, kind: str = "png", is_blank: bool = False) -> bytes:
    """Give an encoded picture (``png`` or ``jpeg``) whose bytes no other call gave."""
    number = next(_serial)
    drawn = _drawn(width, height, -1 if is_blank else number % _SHADES, kind)
    note = b"frame %d" % number
    if kind == "jpeg":  # a comment, straight after the start
        return drawn[:2] + b"\xff\xfe" + struct.pack(">H", len(note) + 2) + note + drawn[2:]
    text = b"tEXtComment\0" + note
    chunk = struct.pack(">I", len(text) - 4) + text + struct.pack(">I", zlib.crc32(text))
    return drawn[:-12] + chunk + drawn[-12:]  # before the 12 bytes of the end


@functools.lru_cache(maxsize=64)
def _drawn(width: int, height: int, shade: int, kind: str) -> bytes:
    file = io.BytesIO()
    canvas = (
        Image.new("RGB", (width, height), "white") if shade < 0 else _scene(width, height, shade)
    )
    if kind == "jpeg":
        canvas.save(file, "JPEG", quality=88)
    else:
        canvas.save(file, "PNG", compress_level=1)
    return file.getvalue()


def _scene(width: int, height: int, shade: int) -> Image.Image:
    """Draw a low sun over hills, in colours of its shade."""
    across = np.linspace(0, 1, width, dtype=np.float32)[None, :]
    down = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    turn = shade / _SHADES
    sky = np.stack(
        [0.55 + 0.4 * np.cos(6.283 * (turn + offset + 0.25 * down)) + 0 * across
         for offset in (0.0, 0.33, 0.67)], axis=2)  # fmt: skip
    sun = (across - 0.25 - 0.5 * turn) ** 2 * (width / height) ** 2 + (down - 0.4) ** 2 < 0.02
    sky[sun] = (1.0, 0.93, 0.75)
    for ridge in range(3):
        line = (
            0.58 + 0.12 * ridge + 0.06 * np.sin(6.283 * (across * (2 + ridge) + turn * 3 + ridge))
        )
        sky[(down > line)] *= 0.72
    grain = np.random.default_rng(shade).integers(-3, 4, (height, width, 1))  # as heavy as a photo
    return Image.fromarray(np.clip(sky * 255 + grain, 0, 255).astype(np.uint8))
