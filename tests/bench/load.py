"""The load: orders sent by many clients at once, each timed from the press to the picture."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

Press = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Timing:
    """What one run took. Seconds."""

    wall: float
    each: tuple[float, ...]
    cpu: float = 0.0

    @property
    def rate(self) -> float:
        """Pictures a second."""
        return len(self.each) / self.wall

    @property
    def cpu_a_thousand(self) -> float:
        """Seconds of CPU for a thousand pictures."""
        return 1000 * self.cpu / len(self.each)

    def with_cpu(self, cpu: float) -> "Timing":
        return replace(self, cpu=cpu)


def part_of(runs: Sequence[Timing], percent: int) -> float:
    """Give the time that ``percent`` of the orders of all ``runs`` stayed under."""
    ordered = sorted(time for run in runs for time in run.each)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


async def press_many(press: Press, *, orders: int, at_once: int) -> Timing:
    """Press ``orders`` times, ``at_once`` at a time."""
    waiting = iter(range(orders))
    each: list[float] = []

    async def client() -> None:
        for _ in waiting:
            each.append(await _timed(press))  # noqa: PERF401 (counted as they come)

    start = time.perf_counter()
    async with asyncio.TaskGroup() as clients:
        for _ in range(at_once):
            clients.create_task(client())
    return Timing(time.perf_counter() - start, tuple(each))


async def press_apart(press: Press, *, orders: int, apart: float) -> Timing:
    """Press ``orders`` times, one every ``apart`` seconds, whether or not the last has ended."""
    start = time.perf_counter()
    async with asyncio.TaskGroup() as clients:
        pressed = []
        for _ in range(orders):
            pressed.append(clients.create_task(_timed(press)))
            await asyncio.sleep(apart)
    return Timing(time.perf_counter() - start, tuple(task.result() for task in pressed))


async def _timed(press: Press) -> float:
    start = time.perf_counter()
    await press()
    return time.perf_counter() - start
