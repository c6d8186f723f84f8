from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from accounts.cursors import InvalidCursor, write_cursor
from accounts.models import User
from gallery import services
from gallery.models import Image, Publication
from tests.factories import make_image, make_user, workspace_of
from tests.pictures import a_picture

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


def a_row(user: User, n: int, **fields: Any) -> Publication:
    """Make a bare published row, without files: lists do not look at them."""
    image = Image.objects.create(
        workspace=workspace_of(user), maker=user, source="made", origin=f"frame:p{n}",
        file=f"x{n}", kind="image/png", width=4, height=3, bytes=1, sha256="0",
    )  # fmt: skip
    values = {"title": f"Row {n}", "search": f"row {n}", "published_at": NOON} | fields
    return Publication.objects.create(
        image=image, slug=f"row-{n}", key=f"{n:032}", width=4, height=3, **values
    )


def walk(**asked: Any) -> list[Publication]:
    """Follow the cursors to the end."""
    seen: list[Publication] = []
    cursor = ""
    while True:
        page = services.public_page(cursor=cursor, **asked)
        assert 0 < len(page.rows) <= asked["limit"]
        seen.extend(page.rows)
        if page.next is None:
            return seen
        cursor = page.next


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 100])
@pytest.mark.parametrize("order", ["new", "picked", "remixed"])
def test_every_row_once_and_in_order_though_values_are_equal(order: str, limit: int) -> None:
    user = make_user()
    rows = [
        a_row(
            user, n, remix_count=n % 3,
            published_at=NOON - timedelta(days=n % 3), picked_at=NOON - timedelta(days=n % 2),
        )
        for n in range(7)
    ]  # fmt: skip
    key: Any = {
        "new": lambda row: (row.published_at, row.pk),
        "picked": lambda row: (row.picked_at, row.pk),
        "remixed": lambda row: (row.remix_count, row.pk),
    }[order]
    wanted = [row.pk for row in sorted(rows, key=key, reverse=True)]
    assert [row.pk for row in walk(order=order, limit=limit)] == wanted


def test_rows_that_come_while_one_reads_move_nothing() -> None:
    user = make_user()
    for n in range(4):
        a_row(user, n, published_at=NOON + timedelta(minutes=n))
    first = services.public_page(limit=2)
    a_row(user, 9, published_at=NOON + timedelta(days=1))
    second = services.public_page(limit=2, cursor=first.next or "")
    assert [row.slug for row in [*first.rows, *second.rows]] == ["row-3", "row-2", "row-1", "row-0"]
    assert second.next is None


def test_only_picked_rows_are_the_editors_choice() -> None:
    user = make_user()
    a_row(user, 1)
    picked = a_row(user, 2, picked_at=NOON)
    assert list(services.public_page(order="picked").rows) == [picked]


def test_filters_and_search_narrow() -> None:
    user = make_user()
    a_row(user, 1, model="sketch", ratio="1:1", search="käsewürfel\nred tin")
    a_row(user, 2, model="nano-banana", ratio="1:1", search="green 100% tin_foil")
    a_row(user, 3, model="sketch", ratio="4:5", search="red sea", hidden_at=NOON)
    found = {
        "red": ["row-1"],
        "TIN RED": ["row-1"],
        "KÄSEWÜRFEL": ["row-1"],
        "tin": ["row-2", "row-1"],
        "100%": ["row-2"],
        "0%g": [],
        "n_f": ["row-2"],
        "d_t": [],
        "\0": ["row-2", "row-1"],
        "'; drop": [],
        "": ["row-2", "row-1"],
    }
    for q, slugs in found.items():
        assert [row.slug for row in services.public_page(q=q).rows] == slugs, q
    assert [row.slug for row in services.public_page(model="sketch").rows] == ["row-1"]
    assert services.public_page(model="sk\0", ratio="\0x").rows == []
    assert [row.slug for row in services.public_page(ratio="1:1", q="tin").rows] == [
        "row-2",
        "row-1",
    ]


@pytest.mark.parametrize(
    "cursor",
    [
        "x", "%%%", "W10", "e30", "é", "A" * 400, write_cursor("yesterday", 1),
        write_cursor(NOON, "one"), write_cursor("2026-11-25T12:00:00", 1), write_cursor(NOON, -1),
        write_cursor(NOON, 10**30),
        write_cursor("0001-01-01T00:00:00+23:59", 1),
        write_cursor("9999-12-31T23:59:59-23:59", 1),
    ],
)  # fmt: skip
def test_a_cursor_that_is_none_is_refused(cursor: str) -> None:
    with pytest.raises(InvalidCursor):
        services.public_page(cursor=cursor)
    with pytest.raises(InvalidCursor):
        services.own_page(workspace_id=workspace_of(make_user()).pk, cursor=cursor, binned=True)


def test_own_pictures_newest_first_and_nobody_elses() -> None:
    user = make_user()
    mine = [make_image(user, name=f"A{n}") for n in range(5)]
    make_image(make_user())
    seen: list[Image] = []
    cursor = ""
    while True:
        page = services.own_page(workspace_id=workspace_of(user).pk, cursor=cursor, limit=2)
        seen.extend(page.rows)
        if page.next is None:
            break
        cursor = page.next
    assert seen == mine[::-1]


def test_own_pictures_narrowed() -> None:
    user = make_user()
    made = make_image(user, name="A1", prompt="Tin on a plinth")
    shown = make_image(user, name="A2", prompt="Sea")
    uploaded = services.add_upload(
        workspace_id=workspace_of(user).pk,
        maker_id=user.pk,
        file_name="Käse.png",
        data=a_picture(300, 300),
    )
    services.publish(image=shown, maker_name="Mara")

    def found(**asked: str) -> list[Image]:
        return list(services.own_page(workspace_id=workspace_of(user).pk, **asked).rows)  # type: ignore[arg-type]

    assert found() == [uploaded, shown, made]
    assert found(source="uploaded") == [uploaded]
    assert found(source="made") == [shown, made]
    assert found(source="stolen") == []
    assert found(visibility="public") == [shown]
    assert found(visibility="private") == [uploaded, made]
    assert found(visibility="other") == []
    assert found(q="PLINTH tin") == [made]
    assert found(q="käse") == [uploaded]
    assert found(q="a2", visibility="private") == []


def test_the_bin_last_thrown_first() -> None:
    user = make_user()
    images = [make_image(user) for _ in range(3)]
    for at in (1, 0, 2):
        services.delete_image(image=images[at])
    seen: list[Image] = []
    cursor = ""
    for _ in range(3):
        page = services.own_page(
            workspace_id=workspace_of(user).pk, binned=True, limit=1, cursor=cursor
        )
        seen.extend(page.rows)
        cursor = page.next or ""
    assert seen == [images[2], images[0], images[1]]
    assert cursor == ""
    assert services.own_page(workspace_id=workspace_of(user).pk).rows == []


def test_a_page_is_one_query_and_at_most_a_hundred_rows(django_assert_num_queries: Any) -> None:
    user = make_user()
    image = make_image(user)
    services.publish(image=image, maker_name="Mara")
    for n in range(101):
        a_row(user, n)
    with django_assert_num_queries(1):
        assert len(services.public_page(limit=1000).rows) == 100
    make_image(user)
    workspace = workspace_of(user).pk
    with django_assert_num_queries(1):
        page = services.own_page(workspace_id=workspace, limit=100)
        assert sum(hasattr(image, "publication") for image in page.rows) == 99
