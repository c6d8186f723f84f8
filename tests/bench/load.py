"""The load: orders sent by many clients at once, each timed from the press to the picture."""

import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

Press = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Timing:
    """What one run took. Seconds."""

    wall: float
    each: tuple[float, ...]

    @property
    def rate(self) -> float:
        """Pictures a second."""
        return len(self.each) / self.wall

    def part(self, percent: int) -> float:
        """The time that ``percent`` of the orders stayed under."""
        ordered = sorted(self.each)
        return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]

    @property
    def median(self) -> float:
        return statistics.median(self.each)


async def press_many(press: Press, *, orders: int, at_once: int) -> Timing:
    """Press ``orders`` times, ``at_once`` at a time."""
    waiting = iter(range(orders))
    each: list[float] = []

    async def client() -> None:
        for _ in waiting:
            start = time.perf_counter()
            await press()
            each.append(time.perf_counter() - start)

    start = time.perf_counter()
    await asyncio.gather(*(client() for _ in range(at_once)))
    return Timing(time.perf_counter() - start, tuple(each))
