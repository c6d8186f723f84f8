"""What the ledger says when it is read: lines, pages, receipts."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.cursors import InvalidCursor
from accounts.ids import new_id, to_public
from billing import ledger
from tests.billing.books import add, hold, open_workspace

pytestmark = pytest.mark.django_db


def test_lines_read_as_people_read_them() -> None:
    workspace, person = open_workspace(credits=40), new_id()
    done, part, gone = hold(workspace, 6, 8, 4, actor=person)
    ledger.capture(done, credits=6)
    ledger.capture(part, credits=4)
    ledger.release(gone)

    page = ledger.entries(workspace)

    assert page.next is None
    assert [(line.kind, line.amount, line.balance, line.label) for line in page.rows] == [
        ("release", 4, 30, "A3"),
        ("release", 4, 26, "A2"),
        ("capture", -4, 22, "A2"),
        ("capture", -6, 22, "A1"),
        ("hold", -4, 22, "A3"),
        ("hold", -8, 26, "A2"),
        ("hold", -6, 34, "A1"),
        ("grant", 40, 40, ""),
    ]
    assert page.rows[1].note == "Charged at the size that came"
    assert {line.actor for line in page.rows[:-1]} == {person}
    assert page.rows[0].frame_public_id == to_public("frm", gone)
    assert page.rows[-1].frame_public_id is None
    assert page.rows[0].public_id.startswith("ent_")


def test_pages_follow_one_another_without_gap_or_repeat() -> None:
    workspace = open_workspace()
    for n in range(1, 8):
        add(workspace, n)
    open_workspace(credits=99)

    amounts, cursor = [], None
    while True:
        page = ledger.entries(workspace, cursor=cursor, limit=3)
        amounts.append([line.amount for line in page.rows])
        if (cursor := page.next) is None:
            break
        add(workspace, 50)  # what comes in between does not shift the pages

    assert amounts == [[7, 6, 5], [4, 3, 2], [1]]


def test_a_full_last_page_has_no_next() -> None:
    workspace = open_workspace(credits=1)
    add(workspace, 2)

    assert ledger.entries(workspace, limit=2).next is None


def test_one_kind_is_read_alone() -> None:
    workspace = open_workspace(credits=40)
    done, gone = hold(workspace, 6, 8)
    ledger.capture(done, credits=6)
    ledger.release(gone)

    assert [line.amount for line in ledger.entries(workspace, kind="capture").rows] == [-6]
    assert [line.amount for line in ledger.entries(workspace, kind="hold").rows] == [-8, -6]
    assert list(ledger.entries(workspace, kind="expire").rows) == []
    assert ledger.KINDS == ("grant", "hold", "capture", "release", "expire", "refund", "adjust")


def test_a_made_up_cursor_or_kind_is_refused() -> None:
    workspace = open_workspace(credits=40)

    for cursor in ("nonsense", "é", "MQ", "9" * 300):
        with pytest.raises(InvalidCursor):
            ledger.entries(workspace, cursor=cursor)
    with pytest.raises(ValueError, match="gift"):
        ledger.entries(workspace, kind="gift")


def test_receipts_are_read_at_once() -> None:
    workspace = open_workspace(credits=40)
    held, done, gone = hold(workspace, 6, 8, 4)
    ledger.capture(done, credits=8)
    ledger.release(gone)
    free = new_id()

    with CaptureQueriesContext(connection) as asked:
        found = ledger.receipts([held, done, gone, free])

    assert len(asked) == 1
    assert {frame: str(receipt) for frame, receipt in found.items()} == {
        held: "6 held",
        done: "8 charged",
        gone: "4 returned",
    }


def test_what_is_held_now_is_listed_newest_first() -> None:
    workspace = open_workspace(credits=40)
    [first] = hold(workspace, 6)
    [second] = hold(workspace, 8)
    [gone] = hold(workspace, 1)
    ledger.release(gone)

    assert [one.pk for one in ledger.open_holds(workspace)] == [second, first]
    assert [one.pk for one in ledger.open_holds(workspace, limit=1)] == [second]
