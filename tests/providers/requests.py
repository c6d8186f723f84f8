"""What the adapters are asked for in tests."""

from typing import Any

import httpx

from studio.catalogue import CATALOGUE
from studio.providers.compatible import Compatible
from studio.providers.gemini import Gemini
from studio.providers.openai import OpenAI
from studio.providers.protocol import Endpoint, Provider, ReferenceBytes, RenderRequest
from studio.providers.quirks import Quirks
from studio.providers.transport import Transport

PNG = ReferenceBytes(b"\x89PNG first", "image/png", "can \u202e.png", role="product", keep="label")
JPEG = ReferenceBytes(b"\xff\xd8 second", "image/jpeg", "../desk", change="the light")


def request(model: str = "gpt-image-2", **fields: Any) -> RenderRequest:
    spec = CATALOGUE[model]
    values: dict[str, Any] = {
        "wire_model": spec.wire_id,
        "prompt": "A red bicycle",
        "words": (),
        "ratio": "1:1",
        "resolution": "1K",
        "quality": spec.default_quality,
        "seed": 1,
        "references": (),
        "person": "u_9f2c",
    } | fields
    width, height = spec.sizes[values["ratio"]][values["resolution"]]
    return RenderRequest(**({"width": width, "height": height} | values))


def provider(
    model: str,
    base: str,
    *,
    network: httpx.AsyncBaseTransport | None = None,
    quirks: Quirks = Quirks(),  # noqa: B008 (frozen)
) -> Provider:
    """Build the adapter of a model at a base address, over the wire or a stand-in for it."""
    spec, transport = CATALOGUE[model], Transport(network=network)
    endpoint = Endpoint(base, "a-secret-key")
    if spec.provider == "openai":
        return OpenAI(spec, endpoint, transport)
    if spec.provider == "gemini":
        return Gemini(spec, endpoint, transport)
    return Compatible(endpoint, quirks, transport)


class Wire(httpx.AsyncBaseTransport):
    """Keeps what is sent and answers with what it was given."""

    def __init__(self, *answers: httpx.Response | Exception) -> None:
        self.sent: list[httpx.Request] = []
        self._answers = list(answers)

    async def handle_async_request(self, sent: httpx.Request) -> httpx.Response:
        await sent.aread()
        self.sent.append(sent)
        answer = self._answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer
