"""Threads with connections of their own, on whichever database the suite runs."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import TypeVar

import pytest
from django.db import IntegrityError, connections, transaction
from django.utils import timezone

from accounts.ids import new_id
from billing import ledger
from billing.models import CreditEntry, CreditHold, CreditLot
from tests.billing.books import assert_proved, figures, hold, open_workspace

Answer = TypeVar("Answer")
Argument = TypeVar("Argument")
THREADS = 8

pytestmark = pytest.mark.usefixtures("ledger_db")


def at_once(step: Callable[[Argument], Answer], arguments: Sequence[Argument]) -> list[Answer]:
    """Run ``step`` for each argument on a thread of its own, all starting together."""
    start = Barrier(len(arguments))

    def run(argument: Argument) -> Answer:
        try:
            start.wait(timeout=20)
            return step(argument)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(arguments)) as threads:
        return list(threads.map(run, arguments))


def test_the_last_credits_are_spent_once() -> None:
    workspace = open_workspace(credits=40)

    def spend(_: int) -> int:
        won = 0
        for _ in range(10):
            try:
                hold(workspace, 1)
                won += 1
            except ledger.InsufficientCredits:
                pass
        return won

    assert sum(at_once(spend, range(THREADS))) == 40
    assert figures(workspace) == (40, 40)
    assert_proved(workspace)


def test_two_orders_that_fit_only_alone_are_not_both_taken() -> None:
    workspace = open_workspace(credits=24)

    def press(_: int) -> bool:
        try:
            hold(workspace, 6, 6, 6)
        except ledger.InsufficientCredits:
            return False
        return True

    assert sorted(at_once(press, range(THREADS))) == [False] * (THREADS - 1) + [True]
    assert figures(workspace) == (24, 18)


def test_one_frame_is_held_once_by_many() -> None:
    workspace, frame = open_workspace(credits=40), new_id()

    def press(_: int) -> bool:
        line = ledger.HoldLine(frame=frame, credits=4, label="A1")
        try:
            with transaction.atomic():
                ledger.hold_each(
                    workspace, [line], expires_at=timezone.now() + timedelta(days=1), actor=None
                )
        except IntegrityError:
            return False
        return True

    assert sum(at_once(press, range(THREADS))) == 1
    assert figures(workspace) == (40, 4)
    assert_proved(workspace)


def test_capture_and_release_race_to_one_outcome() -> None:
    workspace = open_workspace(credits=40)
    frames = hold(workspace, *[1] * 20)

    def end(turn: int) -> int:
        if turn % 2:
            return sum(ledger.capture(frame, credits=1) == 0 for frame in frames)
        return sum(ledger.release(frame) for frame in frames)

    at_once(end, range(THREADS))

    captured = CreditHold.objects.filter(state="captured").count()
    released = CreditHold.objects.filter(state="released").count()
    assert captured + released == 20
    assert CreditEntry.objects.filter(kind="capture").count() == captured
    assert CreditEntry.objects.filter(kind="release").count() == released
    assert figures(workspace) == (40 - captured, 0)
    assert_proved(workspace)


def test_one_payment_learnt_of_by_many_is_granted_once() -> None:
    workspace = open_workspace()

    def learn(_: int) -> bool:
        return ledger.grant(workspace, credits=200, source="pi:1", kind="pack", note="200 credits")

    assert sum(at_once(learn, range(THREADS))) == 1
    assert figures(workspace) == (200, 0)


def test_two_sweepers_expire_once() -> None:
    workspace = open_workspace(credits=20)
    hold(workspace, 6, 4, expires_at=timezone.now() - timedelta(seconds=1))
    CreditLot.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    def sweep(_: int) -> tuple[int, int]:
        return ledger.sweep_expired_holds(), ledger.expire_lots()

    answers = at_once(sweep, range(THREADS))

    assert sum(holds for holds, _ in answers) == 2
    assert sum(lots for _, lots in answers) == 1
    assert figures(workspace) == (10, 0)
    assert_proved(workspace)


def test_the_database_is_empty_and_guarded_after_a_test_with_commits() -> None:
    assert not CreditEntry.objects.exists()
    open_workspace(credits=1)
