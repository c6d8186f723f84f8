"""How far frames are: their place in the queue, the time it takes, the part that is done.

All are estimates from the catalogue's usual times; pages say "about".
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Count
from django.utils import timezone

from studio.catalogue import CATALOGUE
from studio.claims import FRAMES_IN_FLIGHT
from studio.models import Frame

_NEVER_FULL = 95


@dataclass(frozen=True, slots=True)
class Place:
    """Where a queued frame stands, by the fair order of turns."""

    position: int
    """1 is next."""
    eta_seconds: int
    until: datetime | None
    """Set when it waits for a named time."""


def queue_places(frames: Iterable[Frame]) -> Mapping[UUID, Place]:
    """Give the places of those of ``frames`` that are queued, in two queries for any number.

    Before a workspace's n-th frame each other workspace has had up to n turns.
    """
    queued = [frame for frame in frames if frame.status == Frame.Status.QUEUED]
    if not queued:
        return {}
    now = timezone.now()
    waiting = Frame.objects.filter(
        status=Frame.Status.QUEUED, model__in={frame.model for frame in queued}
    )
    workspaces = {frame.workspace_id for frame in queued}
    own: defaultdict[tuple[str, UUID], list[UUID]] = defaultdict(list)
    plans: dict[UUID, str] = {}
    for pk, model, workspace, plan in (
        waiting.filter(workspace_id__in=workspaces)
        .order_by("id")
        .values_list("pk", "model", "workspace_id", "workspace__plan")
    ):
        own[model, workspace].append(pk)
        plans[workspace] = plan
    others: defaultdict[str, Counter[UUID]] = defaultdict(Counter)
    for model, workspace, count in (
        waiting.filter(due_at__lte=now)
        .order_by()
        .values_list("model", "workspace_id")
        .annotate(Count("pk"))
    ):
        others[model][workspace] = count
    return {
        frame.pk: _place(frame, own, others[frame.model], plans, now)
        for frame in queued
        if frame.pk in own[frame.model, frame.workspace_id]
    }


def _place(
    frame: Frame,
    own: dict[tuple[str, UUID], list[UUID]],
    waiting: Counter[UUID],
    plans: dict[UUID, str],
    now: datetime,
) -> Place:
    turn = own[frame.model, frame.workspace_id].index(frame.pk) + 1
    ahead = sum(min(count, turn) for other, count in waiting.items() if other != frame.workspace_id)
    position = turn + ahead
    spec = CATALOGUE.get(frame.model)
    local = spec is not None and spec.provider == "sketch"
    slots = max(1, settings.DRAWING_PROCESSES if local else settings.CALLS_IN_FLIGHT)
    own_slots = FRAMES_IN_FLIGHT.get(plans[frame.workspace_id], 1)
    rounds = max(math.ceil(position / slots), math.ceil(turn / own_slots))
    until = frame.due_at if frame.due_at > now else None
    wait = math.ceil((until - now).total_seconds()) if until else 0
    return Place(position, wait + rounds * usual_seconds(frame), until)


def usual_seconds(frame: Frame) -> int:
    """Give the usual time of a frame like this, in whole seconds, at least 1."""
    spec = CATALOGUE.get(frame.model)
    order = frame.generation
    try:
        return max(1, spec.rate(order.resolution, order.quality).seconds) if spec else 10
    except KeyError:
        return 10


def percent_done(frame: Frame) -> int:
    """Estimate how much of a running frame is done; never 100 before it is."""
    if frame.started_at is None:
        return 0
    elapsed = (timezone.now() - frame.started_at).total_seconds()
    return max(0, min(_NEVER_FULL, round(100 * elapsed / usual_seconds(frame))))


def seconds_left(frame: Frame) -> int:
    """Estimate how many seconds a running frame still takes; 0 when it is late."""
    if frame.started_at is None:
        return usual_seconds(frame)
    elapsed = (timezone.now() - frame.started_at).total_seconds()
    return max(0, math.ceil(usual_seconds(frame) - elapsed))
