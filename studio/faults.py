"""What a provider's fault means for the frame: end it, or try again later. The retry policy.

At most three calls a frame: two repeats after an answered fault, one after an unknown outcome,
none after a final answer. A busy provider is no attempt: it only sets when the frame is due.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from studio.claims import end_attempt, ours
from studio.endings import end_without_picture, put_back
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

ATTEMPTS_MAX = 3
UNKNOWN_MAX = 1
BACKOFF = timedelta(seconds=2)
"""Before the first repeat; doubled before the second."""
LOCAL_CLAIMS_MAX = 10
"""How often a sketch may be begun before we believe that it is what stops the server."""


@transaction.atomic
def answer(frame: Frame, attempt: Attempt, fault: ProviderFault) -> timedelta | None:
    """Write down a fault and what follows from it; fenced, as every write.

    Returns in how long the frame is due again; None when it has ended or is no longer ours.
    """
    match fault:
        case ContentRefused():
            _end(frame, attempt, fault, Attempt.Outcome.REFUSED, Frame.Status.REFUSED)
        case Busy(wait=wait):
            end_attempt(attempt, Attempt.Outcome.FAILED, **_facts(fault))
            return wait if put_back(frame, due_at=timezone.now() + wait, attempts=-1) else None
        case ModelTrouble(out_for=out_for, for_staff=for_staff):
            _open_circuit(frame.model, out_for, for_staff)
            _end(frame, attempt, fault)
        case ModelRetired():
            ModelState.objects.update_or_create(model=frame.model, defaults={"retired": True})
            _end(frame, attempt, fault)
        case TryAgain() if frame.attempts_made < ATTEMPTS_MAX:
            end_attempt(attempt, Attempt.Outcome.FAILED, **_facts(fault))
            wait = BACKOFF * 2 ** (frame.attempts_made - 1)
            return wait if put_back(frame, due_at=timezone.now() + wait) else None
        case OutcomeUnknown():
            return _unknown(frame, attempt, fault)
        case _:
            _end(frame, attempt, fault)
    return None


def _unknown(frame: Frame, attempt: Attempt, fault: ProviderFault) -> timedelta | None:
    outcome = Attempt.Outcome.UNKNOWN
    if not _may_repeat_unknown(frame):
        _end(frame, attempt, fault, outcome)
        return None
    end_attempt(attempt, outcome, **_facts(fault))
    return timedelta(0) if put_back(frame, due_at=timezone.now(), unknown=1) else None


def _end(
    frame: Frame,
    attempt: Attempt,
    fault: ProviderFault,
    outcome: str = Attempt.Outcome.FAILED,
    status: str = Frame.Status.FAILED,
) -> None:
    end_attempt(attempt, outcome, **_facts(fault))
    end_without_picture(frame, status, code=fault.code, detail=fault.detail)


def _facts(fault: ProviderFault) -> dict[str, str]:
    return {"error_code": fault.code, "request_id": fault.request_id}


def _open_circuit(model: str, out_for: timedelta, for_staff: str) -> None:
    """Take the model out: its frames wait, new orders are refused, until the time is over."""
    ModelState.objects.update_or_create(
        model=model,
        defaults={
            "trouble_until": timezone.now() + out_for,
            "trouble": for_staff or "Its provider refused our account (key, quota or region)",
        },
    )


@transaction.atomic
def fail_delivery(frame: Frame, attempt: Attempt, fault: FrameFailed) -> None:
    """End a frame whose picture came but is none that may be charged for."""
    _end(frame, attempt, fault, Attempt.Outcome.DELIVERED)


@transaction.atomic
def interrupt(frame: Frame, *, is_local: bool, dead_at: datetime | None = None) -> bool:
    """Queue a frame again whose making was cut off: by the server's stop, or by its death.

    A hosted call that had left may be billed: its outcome is unknown and it has one more try. A
    sketch (``is_local``) costs nothing and begins anew, unless it takes the server down each time.
    With ``dead_at`` only a frame whose lease had ended by then is taken. False: not ours.
    """
    held = ours(frame)
    if dead_at is not None:
        held = held.filter(due_at__lt=dead_at)
    if not held.update(claim=F("claim")):
        return False
    now = timezone.now()
    sent = frame.attempts.filter(claim=frame.claim, outcome=Attempt.Outcome.SENT)
    if not sent.update(outcome=Attempt.Outcome.UNKNOWN, ended_at=now):
        return put_back(frame, due_at=now)
    if is_local and frame.claim < LOCAL_CLAIMS_MAX:
        return put_back(frame, due_at=now, attempts=-1)
    if is_local or not _may_repeat_unknown(frame):
        detail = f"The picture did not come in time. {_comfort(frame)}"
        failed = Frame.Status.FAILED
        return end_without_picture(frame, failed, code=OutcomeUnknown.code, detail=detail)
    return put_back(frame, due_at=now, unknown=1)


def _may_repeat_unknown(frame: Frame) -> bool:
    return frame.unknown_outcomes < UNKNOWN_MAX and frame.attempts_made < ATTEMPTS_MAX


def _comfort(frame: Frame) -> str:
    return "Your credits were returned." if frame.price else "Nothing was charged."
