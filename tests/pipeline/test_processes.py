"""The real processes: they start, stop, and lose nothing to a crash."""

import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from tests.pipeline.server import ROOT, StudioServer

pytestmark = pytest.mark.timeout(180)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a database and one person in it; copy it, do not use it."""
    folder = tmp_path_factory.mktemp("prepared")
    server = StudioServer(folder)
    server.manage("migrate", "--verbosity", "0")
    server.manage("bootstrap", "--email", "maker@example.org", "--password", "long-enough-77")
    return folder


@pytest.fixture
def folder(prepared: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(prepared, tmp_path / "var"))


def impatient(folder: Path) -> StudioServer:
    """Make a server that misses a dead one's frames within seconds."""
    return StudioServer(folder, FRAME_LEASE="4", SWEEP_EVERY="1")


def patient(folder: Path) -> StudioServer:
    """Make a server whose stop waits for as long as there is anything to wait for, to be seen."""
    return StudioServer(folder, SWEEP_EVERY="1", STOP_GRACE="25")


def press(server: StudioServer, times: int) -> tuple[str, str]:
    """Order; gives a member's cookie and the address of the board's stream."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.pipeline.press", str(times)],
        cwd=ROOT,
        env=server.environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    cookie, stream = done.stdout.split()
    return cookie, stream


def count(folder: Path) -> tuple[dict[str, int], dict[str, int], int]:
    """Count frames and orders by status, and images."""
    with closing(sqlite3.connect(f"file:{folder}/studio.sqlite3?mode=ro", uri=True)) as database:
        by_status = "SELECT status, count(*) FROM {} GROUP BY status"
        frames = dict(database.execute(by_status.format("studio_frame")).fetchall())
        orders = dict(database.execute(by_status.format("studio_generation")).fetchall())
        (images,) = database.execute("SELECT count(*) FROM gallery_image").fetchone()
    return frames, orders, images


def wait_for(server: StudioServer, folder: Path, frames: dict[str, int], *, seconds: float) -> None:
    ends_at = time.monotonic() + seconds
    while (told := count(folder)[0]) != frames:
        assert time.monotonic() < ends_at, (told, server.log.read_text()[-3000:])
        time.sleep(0.1)


def test_a_killed_server_loses_nothing(folder: Path) -> None:
    with impatient(folder) as server:
        server.start()
        press(server, 8)
        ends_at = time.monotonic() + 60
        while not count(folder)[0].get("done"):
            assert time.monotonic() < ends_at, server.log.read_text()[-3000:]
            time.sleep(0.02)
        server.kill()
        left, _, _ = count(folder)
        assert sum(left.values()) == 16
        assert left.get("running"), f"the crash met nothing in the making: {left}"

        server.start()
        wait_for(server, folder, {"done": 16}, seconds=90)
        code, _ = server.interrupt()

        assert count(folder) == ({"done": 16}, {"succeeded": 8}, 16)
        assert code == 0
        server.manage("reconcile_ledger")


def test_an_idle_server_stops_at_once_with_all_its_processes(folder: Path) -> None:
    with patient(folder) as server:
        server.start()
        time.sleep(3)
        assert len(server.group()) >= 3

        code, seconds = server.interrupt()

        assert code == 0
        assert seconds < 15
        # Python's own resource tracker ends just after the process that it served.
        until = time.monotonic() + 10
        while server.group() and time.monotonic() < until:
            time.sleep(0.1)
        assert server.group() == []


def test_news_come_over_the_wire_and_the_stop_does_not_wait_for_streams(folder: Path) -> None:
    with patient(folder) as server:
        press(server, 1)
        server.start()
        cookie, stream = press(server, 1)
        asked = Request(server.address + stream, headers={"Cookie": cookie})  # noqa: S310
        with urlopen(asked, timeout=30) as news:  # noqa: S310
            press(server, 2)
            wait_for(server, folder, {"done": 4}, seconds=60)

            code, seconds = server.interrupt()

            told = news.read().decode()
        assert news.headers["Content-Type"].startswith("text/event-stream")
        assert '"status":"running"' in told
        assert '"status":"done"' in told
        assert (code, seconds < 15) == (0, True)


def test_a_database_without_tables_is_named_and_stops_the_start(tmp_path: Path) -> None:
    server = StudioServer(tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "config.serve"],
        cwd=ROOT,
        env=server.environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "manage.py migrate" in done.stderr


def test_web_and_worker_run_apart(folder: Path) -> None:
    with impatient(folder) as web, impatient(folder) as worker:
        web.start("--web-only")
        press(web, 1)
        assert count(folder)[0] == {"queued": 2}

        worker.start("--worker-only")
        wait_for(worker, folder, {"done": 2}, seconds=60)

        assert worker.interrupt()[0] == 0
        assert web.interrupt()[0] == 0
