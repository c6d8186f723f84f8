"""A sketch finished on a hosted model: the menu, its prices, the order that follows."""

from typing import Any

import pytest

from billing import ledger
from studio.models import Frame, Generation, ModelState
from studio.orders import OrderedReference
from tests.factories import make_image, make_user, workspace_of
from tests.studio.pages.stage import done_frames, piece, signed_in, text_of, waiting_frame
from tests.studio.rendering_stage import ToldProvider, order, work

pytestmark = pytest.mark.django_db


def path(frame: Frame, deed: str = "") -> str:
    return f"/frames/{frame.public_id}{deed}"


def finish(model: str = "nano-banana-2", **more: str) -> dict[str, str]:
    return {"model": model, "press": "finish-1"} | more


def test_a_sketch_is_finished_as_the_layout_of_one_hosted_frame(told: ToldProvider) -> None:
    client, user = signed_in(credits=20)
    (sketch,) = done_frames(
        user, prompt="A kettle on a table", words=("Open late",), ratio="4:5", channel="feed"
    )

    page = client.get(path(sketch))
    answer = client.post(path(sketch, "/finish"), finish(shown_total="6"))

    said = piece(page, 'id="finish">', "</header>")
    assert "Nano Banana 2 Edits that keep what you name 6 credits" in said
    assert "Costs 6 of your 20 credits. Finish on Nano Banana 2, 6 credits" in said
    made = Frame.objects.exclude(pk=sketch.pk).get()
    placed = made.generation
    assert (made.label, made.parent_id, made.price, made.stage) == ("A1.1", sketch.pk, 6, "final")
    assert (placed.model, placed.goal, placed.count, placed.private) == (
        "nano-banana-2", "final", 1, True,
    )  # fmt: skip
    assert (placed.prompt, placed.words) == ("A kettle on a table", ["Open late"])
    assert (placed.ratio, placed.channel, placed.resolution) == ("4:5", "feed", "2K")
    assert [(one.image_id, one.role) for one in placed.references.all()] == [
        (sketch.image_id, "layout")
    ]
    assert ledger.balance(workspace_of(user).pk).held == 6
    assert answer.status_code == 303
    board = f"/projects/{sketch.project.public_id}"
    assert answer["Location"] == f"{board}?frame={made.public_id}#{made.public_id}"
    assert client.get(answer["Location"]).status_code == 200


def test_the_hosted_model_gets_the_sketch_and_what_it_is_for(told: ToldProvider) -> None:
    client, user = signed_in(credits=20)
    product = make_image(user, name="kettle.png")
    (sketch,) = done_frames(
        user, references=(OrderedReference(product.pk, "product", keep="the label"),)
    )

    client.post(path(sketch, "/finish"), finish("nano-banana"))
    work("nano-banana")

    sent = told.requests[-1]
    assert [(one.role, one.keep) for one in sent.references] == [
        ("layout", ""), ("product", "the label"),
    ]  # fmt: skip
    made = Frame.objects.exclude(pk=sketch.pk).get()
    assert (made.status, made.charged) == ("done", 2)
    assert 'id="finish"' not in client.get(path(made)).content.decode()  # it is no sketch


def test_the_picture_s_page_finishes_it_too(told: ToldProvider) -> None:
    client, user = signed_in(credits=20)
    (sketch,) = done_frames(user)
    assert sketch.image is not None

    page = client.get(f"/images/{sketch.image.public_id}")
    client.post(path(sketch, "/finish"), finish(shown_total="4"))

    assert f'action="{path(sketch, "/finish")}"' in page.content.decode()
    assert "Finish on Nano Banana 2" in text_of(page)
    made = Frame.objects.exclude(pk=sketch.pk).get()
    assert made.parent_id == sketch.pk
    assert made.image is None


def test_one_press_is_one_frame_and_another_model_is_another_press(told: ToldProvider) -> None:
    client, user = signed_in(credits=20)
    (sketch,) = done_frames(user)

    for model in ("nano-banana-2", "nano-banana-2", "nano-banana"):
        client.post(path(sketch, "/finish"), finish(model))

    made = Frame.objects.exclude(pk=sketch.pk).order_by("id")
    assert [(one.label, one.model) for one in made] == [
        ("A1.1", "nano-banana-2"), ("A1.2", "nano-banana"),
    ]  # fmt: skip


