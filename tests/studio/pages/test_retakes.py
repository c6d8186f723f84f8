"""Change one thing of a frame: the form opens on it, holds the rest, and makes a child."""

from typing import Any

import pytest

from studio.models import Frame, ModelState
from studio.orders import OrderedReference
from studio.providers.protocol import FrameFailed
from tests.factories import join, make_image, make_user, workspace_of
from tests.studio.pages.stage import (
    HTMX,
    button,
    cost_line,
    done_frames,
    signed_in,
    text_of,
    waiting_frame,
)
from tests.studio.rendering_stage import ToldProvider, order, work

pytestmark = pytest.mark.django_db

THINGS = ("words", "model", "reference", "format")
POSTER = {"prompt": "A harbour poster", "words": ("Open late",), "ratio": "4:5"}


def opened(frame: Frame, thing: str) -> str:
    return f"/projects/{frame.project.public_id}?change={frame.public_id}&thing={thing}&compose=1"


def form(frame: Frame, thing: str, **fields: Any) -> dict[str, Any]:
    """Give the form as it stands when one thing of the frame is to be changed."""
    order = frame.generation
    return {
        "composed": "1",
        "parent": frame.public_id,
        "thing": thing,
        "goal": "directions",
        "prompt": order.prompt,
        "headline": order.words[0] if order.words else "",
        "model": order.model,
        "ratio": order.ratio,
        "resolution": order.resolution,
        "count": "1",
        "private": "1",
        "press": "retake-1",
        "shown_total": "40",
    } | fields


def press(client: Any, frame: Frame, thing: str, **fields: Any) -> Any:
    address = f"/projects/{frame.project.public_id}/order"
    return client.post(address, form(frame, thing, **fields))


def links(html: str, frame: Frame) -> list[str]:
    begin = f"/projects/{frame.project.public_id}?change={frame.public_id}&amp;thing="
    return [thing for thing in THINGS if f"{begin}{thing}&amp;compose=1#composer" in html]


def test_a_finished_frame_offers_all_four_wherever_it_is_shown(told: ToldProvider) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user)
    assert frame.image is not None

    for address in (
        f"/frames/{frame.public_id}",
        f"/frames/{frame.public_id}/review",
        f"/images/{frame.image.public_id}",
    ):
        assert links(client.get(address).content.decode(), frame) == list(THINGS), address


def test_a_failed_frame_offers_them_too_and_one_in_the_making_or_removed_does_not(
    told: ToldProvider,
) -> None:
    client, user = signed_in(credits=10)
    told.answers = [FrameFailed("The model stopped.", code="provider_error")]
    (made,) = order(user)
    work()
    failed = made.frames.get()
    waiting = waiting_frame(user)
    (removed,) = done_frames(user)
    client.post(f"/frames/{removed.public_id}/remove")

    for frame, offered in ((failed, list(THINGS)), (waiting, []), (removed, [])):
        page = client.get(f"/frames/{frame.public_id}").content.decode()
        assert links(page, frame) == offered
        status = 200 if offered else 404
        assert client.get(opened(frame, "words")).status_code == status


def test_who_may_only_review_is_not_offered_a_change(told: ToldProvider) -> None:
    _, user = signed_in()
    (frame,) = done_frames(user)
    reviewer = make_user()
    join(reviewer, workspace_of(user), "reviewer")
    judge, _ = signed_in(reviewer)
    stranger, _ = signed_in()

    assert links(judge.get(f"/frames/{frame.public_id}").content.decode(), frame) == []
    assert stranger.get(opened(frame, "format")).status_code == 404
    assert press(stranger, frame, "format", ratio="9:16").status_code == 404
    assert press(judge, frame, "format", ratio="9:16").status_code == 404
    assert Frame.objects.count() == 1


@pytest.mark.parametrize("thing", ["", "colour"])
def test_there_is_nothing_else_to_change(told: ToldProvider, thing: str) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user)

    assert client.get(opened(frame, thing)).status_code == 404


@pytest.mark.parametrize(
    ("thing", "held"),
    [
        ("words", "Model Sketch Format 4:5 Size 1K"),
        ("model", "Prompt A harbour poster Words “Open late” Layout A1 Format 4:5 Size 1K"),
        ("reference", "Prompt A harbour poster Words “Open late” Model Sketch Format 4:5 Size 1K"),
        ("format", "Prompt A harbour poster Words “Open late” Model Sketch"),
    ],
)
def test_the_form_names_what_is_held_and_the_price(
    told: ToldProvider, thing: str, held: str
) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user, **POSTER)

    page = client.get(opened(frame, thing))

    assert f"Change the {thing} of A1" in text_of(page)
    assert f"Held as in A1 {held} Change more than this" in text_of(page)
    assert "Nothing is changed yet" in text_of(page)
    assert cost_line(page).startswith("Free.")
    assert button(page) == "Generate 1 frame"


