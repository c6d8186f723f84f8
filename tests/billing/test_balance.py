"""Rules of the balance: what the account says is what its rows add up to."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, models, transaction
from django.db.utils import DatabaseError
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.ids import new_id
from billing import ledger, triggers
from billing.models import (
    CreditAccount,
    CreditEntry,
    CreditHold,
    CreditLot,
    HoldAllocation,
)
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


def test_posted_is_the_sum_of_entries_and_of_lots() -> None:
    workspace = open_workspace(credits=50)
    add(workspace, 30)
    one, two = hold(workspace, 6, 8)
    ledger.capture(one, credits=6)
    ledger.release(two)

    assert figures(workspace) == (74, 0)
    posted = CreditEntry.objects.filter(account=workspace).aggregate(n=models.Sum("posted"))["n"]
    remaining = CreditLot.objects.filter(account=workspace).aggregate(n=models.Sum("remaining"))
    assert posted == 74
    assert remaining["n"] == 74
    assert_proved(workspace)


def test_held_is_the_sum_of_open_holds_and_of_held_lots() -> None:
    workspace = open_workspace(credits=20)
    add(workspace, 5)
    hold(workspace, 6, 16)

    assert figures(workspace) == (25, 22)
    assert ledger.balance(workspace).available == 3
    assert lots(workspace) == [("pack", 20, 20), ("pack", 5, 2)]
    assert_proved(workspace)


@pytest.mark.parametrize("change", [{"held": 11}, {"held": -1}, {"posted": -1}, {"debt": -1}])
def test_the_database_refuses_a_negative_balance(change: dict[str, int]) -> None:
    workspace = open_workspace(credits=10)

    with pytest.raises(IntegrityError), transaction.atomic():
        CreditAccount.objects.filter(pk=workspace).update(**change)

    assert figures(workspace) == (10, 0)


@pytest.mark.parametrize("change", [{"held": 11}, {"remaining": 11}, {"held": -1}])
def test_the_database_refuses_a_lot_that_holds_more_than_it_has(change: dict[str, int]) -> None:
    workspace = open_workspace(credits=10)

    with pytest.raises(IntegrityError), transaction.atomic():
        CreditLot.objects.filter(account=workspace).update(**change)

    assert lots(workspace) == [("pack", 10, 0)]


def test_every_line_that_moves_credits_names_the_other_side() -> None:
    workspace = open_workspace(credits=10)
    add(workspace, 4, kind="adjust")
    add(workspace, 3, expires_at=timezone.now() - timedelta(seconds=1))
    one, two = hold(workspace, 6, 2)
    ledger.capture(one, credits=4)
    ledger.release(two)
    ledger.expire_lots()

    totals: dict[str, int] = {}
    for kind, posted, _ in entries(workspace):
        if posted:
            side = CreditEntry.CONTRA[CreditEntry.Kind(kind)]
            totals[side] = totals.get(side, 0) - posted
    assert totals == {"issued": -13, "adjust": -4, "revenue": 4, "expired": 3}
    assert sum(totals.values()) + ledger.balance(workspace).posted == 0


def test_lines_carry_both_deltas_and_both_totals() -> None:
    workspace = open_workspace(credits=10)
    [frame] = hold(workspace, 6)
    ledger.capture(frame, credits=4)

    found = CreditEntry.objects.filter(account=workspace).order_by("seq")
    assert list(
        found.values_list("seq", "kind", "posted", "held", "posted_after", "held_after")
    ) == [
        (1, "grant", 10, 0, 10, 0),
        (2, "hold", 0, 6, 10, 6),
        (3, "capture", -4, -4, 6, 2),
        (4, "release", 0, -2, 6, 0),
    ]


@pytest.mark.parametrize(
    ("kind", "posted", "held"),
    [("hold", 0, -1), ("hold", 1, 1), ("release", 0, 1), ("capture", -2, -1), ("grant", -1, 0),
     ("expire", 1, 0), ("refund", 0, 1), ("adjust", 0, 0), ("gift", 1, 0)],
)  # fmt: skip
def test_the_database_refuses_a_line_of_the_wrong_shape(kind: str, posted: int, held: int) -> None:
    workspace = open_workspace(credits=10)

    with pytest.raises(IntegrityError), transaction.atomic():
        CreditEntry.objects.create(
            account_id=workspace, seq=2, kind=kind, posted=posted, held=held,
            posted_after=10, held_after=1, ref="wrong",
        )  # fmt: skip

    assert entries(workspace) == [("grant", 10, 0)]


@pytest.mark.parametrize("statement", ["UPDATE {} SET note = 'x'", "DELETE FROM {}"])
def test_an_entry_cannot_be_changed_or_removed(statement: str) -> None:
    workspace = open_workspace(credits=10)
    before = rows(workspace)

    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(CreditEntry._meta.db_table))

    assert rows(workspace) == before


def test_the_guard_can_be_taken_away_and_put_back() -> None:
    triggers.drop(connection)
    assert triggers.missing(connection)

    triggers.install(connection)

    assert not triggers.missing(connection)


def test_numbers_have_no_gap_after_a_refusal() -> None:
    workspace = open_workspace(credits=10)
    with pytest.raises(ledger.InsufficientCredits):
        hold(workspace, 11)
    hold(workspace, 1, 2)

    found = CreditEntry.objects.filter(account=workspace).order_by("seq")
    assert list(found.values_list("seq", flat=True)) == [1, 2, 3]
    assert CreditAccount.objects.get(pk=workspace).seq == 3


def test_one_source_is_granted_once() -> None:
    workspace = open_workspace()
    facts: dict[str, Any] = {"source": "pi:1", "kind": "pack", "note": "200 credits"}
    assert ledger.grant(workspace, credits=200, **facts)
    before = rows(workspace)

    assert not ledger.grant(workspace, credits=200, **facts)
    assert not ledger.grant(workspace, credits=500, **facts)

    assert rows(workspace) == before
    assert figures(workspace) == (200, 0)


def test_a_reference_can_be_written_once() -> None:
    workspace = open_workspace(credits=10)
    [frame] = hold(workspace, 4)
    refs = (
        CreditEntry.objects.filter(account=workspace).order_by("seq").values_list("ref", flat=True)
    )
    assert refs[1] == f"hold:{frame}"

    with pytest.raises(IntegrityError), transaction.atomic():
        CreditEntry.objects.create(
            account_id=workspace, seq=3, kind="hold", posted=0, held=1,
            posted_after=10, held_after=5, ref=f"hold:{frame}",
        )  # fmt: skip


@pytest.mark.parametrize("credits", [0, -5])
def test_a_grant_adds_something(credits: int) -> None:
    workspace = open_workspace()

    with pytest.raises(ValueError, match="at least one credit"):
        ledger.grant(workspace, credits=credits, source="pi:1", kind="pack", note="")

    assert entries(workspace) == []


def test_a_grant_needs_an_account_and_a_known_kind() -> None:
    with pytest.raises(CreditAccount.DoesNotExist), transaction.atomic():
        ledger.grant(new_id(), credits=1, source="pi:1", kind="pack", note="")
    workspace = open_workspace()
    with pytest.raises(ValueError, match="gift"):
        ledger.grant(workspace, credits=1, source="pi:1", kind="gift", note="")
    with pytest.raises(KeyError):
        ledger.grant(workspace, credits=1, source="pi:1", kind="returned", note="")

    assert entries(workspace) == []


@pytest.mark.parametrize(
    "model", [CreditAccount, CreditLot, CreditHold, HoldAllocation, CreditEntry]
)
def test_credits_are_whole_numbers(model: type[models.Model]) -> None:
    kinds = {field.get_internal_type() for field in model._meta.get_fields() if field.concrete}

    assert not kinds & {"FloatField", "DecimalField"}


def test_an_account_is_opened_once() -> None:
    workspace = open_workspace(credits=10)

    ledger.open_account(workspace)

    assert figures(workspace) == (10, 0)
    assert ledger.balance(new_id()) == ledger.Balance(posted=0, held=0, debt=0)


def test_the_balance_is_read_from_the_account_each_time() -> None:
    workspace = open_workspace(credits=10)
    assert ledger.balance(workspace).available == 10
    with CaptureQueriesContext(connection) as asked:
        hold(workspace, 4)
        assert ledger.balance(workspace).available == 6

    assert "billing_creditaccount" in asked.captured_queries[-1]["sql"]


def test_each_step_takes_at_most_eight_statements() -> None:
    workspace = open_workspace(credits=5)
    add(workspace, 4, kind="monthly", expires_at=timezone.now() + timedelta(days=1))
    add(workspace, 90)

    def statements(step: object, *args: object, **facts: object) -> int:
        with CaptureQueriesContext(connection) as asked:
            step(*args, **facts)  # type: ignore[operator]
        return sum("SAVEPOINT" not in query["sql"] for query in asked.captured_queries)

    counts = {"grant": statements(add, workspace, 10), "hold": statements(hold, workspace, 6, 6, 6)}
    *_, partly, wholly, back = hold(workspace, 3, 5, 5, 5)
    counts["capture part"] = statements(ledger.capture, partly, credits=2)
    counts["capture"] = statements(ledger.capture, wholly, credits=5)
    counts["release"] = statements(ledger.release, back)

    assert max(counts.values()) <= 8, counts
    assert_proved(workspace)
