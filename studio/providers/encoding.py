"""JSON and base64 of many megabytes, off the event loop when they are large."""

import asyncio
import binascii
import contextlib
import re
from collections.abc import Mapping
from typing import Any

import orjson
import pybase64

_LARGE = 256 * 1024
"""From this many bytes on, work is handed to a thread."""
_COUNT_MAX = 10_000_000
"""Far more tokens than a picture takes; what they cost still fits the database."""
_DATA_ADDRESS = re.compile(r"data:[\w.+-]+/[\w.+-]+(?:;[\w=.+-]+)*;base64,", re.IGNORECASE)


class Unreadable(Exception):
    """Not JSON, or not base64."""


async def read_json(text: bytes) -> Any:
    """Parse JSON.

    Raises:
        Unreadable: it is none.
    """
    try:
        if len(text) < _LARGE:
            return orjson.loads(text)
        return await asyncio.to_thread(orjson.loads, text)
    except orjson.JSONDecodeError as wrong:
        raise Unreadable from wrong


def count_in(holder: Mapping[str, Any], name: str) -> int:
    """Read a count of tokens; 0 when there is none that can be true."""
    value = holder.get(name)
    return value if isinstance(value, int) and 0 <= value < _COUNT_MAX else 0


async def read_base64(text: str) -> bytes:
    """Decode base64, standard or URL-safe, padded or not, with or without a ``data:`` head.

    Raises:
        Unreadable: it is none.
    """
    if len(text) < _LARGE:
        return _decode(text)
    return await asyncio.to_thread(_decode, text)


async def write_base64(data: bytes) -> str:
    if len(data) < _LARGE:
        return pybase64.b64encode_as_string(data)
    return await asyncio.to_thread(pybase64.b64encode_as_string, data)


def _decode(text: str) -> bytes:
    with contextlib.suppress(binascii.Error, ValueError):
        return pybase64.b64decode(text, validate=True)  # what nearly all send, without a copy
    head = _DATA_ADDRESS.match(text)
    text = text[head.end() :] if head else text
    if "-" in text or "_" in text:
        text = text.translate(str.maketrans("-_", "+/"))
    text = "".join(text.split()).rstrip("=")
    try:
        return pybase64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except (binascii.Error, ValueError) as wrong:
        raise Unreadable from wrong
