"""Live news: who hears what, and who may not."""

import asyncio
import json
from collections.abc import Coroutine
from dataclasses import asdict
from typing import Any, TypeVar

import pytest
from asgiref.sync import async_to_sync
from django.conf import settings as django_settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client

from accounts.ids import to_public
from accounts.models import Membership, User
from studio import live, previews, streams
from studio.database import in_database
from studio.delivery import preview_for
from studio.materials import gather
from studio.models import Frame, Generation
from tests.factories import make_user
from tests.studio.rendering_stage import ToldProvider, claim, grant, order, picture

pytestmark = pytest.mark.django_db
T = TypeVar("T")


def run(work: Coroutine[Any, Any, T]) -> T:
    async def go() -> T:
        async with asyncio.timeout(10):
            return await work

    return async_to_sync(go)()


def cookie_of(user: User) -> bytes:
    client = Client()
    client.force_login(user)
    name = django_settings.SESSION_COOKIE_NAME
    return f"{name}={client.cookies[name].value}".encode()


class Visit:
    """One request to the application beside Django, as a server makes it."""

    def __init__(self, path: str, *, cookie: bytes = b"", host: bytes = b"localhost") -> None:
        self.scope = {
            "type": "http",
            "method": "GET",
            "path": path,
            "query_string": b"",
            "headers": [(b"host", host), (b"cookie", cookie)],
        }
        self.sent: list[Any] = []
        self.came = asyncio.Event()
        self.gone = asyncio.Event()

    async def receive(self) -> dict[str, Any]:
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Any) -> None:
        self.sent.append(message)
        self.came.set()

    async def go(self) -> None:
        await streams.app(self.scope, self.receive, self.send)

    async def until(self, text: bytes) -> None:
        async with asyncio.timeout(5):
            while text not in self.body:
                await self.came.wait()
                self.came.clear()

    @property
    def status(self) -> int:
        return int(self.sent[0]["status"])

    @property
    def body(self) -> bytes:
        return b"".join(one.get("body", b"") for one in self.sent[1:])


def one_order() -> tuple[User, Generation]:
    user = make_user()
    grant(user, 10)
    (generation,) = order(user)
    return user, generation


def board_of(generation: Generation) -> str:
    return f"/live/board/{to_public('prj', generation.project_id)}"


def tell(frame: Frame, status: str) -> None:
    live.publish_frame(
        frame=frame.pk,
        project=frame.project_id,
        generation=frame.generation_id,
        status=status,
        label=frame.label,
    )


def test_a_member_hears_of_each_frame(told: ToldProvider) -> None:
    user, generation = one_order()
    frame = generation.frames.get()
    cookie = cookie_of(user)

    async def watch() -> Visit:
        visit = Visit(board_of(generation), cookie=cookie)
        stream = asyncio.create_task(visit.go())
        await visit.until(b"retry")
        await in_database(tell)(frame, "running")
        await visit.until(b"running")
        visit.gone.set()
        await stream
        return visit

    visit = run(watch())

    assert visit.status == 200
    assert dict(visit.sent[0]["headers"])[b"content-type"].startswith(b"text/event-stream")
    event = visit.body.split(b"\n\n")[1].decode()
    name, data = event.split("\n")
    assert name == "event: frame"
    assert json.loads(data.removeprefix("data: ")) == {
        "id": frame.public_id,
        "status": "running",
        "label": "A1",
    }


def test_a_stream_ends_at_once_when_the_server_stops(told: ToldProvider) -> None:
    user, generation = one_order()
    cookie = cookie_of(user)

    async def watch() -> Visit:
        visit = Visit(board_of(generation), cookie=cookie)
        stream = asyncio.create_task(visit.go())
        await visit.until(b"retry")
        live.stop()
        await stream
        return visit

    visit = run(watch())
    live.start()

    assert visit.sent[-1] == {"type": "http.response.body", "body": b"", "more_body": False}


@pytest.mark.parametrize("who", ["anonymous", "stranger", "wrong cookie"])
def test_nobody_else_hears_anything(told: ToldProvider, who: str) -> None:
    _, generation = one_order()
    cookies = {
        "anonymous": b"",
        "stranger": cookie_of(make_user()),
        "wrong cookie": f"{django_settings.SESSION_COOKIE_NAME}=abcdefgh".encode(),
    }
    visit = Visit(board_of(generation), cookie=cookies[who])

    run(visit.go())

    assert visit.status == (404 if who == "stranger" else 401)
    assert json.loads(visit.body).keys() == {"detail", "code"}


@pytest.mark.parametrize("path", ["/live/board/prj_x", "/live/none", "/live/"])
def test_unknown_addresses_are_404(told: ToldProvider, path: str) -> None:
    visit = Visit(path, cookie=cookie_of(make_user()))

    run(visit.go())

    assert visit.status == 404


def test_a_strange_host_is_refused(told: ToldProvider) -> None:
    user, generation = one_order()
    visit = Visit(board_of(generation), cookie=cookie_of(user), host=b"evil.example")

    run(visit.go())

    assert visit.status == 400


