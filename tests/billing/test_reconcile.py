"""The proof finds what was tampered with, and says which account."""

from io import StringIO
from uuid import UUID

import pytest
from django.core.management import call_command
from django.db import connection

from accounts.ids import new_id, to_public
from billing import audit, ledger, triggers
from billing.models import CreditAccount, CreditEntry, CreditHold, CreditLot
from tests.billing.books import add, hold, open_workspace

pytestmark = pytest.mark.django_db


def used_workspace() -> UUID:
    workspace = open_workspace(credits=50)
    add(workspace, 9, kind="adjust")
    done, part, gone, _ = hold(workspace, 6, 8, 4, 2)
    ledger.capture(done, credits=6)
    ledger.capture(part, credits=4)
    ledger.release(gone)
    return workspace


def reconcile() -> tuple[int, str]:
    """Run the command; give its exit code and what it printed."""
    out = StringIO()
    try:
        call_command("reconcile_ledger", stdout=out)
    except SystemExit as end:
        return int(end.code or 0), out.getvalue()
    return 0, out.getvalue()


def test_a_sound_ledger_is_proved() -> None:
    workspace = used_workspace()
    open_workspace()

    code, table = reconcile()

    assert code == 0
    row = next(line for line in table.splitlines() if to_public("wsp", workspace) in line)
    assert row.split()[1:] == ["49", "2", "10", "ok"]
    assert table.splitlines()[-1] == "2 accounts, 0 violations"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"posted": 60}, "posted is 60, the entries add up to 49"),
        ({"held": 3}, "held is 3, the open holds add up to 2"),
        ({"seq": 12}, "the account counts 12 entries, there are 10"),
    ],
)
def test_a_changed_account_is_found(change: dict[str, int], sentence: str) -> None:
    workspace = used_workspace()
    CreditAccount.objects.filter(pk=workspace).update(**change)

    code, printed = reconcile()

    assert code == 1
    assert sentence in printed
    assert sentence in audit.prove(workspace).violations


@pytest.mark.parametrize(
    ("label", "change", "sentence"),
    [
        ("A1", {"captured": 5}, "captured is 9, the capture entries add up to 10"),
        ("A4", {"amount": 3}, "held is 2, the open holds add up to 3"),
        ("A3", {"amount": 5}, "the hold of frame {} and its entries or lots differ"),
    ],
)
def test_a_changed_hold_is_found(label: str, change: dict[str, int], sentence: str) -> None:
    workspace = used_workspace()
    changed = CreditHold.objects.get(account=workspace, label=label)
    CreditHold.objects.filter(pk=changed.pk).update(**change)

    assert reconcile()[0] == 1
    assert sentence.format(changed.pk) in audit.prove(workspace).violations


def test_a_lot_that_was_topped_up_is_found() -> None:
    workspace = used_workspace()
    CreditLot.objects.filter(account=workspace, kind="pack").update(remaining=50)

    assert "posted is 49, the lots add up to 50" in audit.prove(workspace).violations


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("DELETE FROM {} WHERE seq = 4", "entry 4 is missing"),
        ("DELETE FROM {} WHERE seq = 10", "the account counts 10 entries, there are 9"),
        ("UPDATE {} SET posted = 51 WHERE seq = 1", "entry 1 says 50 and 0, not 51 and 0"),
        ("UPDATE {} SET posted_after = 51 WHERE seq = 1", "entry 1 says 51 and 0, not 50 and 0"),
        ("UPDATE {} SET held = 7 WHERE seq = 3", "entry 3 says 59 and 6, not 59 and 7"),
    ],
)
def test_a_changed_or_missing_line_is_found(statement: str, sentence: str) -> None:
    workspace = used_workspace()
    triggers.drop(connection)
    with connection.cursor() as cursor:
        cursor.execute(statement.format(CreditEntry._meta.db_table))
    triggers.install(connection)

    assert sentence in audit.prove(workspace).violations
    assert reconcile()[0] == 1


def test_a_line_without_its_hold_is_found() -> None:
    workspace, stray = used_workspace(), new_id()
    CreditEntry.objects.create(
        account_id=workspace, seq=11, kind="hold", posted=0, held=1, posted_after=49,
        held_after=3, ref="stray", subject=stray,
    )  # fmt: skip

    assert f"entries name frame {stray}, which has no hold" in audit.prove(workspace).violations


def test_a_missing_guard_is_found() -> None:
    used_workspace()
    triggers.drop(connection)

    code, printed = reconcile()

    assert code == 1
    assert "trigger billing_creditentry_no_delete is missing" in printed


@pytest.mark.django_db(transaction=True)
def test_the_guard_goes_and_comes_back_with_its_migration() -> None:
    try:
        call_command("migrate", "billing", "0001", verbosity=0)
        assert audit.unguarded() != []
    finally:
        call_command("migrate", "billing", verbosity=0)
    assert audit.unguarded() == []
