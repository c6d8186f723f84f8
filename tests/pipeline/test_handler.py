"""Django under the server: one step a request, streams piece by piece, nothing left behind."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.db import connections
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from config import handler
from config.handler import OneStepHandler

Respond = Callable[[HttpRequest], HttpResponseBase]


def ask(
    monkeypatch: pytest.MonkeyPatch, respond: Respond, *, leave_after: int = 10_000
) -> list[dict[str, Any]]:
    """Let ``respond`` answer a GET; gives what was sent, until the client leaves."""
    asked = OneStepHandler()
    monkeypatch.setattr(asked, "get_response", respond)
    sent: list[dict[str, Any]] = []

    async def visit() -> None:
        left = asyncio.Event()
        messages = [{"type": "http.request", "body": b"", "more_body": False}]

        async def receive() -> dict[str, Any]:
            if messages:
                return messages.pop()
            await left.wait()
            return {"type": "http.disconnect"}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)
            if len(sent) >= leave_after:
                left.set()
            await asyncio.sleep(0)

        scope = {"type": "http", "method": "GET", "path": "/", "headers": [], "query_string": b""}
        await asyncio.wait_for(asked(scope, receive, send), 10)

    async_to_sync(visit)()
    return sent


def body_of(sent: list[dict[str, Any]]) -> bytes:
    return b"".join(message.get("body", b"") for message in sent)


def test_a_whole_answer_is_made_on_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    class Answer(HttpResponse):
        def close(self) -> None:
            seen.append(threading.current_thread().name)
            super().close()

    def respond(request: HttpRequest) -> HttpResponse:
        seen.append(threading.current_thread().name)
        return Answer("all of it")

    sent = ask(monkeypatch, respond)

    assert (sent[0]["status"], body_of(sent)) == (200, b"all of it")
    assert len(seen) == 2
    assert len(set(seen)) == 1
    assert seen[0].startswith("request_")


def test_a_stream_is_read_as_it_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def pieces() -> Iterator[bytes]:
        for number in range(100):
            read.append(number)
            yield b"%03d" % number

    sent = ask(monkeypatch, lambda _: StreamingHttpResponse(pieces()))

    assert body_of(sent) == b"".join(b"%03d" % number for number in range(100))
    assert len(sent) > 10  # not in one piece
    assert read == list(range(100))


def test_a_client_that_leaves_ends_its_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    closed: list[bool] = []

    class Pieces:
        def __iter__(self) -> Iterator[bytes]:
            for number in range(1_000_000):
                read.append(number)
                yield b"piece"

        def close(self) -> None:
            closed.append(True)

    ask(monkeypatch, lambda _: StreamingHttpResponse(Pieces()), leave_after=3)

    assert len(read) < 100
    assert closed == [True]


def test_a_stream_that_breaks_is_told_to_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"begun"
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        ask(monkeypatch, lambda _: StreamingHttpResponse(pieces()))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", [HttpResponse, StreamingHttpResponse])
def test_no_thread_keeps_its_connection(
    monkeypatch: pytest.MonkeyPatch, kind: type[HttpResponseBase]
) -> None:
    used: list[Any] = []

    def respond(request: HttpRequest) -> HttpResponseBase:
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT 1")
        used.append(connections["default"])
        return kind([b"1"])  # type: ignore[call-arg]  # both take what they are made of

    ask(monkeypatch, respond)

    assert used[0].connection is None


def test_a_client_that_leaves_early_is_not_answered() -> None:
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    async_to_sync(OneStepHandler())({"type": "http"}, receive, send)

    assert sent == []


def test_more_requests_than_threads_wait_their_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    at_once, most = 0, 0
    lock = threading.Lock()
    go = threading.Event()

    def step() -> None:
        nonlocal at_once, most
        with lock:
            at_once += 1
            most = max(most, at_once)
            if at_once == handler.THREADS:
                go.set()
        go.wait(10)
        with lock:
            at_once -= 1

    async def all_of_them() -> None:
        await asyncio.gather(*(handler._on_thread(step) for _ in range(handler.THREADS + 20)))

    async_to_sync(all_of_them)()

    assert most == handler.THREADS
