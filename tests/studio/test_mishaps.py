"""What goes wrong beside the provider: each costs a frame a while, never credits or a file."""

from datetime import timedelta
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.core.cache import cache
from django.db import IntegrityError
from django.utils import timezone

from accounts.models import User
from billing import ledger
from gallery import files
from gallery import services as gallery
from gallery.models import Image, Publication
from studio import claims, delivery, endings, materials, rendering
from studio.models import Attempt, Frame, Generation
from studio.orders import OrderedReference
from studio.providers.protocol import Busy, OutcomeUnknown, RenderedImage
from tests.factories import make_image, make_user, workspace_of
from tests.studio.rendering_stage import (
    ToldProvider,
    claim,
    grant,
    make_due,
    order,
    picture,
    picture_for,
    work,
)

pytestmark = pytest.mark.django_db


def maker() -> User:
    user = make_user()
    grant(user, 20)
    return user


def credits_of(user: User) -> tuple[int, int]:
    balance = ledger.balance(workspace_of(user).pk)
    return balance.posted, balance.held


def stored(settings: Any) -> set[str]:
    return {str(path) for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()}


def test_a_providers_id_may_hold_what_no_database_stores(told: ToldProvider) -> None:
    told.answers = [
        OutcomeUnknown("Cut off.", request_id="a\x00b\n"),
        lambda asked: RenderedImage(picture_for(asked).data, request_id="c\x00d" + "e" * 200),
    ]
    (generation,) = order(maker())

    work()

    assert generation.frames.get().status == "done"
    ids = list(Attempt.objects.order_by("started_at").values_list("request_id", flat=True))
    assert ids == ["ab", "cd" + "e" * 118]