def test_another_format_is_a_child_with_everything_else_held(told: ToldProvider) -> None:
    client, user = signed_in(credits=20)
    (frame,) = done_frames(user, **POSTER, seed=77)
    # What is held comes from the frame, whatever the form says of it.
    sent = {"ratio": "9:16", "prompt": "Other", "headline": "Other", "model": "nano-banana"}

    answer = press(client, frame, "format", **sent)

    child = Frame.objects.get(parent=frame)
    made = child.generation
    assert answer.status_code == 303
    assert (child.label, made.ratio, made.prompt, made.words, made.model, child.seed) == (
        "A1.1", "9:16", "A harbour poster", ["Open late"], "sketch", 77,
    )  # fmt: skip
    assert list(made.references.all()) == []
    board = text_of(client.get(f"/projects/{frame.project.public_id}"))
    assert "format 4:5 → 9:16" in board


def test_other_words(told: ToldProvider) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user, **POSTER)

    press(client, frame, "words", headline="Open early", ratio="1:1")

    child = Frame.objects.get(parent=frame)
    assert child.generation.words == ["Open early"]
    assert child.generation.ratio == "4:5"
    page = text_of(client.get(f"/frames/{child.public_id}"))
    assert "Lineage A1 A1.1 words “Open late” → “Open early”" in page


def test_another_model_gets_the_picture_as_its_layout(told: ToldProvider) -> None:
    client, user = signed_in(credits=20)
    (frame,) = done_frames(user, **POSTER)
    assert frame.image is not None
    picture = frame.image.public_id
    lean = {"reference": picture, f"role_{picture}": "layout"}

    asked = client.post(
        f"/projects/{frame.project.public_id}/compose",
        form(frame, "model", model="nano-banana-2", **lean),
    )
    press(client, frame, "model", model="nano-banana-2", **lean)

    assert "A1 , with model Sketch → Nano Banana 2" in text_of(asked)
    assert cost_line(asked).startswith("Costs 4 of your 20 credits")
    child = Frame.objects.get(parent=frame)
    assert (child.model, child.price) == ("nano-banana-2", 4)
    (reference,) = child.generation.references.all()
    assert (reference.image_id, reference.role) == (frame.image_id, "layout")


def test_a_hosted_picture_goes_along_as_the_one_to_change(told: ToldProvider) -> None:
    client, user = signed_in(credits=20)
    can = make_image(user, name="can.png")
    (frame,) = done_frames(
        user, model="nano-banana-2", prompt="A can", references=(OrderedReference(can.pk),)
    )

    press(client, frame, "words", prompt="A can at dusk")

    child = Frame.objects.get(parent=frame)
    (reference,) = child.generation.references.all()
    assert (reference.image_id, reference.role) == (frame.image_id, "")
    assert "prompt “at dusk” added" in text_of(client.get(f"/frames/{child.public_id}"))


def test_another_reference(told: ToldProvider) -> None:
    client, user = signed_in()
    can, bottle = make_image(user, name="can.png"), make_image(user, name="bottle.png")
    (frame,) = done_frames(user, references=(OrderedReference(can.pk, "product"),))
    swap = {"reference": bottle.public_id, f"role_{bottle.public_id}": "product"}

    press(client, frame, "reference", **swap)

    child = Frame.objects.get(parent=frame)
    assert [(one.image_id, one.role) for one in child.generation.references.all()] == [
        (bottle.pk, "product")
    ]
    said = text_of(client.get(f"/projects/{frame.project.public_id}"))
    assert "reference can.png → bottle.png" in said


@pytest.mark.parametrize(
    ("thing", "problem"),
    [
        ("words", "Nothing is changed yet. Write other words."),
        ("model", "Nothing is changed yet. Choose another model."),
        ("reference", "Nothing is changed yet. Add, swap or take out a picture."),
        ("format", "Nothing is changed yet. Choose another format."),
    ],
)
def test_nothing_changed_is_not_ordered(told: ToldProvider, thing: str, problem: str) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user, **POSTER)

    answer = press(client, frame, thing)

    assert answer.status_code == 422
    assert problem in text_of(answer)
    assert Frame.objects.count() == 1


