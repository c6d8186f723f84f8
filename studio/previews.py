"""Partial pictures while a frame is being made: small, private, gone after two minutes."""

import secrets
from uuid import UUID

from django.core.cache import cache

from accounts.ids import to_public

LIVES = 120
"""Seconds that a partial picture can be fetched."""


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
