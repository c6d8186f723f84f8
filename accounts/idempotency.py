"""What an ``Idempotency-Key`` promises: the same key and body give the first 2xx answer again.

A short first transaction claims the key; the answer is kept in the transaction of the effect, so
there is no moment between "done" and "remembered". A claim left by a dead process is taken over
after 90 seconds. Only 2xx answers are kept, for 72 hours; keys belong to the workspace.
"""

import hashlib
import json
import math
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import IdempotencyKey

KEPT_FOR = timedelta(hours=72)
TAKEN_OVER_AFTER = timedelta(seconds=90)
_KEY = re.compile(r"[\x21-\x7e][\x20-\x7e]{0,254}")


class InvalidKey(ValueError):
    """The header is no key: 1 to 255 printable characters."""

    code = "invalid_order"


class InFlight(Exception):
    """The first request with this key is still running."""

    code = "idempotency_in_flight"

    def __init__(self, retry_after: timedelta) -> None:
        super().__init__("The first request with this Idempotency-Key is still running.")
        self.retry_after = retry_after


class Mismatch(Exception):
    """The key was used for something else."""

    code = "idempotency_mismatch"

    def __init__(self) -> None:
        super().__init__("This Idempotency-Key was used with another request.")


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """The first answer, to be given again."""

    status: int
    headers: dict[str, str]
    body: Any


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to run the request and to keep its answer."""

    pk: int
    locked_at: datetime


def fingerprint_of(*, method: str, path: str, body: Any) -> str:
    """Digest what makes two requests the same: method, address, and the parsed body."""
    canonical = json.dumps([method, path, body], sort_keys=True, default=str)
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def claim(*, workspace_id: UUID, key: str, fingerprint: str) -> Claim | StoredAnswer:
    """Take the key for this request, or give the answer it has had.

    Raises:
        InvalidKey: not 1 to 255 printable characters.
        Mismatch: another request had it.
        InFlight: the same request is running.
    """
    if not _KEY.fullmatch(key):
        raise InvalidKey("An Idempotency-Key is 1 to 255 printable characters.")
    now = timezone.now()
    try:
        with transaction.atomic():
            row = IdempotencyKey.objects.create(
                workspace_id=workspace_id,
                key=key,
                fingerprint=fingerprint,
                locked_at=now,
                expires_at=now + KEPT_FOR,
            )
    except IntegrityError:
        return _take_over(workspace_id, key, fingerprint, now)
    return Claim(row.pk, row.locked_at)


def _take_over(
    workspace_id: UUID, key: str, fingerprint: str, now: datetime
) -> Claim | StoredAnswer:
    rows = IdempotencyKey.objects.filter(workspace_id=workspace_id, key=key)
    row = rows.first()
    if row is None:  # dropped meanwhile by a request that was refused
        raise InFlight(timedelta(seconds=1))
    if row.expires_at <= now:
        rows.filter(pk=row.pk, expires_at=row.expires_at).delete()
        return claim(workspace_id=workspace_id, key=key, fingerprint=fingerprint)
    if row.fingerprint != fingerprint:
        raise Mismatch
    if row.status is not None:
        return StoredAnswer(row.status, row.headers, row.body)
    free_at = row.locked_at + TAKEN_OVER_AFTER
    dead = rows.filter(pk=row.pk, status=None, locked_at=row.locked_at)
    if free_at <= now and dead.update(locked_at=now):
        return Claim(row.pk, now)
    raise InFlight(timedelta(seconds=max(1, math.ceil((free_at - now).total_seconds()))))


def keep(claimed: Claim, *, status: int, headers: dict[str, str], body: Any) -> None:
    """Remember the answer. Call it inside the transaction of the effect.

    Raises:
        InFlight: the claim was taken over meanwhile; the transaction must not commit.
    """
    mine = IdempotencyKey.objects.filter(
        pk=claimed.pk, status=None, locked_at=claimed.locked_at
    ).update(status=status, headers=headers, body=body)
    if not mine:
        raise InFlight(timedelta(seconds=1))


def drop(claimed: Claim) -> None:
    """Give the key back: the request was refused, and a refusal is not remembered."""
    IdempotencyKey.objects.filter(pk=claimed.pk, status=None, locked_at=claimed.locked_at).delete()


def forget_expired(*, now: datetime) -> int:
    """Delete answers older than 72 hours. Returns how many."""
    deleted, _ = IdempotencyKey.objects.filter(expires_at__lte=now).delete()
    return deleted
