"""A provider on loopback that answers every call with the same picture after a set time."""

import asyncio
import base64
import json
import sys
from typing import Any

import uvicorn

from tests.bench.picture import png

BODY = json.dumps(
    {
        "candidates": [
            {
                "content": {
                    "role": "model",
                    "parts": [
                        {
                            "inlineData": {
                                "mimeType": "image/png",
                                "data": base64.b64encode(png()).decode(),
                            }
                        }
                    ],
                },
                "finishReason": "STOP",
                "index": 0,
            }
        ],
        "usageMetadata": {"promptTokenCount": 12, "candidatesTokenCount": 1290},
        "responseId": "bench",
    }
).encode()


class Provider:
    """Counts the calls in flight; ``GET /peak`` tells the most there were, and starts anew."""

    def __init__(self, latency: float) -> None:
        self.latency = latency
        self.in_flight = self.peak = self.calls = 0

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            return
        if scope["method"] == "GET":
            body = json.dumps({"peak": self.peak, "calls": self.calls}).encode()
            self.peak = self.calls = 0
        else:
            self.calls += 1
            self.in_flight += 1
            self.peak = max(self.peak, self.in_flight)
            while (await receive()).get("more_body"):
                pass
            await asyncio.sleep(self.latency)
            self.in_flight -= 1
            body = BODY
        head = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body))]
        await send({"type": "http.response.start", "status": 200, "headers": head})
        await send({"type": "http.response.body", "body": body})


if __name__ == "__main__":
    port, latency = int(sys.argv[1]), float(sys.argv[2])
    uvicorn.run(
        Provider(latency), host="127.0.0.1", port=port, log_level="error", lifespan="off",
        backlog=4096, timeout_keep_alive=300,
    )  # fmt: skip
