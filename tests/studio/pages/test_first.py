"""The studio before the first frame: the folded composer and its starters."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gallery.models import Image
from studio.formats import CHANNELS, RATIOS
from studio.models import Frame, Generation
from studio.starters import STARTERS
from tests.factories import join, make_user, workspace_of
from tests.pictures import a_picture
from tests.studio.pages.stage import done_frames, signed_in, text_of
from tests.studio.rendering_stage import ToldProvider

pytestmark = pytest.mark.django_db

FOLDED = {
    "folded": "1", "composed": "1", "private": "1", "goal": "directions", "ratio": "1:1",
    "channel": "", "count": "4", "press": "first-press", "shown_total": "0",
}  # fmt: skip
LINE = "Sketch, square, 4 frames, private, free. Change"


def test_a_new_workspace_sees_one_field_one_button_and_one_line() -> None:
    client, _ = signed_in()

    page = client.get("/studio")

    said = text_of(page)
    assert LINE in said
    html = page.content.decode()
    assert re.findall(
        r'<(?:input|textarea|select)(?![^>]*type="hidden")[^>]* name="(\w+)"', html
    ) == ["prompt"]
    assert html.count("data-generate") == 1
    assert html.count('class="starter"') == 6


def test_the_line_tells_what_hosted_drafts_cost(settings) -> None:
    settings.GEMINI_API_KEY = "g"
    client, _ = signed_in()

    said = text_of(client.get("/studio"))

    assert "Nano Banana, square, 4 frames, private, 8 of your 40 credits. Change" in said


def test_the_button_orders_and_the_whole_studio_follows() -> None:
    client, _ = signed_in()

    answer = client.post("/studio/order", FOLDED | {"prompt": "A lemon"})

    order = Generation.objects.get()
    assert answer.status_code == 303
    assert (order.model, order.prompt, order.ratio, order.count) == ("sketch", "A lemon", "1:1", 4)
    board = client.get(answer["Location"]).content.decode()
    assert 'id="composer"' in board
    assert "data-first" not in client.get(f"/projects/{order.project.public_id}").content.decode()


def test_nothing_written_is_refused_in_the_same_place_and_orders_nothing() -> None:
    client, _ = signed_in()

    answer = client.post("/studio/order", FOLDED | {"prompt": " "})

    assert answer.status_code == 422
    assert "data-first" in answer.content.decode()
    assert 'aria-invalid="true"' in answer.content.decode()
    assert not Generation.objects.exists()


def test_change_unfolds_with_what_was_written_and_is_remembered() -> None:
    client, _ = signed_in()

    whole = client.post("/studio/compose", FOLDED | {"prompt": "A lemon"}).content.decode()

    assert 'id="composer"' in whole
    assert ">A lemon</textarea>" in whole
    assert 'id="composer"' in client.get("/studio").content.decode()


def test_the_first_frame_unfolds_for_everybody_in_the_workspace(told: ToldProvider) -> None:
    client, user = signed_in()
    done_frames(user)
    client.post("/projects", {"name": "Autumn"})

    assert 'id="composer"' in client.get("/studio", follow=True).content.decode()


def test_there_are_six_starters_that_fill_and_never_run() -> None:
    client, _ = signed_in()

    for starter in STARTERS.values():
        html = client.get(f"/studio?starter={starter.id}").content.decode()
        assert f">{starter.prompt}</textarea>" in html
        assert f'name="goal" value="{starter.goal}"' in html
        assert f'name="ratio" value="{starter.ratio}"' in html
        for line in starter.words:
            assert f'value="{line}"' in html
    assert [starter.name for starter in STARTERS.values()] == [
        "An ad with room for a headline",
        "My product in a new scene",
        "A character in three moods",
        "A wide banner with a calm left half",
        "A poster with a date",
        "A birthday card with a name",
    ]
    assert {starter.ratio for starter in STARTERS.values()} <= set(RATIOS)
    assert {starter.channel for starter in STARTERS.values()} <= {"", *CHANNELS}
    assert not Generation.objects.exists()


def test_an_unknown_starter_is_no_starter() -> None:
    client, _ = signed_in()

    page = client.get("/studio?starter=nothing")

    assert page.status_code == 200
    assert LINE in text_of(page)


def test_the_product_asks_for_its_photo_and_takes_it_with_the_order() -> None:
    client, _ = signed_in()
    form = FOLDED | {"starter": "product", "prompt": "My product on a plinth", "ratio": "4:5"}
    assert 'type="file"' in client.get("/studio?starter=product").content.decode()

    refused = client.post("/studio/order", form)
    assert refused.status_code == 422
    assert "Add a photo first: take one, or choose one you have." in text_of(refused)
    assert not Generation.objects.exists()

    answer = client.post(
        "/studio/order", form | {"upload": SimpleUploadedFile("tea.png", a_picture())}
    )

    assert answer.status_code == 303
    reference = Generation.objects.get().references.get()
    assert (reference.role, reference.image) == ("product", Image.objects.get())


def test_a_broken_photo_is_refused_and_nothing_is_ordered() -> None:
    client, _ = signed_in()
    form = FOLDED | {"starter": "product", "prompt": "My product on a plinth"}

    answer = client.post(
        "/studio/order", form | {"upload": SimpleUploadedFile("tea.png", b"no picture")}
    )

    assert answer.status_code == 422
    assert not Generation.objects.exists()
    assert not Image.objects.exists()


def test_whoever_may_not_make_sees_the_empty_studio() -> None:
    owner, judge = make_user(name="Owner"), make_user(name="Judge")
    workspace = workspace_of(owner)
    join(judge, workspace, "reviewer")
    type(judge).objects.filter(pk=judge.pk).update(current_workspace_id=workspace.pk)
    client, _ = signed_in(judge)

    assert "data-first" not in client.get("/studio").content.decode()
    assert not Frame.objects.exists()
