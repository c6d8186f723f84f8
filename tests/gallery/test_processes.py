"""The drawing processes, real ones."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest
from asgiref.sync import async_to_sync

from gallery import pixels, processes, uploads
from gallery.refusals import InvalidImage, PictureTooSmall, TooLarge
from tests.pictures import a_picture


@pytest.fixture
def drawing(settings: Any) -> Iterator[None]:
    settings.DRAWING_PROCESSES = 1
    processes.start()
    yield
    processes.stop()


def remember() -> None:
    os.environ["WARMED"] = "yes"


def test_each_process_warms_up_before_its_first_work(settings: Any) -> None:
    settings.DRAWING_PROCESSES = 2
    processes.start(remember)
    assert processes.run(os.getenv, "WARMED") == "yes"
    os.kill(processes.run(os.getpid), signal.SIGKILL)
    time.sleep(0.2)
    assert processes.run(os.getenv, "WARMED") == "yes"
    processes.stop()
    assert "WARMED" not in os.environ


@pytest.mark.usefixtures("drawing")
def test_there_is_room_until_every_process_has_work_and_again_after_it() -> None:
    assert processes.has_room()
    processes.run(os.getpid)  # the process is up
    with ThreadPoolExecutor(1) as other:
        slow = other.submit(processes.run, time.sleep, 0.5)
        while processes.has_room():
            assert not slow.done()
        slow.result()
    assert processes.has_room()


def refuse() -> None:
    raise PictureTooSmall("Too small.", "4x5")


@pytest.mark.usefixtures("drawing")
def test_a_picture_goes_through_another_process() -> None:
    data = a_picture()
    there = processes.run(os.getpid)
    assert there != os.getpid()
    assert processes.run(pixels.inspect_made, data) == pixels.inspect_made(data)
    assert processes.run(uploads.normalise_upload, data).width == 900
    assert processes.run(os.getpid) == there
    assert processes.run(os.getpriority, os.PRIO_PROCESS, there) >= 5
    assert processes.run(signal.getsignal, signal.SIGINT) == signal.SIG_IGN


@pytest.mark.usefixtures("drawing")
def test_coroutines_wait_without_holding_the_loop() -> None:
    async def both() -> tuple[float, int]:
        slow = asyncio.create_task(processes.run_async(time.sleep, 0.3))
        ticks = 0
        began = time.monotonic()
        while not slow.done():
            await asyncio.sleep(0.01)
            ticks += 1
        return time.monotonic() - began, ticks

    _, ticks = async_to_sync(both)()
    assert ticks >= 5


@pytest.mark.usefixtures("drawing")
def test_refusals_come_through_whole() -> None:
    with pytest.raises(InvalidImage, match="This file is empty"):
        processes.run(uploads.normalise_upload, b"")
    with pytest.raises(TooLarge) as large:
        processes.run(uploads.normalise_upload, bytes(uploads.BYTES_MAX + 1))
    assert (str(large.value), large.value.limit) == (
        "A picture may have at most 50 MB.",
        50 * 1024 * 1024,
    )
    with pytest.raises(PictureTooSmall) as small:
        processes.run(refuse)
    assert (str(small.value), small.value.nearest, small.value.field) == (
        "Too small.",
        "4x5",
        "size",
    )


@pytest.mark.usefixtures("drawing")
def test_a_process_that_dies_is_replaced() -> None:
    first = processes.run(os.getpid)
    os.kill(first, signal.SIGKILL)
    second = processes.run(os.getpid)
    assert second not in {first, os.getpid()}
    with pytest.raises(BrokenProcessPool):
        processes.run(os._exit, 9)  # dies each time: tried twice, then given up
    assert async_to_sync(processes.run_async)(os.getpid) not in {first, second}


def test_without_processes_it_works_in_place(settings: Any) -> None:
    settings.DRAWING_PROCESSES = 0
    processes.start()
    assert processes.run(os.getpid) == os.getpid()
    assert async_to_sync(processes.run_async)(os.getpid) == os.getpid()
    processes.stop()


PARENT = """
import os, sys, threading, time
import django
from django.conf import settings
settings.configure(DRAWING_PROCESSES=2)
from gallery import processes
if __name__ == "__main__":
    def first():
        print(processes.run(os.getpid), flush=True)
    thread = threading.Thread(target=first)   # made for a thread that ends at once
    thread.start(); thread.join()
    time.sleep(0.3)
    print(processes.run(os.getpid), flush=True)
    time.sleep(60)
"""


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split(") ")[1][0] != "Z"
    except FileNotFoundError:
        return False


def test_they_outlive_the_thread_that_asked_and_die_with_the_server(tmp_path: Path) -> None:
    script = tmp_path / "server.py"
    script.write_text(PARENT)
    environment = {"PYTHONPATH": str(Path.cwd()), "PATH": os.environ["PATH"]}
    with subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, text=True, env=environment
    ) as server:
        assert server.stdout is not None
        workers = {int(server.stdout.readline()), int(server.stdout.readline())}
        assert all(alive(pid) for pid in workers)
        server.kill()
    until = time.monotonic() + 5
    while any(alive(pid) for pid in workers) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(alive(pid) for pid in workers)
