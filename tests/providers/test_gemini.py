"""The Gemini adapter: what exactly is sent, and what every answer means."""

import asyncio
import base64
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
import time_machine

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
from tests.providers.requests import JPEG, PNG, Wire, provider, request

PICTURE = b"\xff\xd8\xff\xe0 a picture"
ENCODED = base64.b64encode(PICTURE).decode()
ROUGH = base64.b64encode(b"rough").decode()
USAGE = {
    "promptTokenCount": 2251,
    "candidatesTokenCount": 1690,
    "thoughtsTokenCount": 212,
    "candidatesTokensDetails": [{"modality": "IMAGE", "tokenCount": 1680}],
}


def part(data: str = ENCODED, **more: Any) -> dict[str, Any]:
    return {"inlineData": {"mimeType": "image/jpeg", "data": data}, **more}


def said(*parts: Any, reason: str = "STOP", **more: Any) -> httpx.Response:
    candidate = {"content": {"role": "model", "parts": list(parts)}, "finishReason": reason}
    return httpx.Response(200, json={"candidates": [candidate], "responseId": "abc", **more})


def render(wire: Wire, model: str = "nano-banana-2", **fields: Any) -> RenderedImage:
    adapter = provider(model, "https://gemini.test", network=wire)
    return asyncio.run(adapter.render(request(model, **fields), preview=None))


def fault(answer: httpx.Response | Exception) -> ProviderFault:
    wire = Wire(answer)
    with pytest.raises(ProviderFault) as raised:
        render(wire)
    assert len(wire.sent) == 1, "nothing is repeated by the adapter"
    assert "a-secret-key" not in repr(raised.value)
    return raised.value


def error(status: int, word: str = "", message: str = "No.", *details: Any) -> httpx.Response:
    body = {"code": status, "message": message, "status": word, "details": list(details)}
    return httpx.Response(status, json={"error": body})


# --- What is sent --------------------------------------------------------------------------------


def test_the_request_is_exactly_what_the_provider_documents() -> None:
    wire = Wire(said(part()))
    render(wire, ratio="16:9", resolution="2K", references=(PNG, JPEG))

    (sent,) = wire.sent
    assert str(sent.url) == (
        "https://gemini.test/v1beta/models/gemini-3.1-flash-image:generateContent"
    )
    assert sent.headers["x-goog-api-key"] == "a-secret-key"
    assert "key=" not in str(sent.url)
    assert sent.headers["x-server-timeout"] == "360"
    assert json.loads(sent.content) == {
        "systemInstruction": {
            "parts": [{"text": "You are an image generator. Always answer with one image."}]
        },
        "contents": [
            {
                "role": "user",
                "parts": [
                    {
                        "text": "Generate an image: A red bicycle\n\nImage 1 shows the product: it "
                        "must be recognisably this one. Keep: label.\nImage 2 is the picture to "
                        "change; leave the rest of it as it is. Change: the light."
                    },
                    {
                        "inlineData": {
                            "mimeType": "image/png",
                            "data": base64.b64encode(PNG.data).decode(),
                        }
                    },
                    {
                        "inlineData": {
                            "mimeType": "image/jpeg",
                            "data": base64.b64encode(JPEG.data).decode(),
                        }
                    },
                ],
            }
        ],
        "safetySettings": [
            {
                "category": "HARM_CATEGORY_SEXUALLY_EXPLICIT",
                "threshold": "BLOCK_MEDIUM_AND_ABOVE",
            }
        ],
        "generationConfig": {
            "responseModalities": ["IMAGE"],
            "imageConfig": {"aspectRatio": "16:9", "imageSize": "2K"},
            "thinkingConfig": {"thinkingLevel": "MINIMAL", "includeThoughts": False},
        },
    }


@pytest.mark.parametrize(
    ("model", "resolution", "config"),
    [
        ("nano-banana", "1K", {"imageConfig": {"aspectRatio": "1:1"}}),
        ("nano-banana-pro", "4K", {"imageConfig": {"aspectRatio": "1:1", "imageSize": "4K"}}),
    ],
)
def test_each_model_is_sent_only_what_it_knows(model, resolution, config) -> None:
    wire = Wire(said(part()))
    render(wire, model, resolution=resolution)
    sent = json.loads(wire.sent[0].content)["generationConfig"]
    assert sent == {"responseModalities": ["IMAGE"], **config}


