"""The ledger over the API: whose lines, in what words, page by page."""

import pytest

from accounts.ids import to_public
from billing import ledger
from tests.api.callers import call_as, refusal
from tests.billing.books import add, hold, rows
from tests.factories import make_user, workspace_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_welcome(settings) -> None:
    settings.WELCOME_CREDITS = 0


def test_every_movement_is_a_row_newest_first_and_only_the_owners() -> None:
    owner, other = make_user(), make_user()
    workspace = workspace_of(owner).pk
    add(workspace, 20)
    add(workspace_of(other).pk, 99)
    done, gone = hold(workspace, 6, 4)
    ledger.capture(done, credits=6)
    ledger.release(gone)

    answer = call_as(owner).get("credits/entries").json()

    line = ledger.entries(workspace).rows[0]
    assert answer["next"] is None
    assert answer["results"][0] == {
        "id": line.public_id,
        "kind": "release",
        "amount": 4,
        "balance": 14,
        "frame": to_public("frm", gone),
        "label": "A2",
        "note": "",
        "created_at": answer["results"][0]["created_at"],
    }
    assert [(row["kind"], row["amount"], row["balance"]) for row in answer["results"][1:]] == [
        ("capture", -6, 10),
        ("hold", -4, 10),
        ("hold", -6, 14),
        ("grant", 20, 20),
    ]
    assert answer["results"][-1]["frame"] is None


def test_a_page_goes_on_where_the_last_one_ended_within_its_kind() -> None:
    owner = make_user()
    workspace = workspace_of(owner).pk
    for credits in (1, 2, 3):
        add(workspace, credits)
    hold(workspace, 5)
    api = call_as(owner)

    first = api.get("credits/entries?kind=grant&limit=2").json()
    rest = api.get("credits/entries", {"kind": "grant", "cursor": first["next"]}).json()

    assert [row["amount"] for row in first["results"]] == [3, 2]
    assert [row["amount"] for row in rest["results"]] == [1]
    assert rest["next"] is None


@pytest.mark.parametrize(
    ("query", "refused"),
    [
        ("kind=gift", (400, "invalid_order", "kind")),
        ("cursor=nonsense", (400, "invalid_cursor", None)),
        ("limit=101", (400, "invalid_order", "limit")),
    ],
)
def test_a_question_that_means_nothing_is_refused(query, refused) -> None:
    owner = make_user()
    workspace = workspace_of(owner).pk
    add(workspace, 7)
    before = rows(workspace)

    assert refusal(call_as(owner).get(f"credits/entries?{query}")) == refused
    assert rows(workspace) == before
