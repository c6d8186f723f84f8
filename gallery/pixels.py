"""Pictures as pixels: decode, look, scale, encode. Pure functions of bytes, for any process.

Nothing here knows of Django. What a file says of itself is never trusted: its kind is sniffed,
its size judged from the header before anything is decoded, and it is decoded to the end.
"""

import hashlib
import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Literal

from PIL import Image, ImageCms, ImageOps, PngImagePlugin
from pillow_heif import register_heif_opener

from gallery.refusals import InvalidImage, TooLarge
from gallery.xmp import SourceType, packet

register_heif_opener()  # phones send HEIC; only its decoder is used

Format = Literal["png", "jpeg", "webp", "avif"]

_WEBP_QUALITIES = (80, 50)
MADE_PIXELS_MAX = 20_000_000
"""No model here draws more (4K at 21:9 is 18.9 million); anything larger is a broken answer."""
SIDE_MAX = 16_383
"""The longest side that WebP can hold, and so the longest that a picture here may have."""
FIRST_WIDTHS = (320, 640)
"""Variants made at once, in pixels; 1280 follows on its first view."""
WIDTHS = (*FIRST_WIDTHS, 1280)

KINDS = {
    "PNG": "image/png",
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",  # a JPEG with further pictures behind it: the first is the picture
    "WEBP": "image/webp",
    "AVIF": "image/avif",
    "HEIF": "image/heic",
}
FORMATS: dict[str, Format] = {
    "image/png": "png",
    "image/jpeg": "jpeg",
    "image/webp": "webp",
    "image/avif": "avif",
}

# Decoders meet a broken file with whatever their innards raise.
BROKEN = (
    OSError, SyntaxError, ValueError, EOFError, TypeError, IndexError, KeyError, AttributeError,
    ArithmeticError, RuntimeError, struct.error, zlib.error,
)  # fmt: skip

_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
_BLANK_RANGE = 8
"""A picture whose channels vary by at most this much, of 255, shows nothing."""
_PEEK = 64
_DAMAGED = "This picture is damaged: it cannot be read to its end."


@dataclass(frozen=True, slots=True)
class VariantBytes:
    """A smaller WebP, with its true size in pixels."""

    width: int
    height: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Inspected:
    """What a picture turned out to be. ``width`` and ``height`` are as it is shown, upright."""

    kind: str
    width: int
    height: int
    sha256: str
    is_blank: bool
    variants: tuple[VariantBytes, ...]
    """320 and 640 wide; one as wide as the picture itself where that is less."""


def inspect_made(data: bytes, source_type: str = SourceType.TRAINED) -> Inspected:
    """Decode what a model answered, once, and make all that follows from its pixels.

    Raises:
        InvalidImage: no whole PNG, JPEG, WebP or AVIF.
        TooLarge: more than ``MADE_PIXELS_MAX`` pixels, or a side longer than ``SIDE_MAX``.
    """
    opened = open_checked(data, formats=("PNG", "JPEG", "WEBP", "AVIF"), pixels=MADE_PIXELS_MAX)
    kind = KINDS[opened.format or ""]
    picture = decode(opened)
    return Inspected(
        kind=kind,
        width=picture.width,
        height=picture.height,
        sha256=hashlib.sha256(data).hexdigest(),
        is_blank=is_blank(picture),
        variants=first_variants(picture, source_type),
    )


def make_variant(data: bytes, width: int, source_type: str) -> VariantBytes:
    """Scale a stored original down to ``width`` pixels, or its own width where that is less.

    Raises:
        InvalidImage: the stored bytes are broken.
    """
    picture = decode(open_checked(data, draft=width))
    return _variant(scaled(picture, width), source_type)


