"""Google's ``:generateContent`` with pictures in and out, one picture a call.

An edit is one fresh turn with the picture before it as a reference, so no state is kept there.
Source: the google-genai SDK 3.4.0, its captured requests and Google's published reference.
"""

import logging
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

import orjson

from studio.providers.encoding import Unreadable, count_in, read_base64, read_json, write_base64
from studio.providers.gemini_errors import fault_of, fault_without_picture
from studio.providers.prompts import compile_prompt
from studio.providers.protocol import (
    Endpoint,
    FrameFailed,
    Preview,
    RenderedImage,
    RenderRequest,
)
from studio.providers.transport import Answer, Json, Transport
from studio.specs import ModelSpec

log = logging.getLogger(__name__)

VERSION = "v1beta"
"""Version v1 has been seen to refuse ``responseModalities``."""
_INSTRUCTION = "You are an image generator. Always answer with one image."
_WORKING_PICTURE = "The model sent only a working picture; it may be less finished than usual."


class Gemini:
    """Follows ``studio.providers.protocol.Provider`` for one model of the catalogue."""

    def __init__(self, spec: ModelSpec, endpoint: Endpoint, transport: Transport) -> None:
        self._spec = spec
        self._endpoint = endpoint
        self._transport = transport

    async def render(self, request: RenderRequest, *, preview: Preview | None) -> RenderedImage:
        """Make one picture; this provider sends no partial ones, so ``preview`` is not called."""
        model = quote(request.wire_model, safe="")
        async with self._transport.post(
            f"{self._endpoint.base_url}/{VERSION}/models/{model}:generateContent",
            Json(orjson.dumps(await self._payload(request))),
            headers={
                "x-goog-api-key": self._endpoint.api_key,
                "X-Server-Timeout": str(self._spec.read_seconds),
            },
            read_seconds=self._spec.read_seconds,
        ) as answer:
            if answer.status != 200:
                raise await self._fault(answer)
            return await self._picture(answer, request)

    async def _payload(self, request: RenderRequest) -> dict[str, Any]:
        text = compile_prompt(request.prompt, request.words, request.references)
        parts: list[dict[str, Any]] = [{"text": f"Generate an image: {text}"}]
        for reference in request.references:
            data = await write_base64(reference.data)
            parts.append({"inlineData": {"mimeType": reference.kind, "data": data}})
        image = {"aspectRatio": request.ratio}
        if self._spec.sends_resolution:
            image["imageSize"] = request.resolution
        config: dict[str, Any] = {"responseModalities": ["IMAGE"], "imageConfig": image}
        if self._spec.thinking:
            config["thinkingConfig"] = {
                "thinkingLevel": self._spec.thinking,
                "includeThoughts": False,
            }
        return {
            "systemInstruction": {"parts": [{"text": _INSTRUCTION}]},
            "contents": [{"role": "user", "parts": parts}],
            "safetySettings": [
                {
                    "category": "HARM_CATEGORY_SEXUALLY_EXPLICIT",
                    "threshold": "BLOCK_MEDIUM_AND_ABOVE",
                }
            ],
            "generationConfig": config,
        }

    async def _fault(self, answer: Answer) -> Exception:
        request_id = answer.headers.get("x-request-id", "")[:120]
        async with answer.body() as body:
            try:
                said = await read_json(body)
            except Unreadable:
                said = None
        log.warning("Gemini refused a call", extra={"status": answer.status})
        return fault_of(answer.status, said, request_id=request_id)

    async def _picture(self, answer: Answer, request: RenderRequest) -> RenderedImage:
        async with answer.body() as body:
            try:
                said = await read_json(body)
            except Unreadable as wrong:
                raise _unreadable("") from wrong
            del body
            said = said if isinstance(said, dict) else {}
            request_id = str(said.get("responseId") or "")[:120]
            data, is_working = picture_in(said)
            if not data:
                raise fault_without_picture(said, request_id=request_id)
            try:
                picture = await read_base64(data)
            except Unreadable as wrong:
                raise _unreadable(request_id) from wrong
        return RenderedImage(
            picture,
            request_id=request_id,
            cost_microdollars=self._cost(said.get("usageMetadata"), request),
            notes=(_WORKING_PICTURE,) if is_working else (),
        )

    def _cost(self, usage: Any, request: RenderRequest) -> int:
        """Give what the provider takes: by tokens when it counts them, else by its list."""
        listed = self._spec.rate(request.resolution, request.quality).cost_microdollars
        if not isinstance(usage, dict) or not count_in(usage, "candidatesTokenCount"):
            return listed
        out = count_in(usage, "candidatesTokenCount")
        details = usage.get("candidatesTokensDetails")
        pictures = out
        if isinstance(details, list):
            kinds = [d for d in details if isinstance(d, dict)]
            pictures = sum(count_in(d, "tokenCount") for d in kinds if d.get("modality") == "IMAGE")
        rates = self._spec.tokens
        return round(
            pictures * rates.image_out
            + (max(0, out - pictures) + count_in(usage, "thoughtsTokenCount")) * rates.text_out
            + count_in(usage, "promptTokenCount") * rates.text_in
        )


def picture_in(said: Mapping[str, Any]) -> tuple[str, bool]:
    """Find the picture of an answer: the last that is no thought, else the last thought.

    Returns its base64 (empty when there is none) and whether it was a thought.
    """
    finished, working = "", ""
    for part in _parts(said):
        inline = part.get("inlineData") or part.get("inline_data")
        if not isinstance(inline, dict):
            continue
        kind = inline.get("mimeType") or inline.get("mime_type")
        data = inline.get("data")
        if isinstance(data, str) and isinstance(kind, str) and kind.startswith("image/"):
            if part.get("thought"):
                working = data
            else:
                finished = data
    return finished or working, not finished and bool(working)


def _parts(said: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Walk through the parts of all candidates; every level may be missing."""
    candidates = said.get("candidates")
    for candidate in candidates if isinstance(candidates, list) else ():
        content = candidate.get("content") if isinstance(candidate, dict) else None
        parts = content.get("parts") if isinstance(content, dict) else None
        for part in parts if isinstance(parts, list) else ():
            if isinstance(part, dict):
                yield part


def _unreadable(request_id: str) -> FrameFailed:
    return FrameFailed(
        "The provider's answer could not be read.", code="bad_image", request_id=request_id
    )
