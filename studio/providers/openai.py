"""OpenAI's images API: ``/images/generations`` in JSON, ``/images/edits`` as a form.

No call is ever repeated here: these have no idempotency key and are billed even when the caller
has gone. Source: the openai SDK 3.54.0, its captured requests and the published reference.
"""

import contextlib
import logging
from collections.abc import Mapping
from typing import Any

import orjson

from studio.providers.encoding import Unreadable, count_in, read_base64, read_json
from studio.providers.openai_errors import complaint_of, fault_of
from studio.providers.prompts import compile_prompt
from studio.providers.protocol import (
    Endpoint,
    FrameFailed,
    OutcomeUnknown,
    Preview,
    RenderedImage,
    RenderRequest,
    TryAgain,
)
from studio.providers.transport import Answer, Form, Json, Part, Transport
from studio.specs import ModelSpec

log = logging.getLogger(__name__)

PARTIAL_IMAGES = 1
"""How many partial pictures are asked for; each costs output tokens."""


class OpenAI:
    """Follows ``studio.providers.protocol.Provider`` for one model of the catalogue."""

    def __init__(self, spec: ModelSpec, endpoint: Endpoint, transport: Transport) -> None:
        self._spec = spec
        self._endpoint = endpoint
        self._transport = transport

    async def render(self, request: RenderRequest, *, preview: Preview | None) -> RenderedImage:
        """Make one picture, with one partial picture on its way at Standard and Fine."""
        streamed = preview is not None and self._spec.gets_partials(request.quality)
        fields = self._fields(request, streamed=streamed)
        body: Json | Form
        if request.references:
            path, body = "/images/edits", Form(_as_text(fields), parts_of(request))
        else:
            path = "/images/generations"
            body = Json(orjson.dumps({**fields, "moderation": "auto"}))
        async with self._transport.post(
            self._endpoint.base_url + path,
            body,
            headers={"Authorization": f"Bearer {self._endpoint.api_key}"},
            read_seconds=self._spec.read_seconds,
        ) as answer:
            request_id = answer.headers.get("x-request-id", "")[:120]
            if answer.status != 200:
                raise await self._fault(answer, request_id)
            kind = answer.headers.get("content-type", "")
            if preview is not None and kind.startswith("text/event-stream"):
                return await self._from_events(answer, request, request_id, preview)
            return await self._from_body(answer, request, request_id)

    def _fields(self, request: RenderRequest, *, streamed: bool) -> dict[str, Any]:
        fields: dict[str, Any] = {
            "model": request.wire_model,
            "prompt": compile_prompt(request.prompt, request.words, request.references),
            "n": 1,
            "size": f"{request.width}x{request.height}",
            "quality": request.quality or self._spec.default_quality,
            "background": "opaque",
            "output_format": "png",
            "safety_identifier": request.person,
        }
        if streamed:
            fields |= {"stream": True, "partial_images": PARTIAL_IMAGES}
        return fields

    async def _fault(self, answer: Answer, request_id: str) -> Exception:
        async with answer.body() as body:
            try:
                complaint = complaint_of(await read_json(body))
            except Unreadable:
                complaint = complaint_of(None)
        fault = fault_of(answer.status, answer.headers, complaint, request_id=request_id)
        log.warning(  # our own code: theirs may hold anything
            "OpenAI refused a call",
            extra={"status": answer.status, "code": fault.code, "request_id": request_id},
        )
        return fault

    async def _from_body(
        self, answer: Answer, request: RenderRequest, request_id: str
    ) -> RenderedImage:
        async with answer.body() as body:
            try:
                said = await read_json(body)
            except Unreadable as wrong:
                raise _unreadable(request_id) from wrong
            del body
            pictures = said.get("data") if isinstance(said, dict) else None
            if not (isinstance(pictures, list) and pictures and isinstance(pictures[0], dict)):
                raise TryAgain("The provider sent no picture.", code="no_image")
            return await self._picture(pictures[0], said.get("usage"), request, request_id)

    async def _from_events(
        self, answer: Answer, request: RenderRequest, request_id: str, preview: Preview
    ) -> RenderedImage:
        """Follow the stream to its ``completed``; a partial picture is never the result."""
        async with contextlib.aclosing(answer.events()) as events:
            async for data in events:
                if data == b"[DONE]":
                    break
                try:
                    event = await read_json(data)
                except Unreadable as wrong:
                    raise _cut_off(request_id) from wrong
                if not isinstance(event, dict):
                    continue
                kind = str(event.get("type", ""))
                if event.get("error") or kind == "error":
                    complaint = complaint_of(event)
                    raise fault_of(200, answer.headers, complaint, request_id=request_id)
                if kind.endswith(".completed"):
                    return await self._picture(event, event.get("usage"), request, request_id)
                if kind.endswith(".partial_image"):
                    with contextlib.suppress(Unreadable):  # a broken preview is no broken picture
                        await preview(await read_base64(str(event.get("b64_json", ""))))
        raise _cut_off(request_id)

    async def _picture(
        self, holder: Mapping[str, Any], usage: Any, request: RenderRequest, request_id: str
    ) -> RenderedImage:
        text = holder.get("b64_json")
        if not isinstance(text, str) or not text:
            raise TryAgain("The provider sent no picture.", code="no_image", request_id=request_id)
        try:
            data = await read_base64(text)
        except Unreadable as wrong:
            raise _unreadable(request_id) from wrong
        return RenderedImage(
            data, request_id=request_id, cost_microdollars=self._cost(usage, request)
        )

    def _cost(self, usage: Any, request: RenderRequest) -> int:
        """Give what the provider takes: by tokens when it counts them, else by its list."""
        listed = self._spec.rate(request.resolution, request.quality).cost_microdollars
        if not isinstance(usage, dict):
            return listed
        into, out = count_in(usage, "input_tokens"), count_in(usage, "output_tokens")
        details = usage.get("input_tokens_details")
        pictures = count_in(details, "image_tokens") if isinstance(details, dict) else 0
        if not out:
            return listed
        rates = self._spec.tokens
        return round(
            max(0, into - pictures) * rates.text_in
            + pictures * rates.image_in
            + out * rates.image_out
        )


def parts_of(request: RenderRequest, *, field: str = "image[]") -> list[Part]:
    """Put each reference into a file part with a plain name and its true kind, in their order."""
    return [
        Part(field, f"image-{number}.{picture.kind.rpartition('/')[2]}", picture.data, picture.kind)
        for number, picture in enumerate(request.references, start=1)
    ]


def _as_text(fields: Mapping[str, Any]) -> dict[str, str]:
    """Write values as form fields do: booleans in lower case."""
    return {
        name: str(value).lower() if isinstance(value, bool) else str(value)
        for name, value in fields.items()
    }


def _unreadable(request_id: str) -> FrameFailed:
    return FrameFailed(
        "The provider's answer could not be read.", code="bad_image", request_id=request_id
    )


def _cut_off(request_id: str) -> OutcomeUnknown:
    return OutcomeUnknown(
        "The provider's answer ended before the picture was there.", request_id=request_id
    )
