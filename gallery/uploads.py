"""Received files made safe: only pixels come through, nothing else of what was sent."""

import hashlib
import re
import unicodedata
import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from gallery import pixels, xmp
from gallery.refusals import InvalidImage, TooLarge

BYTES_MAX = 50 * 1024 * 1024
PIXELS_MAX = 50_000_000
MEGABYTES_MAX = BYTES_MAX // (1024 * 1024)
MEGAPIXELS_MAX = PIXELS_MAX // 1_000_000
NAME_MAX = 200

_TAKEN = "Upload PNG, JPEG, WebP, HEIC or AVIF."
_OTHER_KINDS: tuple[tuple[str, re.Pattern[bytes]], ...] = (
    (
        "SVG",
        re.compile(rb"(?is)\A\s*(<\?xml.{0,2000})?(<!doctype svg|<!--.{0,2000}-->\s*<svg|<svg)"),
    ),
    ("GIF", re.compile(rb"\AGIF8[79]a")),
    ("PDF", re.compile(rb"\A%PDF-")),
    ("TIFF", re.compile(rb"\A(II\*\0|MM\0\*)")),
    ("Photoshop", re.compile(rb"\A8BPS")),
    ("BMP", re.compile(rb"\ABM.{4}\0\0\0\0", re.DOTALL)),
    ("HTML", re.compile(rb"(?i)\A\s*<(!doctype html|html|script)")),
)
# A second file inside the first, which something else would run. Long enough that compressed
# pixels do not spell them by chance.
_HIDDEN = (b"<?php\n", b"<?php ", b"<script", b"<!doctype", b"<html>", b"<html ", b"<svg xmlns")


@dataclass(frozen=True, slots=True)
class NormalisedUpload:
    """An upload as it is kept: upright, sRGB, without metadata. PNG if it was or is see-through."""

    data: bytes
    kind: str
    width: int
    height: int
    sha256: str
    """Of ``data``; the bytes received are known by their own checksum."""
    source_type: str
    """What the received file said of its making, if that is one of ``xmp.SourceType``."""
    variants: tuple[pixels.VariantBytes, ...]


def read_sent(file: "UploadedFile[Any]") -> bytes:
    """Read a sent file, unless it is larger than any that is taken.

    Raises:
        TooLarge: it was not read.
    """
    _refuse_size(file.size or 0)
    data: bytes = file.read()
    return data


def normalise_upload(data: bytes) -> NormalisedUpload:
    """Decode a received file and encode its first frame anew.

    Raises:
        InvalidImage: empty, another kind, broken, or with a second file hidden inside.
        TooLarge: more than 50 MB, 50 megapixels, or ``pixels.SIDE_MAX`` on a side.
    """
    _refuse_what_is_no_picture(data)
    opened = pixels.open_checked(
        data, formats=("PNG", "JPEG", "WEBP", "AVIF", "HEIF"), pixels=PIXELS_MAX
    )
    was_png = opened.format == "PNG"
    source_type = xmp.claimed(opened.info.get("xmp") or opened.info.get("XML:com.adobe.xmp") or b"")
    picture = pixels.decode(opened)
    form: pixels.Format = "png" if was_png or picture.mode == "RGBA" else "jpeg"
    kept = pixels.encode(picture, form, "", quality=93)
    return NormalisedUpload(
        data=kept,
        kind=f"image/{form}",
        width=picture.width,
        height=picture.height,
        sha256=hashlib.sha256(kept).hexdigest(),
        source_type=source_type,
        variants=pixels.first_variants(picture, source_type),
    )


def clean_name(received: str) -> str:
    """Make a received file name harmless to show: one line, no path, no invisible characters.

    At most ``NAME_MAX`` characters; "Picture" when nothing is left.
    """
    last = re.split(r"[/\\]", received)[-1]
    return one_line(last, NAME_MAX).strip(". ") or "Picture"


def one_line(text: str, longest: int) -> str:
    """Drop control characters, direction marks and half characters; make one line of the rest."""
    spaced = " ".join(text.split())
    seen = "".join(c for c in spaced if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co"})
    return unicodedata.normalize("NFC", seen)[:longest].strip()


def _refuse_what_is_no_picture(data: bytes) -> None:
    if not data:
        raise InvalidImage("This file is empty.")
    _refuse_size(len(data))
    for name, opening in _OTHER_KINDS:
        if opening.match(data[:4096]):
            raise InvalidImage(f"{name} files are not taken. {_TAKEN}")
    lower = data.lower()
    runs = any(opening in lower for opening in _HIDDEN) or b"%PDF-" in data[:1024]
    if runs or zipfile.is_zipfile(BytesIO(data)):
        raise InvalidImage(
            "This picture has another file hidden inside. Save it anew as PNG or JPEG, then upload."
        )


def _refuse_size(bytes_sent: int) -> None:
    if bytes_sent > BYTES_MAX:
        raise TooLarge(f"A picture may have at most {MEGABYTES_MAX} MB.", BYTES_MAX)
