"""The one door to the network of model providers: the only module that imports httpx.

Answers are streamed and read at few places at once, because a thousand pictures in memory are
gigabytes; ``keeping_place`` holds on to a place until the picture is stored. Whether a fault came
before or after the request left decides what it means: a provider bills what it has begun, so what
was cut off after sending is an unknown outcome, never repeated here. Keys travel in headers and
are in no text, log or ``repr`` of this module.
"""

import asyncio
import contextlib
import socket
from collections.abc import AsyncGenerator, AsyncIterator, Collection, Iterator, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta

import httpx

from studio.providers.addresses import Resolve, Unsafe, checked_target, resolve
from studio.providers.events import EventReader, EventTooLarge
from studio.providers.protocol import Busy, FrameFailed, OutcomeUnknown, ProviderFault

ANSWER_BYTES_MAX = 64 * 1024 * 1024
READERS = 16
"""Answers that are in memory at once in a process."""

_CONNECT_SECONDS, _WRITE_SECONDS, _POOL_SECONDS = 10, 60, 10
_UNREACHABLE_WAIT = timedelta(seconds=30)
_DOWNLOAD_TRIES = 3
_KEEP_ALIVE = [(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)]
"""Calls are silent for minutes; without this a router may forget them."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a form, with the name and kind that providers insist on."""

    field: str
    name: str
    data: bytes
    kind: str


@dataclass(frozen=True, slots=True)
class Json:
    """A body of JSON, encoded already."""

    content: bytes


@dataclass(frozen=True, slots=True)
class Form:
    """A multipart body: the fields, then the files, in their order."""

    fields: Mapping[str, str]
    parts: Sequence[Part]


class _Place:
    """A reader's place, taken when the first bytes come."""

    def __init__(self) -> None:
        self._taken_of: asyncio.Semaphore | None = None

    async def take(self, readers: asyncio.Semaphore) -> None:
        if self._taken_of is None:
            await readers.acquire()
            self._taken_of = readers

    def give_back(self) -> None:
        readers, self._taken_of = self._taken_of, None
        if readers is not None:
            readers.release()


_kept: ContextVar[_Place | None] = ContextVar("kept", default=None)


@contextlib.contextmanager
def keeping_place() -> Iterator[None]:
    """Keep the place that an answer takes inside the block until the block ends.

    Whoever stores the picture stands around the call with this: what has been read waits, for a
    drawing process or the storage, in memory.
    """
    place = _Place()
    before = _kept.set(place)
    try:
        yield
    finally:
        _kept.reset(before)
        place.give_back()


class Answer:
    """A provider's answer whose body is still on the wire."""

    def __init__(self, response: httpx.Response, readers: asyncio.Semaphore) -> None:
        self._response = response
        self._readers = readers
        self._kept = _kept.get()
        self._place = self._kept or _Place()
        self.status = response.status_code
        self.headers: Mapping[str, str] = response.headers

    @contextlib.asynccontextmanager
    async def body(self) -> AsyncIterator[bytes]:
        """Read all of it, holding a reader's place until the block is left: decode inside.

        Inside ``keeping_place`` the place is held beyond that.

        Raises:
            OutcomeUnknown: the connection broke.
            FrameFailed: it is larger than an answer may be.
        """
        await self._place.take(self._readers)
        try:
            whole = bytearray()
            with _after_sending():
                async for chunk in self._response.aiter_bytes():
                    whole += chunk
                    if len(whole) > ANSWER_BYTES_MAX:
                        raise _too_large()
            yield bytes(whole)
        finally:
            self._leave()

    async def events(self) -> AsyncGenerator[bytes, None]:
        """Give the data of each server-sent event, holding a reader's place while one arrives.

        Close the iterator when leaving early. A stream that ends in the middle just ends.

        Raises:
            OutcomeUnknown: the connection broke.
            FrameFailed: an event is larger than an answer may be.
        """
        reader = EventReader(limit=ANSWER_BYTES_MAX)
        try:
            with _after_sending():
                async for chunk in self._response.aiter_bytes():
                    await self._place.take(self._readers)
                    for data in reader.feed(chunk):
                        yield data
                    if reader.is_between_events:
                        self._place.give_back()
                for data in reader.close():
                    yield data
        except EventTooLarge as large:
            raise _too_large() from large
        finally:
            self._leave()

    def _leave(self) -> None:
        if self._kept is None:
            self._place.give_back()


