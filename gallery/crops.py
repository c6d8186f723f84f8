"""Downloads in another format or size: cropped round the subject, never enlarged."""

import re
from dataclasses import dataclass

import numpy as np
from PIL import Image

from gallery import pixels
from gallery.refusals import InvalidDownload, PictureTooSmall

FORMATS: tuple[pixels.Format, ...] = ("png", "jpeg", "webp", "avif")

_SIZE = re.compile(r"([1-9]\d{0,4})[x×]([1-9]\d{0,4})", re.ASCII)
_PEEK = 160
_PULL = 0.35
"""How much a crop loses at the rim against the middle: detail decides, the middle breaks ties."""


@dataclass(frozen=True, slots=True)
class Converted:
    data: bytes
    kind: str
    width: int
    height: int


def read_format(text: str) -> pixels.Format:
    """Read a format's name; ``jpg`` is ``jpeg``.

    Raises:
        InvalidDownload
    """
    wanted = "jpeg" if text.lower() == "jpg" else text.lower()
    for form in FORMATS:
        if form == wanted:
            return form
    raise InvalidDownload("Choose PNG, JPEG, WebP or AVIF.", "format", "png")


def read_size(text: str) -> tuple[int, int]:
    """Read ``1080x1920``: width and height in pixels.

    Raises:
        InvalidDownload
    """
    found = _SIZE.fullmatch(text)
    if found is None:
        raise InvalidDownload("Write the size as width x height, such as 1080x1920.", "size")
    return int(found[1]), int(found[2])


def convert(
    data: bytes, form: pixels.Format, size: tuple[int, int] | None, source_type: str
) -> Converted:
    """Encode an original as ``form``; with ``size``, crop it to that ratio and scale it down.

    Raises:
        PictureTooSmall: the crop would have fewer pixels than ``size``.
        InvalidImage: the stored bytes are broken.
    """
    picture = pixels.decode(pixels.open_checked(data))
    if size is not None and size != picture.size:
        check_size(picture.size, size)
        picture = picture.resize(
            size, Image.Resampling.LANCZOS, box=_crop(picture, size), reducing_gap=3.0
        )
    quality = 75 if form == "avif" else 92
    encoded = pixels.encode(picture, form, source_type, quality=quality)
    return Converted(encoded, f"image/{form}", *picture.size)


def check_size(have: tuple[int, int], size: tuple[int, int]) -> None:
    """See that ``size`` fits into a picture of ``have`` pixels.

    Raises:
        PictureTooSmall: with the largest size of the same ratio that fits.
    """
    width, height = size
    if width <= have[0] and height <= have[1]:
        return
    scale = min(have[0] / width, have[1] / height)
    nearest = f"{max(1, int(width * scale))}x{max(1, int(height * scale))}"
    shown = f"{have[0]} × {have[1]}"
    raise PictureTooSmall(
        f"This picture is {shown}, too small for {width} × {height}."
        f" {nearest.replace('x', ' × ')} is the largest of that shape.",
        nearest,
    )


def _crop(picture: Image.Image, size: tuple[int, int]) -> tuple[float, float, float, float]:
    """Find the largest box of the ratio of ``size``, over the most detailed part."""
    ratio = size[0] / size[1]
    width, height = float(picture.width), float(picture.height)
    if width / height > ratio:
        crop = height * ratio
        left = (width - crop) * _best_start(_detail(picture, axis=0), crop / width)
        return left, 0.0, left + crop, height
    crop = width / ratio
    top = (height - crop) * _best_start(_detail(picture, axis=1), crop / height)
    return 0.0, top, width, top + crop


def _detail(picture: Image.Image, *, axis: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Sum how much neighbouring cells differ, for each column (axis 0) or row (axis 1)."""
    scale = _PEEK / max(picture.size)
    shape = (max(2, round(picture.width * scale)), max(2, round(picture.height * scale)))
    small = pixels.on_white(picture).convert("L").resize(shape, Image.Resampling.BOX)
    grey = np.asarray(small, dtype=np.float64)
    across = np.abs(np.diff(grey, axis=1, prepend=grey[:, :1]))
    down = np.abs(np.diff(grey, axis=0, prepend=grey[:1]))
    total: np.ndarray[tuple[int], np.dtype[np.float64]] = (across + down).sum(axis=axis)
    return total


def _best_start(detail: np.ndarray[tuple[int], np.dtype[np.float64]], part: float) -> float:
    """Choose where a window of ``part`` of the length begins: 0 at the start, 1 at the end."""
    window = max(1, round(len(detail) * part))
    places = len(detail) - window + 1
    if places == 1:
        return 0.5
    sums = np.convolve(detail, np.ones(window), mode="valid")
    where = np.linspace(0.0, 1.0, places)
    pull = 1.0 - _PULL * np.abs(where - 0.5)
    return float(where[int(np.argmax((sums + 1.0) * pull))])
