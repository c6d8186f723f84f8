"""Credits: grant, hold, capture, release. The front door, and with its parts the only writer.

The parts: ``book`` (the account under its lock), ``lots`` (which credits go first), ``holds`` (a
frame's price until the frame ends), ``statement`` (reading). Each step takes at most eight
statements; see ``book`` for the one locking rule.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from billing import book, lots
from billing.holds import (
    HoldLine,
    InsufficientCredits,
    capture,
    hold_each,
    release,
    sweep_expired_holds,
)
from billing.models import CreditAccount, CreditEntry, CreditLot
from billing.statement import (
    KINDS,
    Line,
    Receipt,
    entries,
    next_expiry,
    open_holds,
    receipts,
)

__all__ = [
    "KINDS",
    "Balance",
    "HoldLine",
    "InsufficientCredits",
    "Line",
    "Receipt",
    "balance",
    "capture",
    "entries",
    "expire_lots",
    "forgo",
    "grant",
    "hold_each",
    "next_expiry",
    "open_account",
    "open_holds",
    "receipts",
    "release",
    "sweep_expired_holds",
]

SWEPT_AT_ONCE = 500
"""Lots that one call of ``expire_lots`` looks at."""


@dataclass(frozen=True, slots=True)
class Balance:
    """A workspace's credits at this moment."""

    posted: int
    held: int
    debt: int

    @property
    def available(self) -> int:
        return self.posted - self.held


def open_account(workspace_id: UUID) -> None:
    """Give the workspace an account without credits; safe to repeat."""
    CreditAccount.objects.bulk_create(
        [CreditAccount(workspace_id=workspace_id)], ignore_conflicts=True
    )


def balance(workspace_id: UUID) -> Balance:
    """Read the account; all zero for a workspace that has none."""
    row = (
        CreditAccount.objects.filter(pk=workspace_id).values_list("posted", "held", "debt").first()
    )
    return Balance(*row) if row else Balance(posted=0, held=0, debt=0)


def grant(
    workspace_id: UUID,
    *,
    credits: int,
    source: str,
    kind: str,
    note: str,
    expires_at: datetime | None = None,
    actor: UUID | None = None,
) -> bool:
    """Add ``credits`` (> 0) as a lot of their own; once for each ``source``.

    ``source`` names the fact that brings them (``welcome:<workspace>``, ``pi:…``). ``kind`` is
    ``welcome``, ``bootstrap``, ``pack``, ``monthly`` or ``adjust`` and decides which credits are
    spent first. Returns False when this source was granted before: nothing changed.

    Raises:
        CreditAccount.DoesNotExist: the workspace has no account.
        ValueError: less than one credit.
        KeyError: an unknown kind.
    """
    if credits < 1:
        raise ValueError("A grant adds at least one credit.")
    lot_kind = CreditLot.Kind(kind)
    priority = lots.PRIORITY[lot_kind]
    with transaction.atomic(savepoint=False):
        account = book.lock(workspace_id)
        if CreditLot.objects.filter(source=source).exists():
            return False
        lot = CreditLot.objects.create(
            account=account,
            kind=lot_kind,
            priority=priority,
            amount=credits,
            remaining=credits,
            expires_at=expires_at,
            source=source,
        )
        is_adjustment = lot_kind == CreditLot.Kind.ADJUST
        entry = book.post(
            account,
            CreditEntry.Kind.ADJUST if is_adjustment else CreditEntry.Kind.GRANT,
            posted=credits,
            ref=f"grant:{source}",
            lot=lot,
            actor=actor,
            note=note,
        )
        book.write(account, [entry])
    return True


def forgo(workspace_id: UUID, *, source: str, kind: str) -> bool:
    """Use ``source`` up without credits, so that it never brings any; no entry is written.

    Returns False when it was used before: nothing changed.

    Raises:
        CreditAccount.DoesNotExist: the workspace has no account.
        KeyError, ValueError: an unknown kind.
    """
    lot_kind = CreditLot.Kind(kind)
    with transaction.atomic(savepoint=False):
        account = book.lock(workspace_id)
        if CreditLot.objects.filter(source=source).exists():
            return False
        CreditLot.objects.create(
            account=account,
            kind=lot_kind,
            priority=lots.PRIORITY[lot_kind],
            amount=0,
            remaining=0,
            source=source,
        )
    return True


def expire_lots(*, now: datetime | None = None) -> int:
    """Take lapsed credits off their accounts, each lot with its own entry; say how many lots.

    What is held stays with its hold.
    """
    moment = now or timezone.now()
    lapsed = CreditLot.objects.filter(lots.UNSPENT, expires_at__lte=moment)
    expired = 0
    for lot_id, account_id in lapsed.values_list("pk", "account_id")[:SWEPT_AT_ONCE]:
        with transaction.atomic():
            account = book.lock(account_id)
            lot = CreditLot.objects.get(pk=lot_id)
            gone = lot.free
            if not gone:
                continue
            lot.remaining -= gone
            lots.save([lot])
            entry = book.post(
                account,
                CreditEntry.Kind.EXPIRE,
                posted=-gone,
                ref=f"expire:{lot.pk}",
                lot=lot,
                note="Not used in time",
            )
            book.write(account, [entry])
            expired += 1
    return expired
