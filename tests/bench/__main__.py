"""Prints rows 1 and 2 of the product's speed beside the bare baseline, and the calls in flight.

Run by ``make bench``, which starts PostgreSQL and names it in DATABASE_URL.
"""

import asyncio
import contextlib
import itertools
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import httpx

from tests.bench.load import Press, Timing, press_many
from tests.bench.processes import free_port, memory_of_group, redis, running

ROUNDS = 3
WORKSPACES = 80


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two that are compared."""

    name: str
    press: Press
    pid: int


def bare_press(client: httpx.AsyncClient, address: str) -> Press:
    async def press() -> None:
        (await client.post(address)).raise_for_status()

    return press


def product_press(client: httpx.AsyncClient, base: str, keys: list[str]) -> Press:
    turns = itertools.cycle(keys)
    body = {"model": "nano-banana", "prompt": "A can of tea on a plinth, late sun"}

    async def press() -> None:
        head = {"Authorization": f"Bearer {next(turns)}"}
        answer = await client.post(f"{base}/api/v1/generations", json=body, headers=head)
        answer.raise_for_status()
        order = answer.json()
        while order["status"] in {"queued", "running"}:
            address = f"{base}/api/v1/generations/{order['id']}?wait=20"
            answer = await client.get(address, headers=head)
            answer.raise_for_status()
            order = answer.json()
        if order["status"] != "succeeded":
            raise RuntimeError(order)

    return press


@contextlib.contextmanager
def both(latency: float, folder: Path, client: httpx.AsyncClient) -> Iterator[tuple[Side, Side]]:
    """Run the provider, the baseline and the product, and give their ways to order."""
    ports = [free_port() for _ in range(3)]
    provider, bare, web = (f"http://127.0.0.1:{port}" for port in ports)
    database = os.environ["DATABASE_URL"]
    log = folder / "log"
    with contextlib.ExitStack() as stack:
        environment = {
            "REDIS_URL": stack.enter_context(redis(folder)),
            "SECRET_KEY": "only-for-the-bench-0123456789-abcdefghijklmnopqrstuvwxyz",
            "GEMINI_API_KEY": "bench",
            "GEMINI_BASE_URL": provider,
            "VAR_DIR": str(folder / "var"),
            "HOST": "127.0.0.1",
            "PORT": str(ports[2]),
        }
        manage = [sys.executable, "manage.py"]
        for command in (["migrate", "-v0"], ["collectstatic", "--no-input", "-v0"]):
            subprocess.run([*manage, *command], env=os.environ | environment, check=True)
        keys = json.loads(
            subprocess.run(
                [sys.executable, "-m", "tests.bench.accounts", str(WORKSPACES)],
                env=os.environ | environment, check=True, capture_output=True,
            ).stdout
        )  # fmt: skip

        def start(*command: str, ready: str | None) -> int:
            return stack.enter_context(
                running(*command, environment=environment, ready=ready, log=log)
            )

        start("tests.bench.provider", str(ports[0]), str(latency), ready=provider)
        files = folder / "bare"
        files.mkdir(exist_ok=True)
        bare_pid = start(
            "tests.bench.bare", str(ports[1]), provider, database, str(files), ready=None
        )
        start("config.serve", "--web-only", ready=f"{web}/health/live")
        worker = start("config.serve", "--worker-only", ready=None)
        yield (
            Side("bare", bare_press(client, bare), bare_pid),
            Side("studio", product_press(client, web, keys), worker),
        )


async def alternate(
    sides: tuple[Side, Side], *, orders: int, at_once: int
) -> dict[str, list[Timing]]:
    """Measure both in turn, ``ROUNDS`` times, after one round that does not count."""
    timings: dict[str, list[Timing]] = {side.name: [] for side in sides}
    for round_number in range(ROUNDS + 1):
        for side in sides:
            count = orders if round_number else min(orders, 2 * at_once)
            timing = await press_many(side.press, orders=count, at_once=at_once)
            if round_number:
                timings[side.name].append(timing)
    return timings


def show(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


async def rates(folder: Path, client: httpx.AsyncClient) -> None:
    """Row 1: pictures a second when the provider answers at once."""
    with both(0.0, folder, client) as sides:
        for at_once, orders in ((32, 160), (256, 320)):
            timings = await alternate(sides, orders=orders, at_once=at_once)
            bare, studio = (median(t.rate for t in timings[side.name]) for side in sides)
            show(
                f"frames a second, {at_once:>3} orders at once   bare {bare:6.1f}   "
                f"studio {studio:6.1f}   ratio {studio / bare:.2f}   (goal 0.75, good 0.5)"
            )


async def overhead(folder: Path, client: httpx.AsyncClient) -> None:
    """Row 2: what is added to a provider call of two seconds."""
    with both(2.0, folder, client) as sides:
        timings = await alternate(sides, orders=12, at_once=1)
        added = {
            name: [1000 * (median(t.part(p) for t in runs) - 2.0) for p in (50, 95, 99)]
            for name, runs in timings.items()
        }
        base = added["bare"][0]
        for percent, bare, studio in zip((50, 95, 99), *added.values(), strict=True):
            show(
                f"added to a call of 2 s, p{percent}         bare {bare:5.0f} ms   "
                f"studio {studio:5.0f} ms   ratio to bare's p50 {studio / base:.2f}"
            )


async def in_flight(folder: Path, client: httpx.AsyncClient) -> None:
    """Calls in flight in one worker process, and its memory with its drawing processes."""
    with both(20.0, folder, client) as (_, studio):
        pressing = asyncio.create_task(press_many(studio.press, orders=1000, at_once=1000))
        await asyncio.sleep(15)
        memory = [memory_of_group(studio.pid)]
        while not pressing.done():
            memory.append(memory_of_group(studio.pid))
            await asyncio.sleep(1)
        timing = await pressing
        show(
            f"1,000 orders at once, calls of 20 s    done in {timing.wall:.0f} s   "
            f"worker memory at most {max(memory) / 1e6:.0f} MB   (goal 500, good 800)"
        )


async def main() -> None:
    if shutil.which("redis-server") is None:
        raise SystemExit("The bench needs Redis. Install the package “redis-server”.")
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=1100)
    async with httpx.AsyncClient(limits=limits, timeout=180, trust_env=False) as client:
        for part in (rates, overhead, in_flight):
            with tempfile.TemporaryDirectory(prefix="studio-bench-") as folder:
                await part(Path(folder), client)


if __name__ == "__main__":
    asyncio.run(main())
