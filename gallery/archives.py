"""Several originals in one file: a zip that is written while it leaves, one picture at a time."""

import zipfile
from collections.abc import Iterable, Iterator
from typing import IO, cast

from gallery import files
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
    """Yield a zip of the originals byte for byte; at most one picture is held in memory.

    Pictures do not shrink any further, so they are stored as they are. One whose file is gone is
    left out. Not to be called inside a transaction.
    """
    sink = _Sink()
    with zipfile.ZipFile(cast(IO[bytes], sink), "w", zipfile.ZIP_STORED) as archive:
        for name, image in named:
            try:
                data = files.read(image.file)
            except FileNotFoundError:
                continue
            entry = zipfile.ZipInfo(name, image.created_at.timetuple()[:6])
            archive.writestr(entry, data)
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
