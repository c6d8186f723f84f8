"""Encoded pictures for tests: a gradient with a disc, so that they are never blank."""

from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw


def drawn(width: int = 900, height: int = 600, *, mode: str = "RGB") -> Image.Image:
    picture = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    pen = ImageDraw.Draw(picture)
    pen.ellipse((width // 4, height // 4, width // 2, height // 2), fill=(200, 40, 30))
    return picture.convert(mode)


def encoded(picture: Image.Image, form: str = "PNG", **options: Any) -> bytes:
    out = BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def a_picture(width: int = 900, height: int = 600, form: str = "PNG", **options: Any) -> bytes:
    return encoded(drawn(width, height), form, **options)


def opened(data: bytes) -> Image.Image:
    picture = Image.open(BytesIO(data))
    picture.load()
    return picture
