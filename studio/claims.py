"""Who works on which frame: the next one in fair turn, the lease on it, and its end.

The frame's row is the queue. One conditional UPDATE takes it and raises ``claim``; whoever writes
later says ``claim = mine``, so a worker that was given up for dead changes nothing.
"""

import logging
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError, InterfaceError, transaction
from django.db.models import (
    Case,
    F,
    Func,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.utils import timezone

from accounts.models import Workspace
from studio import live
from studio.models import Attempt, Frame, Generation, ModelState, Turn

log = logging.getLogger(__name__)

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


def claim_due(model: str, count: int) -> list[Frame]:
    """Take the next ``count`` frames of ``model`` that are due, in fair turn; fewer: no more are.

    The workspace with the fewest frames running comes first, and of those the one served longest
    ago; within it the oldest frame. A workspace whose plan's frames are all in flight waits.
    While the model's circuit is open everything due is put off until it closes.
    """
    if _put_off(model):
        return []
    taken: list[Frame] = []
    misses = 0
    while len(taken) < count and misses < _TRIES:
        before = len(taken)
        try:
            turns = _next_turns(model, count - len(taken))
            if not turns:
                break
            for turn in turns:
                frame = _take(model, *turn)
                taken += [frame] if frame else []
        except (DatabaseError, InterfaceError):
            if not taken:
                raise
            log.warning("claimed fewer frames than were due", exc_info=True)
            break
        misses = 0 if len(taken) > before else misses + 1
    return taken


def due_frames(model: str, now: datetime) -> QuerySet[Frame]:
    """Give the frames of ``model`` that may be taken."""
    return Frame.objects.filter(model=model, status=Frame.Status.QUEUED, due_at__lte=now)


def _put_off(model: str) -> bool:
    now = timezone.now()
    troubled = ModelState.objects.filter(model=model, trouble_until__gt=now)
    until = troubled.values_list("trouble_until", flat=True).first()
    if until is not None:
        due_frames(model, now).update(due_at=until)
    return until is not None


def _next_turns(model: str, count: int) -> list[tuple[UUID, str]]:
    """Name the workspaces whose turn is next, with their plans: those with equally few running."""
    frames = Frame.objects.filter(workspace_id=OuterRef("pk"), status=Frame.Status.RUNNING)
    running = frames.order_by().annotate(n=Func("pk", function="COUNT")).values("n")
    limits = [When(workspace__plan=p, then=Value(n)) for p, n in FRAMES_IN_FLIGHT.items()]
    limit = Case(*limits, default=Value(1), output_field=IntegerField())
    turns = list(
        Turn.objects.filter(pk__in=due_frames(model, timezone.now()).values("workspace_id"))
        .annotate(running=Subquery(running, output_field=IntegerField()))
        .filter(running__lt=limit)
        .order_by("running", "served_at")
        .values_list("pk", "workspace__plan", "running")[:count]
    )
    return [(pk, plan) for pk, plan, n in turns if n == turns[0][2]]


@transaction.atomic
def _take(model: str, workspace: UUID, plan: str) -> Frame | None:
    # The row of the turn is the workspace's lock: without it two workers could both see one free.
    now = timezone.now()
    Turn.objects.filter(pk=workspace).update(served_at=now)
    if running_in(workspace) >= FRAMES_IN_FLIGHT.get(plan, 1):
        return None
    waiting = due_frames(model, now).filter(workspace_id=workspace).order_by("id")
    pk = waiting.values_list("pk", flat=True).first()
    if pk is None or not Frame.objects.filter(pk=pk, status=Frame.Status.QUEUED).update(
        claim=F("claim") + 1,
        status=Frame.Status.RUNNING,
        due_at=now + lease(),
        started_at=now,
    ):
        return None
    frame = Frame.objects.select_related("generation").get(pk=pk)
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
