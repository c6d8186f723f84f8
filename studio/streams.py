"""The live addresses, as a small ASGI application beside Django.

A streaming Django view would hold a thread and a database connection until it ends. Here one short
step asks who it is and what may be seen; the waiting after it holds neither. It stands outside all
middleware, so the host, the person and the access to the object are checked here.
"""

import asyncio
import json
import re
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from contextlib import contextmanager
from http import HTTPStatus
from importlib import import_module
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib.auth import get_user
from django.core.exceptions import DisallowedHost
from django.core.handlers.asgi import ASGIRequest

from accounts.ids import InvalidId, from_public
from accounts.models import User
from studio import live, previews
from studio.database import in_database
from studio.models import Frame, Project

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

PING_EVERY = 15.0
STREAM_LIVES = 600.0
"""Seconds; the browser then connects again."""
ASKED_EVERY = 60.0
"""Seconds between questions whether the listener still may: signed in, a member, a good key."""
STREAMS_MAX = 8
"""Open streams a person and process; a browser has six connections for a host at most."""

_BOARD = re.compile(r"/live/board/(prj_\w+)")
_PREVIEW = re.compile(r"/live/preview/(frm_\w+)/([0-9a-f]{32})")
_SAFE_ID = re.compile(r"[\w.-]{8,64}", re.ASCII)
_NOT_FOUND = {"detail": "There is nothing here.", "code": "not_found"}

_open: Counter[UUID] = Counter()


