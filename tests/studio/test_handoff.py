"""What is in flight: handed over, limited, let finish, and put back when the server stops."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures.process import BrokenProcessPool
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.db import OperationalError
from django.utils import timezone

from billing import ledger
from config.broker import InFlight, InProcessBroker
from gallery import processes
from gallery.models import Image
from studio import delivery, endings, rendering
from studio.actors import render
from studio.models import Attempt, Frame
from studio.orders import OrderedReference
from studio.providers.protocol import RenderedImage
from studio.providers.sketch_adapter import SketchProvider
from tests.factories import make_image, make_user, workspace_of
from tests.pictures import a_picture
from tests.studio.rendering_stage import (
    Nudges,
    ToldProvider,
    claim,
    grant,
    make_due,
    order,
    picture_for,
    work,
)


class Stuck:
    """A provider that never answers."""

    def __init__(self) -> None:
        self.asked = asyncio.Event()

    async def render(self, request: Any, *, preview: Any) -> RenderedImage:
        self.asked.set()
        await asyncio.Event().wait()
        raise AssertionError


def one_order(**fields: Any) -> Frame:
    user = make_user()
    grant(user, 10)
    (generation,) = order(user, **fields)
    return generation.frames.get()


def run(work: Coroutine[Any, Any, Any]) -> Any:
    async def go() -> Any:
        async with asyncio.timeout(10):
            return await work

    return async_to_sync(go)()


def test_no_more_than_the_limit_is_in_flight_and_all_is_done() -> None:
    most, done = 0, 0

    async def hand_over() -> None:
        nonlocal most, done
        in_flight = InFlight(limit=3, grace=5)

        async def call() -> None:
            nonlocal most, done
            most = max(most, len(in_flight.tasks))
            await asyncio.sleep(0.01)
            done += 1

        for _ in range(10):
            await in_flight.start(call)
        await in_flight._drain()

    run(hand_over())
    assert (most, done) == (3, 10)


def test_what_does_not_finish_in_time_is_cancelled_and_may_write_it_down() -> None:
    written: list[str] = []

    async def stop() -> None:
        in_flight = InFlight(limit=3, grace=0.01)

        async def call() -> None:
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                await asyncio.sleep(0.01)
                written.append("queued again")
                raise

        await in_flight.start(call)
        await in_flight._drain()

    run(stop())
    assert written == ["queued again"]


def test_the_queue_in_memory_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    broker = InProcessBroker([])
    broker.declare_queue("render")
    monkeypatch.setattr(InProcessBroker, "WAITING_MAX", 3)

    for _ in range(5):
        broker.enqueue(render.message("sketch"))

    assert broker.queues["render"].qsize() == 3


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "unknown"), [("nano-banana", 1), ("sketch", 0)])
def test_a_frame_in_the_making_is_queued_again_when_the_server_stops(
    told: ToldProvider, monkeypatch: pytest.MonkeyPatch, model: str, unknown: int
) -> None:
    one_order(model=model)
    frame = claim(model)

    async def stop() -> None:
        stuck = Stuck()
        monkeypatch.setattr(rendering, "provider_for", lambda spec: stuck)
        making = asyncio.create_task(rendering.render(frame, nudge=Nudges()))
        await stuck.asked.wait()
        making.cancel()
        with pytest.raises(asyncio.CancelledError):
            await making

    run(stop())

    frame.refresh_from_db()
    assert (frame.status, frame.unknown_outcomes) == ("queued", unknown)
    assert frame.due_at <= timezone.now()
    assert Attempt.objects.get().outcome == "unknown"
    assert ledger.balance(frame.workspace_id).held == frame.price


@pytest.mark.django_db
def test_a_picture_that_has_come_is_handed_over_though_the_server_stops(
    told: ToldProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_order()
    frame = claim()
    receive = delivery.receive
    coming = asyncio.Event()

    async def slow(*given: Any) -> Any:
        coming.set()
        await asyncio.sleep(0.05)
        return await receive(*given)

    monkeypatch.setattr(delivery, "receive", slow)

    async def stop() -> None:
        making = asyncio.create_task(rendering.render(frame, nudge=Nudges()))
        await coming.wait()
        making.cancel()
        with pytest.raises(asyncio.CancelledError):
            await making

    run(stop())

    frame.refresh_from_db()
    assert (frame.status, ledger.balance(frame.workspace_id).posted) == ("done", 8)


@pytest.mark.django_db
def test_a_call_without_end_has_a_deadline(
    told: ToldProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = one_order()
    monkeypatch.setattr(rendering, "DEADLINE", 0.01)
    stuck = Stuck()
    monkeypatch.setattr(rendering, "provider_for", lambda spec: stuck)

    work()

    frame.refresh_from_db()
    assert (frame.status, frame.error_code) == ("failed", "provider_timeout")
    assert (frame.attempts_made, ledger.balance(frame.workspace_id).held) == (2, 0)


@pytest.mark.django_db
def test_a_locked_database_is_tried_again(
    told: ToldProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = one_order()
    hand_over, tries = delivery.hand_over, []

    def locked_once(*given: Any) -> Any:
        tries.append(1)
        if len(tries) == 1:
            raise OperationalError("database is locked")
        return hand_over(*given)

    monkeypatch.setattr(rendering, "PERSISTING_PAUSES", (0, 0))
    monkeypatch.setattr(delivery, "hand_over", locked_once)

    work()

    frame.refresh_from_db()
    assert (frame.status, len(tries), len(told.requests)) == ("done", 2, 1)


@pytest.mark.django_db
def test_a_hand_over_whose_answer_was_lost_keeps_its_files(
    told: ToldProvider, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    frame = one_order()
    hand_over, tries = delivery.hand_over, []

    def commit_then_fail(*given: Any) -> Any:
        tries.append(1)
        answer = hand_over(*given)
        if len(tries) == 1:
            raise OperationalError("connection lost after the commit")
        return answer

    monkeypatch.setattr(rendering, "PERSISTING_PAUSES", (0, 0))
    monkeypatch.setattr(delivery, "hand_over", commit_then_fail)

    work()

    frame.refresh_from_db()
    assert frame.image is not None
    assert (settings.MEDIA_ROOT / frame.image.file).exists()
    assert ledger.balance(frame.workspace_id).posted == 8


@pytest.mark.django_db
def test_a_database_that_stays_away_leaves_the_frame_to_the_sweeper(
    told: ToldProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = one_order()

    def away(*given: Any) -> Any:
        raise OperationalError("server closed the connection")

    monkeypatch.setattr(rendering, "PERSISTING_PAUSES", (0, 0))
    monkeypatch.setattr(delivery, "hand_over", away)

    work()

    frame.refresh_from_db()
    assert (frame.status, ledger.balance(frame.workspace_id).held) == ("running", 2)
    assert rendering._flights == {}


@pytest.mark.django_db
def test_a_nudge_that_comes_while_all_are_at_work_is_not_lost(
    told: ToldProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = one_order()

    def order_more(request: Any) -> RenderedImage:
        order(first.generation.maker, press="during")
        return picture_for(request)

    told.answers = [order_more]
    monkeypatch.setattr(rendering, "room_for", lambda spec: 1)

    async def nudge_twice() -> None:
        await asyncio.gather(
            *(rendering.render_waiting("nano-banana", nudge=Nudges()) for _ in range(2))
        )

    run(nudge_twice())

    assert set(Frame.objects.values_list("status", flat=True)) == {"done"}


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["WEBP", "PNG"])
def test_references_are_sent_as_png_or_jpeg(told: ToldProvider, kind: str) -> None:
    user = make_user()
    grant(user, 10)
    image = make_image(user, data=a_picture(form=kind))
    order(user, references=(OrderedReference(image.pk, role="product"),))

    work()

    (sent,) = told.requests[0].references
    assert (sent.kind, sent.data[:4]) == ("image/png", b"\x89PNG")
    assert (b"/algorithmicMedia" in sent.data) == (kind == "WEBP")  # what is ours is not changed
    assert Image.objects.count() == 2


@pytest.mark.django_db
def test_a_reference_whose_file_is_gone_fails_the_frame(told: ToldProvider, settings: Any) -> None:
    user = make_user()
    grant(user, 10)
    image = make_image(user)
    (generation,) = order(user, references=(OrderedReference(image.pk),))
    (settings.MEDIA_ROOT / image.file).unlink()

    work()

    frame = generation.frames.get()
    assert (frame.status, frame.error_code) == ("failed", "storage_error")
    assert told.requests == []
    assert ledger.balance(workspace_of(user).pk).held == 0


@pytest.mark.django_db
def test_a_drawing_process_that_dies_is_tried_three_times(
    told: ToldProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = one_order(model="sketch")
    adapter = SketchProvider()
    monkeypatch.setattr(rendering, "provider_for", lambda spec: adapter)

    async def die(*given: Any) -> Any:
        raise BrokenProcessPool

    monkeypatch.setattr(processes, "run_async", die)
    for _ in range(3):
        work("sketch")
        make_due()

    frame.refresh_from_db()
    assert (frame.status, frame.error_code, frame.attempts_made) == ("failed", "provider_error", 3)


@pytest.mark.django_db
def test_a_picture_that_kills_the_process_is_no_picture(
    told: ToldProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = one_order()

    async def die(*given: Any) -> Any:
        raise BrokenProcessPool

    monkeypatch.setattr(processes, "run_async", die)
    work()

    frame.refresh_from_db()
    assert (frame.status, frame.error_code) == ("failed", "bad_image")
    assert ledger.balance(frame.workspace_id).held == 0


@pytest.mark.django_db
def test_ending_twice_changes_nothing(told: ToldProvider) -> None:
    frame = one_order()
    claimed = claim()
    ended = Frame.Status.FAILED
    assert endings.end_without_picture(claimed, ended, code="no_image", detail="No.")

    assert not endings.end_without_picture(claimed, ended, code="bad_image", detail="No.")
    assert not endings.put_back(claimed, due_at=timezone.now())
    assert not endings.give_up(claimed, code="provider_busy", detail="No.")
    assert not endings.cancel(claimed)

    frame.refresh_from_db()
    assert (frame.status, frame.error_code) == ("failed", "no_image")
    assert ledger.balance(frame.workspace_id).posted == 10
