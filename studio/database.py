"""Database steps of coroutines, on threads of their own and on live connections."""

import asyncio
import functools
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import close_old_connections, connection

P = ParamSpec("P")
T = TypeVar("T")


@functools.cache
def _threads() -> ThreadPoolExecutor | None:
    count = settings.DATABASE_THREADS
    return ThreadPoolExecutor(count, thread_name_prefix="database") if count else None


def in_database(step: Callable[P, T]) -> Callable[P, Awaitable[T]]:
    """Make a blocking database step awaitable.

    asgiref would run every step of the worker on one thread whose connection nobody tidies: one
    restart of the database would fail each later step. With ``DATABASE_THREADS`` of 0, as in
    tests, a step runs on the caller's thread and so inside its transaction.
    """
    on_live_connection = _on_live_connection(step)

    async def call(*args: P.args, **kwargs: P.kwargs) -> T:
        threads = _threads()
        if threads is None:
            return await sync_to_async(on_live_connection)(*args, **kwargs)
        ready = functools.partial(on_live_connection, *args, **kwargs)
        return await asyncio.get_running_loop().run_in_executor(threads, ready)

    return call


def beside_database(step: Callable[P, T]) -> Callable[P, Awaitable[T]]:
    """Make a step awaitable that works on files or pixels too, and so takes long.

    It runs on another thread than the short steps, which it would hold up.
    """
    on_live_connection = _on_live_connection(step)

    async def call(*args: P.args, **kwargs: P.kwargs) -> T:
        if _threads() is None:
            return await sync_to_async(on_live_connection)(*args, **kwargs)
        return await asyncio.to_thread(on_live_connection, *args, **kwargs)

    return call


def _on_live_connection(step: Callable[P, T]) -> Callable[P, T]:
    @functools.wraps(step)
    def on_live_connection(*args: P.args, **kwargs: P.kwargs) -> T:
        _close_old_connections()
        try:
            return step(*args, **kwargs)
        finally:
            _close_old_connections()

    return on_live_connection


def _close_old_connections() -> None:
    if not connection.in_atomic_block:  # inside one only when a test holds it open
        close_old_connections()
