"""The names on the queue. A message is a nudge: there is work for this model."""

import functools
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any, Protocol, runtime_checkable

import dramatiq

from studio import rendering


@runtime_checkable
class HandOff(Protocol):
    """What the composition root puts among the broker's middleware (``config.broker``)."""

    async def start(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None: ...


def _hand_off() -> HandOff:
    found = (one for one in dramatiq.get_broker().middleware if isinstance(one, HandOff))
    return next(found)


@dramatiq.actor(
    queue_name="render",
    max_retries=4,  # of the hand-off alone; the frame's own tries are columns of its row
    min_backoff=1_000,
    max_backoff=30_000,
    time_limit=600_000,
    notify_shutdown=True,
)
async def render(model: str) -> None:
    """Have frames of ``model`` made. Safe to deliver any number of times."""
    await _hand_off().start(functools.partial(rendering.render_waiting, model, nudge=nudge))


def nudge(model: str, *, times: int = 1, wait: timedelta = timedelta(0)) -> None:
    """Say that there is work for ``model``, for up to ``times`` frames, in ``wait``.

    Raises what the broker does when it cannot be reached; the sweeper then nudges again.
    """
    delay = round(wait.total_seconds() * 1000) or None
    for _ in range(times):
        render.send_with_options(args=(model,), delay=delay)
