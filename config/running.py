"""Web, worker, sweeper and drawing processes, begun and stopped together.

In production the parts may run apart: ``--web-only`` and ``--worker-only``, any number of each.
"""

import argparse
import asyncio
import contextlib
import logging
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence

import django
import uvicorn
import uvloop

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

# What follows needs Django's registry, which is ready only now.
import dramatiq  # noqa: E402
from django.conf import settings  # noqa: E402
from django.core.management.base import CommandError  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.migrations.executor import MigrationExecutor  # noqa: E402

from config.broker import broker  # noqa: E402
from gallery import processes  # noqa: E402
from studio import live  # noqa: E402
from studio.pictures import warm_up  # noqa: E402
from studio.sweeping import Sweeper  # noqa: E402

log = logging.getLogger(__name__)

WORKER_THREADS = 8
WORKER_TIMEOUT = 200
"""Milliseconds between a worker's looks at its queue, and so how long its stop may hang on it."""
KEEP_ALIVE = 75
"""Seconds that an idle connection stays open: longer than a proxy's own 60."""


class Server(uvicorn.Server):
    """uvicorn without its signal handlers.

    It would send itself the signal again after serving, so that nothing after it ever ran.
    """

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def refuse_unmigrated() -> None:
    """Stop unless the database has the tables that this code expects.

    Raises:
        CommandError: migrations are missing.
    """
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError("The database is not up to date. Run: python manage.py migrate")
    connection.close()


@contextlib.contextmanager
def working() -> Iterator[None]:
    """Run a worker and a sweeper beside whatever the block does."""
    worker = dramatiq.Worker(broker, worker_threads=WORKER_THREADS, worker_timeout=WORKER_TIMEOUT)
    worker.start()
    sweeper = Sweeper()
    sweeper.start()
    try:
        yield
    finally:
        live.stop()  # nothing new is begun from here on
        sweeper.stop()
        worker.stop(timeout=10_000)


async def serve_web() -> None:
    """Serve HTTP until SIGINT or SIGTERM; a second one does not wait for open requests."""
    server = Server(
        uvicorn.Config(
            "config.asgi:application",
            host=settings.HOST,
            port=settings.PORT,
            lifespan="on",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_keep_alive=KEEP_ALIVE,
            timeout_graceful_shutdown=settings.STOP_GRACE,
            proxy_headers=False,
        )
    )

    def stop() -> None:
        server.force_exit = server.should_exit
        server.should_exit = True
        live.stop()

    _on_signals(stop)
    await server.serve()


async def wait_for_signal() -> None:
    """Wait until SIGINT or SIGTERM."""
    stopped = asyncio.Event()
    _on_signals(stopped.set)
    await stopped.wait()


def _on_signals(stop: Callable[[], None]) -> None:
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop)


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until told to stop. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m config.serve", description=__doc__)
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--web-only", action="store_true", help="pages and API, no worker")
    part.add_argument("--worker-only", action="store_true", help="worker and sweeper, no web")
    chosen = parser.parse_args(arguments)
    try:
        refuse_unmigrated()
    except CommandError as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    live.start()
    processes.start(None if chosen.web_only else warm_up)
    try:
        with contextlib.ExitStack() as running:
            if not chosen.web_only:
                running.enter_context(working())
            part_to_run = wait_for_signal if chosen.worker_only else serve_web
            with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
                runner.run(part_to_run())
    finally:
        processes.stop()
    return 0
