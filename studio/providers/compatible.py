"""Servers that speak like OpenAI's images API, with what each does differently said by flags.

Their errors come in four shapes, their pictures as base64 or as an address.
"""

import logging
from collections.abc import Mapping
from typing import Any

import orjson

from studio.providers.encoding import Unreadable, read_base64, read_json
from studio.providers.openai import parts_of
from studio.providers.openai_errors import complaint_of, fault_of
from studio.providers.prompts import compile_prompt
from studio.providers.protocol import (
    Endpoint,
    FrameFailed,
    Preview,
    RenderedImage,
    RenderRequest,
    TryAgain,
)
from studio.providers.quirks import Quirks
from studio.providers.transport import Answer, Form, Json, Transport

log = logging.getLogger(__name__)


class Compatible:
    """Follows ``studio.providers.protocol.Provider`` for a server of the operator's."""

    def __init__(self, endpoint: Endpoint, quirks: Quirks, transport: Transport) -> None:
        self._endpoint = endpoint
        self._quirks = quirks
        self._transport = transport

    async def render(self, request: RenderRequest, *, preview: Preview | None) -> RenderedImage:
        """Make one picture; these servers send no partial ones, so ``preview`` is not called."""
        fields = self._fields(request)
        body: Json | Form
        if not request.references:
            path, body = "/images/generations", Json(orjson.dumps({**fields, "n": 1}))
        elif self._quirks.supports_edits:
            parts = parts_of(request, field=self._quirks.image_field)
            path, body = "/images/edits", Form({**fields, "n": "1"}, parts)
        else:
            raise FrameFailed("This model takes no references.", code="provider_error")
        key = self._endpoint.api_key
        async with self._transport.post(
            self._endpoint.base_url + path,
            body,
            headers={"Authorization": f"Bearer {key}"} if key else {},
            read_seconds=self._quirks.read_timeout_s,
        ) as answer:
            request_id = answer.headers.get("x-request-id", "")[:120]
            said = await self._said(answer, request_id)
        return RenderedImage(await self._picture(said, request_id), request_id=request_id)

    def _fields(self, request: RenderRequest) -> dict[str, str]:
        quirks = self._quirks
        fields = {
            "prompt": compile_prompt(request.prompt, request.words, request.references),
            "size": f"{request.width}x{request.height}",
            "output_format": "png",
        }
        if quirks.send_model and request.wire_model:
            fields["model"] = request.wire_model
        if quirks.send_response_format:
            fields["response_format"] = "b64_json"
        if quirks.send_quality and request.quality:
            fields["quality"] = request.quality
        if quirks.send_background:
            fields["background"] = "opaque"
        if quirks.send_moderation:
            fields["moderation"] = "auto"
        if quirks.send_safety_identifier:
            fields["safety_identifier"] = request.person
        return fields

    async def _said(self, answer: Answer, request_id: str) -> Mapping[str, Any]:
        """Read the first picture's entry of a good answer; raise what another one means."""
        async with answer.body() as body:
            try:
                said = await read_json(body)
            except Unreadable:
                said = None
        if answer.status != 200:
            log.warning("The own server refused a call", extra={"status": answer.status})
            complaint = complaint_of(said)
            raise fault_of(answer.status, answer.headers, complaint, request_id=request_id)
        pictures = said.get("data") if isinstance(said, dict) else None
        if not (isinstance(pictures, list) and pictures and isinstance(pictures[0], dict)):
            raise TryAgain("The server sent no picture.", code="no_image", request_id=request_id)
        return pictures[0]

    async def _picture(self, said: Mapping[str, Any], request_id: str) -> bytes:
        text, address = said.get("b64_json"), said.get("url")
        if isinstance(address, str) and address.startswith("data:"):
            text = address
        try:
            if isinstance(text, str) and text:
                return await read_base64(text)
        except Unreadable as wrong:
            detail = "The server's picture could not be read."
            raise FrameFailed(detail, code="bad_image", request_id=request_id) from wrong
        if isinstance(address, str) and address and self._quirks.accept_url:
            return await self._transport.download(
                address,
                own=self._endpoint.base_url,
                hosts=self._quirks.download_hosts,
                read_seconds=self._quirks.read_timeout_s,
            )
        raise TryAgain("The server sent no picture.", code="no_image", request_id=request_id)
