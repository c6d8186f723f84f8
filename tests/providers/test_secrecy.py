"""Keys are in no log, no sentence and no stored row, even when a provider repeats them."""

import asyncio
import logging
from collections.abc import Iterator
from io import StringIO
from typing import Any

import httpx
import pytest

from config.logs import JsonFormatter
from studio.providers.protocol import ModelTrouble, ProviderFault
from tests.providers.requests import Wire, provider, request

KEY = "a-secret-key"
MODELS = ["gpt-image-2", "nano-banana", "compatible"]
ERROR = {"message": f"Incorrect API key: {KEY}", "code": KEY, "status": KEY, "type": KEY}
STATUSES = (400, 401, 403, 404, 429, 500)
ANSWERS: dict[str, tuple[int, Any]] = {
    **{str(status): (status, {"error": ERROR}) for status in STATUSES},
    "no JSON": (200, KEY),
    "an address": (200, {"data": [{"url": f"http://10.0.0.1/{KEY}"}]}),
}
BREAKS = {
    "cut off": httpx.ReadError(KEY),
    "not sent": httpx.LocalProtocolError(f"Illegal header value b'Bearer {KEY}'"),
}


def answer(kind: str) -> httpx.Response | Exception:
    if kind in BREAKS:
        return BREAKS[kind]
    status, body = ANSWERS[kind]
    return httpx.Response(status, json=body, headers={"x-request-id": "r1"})


@pytest.fixture
def logged() -> Iterator[StringIO]:
    """Collect what production would write, traces included."""
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonFormatter())
    root = logging.getLogger()
    root.addHandler(handler)
    before, root.level = root.level, logging.INFO
    yield written
    root.level = before
    root.removeHandler(handler)


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("kind", [*ANSWERS, *BREAKS])
def test_a_key_that_a_provider_repeats_goes_no_further(
    logged: StringIO, model: str, kind: str
) -> None:
    wire = Wire(answer(kind))
    adapter = provider(model, "https://api.test/v1", network=wire)
    with pytest.raises(ProviderFault) as raised:
        asyncio.run(adapter.render(request(model), preview=None))

    fault = raised.value
    assert KEY in str(wire.sent[0].headers.raw), "the call itself carries it"
    said = [fault.detail, fault.code, fault.request_id, repr(fault)]
    said += [fault.for_staff] if isinstance(fault, ModelTrouble) else []
    assert KEY not in " ".join(said)
    assert KEY not in logged.getvalue()
