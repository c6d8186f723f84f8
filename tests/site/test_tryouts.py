"""Sketching on the landing without an account, and keeping what came of it."""

import re
from io import BytesIO

import pytest
from django.core.cache import cache
from django.test import Client
from PIL import Image as Pillow

from gallery import processes
from gallery.models import Image
from gallery.xmp import claimed
from studio import tryouts
from studio.models import Frame, Generation, Project
from tests.factories import join, make_user, workspace_of

pytestmark = pytest.mark.django_db

BRIEF = "A mug on a table in the morning"


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    cache.clear()


def try_it(client: Client, brief: str = BRIEF, **headers):
    return client.post("/try", {"brief": brief}, **headers)


def token_of(answer) -> str:
    assert answer.status_code == 303
    found = re.fullmatch(r"/\?try=([\w-]{22})#try", answer["Location"])
    assert found
    return found[1]


def test_two_sketches_of_512_pixels_come_into_the_page_and_nothing_is_stored() -> None:
    client = Client()

    token = token_of(try_it(client))
    page = client.get(f"/?try={token}").content.decode()

    assert re.findall(r'src="(/try/[^"]+)"', page) == [f"/try/{token}/1", f"/try/{token}/2"]
    assert f'value="{BRIEF}"' in page
    pictures = [client.get(f"/try/{token}/{number}") for number in (1, 2)]
    for answer in pictures:
        assert answer["Cache-Control"] == "private, max-age=1800"
        with Pillow.open(BytesIO(answer.content)) as picture:
            assert (picture.format, picture.size) == ("WEBP", (512, 512))
            assert claimed(picture.info["xmp"]) == "algorithmicMedia"
    assert pictures[0].content != pictures[1].content
    assert not Generation.objects.exists()
    assert not Image.objects.exists()
    assert not client.session.items()


def test_with_scripts_only_the_piece_comes() -> None:
    answer = try_it(Client(), headers={"HX-Request": "true"})

    assert answer.status_code == 200
    page = answer.content.decode()
    assert page.count("<hx-partial") == 1
    assert page.count("/try/") == 3
    assert "<html" not in page


@pytest.mark.parametrize(
    ("brief", "sentence"),
    [
        ("", "Write in a few words what the picture should show."),
        ("   ", "Write in a few words what the picture should show."),
        ("a" * 301, "A try takes 300 characters; this has 301. The studio takes more."),
        ("a\0b", "There is a character in this that no text can hold."),
    ],
)
def test_a_brief_that_cannot_be_sketched_gets_a_sentence_and_costs_no_try(brief, sentence) -> None:
    client = Client()

    answers = [try_it(client, brief) for _ in range(tryouts.TRIES_MAX + 1)]

    assert {answer.status_code for answer in answers} == {422}
    assert sentence in answers[0].content.decode()
    token_of(try_it(client))


def test_six_an_hour_from_one_address(monkeypatch) -> None:
    monkeypatch.setattr(tryouts.pictures, "sketch", lambda brief, *, size, seed: b"drawn")
    client = Client()
    tokens = {token_of(try_it(client)) for _ in range(6)}

    seventh = try_it(client)

    assert len(tokens) == 6
    assert seventh.status_code == 429
    assert "There were 6 tries from here within an hour." in seventh.content.decode()
    assert f'value="{BRIEF}"' in seventh.content.decode()
    token_of(try_it(Client(REMOTE_ADDR="203.0.113.9")))


def test_members_pictures_come_first(monkeypatch) -> None:
    monkeypatch.setattr(processes, "has_room", lambda: False)

    answer = try_it(Client())

    assert answer.status_code == 503
    assert "Every pencil is in use just now. Try again in a minute." in answer.content.decode()


@pytest.mark.parametrize("path", ["/try/nothing-like-it/1", "/try/nothing-like-it/0"])
def test_what_is_gone_is_not_found(path) -> None:
    assert Client().get(path).status_code == 404


def test_a_third_picture_there_is_none() -> None:
    client = Client()
    token = token_of(try_it(client))

    assert client.get(f"/try/{token}/3").status_code == 404


def test_keeping_carries_brief_and_seeds_through_sign_up_to_a1_and_a2() -> None:
    client = Client()
    token = token_of(try_it(client))
    tryout = tryouts.find(token)
    assert tryout is not None

    kept = client.post(f"/try/{token}/keep")
    assert (kept.status_code, kept["Location"]) == (302, "/account/signup/")
    assert "Your two sketches come along" in client.get("/account/signup/").content.decode()
    client.post(
        "/account/signup/",
        {"name": "Mara", "email": "mara@tidewater.example", "password1": "four-small-pears"},
    )
    first, again = client.get("/studio"), client.get("/studio")

    order = Generation.objects.get()
    board = f"/projects/{order.project.public_id}"
    after = f"{board}?after={order.public_id}#{order.direction.public_id}"
    assert (first["Location"], again["Location"]) == (after, board)
    assert f">{BRIEF}</textarea>" in client.get(after).content.decode()
    assert (order.model, order.prompt, order.count, order.private) == ("sketch", BRIEF, 2, True)
    assert list(Frame.objects.order_by("number").values_list("label", "seed")) == [
        ("A1", tryout.seed),
        ("A2", tryout.seed + 1),
    ]
    assert "kept_tryout" not in client.session


def test_who_is_signed_in_has_them_on_the_board_once(client) -> None:
    owner = make_user()
    client.force_login(owner)
    token = token_of(try_it(client))

    answers = [client.post(f"/try/{token}/keep") for _ in range(2)]

    order = Generation.objects.get()
    board = f"/projects/{order.project.public_id}"
    after = f"{board}?after={order.public_id}#{order.direction.public_id}"
    assert {answer["Location"] for answer in answers} == {after}
    assert order.workspace == workspace_of(owner)
    assert Frame.objects.count() == 2


def test_a_reviewer_cannot_keep_and_changes_nothing(client) -> None:
    owner, judge = make_user(name="Owner"), make_user(name="Judge")
    workspace = workspace_of(owner)
    join(judge, workspace, "reviewer")
    type(judge).objects.filter(pk=judge.pk).update(current_workspace_id=workspace.pk)
    client.force_login(judge)
    token = token_of(try_it(client))

    assert client.post(f"/try/{token}/keep").status_code == 404
    assert not Project.objects.exists()


def test_keeping_what_is_gone_says_so_and_orders_nothing() -> None:
    client = Client()

    answer = client.post("/try/nothing-like-it/keep")

    assert answer.status_code == 410
    assert "These two are gone: a try is kept for half an hour." in answer.content.decode()
    assert "kept_tryout" not in client.session


def test_the_same_seeds_draw_the_same_pictures_on_the_board() -> None:
    small = tryouts.pictures.sketch(BRIEF, size=64, seed=7)

    assert small == tryouts.pictures.sketch(BRIEF, size=64, seed=7)
    assert small != tryouts.pictures.sketch(BRIEF, size=64, seed=8)
