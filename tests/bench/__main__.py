"""Prints rows 1 and 2 of the product's speed beside the bare baseline, and the calls in flight.

Run by ``make bench``, which starts PostgreSQL and names it in DATABASE_URL. ``--quick`` measures
one round of fewer orders: enough to see what a change did, not to quote. ``--only PART`` measures
one of the parts.
"""

import argparse
import asyncio
import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import httpx

from tests.bench.load import Timing, part_of, press_apart, press_many
from tests.bench.processes import memory_of_group
from tests.bench.sides import Side, both, embedded

CALL_SECONDS = 2.0
Run = Callable[[Side], Awaitable[Timing]]


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is measured."""

    rounds: int
    orders: int
    """Orders of a run at 32 at once."""
    crowd: int
    """Orders of a run at 256 at once."""
    apart: int
    """Orders of a run of single ones."""
    in_flight: int


FULL = Plan(rounds=3, orders=96, crowd=320, apart=40, in_flight=1000)
QUICK = Plan(rounds=1, orders=64, crowd=256, apart=12, in_flight=200)


async def alternate(
    sides: tuple[Side, ...], run: Run, *, rounds: int, warm_up: int = 32
) -> dict[str, list[Timing]]:
    """Measure the sides in turn, ``rounds`` times, after a few orders that do not count."""
    timings: dict[str, list[Timing]] = {side.name: [] for side in sides}
    for side in sides:
        await press_many(side.press, orders=warm_up, at_once=32)
    for _ in range(rounds):
        for side in sides:
            before = side.cpu()
            timing = await run(side)
            timings[side.name].append(timing.with_cpu(side.cpu() - before))
    return timings


def show(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


async def rates(plan: Plan, folder: Path, client: httpx.AsyncClient) -> None:
    """Row 1: pictures a second when the provider answers at once, and the embedded default's."""
    studio_rate = 0.0
    with both(0.0, folder, client) as sides:
        for at_once, orders in ((32, plan.orders), (256, plan.crowd)):

            async def run(side: Side, orders: int = orders, at_once: int = at_once) -> Timing:
                return await press_many(side.press, orders=orders, at_once=at_once)

            timings = await alternate(sides, run, rounds=plan.rounds)
            bare, studio = (median(t.rate for t in timings[side.name]) for side in sides)
            studio_rate = studio_rate or studio
            show(
                f"frames a second, {at_once:>3} orders at once     bare {bare:6.1f}     "
                f"studio {studio:6.1f}      ratio {studio / bare:.2f}  (goal 0.75, good 0.5)"
            )
            bare, studio = (median(t.cpu_a_thousand for t in timings[s.name]) for s in sides)
            show(
                f"  CPU a thousand frames, but database   bare {bare:6.1f} s   "
                f"studio {studio:6.1f} s    ratio {studio / bare:.2f}"
            )
    with embedded(0.0, folder / "embedded", client) as alone:
        timings = await alternate(
            (alone,),
            lambda side: press_many(side.press, orders=plan.orders, at_once=32),
            rounds=plan.rounds,
        )
        rate = median(t.rate for t in timings[alone.name])
        show(
            f"embedded default, 32 orders at once   PostgreSQL {studio_rate:6.1f}   "
            f"SQLite {rate:6.1f}   ratio {rate / studio_rate:.2f}  (goal 0.6, good 0.4)"
        )


async def overhead(plan: Plan, folder: Path, client: httpx.AsyncClient) -> None:
    """Row 2: what is added to a provider call of two seconds, to one order and to 32 at once."""
    # Orders that begin 0.3 s apart each find an idle studio: a call takes most of their time.
    kinds: tuple[tuple[str, Run, tuple[float, ...]], ...] = (
        (" 1 order", lambda s: press_apart(s.press, orders=plan.apart, apart=0.3), (1.2, 1.5, 2)),
        ("32 at once", lambda s: press_many(s.press, orders=32, at_once=32), (1.3, 2, 2)),
    )
    with both(CALL_SECONDS, folder, client) as sides:
        for name, run, goals in kinds:
            timings = await alternate(sides, run, rounds=plan.rounds)
            added = {
                side: [1000 * (part_of(runs, percent) - CALL_SECONDS) for percent in (50, 95, 99)]
                for side, runs in timings.items()
            }
            base = added["bare"][0]
            rows = zip((50, 95, 99), *added.values(), goals, (2, 3, 4), strict=True)
            for percent, bare, studio, goal, good in rows:
                ratio = studio / base
                show(
                    f"added to a call of 2 s, {name:>10}, p{percent}   bare {bare:5.0f} ms   "
                    f"studio {studio:5.0f} ms   {ratio:.2f} × bare's p50"
                    f"  (goal {goal}, good {good})"
                )


async def in_flight(plan: Plan, folder: Path, client: httpx.AsyncClient) -> None:
    """Calls in flight in one worker process, and its memory with its drawing processes."""
    count = plan.in_flight
    with both(20.0, folder, client) as (_, studio):
        pressing = asyncio.create_task(press_many(studio.press, orders=count, at_once=count))
        memory = [memory_of_group(studio.worker)]
        while not pressing.done():
            memory.append(await asyncio.to_thread(memory_of_group, studio.worker))
            await asyncio.sleep(1)
        timing = await pressing
        told = (await client.get(studio.provider)).json()
        show(
            f"{count:,} orders at once, calls of 20 s   in flight at most {told['peak']:,}, "
            f"{told['calls']:,} calls, done in {timing.wall:.0f} s, worker memory "
            f"{memory[0] / 1e6:.0f} MB idle, at most {max(memory) / 1e6:.0f} MB "
            f"(1,000: goal 500, good 800)"
        )


PARTS = {"rates": rates, "overhead": overhead, "in-flight": in_flight}


@contextlib.contextmanager
def scratch_folder() -> Iterator[Path]:
    """Give a folder for a part; when that fails, show the end of what its processes wrote."""
    with tempfile.TemporaryDirectory(prefix="studio-bench-") as folder:
        try:
            yield Path(folder)
        except BaseException:
            for log in Path(folder).rglob("log"):
                sys.stderr.write(log.read_text()[-3000:])
            raise


async def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", choices=PARTS)
    chosen = parser.parse_args()
    if shutil.which("redis-server") is None:
        raise SystemExit("The bench needs Redis. Install the package “redis-server”.")
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    show(f"{cores} cores, load {load:.1f} before the start" + (", quick" if chosen.quick else ""))
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=1100)
    async with httpx.AsyncClient(limits=limits, timeout=180, trust_env=False) as client:
        for part in [chosen.only] if chosen.only else PARTS:
            with scratch_folder() as folder:
                await PARTS[part](QUICK if chosen.quick else FULL, folder, client)


if __name__ == "__main__":
    asyncio.run(main())
