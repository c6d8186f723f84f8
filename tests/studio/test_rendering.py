"""One frame through the worker: each outcome, and what it does to row, credits and files."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.utils import timezone
from PIL import Image as Pixels

from accounts.models import User
from billing import ledger
from gallery import services as gallery
from gallery.models import Image, Publication
from studio import delivery
from studio.endings import status_of
from studio.models import Attempt, Frame, Generation, LateArrival, ModelState
from studio.providers.protocol import (
    Busy,
    ContentRefused,
    FrameFailed,
    ModelRetired,
    ModelTrouble,
    OutcomeUnknown,
    ProviderFault,
    RenderedImage,
    TryAgain,
)
from studio.services import cancel_frame
from tests.factories import make_user, workspace_of
from tests.studio.rendering_stage import (
    ToldProvider,
    claim,
    finish_claimed,
    grant,
    make_due,
    order,
    picture,
    picture_for,
    work,
)

pytestmark = pytest.mark.django_db


def credits_of(user: User) -> tuple[int, int]:
    balance = ledger.balance(workspace_of(user).pk)
    return balance.posted, balance.held


def test_a_sketch_is_drawn_stored_and_free(settings: Any) -> None:
    settings.WELCOME_CREDITS = 0
    user = make_user()
    grant(user, 10)
    (generation,) = order(user, model="sketch", prompt="A poster for a tea sale", words=("SALE",))

    work("sketch")

    generation.refresh_from_db()
    frame = generation.frames.get()
    assert (frame.status, generation.status) == ("done", "succeeded")
    assert frame.image is not None
    assert (frame.image.width, frame.image.height) == (generation.width, generation.height)
    assert frame.image.origin == f"frame:{frame.pk}"
    assert frame.image.provenance["source_type"] == "algorithmicMedia"
    assert frame.image.alt
    assert sorted(v.width for v in frame.image.variants.all()) == [320, 640]
    assert frame.charged == 0
    assert credits_of(user) == (10, 0)


def test_a_delivered_picture_is_charged_once(told: ToldProvider) -> None:
    user = make_user()
    grant(user, 10)
    (generation,) = order(user, count=2)
    assert credits_of(user) == (10, 4)

    work()
    work()

    generation.refresh_from_db()
    assert generation.status == "succeeded"
    assert generation.finished_at is not None
    assert credits_of(user) == (6, 0)
    assert Image.objects.count() == 2
    assert len(told.requests) == 2
    assert len({request.seed for request in told.requests}) == 2
    attempt = Attempt.objects.earliest("id")
    assert (attempt.outcome, attempt.wire_model) == ("delivered", "gemini-2.5-flash-image")
    assert attempt.cost_microdollars == 39_000


@pytest.mark.parametrize(
    ("fault", "status", "code"),
    [
        (ContentRefused("It names a living person."), "refused", "content_refused"),
        (FrameFailed("No.", code="no_image"), "failed", "no_image"),
        (ModelTrouble("Not now."), "failed", "model_unavailable"),
        (ModelRetired("Gone."), "failed", "model_retired"),
    ],
)
def test_a_final_fault_ends_the_frame_and_returns_the_credits(
    told: ToldProvider, fault: ProviderFault, status: str, code: str
) -> None:
    told.answers = [fault]
    user = make_user()
    grant(user, 10)
    (generation,) = order(user)

    work()

    frame = generation.frames.get()
    generation.refresh_from_db()
    assert (frame.status, frame.error_code, frame.error_detail) == (status, code, fault.detail)
    assert generation.status == "failed"
    assert credits_of(user) == (10, 0)
    assert len(told.requests) == 1
    assert not Image.objects.exists()


def test_an_answered_fault_is_repeated_twice_then_fails(told: ToldProvider) -> None:
    told.answers = [TryAgain("Down."), TryAgain("Down."), TryAgain("Down.")]
    user = make_user()
    grant(user, 10)
    (generation,) = order(user)

    waits: list[tuple[str, timedelta]] = []
    for _ in range(4):
        waits += work()
        make_due()

    frame = generation.frames.get()
    assert (frame.status, frame.error_code, frame.attempts_made) == ("failed", "provider_error", 3)
    assert waits == [("nano-banana", timedelta(seconds=n)) for n in (2, 4)]
    assert credits_of(user) == (10, 0)
    assert Attempt.objects.filter(outcome="failed").count() == 3


def test_an_answered_fault_then_a_picture_is_charged_once(told: ToldProvider) -> None:
    told.answers = [TryAgain("Down.")]
    user = make_user()
    grant(user, 10)
    (generation,) = order(user)

    work()
    frame = generation.frames.get()
    assert (frame.status, credits_of(user)) == ("queued", (10, 2))
    make_due()
    work()

    frame.refresh_from_db()
    assert (frame.status, frame.attempts_made, credits_of(user)) == ("done", 2, (8, 0))


def test_an_unknown_outcome_is_repeated_once(told: ToldProvider) -> None:
    told.answers = [OutcomeUnknown("Cut off."), OutcomeUnknown("Cut off.")]
    user = make_user()
    grant(user, 10)
    (generation,) = order(user)

    work()
    work()

    frame = generation.frames.get()
    assert (frame.status, frame.error_code) == ("failed", "provider_timeout")
    assert (frame.attempts_made, frame.unknown_outcomes) == (2, 1)
    assert list(Attempt.objects.values_list("outcome", flat=True)) == ["unknown", "unknown"]
    assert credits_of(user) == (10, 0)


def test_a_busy_provider_is_no_attempt_and_sets_a_time(told: ToldProvider) -> None:
    told.answers = [Busy("Busy.", wait=timedelta(minutes=5)) for _ in range(4)]
    user = make_user()
    grant(user, 10)
    (generation,) = order(user)

    for _ in range(4):
        assert work() == [("nano-banana", timedelta(minutes=5))]
        frame = generation.frames.get()
        assert (frame.status, frame.attempts_made) == ("queued", 0)
        assert frame.due_at > timezone.now() + timedelta(minutes=4)
        make_due()
    work()

    frame.refresh_from_db()
    assert (frame.status, frame.attempts_made, credits_of(user)) == ("done", 1, (8, 0))


def test_an_open_circuit_puts_the_models_other_frames_off(told: ToldProvider) -> None:
    told.answers = [ModelTrouble("Key refused.", out_for=timedelta(minutes=10))]
    user = make_user()
    grant(user, 10)
    order(user, count=2)

    work()

    state = ModelState.objects.get(pk="nano-banana")
    assert state.trouble_until is not None
    assert state.trouble_until > timezone.now() + timedelta(minutes=9)
    waiting = Frame.objects.get(status="queued")
    assert waiting.due_at == state.trouble_until
    assert credits_of(user) == (10, 2)


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


def test_a_stale_claim_writes_nothing(told: ToldProvider) -> None:
    user = make_user()
    grant(user, 10)
    (generation,) = order(user)
    stalled = claim()
    Frame.objects.filter(pk=stalled.pk).update(status="queued")
    make_due()
    work()
    done = generation.frames.get()
    assert (done.status, done.claim) == ("done", 2)

    finish_claimed(stalled)

    again = generation.frames.get()
    assert (again.status, again.claim, again.image_id) == ("done", 2, done.image_id)
    assert len(told.requests) == 1, "a claim that was lost must not call the provider"
    assert credits_of(user) == (8, 0)


def test_a_claim_lost_during_the_call_throws_its_files_away(
    told: ToldProvider, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    user = make_user()
    grant(user, 10)
    (generation,) = order(user)
    keep, kept = gallery.keep_made, []

    def keep_and_note(**given: Any) -> gallery.KeptFiles:
        kept.append(keep(**given))
        return kept[-1]

    def lose(request: Any) -> RenderedImage:
        Frame.objects.update(claim=7)
        return picture_for(request)

    monkeypatch.setattr(gallery, "keep_made", keep_and_note)
    told.answers = [lose]
    work()

    frame = generation.frames.get()
    assert (frame.status, frame.image, credits_of(user)) == ("running", None, (10, 2))
    assert not Image.objects.exists()
    assert len(kept[0].names) == 3
    assert not [name for name in kept[0].names if (settings.MEDIA_ROOT / name).exists()]


def test_a_cancel_during_the_call_keeps_the_picture_uncharged(told: ToldProvider) -> None:
    user = make_user()
    grant(user, 10)
    (generation,) = order(user)

    def cancel(request: Any) -> RenderedImage:
        cancel_frame(frame=generation.frames.get())
        return picture_for(request)

    told.answers = [cancel]
    work()

    frame = generation.frames.get()
    generation.refresh_from_db()
    assert (frame.status, frame.arrived_late, frame.image) == ("cancelled", True, None)
    assert generation.status == "cancelled"
    assert credits_of(user) == (10, 0)
    assert LateArrival.objects.get().credits == 2
    assert not Image.objects.exists()


def test_a_cancel_before_the_call_makes_none(told: ToldProvider) -> None:
    user = make_user()
    grant(user, 10)
    (generation,) = order(user)
    frame = claim()
    cancel_frame(frame=frame)

    finish_claimed(frame)

    assert told.requests == []
    assert generation.frames.get().status == "cancelled"
    assert credits_of(user) == (10, 0)


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


def test_an_adapters_own_mistake_is_repeated_and_then_fails(told: ToldProvider) -> None:
    told.answers = [KeyError("x"), KeyError("x"), KeyError("x")]
    user = make_user()
    grant(user, 10)
    (generation,) = order(user)

    for _ in range(3):
        work()
        make_due()

    frame = generation.frames.get()
    assert (frame.status, frame.error_code) == ("failed", "provider_error")
    assert "x" not in frame.error_detail.split()
    assert credits_of(user) == (10, 0)


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


def test_a_mixed_order_ends_partial(told: ToldProvider) -> None:
    told.answers = [picture_for, ContentRefused("No.")]
    user = make_user()
    grant(user, 10)
    (generation,) = order(user, count=2)

    work()

    generation.refresh_from_db()
    assert generation.status == "partial"
    assert sorted(generation.frames.values_list("status", flat=True)) == ["done", "refused"]
    assert credits_of(user) == (8, 0)


def test_the_provider_gets_the_order_and_no_name(told: ToldProvider) -> None:
    user = make_user()
    grant(user, 10)
    order(user, prompt="A red can", words=("SALE",), ratio="4:5")

    work()

    (request,) = told.requests
    assert (request.prompt, request.words, request.ratio) == ("A red can", ("SALE",), "4:5")
    assert len(request.person) == 32
    assert str(user.pk) not in request.person


def test_status_follows_the_frames() -> None:
    assert status_of(["queued", "queued"]) == Generation.Status.QUEUED
    assert status_of(["queued", "done"]) == Generation.Status.RUNNING
    assert status_of(["running", "cancelled"]) == Generation.Status.RUNNING
    assert status_of(["done", "done"]) == Generation.Status.SUCCEEDED
    assert status_of(["done", "cancelled"]) == Generation.Status.PARTIAL
    assert status_of(["cancelled", "cancelled"]) == Generation.Status.CANCELLED
    assert status_of(["cancelled", "failed"]) == Generation.Status.FAILED
    assert status_of(["refused"]) == Generation.Status.FAILED
