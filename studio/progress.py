"""How far frames are: their place in the queue, the time it takes, the part that is done.

All are estimates from the catalogue's usual times; pages say "about".
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from studio.catalogue import CATALOGUE
from studio.models import Frame

_AT_ONCE = 4
"""How many frames are made at once, for the estimate alone."""
_NEVER_FULL = 95


@dataclass(frozen=True, slots=True)
class Place:
    """Where a queued frame stands."""

    position: int
    """1 is next."""
    eta_seconds: int
    until: datetime | None
    """Set when it waits for a named time."""


def queue_places(frames: Iterable[Frame]) -> Mapping[UUID, Place]:
    """Find the places of the queued ones among ``frames``, with one query."""
    now = timezone.now()
    queued = [frame for frame in frames if frame.status == Frame.Status.QUEUED]
    if not queued:
        return {}
    before = (
        Frame.objects.filter(
            model=OuterRef("model"), status=Frame.Status.QUEUED, id__lt=OuterRef("id")
        )
        .order_by()
        .values("model")
        .annotate(n=Count("pk"))
        .values("n")
    )
    ahead = dict(
        Frame.objects.filter(pk__in=[frame.pk for frame in queued])
        .annotate(ahead=Coalesce(Subquery(before, output_field=IntegerField()), 0))
        .values_list("pk", "ahead")
    )
    places = {}
    for frame in queued:
        position = ahead.get(frame.pk, 0) + 1
        until = frame.due_at if frame.due_at > now else None
        wait = math.ceil(position / _AT_ONCE) * usual_seconds(frame)
        if until:
            wait += math.ceil((until - now).total_seconds())
        places[frame.pk] = Place(position, wait, until)
    return places


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
