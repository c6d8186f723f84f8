"""What keeps the queue true when a message, a worker or a whole machine is lost."""

import logging
import threading
import time
from collections.abc import Callable, Collection, Sequence
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import close_old_connections, models
from django.utils import timezone

from accounts import idempotency
from billing import ledger
from gallery import services as gallery
from studio import actors, delivery, endings, faults, late, quoting
from studio.catalogue import CATALOGUE
from studio.models import Frame

log = logging.getLogger(__name__)

AT_ONCE = 500
"""Frames that one sweep takes back or gives up."""
NUDGES_MAX = 100
"""Nudges a model and sweep: whoever is at work goes on to the next frame by itself."""
_HOUR = timedelta(hours=1).total_seconds()


def take_back_dead() -> int:
    """Queue the frames of workers that were not heard of for a lease. Returns how many."""
    now = timezone.now()
    dead = Frame.objects.filter(status=Frame.Status.RUNNING, due_at__lt=now)
    taken = 0
    for frame in dead.select_related("generation")[:AT_ONCE]:
        spec = CATALOGUE.get(frame.model)
        is_local = spec is not None and spec.provider == "sketch"
        taken += faults.interrupt(frame, is_local=is_local, dead_at=now)
    return taken


def give_up_late() -> int:
    """Fail what could not be made within a day of its order. Returns how many."""
    late_ones = Frame.objects.filter(status=Frame.Status.QUEUED, give_up_at__lt=timezone.now())
    detail = "Its provider was busy for a whole day, so we gave up."
    return sum(
        endings.give_up(frame, code="provider_busy", detail=detail) for frame in late_ones[:AT_ONCE]
    )


def nudge_waiting() -> int:
    """Nudge for whatever is queued and due. Returns how many nudges were sent."""
    due = Frame.objects.filter(status=Frame.Status.QUEUED, due_at__lte=timezone.now())
    sent = 0
    for model, count in due.order_by().values_list("model").annotate(models.Count("pk")):
        if model in CATALOGUE:
            actors.nudge(model, times=min(count, NUDGES_MAX))
            sent += min(count, NUDGES_MAX)
    return sent


def still_working(frames: Sequence[UUID]) -> Collection[UUID]:
    """Say which of these are queued or running: their credits stay held."""
    open_states = [Frame.Status.QUEUED, Frame.Status.RUNNING]
    found = Frame.objects.filter(pk__in=frames, status__in=open_states)
    return set(found.values_list("pk", flat=True))


def sweep_queue() -> None:
    """Do what cannot wait: every few seconds."""
    _each(take_back_dead, give_up_late, nudge_waiting, delivery.publish_overdue)


def sweep_stores() -> None:
    """Do what can wait: every hour."""
    _each(
        late.purge_late,
        quoting.forget_expired,
        lambda: idempotency.forget_expired(now=timezone.now()),
        lambda: gallery.purge_bin(now=timezone.now()),
        lambda: ledger.sweep_expired_holds(working=still_working),
        ledger.expire_lots,
    )


def _each(*chores: Callable[[], int]) -> None:
    for chore in chores:
        try:
            chore()
        except Exception:  # one chore's trouble must not keep the others from being done
            log.exception("chore failed")


class Sweeper(threading.Thread):
    """Sweeps until it is stopped. Several at once, in several processes, do no harm."""

    def __init__(self) -> None:
        super().__init__(name="sweeper")
        self._stop_asked = threading.Event()

    def run(self) -> None:
        stores_due = 0.0
        while not self._stop_asked.is_set():
            sweep_queue()
            if time.monotonic() >= stores_due:
                sweep_stores()
                stores_due = time.monotonic() + _HOUR
            close_old_connections()
            self._stop_asked.wait(settings.SWEEP_EVERY)

    def stop(self) -> None:
        """End after the chore at hand, and wait for that."""
        self._stop_asked.set()
        self.join()
