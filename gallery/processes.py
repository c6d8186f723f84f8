"""The drawing processes: work on pixels runs beside the server, on the other cores.

They start with ``spawn`` (a fork would copy threads' locks), yield to the server (``nice``), ignore
Ctrl-C (their parent stops them) and die with it. One thread makes them and lives as long as the
process, because Linux ends a child with the *thread* that made it.
"""

import asyncio
import atexit
import ctypes
import os
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any, ParamSpec, TypeVar

from django.conf import settings

from gallery import pixels  # noqa: F401  # each new process loads this module, so is warm

P = ParamSpec("P")
T = TypeVar("T")

_PR_SET_PDEATHSIG = 1  # linux/prctl.h


class _Pool:
    """The processes of this process, made when first needed and once more when one has died."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._maker: ThreadPoolExecutor | None = None
        self._workers: ProcessPoolExecutor | None = None
        self.warm_up: Callable[[], object] = os.getpid
        self._at_work = 0

    def watch(self, future: "Future[Any]") -> None:
        """Count a call that was given out, until it has ended."""
        with self._lock:
            self._at_work += 1
        future.add_done_callback(self._end)

    def _end(self, _: "Future[Any]") -> None:
        with self._lock:
            self._at_work -= 1

    def has_room(self) -> bool:
        return self._at_work < settings.DRAWING_PROCESSES

    def workers(self, broken: ProcessPoolExecutor | None = None) -> ProcessPoolExecutor:
        """Give the running pool, a fresh one if it is the one found ``broken``."""
        with self._lock:
            if self._workers is None or self._workers is broken:
                if self._maker is None:
                    self._maker = ThreadPoolExecutor(1, thread_name_prefix="drawing")
                self._workers = self._maker.submit(_start, self.warm_up).result()
            return self._workers

    def stop(self) -> None:
        with self._lock:
            workers, self._workers = self._workers, None
            maker, self._maker = self._maker, None
        if workers is not None:
            workers.shutdown(wait=True, cancel_futures=True)
        if maker is not None:
            maker.shutdown()


_pool = _Pool()


def start(warm_up: Callable[[], object] | None = None) -> None:
    """Start the processes now, so that the first picture does not wait for them.

    ``warm_up`` is a picklable function that each of them runs first, to load what it needs. It
    must not fail: a process that cannot start breaks the pool.
    """
    _pool.warm_up = warm_up or os.getpid
    if settings.DRAWING_PROCESSES:
        _pool.workers()


def stop() -> None:
    """End them; what is being drawn is finished, what waits is dropped."""
    _pool.stop()


def has_room() -> bool:
    """Tell whether a call would begin at once. Always so with ``DRAWING_PROCESSES`` 0."""
    return not settings.DRAWING_PROCESSES or _pool.has_room()


def run(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run a picklable function of a module in a drawing process and wait for its answer.

    Its own exceptions come through. With ``DRAWING_PROCESSES`` 0 it runs in place.

    Raises:
        BrokenProcessPool: the process died twice over this call (out of memory, most likely).
    """
    if not settings.DRAWING_PROCESSES:
        return function(*args, **kwargs)
    workers, future = _submit(None, function, *args, **kwargs)
    try:
        return future.result()
    except BrokenProcessPool:
        return _submit(workers, function, *args, **kwargs)[1].result()


async def run_async(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Do what ``run`` does, without holding the event loop (in place it does hold it)."""
    if not settings.DRAWING_PROCESSES:
        return function(*args, **kwargs)
    workers, future = _submit(None, function, *args, **kwargs)
    try:
        return await asyncio.wrap_future(future)
    except BrokenProcessPool:
        return await asyncio.wrap_future(_submit(workers, function, *args, **kwargs)[1])


def _submit(
    broken: ProcessPoolExecutor | None,
    function: Callable[P, T],
    *args: P.args,
    **kwargs: P.kwargs,
) -> tuple[ProcessPoolExecutor, "Future[T]"]:
    workers = _pool.workers(broken)
    try:
        future = workers.submit(function, *args, **kwargs)
    except BrokenProcessPool:
        workers = _pool.workers(workers)
        future = workers.submit(function, *args, **kwargs)
    _pool.watch(future)
    return workers, future


def _start(warm_up: Callable[[], object]) -> ProcessPoolExecutor:
    workers = ProcessPoolExecutor(
        settings.DRAWING_PROCESSES,
        mp_context=get_context("spawn"),
        initializer=_settle_in,
        initargs=(os.getpid(), warm_up),
    )
    for _ in range(settings.DRAWING_PROCESSES):
        workers.submit(os.getpid)  # who submits makes the process: here, all of them
    return workers


def _settle_in(parent: int, warm_up: Callable[[], object]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(5)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        os._exit(0)  # it ended before we could ask to be told
    # Taking down the interpreter with all its libraries would hold up the server's stop.
    atexit.register(os._exit, 0)
    warm_up()
