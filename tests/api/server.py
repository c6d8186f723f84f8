"""The real server on a free loopback port, with a database, an account and its key of its own."""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.processes import free_port, running


@dataclass(frozen=True, slots=True)
class Studio:
    """A server that runs, and who may call it."""

    base: str
    pid: int
    key: str
    environment: dict[str, str]


@contextlib.contextmanager
def serving(folder: Path, *options: str, **settings: str) -> Iterator[Studio]:
    """Serve until the block ends; ``options`` are those of ``config.serve``."""
    port = free_port()
    environment = {
        "VAR_DIR": str(folder / "var"),
        "DATABASE_URL": "",
        "SECRET_KEY": "",
        "HOST": "127.0.0.1",
        "PORT": str(port),
        **settings,
    }
    manage(environment, "migrate", "--verbosity", "0")
    account = make_account(environment, "owner@example.org")
    base = f"http://127.0.0.1:{port}"
    with running(
        "config.serve",
        *options,
        environment=environment,
        ready=f"{base}/health/live",
        log=folder / "server.log",
    ) as pid:
        yield Studio(base, pid, account["api_key"], environment)


def make_account(environment: dict[str, str], email: str) -> dict[str, Any]:
    """Make a person with 200 credits and a key."""
    written = manage(
        environment, "bootstrap", "--email", email, "--password", "a-long-password-1",
        "--credits", "200", "--api-key",
    )  # fmt: skip
    found: dict[str, Any] = json.loads(written.splitlines()[-1])
    return found


def manage(environment: dict[str, str], *command: str) -> str:
    done = subprocess.run(
        [sys.executable, "manage.py", *command],
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout
