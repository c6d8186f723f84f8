"""News of frames, from whoever changes one to whoever watches: pages and API callers that wait.

In one process it goes from hand to hand; with ``REDIS_URL`` through Redis, to every process.
News may be lost (a full listener, a Redis that is down): it only says "look again", and pages
also ask by themselves. It is never the truth; the frame's row is.
"""

import asyncio
import json
import logging
import threading
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from functools import cache
from uuid import UUID

import redis
from django.conf import settings
from django.db import transaction

from accounts.ids import to_public
from studio.models import Frame

log = logging.getLogger(__name__)

_CHANNEL = "studio:frames"
_REDIS_PATIENCE = 2.0
"""Seconds that whoever tells news waits for Redis; seconds between tries to listen again."""
_REDIS_CHECKED = 15
"""Seconds of silence after which the listening connection is tried."""


@dataclass(frozen=True, slots=True)
class FrameNews:
    """What changed: enough to find the fragment, not what to show."""

    frame: UUID
    project: UUID
    generation: UUID
    status: str
    label: str
    preview: str = ""
    """The address of a partial picture, private and gone after two minutes."""

    def as_event(self) -> dict[str, str]:
        """Write it as the page and the API read it."""
        told = {"id": to_public("frm", self.frame), "status": self.status, "label": self.label}
        return told | ({"preview": self.preview} if self.preview else {})


class Listener:
    """One stream's inbox, on the loop that reads it. A full one loses its oldest news."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._inbox: asyncio.Queue[FrameNews | None] = asyncio.Queue(maxsize=200)

    def offer(self, news: FrameNews | None) -> None:
        """Put news in, from any thread; None says that the server is stopping."""
        try:
            self._loop.call_soon_threadsafe(self._put, news)
        except RuntimeError:  # its loop has closed: nobody is reading
            log.debug("news for a closed loop")

    def _put(self, news: FrameNews | None) -> None:
        if self._inbox.full():
            self._inbox.get_nowait()
        self._inbox.put_nowait(news)

    async def next(self) -> FrameNews | None:
        """Wait for news. None: the server is stopping, end the stream."""
        return None if is_stopping() else await self._inbox.get()


_listeners: defaultdict[UUID, set[Listener]] = defaultdict(set)
_lock = threading.Lock()
_stopping = threading.Event()


def is_stopping() -> bool:
    """Say whether the server is on its way down."""
    return _stopping.is_set()


def stop() -> None:
    """End every stream now: no server ends an open one by itself."""
    _stopping.set()
    with _lock:
        listening = {listener for group in _listeners.values() for listener in group}
    for listener in listening:
        listener.offer(None)


def start() -> None:
    """Take streams (again): what a server calls before it serves."""
    _stopping.clear()


@asynccontextmanager
async def listen(*topics: UUID) -> AsyncIterator[Listener]:
    """Hear the news of projects or orders, by their ids, until the block ends.

    Begin to listen before reading the present state: then no change falls in between.
    """
    listener = Listener()
    if settings.REDIS_URL:
        _listen_to_redis()
    with _lock:
        for topic in topics:
            _listeners[topic].add(listener)
    try:
        yield listener
    finally:
        with _lock:
            for topic in topics:
                _listeners[topic].discard(listener)
                if not _listeners[topic]:
                    del _listeners[topic]


def publish(news: FrameNews) -> None:
    """Tell whoever listens to its project or its order, from any thread. Never raises."""
    if not settings.REDIS_URL:
        _deliver(news)
        return
    try:
        _redis().publish(_CHANNEL, json.dumps(asdict(news), default=str))
    except redis.RedisError:
        log.warning("news not told", extra={"frame": news.frame})


def publish_frame(
    *, frame: UUID, project: UUID, generation: UUID, status: str, label: str, preview: str = ""
) -> None:
    """Tell that a frame changed; call it after the commit."""
    publish(FrameNews(frame, project, generation, status, label, preview))


def tell(frame: Frame, status: str) -> None:
    """Say, once this transaction has committed, that the frame has got a new status."""

    def publish_it() -> None:  # not a partial: Django names what failed by its __qualname__
        publish_frame(
            frame=frame.pk,
            project=frame.project_id,
            generation=frame.generation_id,
            status=status,
            label=frame.label,
        )

    transaction.on_commit(publish_it, robust=True)


def _deliver(news: FrameNews) -> None:
    with _lock:
        listening = _listeners.get(news.project, set()) | _listeners.get(news.generation, set())
    for listener in listening:
        listener.offer(news)


@cache
def _redis() -> redis.Redis:
    return redis.Redis.from_url(
        settings.REDIS_URL,
        socket_timeout=_REDIS_PATIENCE,
        socket_connect_timeout=_REDIS_PATIENCE,
    )


@cache
def _listen_to_redis() -> threading.Thread:
    """Start this process's one listener, the first time that a stream opens."""
    thread = threading.Thread(target=_relay, name="live-news", daemon=True)
    thread.start()
    return thread


def _relay() -> None:
    while not _stopping.is_set():
        try:
            # Without the check a connection that a router has forgotten is silent for ever.
            connection = redis.Redis.from_url(
                settings.REDIS_URL,
                socket_connect_timeout=_REDIS_PATIENCE,
                health_check_interval=_REDIS_CHECKED,
            )
            with connection, connection.pubsub() as channel:  # type: ignore[no-untyped-call]
                channel.subscribe(_CHANNEL)
                while not _stopping.is_set():
                    message = channel.get_message(
                        ignore_subscribe_messages=True, timeout=_REDIS_PATIENCE
                    )
                    if message:
                        _pass_on(message["data"])
        except redis.RedisError:
            log.warning("live news interrupted")
            _stopping.wait(_REDIS_PATIENCE)


def _pass_on(data: bytes) -> None:
    try:
        _deliver(_read(data))
    except (
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
    ):  # told by another version of this code
        log.warning("live news not understood")


def _read(data: bytes) -> FrameNews:
    told = json.loads(data)
    return FrameNews(
        frame=UUID(told["frame"]),
        project=UUID(told["project"]),
        generation=UUID(told["generation"]),
        status=told["status"],
        label=told["label"],
        preview=told["preview"],
    )