def test_a_pinned_model_id_cannot_leave_its_path() -> None:
    wire = Wire(said(part()))
    render(wire, wire_model="../../x?y")
    assert wire.sent[0].url.raw_path == b"/v1beta/models/..%2F..%2Fx%3Fy:generateContent"


# --- The picture ---------------------------------------------------------------------------------


def test_the_last_picture_that_is_no_thought_is_the_result() -> None:
    parts = (part(ROUGH, thought=True), {"text": "Here."}, part(ROUGH), part(thoughtSignature="x"))
    image = render(Wire(said(*parts, usageMetadata=USAGE)), resolution="2K")
    assert (image.data, image.request_id, image.notes) == (PICTURE, "abc", ())
    assert image.cost_microdollars == round(1680 * 60 + (10 + 212) * 3 + 2251 * 0.5)


def test_a_thought_alone_is_taken_and_said() -> None:
    image = render(Wire(said(part(ROUGH, thought=True))))
    assert image.data == b"rough"
    assert image.notes == (
        "The model sent only a working picture; it may be less finished than usual.",
    )


def test_gateways_may_write_snake_case_and_unpadded_url_safe_base64() -> None:
    data = base64.urlsafe_b64encode(b"\xfb\xff\xfe picture").decode().rstrip("=")
    image = render(Wire(said({"inline_data": {"mime_type": "image/png", "data": data}})))
    assert image.data == b"\xfb\xff\xfe picture"


def test_without_usage_the_list_price_counts() -> None:
    assert render(Wire(said(part())), resolution="4K").cost_microdollars == 151_000


# --- Answers 200 without a picture ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "detail"),
    [
        (
            httpx.Response(200, json={"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}}),
            "The model declined this prompt: its maker prohibits this content.",
        ),
        (
            httpx.Response(200, json={"promptFeedback": {"blockReason": "SOMETHING_NEW"}}),
            "The model declined this prompt.",
        ),
        (
            said(reason="IMAGE_SAFETY"),
            "The model made a picture and then held it back for safety reasons.",
        ),
        (
            said(reason="RECITATION"),
            "The model declined: the result would be too close to a protected work.",
        ),
    ],
)
def test_a_refusal_says_why(answer, detail) -> None:
    found = fault(answer)
    assert (type(found), found.detail) == (ContentRefused, detail)


def test_words_instead_of_a_picture_are_shown() -> None:
    found = fault(said({"text": "I would\nrather not,"}, {"text": "sorry."}))
    assert (type(found), found.code) == (TryAgain, "no_image")
    assert found.detail == (
        "The model answered in words, not with a picture: “I would rather not, sorry.”"
    )
    long = fault(said({"text": "word " * 200})).detail
    assert len(long) < 220
    assert long.endswith(" word…”")


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (httpx.Response(200, json={"candidates": [{"finishReason": "NO_IMAGE"}]}), TryAgain),
        (httpx.Response(200, json={"candidates": [{"content": {}}]}), TryAgain),
        (httpx.Response(200, json={}), TryAgain),
        (httpx.Response(200, json=[1]), TryAgain),
        (httpx.Response(200, json={"candidates": ["?"]}), TryAgain),
        (said(reason="MAX_TOKENS"), FrameFailed),
        (said(reason="LANGUAGE"), FrameFailed),
        (said(reason="SOMETHING_NEW"), FrameFailed),
    ],
)
def test_no_picture_is_tried_again_where_that_may_help(answer, kind) -> None:
    found = fault(answer)
    assert (type(found), found.code) == (kind, "no_image")


@pytest.mark.parametrize("answer", [httpx.Response(200, text="<html>"), said(part("!!"))])
def test_what_cannot_be_read_is_a_bad_picture(answer) -> None:
    found = fault(answer)
    assert (type(found), found.code) == (FrameFailed, "bad_image")


