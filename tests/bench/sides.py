"""What is compared: the bare studio, and the product as it runs in production and embedded."""

import asyncio
import contextlib
import itertools
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.bench.load import Press
from tests.bench.processes import cpu_of_groups, free_port, redis, running

WORKSPACES = 80
"""Each with a team's limit of 16 frames at once."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of those that are compared."""

    name: str
    press: Press
    pids: tuple[int, ...]
    """Leaders of the process groups that do its work, the worker's last."""
    provider: str

    @property
    def worker(self) -> int:
        return self.pids[-1]

    def cpu(self) -> float:
        """Seconds of CPU that its processes have used so far."""
        return cpu_of_groups(self.pids)


def bare_press(client: httpx.AsyncClient, address: str) -> Press:
    async def press() -> None:
        (await client.post(address)).raise_for_status()

    return press


def product_press(client: httpx.AsyncClient, base: str, keys: list[str]) -> Press:
    """Order as a caller of the API does: one frame, then wait for it."""
    turns = itertools.cycle(keys)
    body = {"model": "nano-banana", "prompt": "A can of tea on a plinth, late sun"}

    async def press() -> None:
        head = {"Authorization": f"Bearer {next(turns)}"}
        while True:
            answer = await client.post(f"{base}/api/v1/generations", json=body, headers=head)
            if answer.status_code != httpx.codes.SERVICE_UNAVAILABLE:
                break
            await asyncio.sleep(float(answer.headers["Retry-After"]))  # as it asks; it counts
        answer.raise_for_status()
        order = answer.json()
        while order["status"] in {"queued", "running"}:
            address = f"{base}/api/v1/generations/{order['id']}?wait=20"
            answer = await client.get(address, headers=head)
            if answer.status_code == httpx.codes.SERVICE_UNAVAILABLE:
                await asyncio.sleep(float(answer.headers["Retry-After"]))
                continue
            answer.raise_for_status()
            order = answer.json()
        if order["status"] != "succeeded":
            raise RuntimeError(order)

    return press


@contextlib.contextmanager
def both(latency: float, folder: Path, client: httpx.AsyncClient) -> Iterator[tuple[Side, Side]]:
    """Run the provider, the baseline and the product in two processes, and give both sides."""
    bare = f"http://127.0.0.1:{free_port()}"
    database = os.environ["DATABASE_URL"]
    files = folder / "bare"
    files.mkdir(parents=True)
    with contextlib.ExitStack() as stack:
        provider = stack.enter_context(_provider(latency, folder))
        bare_pid = stack.enter_context(
            running(
                "tests.bench.bare", bare.rpartition(":")[2], provider, database, str(files),
                environment={}, ready=f"{bare}/ready", log=folder / "log",
            )
        )  # fmt: skip
        environment = _environment(folder, provider) | {
            "DATABASE_URL": database,
            "REDIS_URL": stack.enter_context(redis(folder)),
        }
        base = f"http://127.0.0.1:{environment['PORT']}"
        keys = _prepare(environment)
        web, worker = (
            stack.enter_context(
                running(
                    "config.serve", part, environment=environment, log=folder / "log", ready=ready
                )
            )
            for part, ready in (("--web-only", f"{base}/health/live"), ("--worker-only", None))
        )
        yield (
            Side("bare", bare_press(client, bare), (bare_pid,), provider),
            Side("studio", product_press(client, base, keys), (web, worker), provider),
        )


@contextlib.contextmanager
def embedded(latency: float, folder: Path, client: httpx.AsyncClient) -> Iterator[Side]:
    """Run the product as ``make run`` does: SQLite, one process group."""
    folder.mkdir()
    with _provider(latency, folder) as provider:
        environment = _environment(folder, provider) | {"DATABASE_URL": "", "REDIS_URL": ""}
        base = f"http://127.0.0.1:{environment['PORT']}"
        keys = _prepare(environment)
        with running(
            "config.serve", environment=environment, ready=f"{base}/health/live",
            log=folder / "log",
        ) as pid:  # fmt: skip
            yield Side("embedded", product_press(client, base, keys), (pid,), provider)


@contextlib.contextmanager
def _provider(latency: float, folder: Path) -> Iterator[str]:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with running(
        "tests.bench.provider", str(port), str(latency), environment={}, ready=address,
        log=folder / "log",
    ):  # fmt: skip
        yield address


def _environment(folder: Path, provider: str) -> dict[str, str]:
    return {
        "SECRET_KEY": "only-for-the-bench-0123456789-abcdefghijklmnopqrstuvwxyz",
        "GEMINI_API_KEY": "bench",
        "GEMINI_BASE_URL": provider,
        "VAR_DIR": str(folder / "var"),
        "HOST": "127.0.0.1",
        "PORT": str(free_port()),
    }


def _prepare(environment: dict[str, str]) -> list[str]:
    """Make tables, static files, workspaces with credits; give a key of each."""
    whole = os.environ | environment
    for command in (["migrate", "-v0"], ["collectstatic", "--no-input", "-v0"]):
        subprocess.run([sys.executable, "manage.py", *command], env=whole, check=True)
    made = subprocess.run(
        [sys.executable, "-m", "tests.bench.accounts", str(WORKSPACES)],
        env=whole, check=True, stdout=subprocess.PIPE,
    )  # fmt: skip
    keys: list[str] = json.loads(made.stdout)
    return keys
