"""How much one request may carry: Django stores a body whole, on disk, before any view sees it."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from uuid import uuid4

import orjson
from django.conf import settings

from config.errors import plain_page

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]


class _TooMuch(Exception):
    """More came than may."""


def limited(app: App) -> App:
    """Answer 413 in place of ``app`` to a body over ``REQUEST_BYTES_MAX``, announced or not."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if _announced(scope) > settings.REQUEST_BYTES_MAX:
            await _refuse(scope, send)
            return
        received = 0

        async def count() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > settings.REQUEST_BYTES_MAX:
                raise _TooMuch
            return message

        try:
            await app(scope, count, send)
        except _TooMuch:  # Django reads to the end before it answers, so nothing was sent yet
            await _refuse(scope, send)

    return answer


def _announced(scope: Scope) -> int:
    length = dict(scope.get("headers", ())).get(b"content-length", b"0")
    return int(length) if length.isdigit() else 0


def _wants_page(scope: Scope) -> bool:
    """Whether a person reads the answer: a browser's form, not a script and not the API."""
    accept = dict(scope.get("headers", ())).get(b"accept", b"")
    return b"text/html" in accept and not scope.get("path", "").startswith("/api/")


async def _refuse(scope: Scope, send: Send) -> None:
    limit = settings.REQUEST_BYTES_MAX
    detail = f"A request may carry at most {limit // 1024**2} MB, a picture at most 50 MB."
    if _wants_page(scope):
        page = plain_page("That is too large", f"{detail} Nothing was stored.")
        kind, body = b"text/html; charset=utf-8", page.encode()
    else:
        told = {"detail": detail, "code": "too_large", "limit": limit}
        kind, body = b"application/json", orjson.dumps(told)
    headers = [
        (b"content-type", kind),
        (b"content-length", str(len(body)).encode()),
        (b"content-security-policy", b"default-src 'self'"),
        (b"x-request-id", uuid4().hex.encode()),
        (b"connection", b"close"),  # what is still coming is not waited for
    ]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": body})
