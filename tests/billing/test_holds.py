"""Rules of holds: made with the check, ended once, and what comes back."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.ids import new_id
from billing import ledger
from billing.models import CreditAccount, CreditEntry, CreditHold
from tests.billing.books import (
    add,
    assert_proved,
    entries,
    figures,
    hold,
    lots,
    open_workspace,
    rows,
)

pytestmark = pytest.mark.django_db


def test_a_frame_has_one_hold_whoever_asks() -> None:
    workspace = open_workspace(credits=10)
    [frame] = hold(workspace, 4)
    before = rows(workspace)

    with pytest.raises(IntegrityError), transaction.atomic():
        ledger.hold_each(
            workspace,
            [ledger.HoldLine(frame=frame, credits=4, label="A1")],
            expires_at=timezone.now(),
            actor=None,
        )

    assert rows(workspace) == before


def test_all_frames_of_an_order_are_held_or_none() -> None:
    workspace = open_workspace(credits=10)
    before = rows(workspace)

    with pytest.raises(ledger.InsufficientCredits) as refusal:
        hold(workspace, 4, 4, 4)

    assert (refusal.value.needed, refusal.value.available) == (12, 10)
    assert str(refusal.value) == "This needs 12 credits and you have 10."
    assert refusal.value.code == "insufficient_credits"
    assert rows(workspace) == before


def test_the_check_and_the_reservation_are_one_statement() -> None:
    workspace = open_workspace(credits=10)

    with CaptureQueriesContext(connection) as asked:
        hold(workspace, 4, 4)

    first = next(q["sql"] for q in asked.captured_queries if "SAVEPOINT" not in q["sql"])
    assert first.startswith('UPDATE "billing_creditaccount" SET "held"')
    assert '"posted" >= ' in first
    assert figures(workspace) == (10, 8)


def test_a_workspace_without_an_account_has_nothing_to_spend() -> None:
    with pytest.raises(ledger.InsufficientCredits) as refusal:
        hold(new_id(), 1)

    assert str(refusal.value) == "This needs 1 credit and you have 0."


def test_a_hold_belongs_into_a_transaction(ledger_db: None) -> None:
    workspace = open_workspace(credits=10)
    line = ledger.HoldLine(frame=new_id(), credits=4, label="A1")

    with pytest.raises(TransactionManagementError):
        ledger.hold_each(workspace, [line], expires_at=timezone.now(), actor=None)

    assert figures(workspace) == (10, 0)


def test_free_frames_are_not_held() -> None:
    workspace = open_workspace(credits=10)
    before = rows(workspace)

    assert hold(workspace) == []
    with pytest.raises(ValueError, match="at least one credit"):
        hold(workspace, 4, 0)

    assert rows(workspace) == before
    assert ledger.capture(new_id(), credits=0) == 0
    assert ledger.release(new_id()) == 0
    with pytest.raises(CreditHold.DoesNotExist):
        ledger.capture(new_id(), credits=4)


@pytest.mark.parametrize("end", ["capture", "release", "expire"])
def test_the_first_end_of_a_hold_counts(end: str) -> None:
    workspace = open_workspace(credits=10)
    [frame] = hold(workspace, 6, expires_at=timezone.now() - timedelta(seconds=1))
    if end == "capture":
        assert ledger.capture(frame, credits=6) == 6
    elif end == "release":
        assert ledger.release(frame) == 6
    else:
        assert ledger.sweep_expired_holds() == 1
    charged = 6 if end == "capture" else 0
    before = rows(workspace)

    assert ledger.release(frame) == 0
    assert ledger.capture(frame, credits=6) == charged
    assert ledger.capture(frame, credits=2) == charged
    assert ledger.release(frame) == 0
    assert ledger.sweep_expired_holds() == 0

    assert rows(workspace) == before
    assert figures(workspace) == (10 - charged, 0)
    assert_proved(workspace)


def test_a_smaller_picture_costs_less_and_the_rest_comes_back() -> None:
    workspace = open_workspace(credits=20)
    [frame] = hold(workspace, 14)

    assert ledger.capture(frame, credits=8) == 8

    assert figures(workspace) == (12, 0)
    assert entries(workspace)[2:] == [("capture", -8, -8), ("release", 0, -6)]
    assert ledger.receipts([frame]) == {frame: ledger.Receipt(charged=8, returned=6)}
    assert str(ledger.receipts([frame])[frame]) == "8 charged, 6 returned"


@pytest.mark.parametrize("credits", [-1, 7])
def test_a_capture_stays_within_what_is_held(credits: int) -> None:
    workspace = open_workspace(credits=20)
    [frame] = hold(workspace, 6)
    before = rows(workspace)

    with pytest.raises(ValueError), transaction.atomic():  # noqa: PT011 (two sentences)
        ledger.capture(frame, credits=credits)

    assert rows(workspace) == before


def test_capturing_nothing_returns_all() -> None:
    workspace = open_workspace(credits=20)
    [frame] = hold(workspace, 6)

    assert ledger.capture(frame, credits=0) == 0

    assert entries(workspace)[2:] == [("release", 0, -6)]
    assert CreditHold.objects.get(pk=frame).state == CreditHold.State.RELEASED


def test_a_hold_that_ran_out_is_released_by_the_sweep_and_its_late_picture_is_free(
    caplog: pytest.LogCaptureFixture,
) -> None:
    workspace = open_workspace(credits=20)
    [due] = hold(workspace, 6, expires_at=timezone.now() + timedelta(minutes=15))
    [later] = hold(workspace, 4, expires_at=timezone.now() + timedelta(minutes=16))
    assert ledger.sweep_expired_holds() == 0

    assert ledger.sweep_expired_holds(now=timezone.now() + timedelta(minutes=15, seconds=1)) == 1

    assert figures(workspace) == (20, 4)
    assert CreditHold.objects.get(pk=due).state == CreditHold.State.EXPIRED
    assert CreditHold.objects.get(pk=later).state == CreditHold.State.HELD
    assert CreditEntry.objects.get(ref=f"release:{due}").note == "The hold ran out"
    with caplog.at_level("WARNING", logger="billing"):
        assert ledger.capture(due, credits=6) == 0
    assert [record.__dict__["frame"] for record in caplog.records] == [str(due)]
    assert figures(workspace) == (20, 4)


def test_the_sweep_spares_frames_that_are_still_being_made() -> None:
    workspace = open_workspace(credits=20)
    over, making = hold(workspace, 6, 4, expires_at=timezone.now() - timedelta(seconds=1))

    swept = ledger.sweep_expired_holds(working=lambda frames: set(frames) & {making})

    assert swept == 1
    assert figures(workspace) == (20, 4)
    assert ledger.receipts([over, making]) == {
        over: ledger.Receipt(returned=6),
        making: ledger.Receipt(held=4),
    }
    assert ledger.capture(making, credits=4) == 4


def test_a_lot_that_lapses_does_not_break_the_hold_on_it() -> None:
    workspace = open_workspace()
    soon = timezone.now() + timedelta(days=2)
    add(workspace, 10, kind="monthly", expires_at=soon)
    frames = hold(workspace, 3, 4, expires_at=soon + timedelta(days=1))

    with time_machine.travel(soon + timedelta(minutes=1), tick=False):
        assert ledger.expire_lots() == 1
        assert ledger.expire_lots() == 0
        assert figures(workspace) == (7, 7)
        assert entries(workspace)[-1] == ("expire", -3, 0)
        assert ledger.capture(frames[0], credits=3) == 3
        assert ledger.capture(frames[1], credits=1) == 1

        # What comes back to a lapsed lot lives 30 days more, in a lot of its own.
        assert lots(workspace) == [("monthly", 0, 0), ("returned", 3, 0)]
        assert ledger.next_expiry(workspace) == (3, timezone.now() + timedelta(days=30))
        assert figures(workspace) == (3, 0)
        assert_proved(workspace)
    with time_machine.travel(soon + timedelta(days=31)):
        assert ledger.expire_lots() == 1
        assert figures(workspace) == (0, 0)
        assert_proved(workspace)


def test_lapsed_credits_cannot_be_held_before_they_are_swept() -> None:
    workspace = open_workspace(credits=2)
    add(workspace, 5, expires_at=timezone.now() - timedelta(seconds=1))
    before = rows(workspace)

    with pytest.raises(ledger.InsufficientCredits) as refusal:
        hold(workspace, 3)

    assert refusal.value.available == 2
    assert rows(workspace) == before


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"debt": 5}, "5 credits must be paid back before new ones can be spent."),
        (
            {"frozen_at": timezone.now()},
            "The credits here are frozen. Ask whoever runs this studio.",
        ),
    ],
)
def test_debt_and_freeze_stop_new_holds_and_let_old_ones_end(
    change: dict[str, object], sentence: str
) -> None:
    workspace = open_workspace(credits=10)
    [frame] = hold(workspace, 4)
    CreditAccount.objects.filter(pk=workspace).update(**change)
    before = rows(workspace)

    with pytest.raises(ledger.InsufficientCredits) as refusal:
        hold(workspace, 1)

    assert str(refusal.value) == sentence
    assert rows(workspace) == before
    assert hold(workspace) == []
    assert ledger.capture(frame, credits=4) == 4


def test_a_caller_that_rolls_back_leaves_nothing_held() -> None:
    workspace = open_workspace(credits=10)
    before = rows(workspace)

    with transaction.atomic():
        hold(workspace, 4)
        transaction.set_rollback(True)

    assert rows(workspace) == before
