"""The queue: fair turns, the plan's frames in flight, leases, and what the sweeper mends."""

from collections import Counter
from datetime import timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError
from django.utils import timezone

from accounts.models import User, Workspace
from billing import ledger
from studio import actors, claims, endings, live, sweeping
from studio.models import Attempt, Frame
from studio.progress import percent_done, queue_places, usual_seconds
from studio.services import cancel_frame
from tests.factories import make_user, workspace_of
from tests.studio.rendering_stage import ToldProvider, claim, grant, order, work

pytestmark = pytest.mark.django_db


@pytest.fixture
def nudged(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    sent: Counter[str] = Counter()
    monkeypatch.setattr(
        actors, "nudge", lambda model, *, times=1, wait=None: sent.update({model: times})
    )
    return sent


def rich() -> User:
    user = make_user()
    grant(user, 500)
    return user


def many(user: User, frames: int) -> None:
    for press in range(frames // 10):
        order(user, press=f"m{press}", count=10)


def whose(frame: Frame) -> Any:
    return frame.workspace_id


def test_a_hundred_queued_do_not_hold_up_another_workspaces_one(told: ToldProvider) -> None:
    first, second = rich(), rich()
    many(first, 100)
    order(second)

    taken = [claim() for _ in range(2)]

    assert {whose(frame) for frame in taken} == {workspace_of(first).pk, workspace_of(second).pk}


def test_turns_alternate_even_on_one_slot(told: ToldProvider) -> None:
    first, second = rich(), rich()
    many(first, 20)
    many(second, 20)

    served = []
    for _ in range(6):
        frame = claim()
        served.append(whose(frame))
        endings.cancel(frame)

    assert all(one != other for one, other in pairwise(served))


def test_within_a_workspace_the_oldest_frame_is_first(told: ToldProvider) -> None:
    user = rich()
    order(user, count=2)
    order(user, press="p2")

    assert [claim().label for _ in range(3)] == ["A1", "A2", "B1"]


@pytest.mark.parametrize(("plan", "at_once"), [("free", 4), ("solo", 8), ("team", 16)])
def test_more_than_the_plans_frames_wait(told: ToldProvider, plan: str, at_once: int) -> None:
    user = rich()
    Workspace.objects.filter(personal_of=user).update(plan=plan)
    many(user, 20)

    for _ in range(at_once):
        claim()
    assert claims.claim_due("nano-banana", 1) == []

    cancel_frame(frame=Frame.objects.filter(status="running")[0])
    assert claim().status == "running"


def test_a_full_workspace_does_not_hold_up_the_others(told: ToldProvider) -> None:
    first, second = rich(), rich()
    many(first, 20)
    for _ in range(4):
        claim()
    order(second)

    assert whose(claim()) == workspace_of(second).pk


def test_a_frame_that_ends_wakes_the_workspaces_other_models(told: ToldProvider) -> None:
    user = rich()
    order(user, count=1)
    order(user, press="p2", model="nano-banana-2")

    assert work() == [("nano-banana-2", timedelta(0))]


def test_a_frame_is_claimed_once(told: ToldProvider) -> None:
    order(rich())

    frame = claim()

    assert (frame.status, frame.claim) == ("running", 1)
    assert claims.claim_due("nano-banana", 1) == []
    assert frame.due_at > timezone.now() + timedelta(seconds=50)


def test_renewing_keeps_ones_own_lease_alone(told: ToldProvider) -> None:
    order(rich(), count=2)
    mine, lost = claim(), claim()
    past = timezone.now() - timedelta(seconds=1)
    Frame.objects.update(due_at=past)
    Frame.objects.filter(pk=lost.pk).update(claim=9)

    assert claims.renew({mine.pk: mine.claim, lost.pk: lost.claim}) == 1

    assert Frame.objects.get(pk=mine.pk).due_at > timezone.now()
    assert Frame.objects.get(pk=lost.pk).due_at == past


def test_a_dead_workers_frame_is_queued_again_and_made_once(
    told: ToldProvider, nudged: Counter[str]
) -> None:
    user = rich()
    order(user)
    frame = claim()
    Frame.objects.update(due_at=timezone.now() - timedelta(seconds=1))

    sweeping.sweep_queue()

    frame.refresh_from_db()
    assert (frame.status, frame.attempts_made) == ("queued", 0)
    assert nudged == {"nano-banana": 1}
    work()
    frame.refresh_from_db()
    assert (frame.status, frame.claim) == ("done", 2)
    assert ledger.balance(frame.workspace_id).posted == 498


def test_a_living_workers_frame_is_left_alone(told: ToldProvider, nudged: Counter[str]) -> None:
    order(rich())
    frame = claim()

    sweeping.sweep_queue()

    frame.refresh_from_db()
    assert (frame.status, nudged) == ("running", {})


def test_a_call_that_was_out_when_its_worker_died_has_one_more_try(
    told: ToldProvider, nudged: Counter[str]
) -> None:
    user = rich()
    order(user)
    for tries in (1, 2):
        frame = claim()
        assert claims.begin_attempt(frame, provider="gemini", wire_model="x") is not None
        Frame.objects.update(due_at=timezone.now() - timedelta(seconds=1))
        sweeping.sweep_queue()
        frame.refresh_from_db()
        assert frame.status == ("queued" if tries == 1 else "failed")

    assert (frame.error_code, frame.unknown_outcomes) == ("provider_timeout", 1)
    assert set(Attempt.objects.values_list("outcome", flat=True)) == {"unknown"}
    balance = ledger.balance(frame.workspace_id)
    assert (balance.posted, balance.held) == (500, 0)


def test_a_sketch_may_be_begun_again_and_again(told: ToldProvider, nudged: Counter[str]) -> None:
    order(make_user(), model="sketch")
    for _ in range(5):
        frame = claim("sketch")
        claims.begin_attempt(frame, provider="sketch", wire_model="")
        Frame.objects.update(due_at=timezone.now() - timedelta(seconds=1))
        sweeping.sweep_queue()
        frame.refresh_from_db()
        assert (frame.status, frame.attempts_made) == ("queued", 0)


def test_after_a_day_a_frame_is_given_up(told: ToldProvider, nudged: Counter[str]) -> None:
    user = rich()
    (generation,) = order(user)
    Frame.objects.update(give_up_at=timezone.now() - timedelta(seconds=1))

    sweeping.sweep_queue()

    frame = generation.frames.get()
    generation.refresh_from_db()
    assert (frame.status, frame.error_code, generation.status) == (
        "failed",
        "provider_busy",
        "failed",
    )
    balance = ledger.balance(frame.workspace_id)
    assert (balance.posted, balance.held) == (500, 0)
    assert nudged == {}


def test_a_hold_is_never_released_under_an_open_frame(told: ToldProvider) -> None:
    user = rich()
    (generation,) = order(user)
    later = timezone.now() + timedelta(days=3)

    assert ledger.sweep_expired_holds(now=later, working=sweeping.still_working) == 0
    assert ledger.balance(generation.workspace_id).held == 2

    Frame.objects.update(status="failed")
    assert ledger.sweep_expired_holds(now=later, working=sweeping.still_working) == 1
    assert ledger.balance(generation.workspace_id).held == 0


def test_one_chore_that_fails_does_not_keep_the_others_back(
    told: ToldProvider, nudged: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> int:
        raise ConnectionError

    order(rich())
    monkeypatch.setattr(sweeping, "take_back_dead", fail)

    sweeping.sweep_queue()

    assert nudged == {"nano-banana": 1}


def test_a_stopping_server_begins_nothing(told: ToldProvider) -> None:
    order(rich())
    live.stop()

    work()

    assert Frame.objects.get().status == "queued"
    live.start()


def test_places_in_the_queue_cost_the_same_few_queries_for_any_number(
    told: ToldProvider, django_assert_num_queries: Any
) -> None:
    first, second = rich(), rich()
    many(first, 20)
    (theirs,) = order(second)
    frames = list(
        Frame.objects.filter(workspace=workspace_of(first))
        .select_related("generation")
        .order_by("id")
    )

    with django_assert_num_queries(2):
        places = queue_places(frames)
    one = list(theirs.frames.select_related("generation"))
    with django_assert_num_queries(2):
        (place,) = queue_places(one).values()

    assert [places[frame.pk].position for frame in frames[:3]] == [2, 3, 4]
    assert places[frames[0].pk].eta_seconds < places[frames[-1].pk].eta_seconds
    assert places[frames[0].pk].until is None
    assert place.position == 2


def test_a_frame_that_was_put_off_says_until_when(told: ToldProvider) -> None:
    (generation,) = order(rich())
    until = timezone.now() + timedelta(minutes=5)
    Frame.objects.update(due_at=until)

    (place,) = queue_places(list(generation.frames.select_related("generation"))).values()

    assert place.until == until
    assert place.eta_seconds > 290


def test_elapsed_is_a_part_of_the_usual_time(told: ToldProvider) -> None:
    order(rich())
    frame = claim()
    frame.started_at = timezone.now() - timedelta(seconds=usual_seconds(frame) / 2)

    assert 40 < percent_done(frame) < 60
    frame.started_at = timezone.now() - timedelta(hours=1)
    assert percent_done(frame) == 95


@pytest.mark.parametrize(
    ("meanwhile", "running", "left"),
    [("another worker takes the last of its turns", 4, 2), ("its frames are cancelled", 3, 0)],
)
def test_a_turn_that_is_over_when_it_comes_gives_nothing(
    told: ToldProvider,
    monkeypatch: pytest.MonkeyPatch,
    meanwhile: str,
    running: int,
    left: int,
) -> None:
    user = make_user()
    grant(user, 100)
    order(user, count=6)
    for _ in range(3):
        claim()
    next_turns, asked = claims._next_turns, []

    def be_overtaken(model: str, count: int) -> list[tuple[UUID, str]]:
        turns = next_turns(model, count)
        asked.append(len(turns))
        if len(asked) == 1:
            change(due())
        return turns

    def change(frames: list[Frame]) -> None:
        if "cancelled" in meanwhile:
            for frame in frames:
                cancel_frame(frame=frame)
        else:
            Frame.objects.filter(pk=frames[0].pk).update(status="running", claim=1)

    def due() -> list[Frame]:
        return list(claims.due_frames("nano-banana", timezone.now()))

    monkeypatch.setattr(claims, "_next_turns", be_overtaken)

    assert claims.claim_due("nano-banana", 2) == []
    assert asked == [1, 0]
    assert (claims.running_in(workspace_of(user).pk), len(due())) == (running, left)


def test_a_database_that_is_away_is_told_to_whoever_asks(
    told: ToldProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = make_user()
    grant(user, 10)
    order(user)

    def away(model: str, workspace: UUID, plan: str) -> None:
        raise OperationalError("away")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(claims, "_take", away)
        with pytest.raises(OperationalError):
            claims.claim_due("nano-banana", 1)

    assert claim().claim == 1
