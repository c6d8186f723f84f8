"""Reading server-sent events of many megabytes, byte by byte, without losing the thread."""

from collections.abc import Iterator


class EventTooLarge(Exception):
    """An event is larger than the reader holds."""


class EventReader:
    """Cuts a stream of bytes into the data of its events.

    ``limit`` is the most bytes that one event may have.
    """

    def __init__(self, *, limit: int) -> None:
        self._limit = limit
        self._rest = bytearray()
        self._searched = 0
        self._data: list[bytes] = []
        self._held = 0

    @property
    def is_between_events(self) -> bool:
        return not self._rest and not self._data

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """Take the next bytes; give the data of each event that they complete.

        Raises:
            EventTooLarge: the limit is passed.
        """
        self._rest += chunk
        while (end := self._rest.find(b"\n", self._searched)) >= 0:
            line = bytes(self._rest[:end]).removesuffix(b"\r")
            del self._rest[: end + 1]
            self._searched = 0
            if line:
                self._take(line)
            elif self._data:
                yield self._finished()
        self._searched = len(self._rest)  # the part already searched is not searched again
        if self._held + len(self._rest) > self._limit:
            raise EventTooLarge

    def close(self) -> Iterator[bytes]:
        """Give what the end of the stream left without an empty line after it."""
        if self._rest:
            self._take(bytes(self._rest))
            self._rest.clear()
        if self._data:
            yield self._finished()

    def _take(self, line: bytes) -> None:
        name, _, value = line.partition(b":")
        if name == b"data":
            self._data.append(value.removeprefix(b" "))
            self._held += len(value)

    def _finished(self) -> bytes:
        data = b"\n".join(self._data)
        self._data, self._held = [], 0
        return data
