"""The credits page: for the owner of the workspace alone."""

import re
from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from accounts.ids import to_public
from accounts.models import Membership, User, Workspace
from billing import ledger
from tests.billing.books import add, hold
from tests.factories import join, make_user, workspace_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(settings: Settings) -> User:
    settings.CONFIRM_ADDRESSES = True  # no welcome credits: each test says what there is
    return make_user(name="Mara Lindqvist")


@pytest.fixture
def workspace(owner: User) -> UUID:
    return workspace_of(owner).pk


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def words(page: str) -> str:
    """What a person reads on the page below the bar."""
    main = page[page.index("<main") : page.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def read(user: User, address: str = "/credits") -> str:
    answer = client_of(user).get(address)
    assert answer.status_code == 200
    return words(answer.content.decode())


def cells(page: str) -> list[list[str]]:
    """The ledger's rows, cell by cell."""
    body = page[page.index('class="table ledger"') :]
    found = []
    for row in re.findall(r"<tr>(<td.*?)</tr>", body, re.DOTALL):
        shown = re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)
        found.append([words(f"<main>{cell}</main>") for cell in shown[1:]])  # without the time
    return found


def test_a_new_workspace_reads_what_will_stand_here(owner: User) -> None:
    text = read(owner)

    assert "0 credits to spend" in text
    assert "All entries" not in text  # nothing to choose among
    assert "Credits that come, are held, charged or returned are listed here" in text
    assert "Buying is not open here yet. Ask whoever runs this studio." in text


def test_every_entry_is_listed_with_the_frame_it_paid_for(owner: User, workspace: UUID) -> None:
    ledger.grant(workspace, credits=1040, source="pi:1", kind="pack", note="Welcome")
    done, _ = hold(workspace, 6, 8, actor=owner.pk)
    ledger.capture(done, credits=4)

    page = client_of(owner).get("/credits").content.decode()

    assert cells(page) == [
        ["A1 Charged at the size that came", "Mara Lindqvist", "Returned", "+2", "1,028"],
        ["A1", "Mara Lindqvist", "Charged", "−4", "1,026"],
        ["A2", "Mara Lindqvist", "Held", "8", "1,026"],
        ["A1", "Mara Lindqvist", "Held", "6", "1,034"],
        ["Welcome", "", "Added", "+1,040", "1,040"],
    ]
    assert f'href="/frames/{to_public("frm", done)}"' in page
    text = words(page)
    assert "1,028 credits to spend" in text
    assert "1,028 available 8 held" in text
    assert "Held right now, 8" in text
    assert "They never expire" in text
    assert 'width="992"' in page
    assert page.count('class="tag mark">Held') == 1  # A2; what A1 held has ended


def test_where_nothing_is_held_no_hold_is_drawn(owner: User, workspace: UUID) -> None:
    add(workspace, 40)

    text = read(owner)

    assert "40 available" in text
    assert "0 held" not in text


def test_what_is_a_teams_says_so(owner: User, workspace: UUID) -> None:
    assert "These are" not in read(owner)
    Workspace.objects.filter(pk=workspace).update(personal_of=None, name="Tidewater")

    assert "These are Tidewater’s." in read(owner)


def test_one_kind_can_be_read_alone(owner: User, workspace: UUID) -> None:
    add(workspace, 40)
    [frame] = hold(workspace, 6)
    ledger.release(frame)

    page = client_of(owner).get("/credits?kind=release").content.decode()

    assert [row[2:4] for row in cells(page)] == [["Returned", "+6"]]
    assert '<option value="release" selected>' in page
    assert "No entry of this kind" in read(owner, "/credits?kind=refund")


def test_older_entries_follow_on_pages_of_their_own(owner: User, workspace: UUID) -> None:
    for n in range(1, 31):
        add(workspace, n)
    client = client_of(owner)

    first = client.get("/credits?kind=grant").content.decode()
    older = re.search(r'href="(/credits\?[^"]+)" rel="next"', first)
    assert older
    assert "Newest" not in first
    second = client.get(older[1].replace("&amp;", "&")).content.decode()

    assert [row[3] for row in cells(first)] == [f"+{n}" for n in range(30, 6, -1)]
    assert [row[3] for row in cells(second)] == [f"+{n}" for n in range(6, 0, -1)]
    assert 'rel="next"' not in second
    assert 'href="/credits?kind=grant">Newest' in second


@pytest.mark.parametrize("query", ["kind=gift", "cursor=nonsense", "cursor=MQ", "kind=%00"])
def test_a_made_up_place_in_the_list_is_not_found(owner: User, query: str) -> None:
    assert client_of(owner).get(f"/credits?{query}").status_code == 404


def test_where_nothing_costs_credits_it_says_so(
    owner: User, workspace: UUID, settings: Settings
) -> None:
    add(workspace, 40)

    assert "Nothing here costs credits yet. They keep." in read(owner)

    settings.GEMINI_API_KEY = "set"
    assert "Nothing here costs credits yet" not in read(owner)


@pytest.mark.parametrize("role", [Membership.Role.MEMBER, Membership.Role.REVIEWER])
def test_others_of_the_workspace_see_the_balance_and_not_the_page(
    owner: User, workspace: UUID, role: str
) -> None:
    add(workspace, 37)
    colleague = make_user()
    join(colleague, workspace_of(owner), role)
    User.objects.filter(pk=colleague.pk).update(current_workspace_id=workspace)
    client = client_of(colleague)

    assert client.get("/credits").status_code == 404
    bar = client.get("/you").content.decode()
    assert '<b id="credits" aria-live="polite">37</b>' in bar
    assert 'href="/credits"' not in bar


def test_a_stranger_sees_only_what_is_his(owner: User, workspace: UUID) -> None:
    add(workspace, 37)
    stranger = make_user()

    assert "0 credits to spend" in read(stranger)


def test_a_visitor_is_sent_to_sign_in() -> None:
    answer = Client().get("/credits")

    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/login/?next=/credits")


def test_the_page_changes_nothing_and_takes_nothing(owner: User) -> None:
    assert client_of(owner).post("/credits").status_code == 405


def test_a_long_ledger_asks_no_more_of_the_database(
    owner: User, workspace: UUID, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(1, 26):
        add(workspace, n)
    hold(workspace, *[1] * 10, actor=owner.pk)

    client = client_of(owner)

    with django_assert_max_num_queries(14):
        assert client.get("/credits").status_code == 200


def test_a_balance_that_lapses_says_when(owner: User, workspace: UUID) -> None:
    add(workspace, 12, kind="monthly", expires_at=datetime(2199, 3, 1, tzinfo=UTC))

    assert "12 expire on 1 March 2199" in read(owner)
