"""The door to the network: sizes, readers, and which addresses may be fetched."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest

from studio.providers import transport as door
from studio.providers.addresses import Unsafe, checked_target, is_public
from studio.providers.events import EventReader, EventTooLarge
from studio.providers.protocol import Busy, Endpoint, FrameFailed
from studio.providers.transport import Form, Json, Transport
from tests.providers.requests import Wire

# --- Addresses -----------------------------------------------------------------------------------

PUBLIC = "93.184.215.14"


def target_of(url: str, *found: str, own: str = "http://127.0.0.1:1234/v1"):
    async def resolve(host: str, port: int) -> list[str]:
        return list(found)

    return asyncio.run(checked_target(url, own=own, hosts={"cdn.example"}, resolve=resolve))


def test_a_listed_host_is_called_by_the_number_it_was_resolved_to() -> None:
    target = target_of("https://img.cdn.example/a.png?x=1", PUBLIC)
    assert target.url == f"https://{PUBLIC}:443/a.png?x=1"
    assert (target.host, target.host_header) == ("img.cdn.example", "img.cdn.example")


def test_its_own_host_may_be_private() -> None:
    target = target_of("/files/1.png", "10.1.2.3", own="http://models.lan:8080/v1")
    assert (target.url, target.host_header) == (
        "http://10.1.2.3:8080/files/1.png",
        "models.lan:8080",
    )
    six = target_of("http://[::1]:1/x", "::1", own="http://[::1]:1/v1")
    assert (six.url, six.host_header) == ("http://[::1]:1/x", "[::1]:1")


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://cdn.example/1.png", ["10.0.0.1"]),
        ("https://cdn.example/1.png", [PUBLIC, "192.168.0.1"]),
        ("https://cdn.example/1.png", []),
        ("https://cdn.example:8443/1.png", [PUBLIC]),
        ("http://cdn.example/1.png", [PUBLIC]),
        ("https://evilcdn.example/1.png", [PUBLIC]),
        ("https://cdn.example.evil/1.png", [PUBLIC]),
        ("https://user@cdn.example/1.png", [PUBLIC]),
        ("https://cdn.example:99999/", [PUBLIC]),
        ("ftp://cdn.example/1.png", [PUBLIC]),
        ("https://[::1/", [PUBLIC]),
    ],
)
def test_every_other_address_is_unsafe(url, found) -> None:
    with pytest.raises(Unsafe):
        target_of(url, *found)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        (PUBLIC, True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("0.0.0.0", False),  # noqa: S104
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        (f"::ffff:{PUBLIC}", True),
        ("2002:0a00:0001::1", False),
        ("64:ff9b::a00:1", False),
        ("nonsense", False),
    ],
)
def test_private_addresses_are_seen_through_their_wrappings(address, public) -> None:
    assert is_public(address) is public


# --- Answers -------------------------------------------------------------------------------------


class Chunks(httpx.AsyncByteStream):
    def __init__(self, count: int, size: int) -> None:
        self.count, self.size, self.read = count, size, 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for _ in range(self.count):
            self.read += 1
            yield b"x" * self.size


def read(wire: httpx.AsyncBaseTransport, *, as_events: bool = False) -> bytes:
    async def call() -> bytes:
        whole = b""
        post = Transport(network=wire).post("http://x/", Json(b"{}"), headers={}, read_seconds=1)
        async with post as answer:
            if as_events:
                async for data in answer.events():
                    whole += data
            else:
                async with answer.body() as body:
                    whole = body
        return whole

    return asyncio.run(call())


@pytest.mark.parametrize("as_events", [False, True])
def test_an_answer_larger_than_any_picture_is_not_read_to_its_end(monkeypatch, as_events) -> None:
    monkeypatch.setattr(door, "ANSWER_BYTES_MAX", 10_000)
    chunks = Chunks(1000, 1000)
    with pytest.raises(FrameFailed) as raised:
        read(Wire(httpx.Response(200, stream=chunks)), as_events=as_events)
    assert raised.value.code == "bad_image"
    assert chunks.read == 11


def test_few_answers_are_read_at_once() -> None:
    reading, most = 0, 0

    async def call() -> None:
        async def one(transport: Transport) -> None:
            nonlocal reading, most
            post = transport.post("http://x/", Json(b"{}"), headers={}, read_seconds=1)
            async with post as answer, answer.body():
                reading += 1
                most = max(most, reading)
                await asyncio.sleep(0.005)
                reading -= 1

        wire = Wire(*(httpx.Response(200, content=b"{}") for _ in range(60)))
        transport = Transport(network=wire)
        await asyncio.gather(*(one(transport) for _ in range(60)))

    asyncio.run(call())
    assert most == door.READERS


def test_a_stream_between_two_events_holds_no_readers_place(monkeypatch) -> None:
    monkeypatch.setattr(door, "READERS", 1)

    async def call() -> bytes:
        waiting = asyncio.Event()

        async def slow() -> AsyncIterator[bytes]:
            yield b"data: first\n\n"
            waiting.set()
            await asyncio.sleep(60)

        wire = Wire(
            httpx.Response(200, content=slow()), httpx.Response(200, content=b"read meanwhile")
        )
        transport = Transport(network=wire)

        async def follow() -> None:
            post = transport.post("http://x/", Json(b""), headers={}, read_seconds=1)
            async with post as answer:
                async for _ in answer.events():
                    pass

        following = asyncio.create_task(follow())
        await waiting.wait()
        post = transport.post("http://x/", Form({}, []), headers={}, read_seconds=1)
        async with asyncio.timeout(5), post as answer, answer.body() as body:
            following.cancel()
            return body

    assert asyncio.run(call()) == b"read meanwhile"


def test_an_event_cut_anywhere_is_put_together() -> None:
    text = b": ping\r\n\r\nevent: a\r\ndata: one\r\ndata: two\r\n\r\ndata:three\n\ndata: left"
    for size in range(1, len(text)):
        reader, found = EventReader(limit=100), []
        for start in range(0, len(text), size):
            found += reader.feed(text[start : start + size])
        found += reader.close()
        assert found == [b"one\ntwo", b"three", b"left"]
        assert reader.is_between_events


def test_an_event_may_not_grow_without_end() -> None:
    reader = EventReader(limit=100)
    assert list(reader.feed(b"data: 1234567890\n" * 9)) == []
    with pytest.raises(EventTooLarge):
        list(reader.feed(b"data: 1234567890\n" * 9))


def test_nobody_listening_means_busy() -> None:
    async def call() -> None:
        post = Transport().post("http://127.0.0.1:9/", Json(b"{}"), headers={}, read_seconds=1)
        async with post:
            pass

    with pytest.raises(Busy):
        asyncio.run(call())


def test_a_key_is_in_no_repr() -> None:
    assert "secret" not in repr(Endpoint("https://api.test", "secret", "m"))


def test_what_has_been_read_keeps_its_place_until_it_is_stored() -> None:
    in_memory, most = 0, 0

    async def call() -> None:
        async def one(transport: Transport) -> None:
            nonlocal in_memory, most
            post = transport.post("http://x/", Json(b"{}"), headers={}, read_seconds=1)
            with door.keeping_place():
                async with post as answer, answer.body():
                    in_memory += 1
                most = max(most, in_memory)
                await asyncio.sleep(0.005)  # decoded, stored
                in_memory -= 1

        wire = Wire(*(httpx.Response(200, content=b"{}") for _ in range(60)))
        transport = Transport(network=wire)
        await asyncio.gather(*(one(transport) for _ in range(60)))

    asyncio.run(call())
    assert most == door.READERS


def test_one_frame_takes_one_place_however_often_it_reads(monkeypatch) -> None:
    monkeypatch.setattr(door, "READERS", 1)

    async def call() -> list[bytes]:
        transport = Transport(network=Wire(*(httpx.Response(200, content=b"{}"),) * 2))
        found = []
        with door.keeping_place():
            for _ in range(2):
                post = transport.post("http://x/", Json(b""), headers={}, read_seconds=1)
                async with asyncio.timeout(5), post as answer, answer.body() as body:
                    found.append(body)
        return found

    assert asyncio.run(call()) == [b"{}", b"{}"]


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/a\x01b", "http://127.0.0.1:1/a b\x7f"])
def test_an_address_that_is_none_fails_the_frame_at_once(url: str) -> None:
    async def call() -> None:
        transport = Transport(network=Wire())
        await transport.download(url, own="http://127.0.0.1:1/v1", hosts=(), read_seconds=1)

    with pytest.raises(FrameFailed) as raised:
        asyncio.run(call())
    assert raised.value.code == "provider_error"
    assert "127.0.0.1" not in str(raised.value)
