"""Starts what a measurement needs, on free loopback ports, and stops it again."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Collection, Iterator
from pathlib import Path

import httpx

WITH_US = ("setpriv", "--pdeathsig", "TERM")
"""Begins a command that ends when this process does, however that ends."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def running(
    *command: str, environment: dict[str, str], ready: str | None, log: Path
) -> Iterator[int]:
    """Run ``python -m command…`` in a group of its own until the block ends; gives its pid.

    Raises:
        RuntimeError: it did not answer at the address ``ready`` within a minute.
    """
    with log.open("ab") as output:
        process = subprocess.Popen(
            [*WITH_US, sys.executable, "-m", *command],
            env=os.environ | environment,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    try:
        if ready:
            _await_answer(ready, process, log)
        yield process.pid
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _await_answer(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(httpx.TransportError):
            httpx.get(address, timeout=2, trust_env=False)
            return
        time.sleep(0.1)
    raise RuntimeError(f"No answer at {address}: {log.read_text()[-2000:]}")


def memory_of_group(pid: int) -> int:
    """Bytes (PSS) of the process group that ``pid`` leads, shared pages counted once."""
    total = 0
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        with contextlib.suppress(OSError, ValueError):
            if os.getpgid(int(folder.name)) != pid:
                continue
            for line in (folder / "smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1]) * 1024
    return total


def cpu_of_groups(leaders: Collection[int]) -> float:
    """Seconds of CPU of all living processes in the groups that ``leaders`` lead."""
    ticks = 0
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        with contextlib.suppress(OSError, ValueError):
            if os.getpgid(int(folder.name)) in leaders:
                # After the name, which may hold spaces, comes field 3; 14 and 15 are the times.
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
                ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


@contextlib.contextmanager
def redis(folder: Path) -> Iterator[str]:
    """Run a Redis of our own; gives its address."""
    port = free_port()
    process = subprocess.Popen(
        [*WITH_US, "redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "",
         "--dir", str(folder)],
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        until = time.monotonic() + 10
        while time.monotonic() < until:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.05)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        process.terminate()
        process.wait()
