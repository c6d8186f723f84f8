"""The OpenAI adapter: what exactly is sent, and what every answer means."""

import asyncio
import base64
import json
from datetime import timedelta
from typing import Any

import httpx
import pytest

from studio.providers.protocol import (
    Busy,
    ContentRefused,
    FrameFailed,
    ModelRetired,
    ModelTrouble,
    OutcomeUnknown,
    ProviderFault,
    RenderedImage,
    TryAgain,
)
from tests.fakes.calls import read_form
from tests.providers.requests import JPEG, PNG, Wire, provider, request

PICTURE = b"\x89PNG\r\n\x1a\n a picture"
ENCODED = base64.b64encode(PICTURE).decode()
USAGE = {
    "input_tokens": 1642,
    "input_tokens_details": {"image_tokens": 1625, "text_tokens": 17},
    "output_tokens": 1372,
}


def made(**more: Any) -> httpx.Response:
    return httpx.Response(
        200,
        json={"created": 1, "data": [{"b64_json": ENCODED}], **more},
        headers={"x-request-id": "req_1"},
    )


def refused(status: int, code: str | None = None, **more: Any) -> httpx.Response:
    headers = more.pop("headers", {})
    return httpx.Response(
        status, json={"error": {"message": "No.", "code": code, **more}}, headers=headers
    )


def stream(*events: Any) -> httpx.Response:
    text = "".join(
        f"event: {e.get('type')}\ndata: {json.dumps(e)}\n\n" if isinstance(e, dict) else e
        for e in events
    )
    return httpx.Response(
        200, text=text, headers={"content-type": "text/event-stream", "x-request-id": "req_2"}
    )


def render(wire: Wire, *, previews: list[bytes] | None = None, **fields: Any) -> RenderedImage:
    async def keep(data: bytes) -> None:
        assert previews is not None
        previews.append(data)

    adapter = provider("gpt-image-2", "https://api.test/v1", network=wire)
    keeper = None if previews is None else keep
    return asyncio.run(adapter.render(request(**fields), preview=keeper))


def fault(*answers: httpx.Response | Exception, **fields: Any) -> ProviderFault:
    wire = Wire(*answers)
    with pytest.raises(ProviderFault) as raised:
        render(wire, **fields)
    assert len(wire.sent) == 1, "nothing is repeated by the adapter"
    assert "a-secret-key" not in repr(raised.value)
    return raised.value


# --- What is sent --------------------------------------------------------------------------------


def test_a_picture_from_words_is_one_json_call() -> None:
    wire = Wire(made(usage=USAGE))
    image = render(wire, words=("Sparkling tea",), resolution="2K", quality="high")

    (sent,) = wire.sent
    assert str(sent.url) == "https://api.test/v1/images/generations"
    assert sent.headers["authorization"] == "Bearer a-secret-key"
    assert sent.headers["content-type"] == "application/json"
    assert json.loads(sent.content) == {
        "model": "gpt-image-2",
        "prompt": "A red bicycle\n\nSet these words in the picture, each exactly as written, "
        "and no others:\n“Sparkling tea”",
        "n": 1,
        "size": "1920x1920",
        "quality": "high",
        "background": "opaque",
        "output_format": "png",
        "moderation": "auto",
        "safety_identifier": "u_9f2c",
    }
    assert (image.data, image.request_id) == (PICTURE, "req_1")
    assert image.cost_microdollars == 17 * 5 + 1625 * 8 + 1372 * 30


def test_an_edit_is_a_form_with_named_and_typed_parts() -> None:
    wire = Wire(made())
    render(wire, references=(PNG, JPEG))

    (sent,) = wire.sent
    assert sent.url.path == "/v1/images/edits"
    fields, files = read_form(sent.headers["content-type"], sent.content)
    assert list(fields) == [
        "model", "prompt", "n", "size", "quality", "background", "output_format",
        "safety_identifier",
    ]  # fmt: skip
    assert fields["prompt"] == (
        "A red bicycle\n\n"
        "Image 1 shows the product: it must be recognisably this one. Keep: label.\n"
        "Image 2 is the picture to change; leave the rest of it as it is. Change: the light."
    )
    assert files == [
        ("image[]", "image-1.png", "image/png", PNG.data),
        ("image[]", "image-2.jpeg", "image/jpeg", JPEG.data),
    ]


