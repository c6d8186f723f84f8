"""The real studio and a real browser: one server a module, one browser for the whole run.

Tests here speak HTTP to a server in a process of its own and never touch a database.
"""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.e2e import chromium
from tests.e2e.watching import Watch
from tests.pipeline.server import ROOT, StudioServer

expect.set_options(timeout=30_000)  # drawing shares two cores with the browser

SCREENS = ROOT / "var" / "screens"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium.find(), headless=True, args=chromium.arguments()
        )
        yield started
        started.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Picture what a failed test last saw, in var/screens/failed/."""
    report = yield
    opened = getattr(item, "funcargs", {}).get("open_page")
    if report.when == "call" and report.failed and opened is not None:
        for number, page in enumerate(opened.pages):
            page.screenshot(path=SCREENS / "failed" / f"{item.name}-{number}.png")
    return report


class Opener:
    """Opens pages, each with a browser profile of its own, and hears their complaints."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.pages: list[Page] = []
        self.watches: list[Watch] = []

    def __call__(
        self, server: StudioServer, *, width: int = 1440, height: int = 900, **more: Any
    ) -> Page:
        context = self.browser.new_context(
            base_url=server.address,
            viewport={"width": width, "height": height},
            reduced_motion="reduce",
            locale="en-GB",
            **more,
        )
        page = context.new_page()
        page.set_default_timeout(30_000)
        self.pages.append(page)
        self.watches.append(Watch(page))
        return page

    def close(self) -> list[str]:
        """Close them all; gives what they complained about."""
        for page in self.pages:
            page.context.close()
        return [line for watch in self.watches for line in watch.complaints]


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Opener]:
    opener = Opener(browser)
    yield opener
    assert opener.close() == []


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder with an empty database and the static files, to be copied."""
    folder = tmp_path_factory.mktemp("prepared")
    server = StudioServer(folder)
    server.manage("migrate", "--verbosity", "0")
    server.manage("collectstatic", "--no-input", "--verbosity", "0")
    return folder


@contextmanager
def _serving(prepared: Path, name: str, **environment: str) -> Iterator[StudioServer]:
    folder = prepared.with_name(f"{prepared.name}-{name}")
    shutil.copytree(prepared, folder)
    with StudioServer(folder, **environment) as server:
        server.start()
        yield server
        server.interrupt()


@pytest.fixture(scope="session")
def studio(prepared: Path) -> Iterator[StudioServer]:
    """Serve without any key: only Sketch is ready."""
    with _serving(prepared, "no-key") as server:
        yield server


@pytest.fixture(scope="session")
def hosted(prepared: Path, providers: str) -> Iterator[StudioServer]:
    """Serve with both providers connected."""
    with _serving(prepared, "both-keys", **_openai(providers), **_gemini(providers)) as server:
        yield server


@pytest.fixture(scope="session")
def openai_only(prepared: Path, providers: str) -> Iterator[StudioServer]:
    with _serving(prepared, "openai-only", **_openai(providers)) as server:
        yield server


@pytest.fixture(scope="session")
def gemini_only(prepared: Path, providers: str) -> Iterator[StudioServer]:
    with _serving(prepared, "gemini-only", **_gemini(providers)) as server:
        yield server


def _openai(providers: str) -> dict[str, str]:
    return {"OPENAI_API_KEY": "x", "OPENAI_BASE_URL": f"{providers}/v1"}


def _gemini(providers: str) -> dict[str, str]:
    return {"GEMINI_API_KEY": "x", "GEMINI_BASE_URL": providers}


@pytest.fixture(scope="session")
def providers() -> Iterator[str]:
    """Serve fakes that speak both wire formats, a second a picture; gives their address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "tests.fakes.providers"]
    process = subprocess.Popen([*command, "--port", str(port), "--latency", "1"], cwd=ROOT)
    address = f"http://127.0.0.1:{port}"
    until = time.monotonic() + 60
    while True:
        assert process.poll() is None, "the fake providers ended"
        try:
            httpx.get(f"{address}/calls", timeout=1).raise_for_status()
            break
        except httpx.HTTPError:
            assert time.monotonic() < until, "the fake providers do not answer"
            time.sleep(0.05)
    yield address
    process.kill()  # it may be hanging on purpose
    process.wait(timeout=10)
