"""The queue: Redis, or in this process for the embedded default; and what is in flight.

A message is only a nudge, the rows in the database are the queue. So a lost message costs a few
seconds and a doubled one nothing.
"""

import asyncio
import contextlib
import logging
import time
from collections import deque
from collections.abc import Callable, Coroutine, Iterable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import dramatiq
from django.conf import settings
from django.db import close_old_connections, connection
from dramatiq import Broker, Message, Middleware, Worker
from dramatiq.asyncio import get_event_loop_thread
from dramatiq.broker import MessageProxy
from dramatiq.brokers.redis import RedisBroker, _RedisConsumer
from dramatiq.brokers.stub import StubBroker
from dramatiq.errors import ConnectionClosed
from dramatiq.middleware import (
    AgeLimit,
    AsyncIO,
    Callbacks,
    Retries,
    ShutdownNotifications,
    TimeLimit,
)

log = logging.getLogger(__name__)

_REDIS_PATIENCE = 2
"""Seconds that whoever presses the button waits for a Redis that does not answer."""
_FULL_PAUSE = 0.005
"""Seconds until a consumer that has as many messages as it may looks again."""
_LAST_WORDS = 5.0
"""Seconds that cancelled work has to write down where it stands."""


class InFlight(AsyncIO):
    """Keeps what actors hand over, up to ``limit`` at once.

    A worker's thread blocks while its async actor runs, so actors hand their work to the worker's
    loop and return: 8 threads, a thousand calls. When the worker stops, what is in flight has
    ``grace`` seconds to finish and is then cancelled.
    """

    def __init__(self, *, limit: int, grace: float) -> None:
        super().__init__()
        self.limit = limit
        self.grace = grace
        self.tasks: set[asyncio.Task[None]] = set()
        self._slots: asyncio.Semaphore | None = None

    async def start(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Begin ``work`` as soon as a slot is free, and return; on the worker's loop.

        It takes a function, so that no coroutine is left unawaited when the wait is interrupted.
        """
        self._slots = self._slots or asyncio.Semaphore(self.limit)
        await self._slots.acquire()
        task = asyncio.create_task(work())
        self.tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self.tasks.discard(task)
        if self._slots is not None:
            self._slots.release()
        if not task.cancelled() and (fault := task.exception()):
            log.error("work in flight failed", exc_info=fault)

    def after_worker_shutdown(self, broker: Broker, worker: Worker) -> None:
        loop_thread = get_event_loop_thread()
        if loop_thread is not None:
            asyncio.run_coroutine_threadsafe(self._drain(), loop_thread.loop).result()
        self._slots = None  # it belongs to the loop that ends here
        super().after_worker_shutdown(broker, worker)  # type: ignore[no-untyped-call]

    async def _drain(self) -> None:
        if self.tasks:
            await asyncio.wait(self.tasks, timeout=self.grace)
        left = set(self.tasks)
        for task in left:
            task.cancel()
        if left:
            await asyncio.wait(left, timeout=_LAST_WORDS)


class LiveConnections(Middleware):
    """Drops database connections that have died or grown old, before and after each message."""

    def before_process_message(self, broker: Broker, message: MessageProxy) -> None:
        _close_old_connections()

    def after_process_message(
        self,
        broker: Broker,
        message: MessageProxy,
        *,
        result: Any | None = None,
        exception: BaseException | None = None,
    ) -> None:
        _close_old_connections()

    after_skip_message = before_process_message


def _close_old_connections() -> None:
    if not connection.in_atomic_block:
        close_old_connections()


class InProcessBroker(StubBroker):
    """The embedded default: queues in memory, with an end to what they keep."""

    WAITING_MAX = 10_000

    def __init__(self, middleware: list[Middleware]) -> None:
        super().__init__(middleware)
        # A deque does all that the broker asks of its lists, and does not grow for ever.
        self.dead_letters_by_queue.default_factory = lambda: deque(maxlen=100)  # type: ignore[assignment,return-value]

    def enqueue(self, message: Message[Any], *, delay: int | None = None) -> Message[Any]:
        # In a process without a worker nobody reads: drop, the worker's own sweeper finds the row.
        if self.queues[message.queue_name].qsize() >= self.WAITING_MAX:
            return message
        return super().enqueue(message, delay=delay)


class WakingRedisBroker(RedisBroker):
    """Redis, whose idle consumers are woken by a message instead of finding it by and by.

    Dramatiq's own ask with growing pauses, a third of a second at most. The wake is a publication
    beside the queue and may be lost: then the consumer asks after its time-out, as it always did.
    """

    @property
    def consumer_class(self) -> type["_WokenConsumer"]:
        return _WokenConsumer

    def enqueue(self, message: Message[Any], *, delay: int | None = None) -> Message[Any]:
        sent: Message[Any] = super().enqueue(message, delay=delay)
        self.client.publish(wake_channel(self, sent.queue_name), b"")
        return sent


class _WokenConsumer(_RedisConsumer):
    def __init__(
        self, broker: WakingRedisBroker, queue_name: str, prefetch: int, timeout: int
    ) -> None:
        super().__init__(broker, queue_name, prefetch, timeout=1)  # type: ignore[no-untyped-call]
        self._patience = timeout / 1000
        self._wakes = broker.client.pubsub(ignore_subscribe_messages=True)
        with _lost_connections():
            self._wakes.subscribe(wake_channel(broker, queue_name))

    def __next__(self) -> MessageProxy | None:
        with _lost_connections():
            message: MessageProxy | None = super().__next__()  # type: ignore[no-untyped-call]
            if message is None:
                if self.outstanding_message_count < self.prefetch:
                    self._wakes.get_message(timeout=self._patience)
                else:
                    time.sleep(_FULL_PAUSE)
            return message

    def requeue(self, messages: Iterable[MessageProxy]) -> None:
        with _lost_connections():
            super().requeue(messages)  # type: ignore[no-untyped-call]

    def close(self) -> None:
        self._wakes.close()


@contextlib.contextmanager
def _lost_connections() -> Iterator[None]:
    """Call everything that Redis raises a lost connection.

    Dramatiq does so with one kind only; over another, a time-out, its consumer's thread dies.
    """
    try:
        yield
    except ConnectionClosed:
        raise
    except Exception as fault:
        raise ConnectionClosed(fault) from fault  # type: ignore[no-untyped-call]


def wake_channel(broker: RedisBroker, queue_name: str) -> str:
    """Name the channel on which consumers of a queue hear that something came."""
    return f"{broker.namespace}:wake:{queue_name}"


def impatient(url: str) -> str:
    """Give a Redis address with time-outs, unless the operator has set some."""
    parts = urlsplit(url)
    asked = {"socket_timeout": _REDIS_PATIENCE, "socket_connect_timeout": _REDIS_PATIENCE}
    given = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    return parts._replace(query=urlencode(asked | given)).geturl()


def make_broker() -> Broker:
    """Build the broker that the settings ask for."""
    in_flight = InFlight(limit=settings.CALLS_IN_FLIGHT, grace=settings.STOP_GRACE)
    middleware: list[Middleware] = [
        AgeLimit(),
        TimeLimit(),
        ShutdownNotifications(),
        Callbacks(),
        Retries(max_retries=4),
        LiveConnections(),
        in_flight,
    ]
    if not settings.REDIS_URL:
        return InProcessBroker(middleware)
    # With the defaults a message of a killed worker is not delivered again for minutes.
    return WakingRedisBroker(  # type: ignore[no-untyped-call]
        url=impatient(settings.REDIS_URL),
        heartbeat_timeout=15_000,
        maintenance_chance=100_000,
        middleware=middleware,
    )


broker = make_broker()
dramatiq.set_broker(broker)
