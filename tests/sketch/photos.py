"""Pictures for tests: a bottle on a table, with colours that are known exactly."""

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

GROUND = (226, 214, 196)
TABLE = (208, 196, 178)
BODY = (38, 84, 170)
LABEL = (245, 245, 245)


def bottle(
    width: int = 480, height: int = 480, middle: float = 0.5, body: tuple[int, int, int] = BODY
) -> Image.Image:
    """A blue bottle with a white label; ``middle`` is where it stands, as a share of the width."""
    picture = Image.new("RGB", (width, height), GROUND)
    draw = ImageDraw.Draw(picture)
    center = width * middle
    draw.rectangle((0, height * 0.8, width, height), fill=TABLE)
    draw.rounded_rectangle((center - 60, height * 0.35, center + 60, height * 0.85), 24, fill=body)
    draw.rectangle((center - 22, height * 0.22, center + 22, height * 0.37), fill=(30, 30, 34))
    draw.rectangle((center - 60, height * 0.5, center + 60, height * 0.68), fill=LABEL)
    return picture


def encoded(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def pixels(data: bytes) -> NDArray[np.uint8]:
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))
