"""A board of very many frames: a page at a time, everything counted, nothing out of reach."""

import re
from html import unescape
from typing import Any

import pytest

from accounts.models import User
from studio import windows
from studio.models import Direction, Frame, Generation, Project
from studio.orders import ImageOrder
from studio.services import order_images
from tests.factories import make_user, workspace_of
from tests.studio.pages.stage import HTMX, done_frames, signed_in, text_of
from tests.studio.rendering_stage import ToldProvider

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "PAGE", 10)


def order_rows(user: User, *counts: int) -> list[Generation]:
    """Order a direction of each size, the first one first, all in one project."""
    project = Project.objects.filter(workspace=workspace_of(user)).first()
    made = []
    for count in counts:
        made.append(add_frames(user, count, project=project))
        project = made[-1].project
    return made


def add_frames(user: User, count: int, **place: Any) -> Generation:
    place = {name: there.pk for name, there in place.items() if there}
    asked = ImageOrder(model="sketch", prompt="A can on a plinth", count=count, **place)
    press = f"press-{Generation.objects.count()}"
    return order_images(workspace=workspace_of(user), member=user, orders=[asked], press=press)[0]


def labels(page: Any) -> list[str]:
    """Give the labels of the frames that a page shows, as they lie there."""
    return re.findall(r'<div class="frame-cap"><b[^>]*>([^<]*)</b>', page.content.decode())


def ways(page: Any) -> list[str]:
    """Give where the page's ways to earlier frames lead, the board's own first."""
    found = re.findall(r'id="more[^"]*" href="([^"#]*)', page.content.decode())
    return [unescape(address) for address in found]


def wider(page: Any) -> list[str]:
    return [unescape(part) for part in re.findall(r'data-more="([^"]*)"', page.content.decode())]


def shown_part(page: Any) -> str:
    found = re.search(r'data-window="([^"]*)"', page.content.decode())
    assert found
    return unescape(found[1])


def all_labels(user: User) -> set[str]:
    frames = Frame.objects.filter(workspace=workspace_of(user), removed_at=None)
    return set(frames.values_list("label", flat=True))


def board_of(user: User) -> str:
    return f"/projects/{Project.objects.get(workspace=workspace_of(user)).public_id}"


def test_the_newest_directions_are_shown_and_all_frames_are_counted() -> None:
    client, user = signed_in()
    order_rows(user, 4, 4, 4, 4)

    page = client.get(board_of(user))

    assert labels(page) == [f"{row}{n}" for row in "CD" for n in range(1, 5)]
    text = text_of(page)
    assert "Explore 16" in text
    assert "Show 8 earlier frames" in text
    assert "are not shown" not in text


def test_without_scripts_every_frame_is_reached_page_by_page() -> None:
    client, user = signed_in()
    order_rows(user, 3, 10, 1, 4, 7, 2, 10, 5)
    board = board_of(user)
    page = client.get(board)
    reached = labels(page)
    pages = 1

    while ways(page):
        page = client.get(board + ways(page)[0])
        assert "Show the newest frames" in text_of(page)
        assert len(labels(page)) <= 10
        reached += labels(page)
        pages += 1

    assert len(reached) == 42
    assert set(reached) == all_labels(user)
    assert pages == 6


def test_a_direction_longer_than_a_page_is_reached_to_its_first_frame() -> None:
    client, user = signed_in()
    (made,) = order_rows(user, 10)
    for _ in range(2):
        add_frames(user, 10, project=made.project, direction=made.direction)
    add_frames(user, 3, project=made.project, direction=made.direction)
    board = board_of(user)

    page = client.get(board)
    assert labels(page) == [f"A{n}" for n in range(24, 34)]
    text = text_of(page)
    assert "33 frames" in text
    assert "10 of 33 drafts" in text
    assert "Show 10 earlier frames of A 23 are not shown" in text

    page = client.get(board + ways(page)[0])
    assert labels(page) == [f"A{n}" for n in range(14, 34)]
    page = client.get(board + ways(page)[0])
    assert labels(page) == [f"A{n}" for n in range(4, 34)]
    assert "Show 3 earlier frames of A" in text_of(page)
    page = client.get(board + ways(page)[0])
    assert labels(page) == [f"A{n}" for n in range(1, 34)]
    assert ways(page) == []
    assert "33 drafts" in text_of(page)


def test_a_long_direction_stands_beside_a_short_newer_one() -> None:
    client, user = signed_in()
    made = order_rows(user, 10, 10)
    add_frames(user, 5, project=made[0].project, direction=made[1].direction)
    order_rows(user, 2)

    page = client.get(board_of(user))

    assert labels(page) == [*(f"B{n}" for n in range(6, 16)), "C1", "C2"]
    assert len(ways(page)) == 2
    assert "Show 10 earlier frames" in text_of(page)
    assert "Show 5 earlier frames of B" in text_of(page)


def test_with_scripts_the_earlier_ones_join_those_that_are_there() -> None:
    client, user = signed_in()
    order_rows(user, 4, 4, 4, 4, 4)
    board = board_of(user)
    page = client.get(board)

    more = client.get(f"{board}/rows?{wider(page)[0]}", headers=HTMX)

    assert labels(more) == [f"{row}{n}" for row in "BCDE" for n in range(1, 5)]
    assert "Show 4 earlier frames" in text_of(more)
    rest = client.get(f"{board}/rows?{wider(more)[0]}", headers=HTMX)
    assert len(labels(rest)) == 20
    assert wider(rest) == []


