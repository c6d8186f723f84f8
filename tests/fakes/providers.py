"""OpenAI, Gemini and an own server on loopback, speaking their real wire formats.

Faults are chosen by words in the prompt: ``[refuse]``, ``[refuse output]``, ``[429]``, ``[quota]``,
``[key]``, ``[retired]``, ``[500]``, ``[503]``, ``[text only]``, ``[blank]``, ``[broken]``,
``[garbage]``, ``[small]``, ``[cut]``, ``[slow]``, ``[hang]``, ``[thought]``, ``[thought only]``,
``[url]``. With ``once`` inside the brackets (``[500 once]``) only the first call with that prompt
has it. Run ``python -m tests.fakes.providers --port 9100 --latency 0.5``; then
``OPENAI_BASE_URL`` is ``http://127.0.0.1:9100/v1``, ``GEMINI_BASE_URL`` is
``http://127.0.0.1:9100`` and any key will do. ``GET /calls`` gives the calls by prompt.
"""

import argparse
import asyncio
import collections
import json
import re
import socket
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pybase64
import uvicorn

from studio import specs
from tests.fakes.calls import Call, Receive, Scope, read_body, read_call
from tests.fakes.pictures import picture

Send = Callable[[dict[str, Any]], Awaitable[None]]

_SIZES = {
    spec.wire_id: spec
    for spec in specs.load(Path(specs.__file__).with_name("catalogue.toml")).values()
}
_REFUSED = (
    "Your request was rejected by the safety system. If you believe this is an error, contact us "
    "and include the request ID req_fake. safety_violations=[sexual]."
)
_SLOW_SECONDS = 3.0
_HANG_SECONDS = 3600.0


@dataclass
class Reply:
    status: int
    body: bytes
    kind: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)


class FakeProviders:
    """The application. ``latency`` is in seconds; ``calls`` counts by prompt as it was sent."""

    def __init__(self, *, latency: float = 0.0) -> None:
        self.latency = latency
        self.calls: collections.Counter[str] = collections.Counter()
        self.recent: collections.deque[Call] = collections.deque(maxlen=200)
        self.in_flight = 0
        self.most_in_flight = 0

    def count(self, part: str) -> int:
        """Count the calls whose prompt holds ``part``."""
        return sum(number for prompt, number in self.calls.items() if part in prompt)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        if scope["method"] == "GET":
            await _answer(send, self._get(scope["path"]))
            return
        call = read_call(scope, await read_body(receive))
        self.calls[call.prompt] += 1
        self.recent.append(call)
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)
        try:
            await self._serve(call, send)
        finally:
            self.in_flight -= 1

    def _get(self, path: str) -> Reply:
        if path == "/calls":
            return _json(200, {"calls": self.calls, "most_in_flight": self.most_in_flight})
        if path.startswith("/pictures/"):
            return Reply(200, picture(512, 512), "image/png")
        return _json(404, {"error": {"message": "not found"}})

    def _faults(self, call: Call) -> set[str]:
        found = set()
        for words in re.findall(r"\[([a-z0-9 ]+)\]", call.prompt):
            fault = words.removesuffix(" once")
            if fault == words or self.calls[call.prompt] == 1:
                found.add(fault)
        return found

    async def _serve(self, call: Call, send: Send) -> None:
        faults = self._faults(call)
        wait = (
            self.latency + _SLOW_SECONDS * ("slow" in faults) + _HANG_SECONDS * ("hang" in faults)
        )
        is_gemini = ":generateContent" in call.path
        reply = (_gemini_fault if is_gemini else _openai_fault)(faults)
        streams = str(call.fields.get("stream", "")).lower() == "true"
        if reply is None and streams:
            await _stream(call, faults, wait, send)
            return
        await asyncio.sleep(wait if reply is None else min(wait, 0.05))
        if reply is None:
            # The first picture of a size takes a while to draw; others must not wait for it.
            reply = await asyncio.to_thread(_gemini if is_gemini else _openai, call, faults)
        if "cut" in faults:
            await _begin(send, 200, "application/json", {"content-length": "100000"})
            await send({"type": "http.response.body", "body": b'{"da', "more_body": False})
            return
        await _answer(send, reply)


