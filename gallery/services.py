"""What can be done with pictures. The front door: pages, the API and the studio call these.

Files are stored before and erased after a transaction, never inside one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.core.files.base import File
from django.db import IntegrityError, transaction

from gallery import crops, files, naming, pixels, processes, uploads
from gallery.bin import (
    delete_image,
    delete_images,
    purge_bin,
    restore_image,
    restore_images,
)
from gallery.models import Image, Variant
from gallery.pages import own_page, public_page
from gallery.publishing import (
    check_publishable,
    close_reports,
    count_remix,
    erase_after_commit,
    hide,
    pick,
    publish,
    report,
    shown_ratio,
    unhide,
    unpick,
    unpublish,
)
from gallery.uploads import read_sent

__all__ = [
    "Download", "KeptFiles", "KeptVariant", "add_image", "add_upload", "check_publishable",
    "close_reports", "count_remix", "delete_image", "delete_images", "discard", "ensure_variant",
    "hide", "keep_made", "make_download", "open_original", "own_page", "pick", "public_page",
    "publish", "purge_bin", "read_sent", "report", "restore_image", "restore_images", "shown_ratio",
    "unhide", "unpick", "unpublish", "variant_widths",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class KeptVariant:
    width: int
    height: int
    file: str
    bytes: int


@dataclass(frozen=True, slots=True)
class KeptFiles:
    """A stored original and its first variants, not yet anybody's image."""

    file: str
    kind: str
    width: int
    height: int
    bytes: int
    sha256: str
    variants: tuple[KeptVariant, ...]

    @property
    def names(self) -> list[str]:
        return [self.file, *(variant.file for variant in self.variants)]

    def to_json(self) -> dict[str, Any]:
        """Write it down for a JSON column."""
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "KeptFiles":
        """Read what ``to_json`` wrote."""
        variants = tuple(KeptVariant(**one) for one in stored["variants"])
        return cls(**{**stored, "variants": variants})


@dataclass(frozen=True, slots=True)
class Download:
    """A file to hand out. ``file_name`` may have letters of any script."""

    data: bytes
    kind: str
    file_name: str


def keep_made(*, data: bytes, inspected: pixels.Inspected) -> KeptFiles:
    """Store a made picture's bytes as they came, and its first variants.

    Call it outside any transaction; ``discard`` what then becomes nobody's.

    Raises:
        OSError: storage failed (or what the backend raises); nothing is left behind.
    """
    return _keep(
        data,
        kind=inspected.kind,
        size=(inspected.width, inspected.height),
        checksum=inspected.sha256,
        variants=inspected.variants,
    )


def discard(kept: KeptFiles) -> None:
    """Erase stored files that became no image."""
    files.delete(kept.names)


def add_image(
    *,
    workspace_id: UUID,
    maker_id: UUID,
    origin: str,
    kept: KeptFiles,
    name: str = "",
    alt: str = "",
    provenance: Mapping[str, Any],
    project_id: UUID | None = None,
    held_back: str = "",
) -> Image:
    """Make kept files an image of the workspace, inside the caller's transaction.

    Once per origin: a second call gives the first image, and erases its own files with the commit.
    ``provenance`` has ``model, model_name, prompt, words, settings, references, source_type`` as
    far as they apply; ``source_type`` is a value of ``xmp.SourceType`` or empty.
    """
    uploaded = origin.startswith("upload:")
    shown_name = uploads.one_line(name, 200)
    shown_alt = uploads.one_line(alt, 500)
    prompt = str(provenance.get("prompt", ""))
    new = Image(
        workspace_id=workspace_id,
        origin=origin,
        maker_id=maker_id,
        source=Image.Source.UPLOADED if uploaded else Image.Source.MADE,
        project_id=project_id,
        file=kept.file,
        name=shown_name,
        kind=kept.kind,
        width=kept.width,
        height=kept.height,
        bytes=kept.bytes,
        sha256=kept.sha256,
        alt=shown_alt,
        provenance=dict(provenance),
        held_back=held_back,
        search=f"{shown_name}\n{shown_alt}\n{prompt}".casefold(),
    )
    Image.objects.bulk_create([new], ignore_conflicts=True)
    image = Image.objects.get(workspace_id=workspace_id, origin=origin)
    if image.pk == new.pk:
        Variant.objects.bulk_create(Variant(image=image, **asdict(one)) for one in kept.variants)
    elif image.file != kept.file:
        erase_after_commit(kept.names)
    return image


