"""Several pictures in one file: a zip that is written while it leaves, one picture at a time."""

import zipfile
from collections.abc import Iterable, Iterator
from typing import IO, cast

from gallery import files, pixels, services
from gallery.models import Image


def archive_names(labels: Iterable[tuple[str, Image]]) -> list[tuple[str, Image]]:
    """Give each picture the file name of its label; a label that comes twice is numbered."""
    named: list[tuple[str, Image]] = []
    taken: set[str] = set()
    for label, image in labels:
        ending = files.EXTENSIONS[image.kind]
        name, number = f"{label}.{ending}", 2
        while name in taken:
            name, number = f"{label}-{number}.{ending}", number + 1
        taken.add(name)
        named.append((name, image))
    return named


def write_archive(named: Iterable[tuple[str, Image]]) -> Iterator[bytes]:
    """Yield a zip of the pictures at full size; at most one is held in memory.

    Each is a copy in its own format that says inside how it came to be, as all that leaves but an
    original does. Pictures do not shrink any further, so nothing is compressed again. One whose
    file is gone is left out. Not to be called inside a transaction.
    """
    sink = _Sink()
    with zipfile.ZipFile(cast(IO[bytes], sink), "w", zipfile.ZIP_STORED) as archive:
        for name, image in named:
            try:
                copy = services.make_download(image=image, format=pixels.FORMATS[image.kind])
            except FileNotFoundError:
                continue
            entry = zipfile.ZipInfo(name, image.created_at.timetuple()[:6])
            archive.writestr(entry, copy.data)
            yield sink.take()
    yield sink.take()


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