# --- What they answer ----------------------------------------------------------------------------


def _json(status: int, value: Any, **headers: str) -> Reply:
    headers = {name.replace("_", "-"): text for name, text in headers.items()}
    return Reply(status, json.dumps(value).encode(), headers=headers)


def _openai_error(status: int, code: str, message: str, **more: Any) -> Reply:
    error = {"message": message, "type": "invalid_request_error", "param": None, "code": code}
    headers = {"retry_after": "2"} if code == "rate_limit_exceeded" else {}
    return _json(status, {"error": error | more}, x_request_id="req_fake", **headers)


def _openai_fault(faults: set[str]) -> Reply | None:
    for stage in ("input", "output"):
        if ("refuse" if stage == "input" else "refuse output") in faults:
            details = {"moderation_stage": stage, "categories": ["sexual"]}
            kind = "image_generation_user_error"
            return _openai_error(
                400, "moderation_blocked", _REFUSED, type=kind, moderation_details=details
            )
    table = {
        "429": (429, "rate_limit_exceeded", "Rate limit reached: Limit 5, Used 5, Requested 1."),
        "quota": (429, "insufficient_quota", "You exceeded your current quota."),
        "key": (401, "invalid_api_key", "Incorrect API key provided."),
        "retired": (404, "model_not_found", "The model does not exist."),
        "500": (500, "server_error", "The server had an error."),
        "503": (503, "overloaded", "Overloaded."),
    }
    for name, (status, code, message) in table.items():
        if name in faults:
            return _openai_error(status, code, message)
    return Reply(200, b"<html>Bad gateway") if "garbage" in faults else None