def public_copies(data: bytes, source_type: str) -> dict[str, VariantBytes]:
    """Make what the public may have of an original, from one decode: WebP with XMP inside.

    The keys are ``full`` and those of ``WIDTHS`` narrower than the picture.

    Raises:
        InvalidImage: the stored bytes are broken.
    """
    picture = decode(open_checked(data))
    full = VariantBytes(*picture.size, encode(picture, "webp", source_type, quality=90))
    copies = {"full": full}
    for width in sorted(WIDTHS, reverse=True):
        if width < picture.width:
            picture = scaled(picture, width, shape=(full.width, full.height))
            copies[str(width)] = _variant(picture, source_type)
    return copies


def open_checked(
    data: bytes,
    *,
    formats: tuple[str, ...] = ("PNG", "JPEG", "WEBP", "AVIF"),
    pixels: int = 50_000_000,
    draft: int = 0,
) -> Image.Image:
    """Read the header and judge the size by it; no pixel is decoded yet.

    ``draft`` lets a JPEG be decoded at a half, quarter or eighth, at least that many pixels wide.

    Raises:
        InvalidImage, TooLarge
    """
    try:
        picture = Image.open(BytesIO(data), formats=formats)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise _too_many_pixels(pixels) from bomb
    except BROKEN as broken:
        raise InvalidImage("This is not a picture that can be opened.") from broken
    if picture.width * picture.height > pixels:
        raise _too_many_pixels(pixels)
    if max(picture.size) > SIDE_MAX:
        raise TooLarge(f"A picture may be at most {SIDE_MAX:,} pixels long on a side.", SIDE_MAX)
    if picture.format == "PNG" and not _png_is_whole(data):
        raise InvalidImage(_DAMAGED)
    if draft and picture.format == "JPEG":
        # Upright is judged only after decoding, so the shorter side must reach the width too.
        picture.draft(None, (draft, draft))
    return picture


def decode(picture: Image.Image) -> Image.Image:
    """Decode to the end: upright, sRGB, mode RGB or RGBA, first frame only, no metadata left.

    Raises:
        InvalidImage: it breaks off, or is damaged.
    """
    try:
        picture.load()
        upright = ImageOps.exif_transpose(picture)
        plain = _plain(upright)
    except BROKEN as broken:
        raise InvalidImage(_DAMAGED) from broken
    plain.info = {}
    return plain


def encode(picture: Image.Image, form: Format, source_type: str, *, quality: int = 82) -> bytes:
    """Encode RGB or RGBA pixels with the source type inside and no other metadata.

    JPEG has no transparency: what shows through is white. ``quality`` does not touch PNG.
    """
    note = packet(source_type)
    options: dict[str, Any] = {}
    if form == "png":
        options["compress_level"] = 3
        if note:
            texts = PngImagePlugin.PngInfo()
            texts.add_itxt("XML:com.adobe.xmp", note.decode())
            options["pnginfo"] = texts
    else:
        options["quality"] = quality
        if note:
            options["xmp"] = note
    if form == "webp":
        options["method"] = 0  # four times as fast as the default, a few per cent larger
    elif form == "avif":
        options["speed"] = 8
    elif form == "jpeg":
        picture = on_white(picture)
        options["subsampling"] = 0 if quality >= 90 else 2
    return _save(picture, form, options)


def _save(picture: Image.Image, form: Format, options: dict[str, Any]) -> bytes:
    """Encode, a WebP less finely where its format has no room for so much detail.

    Its first partition ends at 512 KiB ("encoding error 6"): 16 megapixels of film grain at 90.
    """
    out = BytesIO()
    try:
        picture.save(out, form.upper(), **options)
    except ValueError:
        if form != "webp" or options["quality"] <= _WEBP_QUALITIES[-1]:
            raise
        lower = next(one for one in _WEBP_QUALITIES if one < options["quality"])
        return _save(picture, form, {**options, "quality": lower})
    return out.getvalue()


def first_variants(picture: Image.Image, source_type: str) -> tuple[VariantBytes, ...]:
    """Make the variants that are wanted at once, each from the one before."""
    made = []
    shape = picture.size
    for width in sorted({min(width, picture.width) for width in FIRST_WIDTHS}, reverse=True):
        picture = scaled(picture, width, shape=shape)
        made.append(_variant(picture, source_type))
    return tuple(reversed(made))


