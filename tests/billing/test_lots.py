"""Rules of lots: who is spent first, and what never lapses."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from accounts.ids import to_public
from billing import book, ledger
from billing.models import CreditAccount, CreditLot, HoldAllocation
from tests.billing.books import add, assert_proved, entries, figures, hold, lots, open_workspace

pytestmark = pytest.mark.django_db


def test_monthly_goes_before_gifts_and_gifts_before_packs_the_sooner_to_lapse_first() -> None:
    workspace, now = open_workspace(), timezone.now()
    for kind, days in [
        ("pack", None), ("welcome", None), ("monthly", 90), ("monthly", 60), ("adjust", 5),
        ("pack", 400), ("pack", None),
    ]:  # fmt: skip
        add(workspace, 1, kind=kind, expires_at=now + timedelta(days=days) if days else None)

    [frame] = hold(workspace, 7)

    taken = HoldAllocation.objects.filter(hold=frame).order_by("place").select_related("lot")
    found = [
        (one.lot.kind, one.lot.expires_at and (one.lot.expires_at - now).days) for one in taken
    ]
    assert found == [
        ("monthly", 60), ("monthly", 90), ("adjust", 5), ("welcome", None), ("pack", 400),
        ("pack", None), ("pack", None),
    ]  # fmt: skip
    undated = [one.lot_id for one in taken][-2:]
    assert undated == sorted(undated)


def test_the_order_is_fixed_when_the_hold_is_made() -> None:
    workspace = open_workspace(credits=6)
    [frame] = hold(workspace, 4)
    add(workspace, 6, kind="monthly", expires_at=timezone.now() + timedelta(days=1))

    ledger.capture(frame, credits=4)

    assert lots(workspace) == [("pack", 2, 0), ("monthly", 6, 0)]


def test_a_part_is_taken_from_the_lots_that_go_first() -> None:
    workspace = open_workspace(credits=6)
    add(workspace, 5, kind="monthly", expires_at=timezone.now() + timedelta(days=1))
    [frame] = hold(workspace, 8)
    assert lots(workspace) == [("pack", 6, 3), ("monthly", 5, 5)]

    ledger.capture(frame, credits=6)

    assert lots(workspace) == [("pack", 5, 0), ("monthly", 0, 0)]
    assert_proved(workspace)


def test_a_new_grant_never_touches_other_lots() -> None:
    workspace, now = open_workspace(credits=6), timezone.now()
    add(workspace, 5, kind="monthly", expires_at=now + timedelta(days=1))

    add(workspace, 7, kind="monthly", expires_at=now + timedelta(days=31))

    assert lots(workspace) == [("pack", 6, 0), ("monthly", 5, 0), ("monthly", 7, 0)]
    ledger.expire_lots(now=now + timedelta(days=2))
    assert lots(workspace) == [("pack", 6, 0), ("monthly", 0, 0), ("monthly", 7, 0)]
    assert figures(workspace) == (13, 0)


def test_packs_never_lapse_and_what_will_is_announced() -> None:
    workspace, now = open_workspace(credits=6), timezone.now()
    assert ledger.next_expiry(workspace) is None
    add(workspace, 5, kind="monthly", expires_at=now + timedelta(days=30))
    add(workspace, 4, kind="monthly", expires_at=now + timedelta(days=60))

    assert ledger.next_expiry(workspace) == (5, now + timedelta(days=30))
    assert ledger.expire_lots(now=now + timedelta(days=36_500)) == 2
    assert figures(workspace) == (6, 0)
    assert CreditLot.objects.get(account=workspace, kind="pack").expires_at is None


def test_each_lapsed_lot_has_its_own_line() -> None:
    workspace, now = open_workspace(), timezone.now()
    source = add(workspace, 5, kind="monthly", expires_at=now + timedelta(days=30))

    ledger.expire_lots(now=now + timedelta(days=31))

    lot = CreditLot.objects.get(source=source)
    [line] = ledger.entries(workspace, kind="expire").rows
    assert (line.ref, line.lot_id, line.amount) == (f"expire:{lot.pk}", lot.pk, -5)


def test_a_lot_that_is_held_a_moment_before_its_time_is_over_stays_with_the_hold(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    workspace = open_workspace()
    soon = timezone.now() + timedelta(hours=1)
    add(workspace, 5, kind="monthly", expires_at=soon)
    lock = book.lock

    def lock_after_somebody_held_it(workspace_id: UUID) -> CreditAccount:
        hold(workspace, 5)
        return lock(workspace_id)

    monkeypatch.setattr(book, "lock", lock_after_somebody_held_it)
    assert ledger.expire_lots(now=soon) == 0

    assert entries(workspace) == [("grant", 5, 0), ("hold", 0, 5)]
    monkeypatch.undo()
    assert_proved(workspace)


def test_a_forgone_source_brings_nothing_ever() -> None:
    workspace = open_workspace(credits=3)
    before = entries(workspace)

    assert ledger.forgo(workspace, source="welcome:x", kind="bootstrap")
    assert not ledger.forgo(workspace, source="welcome:x", kind="bootstrap")
    assert not ledger.grant(workspace, credits=9, source="welcome:x", kind="welcome", note="")

    assert figures(workspace) == (3, 0)
    assert entries(workspace) == before
    assert ledger.expire_lots(now=timezone.now() + timedelta(days=999)) == 0
    hold(workspace, 3)
    assert_proved(workspace)


def test_rows_say_in_a_line_what_they_are() -> None:
    workspace = open_workspace(credits=5)
    hold(workspace, 2)
    account = CreditAccount.objects.get(pk=workspace)
    lot, held = account.lots.get(), account.holds.get()
    entry = account.entries.latest("seq")

    assert str(account) == to_public("wsp", workspace)
    assert str(lot) == "pack 5 of 5"
    assert str(held) == "A1 held 2"
    assert str(held.allocations.get()) == f"2 of {lot.pk}"
    assert str(entry) == to_public("ent", entry.pk)
