"""Reading the ledger: entries, receipts, what is held now. Writes nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, Min, Sum

from accounts.cursors import LIMIT, Page, read_cursor, write_cursor
from billing.lots import UNSPENT
from billing.models import CreditEntry, CreditHold, CreditLot

Line = CreditEntry
"""One line of the ledger, for those who only read."""

KINDS: tuple[str, ...] = tuple(CreditEntry.Kind.values)
"""The kinds of entry, as pages and the API name them."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What one frame holds, was charged and got back, in credits."""

    held: int = 0
    charged: int = 0
    returned: int = 0

    def __str__(self) -> str:
        parts = {"held": self.held, "charged": self.charged, "returned": self.returned}
        return ", ".join(f"{credits} {word}" for word, credits in parts.items() if credits)


def entries(
    workspace_id: UUID, *, kind: str | None = None, cursor: str | None = None, limit: int = LIMIT
) -> Page[Line]:
    """Read the ledger, newest first, ``limit`` lines from ``cursor`` on.

    Raises:
        InvalidCursor: no cursor of this list.
        ValueError: a kind that is not in ``KINDS``.
    """
    rows = CreditEntry.objects.filter(account_id=workspace_id).order_by("-seq")
    if kind:
        rows = rows.filter(kind=CreditEntry.Kind(kind))
    if cursor:
        rows = rows.filter(seq__lt=read_cursor(cursor).number())
    found = list(rows[: limit + 1])
    if len(found) <= limit:
        return Page(found)
    last = found[limit - 1]
    return Page(found[:limit], next=write_cursor(last.seq, last.pk))


def receipts(frames: Iterable[UUID]) -> dict[UUID, Receipt]:
    """Say what each frame cost. A frame that is missing in the answer was free."""
    found = {}
    for hold in CreditHold.objects.filter(pk__in=list(frames)):
        if hold.state == CreditHold.State.HELD:
            found[hold.frame] = Receipt(held=hold.amount)
        else:
            found[hold.frame] = Receipt(charged=hold.captured, returned=hold.amount - hold.captured)
    return found


def open_holds(workspace_id: UUID, *, limit: int = 50) -> list[CreditHold]:
    """What is held at this moment, newest first."""
    rows = CreditHold.objects.filter(account_id=workspace_id, state=CreditHold.State.HELD)
    return list(rows.order_by("-created_at")[:limit])


def next_expiry(workspace_id: UUID) -> tuple[int, datetime] | None:
    """The credits that lapse next unless they are spent, and when; None when none ever do."""
    lapsing = CreditLot.objects.filter(UNSPENT, account_id=workspace_id)
    first = lapsing.aggregate(moment=Min("expires_at"))["moment"]
    if first is None:
        return None
    left = lapsing.filter(expires_at=first).aggregate(n=Sum(F("remaining") - F("held")))
    return left["n"], first
