"""The baseline: the least that turns an order into a stored picture and a paid entry.

It takes an order over HTTP, holds and captures in PostgreSQL with plain SQL, calls the provider,
decodes in as many processes as there are cores, writes the original and one WebP, and answers.
No key, no quote, no claim, no live events, no checks, no receipts.
"""

import asyncio
import base64
import io
import json
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import uvicorn
from PIL import Image
from psycopg_pool import AsyncConnectionPool

SCHEMA = """
CREATE TABLE IF NOT EXISTS bare_account (id int PRIMARY KEY, posted int, held int);
CREATE TABLE IF NOT EXISTS bare_entry (id uuid PRIMARY KEY, account int, posted int, held int);
INSERT INTO bare_account VALUES (1, 1000000, 0) ON CONFLICT DO NOTHING;
"""
HOLD = "UPDATE bare_account SET held = held + 2 WHERE id = 1 AND posted >= held + 2"
CAPTURE = "UPDATE bare_account SET held = held - 2, posted = posted - 2 WHERE id = 1"
ENTRY = "INSERT INTO bare_entry VALUES (%s, 1, %s, %s)"


def store(folder: str, answer: bytes) -> None:
    """Decode one answer and write its picture and a small WebP (in a process of its own)."""
    part = json.loads(answer)["candidates"][0]["content"]["parts"][0]
    data = base64.b64decode(part["inlineData"]["data"])
    place = Path(folder, uuid4().hex)
    place.with_suffix(".png").write_bytes(data)
    with Image.open(io.BytesIO(data)) as picture:
        picture.thumbnail((512, 512))
        picture.save(place.with_suffix(".webp"), method=0)


class Bare:
    """The whole bare studio as one ASGI application."""

    def __init__(self, provider: str, database: str, folder: str) -> None:
        self.provider, self.database, self.folder = provider, database, folder

    async def start(self) -> None:
        self.pool = AsyncConnectionPool(self.database, min_size=4, max_size=8, open=False)
        await self.pool.open()
        async with self.pool.connection() as connection:
            await connection.execute(SCHEMA)
        limits = httpx.Limits(max_connections=None)
        self.client = httpx.AsyncClient(limits=limits, timeout=120, trust_env=False)
        self.cores = ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn"))

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            return
        while (await receive()).get("more_body"):
            pass
        if scope["method"] == "POST":
            await self._make()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"{}"})

    async def _make(self) -> None:
        await self._entry(HOLD, 0, 2)
        answer = await self.client.post(self.provider, json={"contents": []})
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self.cores, store, self.folder, answer.content)
        await self._entry(CAPTURE, -2, -2)

    async def _entry(self, statement: str, posted: int, held: int) -> None:
        async with self.pool.connection() as connection:
            await connection.execute(statement)
            await connection.execute(ENTRY, (uuid4(), posted, held))


async def main() -> None:
    port, provider, database, folder = sys.argv[1:]
    studio = Bare(provider, database, folder)
    await studio.start()
    config = uvicorn.Config(
        studio, host="127.0.0.1", port=int(port), log_level="error", lifespan="off", backlog=4096,
        timeout_keep_alive=300,
    )  # fmt: skip
    await uvicorn.Server(config).serve()


if __name__ == "__main__":
    asyncio.run(main())