@pytest.mark.parametrize(
    ("quality", "asked"), [("low", None), ("medium", (True, 1)), ("high", (True, 1))]
)
def test_a_partial_picture_is_asked_at_standard_and_fine(quality, asked) -> None:
    wire = Wire(made())
    render(wire, previews=[], quality=quality)
    body = json.loads(wire.sent[0].content)
    assert (("stream" in body) and (body["stream"], body["partial_images"])) == (asked or False)


def test_booleans_of_a_form_are_lower_case() -> None:
    wire = Wire(made())
    render(wire, previews=[], references=(PNG,))
    fields, _ = read_form(wire.sent[0].headers["content-type"], wire.sent[0].content)
    assert (fields["stream"], fields["partial_images"], fields["n"]) == ("true", "1", "1")


@pytest.mark.parametrize(
    "usage",
    [{}, {"usage": []}, {"usage": {"output_tokens": 10**30}}, {"usage": {"input_tokens": 9}}],
)
def test_without_usage_the_list_price_counts(usage) -> None:
    assert render(Wire(made(**usage)), quality="high").cost_microdollars == 211_000


# --- Streams -------------------------------------------------------------------------------------

PARTIAL = {
    "type": "image_generation.partial_image",
    "b64_json": base64.b64encode(b"rough").decode(),
    "partial_image_index": 0,
}
COMPLETED = {"type": "image_generation.completed", "b64_json": ENCODED, "usage": USAGE}


def test_partial_pictures_are_previews_and_completed_is_the_result() -> None:
    previews: list[bytes] = []
    odd = ("data: 7\n\n", {**PARTIAL, "b64_json": "!"}, {"type": "image_generation.odd"})
    wire = Wire(stream(": ping\n\n", *odd, PARTIAL, COMPLETED, "data: [DONE]\n\n"))
    image = render(wire, previews=previews)
    assert previews == [b"rough"]
    assert (image.data, image.request_id) == (PICTURE, "req_2")
    assert image.cost_microdollars == 17 * 5 + 1625 * 8 + 1372 * 30


def test_a_picture_of_many_megabytes_on_one_line_arrives_whole() -> None:
    large = base64.b64encode(bytes(range(256)) * 40_000).decode()
    image = render(Wire(stream({**COMPLETED, "b64_json": large})), previews=[])
    assert image.data == bytes(range(256)) * 40_000


@pytest.mark.parametrize(
    "events",
    [(PARTIAL,), (PARTIAL, "data: [DONE]\n\n"), (PARTIAL, 'data: {"type": "image_gen'), ()],
)
def test_a_stream_that_ends_before_completed_is_an_unknown_outcome(events) -> None:
    assert type(_stream_fault(*events)) is OutcomeUnknown


def test_an_error_inside_a_stream_is_what_it_says() -> None:
    error = {"error": {"code": "moderation_blocked", "message": "rejected"}}
    assert type(_stream_fault(PARTIAL, error)) is ContentRefused
    limited = {"type": "error", "error": {"code": "rate_limit_exceeded"}}
    assert type(_stream_fault(limited)) is Busy


def _stream_fault(*events: Any) -> ProviderFault:
    with pytest.raises(ProviderFault) as raised:
        render(Wire(stream(*events)), previews=[])
    return raised.value


# --- What an answer means ------------------------------------------------------------------------


