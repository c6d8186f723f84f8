"""A frame's price between the press and the picture: held, then charged or returned."""

import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F
from django.db.transaction import TransactionManagementError
from django.utils import timezone

from billing import book, lots
from billing.models import CreditAccount, CreditEntry, CreditHold, HoldAllocation

log = logging.getLogger(__name__)

SWEPT_AT_ONCE = 500
"""Holds that one sweep looks at."""


@dataclass(frozen=True, slots=True)
class HoldLine:
    """What one frame costs, at least 1 credit, and the label its receipt carries."""

    frame: UUID
    credits: int
    label: str


class InsufficientCredits(Exception):
    """The workspace cannot pay; nothing was held."""

    code = "insufficient_credits"

    def __init__(self, *, needed: int, available: int, reason: str = "") -> None:
        self.needed = needed
        self.available = available
        super().__init__(reason or f"This needs {_credits(needed)} and you have {available}.")


def hold_each(
    workspace_id: UUID, lines: Sequence[HoldLine], *, expires_at: datetime, actor: UUID | None
) -> None:
    """Set the price of every frame in ``lines`` aside, all or none, under one account UPDATE.

    Belongs into the caller's transaction, with the frames it pays for. The check and the
    reservation are one statement, so two orders racing for the last credits cannot both win.
    ``expires_at`` outlives the frames' own end. Free frames have no line; without any line
    nothing happens.

    Raises:
        InsufficientCredits: too few, frozen or in debt; nothing changed.
        IntegrityError: a frame has a hold already. A second one would be new work under an old id.
        TransactionManagementError: outside a transaction.
        ValueError: a line of less than one credit.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError("A hold belongs into the transaction of its frames.")
    if any(line.credits < 1 for line in lines):
        raise ValueError("A hold sets at least one credit aside.")
    if not lines:
        return
    needed = sum(line.credits for line in lines)
    solvent = CreditAccount.objects.filter(
        pk=workspace_id, debt=0, frozen_at=None, posted__gte=F("held") + needed
    )
    if not solvent.update(held=F("held") + needed, seq=F("seq") + len(lines)):
        raise _refusal(workspace_id, needed)
    open_lots = lots.free_lots(workspace_id, timezone.now())
    free = sum(lot.free for lot in open_lots)
    if free < needed:  # the difference has lapsed, and the next sweep takes it off the account
        CreditAccount.objects.filter(pk=workspace_id).update(
            held=F("held") - needed, seq=F("seq") - len(lines)
        )
        raise InsufficientCredits(needed=needed, available=free)
    holds = [
        CreditHold(
            frame=line.frame,
            account_id=workspace_id,
            amount=line.credits,
            label=line.label,
            actor=actor,
            expires_at=expires_at,
        )
        for line in lines
    ]
    CreditHold.objects.bulk_create(holds)
    HoldAllocation.objects.bulk_create(lots.allocate(holds, open_lots))
    account = open_lots[0].account
    account.held -= needed
    account.seq -= len(lines)
    CreditEntry.objects.bulk_create(
        book.post(account, CreditEntry.Kind.HOLD, held=hold.amount, **_about(hold))
        for hold in holds
    )


def capture(frame: UUID, *, credits: int) -> int:
    """Charge ``credits`` (0 to what is held) for the frame and return the rest.

    The first end of a hold counts, whoever brings it; a later call changes nothing. Returns what
    the hold has charged in all: 0 when it was released or ran out before, and the picture is then
    free. A frame without a hold is a free one and takes ``credits=0``.

    Raises:
        CreditHold.DoesNotExist: a price for a frame that never held any.
        ValueError: more than was held, or less than 0.
    """
    if credits < 0:
        raise ValueError("A capture is not negative.")
    end = CreditHold.State.CAPTURED if credits else CreditHold.State.RELEASED
    hold, _ = _resolve(frame, take=credits, end=end)
    if hold is None:
        if credits:
            raise CreditHold.DoesNotExist(f"Frame {frame} has no hold.")
        return 0
    if hold.state == CreditHold.State.EXPIRED:
        log.warning(
            "The hold had run out: this picture is free",
            extra={"frame": str(frame), "credits": credits},
        )
    return hold.captured


def release(frame: UUID) -> int:
    """Return all that the frame holds.

    Returns the credits returned now: 0 when the hold ended before or there never was one.
    """
    _, returned = _resolve(frame, take=0, end=CreditHold.State.RELEASED)
    return returned


def _nothing_working(frames: Sequence[UUID]) -> Collection[UUID]:
    return ()


def sweep_expired_holds(
    *,
    now: datetime | None = None,
    working: Callable[[Sequence[UUID]], Collection[UUID]] = _nothing_working,
) -> int:
    """Release holds whose time is over and say how many.

    ``working`` tells which of the given frames are still queued or running: theirs stay.
    """
    due = list(
        CreditHold.objects.filter(
            state=CreditHold.State.HELD, expires_at__lte=now or timezone.now()
        )
        .order_by("expires_at", "frame")
        .values_list("frame", flat=True)[:SWEPT_AT_ONCE]
    )
    spared = set(working(due)) if due else set()
    return sum(
        _resolve(frame, take=0, end=CreditHold.State.EXPIRED)[1] > 0
        for frame in due
        if frame not in spared
    )


def _resolve(frame: UUID, *, take: int, end: CreditHold.State) -> tuple[CreditHold | None, int]:
    """End the frame's hold unless it has ended. Returns the hold and the credits returned now."""
    with transaction.atomic(savepoint=False):
        holder = CreditAccount.objects.filter(
            pk__in=CreditHold.objects.filter(pk=frame).values("account")
        )
        if not holder.update(seq=F("seq")):
            return None, 0
        found = HoldAllocation.objects.filter(hold=frame).select_related("hold__account", "lot")
        allocations = sorted(found, key=attrgetter("place"))
        hold = allocations[0].hold
        if hold.state != CreditHold.State.HELD:
            return hold, 0
        if take > hold.amount:
            raise ValueError(f"Frame {frame} holds {hold.amount} credits, not {take}.")
        hold.state, hold.captured = end, take
        CreditHold.objects.filter(pk=frame).update(state=end, captured=take)
        lots.settle(allocations, take=take, now=timezone.now())
        account, about, back = hold.account, _about(hold), hold.amount - take
        ended = []
        if take:
            ended.append(
                book.post(account, CreditEntry.Kind.CAPTURE, posted=-take, held=-take, **about)
            )
        if back:
            note = "The hold ran out" if end == CreditHold.State.EXPIRED else ""
            note = "Charged at the size that came" if take else note
            ended.append(
                book.post(account, CreditEntry.Kind.RELEASE, held=-back, note=note, **about)
            )
        book.write(account, ended)
    return hold, back


def _about(hold: CreditHold) -> dict[str, Any]:
    """Whose line it is, for every entry of a hold."""
    return {"subject": hold.frame, "label": hold.label, "actor": hold.actor}


def _refusal(workspace_id: UUID, needed: int) -> InsufficientCredits:
    account = CreditAccount.objects.filter(pk=workspace_id).first()
    if account is None:
        return InsufficientCredits(needed=needed, available=0)
    available = account.posted - account.held
    reason = ""
    if account.frozen_at:
        reason = "The credits here are frozen. Ask whoever runs this studio."
    elif account.debt:
        reason = f"{_credits(account.debt)} must be paid back before new ones can be spent."
    return InsufficientCredits(needed=needed, available=available, reason=reason)


def _credits(number: int) -> str:
    return "1 credit" if number == 1 else f"{number:,} credits"
