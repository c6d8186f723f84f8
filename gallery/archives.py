"""Several pictures in one file: a zip that is written while it leaves, one picture at a time."""

import zipfile
from collections.abc import AsyncIterator, Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import IO, cast

from asgiref.sync import sync_to_async
from django.http import StreamingHttpResponse
from django.utils import timezone

from gallery import naming, pixels, services
from gallery.models import Image


@dataclass(frozen=True, slots=True)
class Closing:
    """A file that ends an archive, written when it is known which pictures are in it."""

    name: str
    write: Callable[[Collection[str]], bytes]


def archive_names(pictures: Iterable[tuple[str, Image]]) -> list[tuple[str, Image]]:
    """Name each picture's file by what its name begins with; one that comes twice is numbered."""
    named: list[tuple[str, Image]] = []
    taken: set[str] = set()
    for beginning, image in pictures:
        start, number = beginning, 2
        while (name := _name(start, image)) in taken:
            start, number = f"{beginning}-{number}", number + 1
        taken.add(name)
        named.append((name, image))
    return named


def _name(start: str, image: Image) -> str:
    return naming.sized(start, width=image.width, height=image.height, kind=image.kind)


def write_archive(
    named: Iterable[tuple[str, Image]], *, closing: Closing | None = None
) -> Iterator[bytes]:
    """Yield a zip of the pictures at full size; at most one is held in memory.

    Each is a copy in its own format that says inside how it came to be, as all that leaves but an
    original does. Pictures do not shrink any further, so nothing is compressed again. One whose
    file is gone is left out. Not to be called inside a transaction.
    """
    sink = _Sink()
    written: set[str] = set()
    with zipfile.ZipFile(cast(IO[bytes], sink), "w", zipfile.ZIP_STORED) as archive:
        for name, image in named:
            try:
                copy = services.make_download(image=image, format=pixels.FORMATS[image.kind])
            except FileNotFoundError:
                continue
            entry = zipfile.ZipInfo(name, image.created_at.timetuple()[:6])
            archive.writestr(entry, copy.data)
            written.add(name)
            yield sink.take()
        if closing is not None:
            now = timezone.now().timetuple()[:6]
            archive.writestr(zipfile.ZipInfo(closing.name, now), closing.write(written))
    yield sink.take()


def attach_archive(pieces: Iterator[bytes], name: str, *, is_async: bool) -> StreamingHttpResponse:
    """Answer with an archive while it is written; nothing on its way may keep it.

    ``is_async`` where the server asks for pieces without a thread of its own.
    """
    body = _later(pieces) if is_async else pieces
    response = StreamingHttpResponse(body, content_type="application/zip")
    response["Content-Disposition"] = naming.attachment(name)
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


async def _later(pieces: Iterator[bytes]) -> AsyncIterator[bytes]:
    """Read each picture on another thread, when the one before it has left."""
    following = sync_to_async(lambda: next(pieces, None), thread_sensitive=False)
    while (piece := await following()) is not None:
        yield piece


class _Sink:
    """Collects what is written until it is taken; it cannot be sought, so zip never goes back."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._pieces.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing waits anywhere else."""

    def take(self) -> bytes:
        """Give what was written since the last time."""
        taken = b"".join(self._pieces)
        self._pieces.clear()
        return taken
