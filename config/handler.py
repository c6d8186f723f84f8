"""Django's ASGI handler, with a request's middleware and view as one step on one thread.

All of them here are synchronous. Django's own would run those parts that could be asynchronous on
the event loop, and start a thread for each request: together more CPU than most views take.
"""

import asyncio
import contextvars
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import islice
from typing import IO, Any, ParamSpec, TypeVar

from django.core import signals
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.db import close_old_connections
from django.http import FileResponse
from django.urls import set_script_prefix

P = ParamSpec("P")
T = TypeVar("T")

THREADS = 32
"""Requests that are worked on at once; more wait their turn instead of slowing each other down."""
_PIECES = 8
"""Pieces of a streamed file that one step reads: half a megabyte."""

_threads = ThreadPoolExecutor(THREADS, thread_name_prefix="request")


async def _on_thread(step: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    context = contextvars.copy_context()
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(_threads, lambda: context.run(step, *args, **kwargs))


class OneStepHandler(ASGIHandler):
    """Answers each request in one step; what is streamed follows piece by piece."""

    def load_middleware(self, is_async: bool = False) -> None:  # noqa: FBT001, FBT002 (Django's)
        super().load_middleware(is_async=False)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        try:
            body = await self.read_body(receive)
        except RequestAborted:
            return
        with closing(body):
            response = await _on_thread(self._answer, scope, body)
            if response.streaming:
                await self._stream(response, receive, send)
            else:
                await self.send_response(response, send)

    def _answer(self, scope: Any, body: IO[bytes]) -> Any:
        set_script_prefix(get_script_prefix(scope))
        signals.request_started.send(sender=type(self), scope=scope)
        request, refusal = self.create_request(scope, body)
        response: Any = refusal if request is None else self.get_response(request)
        response._handler_class = type(self)
        if response.streaming:
            close_old_connections()  # this thread goes on to others
        else:
            response.close()  # it is whole by now; this closes connections too
        return response

    async def _stream(self, response: Any, receive: Any, send: Any) -> None:
        if isinstance(response, FileResponse):
            response.block_size = self.chunk_size
        if not response.is_async:
            response.streaming_content = _later(response.streaming_content)
        sending = asyncio.ensure_future(self.send_response(response, send))
        gone = asyncio.ensure_future(_disconnected(receive))
        try:
            await asyncio.wait({sending, gone}, return_when=asyncio.FIRST_COMPLETED)
            if sending.done():
                sending.result()
        finally:
            sending.cancel()
            gone.cancel()
            await asyncio.wait({sending, gone})
            await _on_thread(response.close)


async def _later(pieces: Iterator[bytes]) -> AsyncIterator[bytes]:
    """Read a stream on the threads, so that it is never whole in memory."""
    while piece := await _on_thread(lambda: b"".join(islice(pieces, _PIECES))):
        yield piece


async def _disconnected(receive: Any) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
