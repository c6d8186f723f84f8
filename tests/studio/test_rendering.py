"""One frame through the worker: each outcome, and what it does to row, credits and files."""

import asyncio
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.db import OperationalError

from gallery import services as gallery
from gallery.models import Image
from studio import claims, rendering
from studio.models import Attempt, Frame, LateArrival
from studio.providers.protocol import RenderedImage
from studio.services import cancel_frame
from tests.factories import make_user
from tests.studio.rendering_stage import (
    Nudges,
    ToldProvider,
    claim,
    credits_of,
    finish_claimed,
    grant,
    make_due,
    order,
    picture_for,
    work,
)

pytestmark = pytest.mark.django_db


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


def test_the_provider_gets_the_order_and_no_name(told: ToldProvider) -> None:
    user = make_user()
    grant(user, 10)
    order(user, prompt="A red can", words=("SALE",), ratio="4:5")

    work()

    (request,) = told.requests
    assert (request.prompt, request.words, request.ratio) == ("A red can", ("SALE",), "4:5")
    assert len(request.person) == 32
    assert str(user.pk) not in request.person


class SlowProvider:
    """Answers when its frame's lease has been renewed."""

    def __init__(self, renewed: asyncio.Event) -> None:
        self.renewed = renewed

    async def render(self, request: Any, *, preview: Any) -> RenderedImage:
        await self.renewed.wait()
        return picture_for(request)


def test_a_lease_is_renewed_while_a_frame_is_made_though_the_database_was_away(
    told: ToldProvider, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    settings.FRAME_LEASE = 0.03
    user = make_user()
    grant(user, 10)
    (generation,) = order(user)
    renew, ends = claims.renew, []

    async def work_slowly() -> None:
        loop, renewed = asyncio.get_running_loop(), asyncio.Event()

        def fail_once(flights: Any) -> int:
            ends.append(generation.frames.get().due_at)
            if len(ends) == 1:
                raise OperationalError("away")
            kept = renew(flights)
            ends.append(generation.frames.get().due_at)
            loop.call_soon_threadsafe(renewed.set)
            return kept

        monkeypatch.setattr(claims, "renew", fail_once)
        monkeypatch.setattr(rendering, "provider_for", lambda spec: SlowProvider(renewed))
        await rendering.render_waiting("nano-banana", nudge=Nudges())
        await asyncio.gather(*rendering._renewals)

    async_to_sync(work_slowly)()

    claimed, still, renewed = ends[:3]
    assert claimed == still < renewed
    assert generation.frames.get().status == "done"
    assert not rendering._renewals, "nobody renews when nothing is in flight"