def test_what_is_shown_stays_when_more_is_ordered() -> None:
    client, user = signed_in()
    made = order_rows(user, 4, 4, 4, 4)
    board = board_of(user)
    part = shown_part(client.get(board))
    add_frames(user, 1, project=made[0].project, direction=made[0].direction)
    order_rows(user, 6)

    caught_up = client.get(f"{board}/rows?{part}", headers=HTMX)

    # C and D as before, E as the new one, and A, in which something new was made.
    assert [label for label in labels(caught_up) if label[0] != "E"] == [
        *(f"A{n}" for n in range(1, 6)),
        *(f"{row}{n}" for row in "CD" for n in range(1, 5)),
    ]
    assert sum(label[0] == "E" for label in labels(caught_up)) == 6
    assert "Show 4 earlier frames" in text_of(caught_up)


def test_a_direction_whose_newest_frame_is_removed_stays_where_it_is(told: ToldProvider) -> None:
    client, user = signed_in()
    order_rows(user, 4, 4)
    frames = done_frames(user, 4, project=Project.objects.get().pk)
    board = board_of(user)
    part = shown_part(client.get(board))
    assert labels(client.get(board))[-1] == "C4"

    client.post(f"/frames/{frames[-1].public_id}/remove")
    page = client.get(f"{board}/rows?{part}", headers=HTMX)

    assert labels(page) == ["B1", "B2", "B3", "B4", "C1", "C2", "C3"]


def test_an_order_is_added_to_what_was_shown() -> None:
    client, user = signed_in()
    order_rows(user, 4, 4, 4, 4)
    board = board_of(user)
    part = wider(client.get(board))[0]
    form = {"composed": "1", "private": "1", "prompt": "A tin", "count": "2", "press": "more"}

    placed = client.post(f"{board}/order", form | {"window": part}, headers=HTMX)

    assert placed.status_code == 200
    assert len(labels(placed)) == 18
    assert labels(placed)[-2:] == ["E1", "E2"]
    assert Frame.objects.count() == 18


@pytest.mark.parametrize("name", ["at", "frame", "from", "again"])
def test_a_named_frame_is_on_the_page_that_opens(told: ToldProvider, name: str) -> None:
    client, user = signed_in()
    (first, *_) = done_frames(user, 4)
    order_rows(user, 4, 4, 4, 4)
    board = board_of(user)

    page = client.get(f"{board}?{name}={first.public_id}")

    assert labels(page) == ["A1", "A2", "A3", "A4"]
    assert f'id="{first.public_id}"' in page.content.decode()
    assert ("data-inspected" in page.content.decode()) == (name == "frame")
    assert "Show the newest frames" in text_of(page)


def test_a_named_frame_deep_in_a_long_direction_is_on_the_page() -> None:
    client, user = signed_in()
    (made,) = order_rows(user, 10)
    for _ in range(3):
        add_frames(user, 10, project=made.project, direction=made.direction)
    order_rows(user, 10)
    frame = Frame.objects.get(label="A15")

    page = client.get(f"{board_of(user)}?frame={frame.public_id}")

    assert labels(page) == [f"A{n}" for n in range(5, 41)]
    caught_up = client.get(f"{board_of(user)}/rows?{shown_part(page)}", headers=HTMX)
    assert labels(caught_up) == labels(page)


def test_a_renamed_direction_is_on_the_page_that_follows() -> None:
    client, user = signed_in()
    order_rows(user, 10, 10, 10)
    first = Direction.objects.get(letter="A")

    answer = client.post(f"/directions/{first.public_id}/rename", {"name": "Late sun"}, follow=True)

    assert labels(answer) == [f"A{n}" for n in range(1, 11)]
    assert "Late sun" in text_of(answer)


@pytest.mark.parametrize("query", ["since=frm_x", "before=img_1", "past=no", "past=frm_1&past=x"])
def test_a_malformed_window_is_404(query: str) -> None:
    client, user = signed_in()
    order_rows(user, 1)
    board = board_of(user)

    assert client.get(f"{board}?{query}").status_code == 404
    assert client.get(f"{board}/rows?{query}", headers=HTMX).status_code == 404


def test_a_window_of_somebody_elses_frames_shows_nothing_of_theirs() -> None:
    stranger = make_user()
    (theirs,) = order_rows(stranger, 3)
    frame = theirs.frames.first()
    assert frame
    client, user = signed_in()
    order_rows(user, 2)
    board = board_of(user)

    for query in ("since", "before", "past", "at"):
        page = client.get(f"{board}?{query}={frame.public_id}")
        assert labels(page) == ["A1", "A2"]
    assert client.get(f"{board_of(stranger)}?since={frame.public_id}").status_code == 404


def test_the_desk_counts_what_is_not_shown_too(told: ToldProvider) -> None:
    client, user = signed_in()
    (first, *_) = done_frames(user, 4)
    order_rows(user, 4, 4, 4)
    client.post(f"/frames/{first.public_id}/send")

    text = text_of(client.get(board_of(user)))

    assert "Explore 16 Refine 0 Review 1" in text
    assert "On the desk" not in text


def test_the_way_back_from_comparing_leads_to_the_kept_frame(told: ToldProvider) -> None:
    client, user = signed_in()
    first, second, *_ = done_frames(user, 4)
    order_rows(user, 4, 4, 4)

    page = client.get(f"/compare?f={second.public_id}&f={first.public_id}")

    back = re.search(r'href="([^"]*)" aria-label="Back to the board"', page.content.decode())
    assert back
    assert back[1] == f"{board_of(user)}?at={second.public_id}#{second.public_id}"
    assert labels(client.get(back[1])) == ["A1", "A2", "A3", "A4"]
