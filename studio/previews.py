"""Partial pictures while a frame is being made: small, private, gone after two minutes."""

import secrets
from uuid import UUID

from django.core.cache import cache

from accounts.ids import to_public
from gallery import pixels

LIVES = 120
"""Seconds that a partial picture can be fetched."""

_WIDTH = 640


def shrink(data: bytes) -> bytes:
    """Make a WebP of at most 640 pixels' width from what a provider sent; for any process.

    Raises:
        InvalidImage, TooLarge: it is no picture that may be decoded.
    """
    opened = pixels.open_checked(data, pixels=pixels.MADE_PIXELS_MAX)
    return pixels.encode(pixels.scaled(pixels.decode(opened), _WIDTH), "webp", "")


def keep(frame: UUID, data: bytes) -> str:
    """Store a preview and give its address, which opens to members of the frame's workspace."""
    key = secrets.token_hex(16)
    cache.set(_name(frame, key), data, LIVES)
    return f"/live/preview/{to_public('frm', frame)}/{key}"


def find(frame: UUID, key: str) -> bytes | None:
    """Give a preview's bytes (WebP), or None when it has gone."""
    found: bytes | None = cache.get(_name(frame, key))
    return found


def _name(frame: UUID, key: str) -> str:
    return f"preview:{frame}:{key}"