def test_letting_go_of_the_rest_orders_what_the_form_says(told: ToldProvider) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user, **POSTER)

    press(client, frame, "format", freed="1", ratio="9:16", prompt="A mountain poster")

    child = Frame.objects.get(parent=frame)
    assert (child.generation.ratio, child.generation.prompt) == ("9:16", "A mountain poster")


def test_a_failed_frame_on_another_model(told: ToldProvider) -> None:
    client, user = signed_in(credits=10)
    told.answers = [FrameFailed("The model stopped.", code="provider_error")]
    (made,) = order(user, prompt="A can")
    work()
    failed = made.frames.get()

    press(client, failed, "model", model="sketch")

    child = Frame.objects.get(parent=failed)
    assert (child.label, child.model, child.generation.prompt) == ("A1.1", "sketch", "A can")
    assert "model Nano Banana → Sketch" in text_of(client.get(f"/frames/{child.public_id}"))


def test_a_retired_model_is_said_before_the_press(told: ToldProvider) -> None:
    client, user = signed_in(credits=10)
    (frame,) = done_frames(user, model="nano-banana", prompt="A can")
    ModelState.objects.update_or_create(model="nano-banana", defaults={"retired": True})

    page = text_of(client.get(opened(frame, "format")))
    answer = press(client, frame, "format", ratio="9:16")

    assert "Nano Banana: Retired by its maker; Nano Banana 2 follows it. Change the model" in page
    assert answer.status_code == 422
    assert Frame.objects.count() == 1


def test_the_layout_stands_behind_the_references_that_are_changed(told: ToldProvider) -> None:
    client, user = signed_in(credits=20)
    can = make_image(user, name="can.png")
    fields = {"model": "nano-banana-2", "references": (OrderedReference(can.pk, "product"),)}
    (frame,) = done_frames(user, **fields)
    assert frame.image is not None

    html = client.get(opened(frame, "reference")).content.decode()

    order_of_references = [
        html.index(f'data-reference="{image.public_id}"') for image in (can, frame.image)
    ]
    assert order_of_references == sorted(order_of_references)
    assert f'data-own data-reference="{frame.image.public_id}"' in html


def test_no_other_thing_is_taken_from_a_form(told: ToldProvider) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user)

    answer = press(client, frame, "colour")

    assert answer.status_code == 422
    assert "There is no thing of this name." in text_of(answer)
    assert Frame.objects.count() == 1


def test_an_order_of_the_api_keeps_all_its_lines(told: ToldProvider) -> None:
    client, user = signed_in()
    lines = ("One", "Two", "Three", "Four", "Five")
    (frame,) = done_frames(user, words=lines, ratio="4:5")

    press(client, frame, "format", ratio="9:16")

    assert Frame.objects.get(parent=frame).generation.words == list(lines)


def test_what_the_credits_allow_lets_go_of_the_model_that_was_held(told: ToldProvider) -> None:
    client, user = signed_in(credits=4)
    (frame,) = done_frames(user, model="nano-banana-2", prompt="A can", ratio="4:5")
    compose = f"/projects/{frame.project.public_id}/compose"
    wanted = form(frame, "format", ratio="9:16")
    short = client.post(compose, wanted)
    assert button(short) == "Needs 4, you have 0"

    free = client.post(
        compose, wanted | {"use": "across=,model=sketch,resolution=,quality="}, headers=HTMX
    )

    assert cost_line(free).startswith("Free.")
    assert 'name="let_go" value="1"' in free.content.decode()
    press(client, frame, "format", ratio="9:16", model="sketch", let_go="1")
    child = Frame.objects.get(parent=frame)
    assert (child.model, child.generation.ratio) == ("sketch", "9:16")


def test_a_suggestion_for_the_thing_itself_holds_the_rest(told: ToldProvider) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user, **POSTER)

    answer = client.post(
        f"/projects/{frame.project.public_id}/compose",
        form(frame, "format", use="ratio=9:16", prompt="Other"),
    )

    assert "A1 , with format 4:5 → 9:16" in text_of(answer)
    assert 'name="let_go"' not in answer.content.decode()


def test_what_the_held_model_cannot_make_is_said_with_the_nearest(told: ToldProvider) -> None:
    client, user = signed_in(credits=10)
    (frame,) = done_frames(user, model="nano-banana", prompt="A can")
    compose = f"/projects/{frame.project.public_id}/compose"

    page = text_of(client.post(compose, form(frame, "format", ratio="8:1")))

    assert "Nano Banana does not make this format. The nearest that it makes is 21:9." in page
    assert "Nothing is changed yet" not in page
    assert press(client, frame, "format", ratio="8:1").status_code == 422
    assert Frame.objects.count() == 1
