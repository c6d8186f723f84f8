"""Any order of steps, each perhaps repeated, ends where the plain ledger ends."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from accounts.ids import new_id
from billing import ledger
from billing.models import CreditHold, CreditLot
from tests.billing.books import assert_proved, figures, hold, open_workspace
from tests.billing.plain_ledger import PRIORITY, Hold, PlainLedger

START = datetime.fromisoformat("2026-11-25T09:00:00+00:00")


class LedgerMachine(RuleBasedStateMachine):
    """The ledger beside a plain-Python model of it, over days that pass."""

    def __init__(self) -> None:
        super().__init__()
        self.travel = time_machine.travel(START, tick=False)
        self.clock = self.travel.start()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.workspace = open_workspace()
        self.plain = PlainLedger()
        self.frames: dict[UUID, Hold] = {}

    def teardown(self) -> None:
        assert_proved(self.workspace)
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)
        self.travel.stop()

    @rule(
        credits=st.integers(1, 40),
        kind=st.sampled_from(sorted(PRIORITY)),
        days=st.none() | st.integers(1, 20),
        repeats=st.integers(1, 2),
    )
    def grant(self, credits: int, kind: str, days: int | None, repeats: int) -> None:
        source = f"test:{new_id()}"
        expires_at = timezone.now() + timedelta(days=days) if days else None
        granted = [
            ledger.grant(
                self.workspace,
                credits=credits,
                source=source,
                kind=kind,
                note="",
                expires_at=expires_at,
            )
            for _ in range(repeats)
        ]
        assert granted == [True, False][:repeats]
        self.plain.grant(credits, kind, expires_at)

    @rule(prices=st.lists(st.integers(1, 14), min_size=1, max_size=4), days=st.integers(1, 8))
    def hold(self, prices: list[int], days: int) -> None:
        now = timezone.now()
        expires_at = now + timedelta(days=days)
        made = self.plain.hold_each(prices, now, expires_at)
        try:
            frames = hold(self.workspace, *prices, expires_at=expires_at)
        except ledger.InsufficientCredits:
            assert made is None
        else:
            assert made is not None
            self.frames |= dict(zip(frames, made, strict=True))

    @precondition(lambda self: self.frames)
    @rule(data=st.data(), repeats=st.integers(1, 3))
    def end(self, data: st.DataObject, repeats: int) -> None:
        """Capture or release some frame, ended or not; later and other ends must lose."""
        frame = data.draw(st.sampled_from(sorted(self.frames)))
        known = self.frames[frame]
        for _ in range(repeats):
            take, was_open = data.draw(st.integers(0, known.amount)), known.state == "held"
            self.plain.end(known, take, timezone.now(), "captured" if take else "released")
            if take:
                assert ledger.capture(frame, credits=take) == known.captured
            else:
                assert ledger.release(frame) == (known.amount if was_open else 0)

    @rule(hours=st.integers(1, 24 * 12))
    def wait(self, hours: int) -> None:
        self.clock.shift(timedelta(hours=hours))

    @rule()
    def sweep(self) -> None:
        now = timezone.now()
        due = [one for one in self.plain.holds if one.state == "held" and one.expires_at <= now]
        due.sort(key=lambda one: one.expires_at)  # stable: frames in the order of their making
        for one in due:
            self.plain.end(one, 0, now, "expired")
        assert ledger.sweep_expired_holds() == len(due)
        assert ledger.expire_lots() == self.plain.lapse(now)

    @invariant()
    def agree(self) -> None:
        assert figures(self.workspace) == (self.plain.posted, self.plain.held)
        lots = CreditLot.objects.filter(account=self.workspace, remaining__gt=0)
        assert sorted(
            (lot.priority, str(lot.expires_at), lot.remaining, lot.held) for lot in lots
        ) == sorted(
            (lot.priority, str(lot.expires_at), lot.remaining, lot.held)
            for lot in self.plain.lots
            if lot.remaining
        )
        assert list(
            CreditHold.objects.filter(account=self.workspace)
            .order_by("pk")
            .values_list("pk", "state", "captured")
        ) == [(frame, one.state, one.captured) for frame, one in sorted(self.frames.items())]


@pytest.mark.django_db
def test_the_ledger_agrees_with_a_plain_one() -> None:
    run_state_machine_as_test(
        LedgerMachine,
        settings=settings(
            max_examples=40,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
