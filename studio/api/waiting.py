"""The calls that wait, beside Django: ``?wait=`` and ``/events`` of an order.

One short database step finds out who calls and what they may see. Whoever may not, and whatever
need not wait, is handed to Django at once, so that errors and headers are the same; so is ``wait``
when it is over. The waiting holds no thread and no connection.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from io import BytesIO
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

from django.conf import settings
from django.contrib.auth import get_user
from django.core.exceptions import BadRequest, DisallowedHost
from django.core.handlers.asgi import ASGIRequest
from django.http import Http404
from rest_framework.exceptions import APIException
from rest_framework.request import Request

from accounts.authentication import (
    ApiKeyAuthentication,
    HasScope,
    SessionAuthentication,
    membership_of,
)
from accounts.endpoints import InvalidQuery, origin_of, read_id
from studio import live, streams
from studio.api.answers import generation_answer
from studio.api.generations import event, read_wait
from studio.database import in_database
from studio.models import Frame, Generation
from studio.streams import Receive, Scope, Send

App = Callable[[Scope, Receive, Send], Awaitable[None]]

WAIT_PATH = re.compile(r"/api/v1/generations/gen_\w+")
EVENTS_PATH = re.compile(r"/api/v1/generations/gen_\w+/events")
LOOK_EVERY = 5.0
"""Seconds between looks at the rows themselves."""

_GEN = re.compile(r"/(gen_\w+)")


@dataclass(frozen=True, slots=True)
class _Watched:
    """An order that the caller may see, and how it stands."""

    user: UUID
    generation: UUID
    workspace: UUID
    origin: str
    frames: Mapping[UUID, str]
    """The status of each frame."""

    @property
    def has_ended(self) -> bool:
        return Frame.ENDED.issuperset(self.frames.values())


def waiting(django: App) -> App:
    """Make the application that holds ``GET generations/{id}?wait=`` until a frame changes."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        seconds, asked = _seconds(scope), _asked(scope)
        if not seconds or asked is None:
            await django(scope, receive, send)
            return
        # Listened to before it is looked at: no change falls in between.
        async with live.listen(asked) as listener:
            watched = await in_database(_watch)(scope)
            if watched is None or watched.has_ended:
                await django(scope, receive, send)
                return
            body = await receive()
            while body.get("more_body"):  # of a GET nobody reads it; after it comes the end
                body = {**await receive(), "body": b""}
            gone = asyncio.ensure_future(receive())
            changed = asyncio.ensure_future(_wait_for_change(watched, listener, seconds))
            try:
                await asyncio.wait({gone, changed}, return_when=asyncio.FIRST_COMPLETED)
                if gone.done():
                    return
                await django(scope, _replaying(body, gone), send)
            finally:
                gone.cancel()
                changed.cancel()

    return app


def events(django: App) -> App:
    """Make the application that follows an order: each change of a frame, then the end."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        watched = await in_database(_watch)(scope)
        if watched is None or watched.has_ended:
            await django(scope, receive, send)
            return
        try:
            with streams.counted(watched.user):
                await _follow(watched, scope, receive, send)
        except streams.Refused as refused:
            body = {"detail": str(refused), "code": refused.code}
            await streams.reply_json(send, refused.status, body)

    return app


def _watch(scope: Scope) -> _Watched | None:
    """Find the order that is asked for, as the view would; None: the view answers, by itself."""
    if scope["method"] != "GET":
        return None
    try:
        request = _request(scope)
        if not HasScope().has_permission(request, None):  # type: ignore[arg-type]  # asks no view
            return None
        membership = membership_of(request)
        pk = _asked(scope)
        if pk is None:
            return None
        workspace = membership.workspace_id
        frames = _state(pk, workspace)
        if not frames:
            return None
        return _Watched(membership.user_id, pk, workspace, origin_of(request), frames)
    except (APIException, Http404, DisallowedHost, BadRequest):
        return None


def _request(scope: Scope) -> Request:
    plain = ASGIRequest(scope, BytesIO())
    plain.get_host()
    sessions = import_module(settings.SESSION_ENGINE)
    plain.session = sessions.SessionStore(plain.COOKIES.get(settings.SESSION_COOKIE_NAME))
    plain.user = get_user(plain)
    return Request(plain, authenticators=[ApiKeyAuthentication(), SessionAuthentication()])


def _asked(scope: Scope) -> UUID | None:
    found = _GEN.search(scope["path"])
    try:
        return read_id("gen", found[1] if found else "")
    except Http404:
        return None


def _state(order: UUID, workspace: UUID) -> dict[UUID, str]:
    """Say how the frames of an order stand, if it is this workspace's."""
    frames = Frame.objects.owned_by(workspace).filter(generation_id=order)
    return dict(frames.values_list("pk", "status"))


