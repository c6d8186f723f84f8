"""The worker's half: take a frame, have it made, check it, store it, hand it over, or give up.

The same frame may be taken twice, after a crash or a stall. Whoever took it last owns it; every
write of an earlier one changes nothing (``studio.claims``).
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any, ParamSpec, Protocol, TypeVar
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError

from gallery import services as gallery
from studio import claims, delivery, faults, live, materials
from studio.catalogue import CATALOGUE, ModelSpec
from studio.database import beside_database, in_database
from studio.endings import Handover
from studio.materials import Materials
from studio.models import Attempt, Frame
from studio.providers.protocol import (
    FrameFailed,
    OutcomeUnknown,
    ProviderFault,
    RenderedImage,
    RenderRequest,
    TryAgain,
)
from studio.providers.registry import provider_for
from studio.providers.transport import keeping_place
from studio.rounds import next_frame

log = logging.getLogger(__name__)
P = ParamSpec("P")
T = TypeVar("T")

PERSISTING_PAUSES = (0.5, 2.0)
"""Seconds before the second and the third try to write down what became of a call."""

DEADLINE = 900
"""Seconds that any call may take; each adapter has shorter ones of its own."""


class Nudge(Protocol):
    """Says that there is work for a model, now or in a while; given by ``studio.actors``."""

    def __call__(self, model: str, *, wait: timedelta = ...) -> None: ...


_flights: dict[UUID, int] = {}
"""The claims of the frames that this process is making. Only the worker's loop touches it."""
_at_work: Counter[str] = Counter()
_asked_again: set[str] = set()
_renewals: set[asyncio.Task[None]] = set()


def room_for(spec: ModelSpec) -> int:
    """How many frames of a model one worker process makes at once."""
    if spec.provider == "sketch":
        return int(settings.DRAWING_PROCESSES) + 1  # one more, to draw while another is stored
    return int(settings.CALLS_IN_FLIGHT)


async def render_waiting(model: str, *, nudge: Nudge) -> None:
    """Make frames of ``model``, one after another, until none is due.

    Any number of these may run at once; beyond the model's room they leave at once, for whoever
    is at work takes the next frame when it has ended one.
    """
    spec = CATALOGUE[model]
    if _at_work[model] >= room_for(spec):
        _asked_again.add(model)
        return
    _at_work[model] += 1
    try:
        while not live.is_stopping():
            frame = await next_frame(model)
            if frame is not None:
                await render(frame, nudge=nudge)
            elif model in _asked_again:  # a nudge came while we looked
                _asked_again.discard(model)
            else:
                break
    finally:
        _at_work[model] -= 1


async def render(frame: Frame, *, nudge: Nudge) -> None:
    """Make a frame that this process has claimed; end it, or put it back.

    It raises only when it is cancelled, and has queued the frame again by then.
    """
    spec = CATALOGUE[frame.model]
    is_local = spec.provider == "sketch"
    _flights[frame.pk] = frame.claim
    _keep_leases()
    try:
        with keeping_place():
            wait = await _make(frame, spec)
        if wait is not None:
            await asyncio.to_thread(nudge, frame.model, wait=wait)
        await _nudge_others(frame, nudge)
    except asyncio.CancelledError:
        await asyncio.shield(in_database(faults.interrupt)(frame, is_local=is_local))
        raise
    except Exception:
        # Whatever it was, whoever is at work here goes on with the next frame.
        log.exception("frame left to the sweeper", extra={"frame": frame.pk})
    finally:
        _flights.pop(frame.pk, None)


async def _make(frame: Frame, spec: ModelSpec) -> timedelta | None:
    """Have a claimed frame made. Returns in how long it is due again, if it is."""
    begun = await in_database(_begin)(frame, spec)
    if begun is None:
        return None
    gathered, attempt = begun
    try:
        request = await materials.request_for(frame, gathered)
        rendered = await _call(frame, spec, gathered, request)
    except ProviderFault as fault:
        return await _persist(faults.answer, frame, attempt, fault)
    await _see_through(_deliver(frame, attempt, gathered, rendered))
    return None


def _begin(frame: Frame, spec: ModelSpec) -> tuple[Materials, Attempt] | None:
    gathered = materials.gather(frame)
    attempt = claims.begin_attempt(frame, provider=spec.provider, wire_model=gathered.wire_model)
    return None if attempt is None else (gathered, attempt)


async def _call(
    frame: Frame, spec: ModelSpec, gathered: Materials, request: RenderRequest
) -> RenderedImage:
    """Call the provider; whatever goes wrong comes out as a ``ProviderFault``."""
    partials = spec.gets_partials(request.quality)
    preview = delivery.preview_for(frame, gathered) if partials else None
    try:
        async with asyncio.timeout(DEADLINE):
            return await provider_for(spec).render(request, preview=preview)
    except TimeoutError as late:
        raise OutcomeUnknown("The picture did not come in time.") from late
    except ProviderFault:
        raise
    except Exception as surprise:
        # An adapter's own mistake must not leave the frame hanging; the log has what it was.
        log.exception("adapter failed", extra={"frame": frame.pk, "model": frame.model})
        raise TryAgain("Something went wrong while this was being made.") from surprise


async def _deliver(
    frame: Frame, attempt: Attempt, gathered: Materials, rendered: RenderedImage
) -> None:
    try:
        arrival = await delivery.receive(frame, gathered, rendered)
    except FrameFailed as fault:
        await _persist(faults.fail_delivery, frame, attempt, fault)
        return
    try:
        outcome = await _persist(delivery.hand_over, frame, attempt, rendered, arrival)
    except (OperationalError, InterfaceError):
        raise  # it may have been committed unseen, so the files stay
    except Exception:
        await asyncio.to_thread(gallery.discard, arrival.kept)
        raise
    if outcome is Handover.LOST:
        await asyncio.to_thread(gallery.discard, arrival.kept)
    elif outcome is Handover.DONE and not frame.generation.private:
        await beside_database(delivery.publish)(frame)


async def _persist(step: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run a fenced database step, again if the database was locked or away for a moment.

    A step that had committed unseen finds, the second time, that there is nothing left to do.
    """
    for pause in PERSISTING_PAUSES:
        try:
            return await in_database(step)(*args, **kwargs)
        except (OperationalError, InterfaceError):
            log.warning("database step repeated", exc_info=True)
            await asyncio.sleep(pause)
    return await in_database(step)(*args, **kwargs)


async def _see_through(work: Coroutine[Any, Any, None]) -> None:
    """Finish short work on a picture that has come, even when told to stop meanwhile."""
    task = asyncio.create_task(work)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait({task})
        raise


async def _nudge_others(frame: Frame, nudge: Nudge) -> None:
    """Wake the workspace's frames of other models: one more of them may run now."""
    for model in await in_database(claims.other_models_waiting)(frame):
        await asyncio.to_thread(nudge, model)


def _keep_leases() -> None:
    if not _renewals:
        task = asyncio.get_running_loop().create_task(_renew())
        _renewals.add(task)
        task.add_done_callback(_renewals.discard)


async def _renew() -> None:
    while True:
        await asyncio.sleep(settings.FRAME_LEASE / 3)
        if not _flights:
            return
        try:
            await in_database(claims.renew)(dict(_flights))
        except DatabaseError:
            log.exception("leases not renewed")
