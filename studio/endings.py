"""How a frame ends, or goes back to the queue: each in one transaction, each fenced.

Locks are always taken in the order frame, generation, credit account, so that no two wait for
each other. Credits move in the transaction of the frame that they paid for. Steps join a caller's
transaction without a savepoint: what fails in one must fail the whole.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from billing import ledger
from gallery import services as gallery
from gallery.models import Image
from studio import live
from studio.claims import ours
from studio.models import Frame, Generation, LateArrival


@dataclass(frozen=True, slots=True)
class Arrival:
    """A checked and stored picture, ready to be handed over."""

    kept: gallery.KeptFiles
    credits: int
    """The price of the size that came."""
    alt: str
    notes: tuple[str, ...]
    provenance: dict[str, Any]


class Handover(Enum):
    DONE = "done"
    LATE = "late"
    LOST = "lost"


def settle_generation(frame: Frame, status: str) -> None:
    """Store the order's status now that ``frame`` has got its own, in the same transaction.

    Its row is locked first: two frames that end at once would each see the other still running.
    """
    order = Generation.objects.filter(pk=frame.generation_id)
    found = [status]
    if frame.generation.count > 1:
        order.update(status=F("status"))
        frames = Frame.objects.filter(generation_id=frame.generation_id)
        found = list(frames.values_list("status", flat=True))
    settled = status_of(found)
    ended = settled in Generation.ENDED
    order.update(status=settled, finished_at=timezone.now() if ended else None)


def status_of(frames: list[str]) -> str:
    """Work out an order's status from its frames' (at least one)."""
    found = set(frames)
    if Frame.Status.RUNNING in found:
        return Generation.Status.RUNNING
    if Frame.Status.QUEUED in found:
        some_ended = found != {Frame.Status.QUEUED}
        return Generation.Status.RUNNING if some_ended else Generation.Status.QUEUED
    if found == {Frame.Status.DONE}:
        return Generation.Status.SUCCEEDED
    if Frame.Status.DONE in found:
        return Generation.Status.PARTIAL
    if found == {Frame.Status.CANCELLED}:
        return Generation.Status.CANCELLED
    return Generation.Status.FAILED


@transaction.atomic(savepoint=False)
def hand_over(frame: Frame, arrival: Arrival) -> Handover:
    """Make the picture the frame's, charge for it and settle the order, if it is still ours.

    A frame that was cancelled meanwhile keeps the picture for a day, uncharged (``LATE``). If
    somebody else has the frame now, nothing is written (``LOST``): the files are the caller's to
    throw away.
    """
    now = timezone.now()
    if ours(frame).update(
        status=Frame.Status.DONE,
        publish_due=not frame.generation.private,
        notes=list(arrival.notes),
        finished_at=now,
    ):
        image = add_picture(frame, arrival)
        settle_generation(frame, Frame.Status.DONE)
        charged = ledger.capture(frame.pk, credits=arrival.credits) if frame.price else 0
        Frame.objects.filter(pk=frame.pk).update(image=image, charged=charged)
        live.tell(frame, Frame.Status.DONE)
        return Handover.DONE
    cancelled = Frame.objects.filter(
        pk=frame.pk, status=Frame.Status.CANCELLED, claim=frame.claim, arrived_late=False
    )
    if not cancelled.update(arrived_late=True):
        return Handover.DONE if _is_its_picture(frame, arrival) else Handover.LOST
    LateArrival.objects.create(
        frame=frame,
        kept=arrival.kept.to_json(),
        credits=arrival.credits,
        alt=arrival.alt,
        notes=list(arrival.notes),
        provenance=arrival.provenance,
        arrived_at=now,
    )
    live.tell(frame, Frame.Status.CANCELLED)
    return Handover.LATE


def _is_its_picture(frame: Frame, arrival: Arrival) -> bool:
    """Say whether this very hand-over has committed before, its answer having been lost."""
    named = Image.objects.filter(workspace_id=frame.workspace_id, origin=f"frame:{frame.pk}")
    late = LateArrival.objects.filter(frame=frame, kept__file=arrival.kept.file)
    return named.filter(file=arrival.kept.file).exists() or late.exists()


def add_picture(frame: Frame, arrival: Arrival) -> Image:
    """Make the arrival the frame's image, inside the caller's transaction."""
    return gallery.add_image(
        workspace_id=frame.workspace_id,
        maker_id=frame.generation.maker_id,
        origin=f"frame:{frame.pk}",
        kept=arrival.kept,
        name=frame.short_label,
        alt=arrival.alt,
        provenance=arrival.provenance,
        project_id=frame.project_id,
    )


@transaction.atomic(savepoint=False)
def end_without_picture(frame: Frame, status: str, *, code: str, detail: str) -> bool:
    """End a running frame as refused or failed and return its credits. False: not ours any more."""
    if not ours(frame).update(
        status=status, error_code=code, error_detail=detail[:500], finished_at=timezone.now()
    ):
        return False
    _close(frame, status)
    return True


@transaction.atomic(savepoint=False)
def give_up(frame: Frame, *, code: str, detail: str) -> bool:
    """Fail a frame that has waited too long in the queue and return its credits."""
    if not Frame.objects.filter(pk=frame.pk, status=Frame.Status.QUEUED).update(
        status=Frame.Status.FAILED,
        error_code=code,
        error_detail=detail,
        finished_at=timezone.now(),
    ):
        return False
    _close(frame, Frame.Status.FAILED)
    return True


@transaction.atomic(savepoint=False)
def cancel(frame: Frame) -> bool:
    """Cancel a queued or running frame and return its credits. False: it had ended."""
    if not Frame.objects.filter(
        pk=frame.pk, status__in=[Frame.Status.QUEUED, Frame.Status.RUNNING]
    ).update(status=Frame.Status.CANCELLED, finished_at=timezone.now()):
        return False
    _close(frame, Frame.Status.CANCELLED)
    return True


def _close(frame: Frame, status: str) -> None:
    settle_generation(frame, status)
    if frame.price:
        ledger.release(frame.pk)
    live.tell(frame, status)


@transaction.atomic(savepoint=False)
def put_back(frame: Frame, *, due_at: datetime, attempts: int = 0, unknown: int = 0) -> bool:
    """Queue a running frame again until ``due_at``; the credits stay held. False: not ours.

    ``attempts`` is added to the calls made (−1 takes back one that was none), ``unknown`` to those
    whose outcome nobody knows.
    """
    if not ours(frame).update(
        status=Frame.Status.QUEUED,
        due_at=due_at,
        attempts_made=F("attempts_made") + attempts,
        unknown_outcomes=F("unknown_outcomes") + unknown,
    ):
        return False
    settle_generation(frame, Frame.Status.QUEUED)
    live.tell(frame, Frame.Status.QUEUED)
    return True


def hold_expiry(give_up_at: datetime) -> datetime:
    """When a hold ends by itself: after its frame has been given up, never before."""
    return give_up_at + timedelta(minutes=15)
