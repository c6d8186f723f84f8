"""Frames whose picture is in the bin, or erased for good: nothing leads where nothing is."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gallery import services as gallery
from gallery.models import BIN_DAYS
from studio.models import Frame
from tests.factories import make_image
from tests.studio.pages.stage import done_frames, signed_in, text_of
from tests.studio.rendering_stage import ToldProvider

pytestmark = pytest.mark.django_db


def erase(frame: Frame) -> None:
    """Delete the frame's picture and let its days in the bin pass."""
    assert frame.image is not None
    gallery.delete_image(image=frame.image)
    assert gallery.purge_bin(now=timezone.now() + timedelta(days=BIN_DAYS)) == 1


def test_a_picture_in_the_bin_is_restored_there(told: ToldProvider) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user)
    assert frame.image is not None
    gallery.delete_image(image=frame.image)

    page = client.get(f"/frames/{frame.public_id}")

    assert "Its picture is in the bin Restore it there" in text_of(page)
    assert f'href="/images/{frame.image.public_id}"' in page.content.decode()


def test_a_picture_in_the_bin_is_not_sent_to_review(told: ToldProvider) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user)
    assert frame.image is not None
    gallery.delete_image(image=frame.image)

    answer = client.post(f"/frames/{frame.public_id}/send", follow=True)

    assert "The picture of frame A1 is in the bin." in text_of(answer)
    frame.refresh_from_db()
    assert frame.in_review_at is None


def test_an_erased_picture_is_not_offered_to_be_restored(told: ToldProvider) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user)
    erase(frame)

    page = client.get(f"/frames/{frame.public_id}")

    assert frame.image is not None
    said, html = text_of(page), page.content.decode()
    assert f"Its picture was erased on {timezone.now() + timedelta(days=BIN_DAYS):%-d %B}" in said
    assert "The prompt and the settings are kept. Order it again" in said
    assert "Restore it there" not in said
    assert frame.image.public_id not in html
    assert "Arrived" in said


def test_an_erased_step_and_an_erased_reference_are_no_broken_pictures(
    told: ToldProvider,
) -> None:
    client, user = signed_in()
    (first,) = done_frames(user)
    (second,) = done_frames(user, parent=first.pk)
    photo = make_image(user, name="can.png")
    second.generation.references.create(image=photo, position=0, role="product", keep="label")
    assert "Full diff" in text_of(client.get(f"/frames/{second.public_id}"))
    erase(first)
    gallery.delete_image(image=photo)
    gallery.purge_bin(now=timezone.now() + timedelta(days=BIN_DAYS))
    assert first.image is not None
    assert second.image is not None

    pages = [
        client.get(path)
        for path in (
            f"/frames/{second.public_id}",
            f"/frames/{second.public_id}/review",
            f"/images/{second.image.public_id}",
        )
    ]

    for page in pages:
        html = page.content.decode()
        assert photo.public_id not in html
        assert first.image.public_id not in html
        assert "Erased product" in text_of(page)
    assert "Full diff" not in text_of(pages[0])  # there is nothing to compare with


def test_the_desk_leaves_out_what_is_in_the_bin(told: ToldProvider) -> None:
    client, user = signed_in()
    kept, binned, erased = done_frames(user, 3)
    for frame in (kept, binned, erased):
        client.post(f"/frames/{frame.public_id}/send")
    assert binned.image is not None
    erase(erased)
    gallery.delete_image(image=binned.image)

    desk = client.get(f"/frames/{kept.public_id}/review")
    gone = client.get(f"/frames/{erased.public_id}/review")

    assert "1 of 1" in text_of(desk)
    assert (gone.status_code, gone["Location"]) == (302, f"/frames/{erased.public_id}")