def test_streams_of_one_person_are_capped(
    told: ToldProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "STREAMS_MAX", 1)
    user, generation = one_order()
    cookie = cookie_of(user)

    async def watch() -> tuple[Visit, Visit]:
        first, second = (Visit(board_of(generation), cookie=cookie) for _ in range(2))
        stream = asyncio.create_task(first.go())
        await first.until(b"retry")
        await second.go()
        first.gone.set()
        await stream
        third = Visit(board_of(generation), cookie=cookie)
        third.gone.set()
        await third.go()
        return second, third

    second, third = run(watch())

    assert (second.status, third.status) == (429, 200)
    assert dict(second.sent[0]["headers"])[b"retry-after"] == b"5"


def test_an_idle_stream_is_pinged_and_ends_in_time(
    told: ToldProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "PING_EVERY", 0.02)
    monkeypatch.setattr(streams, "STREAM_LIVES", 0.1)
    user, generation = one_order()
    visit = Visit(board_of(generation), cookie=cookie_of(user))

    run(visit.go())

    assert b": ping\n\n" in visit.body
    assert visit.sent[-1]["more_body"] is False


def test_a_preview_opens_to_members_alone(told: ToldProvider) -> None:
    user, generation = one_order()
    address = previews.keep(generation.frames.get().pk, b"small")

    mine, theirs, nobodys, gone = (
        Visit(path, cookie=cookie)
        for path, cookie in (
            (address, cookie_of(user)),
            (address, cookie_of(make_user())),
            (address, b""),
            (f"{address[:-1]}{'0' if address[-1] != '0' else '1'}", cookie_of(user)),
        )
    )
    for visit in (mine, theirs, nobodys, gone):
        run(visit.go())

    assert (mine.status, mine.body) == (200, b"small")
    assert (theirs.status, nobodys.status, gone.status) == (404, 401, 404)


def test_partial_pictures_are_shrunk_and_told(told: ToldProvider) -> None:
    _, generation = one_order()
    frame = claim()
    show_partial = preview_for(frame, gather(frame))

    async def show() -> live.FrameNews | None:
        async with live.listen(generation.pk) as listener:
            await show_partial(b"no picture at all")
            await show_partial(picture(1024, 1024))
            return await listener.next()

    news = run(show())

    assert news is not None
    address = news.as_event()["preview"]
    data = previews.find(frame.pk, address.rsplit("/", 1)[1])
    assert data is not None
    assert data[8:12] == b"WEBP"
    assert b"digitalsourcetype/trainedAlgorithmicMedia" in data


def test_a_full_listener_loses_its_oldest_news(told: ToldProvider) -> None:
    _, generation = one_order()
    frame = generation.frames.get()

    async def overfill() -> str:
        async with live.listen(generation.pk) as listener:
            for number in range(250):
                tell(frame, str(number))
            await asyncio.sleep(0)
            news = await listener.next()
            assert news is not None
            return news.status

    assert run(overfill()) == "50"


def test_a_claim_and_an_end_are_told_after_their_commit(
    told: ToldProvider, django_capture_on_commit_callbacks: Any
) -> None:
    heard: list[str] = []
    _, generation = one_order()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(live, "publish", lambda news: heard.append(news.status))
        with django_capture_on_commit_callbacks(execute=True):
            claim()
            assert heard == []

    assert heard == ["running"]
    assert generation.frames.get().status == "running"


@pytest.mark.parametrize("how", ["removed", "signed out"])
def test_whoever_may_no_longer_listen_hears_nothing_more(
    told: ToldProvider, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    monkeypatch.setattr(streams, "ASKED_EVERY", 0.0)
    user, generation = one_order()
    frame = generation.frames.get()
    visit = Visit(board_of(generation), cookie=cookie_of(user))

    def leave() -> None:
        if how == "removed":
            Membership.objects.filter(user=user).delete()
        else:
            Session.objects.all().delete()

    async def watch() -> None:
        stream = asyncio.create_task(visit.go())
        await visit.until(b"retry")
        await in_database(tell)(frame, "running")
        await visit.until(b"running")
        await in_database(leave)()
        await in_database(tell)(frame, "done")
        await stream

    run(watch())

    assert b"done" not in visit.body
    assert visit.sent[-1]["more_body"] is False


def test_news_in_another_tongue_are_passed_over(told: ToldProvider) -> None:
    _, generation = one_order()
    frame = generation.frames.get()
    good = live.FrameNews(frame.pk, frame.project_id, generation.pk, "done", "A1")

    async def relay() -> live.FrameNews | None:
        async with live.listen(generation.pk) as listener:
            for data in (b"{", b"{}", b'{"frame": 1}', b"[]"):
                live._pass_on(data)
            live._pass_on(json.dumps(asdict(good), default=str).encode())
            return await listener.next()

    assert run(relay()) == good


def test_a_board_does_without_previews_when_the_cache_is_down(
    told: ToldProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    def down(names: Any) -> None:
        raise ConnectionError

    monkeypatch.setattr(cache, "get_many", down)
    one_order()

    assert previews.newest([claim().pk]) == {}