def _gemini_fault(faults: set[str]) -> Reply | None:
    if "refuse" in faults:
        return _json(200, {"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}})
    if "refuse output" in faults:
        return _json(200, {"candidates": [{"finishReason": "IMAGE_SAFETY", "content": {}}]})
    table: dict[str, tuple[int, str, str, list[dict[str, Any]]]] = {
        "429": (429, "RESOURCE_EXHAUSTED", "You exceeded your quota. Please retry in 2s.",
                [{"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "2s"}]),
        "quota": (429, "RESOURCE_EXHAUSTED", "Quota exceeded, limit: 0, model: fake", []),
        "key": (400, "INVALID_ARGUMENT", "API key not valid.", [{"reason": "API_KEY_INVALID"}]),
        "retired": (404, "NOT_FOUND", "models/fake is not found.", []),
        "500": (500, "INTERNAL", "An internal error has occurred.", []),
        "503": (503, "UNAVAILABLE", "The model is overloaded.", []),
    }  # fmt: skip
    for name, (status, word, message, details) in table.items():
        if name in faults:
            error = {"code": status, "message": message, "status": word, "details": details}
            return _json(status, {"error": error})
    return Reply(200, b"<html>Bad gateway") if "garbage" in faults else None


def _picture(width: int, height: int, faults: set[str], kind: str) -> str:
    if "small" in faults:
        width, height = width // 2, height // 2
    data = picture(width, height, kind=kind, is_blank="blank" in faults)
    return pybase64.b64encode_as_string(data[: len(data) // 3] if "broken" in faults else data)


def _openai_picture(call: Call, faults: set[str]) -> str:
    width, height = (int(side) for side in call.fields["size"].split("x"))
    return _picture(width, height, faults, "png")


def _openai_usage(call: Call) -> dict[str, Any]:
    sent = 1625 * len(call.files)
    text = len(call.prompt) // 4
    return {
        "input_tokens": text + sent,
        "input_tokens_details": {"image_tokens": sent, "text_tokens": text},
        "output_tokens": 1767,
        "total_tokens": text + sent + 1767,
    }


def _openai(call: Call, faults: set[str]) -> Reply:
    if "text only" in faults:
        return _json(200, {"created": 1, "data": []}, x_request_id="req_fake")
    if "url" in faults:
        return _json(200, {"created": 1, "data": [{"url": "/pictures/1.png"}]})
    data = [{"b64_json": _openai_picture(call, faults)}]
    value = {"created": 1, "data": data, "usage": _openai_usage(call)}
    return _json(200, value, x_request_id="req_fake")


async def _stream(call: Call, faults: set[str], wait: float, send: Send) -> None:
    kind = "image_edit" if call.files else "image_generation"
    await _begin(send, 200, "text/event-stream", {"x-request-id": "req_fake"})
    await asyncio.sleep(wait / 2)
    rough = pybase64.b64encode_as_string(picture(256, 256))
    await _event(send, f"{kind}.partial_image", {"b64_json": rough, "partial_image_index": 0})
    await asyncio.sleep(wait / 2)
    if "cut" not in faults:
        drawn = await asyncio.to_thread(_openai_picture, call, faults)
        done = {"b64_json": drawn, "usage": _openai_usage(call)}
        if "text only" in faults:
            done["b64_json"] = ""
        await _event(send, f"{kind}.completed", done)
    await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _event(send: Send, kind: str, value: dict[str, Any]) -> None:
    data = json.dumps({"type": kind, **value})
    text = f"event: {kind}\ndata: {data}\n\n".encode()
    await send({"type": "http.response.body", "body": text, "more_body": True})


def _gemini(call: Call, faults: set[str]) -> Reply:
    model = re.sub(r".*/models/([^:]+):.*", r"\1", call.path)
    spec = _SIZES.get(model, _SIZES["gemini-3.1-flash-image"])
    image = call.fields["generationConfig"]["imageConfig"]
    sizes = spec.sizes[image.get("aspectRatio", "1:1")]
    width, height = sizes[image.get("imageSize", next(iter(sizes)))]
    kind = spec.formats[0]
    inline = {"mimeType": f"image/{kind}", "data": _picture(width, height, faults, kind)}
    parts: list[dict[str, Any]] = [{"text": "Here is your picture."}]
    if {"thought", "thought only"} & faults:
        rough = {"mimeType": "image/png", "data": pybase64.b64encode_as_string(picture(64, 64))}
        parts.append({"inlineData": rough, "thought": True})
    if not {"thought only", "text only"} & faults:
        parts.append({"inlineData": inline, "thoughtSignature": "CtwB"})
    value = {
        "candidates": [{"content": {"role": "model", "parts": parts}, "finishReason": "STOP"}],
        "usageMetadata": {
            "promptTokenCount": 11,
            "candidatesTokenCount": 1120,
            "thoughtsTokenCount": 212,
            "candidatesTokensDetails": [{"modality": "IMAGE", "tokenCount": 1120}],
        },
        "modelVersion": model,
        "responseId": "fake-response",
    }
    return _json(200, value)


# --- The wire ------------------------------------------------------------------------------------


async def _begin(send: Send, status: int, kind: str, headers: dict[str, str]) -> None:
    lines = [(b"content-type", kind.encode())]
    lines += [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": status, "headers": lines})


async def _answer(send: Send, reply: Reply) -> None:
    length = {"content-length": str(len(reply.body))}
    await _begin(send, reply.status, reply.kind, reply.headers | length)
    await send({"type": "http.response.body", "body": reply.body, "more_body": False})


@contextmanager
def running(*, latency: float = 0.0, port: int = 0) -> Iterator[tuple[FakeProviders, str]]:
    """Serve on loopback from a thread; gives the application and its base address."""
    app = FakeProviders(latency=latency)
    listener = socket.create_server(("127.0.0.1", port))
    config = uvicorn.Config(app, lifespan="off", log_level="critical", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        yield app, f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(timeout=10)
        listener.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=9100)
    parser.add_argument("--latency", type=float, default=0.0)
    options = parser.parse_args()
    app = FakeProviders(latency=options.latency)
    uvicorn.run(app, host="127.0.0.1", port=options.port, lifespan="off", log_level="warning")


if __name__ == "__main__":
    main()