class Transport:
    """One HTTP client a process, for thousands of calls at once.

    ``network`` stands in for the wire in tests, ``resolver`` for the name service.
    """

    def __init__(
        self, *, network: httpx.AsyncBaseTransport | None = None, resolver: Resolve = resolve
    ) -> None:
        self._network = network
        self._resolver = resolver
        self._loop: asyncio.AbstractEventLoop | None = None
        self._opened: httpx.AsyncClient | None = None
        self._readers = asyncio.Semaphore(READERS)

    def _client(self) -> httpx.AsyncClient:
        """Give the client of the running loop: connections do not outlive the loop they grew on."""
        loop = asyncio.get_running_loop()
        if self._opened is None or self._loop is not loop:
            self._loop = loop
            self._readers = asyncio.Semaphore(READERS)
            self._opened = httpx.AsyncClient(
                transport=self._network
                or httpx.AsyncHTTPTransport(
                    trust_env=False,
                    limits=httpx.Limits(max_connections=None, max_keepalive_connections=64),
                    socket_options=_KEEP_ALIVE,
                ),
                trust_env=False,
                follow_redirects=False,
            )
        return self._opened

    @contextlib.asynccontextmanager
    async def post(
        self,
        url: str,
        body: Json | Form,
        *,
        headers: Mapping[str, str],
        read_seconds: float,
    ) -> AsyncIterator[Answer]:
        """Send a body and wait for the answer's head.

        Raises:
            Busy: nobody could be reached; nothing was sent.
            OutcomeUnknown: the time ran out, or the connection broke, after sending.
        """
        client = self._client()
        timeout = _timeouts(read_seconds)
        if isinstance(body, Json):
            head = {"Content-Type": "application/json", **headers}
            request = client.build_request(
                "POST", url, headers=head, content=body.content, timeout=timeout
            )
        else:
            files = [(part.field, (part.name, part.data, part.kind)) for part in body.parts]
            request = client.build_request(
                "POST",
                url,
                headers=dict(headers),
                data=dict(body.fields),
                files=files,
                timeout=timeout,
            )
        with _after_sending():
            response = await client.send(request, stream=True)
        try:
            yield Answer(response, self._readers)
        finally:
            await response.aclose()

    async def download(
        self, url: str, *, own: str, hosts: Collection[str], read_seconds: float
    ) -> bytes:
        """Fetch a picture from an address that a provider returned; only this step is repeated.

        Private addresses, redirects and hosts that are not on the list are refused; ``own`` is
        the provider's base address.

        Raises:
            FrameFailed: it may not be fetched, or could not be.
        """
        try:
            target = await checked_target(url, own=own, hosts=hosts, resolve=self._resolver)
        except Unsafe as unsafe:
            raise FrameFailed(
                "The provider put the picture where it cannot be fetched from.",
                code="provider_error",
            ) from unsafe
        client = self._client()
        for _ in range(_DOWNLOAD_TRIES):
            with _after_sending():
                request = client.build_request(
                    "GET",
                    target.url,
                    headers={"Host": target.host_header},
                    timeout=_timeouts(read_seconds),
                    extensions={"sni_hostname": target.host},
                )
            with contextlib.suppress(Busy, OutcomeUnknown):
                with _after_sending():
                    response = await client.send(request, stream=True)
                try:
                    if response.status_code == httpx.codes.OK:
                        async with Answer(response, self._readers).body() as body:
                            return body
                finally:
                    await response.aclose()
        raise FrameFailed("The finished picture could not be fetched.", code="provider_error")

    async def aclose(self) -> None:
        """Close the connections of the running loop."""
        opened, self._opened = self._opened, None
        if opened is not None and self._loop is asyncio.get_running_loop():
            await opened.aclose()


def _timeouts(read_seconds: float) -> httpx.Timeout:
    return httpx.Timeout(
        connect=_CONNECT_SECONDS, write=_WRITE_SECONDS, pool=_POOL_SECONDS, read=read_seconds
    )


@contextlib.contextmanager
def _after_sending() -> Iterator[None]:
    """Turn httpx's faults into what they mean for the frame."""
    try:
        yield
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as unreachable:
        raise Busy(
            "The provider cannot be reached just now.", wait=_UNREACHABLE_WAIT
        ) from unreachable
    except httpx.TimeoutException as late:
        raise OutcomeUnknown("The provider did not answer in time.") from late
    except (httpx.NetworkError, httpx.RemoteProtocolError, httpx.DecodingError) as broken:
        raise OutcomeUnknown("The connection to the provider broke.") from broken
    except (httpx.HTTPError, httpx.InvalidURL) as wrong:
        raise FrameFailed("The provider could not be called.", code="provider_error") from wrong


def _too_large() -> ProviderFault:
    return FrameFailed("The provider's answer was too large for a picture.", code="bad_image")
