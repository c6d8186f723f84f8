"""Several that want a frame ask the queue once; nobody is forgotten, and no frame."""

import asyncio
from typing import Any
from uuid import UUID

import pytest
from asgiref.sync import async_to_sync
from django.db import InterfaceError, OperationalError
from django.utils import timezone

from studio import claims, faults, rounds
from studio.models import Frame
from tests.factories import make_user, workspace_of
from tests.studio.rendering_stage import ToldProvider, claim, grant, order

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Write down how many frames each question asked for."""
    counts: list[int] = []
    claim_due = claims.claim_due

    def count(model: str, number: int) -> list[Frame]:
        counts.append(number)
        return claim_due(model, number)

    monkeypatch.setattr(claims, "claim_due", count)
    return counts


def want(number: int) -> list[Any]:
    """Be ``number`` takers at once; gives what each got."""

    async def all_of_them() -> list[Any]:
        takers = (rounds.next_frame("nano-banana") for _ in range(number))
        return await asyncio.gather(*takers, return_exceptions=True)

    answers: list[Any] = async_to_sync(all_of_them)()
    return answers


def an_order(**fields: Any) -> None:
    user = make_user()
    grant(user, 100)
    order(user, **fields)


def test_those_that_want_a_frame_at_once_ask_once(told: ToldProvider, asked: list[int]) -> None:
    an_order(count=3)

    got = want(6)

    assert [frame.label for frame in got if frame] == ["A1", "A2", "A3"]
    assert got[3:] == [None, None, None]
    assert asked == [6]


def test_one_question_asks_for_a_few(told: ToldProvider, asked: list[int]) -> None:
    assert want(rounds.AT_ONCE + 3) == [None] * (rounds.AT_ONCE + 3)

    assert asked == [rounds.AT_ONCE, 3]


def test_several_at_once_come_in_the_same_turn_as_one_by_one(told: ToldProvider) -> None:
    users = [make_user() for _ in range(3)]
    for user, count in zip(users, (4, 2, 1), strict=True):
        grant(user, 100)
        order(user, count=count)

    taken = claims.claim_due("nano-banana", 20)

    names = {workspace_of(user).pk: name for user, name in zip(users, "abc", strict=True)}
    turns = [names[frame.workspace_id] for frame in taken]
    assert sorted(turns[:3]) == ["a", "b", "c"]
    assert sorted(turns[3:5]) == ["a", "b"]
    assert turns[5:] == ["a", "a"]


def test_what_was_claimed_before_the_database_went_away_is_not_lost(
    told: ToldProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_order(count=2)
    take, calls = claims._take, iter([True, False])

    def once(model: str, workspace: UUID, plan: str) -> Frame | None:
        if next(calls):
            return take(model, workspace, plan)
        raise OperationalError("away")

    monkeypatch.setattr(claims, "_take", once)

    assert [frame.label for frame in claims.claim_due("nano-banana", 2)] == ["A1"]


def stop_while_the_queue_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Be a taker that is told to stop at the moment at which its frame is claimed."""
    claim_due = claims.claim_due

    async def be_stopped() -> None:
        loop = asyncio.get_running_loop()
        taker = asyncio.create_task(rounds.next_frame("nano-banana"))

        def claim_and_stop(model: str, number: int) -> list[Frame]:
            frames = claim_due(model, number)
            loop.call_soon_threadsafe(taker.cancel)
            return frames

        monkeypatch.setattr(claims, "claim_due", claim_and_stop)
        with pytest.raises(asyncio.CancelledError):
            await taker

    async_to_sync(be_stopped)()