def scaled(
    picture: Image.Image, width: int, *, shape: tuple[int, int] | None = None
) -> Image.Image:
    """Scale down to ``width`` pixels, never up.

    ``shape`` is the size whose ratio counts, where ``picture`` is itself a scaled one: rounding
    must not add up.
    """
    if width >= picture.width:
        return picture
    wide, high = shape or picture.size
    height = max(1, round(high * width / wide))
    return picture.resize((width, height), Image.Resampling.HAMMING, reducing_gap=2.0)


def is_blank(picture: Image.Image) -> bool:
    """Say whether a decoded picture shows nothing: one colour, or transparent all over.

    Each cell of a coarse grid is averaged, which takes noise out and leaves any drawing in.
    """
    if picture.mode == "RGBA" and _ranges(picture)[3][1] <= _BLANK_RANGE:
        return True
    shape = (min(_PEEK, picture.width), min(_PEEK, picture.height))
    coarse = on_white(picture).resize(shape, Image.Resampling.BOX, reducing_gap=1.0)
    return all(high - low <= _BLANK_RANGE for low, high in _ranges(coarse))


def on_white(picture: Image.Image) -> Image.Image:
    """Lay a picture with transparency on white; give another one back as it is."""
    if picture.mode != "RGBA":
        return picture
    ground = Image.new("RGB", picture.size, (255, 255, 255))
    ground.paste(picture, mask=picture.getchannel("A"))
    return ground


def _png_is_whole(data: bytes) -> bool:
    """Check the sum of each chunk that matters, up to the end; Pillow decodes without looking.

    Layout: PNG specification, section 5.3. A chunk's name begins with a capital when it matters.
    """
    view = memoryview(data)
    at = 8
    while at + 12 <= len(data):
        length = int.from_bytes(view[at : at + 4])
        end = at + 12 + length
        name = bytes(view[at + 4 : at + 8])
        if end > len(data):
            return False
        sum_given = int.from_bytes(view[end - 4 : end])
        if name[:1].isupper() and zlib.crc32(view[at + 4 : end - 4]) != sum_given:
            return False
        if name == b"IEND":
            return True
        at = end
    return False


def _ranges(picture: Image.Image) -> list[tuple[float, float]]:
    return [channel.getextrema() for channel in picture.split()]  # type: ignore[misc]


def _variant(picture: Image.Image, source_type: str) -> VariantBytes:
    return VariantBytes(*picture.size, encode(picture, "webp", source_type))


def _plain(picture: Image.Image) -> Image.Image:
    """Bring any mode to 8-bit sRGB, with alpha only where something is see-through."""
    if picture.mode in {"I;16", "I;16B", "I;16L", "I;16N", "I"}:
        # Pillow clips here instead of scaling: 16 bits a channel would come out white.
        picture = picture.convert("I").point(lambda value: value / 257).convert("L")
    alpha = None
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
        alpha = picture.getchannel("A")
        if _ranges(alpha)[0][0] == 255:
            alpha = None
    plain = _in_srgb(picture)
    if alpha is not None:
        plain.putalpha(alpha)
    return plain


def _in_srgb(picture: Image.Image) -> Image.Image:
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in {"RGB", "RGBA", "CMYK", "L"}:
        source = picture.convert("RGB") if picture.mode == "RGBA" else picture
        try:
            read = ImageCms.ImageCmsProfile(BytesIO(profile))
            if source.mode == "RGB" and "sRGB" in ImageCms.getProfileDescription(read):
                return source.copy()
            converted = ImageCms.profileToProfile(source, read, _SRGB, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            converted = None  # a broken profile says nothing about the pixels
        if converted is not None:
            return converted
    return picture.convert("RGB")


def _too_many_pixels(limit: int) -> TooLarge:
    return TooLarge(f"A picture may have at most {limit // 1_000_000} megapixels.", limit)
