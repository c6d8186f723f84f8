"""The proof of an account: every sum that must agree, worked out afresh from the rows.

Each account is proved under its own lock, so that a ledger in use gives no false alarm.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from billing import book, triggers
from billing.models import CreditAccount, CreditEntry, CreditHold, HoldAllocation

HELD = CreditHold.State.HELD
Kind = CreditEntry.Kind


@dataclass(frozen=True, slots=True)
class Proof:
    """What an account's rows add up to, and each rule that they break, as a sentence."""

    workspace_id: UUID
    posted: int
    held: int
    entries: int
    violations: tuple[str, ...]


def prove_all() -> Iterator[Proof]:
    """Prove every account, oldest first, one short transaction each."""
    for workspace_id in CreditAccount.objects.order_by("pk").values_list("pk", flat=True):
        yield prove(workspace_id)


@transaction.atomic
def prove(workspace_id: UUID) -> Proof:
    """Prove one account."""
    account = book.lock(workspace_id)
    found = [*_sums(account), *_lines(account), *_holds(account)]
    return Proof(workspace_id, account.posted, account.held, account.seq, tuple(found))


def unguarded() -> list[str]:
    """Name what the database no longer refuses."""
    return [f"trigger {name} is missing" for name in sorted(triggers.missing(connection))]


def _sum(rows: "QuerySet[CreditEntry] | QuerySet[CreditHold]", field: str) -> int:
    return int(rows.aggregate(total=Coalesce(Sum(field), 0))["total"])


def _sums(account: CreditAccount) -> Iterator[str]:
    entries, open_holds = account.entries.all(), account.holds.filter(state=HELD)
    lots = account.lots.aggregate(
        remaining=Coalesce(Sum("remaining"), 0), held=Coalesce(Sum("held"), 0)
    )
    figures = [
        ("posted", account.posted, "entries", _sum(entries, "posted")),
        ("posted", account.posted, "lots", lots["remaining"]),
        ("held", account.held, "entries", _sum(entries, "held")),
        ("held", account.held, "open holds", _sum(open_holds, "amount")),
        ("held", account.held, "lots", lots["held"]),
        (
            "captured",
            _sum(account.holds.all(), "captured"),
            "capture entries",
            -_sum(entries.filter(kind=Kind.CAPTURE), "posted"),
        ),
    ]
    for name, is_now, where, should_be in figures:
        if is_now != should_be:
            yield f"{name} is {is_now}, the {where} add up to {should_be}"


def _lines(account: CreditAccount) -> Iterator[str]:
    """Walk the entries: numbered without a gap, and both totals run on."""
    seq = posted = held = 0
    rows = account.entries.order_by("seq").values_list(
        "seq", "posted", "held", "posted_after", "held_after"
    )
    for number, posts, holds, posted_after, held_after in rows.iterator(chunk_size=5_000):
        seq, posted, held = seq + 1, posted + posts, held + holds
        if number != seq:
            yield f"entry {seq} is missing"
            return
        if (posted, held) != (posted_after, held_after):
            yield f"entry {seq} says {posted_after} and {held_after}, not {posted} and {held}"
            return
    if seq != account.seq:
        yield f"the account counts {account.seq} entries, there are {seq}"


def _holds(account: CreditAccount) -> Iterator[str]:
    """Every hold stands on lots, and its entries tell the same as it does."""
    allocated = HoldAllocation.objects.filter(hold=OuterRef("pk")).values("hold")
    told = account.entries.filter(subject=OuterRef("pk")).order_by().values("subject")
    kinds = {
        kind: told.filter(kind=kind).annotate(n=Sum("held")).values("n")
        for kind in (Kind.HOLD, Kind.CAPTURE, Kind.RELEASE)
    }
    holds = account.holds.annotate(
        on_lots=Coalesce(Subquery(allocated.annotate(n=Sum("amount")).values("n")), 0),
        was_held=Coalesce(Subquery(kinds[Kind.HOLD]), 0),
        was_captured=-Coalesce(Subquery(kinds[Kind.CAPTURE]), 0),
        was_released=-Coalesce(Subquery(kinds[Kind.RELEASE]), 0),
    )
    wrong = holds.filter(
        ~Q(on_lots=F("amount"))
        | ~Q(was_held=F("amount"))
        | ~Q(was_captured=F("captured"))
        | Q(state=HELD) & ~Q(was_released=0)
        | ~Q(state=HELD) & ~Q(was_released=F("amount") - F("captured"))
    )
    for frame in wrong.values_list("pk", flat=True)[:20]:
        yield f"the hold of frame {frame} and its entries or lots differ"
    strays = account.entries.filter(subject__isnull=False).exclude(
        subject__in=account.holds.values("pk")
    )
    for stray in strays.values_list("subject", flat=True).distinct()[:20]:
        yield f"entries name frame {stray}, which has no hold"
