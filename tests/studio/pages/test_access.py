"""Who may see and do what on the studio's pages."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import User
from studio.models import Frame, Generation
from tests.factories import join, make_user, workspace_of
from tests.studio.pages.stage import done_frames, signed_in, text_of, waiting_frame
from tests.studio.rendering_stage import ToldProvider

pytestmark = pytest.mark.django_db
NEW = {"prompt": "A can", "model": "sketch", "name": "New"}
Clients = dict[str, Client]


@pytest.fixture
def world(told: ToldProvider) -> tuple[Clients, Frame, Frame]:
    """An owner with a done and a waiting frame; a member, a reviewer, a stranger, nobody."""
    owner = make_user(name="Ona")
    clients = {"owner": signed_in(owner)[0], "stranger": signed_in()[0], "anonymous": Client()}
    for role in ("member", "reviewer"):
        person = make_user(name=role.capitalize())
        join(person, workspace_of(owner), role)
        person.current_workspace_id = workspace_of(owner).pk
        person.save()
        clients[role] = signed_in(person)[0]
    (done,) = done_frames(owner)
    return clients, done, waiting_frame(owner, model="sketch")


SEEN: dict[str, Callable[[Frame], str]] = {
    "board": lambda frame: f"/projects/{frame.project.public_id}",
    "rows": lambda frame: f"/projects/{frame.project.public_id}/rows",
    "frame": lambda frame: f"/frames/{frame.public_id}",
    "card": lambda frame: f"/frames/{frame.public_id}/card",
    "desk": lambda frame: f"/frames/{frame.public_id}/review",
    "compare": lambda frame: f"/compare?f={frame.public_id}",
    "image": lambda frame: f"/images/{frame.image.public_id}",  # type: ignore[union-attr]
}
MAKERS_DEEDS = {
    "order": lambda done, waiting: f"/projects/{done.project.public_id}/order",
    "compose": lambda done, waiting: f"/projects/{done.project.public_id}/compose",
    "rename": lambda done, waiting: f"/projects/{done.project.public_id}/rename",
    "archive": lambda done, waiting: f"/projects/{done.project.public_id}/archive",
    "unarchive": lambda done, waiting: f"/projects/{done.project.public_id}/unarchive",
    "direction": lambda done, waiting: f"/directions/{done.direction.public_id}/rename",
    "cancel": lambda done, waiting: f"/frames/{waiting.public_id}/cancel",
    "retry": lambda done, waiting: f"/frames/{done.public_id}/retry",
    "take": lambda done, waiting: f"/frames/{done.public_id}/take",
    "remove": lambda done, waiting: f"/frames/{done.public_id}/remove",
    "restore": lambda done, waiting: f"/frames/{done.public_id}/restore",
}
REVIEWERS_DEEDS = {
    "pick": lambda done: f"/frames/{done.public_id}/pick",
    "send": lambda done: f"/frames/{done.public_id}/send",
    "reopen": lambda done: f"/frames/{done.public_id}/reopen",
    "decide": lambda done: f"/frames/{done.public_id}/review",
}


@pytest.mark.parametrize("page", SEEN)
def test_members_see_and_strangers_find_nothing(
    world: tuple[Clients, Frame, Frame], page: str
) -> None:
    clients, done, _ = world
    address = SEEN[page](done)

    for who in ("owner", "member", "reviewer"):
        assert clients[who].get(address).status_code == 200, who
    assert clients["stranger"].get(address).status_code == 404
    anonymous = clients["anonymous"].get(address)
    assert anonymous.status_code == 302
    assert anonymous["Location"].startswith("/account/login/?next=")


@pytest.mark.parametrize("deed", MAKERS_DEEDS)
def test_only_who_makes_may_make(world: tuple[Clients, Frame, Frame], deed: str) -> None:
    clients, done, waiting = world
    address = MAKERS_DEEDS[deed](done, waiting)
    before = Generation.objects.count()

    for who in ("reviewer", "stranger"):
        assert clients[who].post(address, NEW).status_code == 404
    assert clients["anonymous"].post(address).status_code == 302
    waiting.refresh_from_db()
    done.refresh_from_db()
    done.project.refresh_from_db()
    assert Generation.objects.count() == before
    assert (waiting.status, done.removed_at) == ("queued", None)
    assert (done.project.name, done.project.archived_at) == ("First project", None)

    answer = clients["member"].post(address, NEW)
    assert answer.status_code in {200, 303}
    assert clients["owner"].get(address).status_code in ({302} if deed == "order" else {200, 405})


@pytest.mark.parametrize("deed", REVIEWERS_DEEDS)
def test_a_reviewer_may_pick_and_review(world: tuple[Clients, Frame, Frame], deed: str) -> None:
    clients, done, _ = world
    address = REVIEWERS_DEEDS[deed](done)

    assert clients["stranger"].post(address, {"picked": "1"}).status_code == 404
    assert clients["anonymous"].post(address).status_code == 302
    done.refresh_from_db()
    assert (done.picked_at, done.in_review_at) == (None, None)
    assert clients["reviewer"].post(address, {"picked": "1"}).status_code in {302, 303}


def test_a_reviewers_board_has_no_composer_and_no_makers_controls(
    world: tuple[Clients, Frame, Frame],
) -> None:
    clients, done, waiting = world

    page = clients["reviewer"].get(f"/projects/{done.project.public_id}?frame={done.public_id}")

    html = page.content.decode()
    assert 'id="composer"' not in html
    assert 'class="dock"' not in html
    assert "/cancel" not in html
    assert "/remove" not in html
    assert "/publish" not in html
    assert "Refine from this" not in text_of(page)
    assert f'action="/frames/{done.public_id}/pick"' in html
    assert f'action="/frames/{done.public_id}/send"' in html
    assert "no-composer" in html
    assert waiting.public_id in html


def test_a_reviewer_finds_no_composer_anywhere(world: tuple[Clients, Frame, Frame]) -> None:
    clients, done, _ = world
    reviewer = clients["reviewer"]

    assert reviewer.post("/studio/order", {"prompt": "A can"}).status_code == 404
    assert reviewer.post("/studio/compose", {"prompt": "A can"}).status_code == 404
    assert reviewer.get("/studio/public").status_code == 404
    assert reviewer.post("/projects", {"name": "Mine"}).status_code == 404
    assert (
        reviewer.get(f"/projects/{done.project.public_id}?from={done.public_id}").status_code == 200
    )
    assert "New project" not in text_of(reviewer.get("/projects"))


def test_a_strangers_frame_does_not_open_in_ones_own_composer(
    world: tuple[Clients, Frame, Frame],
) -> None:
    clients, done, _ = world

    for query in ("from", "again"):
        assert clients["stranger"].get(f"/studio?{query}={done.public_id}").status_code == 404
    assert clients["owner"].get("/studio?from=frm_nonsense", follow=True).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/projects/prj_x",
        "/frames/frm_00000000000000000000000000",
        "/images/img_x",
        "/frames/x/card",
    ],
)
def test_unknown_and_malformed_look_the_same(address: str) -> None:
    client, _ = signed_in()

    assert client.get(address).status_code == 404


def test_who_has_no_name_is_you_to_themselves_alone(world: tuple[Clients, Frame, Frame]) -> None:
    clients, done, _ = world
    User.objects.filter(pk=done.generation.maker_id).update(name="")

    frame, image = f"/frames/{done.public_id}", f"/images/{done.image.public_id}"  # type: ignore[union-attr]
    made = f"{done.created_at:%-d %B %Y} , {done.project.name}"
    assert "By you, " in text_of(clients["owner"].get(frame))
    assert "By Anonymous, " in text_of(clients["reviewer"].get(frame))
    assert f"You {made}" in text_of(clients["owner"].get(image))
    assert f"Anonymous {made}" in text_of(clients["reviewer"].get(image))
