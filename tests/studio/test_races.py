"""Everything runs concurrently with itself: on real commits, from several threads."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.db import connection, transaction

from accounts.models import User
from billing import ledger
from gallery.pixels import inspect_made
from gallery.services import keep_made
from studio import claims, endings, marks
from studio.cancelling import cancel_generation
from studio.endings import Arrival, Handover
from studio.models import Frame, Generation
from tests.factories import make_user, workspace_of
from tests.studio.rendering_stage import ToldProvider, claim, grant, order, picture

pytestmark = pytest.mark.usefixtures("ledger_db")


def together(*steps: Callable[[], object]) -> list[object]:
    """Run the steps at once, each on a thread and a connection of its own."""
    gate = Barrier(len(steps))

    def run(step: Callable[[], object]) -> object:
        gate.wait()
        try:
            return step()
        except Exception as refusal:  # noqa: BLE001 (what a step raises is its answer)
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(steps)) as threads:
        return list(threads.map(run, steps))


def rich(credits: int) -> User:
    user = make_user()
    grant(user, credits)
    return user


def arrival(seed: int) -> Arrival:
    data = picture(1024, 1024, seed)
    kept = keep_made(data=data, inspected=inspect_made(data))
    return Arrival(kept=kept, credits=2, alt="", notes=(), provenance={"source_type": ""})


def test_one_press_from_eight_tabs_is_one_order(told: ToldProvider) -> None:
    user = rich(20)

    answers = together(*[lambda: [g.pk for g in order(user)]] * 8)

    assert len({str(answer) for answer in answers}) == 1
    assert Generation.objects.count() == 1
    assert ledger.balance(workspace_of(user).pk).held == 2


def test_the_last_credits_are_spent_once(told: ToldProvider) -> None:
    user = rich(5)

    answers = together(*[lambda n=n: order(user, press=f"p{n}") for n in range(6)])

    refused = [a for a in answers if isinstance(a, ledger.InsufficientCredits)]
    assert len(refused) == 4
    assert Frame.objects.count() == 2
    assert sorted(Frame.objects.values_list("label", flat=True)) == ["A1", "B1"]
    assert ledger.balance(workspace_of(user).pk).held == 4


def test_labels_of_orders_at_once_are_unique_and_whole(told: ToldProvider) -> None:
    user = rich(100)
    (first,) = order(user)
    parent = first.frames.get().pk

    answers = together(
        *[lambda n=n: order(user, press=f"q{n}", parent=parent, count=2) for n in range(6)]
    )
    assert not [answer for answer in answers if isinstance(answer, Exception)]

    labels = {frame.label for frame in Frame.objects.filter(parent=parent)}
    assert labels == {f"A1.{n}" for n in range(1, 13)}


def test_workers_at_once_take_each_frame_once_and_keep_the_plans_limit(
    told: ToldProvider,
) -> None:
    for _ in range(2):
        order(rich(50), count=10)

    answers = together(*[partial(claims.claim_due, "nano-banana", n) for n in (1, 2, 8) * 4])

    taken = [frame.pk for answer in answers if isinstance(answer, list) for frame in answer]
    assert len(taken) == len(set(taken)) == 8
    by_workspace = Frame.objects.filter(status="running").values_list("workspace_id", flat=True)
    assert sorted(list(by_workspace).count(one) for one in set(by_workspace)) == [4, 4]
    assert not [answer for answer in answers if isinstance(answer, Exception)]


def test_a_cancel_and_a_picture_at_once_have_one_outcome(told: ToldProvider) -> None:
    user = rich(100)
    paid = 0
    for n in range(6):
        order(user, press=f"p{n}")
        frame = claim()
        came = arrival(n)

        delivered, cancelled = together(
            partial(endings.hand_over, frame, came), partial(endings.cancel, frame)
        )

        frame.refresh_from_db()
        assert (delivered, cancelled, frame.status) in {
            (Handover.DONE, False, "done"),
            (Handover.LATE, True, "cancelled"),
        }
        paid += 2 * (frame.status == "done")
        balance = ledger.balance(frame.workspace_id)
        assert (balance.posted, balance.held) == (100 - paid, 0)


def test_frames_that_end_at_once_settle_their_order(told: ToldProvider) -> None:
    user = rich(100)
    (generation,) = order(user, count=4)
    frames = [claim() for _ in range(4)]
    came = [arrival(n) for n in range(4)]

    answers = together(
        *[lambda f=f, a=a: endings.hand_over(f, a) for f, a in zip(frames, came, strict=True)]
    )

    generation.refresh_from_db()
    assert answers == [Handover.DONE] * 4
    assert generation.status == "succeeded"
    balance = ledger.balance(generation.workspace_id)
    assert (balance.posted, balance.held) == (92, 0)


def test_a_cancelled_order_and_its_last_picture_do_not_wait_for_each_other(
    told: ToldProvider,
) -> None:
    user = rich(100)
    for n in range(6):
        (generation,) = order(user, press=f"c{n}", count=2)
        _, second = claim(), claim()
        came = arrival(n)

        def cancel_whole(generation: Generation = generation) -> None:
            with transaction.atomic():  # as under an Idempotency-Key
                cancel_generation(generation=generation)

        answers = together(partial(endings.hand_over, second, came), cancel_whole)

        assert answers[0] in {Handover.DONE, Handover.LATE}
        assert answers[1] is None
        assert ledger.balance(generation.workspace_id).held == 0


def test_two_that_mark_the_same_frames_in_another_order_wait_for_each_other(
    told: ToldProvider,
) -> None:
    user = rich(40)
    order(user, count=10)
    for number in range(10):
        endings.hand_over(claim(), arrival(number))
    frames = list(Frame.objects.order_by("pk"))
    ways = [partial(marks.send_all_to_review, frames=some) for some in (frames, frames[::-1])]

    answers = [answer for _ in range(4) for answer in together(*ways * 3)]

    assert [answer for answer in answers if answer is not None] == []
    assert Frame.objects.filter(in_review_at=None).count() == 0
