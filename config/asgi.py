"""The ASGI application: Django, and beside it whatever waits.

What waits (streams, ``?wait=``) holds no thread and no database connection, which a Django view
would. ``BESIDE`` lists it; everything else is Django's.
"""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qs

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
_handler = get_asgi_application()

# What follows needs Django's registry, which is ready only now.
from config.bodies import App, Receive, Scope, Send, limited  # noqa: E402
from studio import live, streams  # noqa: E402
from studio.api import waiting  # noqa: E402


@limited
async def django(scope: Scope, receive: Receive, send: Send) -> None:
    """Let Django answer."""
    await _handler(dict(scope), receive, send)  # type: ignore[arg-type]  # it sends mappings


@dataclass(frozen=True, slots=True)
class Beside:
    """An application that answers what Django would have to wait for."""

    path: re.Pattern[str]
    """Matched against the whole path."""
    make: Callable[[App], App]
    """Given Django's application, for those that hand over to it after they have waited."""
    parameter: str = ""
    """Only for requests that carry this query parameter; empty: for all."""

    def takes(self, scope: Scope) -> bool:
        if not self.path.fullmatch(scope["path"]):
            return False
        query = parse_qs(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
        return not self.parameter or self.parameter in query


BESIDE: tuple[Beside, ...] = (
    Beside(re.compile(r"/live/.*"), lambda _: streams.app),
    Beside(waiting.WAIT_PATH, waiting.waiting, parameter="wait"),
    Beside(waiting.EVENTS_PATH, waiting.events),
)

_apps = [(beside, beside.make(django)) for beside in BESIDE]


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer one connection."""
    if scope["type"] == "lifespan":
        await _live(receive, send)
        return
    if scope["type"] == "http":
        for beside, app in _apps:
            if beside.takes(scope):
                await app(scope, receive, send)
                return
    await django(scope, receive, send)


async def _live(receive: Receive, send: Send) -> None:
    """Answer the server's start and stop, which Django does not."""
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            live.start()
            await send({"type": "lifespan.startup.complete"})
        elif message["type"] == "lifespan.shutdown":
            live.stop()
            await send({"type": "lifespan.shutdown.complete"})
            return