# --- Other answers -------------------------------------------------------------------------------

RETRY = {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "0.5s"}


def quota(name: str) -> dict[str, Any]:
    return {"violations": [{"quotaId": name}]}


@pytest.mark.parametrize(
    ("answer", "seconds"),
    [
        (error(429, "RESOURCE_EXHAUSTED", "Wait.", quota("PerMinute"), {"retryDelay": "10s"}), 10),
        (error(429, "RESOURCE_EXHAUSTED", "Please retry in 10.67s."), 10.67),
        (error(429, "RESOURCE_EXHAUSTED", "Wait.", RETRY), 1),
        (error(429, "RESOURCE_EXHAUSTED", "Wait.", {"retryDelay": "99999s"}), 900),
        (error(429), 20),
        (error(429, "RESOURCE_EXHAUSTED", "Wait.", {"retryDelay": "1.2.3s"}), 20),
        (error(429, "RESOURCE_EXHAUSTED", "Wait.", {"retryDelay": f"{'9' * 400}s"}), 20),
        (httpx.Response(429, text="slow down"), 20),
    ],
)
def test_a_busy_provider_names_its_time_in_the_body(answer, seconds) -> None:
    found = fault(answer)
    assert isinstance(found, Busy)
    assert found.wait == timedelta(seconds=seconds)


@time_machine.travel(datetime(2026, 11, 25, 20, 0, tzinfo=UTC), tick=False)
def test_a_days_quota_is_out_until_midnight_in_california() -> None:
    found = fault(error(429, "RESOURCE_EXHAUSTED", "Wait.", quota("RequestsPerDayPerProject")))
    assert isinstance(found, ModelTrouble)
    assert found.out_for == timedelta(hours=12)
    assert found.for_staff == "Its quota for today is used up"


@pytest.mark.parametrize(
    ("answer", "for_staff"),
    [
        (
            error(400, "INVALID_ARGUMENT", "API key not valid.", {"reason": "API_KEY_INVALID"}),
            "It does not accept the key or the project (400)",
        ),
        (
            error(400, "FAILED_PRECONDITION"),
            "Its region is not served or its billing is off",
        ),
        (error(403, "PERMISSION_DENIED"), "It does not accept the key or the project (403)"),
        (
            error(429, "RESOURCE_EXHAUSTED", "Quota exceeded, limit: 0, model: x"),
            "Its account has no access to this model (limit 0)",
        ),
        (httpx.Response(404, text="<html>"), "Its address is wrong (404)"),
        (httpx.Response(302, headers={"location": "/"}), "Its address is wrong (302)"),
    ],
)
def test_the_operators_trouble_takes_the_model_out(answer, for_staff) -> None:
    found = fault(answer)
    assert isinstance(found, ModelTrouble)
    assert found.for_staff == for_staff


@pytest.mark.parametrize(
    ("answer", "kind", "code"),
    [
        (error(404, "NOT_FOUND"), ModelRetired, "model_retired"),
        (error(400, "INVALID_ARGUMENT"), FrameFailed, "provider_error"),
        (error(413), FrameFailed, "provider_error"),
        (error(499, "CANCELLED"), OutcomeUnknown, "provider_timeout"),
        (error(500, "INTERNAL"), TryAgain, "provider_error"),
        (error(503, "UNAVAILABLE"), TryAgain, "provider_busy"),
        (error(429, "", "MODEL_CAPACITY_EXHAUSTED"), TryAgain, "provider_busy"),
        (
            httpx.Response(500, json=[{"error": {"code": 500, "message": "in a list"}}]),
            TryAgain,
            "provider_error",
        ),
        (httpx.Response(502, text="<html>"), TryAgain, "provider_error"),
        (httpx.ReadTimeout("late"), OutcomeUnknown, "provider_timeout"),
        (httpx.ConnectError("refused"), Busy, "provider_busy"),
    ],
)
def test_every_other_answer_has_its_meaning(answer, kind, code) -> None:
    found = fault(answer)
    assert (type(found), found.code) == (kind, code)
