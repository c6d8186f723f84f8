"""Partial pictures while a frame is being made: small, private, gone after two minutes."""

import logging
import secrets
from collections.abc import Iterable, Mapping
from uuid import UUID

from django.core.cache import cache

from accounts.ids import to_public

log = logging.getLogger(__name__)

LIVES = 120
"""Seconds that a partial picture can be fetched."""


def keep(frame: UUID, data: bytes) -> str:
    """Store a preview and give its address, which opens to members of the frame's workspace."""
    key = secrets.token_hex(16)
    cache.set(_name(frame, key), data, LIVES)
    address = f"/live/preview/{to_public('frm', frame)}/{key}"
    cache.set(_newest(frame), address, LIVES)
    return address


def find(frame: UUID, key: str) -> bytes | None:
    """Give a preview's bytes (WebP), or None when it has gone."""
    found: bytes | None = cache.get(_name(frame, key))
    return found


def newest(frames: Iterable[UUID]) -> Mapping[UUID, str]:
    """Give the address of the newest preview of each of ``frames`` that has one."""
    names = {_newest(frame): frame for frame in frames}
    try:
        found: dict[str, str] = cache.get_many(names) if names else {}
    except Exception:  # each cache has errors of its own, and a board does without previews
        log.warning("previews not looked up", exc_info=True)
        return {}
    return {names[name]: address for name, address in found.items()}


def _newest(frame: UUID) -> str:
    return f"preview:{frame}"


def _name(frame: UUID, key: str) -> str:
    return f"preview:{frame}:{key}"
