"""Who works on which frame: the next one in fair turn, the lease on it, and its end.

The frame's row is the queue. One conditional UPDATE takes it and raises ``claim``; whoever writes
later says ``claim = mine``, so a worker that was given up for dead changes nothing.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import Workspace
from studio import live
from studio.models import Attempt, Frame, Generation, ModelState, Turn

FRAMES_IN_FLIGHT: Mapping[str, int] = {
    Workspace.Plan.FREE: 4,
    Workspace.Plan.SOLO: 8,
    Workspace.Plan.TEAM: 16,
}
"""How many frames of a workspace run at once, by plan; more are accepted and wait."""

_TRIES = 5


def lease() -> timedelta:
    """How long a frame belongs to a worker that has not been heard of."""
    return timedelta(seconds=settings.FRAME_LEASE)


def running_in(workspace: UUID) -> int:
    """Count the frames of a workspace that are being made."""
    return Frame.objects.filter(workspace_id=workspace, status=Frame.Status.RUNNING).count()


def claim_next(model: str) -> Frame | None:
    """Take the next frame of ``model`` that is due, in fair turn; None when there is none to take.

    The workspace with the fewest frames running comes first, and of those the one served longest
    ago; within it the oldest frame. A workspace whose plan's frames are all in flight waits.
    While the model's circuit is open everything due is put off until it closes.
    """
    now = timezone.now()
    for _ in range(_TRIES):
        turn = _next_turn(model, now)
        if turn is None:
            _put_off(model, now)
            return None
        taken = _take(model, turn, now)
        if taken is not None:
            return taken
    return None


def due_frames(model: str, now: datetime) -> QuerySet[Frame]:
    """Give the frames of ``model`` that may be taken."""
    return Frame.objects.filter(model=model, status=Frame.Status.QUEUED, due_at__lte=now)


def _troubled(model: str, now: datetime) -> QuerySet[ModelState]:
    return ModelState.objects.filter(model=model, trouble_until__gt=now)


def _put_off(model: str, now: datetime) -> None:
    until = _troubled(model, now).values_list("trouble_until", flat=True).first()
    if until is not None:
        due_frames(model, now).update(due_at=until)


def _next_turn(model: str, now: datetime) -> Turn | None:
    running = (
        Frame.objects.filter(workspace_id=OuterRef("pk"), status=Frame.Status.RUNNING)
        .order_by()
        .values("workspace_id")
        .annotate(n=Count("pk"))
        .values("n")
    )
    limits = [When(workspace__plan=p, then=Value(n)) for p, n in FRAMES_IN_FLIGHT.items()]
    return (
        Turn.objects.filter(pk__in=due_frames(model, now).values("workspace_id"))
        .annotate(
            running=Coalesce(Subquery(running), 0),
            limit=Case(*limits, default=Value(1), output_field=IntegerField()),
        )
        .filter(~Exists(_troubled(model, now)), running__lt=F("limit"))
        .select_related("workspace")
        .order_by("running", "served_at")
        .first()
    )


@transaction.atomic
def _take(model: str, turn: Turn, now: datetime) -> Frame | None:
    # The row of the turn is the workspace's lock: without it two workers could both see one free.
    Turn.objects.filter(pk=turn.pk).update(served_at=now)
    if running_in(turn.pk) >= FRAMES_IN_FLIGHT.get(turn.workspace.plan, 1):
        return None
    waiting = due_frames(model, now).filter(workspace_id=turn.pk).order_by("id")
    frame = waiting.select_related("generation", "workspace").first()
    if frame is None:
        return None
    taken = {"status": Frame.Status.RUNNING, "due_at": now + lease(), "started_at": now}
    mine = Frame.objects.filter(pk=frame.pk, status=Frame.Status.QUEUED, claim=frame.claim)
    if not mine.update(claim=F("claim") + 1, **taken):
        return None
    for name, value in (taken | {"claim": frame.claim + 1}).items():
        setattr(frame, name, value)
    Generation.objects.filter(pk=frame.generation_id, status=Generation.Status.QUEUED).update(
        status=Generation.Status.RUNNING
    )
    live.tell(frame, Frame.Status.RUNNING)
    return frame


def other_models_waiting(frame: Frame) -> list[str]:
    """Name the other models for which the workspace has frames due."""
    waiting = Frame.objects.filter(
        workspace_id=frame.workspace_id, status=Frame.Status.QUEUED, due_at__lte=timezone.now()
    ).exclude(model=frame.model)
    return list(waiting.order_by().values_list("model", flat=True).distinct())


def ours(frame: Frame) -> QuerySet[Frame]:
    """Give the row while it is still this claim's to write."""
    return Frame.objects.filter(pk=frame.pk, status=Frame.Status.RUNNING, claim=frame.claim)


def renew(claims: Mapping[UUID, int]) -> int:
    """Keep the lease on all frames in flight here. Returns how many are still this process's.

    One UPDATE for those of the same claim number, which nearly all are.
    """
    by_claim: defaultdict[int, list[UUID]] = defaultdict(list)
    for pk, claim in claims.items():
        by_claim[claim].append(pk)
    due_at = timezone.now() + lease()
    return sum(
        Frame.objects.filter(pk__in=pks, status=Frame.Status.RUNNING, claim=claim).update(
            due_at=due_at
        )
        for claim, pks in by_claim.items()
    )


@transaction.atomic
def begin_attempt(frame: Frame, *, provider: str, wire_model: str) -> Attempt | None:
    """Write down a call before it leaves; None when the frame is no longer this claim's."""
    if not ours(frame).update(attempts_made=F("attempts_made") + 1):
        return None
    frame.attempts_made += 1
    return Attempt.objects.create(
        frame=frame, claim=frame.claim, provider=provider, wire_model=wire_model
    )


def end_attempt(attempt: Attempt, outcome: str, *, request_id: str = "", **facts: Any) -> None:
    """Write down how a call ended; true whoever owns the frame by now.

    ``request_id`` is the provider's: it may hold anything, even what PostgreSQL cannot store.
    """
    facts["request_id"] = "".join(filter(str.isprintable, request_id))[:120]
    Attempt.objects.filter(pk=attempt.pk, outcome=Attempt.Outcome.SENT).update(
        outcome=outcome, ended_at=timezone.now(), **facts
    )
