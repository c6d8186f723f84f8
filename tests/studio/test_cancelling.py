"""Cancelling: the credits come back at once, whatever is on its way; and pictures too late."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import User
from billing import ledger
from gallery.models import Image
from studio import late, sweeping
from studio.models import Frame, LateArrival
from studio.providers.protocol import ContentRefused, RenderedImage
from studio.refusals import NotCancellable, NotThere
from studio.services import (
    cancel_frame,
    cancel_generation,
    pick,
    remove_frame,
    restore_frame,
    send_to_review,
    take_late,
    unpick,
)
from tests.factories import make_user, workspace_of
from tests.studio.rendering_stage import ToldProvider, claim, grant, order, picture_for, work

pytestmark = pytest.mark.django_db


def rich(credits: int = 20) -> User:
    user = make_user()
    grant(user, credits)
    return user


def credits_of(user: User) -> tuple[int, int]:
    balance = ledger.balance(workspace_of(user).pk)
    return balance.posted, balance.held


def arrive_late(told: ToldProvider, user: User) -> Frame:
    """Order a frame, cancel it during the call, and let the provider deliver all the same."""
    (generation,) = order(user)

    def cancel(request: Any) -> RenderedImage:
        cancel_frame(frame=generation.frames.get())
        return picture_for(request)

    told.answers = [cancel]
    work()
    return generation.frames.get()


@pytest.mark.parametrize("running", [False, True])
def test_cancelling_a_frame_returns_its_credits_at_once(told: ToldProvider, running: bool) -> None:
    user = rich()
    (generation,) = order(user, count=2)
    frame = claim() if running else generation.frames.get(number=1)
    assert credits_of(user) == (20, 4)

    cancelled = cancel_frame(frame=frame)

    generation.refresh_from_db()
    assert (cancelled.status, generation.status) == ("cancelled", "running")
    assert credits_of(user) == (20, 2)


def test_what_has_ended_cannot_be_cancelled(told: ToldProvider) -> None:
    user = rich()
    (generation,) = order(user)
    work()

    with pytest.raises(NotCancellable):
        cancel_frame(frame=generation.frames.get())
    with pytest.raises(NotCancellable):
        cancel_generation(generation=generation)

    assert generation.frames.get().status == "done"
    assert credits_of(user) == (18, 0)


def test_cancelling_an_order_leaves_what_is_done(told: ToldProvider) -> None:
    told.answers = [picture_for, ContentRefused("No.")]
    user = rich()
    (generation,) = order(user, count=4)
    first = claim()
    Frame.objects.filter(pk=first.pk).update(status="done")

    cancel_generation(generation=generation)

    statuses = list(generation.frames.order_by("number").values_list("status", flat=True))
    assert statuses == ["done", "cancelled", "cancelled", "cancelled"]
    generation.refresh_from_db()
    assert generation.status == "partial"
    assert credits_of(user) == (20, 2)


def test_a_late_picture_can_be_taken_for_its_price(told: ToldProvider) -> None:
    user = rich()
    frame = arrive_late(told, user)
    assert credits_of(user) == (20, 0)

    taken = take_late(frame=frame, member=user)

    frame.refresh_from_db()
    assert (frame.status, frame.arrived_late) == ("cancelled", False)
    assert (taken.status, taken.label, taken.charged) == ("done", "A2", 2)
    assert taken.image == Image.objects.get()
    assert taken.generation.status == "succeeded"
    assert credits_of(user) == (18, 0)
    with pytest.raises(NotThere):
        take_late(frame=frame, member=user)
    assert credits_of(user) == (18, 0)


def test_a_late_picture_that_cannot_be_paid_stays_offered(told: ToldProvider) -> None:
    user = rich(3)
    frame = arrive_late(told, user)
    order(user, press="p2")

    with pytest.raises(ledger.InsufficientCredits):
        take_late(frame=frame, member=user)

    assert late.find_late(frame) is not None
    assert Frame.objects.count() == 2
    assert credits_of(user) == (3, 2)


def test_an_untaken_late_picture_is_deleted_after_a_day(told: ToldProvider, settings: Any) -> None:
    user = rich()
    frame = arrive_late(told, user)
    original = settings.MEDIA_ROOT / LateArrival.objects.get().kept["file"]
    assert late.purge_late() == 0
    assert original.exists()
    LateArrival.objects.update(arrived_at=timezone.now() - timedelta(hours=24, seconds=1))

    with pytest.raises(NotThere):
        take_late(frame=frame, member=user)
    sweeping.sweep_stores()

    frame.refresh_from_db()
    assert not frame.arrived_late
    assert not LateArrival.objects.exists()
    assert not original.exists()


def test_a_done_frame_is_picked_and_unpicked(told: ToldProvider) -> None:
    (generation,) = order(rich())
    work()
    frame = generation.frames.get()

    picked = pick(frame=frame, why="mood")
    assert (picked.picked_at is not None, picked.picked_why) == (True, "mood")
    assert send_to_review(frame=frame).in_review_at is not None

    unpicked = unpick(frame=frame)
    assert (unpicked.picked_at, unpicked.picked_why) == (None, "")


def test_a_frame_without_a_picture_cannot_be_marked(told: ToldProvider) -> None:
    (generation,) = order(rich())
    frame = generation.frames.get()

    for mark in (pick, unpick, send_to_review):
        with pytest.raises(NotThere):
            mark(frame=frame)

    frame.refresh_from_db()
    assert (frame.picked_at, frame.in_review_at) == (None, None)


def test_an_ended_frame_is_removed_and_restored(told: ToldProvider) -> None:
    (generation,) = order(rich())
    frame = generation.frames.get()
    with pytest.raises(NotThere):
        remove_frame(frame=frame)
    work()

    assert remove_frame(frame=frame).removed_at is not None
    assert restore_frame(frame=frame).removed_at is None
    assert Image.objects.count() == 1
