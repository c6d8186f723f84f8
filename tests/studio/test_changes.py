"""What a child's order has otherwise than its parent's."""

from typing import Any

import pytest

from studio import changes
from studio.models import Frame
from studio.orders import OrderedReference
from tests.factories import make_image, make_user
from tests.studio.pages.stage import done_frames, waiting_frame
from tests.studio.rendering_stage import ToldProvider, grant, order

pytestmark = pytest.mark.django_db

POSTER = {"prompt": "A harbour poster", "words": ("Open late",), "ratio": "4:5"}


def said(frame: Frame) -> list[str]:
    """Give the changes of a frame in words."""
    related = ("generation__also_from", "parent__generation")
    found = changes.find(Frame.objects.filter(pk=frame.pk).select_related(*related))
    return [str(change) for change in found.get(frame.pk, ())]


def child(parent: Frame, **otherwise: Any) -> Frame:
    """Order a child of a frame and leave it in the queue."""
    fields = {"model": "sketch"} | POSTER | otherwise
    return waiting_frame(parent.workspace.personal_of, **fields, parent=parent.pk)


@pytest.fixture
def poster(told: ToldProvider) -> Frame:
    user = make_user()
    grant(user, 40)
    (frame,) = done_frames(user, **POSTER)
    return frame


def test_a_frame_from_nothing_has_no_changes(poster: Frame) -> None:
    assert said(poster) == []


@pytest.mark.parametrize(
    ("otherwise", "expected"),
    [
        ({}, []),
        ({"ratio": "9:16"}, ["format 4:5 → 9:16"]),
        ({"resolution": "2K"}, ["size 1K → 2K"]),
        ({"words": ("Open early",)}, ["words “Open late” → “Open early”"]),
        ({"words": ()}, ["words “Open late” left out"]),
        ({"words": ("Open late", "Until ten")}, ["words “Until ten” added"]),
        ({"prompt": "A  harbour\nposter"}, []),
        ({"prompt": "A mountain poster"}, ["prompt “harbour” → “mountain”"]),
        ({"prompt": "A harbour poster, at dusk."}, ["prompt “at dusk” added"]),
        ({"prompt": "A harbour poster " + "word " * 900}, ["prompt rewritten"]),
        ({"prompt": "A harbour poster at dusk"}, ["prompt “at dusk” added"]),
        ({"prompt": "A poster"}, ["prompt “harbour” left out"]),
        ({"prompt": "Tea"}, ["prompt “A harbour poster” → “Tea”"]),
        ({"prompt": "The harbour poster again"}, ["prompt changed in 2 places"]),
        ({"prompt": "Tea leaves " * 20}, ["prompt rewritten"]),
        ({"prompt": "A harbour poster " + "with nets " * 20}, ["prompt rewritten"]),
        ({"prompt": "A harbour poster, “Fish”"}, ["words “Fish” added"]),
        (
            {"ratio": "9:16", "prompt": "A harbour poster at dawn"},
            ["prompt “at dawn” added", "format 4:5 → 9:16"],
        ),
    ],
)
def test_each_thing_is_said_by_itself(
    poster: Frame, otherwise: dict[str, Any], expected: list[str]
) -> None:
    assert said(child(poster, **otherwise)) == expected


def test_the_model_and_its_quality(poster: Frame) -> None:
    hosted = child(poster, model="gpt-image-2", quality="low")

    assert said(hosted) == ["model Sketch → GPT Image 2"]
    assert said(child(hosted, model="gpt-image-2", quality="medium")) == [
        "quality Draft → Standard"
    ]


def test_the_picture_that_it_comes_from_is_no_new_reference(poster: Frame) -> None:
    can = make_image(poster.workspace.personal_of, name="can.png")
    bottle = make_image(poster.workspace.personal_of, name="bottle.png")
    edited = child(poster, references=(OrderedReference(can.pk),))
    assert said(edited) == ["reference can.png added"]

    # The can is in the picture already: the next edit begins from that.
    picture = make_image(poster.workspace.personal_of)
    Frame.objects.filter(pk=edited.pk).update(status="done", image=picture)
    assert said(child(edited, references=(OrderedReference(picture.pk),))) == []

    other = child(edited, references=(OrderedReference(bottle.pk),))
    assert said(other) == ["reference can.png → bottle.png"]
    assert said(child(edited)) == ["reference can.png left out"]
    as_style = OrderedReference(can.pk, "style", "the grain", "the light")
    assert said(child(edited, references=(as_style,))) == [
        "can.png as picture → style",
        "can.png keep “the grain” added",
        "can.png change “the light” added",
    ]


def test_what_a_second_frame_gives(poster: Frame) -> None:
    (second,) = done_frames(poster.workspace.personal_of)
    both = child(
        poster,
        also_from=second.pk,
        references=(
            OrderedReference(poster.image_id or second.pk, "layout"),
            OrderedReference(second.image_id or poster.pk, "palette"),
        ),
    )

    assert said(both) == ["palette from B1"]


def test_all_are_read_with_two_queries(poster: Frame, django_assert_num_queries: Any) -> None:
    for number in range(3):
        fields = POSTER | {"model": "sketch", "prompt": f"A harbour poster {number}"}
        order(
            poster.workspace.personal_of, press=f"two-{number}", count=2, parent=poster.pk, **fields
        )
    related = ("generation__also_from", "parent__generation")
    with django_assert_num_queries(2):
        found = changes.find(Frame.objects.select_related(*related))

    assert sorted(str(one) for each in found.values() for one in each) == [
        "prompt “0” added", "prompt “0” added", "prompt “1” added",
        "prompt “1” added", "prompt “2” added", "prompt “2” added",
    ]  # fmt: skip


def test_long_things_are_cut(poster: Frame) -> None:
    assert said(child(poster, words=("Open late", "x" * 60))) == [f"words “{'x' * 39}…” added"]
