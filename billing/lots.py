"""Which credits are spent first, and where returned ones go. Used by ``billing.ledger`` alone.

Everything here runs while the caller has the account's row.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.db.models import F, Q

from billing.models import CreditHold, CreditLot, HoldAllocation

RETURNED_FOR = timedelta(days=30)
"""How long credits last that are returned after their own lot has lapsed."""

_NEVER = datetime.max.replace(tzinfo=UTC)

UNSPENT = Q(remaining__gt=F("held")) & Q(remaining__gt=0)
"""With credits that are not held. The second half is implied; the partial indexes ask for it."""

PRIORITY = {
    CreditLot.Kind.MONTHLY: 10,
    CreditLot.Kind.WELCOME: 20,
    CreditLot.Kind.BOOTSTRAP: 20,
    CreditLot.Kind.ADJUST: 20,
    CreditLot.Kind.PACK: 50,
}
"""Monthly credits go first, then gifts, then what was bought and never expires."""


def free_lots(account_id: UUID, now: datetime) -> list[CreditLot]:
    """Lots that a hold may take from, in the order of taking; each with its account read afresh."""
    free = CreditLot.objects.filter(UNSPENT, account_id=account_id).filter(
        Q(expires_at=None) | Q(expires_at__gt=now)
    )
    # Sorted here: there are few, and an ORDER BY takes longer to compile.
    return sorted(
        free.select_related("account"),
        key=lambda lot: (lot.priority, lot.expires_at or _NEVER, lot.pk),
    )


def allocate(holds: Sequence[CreditHold], lots: Sequence[CreditLot]) -> list[HoldAllocation]:
    """Stand each hold on lots, in order, and save the lots.

    The lots must be able to carry all holds together.
    """
    allocations = []
    open_lots = iter(lots)
    lot = next(open_lots)
    touched = [lot]
    for hold in holds:
        left, place = hold.amount, 0
        while left:
            if not lot.free:
                lot = next(open_lots)
                touched.append(lot)
            share = min(left, lot.free)
            lot.held += share
            left -= share
            allocations.append(HoldAllocation(hold=hold, lot=lot, place=place, amount=share))
            place += 1
    save(touched)
    return allocations


def settle(allocations: Iterable[HoldAllocation], *, take: int, now: datetime) -> None:
    """Take ``take`` credits of a hold for good and give the rest back.

    What is given back goes to the lot it came from; if that has lapsed, to a new one of 30 days.
    """
    touched, fresh = [], []
    for allocation in allocations:
        lot = allocation.lot
        taken = min(take, allocation.amount)
        take -= taken
        back = allocation.amount - taken
        lot.held -= allocation.amount
        lot.remaining -= taken
        if back and lot.expires_at and lot.expires_at <= now:
            lot.remaining -= back
            fresh.append(
                CreditLot(
                    account_id=lot.account_id,
                    kind=CreditLot.Kind.RETURNED,
                    priority=lot.priority,
                    amount=back,
                    remaining=back,
                    expires_at=now + RETURNED_FOR,
                    source=f"return:{allocation.hold_id}:{lot.pk}",
                )
            )
        touched.append(lot)
    save(touched)
    if fresh:
        CreditLot.objects.bulk_create(fresh)


def save(lots: Sequence[CreditLot]) -> None:
    """Write ``remaining`` and ``held`` of these lots in one statement."""
    if len(lots) == 1:
        lot = lots[0]
        CreditLot.objects.filter(pk=lot.pk).update(remaining=lot.remaining, held=lot.held)
    else:
        CreditLot.objects.bulk_update(lots, ["remaining", "held"])