def _seconds(scope: Scope) -> int:
    query = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    try:
        return read_wait(query.get("wait", ["0"])[-1])
    except InvalidQuery:
        return 0  # the view says so


async def _wait_for_change(watched: _Watched, listener: live.Listener, seconds: int) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            while not live.is_stopping():
                try:
                    async with asyncio.timeout(LOOK_EVERY):
                        news = await listener.next()
                except TimeoutError:  # news may be lost, rows are not
                    now = await in_database(_state)(watched.generation, watched.workspace)
                    if now != watched.frames:
                        return
                    continue
                if news is None or watched.frames.get(news.frame) != news.status:
                    return


async def _heard(listener: live.Listener) -> bool:
    """Wait for news, or until it is time to look anyway. False: the server is stopping."""
    try:
        async with asyncio.timeout(LOOK_EVERY):
            return await listener.next() is not None
    except TimeoutError:
        return not live.is_stopping()


async def _follow(watched: _Watched, scope: Scope, receive: Receive, send: Send) -> None:
    gone = asyncio.ensure_future(streams.disconnected(receive))
    clock = asyncio.get_running_loop().time
    ends_at, ask_at = clock() + streams.STREAM_LIVES, clock() + streams.ASKED_EVERY
    told: dict[str, tuple[Any, ...]] = {}
    try:
        async with live.listen(watched.generation) as listener:
            await streams.begin_events(send, request_id=_request_id(scope))
            while not gone.done() and clock() < ends_at:
                if clock() >= ask_at:
                    if await in_database(_watch)(scope) is None:
                        break
                    ask_at = clock() + streams.ASKED_EVERY
                order = await in_database(_answer)(watched)
                for frame in order["frames"]:
                    now = (frame["status"], frame["queue"] and frame["queue"]["position"])
                    if told.get(frame["id"]) != now:
                        told[frame["id"]] = now
                        await _tell(send, event("frame", frame))
                if order["status"] in Generation.ENDED:
                    await _tell(send, event("generation", order))
                    break
                await _tell(send, b": ping\n\n")
                heard = asyncio.ensure_future(_heard(listener))
                await asyncio.wait({gone, heard}, return_when=asyncio.FIRST_COMPLETED)
                if gone.done() or not heard.result():
                    heard.cancel()
                    break
    finally:
        gone.cancel()
    await send({"type": "http.response.body", "body": b"", "more_body": False})


def _answer(watched: _Watched) -> dict[str, Any]:
    return generation_answer(watched.generation, workspace=watched.workspace, origin=watched.origin)


async def _tell(send: Send, written: bytes) -> None:
    await send({"type": "http.response.body", "body": written, "more_body": True})


def _request_id(scope: Scope) -> str:
    given = dict(scope["headers"]).get(b"x-request-id", b"").decode("latin-1")
    return str(given)


def _replaying(first: Any, later: "asyncio.Future[Any]") -> Receive:
    """Give Django the request's (empty) body that was read already, then what comes after it."""
    left = [first]

    async def receive() -> Any:
        return left.pop() if left else await asyncio.shield(later)

    return receive
