"""Where a list goes on: the sort value and the id of the last row shown, as opaque text.

A cursor is not secret and not signed: it names a place in a list whose rows are chosen by
permission, so a made-up one shows nothing more.
"""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

Row = TypeVar("Row")

LIMIT = 24
LIMIT_MAX = 100


class InvalidCursor(Exception):
    """The text is no cursor of this list."""

    code = "invalid_cursor"

    def __init__(self) -> None:
        super().__init__("This list cannot go on from there. Start again at its first page.")


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows, and the cursor of the rows after them: None at the end."""

    rows: Sequence[Row] = field(default_factory=tuple)
    next: str | None = None


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in a list. ``value`` and ``id`` are plain text; the readers check their type."""

    value: str
    id: str

    def time(self) -> datetime:
        """Read the value as a time in UTC. Raises InvalidCursor."""
        try:
            found = datetime.fromisoformat(self.value)
            if found.tzinfo is None:
                raise InvalidCursor
            return found.astimezone(UTC)
        except (ValueError, OverflowError) as wrong:  # a zone may lead out of the calendar
            raise InvalidCursor from wrong

    def number(self) -> int:
        """Read the value as a whole number below 2⁶³. Raises InvalidCursor."""
        return _whole(self.value)

    def id_number(self) -> int:
        """Read the id as a whole number below 2⁶³. Raises InvalidCursor."""
        return _whole(self.id)

    def id_uuid(self) -> UUID:
        """Read the id as a UUID. Raises InvalidCursor."""
        try:
            return UUID(self.id)
        except ValueError as wrong:
            raise InvalidCursor from wrong


def write_cursor(value: datetime | int | str, row_id: Any) -> str:
    """Write the cursor of a row that sorts by ``value``, then by its id."""
    shown = value.isoformat() if isinstance(value, datetime) else str(value)
    raw = json.dumps([shown, str(row_id)], separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def read_cursor(text: str) -> Cursor:
    """Read what ``write_cursor`` wrote.

    Raises:
        InvalidCursor
    """
    if len(text) > 200:
        raise InvalidCursor
    try:
        padded = text.encode("ascii") + b"=" * (-len(text) % 4)
        found = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, RecursionError) as wrong:
        raise InvalidCursor from wrong
    if not (isinstance(found, list) and len(found) == 2 and all(isinstance(x, str) for x in found)):
        raise InvalidCursor
    return Cursor(value=found[0], id=found[1])


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise InvalidCursor
    return int(text)
