"""The parts of the server that are not pages: health, the dispatch to what waits, its start."""

import asyncio
import re
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.core.files.storage import default_storage
from django.test import Client

from config import asgi, health
from config.bodies import App
from studio import live


@pytest.mark.django_db
def test_health_is_open_to_all_and_never_cached(client: Client) -> None:
    for address in ("/health/live", "/health/ready"):
        answer = client.get(address)
        assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
        assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_ready_names_what_does_not_answer(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def down(name: str) -> bool:
        raise OSError

    monkeypatch.setattr(default_storage, "exists", down)
    monkeypatch.setattr(health, "_database", lambda: False)

    answer = client.get("/health/ready")

    assert answer.status_code == 503
    assert answer.json()["faults"] == ["database", "storage"]
    assert client.get("/health/live").status_code == 200


def visit(path: str, query: bytes = b"") -> list[str]:
    """Ask the dispatcher, with both sides replaced by ones that write down their name."""
    asked: list[str] = []

    def named(name: str) -> App:
        async def app(scope: Any, receive: Any, send: Any) -> None:
            asked.append(name)

        return app

    beside = asgi.Beside(re.compile(r"/api/x"), lambda _: named("waits"), "wait")
    streams = asgi.Beside(re.compile(r"/live/.*"), lambda _: named("streams"))
    scope = {"type": "http", "path": path, "query_string": query}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(asgi, "_apps", [(one, one.make(asgi.django)) for one in (beside, streams)])
        patch.setattr(asgi, "django", named("django"))
        async_to_sync(asgi.application)(scope, _never, _nothing)
    return asked


async def _never() -> Any:
    await asyncio.Event().wait()


async def _nothing(message: Any) -> None:
    return None


def test_what_waits_stands_beside_django() -> None:
    assert visit("/live/board/prj_x") == ["streams"]
    assert visit("/api/x", b"wait=20") == ["waits"]
    assert visit("/api/x", b"waiting=20") == ["django"]
    assert visit("/api/x") == ["django"]
    assert visit("/studio") == ["django"]


def test_the_server_starts_and_stops_the_streams() -> None:
    asked = iter(["lifespan.startup", "lifespan.shutdown"])
    told: list[tuple[str, bool]] = []

    async def receive() -> Any:
        return {"type": next(asked)}

    async def send(message: Any) -> None:
        told.append((message["type"], live.is_stopping()))

    live.stop()
    async_to_sync(asgi.application)({"type": "lifespan"}, receive, send)
    live.start()

    assert told == [("lifespan.startup.complete", False), ("lifespan.shutdown.complete", True)]
