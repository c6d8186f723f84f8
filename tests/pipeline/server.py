"""The real server in its own process group, with a folder and a port of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from urllib.error import URLError

ROOT = Path(__file__).resolve().parents[2]


class StudioServer(AbstractContextManager["StudioServer"]):
    """``python -m config.serve`` on a free port of the loopback address."""

    def __init__(self, folder: Path, **environment: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        self.environment = {
            **kept,
            "VAR_DIR": str(folder),
            "PORT": str(port),
            "PYTHONDONTWRITEBYTECODE": "1",
            **environment,
        }
        self.address = f"http://127.0.0.1:{port}"
        self.log = folder / "server.log"
        self.process: subprocess.Popen[bytes] | None = None

    def manage(self, *arguments: str) -> str:
        """Run a management command against the same folder; gives what it printed."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def start(self, *arguments: str) -> float:
        """Start it and wait until it answers; gives the seconds that took."""
        begun = time.monotonic()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "config.serve", *arguments],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        while "--worker-only" not in arguments:
            assert self.process.poll() is None, self.log.read_text()
            try:
                urllib.request.urlopen(f"{self.address}/health/live", timeout=1).close()  # noqa: S310
                break
            except (URLError, OSError):
                assert time.monotonic() - begun < 60, self.log.read_text()
                time.sleep(0.05)
        return time.monotonic() - begun

    def interrupt(self) -> tuple[int, float]:
        """Press Ctrl-C: gives the exit code and the seconds until it had ended."""
        assert self.process is not None
        begun = time.monotonic()
        os.killpg(self.process.pid, signal.SIGINT)
        code = self.process.wait(timeout=30)
        return code, time.monotonic() - begun

    def kill(self) -> None:
        """End the main process as a crash does, without a word."""
        assert self.process is not None
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=30)

    def group(self) -> list[int]:
        """Give the living processes of its group."""
        assert self.process is not None
        found = subprocess.run(
            ["ps", "-o", "pid=,stat=", "-g", str(self.process.pid)],
            capture_output=True,
            text=True,
            check=False,
        )
        rows = (line.split() for line in found.stdout.splitlines())
        return [int(pid) for pid, stat in rows if not stat.startswith("Z")]

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(timeout=30)