def test_a_frame_whose_taker_was_stopped_is_queued_again(
    told: ToldProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_order()

    stop_while_the_queue_is_asked(monkeypatch)

    frame = Frame.objects.get()
    assert (frame.status, frame.claim, frame.attempts_made) == ("queued", 1, 0)
    assert frame.due_at <= timezone.now()


def test_nothing_is_given_back_when_nothing_was_claimed(
    told: ToldProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    given_back: list[Any] = []
    monkeypatch.setattr(faults, "interrupt", given_back.append)

    stop_while_the_queue_is_asked(monkeypatch)

    assert given_back == []


def test_a_taker_stopped_when_it_has_been_answered_gives_its_frame_back(
    told: ToldProvider,
) -> None:
    an_order(count=2)

    async def be_stopped_by_the_first() -> Frame | None:
        async def first() -> Frame | None:
            frame = await rounds.next_frame("nano-banana")
            second.cancel()
            return frame

        one = asyncio.create_task(first())
        second = asyncio.create_task(rounds.next_frame("nano-banana"))
        with pytest.raises(asyncio.CancelledError):
            await second
        return await one

    taken = async_to_sync(be_stopped_by_the_first)()

    assert taken is not None
    frames = Frame.objects.order_by("number").values_list("label", "status", "claim")
    assert list(frames) == [("A1", "running", 1), ("A2", "queued", 1)]


def test_nothing_is_claimed_for_a_taker_that_left_before_the_question(
    told: ToldProvider, asked: list[int]
) -> None:
    an_order()

    async def leave_at_once() -> None:
        taker = asyncio.create_task(rounds.next_frame("nano-banana"))
        await asyncio.sleep(0)
        taker.cancel()
        with pytest.raises(asyncio.CancelledError):
            await taker

    async_to_sync(leave_at_once)()

    assert asked == []
    assert Frame.objects.get().status == "queued"


def test_a_frame_that_cannot_be_given_back_is_left_to_the_sweeper(
    told: ToldProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_order()

    def away(*given: Any, **named: Any) -> bool:
        raise OperationalError("away")

    monkeypatch.setattr(faults, "interrupt", away)

    stop_while_the_queue_is_asked(monkeypatch)

    assert Frame.objects.get().status == "running"


@pytest.mark.parametrize("told_to_stop", [False, True])
def test_whoever_is_stopped_when_the_question_fails_only_stops(
    told: ToldProvider, monkeypatch: pytest.MonkeyPatch, told_to_stop: bool
) -> None:
    an_order()

    async def ask_in_vain() -> list[Any]:
        loop = asyncio.get_running_loop()
        takers = [asyncio.create_task(rounds.next_frame("nano-banana")) for _ in range(2)]

        def fail(model: str, number: int) -> list[Frame]:
            if told_to_stop:
                loop.call_soon_threadsafe(takers[0].cancel)
            raise OperationalError("away")

        monkeypatch.setattr(claims, "claim_due", fail)
        return await asyncio.gather(*takers, return_exceptions=True)

    answers = async_to_sync(ask_in_vain)()

    first = asyncio.CancelledError if told_to_stop else OperationalError
    assert [type(answer) for answer in answers] == [first, OperationalError]
    assert Frame.objects.get().status == "queued"


def test_all_that_asked_hear_of_a_fault_and_may_ask_again(
    told: ToldProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_order()

    def locked(model: str, number: int) -> list[Frame]:
        raise OperationalError("locked")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(claims, "claim_due", locked)
        assert [type(answer) for answer in want(2)] == [OperationalError, OperationalError]

    assert claim().label == "A1"


@pytest.mark.parametrize("fault", [OperationalError, InterfaceError])
@pytest.mark.parametrize("step", ["_next_turns", "_take"])
def test_what_is_claimed_is_made_though_the_next_claim_fails(
    told: ToldProvider, monkeypatch: pytest.MonkeyPatch, step: str, fault: type[Exception]
) -> None:
    an_order(count=2)
    usual, calls = getattr(claims, step), []

    def once(*given: Any) -> Any:
        calls.append(given)
        if len(calls) > 1:
            raise fault("away")
        return usual(*given)

    monkeypatch.setattr(claims, step, once)

    assert [frame.label for frame in claims.claim_due("nano-banana", 2)] == ["A1"]


def test_whoever_asks_beside_one_that_stops_is_answered_though_the_connection_went(
    told: ToldProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_order(count=2)

    def away(*given: Any, **named: Any) -> bool:
        raise InterfaceError("connection already closed")

    monkeypatch.setattr(faults, "interrupt", away)

    async def stop_one_of_two() -> Frame | None:
        loop = asyncio.get_running_loop()
        claim_due = claims.claim_due
        takers = [asyncio.create_task(rounds.next_frame("nano-banana")) for _ in range(2)]

        def stop(model: str, number: int) -> list[Frame]:
            loop.call_soon_threadsafe(takers[0].cancel)
            return claim_due(model, number)

        monkeypatch.setattr(claims, "claim_due", stop)
        return await asyncio.wait_for(takers[1], 20)

    frame = async_to_sync(stop_one_of_two)()

    assert frame
    assert frame.label == "A2"
