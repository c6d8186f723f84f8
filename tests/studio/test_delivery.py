"""What came from a provider: looked at, priced, stored and published, or returned."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image as Pixels

from gallery import services as gallery
from gallery.models import Image, Publication
from studio import delivery
from studio.models import Attempt
from studio.providers.protocol import RenderedImage
from tests.factories import make_user
from tests.studio.rendering_stage import (
    ToldProvider,
    credits_of,
    grant,
    order,
    picture,
    work,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"not a picture", "bad_image"),
        (picture(1024, 1024)[:5000], "bad_image"),
        (picture(512, 512), "bad_image"),
    ],
)
def test_what_is_no_picture_is_not_charged(told: ToldProvider, data: bytes, code: str) -> None:
    told.answers = [RenderedImage(data=data)]
    user = make_user()
    grant(user, 10)
    (generation,) = order(user)

    work()

    frame = generation.frames.get()
    assert (frame.status, frame.error_code) == ("failed", code)
    assert credits_of(user) == (10, 0)
    assert Attempt.objects.get().outcome == "delivered"
    assert not Image.objects.exists()


def test_a_blank_picture_costs_nothing(told: ToldProvider) -> None:
    out = BytesIO()
    Pixels.new("RGB", (1024, 1024), (250, 250, 250)).save(out, "PNG")
    told.answers = [RenderedImage(data=out.getvalue())]
    user = make_user()
    grant(user, 10)
    (generation,) = order(user)

    work()

    frame = generation.frames.get()
    assert (frame.status, frame.error_code) == ("failed", "blank_image")
    assert credits_of(user) == (10, 0)


def test_a_smaller_picture_costs_what_its_size_costs(told: ToldProvider) -> None:
    told.answers = [RenderedImage(data=picture(1024, 1024))]
    user = make_user()
    grant(user, 10)
    (generation,) = order(user, model="nano-banana-2", resolution="2K")
    assert credits_of(user) == (10, 6)

    work("nano-banana-2")

    frame = generation.frames.get()
    assert (frame.status, frame.price, frame.charged) == ("done", 6, 4)
    assert credits_of(user) == (6, 0)


def test_storage_that_fails_once_is_tried_again(
    told: ToldProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep, calls = gallery.keep_made, []

    def fail_once(**given: Any) -> gallery.KeptFiles:
        calls.append(1)
        if len(calls) == 1:
            raise OSError("disk full")
        return keep(**given)

    monkeypatch.setattr(delivery, "STORING_PAUSES", (0.0, 0.0))
    monkeypatch.setattr(gallery, "keep_made", fail_once)
    user = make_user()
    grant(user, 10)
    (generation,) = order(user)

    work()

    assert generation.frames.get().status == "done"
    assert (len(calls), len(told.requests), credits_of(user)) == (2, 1, (8, 0))


def test_storage_that_stays_down_returns_the_credits(
    told: ToldProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**given: Any) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(delivery, "STORING_PAUSES", (0.0, 0.0))
    monkeypatch.setattr(gallery, "keep_made", fail)
    user = make_user()
    grant(user, 10)
    (generation,) = order(user)

    work()

    frame = generation.frames.get()
    assert (frame.status, frame.error_code, credits_of(user)) == (
        "failed",
        "storage_error",
        (10, 0),
    )


def test_a_public_order_is_published_with_no_more_than_its_picture(told: ToldProvider) -> None:
    user = make_user(name="Mara Lind")
    grant(user, 10)
    order(user, private=False)

    work()

    shown = Publication.objects.get()
    assert (shown.maker_name, shown.prompt, shown.settings) == ("Mara Lind", "", {})


def test_a_private_order_is_not_published(told: ToldProvider) -> None:
    user = make_user()
    grant(user, 10)
    order(user)

    work()

    assert Image.objects.count() == 1
    assert not Publication.objects.exists()