def add_upload(*, workspace_id: UUID, maker_id: UUID, file_name: str, data: bytes) -> Image:
    """Take a received file: only its pixels are kept. Not to be called inside a transaction.

    The same bytes in the same workspace are the same image, taken out of the bin if it was there.

    Raises:
        InvalidImage, TooLarge: nothing was stored.
    """
    origin = f"upload:{sha256(data).hexdigest()}"
    known = Image.objects.filter(workspace_id=workspace_id, origin=origin).first()
    if known is not None:
        restore_image(image=known)
        return known
    clean = processes.run(uploads.normalise_upload, data)
    kept = _keep(
        clean.data,
        kind=clean.kind,
        size=(clean.width, clean.height),
        checksum=clean.sha256,
        variants=clean.variants,
    )
    with transaction.atomic():
        return add_image(
            workspace_id=workspace_id,
            maker_id=maker_id,
            origin=origin,
            kept=kept,
            name=uploads.clean_name(file_name),
            provenance={"source_type": clean.source_type},
        )


def variant_widths(image: Image) -> tuple[int, ...]:
    """Name the variants that are narrower than the image, or as wide: what the API lists."""
    return tuple(width for width in pixels.WIDTHS if width <= image.width)


def ensure_variant(*, image: Image, width: int) -> Variant:
    """Find the variant for a page that wants ``width`` pixels, making it on its first view.

    It is never wider than the image. Not to be called inside a transaction.

    Raises:
        FileNotFoundError: the original is gone.
        InvalidImage: the original is broken.
    """
    own = min(width, image.width)
    known = Variant.objects.filter(image=image, width=own).first()
    if known is not None:
        return known
    made = processes.run(pixels.make_variant, files.read(image.file), own, _source_type(image))
    kept = _write_variant(made)
    try:
        with transaction.atomic():
            return Variant.objects.create(image=image, **asdict(kept))
    except IntegrityError:
        files.delete([kept.file])
        return Variant.objects.get(image=image, width=own)  # another view was first


def open_original(*, image: Image) -> "File[bytes]":
    """Open the stored original: of a made picture, the very bytes that came.

    Raises:
        FileNotFoundError: it is gone.
    """
    return files.open_file(image.file)


def make_download(*, image: Image, format: str = "", size: str = "") -> Download:  # noqa: A002
    """Give the original, or with ``format`` or ``size`` ("1080x1920") a copy made for that.

    A copy is cropped to the ratio of ``size`` round the subject and scaled down, never up, and
    carries XMP. Not to be called inside a transaction.

    Raises:
        InvalidDownload: no such format, or no size.
        PictureTooSmall: with the nearest size that fits.
        FileNotFoundError: the original is gone.
    """
    if not format and not size:
        name = naming.name_file(image, width=image.width, height=image.height, kind=image.kind)
        return Download(files.read(image.file), image.kind, name)
    form = crops.read_format(format) if format else pixels.FORMATS[image.kind]
    wanted = crops.read_size(size) if size else None
    if wanted is not None:
        crops.check_size((image.width, image.height), wanted)
    made = processes.run(crops.convert, files.read(image.file), form, wanted, _source_type(image))
    name = naming.name_file(image, width=made.width, height=made.height, kind=made.kind)
    return Download(made.data, made.kind, name)


def _keep(
    data: bytes,
    *,
    kind: str,
    size: tuple[int, int],
    checksum: str,
    variants: Iterable[pixels.VariantBytes],
) -> KeptFiles:
    name = files.image_name(kind)
    kept: list[KeptVariant] = []
    try:
        files.write(name, data)
        kept.extend(_write_variant(made) for made in variants)
    except BaseException:
        files.delete([name, *(one.file for one in kept)])
        raise
    return KeptFiles(name, kind, *size, len(data), checksum, tuple(kept))


def _write_variant(made: pixels.VariantBytes) -> KeptVariant:
    name = files.image_name("image/webp")
    files.write(name, made.data)
    return KeptVariant(made.width, made.height, name, len(made.data))


def _source_type(image: Image) -> str:
    return str(image.provenance.get("source_type", ""))
