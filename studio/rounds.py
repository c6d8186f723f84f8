"""One question to the queue for all in this process that want a frame of a model.

Each asking for itself would choose the same workspace as the others and wait for its row; and most
would ask only to hear that nothing is left.
"""

import asyncio
import logging
from collections import deque
from itertools import zip_longest
from weakref import WeakKeyDictionary

from django.db import DatabaseError, InterfaceError

from studio import claims, faults
from studio.database import in_database
from studio.models import Frame

log = logging.getLogger(__name__)

AT_ONCE = 8
"""Frames that one question claims at most: the first must not wait for the last."""

_Wanted = asyncio.Future[Frame | None]


async def next_frame(model: str) -> Frame | None:
    """Claim the next frame of a model in fair turn; None when none was due after the call."""
    rounds = _rounds.setdefault(asyncio.get_running_loop(), {})
    return await rounds.setdefault(model, _Rounds(model)).next()


class _Rounds:
    def __init__(self, model: str) -> None:
        self._model = model
        self._waiting: deque[_Wanted] = deque()
        self._asking: asyncio.Task[None] | None = None

    async def next(self) -> Frame | None:
        wanted: _Wanted = asyncio.get_running_loop().create_future()
        self._waiting.append(wanted)
        asking = self._asking = self._asking or asyncio.create_task(self._ask())
        try:
            return await wanted
        except asyncio.CancelledError:
            # The loop may end when we have left, so what is claimed for us is given back first:
            # by the question under way, or by us when it was answered at that very moment.
            await asyncio.wait({asking})
            if not wanted.cancelled() and not wanted.exception() and (frame := wanted.result()):
                await _give_back(frame)
            raise

    async def _ask(self) -> None:
        try:
            while self._waiting:
                group = [self._waiting.popleft() for _ in range(min(len(self._waiting), AT_ONCE))]
                await self._serve([wanted for wanted in group if not wanted.done()])
        finally:
            self._asking = None

    async def _serve(self, group: list[_Wanted]) -> None:
        if not group:
            return
        try:
            frames = await in_database(claims.claim_due)(self._model, len(group))
        except Exception as fault:  # noqa: BLE001 (it is theirs)
            for wanted in group:
                if not wanted.done():
                    wanted.set_exception(fault)
            return
        for wanted, frame in zip_longest(group, frames):
            if not wanted.done():
                wanted.set_result(frame)
            elif frame is not None:
                await _give_back(frame)


_rounds: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[str, _Rounds]] = WeakKeyDictionary()
"""By loop, because what is awaited belongs to the loop that it grew on."""


async def _give_back(frame: Frame) -> None:
    """Queue a frame again whose taker was told to stop meanwhile."""
    try:
        await in_database(faults.interrupt)(frame, is_local=False)
    except (DatabaseError, InterfaceError):
        log.exception("frame left to the sweeper", extra={"frame": frame.pk})