def test_a_format_that_a_model_lacks_is_said_in_its_place(told: ToldProvider) -> None:
    client, user = signed_in(credits=20)
    (sketch,) = done_frames(user, ratio="2:1")

    said = piece(client.get(path(sketch)), 'id="finish">', "</header>")
    refused = client.post(path(sketch, "/finish"), finish("nano-banana"), follow=True)

    assert "Nano Banana Nano Banana does not make this format. The nearest that it makes" in said
    assert "does not make this format" in text_of(refused)
    assert Frame.objects.count() == 1


def test_without_credits_the_button_says_what_is_missing(told: ToldProvider) -> None:
    client, user = signed_in(credits=3)
    (sketch,) = done_frames(user)

    said = piece(client.get(path(sketch)), 'id="finish">', "</header>")
    refused = client.post(path(sketch, "/finish"), finish(), follow=True)

    assert "Costs 4. You have 3." in said
    assert "Needs 4, you have 3" in said
    assert "Finish on Nano Banana, 2 credits" in said
    assert "This needs 4 credits and you have 3." in text_of(refused)
    assert Frame.objects.count() == 1
    assert ledger.balance(workspace_of(user).pk).held == 0


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (finish(shown_total="1"), "This costs 4 credits now, not 1."),
        (finish("sketch"), "Choose one of the hosted models."),
        (finish(""), "Choose one of the hosted models."),
    ],
)
def test_a_refused_press_says_why_and_orders_nothing(
    told: ToldProvider, asked: dict[str, str], said: str
) -> None:
    client, user = signed_in(credits=20)
    (sketch,) = done_frames(user)

    page = client.post(path(sketch, "/finish"), asked, follow=True)

    assert said in text_of(page)
    assert Generation.objects.count() == 1
    assert ledger.balance(workspace_of(user).pk).held == 0


def test_without_a_hosted_model_the_menu_gives_the_brief(told: ToldProvider, settings: Any) -> None:
    settings.GEMINI_API_KEY = settings.OPENAI_API_KEY = ""
    client, user = signed_in(credits=20)
    (sketch,) = done_frames(
        user, prompt="A kettle on a table", words=("Open late",), ratio="9:16", channel="story"
    )

    page = client.get(path(sketch))

    said = piece(page, 'id="finish">', "</header>")
    assert "No hosted model is connected here." in said
    assert "A kettle on a table Words in the picture, exactly: “Open late”" in said
    assert "Format: for Story, 1080 × 1920 pixels (9:16)" in said
    assert "Copy the brief" in said
    layout = f"/files/{sketch.image.public_id}/download?format=png"  # type: ignore[union-attr]
    assert layout in page.content.decode()
    assert client.get(layout)["Content-Type"] == "image/png"


def test_a_model_in_trouble_is_not_offered(told: ToldProvider) -> None:
    client, user = signed_in(credits=20)
    (sketch,) = done_frames(user)
    ModelState.objects.update_or_create(model="nano-banana", defaults={"off": True})

    said = piece(client.get(path(sketch)), 'id="finish">', "</header>")

    assert "Finish on Nano Banana," not in said
    assert "Finish on Nano Banana 2, 4 credits" in said


def test_only_a_finished_sketch_can_be_finished(told: ToldProvider) -> None:
    client, user = signed_in(credits=20)
    waiting = waiting_frame(user, model="sketch")
    (hosted,) = order(user, press="hosted", prompt="A lamp")
    work("nano-banana")

    for frame in (waiting, hosted.frames.get()):
        assert 'id="finish"' not in client.get(path(frame)).content.decode()
        page = client.post(path(frame, "/finish"), finish(), follow=True)
        assert f"Frame {frame.short_label} is no sketch that can be finished." in text_of(page)
    assert Frame.objects.count() == 2


def test_strangers_cannot_finish(told: ToldProvider) -> None:
    _, user = signed_in(credits=20)
    (sketch,) = done_frames(user)
    stranger, _ = signed_in(make_user())

    assert stranger.post(path(sketch, "/finish"), finish()).status_code == 404
    assert Frame.objects.count() == 1


def test_what_a_public_sketch_is_finished_to_stays_private(told: ToldProvider) -> None:
    client, user = signed_in(credits=20)
    (sketch,) = done_frames(user, private=False)

    client.post(path(sketch, "/finish"), finish())

    made = Frame.objects.exclude(pk=sketch.pk).get()
    assert made.generation.private  # the button says nothing of everyone