def test_a_surprise_over_one_frame_does_not_stop_the_next(
    told: ToldProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    price, asked = delivery.price_of_arrival, []

    def fail_once(*args: Any, **facts: Any) -> int | None:
        asked.append(args)
        if len(asked) == 1:
            raise KeyError("a ratio that this version does not know")
        return price(*args, **facts)

    monkeypatch.setattr(delivery, "price_of_arrival", fail_once)
    (generation,) = order(maker(), count=2)

    work()

    first, second = generation.frames.order_by("number")
    assert (first.status, second.status) == ("running", "done")
    assert rendering._flights == {}


def test_a_hand_over_that_cannot_be_written_throws_its_files_away(
    told: ToldProvider, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    def refuse(frame: Frame, arrival: endings.Arrival) -> None:
        raise IntegrityError("no such thing")

    monkeypatch.setattr(endings, "hand_over", refuse)
    user = maker()
    before = stored(settings)
    (generation,) = order(user)

    work()

    assert generation.frames.get().status == "running", "left to the sweeper"
    assert stored(settings) == before
    assert credits_of(user) == (20, 2)


def test_a_queue_that_is_down_does_not_stop_who_is_at_work(told: ToldProvider) -> None:
    def down(model: str, *, wait: timedelta = timedelta(0)) -> None:
        raise ConnectionError

    told.answers = [Busy("Busy.", wait=timedelta(minutes=1))]
    (generation,) = order(maker(), count=2)

    async_to_sync(rendering.render_waiting)("nano-banana", nudge=down)

    assert [f.status for f in generation.frames.order_by("number")] == ["queued", "done"]


def test_a_cache_that_is_down_costs_the_preview_alone(
    told: ToldProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    def down(*args: Any, **facts: Any) -> None:
        raise ConnectionError

    monkeypatch.setattr(cache, "set", down)
    order(maker())

    frame = claim()
    async_to_sync(delivery.preview_for(frame, materials.gather(frame)))(picture(1024, 1024))


def test_a_storage_that_is_away_puts_the_frame_off_before_any_call(
    told: ToldProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = maker()
    reference = make_image(user)
    (generation,) = order(user, references=(OrderedReference(reference.pk),))

    def away(name: str) -> bytes:
        raise TimeoutError

    with monkeypatch.context() as patch:
        patch.setattr(files, "read", away)
        assert work() == [("nano-banana", timedelta(seconds=30))]

    frame = generation.frames.get()
    assert (frame.status, frame.attempts_made, told.requests) == ("queued", 0, [])
    assert frame.due_at > timezone.now() + timedelta(seconds=25)
    make_due()
    work()
    assert generation.frames.get().status == "done"


def test_a_reference_in_the_bin_is_still_sent_and_an_erased_one_is_not(told: ToldProvider) -> None:
    user = maker()
    binned, erased = make_image(user), make_image(user)
    orders = [
        order(user, press=f"p{image.pk}", references=(OrderedReference(image.pk),))[0]
        for image in (binned, erased)
    ]
    gallery.delete_images(workspace_id=workspace_of(user).pk, ids=[binned.pk, erased.pk])
    Image.objects.filter(pk=erased.pk).update(file="")

    work()

    first, second = (generation.frames.get() for generation in orders)
    assert (first.status, second.status, second.error_code) == ("done", "failed", "storage_error")
    assert second.error_detail == "Reference 1 could not be read."
    assert len(told.requests) == 1
    assert credits_of(user) == (18, 0)


# --- Publishing what was ordered public ----------------------------------------------------------


def public_order(user: User) -> Generation:
    (generation,) = order(user, private=False)
    return generation


def age(minutes: int) -> None:
    Frame.objects.update(finished_at=timezone.now() - timedelta(minutes=minutes))


@pytest.fixture
def broken_publishing() -> Any:
    patch = pytest.MonkeyPatch()

    def fail(**given: Any) -> None:
        raise TimeoutError

    patch.setattr(gallery, "publish", fail)
    yield patch
    patch.undo()


def test_what_could_not_be_published_is_published_later(
    told: ToldProvider, broken_publishing: pytest.MonkeyPatch
) -> None:
    user = maker()
    frame = public_order(user).frames.get()
    work()
    frame.refresh_from_db()
    assert (frame.status, frame.publish_due, credits_of(user)) == ("done", True, (18, 0))
    assert delivery.publish_overdue() == 0, "its worker may be at it"

    age(minutes=3)
    assert delivery.publish_overdue() == 0, "still broken"
    assert not Publication.objects.exists()
    broken_publishing.undo()

    assert delivery.publish_overdue() == 1
    assert Publication.objects.get().image_id == frame.image_id
    assert delivery.publish_overdue() == 0


def test_what_was_withdrawn_or_thrown_away_is_not_published_again(
    told: ToldProvider, broken_publishing: pytest.MonkeyPatch
) -> None:
    user = maker()
    thrown = public_order(user).frames.get()
    work()
    broken_publishing.undo()
    thrown.refresh_from_db()
    assert thrown.image_id is not None
    gallery.delete_images(workspace_id=workspace_of(user).pk, ids=[thrown.image_id])
    (withdrawn,) = order(user, press="p2", private=False)
    work()
    image_id = withdrawn.frames.get().image_id
    assert image_id is not None
    image = Image.objects.get(pk=image_id)
    assert gallery.unpublish(image=image)

    age(minutes=3)
    delivery.publish_overdue()

    assert not Publication.objects.exists()
    assert not Frame.objects.filter(publish_due=True).exists()


def test_a_private_order_is_never_due(told: ToldProvider) -> None:
    order(maker())
    work()
    age(minutes=3)

    assert delivery.publish_overdue() == 0
    assert not Publication.objects.exists()


def test_a_claim_gives_the_frame_as_it_is_stored(told: ToldProvider) -> None:
    order(maker())

    (taken,) = claims.claim_due("nano-banana", 1)

    row = Frame.objects.get(pk=taken.pk)
    for name in ("status", "claim", "due_at", "started_at", "attempts_made"):
        assert getattr(taken, name) == getattr(row, name), name
