"""A body over the limit is refused before Django stores it."""

import asyncio
import json
from collections.abc import Sequence
from typing import Any

import pytest

from config.bodies import limited

Message = dict[str, Any]


@pytest.fixture(autouse=True)
def _small(settings: Any) -> None:
    settings.REQUEST_BYTES_MAX = 1000


def send_to_app(
    pieces: Sequence[bytes],
    *,
    announced: int | None,
    path: str = "/images/upload",
    accept: str = "",
) -> tuple[int, list[Message]]:
    """Send a body in pieces; give how many bytes the application got, and what was answered."""
    got, answered = 0, list[Message]()
    waiting = list(pieces)

    async def app(scope: Any, receive: Any, send: Any) -> None:
        nonlocal got
        more = True
        while more:
            message = await receive()
            got += len(message["body"])
            more = message["more_body"]
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def receive() -> Message:
        piece = waiting.pop(0)
        return {"type": "http.request", "body": piece, "more_body": bool(waiting)}

    async def send(message: Any) -> None:
        answered.append(message)

    headers = [] if announced is None else [(b"content-length", str(announced).encode())]
    headers.append((b"accept", accept.encode()))
    scope = {"type": "http", "path": path, "headers": headers}
    asyncio.run(limited(app)(scope, receive, send))
    return got, answered


@pytest.mark.parametrize("announced", [None, 1000])
def test_a_body_up_to_the_limit_passes(announced: int | None) -> None:
    got, answered = send_to_app([b"x" * 600, b"x" * 400], announced=announced)

    assert got == 1000
    assert answered[0]["status"] == 200


@pytest.mark.parametrize(("announced", "reads"), [(1001, 0), (10**12, 0), (None, 600)])
def test_more_is_refused_and_not_received(announced: int | None, reads: int) -> None:
    got, answered = send_to_app([b"x" * 600, b"x" * 401], announced=announced)

    start, body = answered
    assert got == reads
    assert start["status"] == 413
    assert (b"connection", b"close") in start["headers"]
    assert json.loads(body["body"])["code"] == "too_large"


def test_a_person_is_told_on_a_page() -> None:
    _, [start, body] = send_to_app([b""], announced=1001, accept="text/html,*/*;q=0.8")

    headers = dict(start["headers"])
    assert start["status"] == 413
    assert headers[b"content-type"] == b"text/html; charset=utf-8"
    assert headers[b"content-security-policy"] == b"default-src 'self'"
    page = body["body"].decode()
    assert '<h1 class="h2">That is too large</h1>' in page
    assert "a picture at most 50 MB. Nothing was stored." in page


@pytest.mark.parametrize(
    ("path", "accept"), [("/api/v1/images", "text/html"), ("/images/upload", "application/json")]
)
def test_a_program_is_told_in_json(path: str, accept: str) -> None:
    _, [_, body] = send_to_app([b""], announced=1001, path=path, accept=accept)

    assert json.loads(body["body"])["code"] == "too_large"
