"""What a provider's fault does to the frame, its credits and the next try."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gallery.models import Image
from studio.models import Attempt, Frame, ModelState
from studio.providers.protocol import (
    Busy,
    ContentRefused,
    FrameFailed,
    ModelRetired,
    ModelTrouble,
    OutcomeUnknown,
    ProviderFault,
    TryAgain,
)
from tests.factories import make_user
from tests.studio.rendering_stage import (
    ToldProvider,
    credits_of,
    grant,
    make_due,
    order,
    work,
)

pytestmark = pytest.mark.django_db


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