class Refused(Exception):
    """An answer instead of a stream."""

    def __init__(self, status: HTTPStatus, code: str, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.code = code


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer everything under ``/live/``: the board's stream and partial pictures."""
    try:
        if scope["method"] != "GET":
            raise Refused(HTTPStatus.METHOD_NOT_ALLOWED, "method_not_allowed", "Only GET.")
        if board := _BOARD.fullmatch(scope["path"]):
            user, project = await in_database(_board_for)(scope, board[1])

            def still() -> bool:
                return _may_watch(scope, board[1])

            with counted(user):
                async with live.listen(project) as listener:
                    await begin_events(send)
                    await send_news(listener, receive, send, may=in_database(still))
        elif preview := _PREVIEW.fullmatch(scope["path"]):
            data = await in_database(_preview_for)(scope, preview[1], preview[2])
            fresh = b"private, max-age=%d" % previews.LIVES
            await reply(send, HTTPStatus.OK, data, b"image/webp", (b"cache-control", fresh))
        else:
            raise _not_found()
    except Refused as refused:
        await reply_json(send, refused.status, {"detail": str(refused), "code": refused.code})


def person_of(scope: Scope) -> User | None:
    """Find who is signed in by the session cookie; a database step.

    Raises:
        Refused: 400, the host is none of ours.
    """
    request = ASGIRequest(scope, BytesIO())
    try:
        request.get_host()
    except DisallowedHost as strange:
        raise Refused(HTTPStatus.BAD_REQUEST, "invalid_host", "Unknown host.") from strange
    sessions = import_module(settings.SESSION_ENGINE)
    request.session = sessions.SessionStore(request.COOKIES.get(settings.SESSION_COOKIE_NAME))
    user = get_user(request)
    return user if isinstance(user, User) and user.is_active else None


def _not_found() -> Refused:
    return Refused(HTTPStatus.NOT_FOUND, _NOT_FOUND["code"], _NOT_FOUND["detail"])


def _signed_in(scope: Scope) -> User:
    user = person_of(scope)
    if user is None:
        raise Refused(HTTPStatus.UNAUTHORIZED, "not_authenticated", "Sign in first.")
    return user


def _read_id(prefix: str, text: str) -> UUID:
    try:
        return from_public(prefix, text)
    except InvalidId as wrong:
        raise _not_found() from wrong


def _board_for(scope: Scope, text: str) -> tuple[UUID, UUID]:
    user = _signed_in(scope)
    pk = _read_id("prj", text)
    if not Project.objects.filter(pk=pk, workspace__memberships__user=user).exists():
        raise _not_found()
    return user.pk, pk


def _may_watch(scope: Scope, text: str) -> bool:
    try:
        _board_for(scope, text)
    except Refused:
        return False
    return True


def _preview_for(scope: Scope, text: str, key: str) -> bytes:
    user = _signed_in(scope)
    pk = _read_id("frm", text)
    data = previews.find(pk, key)
    if data is None or not Frame.objects.visible_to(user.pk).filter(pk=pk).exists():
        raise _not_found()
    return data


@contextmanager
def counted(user: UUID) -> Iterator[None]:
    """Count a stream as open until the block ends.

    Raises:
        Refused: 429, this person has ``STREAMS_MAX`` open in this process.
    """
    if _open[user] >= STREAMS_MAX:
        detail = "Too many open streams at once. Close one, or try again in a moment."
        raise Refused(HTTPStatus.TOO_MANY_REQUESTS, "rate_limited", detail)
    _open[user] += 1
    try:
        yield
    finally:
        _open[user] -= 1
        if not _open[user]:
            del _open[user]


async def begin_events(send: Send, *, request_id: str = "") -> None:
    """Begin a stream of server-sent events, under the caller's request id if it is harmless."""
    headers = [
        (b"content-type", b"text/event-stream; charset=utf-8"),
        (b"cache-control", b"no-cache, no-transform"),
        (b"x-accel-buffering", b"no"),  # a proxy must pass each event on at once
        *_plain_headers(request_id),
    ]
    await send({"type": "http.response.start", "status": HTTPStatus.OK, "headers": headers})
    await send_text(send, "retry: 2000\n\n")


async def send_news(
    listener: live.Listener, receive: Receive, send: Send, *, may: Callable[[], Awaitable[bool]]
) -> None:
    """Pass on what the listener hears until the client goes, the time is over, or we stop.

    ``may`` is asked every ``ASKED_EVERY`` seconds, before anything more is told.
    """
    now = asyncio.get_running_loop().time
    ends_at, ask_at = now() + STREAM_LIVES, now() + ASKED_EVERY
    gone = asyncio.create_task(disconnected(receive))
    heard = asyncio.create_task(listener.next())
    try:
        while not gone.done() and now() < ends_at:
            await asyncio.wait(
                {gone, heard}, timeout=PING_EVERY, return_when=asyncio.FIRST_COMPLETED
            )
            if now() >= ask_at:
                if not await may():
                    break
                ask_at = now() + ASKED_EVERY
            if not heard.done():
                await send_text(send, ": ping\n\n")
                continue
            news = heard.result()
            if news is None:
                break
            await send_event(send, "frame", news.as_event())
            heard = asyncio.create_task(listener.next())
    finally:
        gone.cancel()
        heard.cancel()
    await send({"type": "http.response.body", "body": b"", "more_body": False})


async def disconnected(receive: Receive) -> None:
    """Return when the client has gone."""
    while (await receive())["type"] != "http.disconnect":
        pass


async def send_event(send: Send, name: str, data: object) -> None:
    """Send one server-sent event with ``data`` as JSON."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    await send_text(send, f"event: {name}\ndata: {text}\n\n")


async def send_text(send: Send, text: str) -> None:
    """Send a piece of an open stream."""
    await send({"type": "http.response.body", "body": text.encode(), "more_body": True})


async def reply_json(
    send: Send, status: HTTPStatus, body: object, *headers: tuple[bytes, bytes]
) -> None:
    """Answer with JSON, once."""
    await reply(send, status, json.dumps(body).encode(), b"application/json", *headers)


async def reply(
    send: Send, status: HTTPStatus, body: bytes, kind: bytes, *headers: tuple[bytes, bytes]
) -> None:
    """Answer with a whole body, once."""
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        headers = (*headers, (b"retry-after", b"5"))
    start = [
        (b"content-type", kind),
        (b"content-length", str(len(body)).encode()),
        *_plain_headers(),
        *headers,
    ]
    await send({"type": "http.response.start", "status": status, "headers": start})
    await send({"type": "http.response.body", "body": body, "more_body": False})


def _plain_headers(given: str = "") -> list[tuple[bytes, bytes]]:
    request_id = given if _SAFE_ID.fullmatch(given) else uuid4().hex
    return [(b"x-content-type-options", b"nosniff"), (b"x-request-id", request_id.encode())]