def test_a_refusal_carries_its_reason_and_when_it_fell() -> None:
    details = {"moderation_stage": "input", "categories": ["sexual", "self-harm/intent"]}
    found = fault(refused(400, "moderation_blocked", moderation_details=details))
    assert type(found) is ContentRefused
    assert found.detail == (
        "The model declined this prompt or one of its references: sexual, self harm intent."
    )
    details = {"moderation_stage": "output", "categories": []}
    held = fault(refused(400, "moderation_blocked", moderation_details=details))
    assert held.detail == "The model made a picture and then held it back."


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "7"}, 7),
        ({"retry-after-ms": "2500", "retry-after": "9"}, 2.5),
        ({"x-ratelimit-reset-requests": "1m30s"}, 90),
        ({"x-ratelimit-reset-tokens": "6m0s"}, 360),
        ({"x-ratelimit-reset-requests": "250ms"}, 1),
        ({"retry-after": "86400"}, 900),
        ({"retry-after": "soon"}, 20),
        ({"retry-after": "inf"}, 20),
        ({"x-ratelimit-reset-requests": "1.2.3s"}, 20),
        ({"x-ratelimit-reset-requests": f"{'9' * 400}s"}, 20),
        ({}, 20),
    ],
)
def test_a_busy_provider_names_its_time(headers, seconds) -> None:
    found = fault(refused(429, "rate_limit_exceeded", headers=headers))
    assert isinstance(found, Busy)
    assert found.wait == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("answer", "for_staff"),
    [
        (refused(429, "insufficient_quota"), "Its account has no quota left"),
        (refused(400, "billing_hard_limit_reached"), "Its billing limit is reached"),
        (refused(401, "invalid_api_key"), "It does not accept the key"),
        (refused(403), "It refuses the key, the project or the region (403)"),
        (
            refused(429, "rate_limit_exceeded", message="Limit: 0, Used 0"),
            "Its account has no access to this model (limit 0)",
        ),
        (
            httpx.Response(301, headers={"location": "http://10.0.0.1/"}),
            "It answers with a redirect (301): its address is wrong",
        ),
        (
            httpx.Response(404, text="<html>"),
            "Its address answers that there is nothing (404): check the address",
        ),
    ],
)
def test_the_operators_trouble_takes_the_model_out(answer, for_staff) -> None:
    found = fault(answer)
    assert isinstance(found, ModelTrouble)
    assert found.for_staff == for_staff
    assert found.detail == "The model is not available here just now."


def test_a_model_that_is_not_found_is_retired() -> None:
    assert type(fault(refused(404, "model_not_found"))) is ModelRetired


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (refused(500, "server_error"), "provider_error"),
        (httpx.Response(502, text="<html>"), "provider_error"),
        (refused(503), "provider_busy"),
        (refused(409), "provider_error"),
        (httpx.Response(200, json={"created": 1, "data": []}), "no_image"),
        (httpx.Response(200, json={"created": 1}), "no_image"),
        (httpx.Response(200, json=[]), "no_image"),
        (httpx.Response(200, json={"data": [{"b64_json": None}]}), "no_image"),
    ],
)
def test_an_answered_fault_may_be_tried_again(answer, code) -> None:
    found = fault(answer)
    assert (type(found), found.code) == (TryAgain, code)


@pytest.mark.parametrize(
    ("answer", "code", "detail"),
    [
        (refused(400, "unknown_parameter"), "provider_error", "did not accept this order"),
        (refused(400, "invalid_value", param="size"), "provider_error", "does not make this size"),
        (refused(400, "image_parse_error"), "provider_error", "one of the references"),
        (httpx.Response(413, text="too large"), "provider_error", "larger than the provider"),
        (httpx.Response(200, text="<html>"), "bad_image", "could not be read"),
        (httpx.Response(200, json={"data": [{"b64_json": "!"}]}), "bad_image", "could not be read"),
    ],
)
def test_a_final_fault_says_what_was_wrong(answer, code, detail) -> None:
    found = fault(answer)
    assert (type(found), found.code) == (FrameFailed, code)
    assert detail in found.detail


@pytest.mark.parametrize(
    ("broken", "kind"),
    [
        (httpx.ConnectError("refused"), Busy),
        (httpx.ConnectTimeout("late"), Busy),
        (httpx.PoolTimeout("full"), Busy),
        (httpx.ReadTimeout("late"), OutcomeUnknown),
        (httpx.WriteTimeout("late"), OutcomeUnknown),
        (httpx.ReadError("reset"), OutcomeUnknown),
        (httpx.RemoteProtocolError("cut"), OutcomeUnknown),
    ],
)
def test_what_broke_before_and_after_sending_is_told_apart(broken, kind) -> None:
    assert type(fault(broken)) is kind
