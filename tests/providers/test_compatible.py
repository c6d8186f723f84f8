"""Own servers: quirks, their error shapes, and pictures that come as an address."""

import asyncio
import base64
import json
from typing import Any

import httpx
import pytest

from studio.providers.protocol import (
    FrameFailed,
    ModelTrouble,
    ProviderFault,
    RenderedImage,
    TryAgain,
)
from studio.providers.quirks import Quirks, QuirksFault
from tests.fakes.calls import read_form
from tests.providers.requests import PNG, Wire, provider, request

BASE = "http://127.0.0.1:1234/v1"
ENCODED = base64.b64encode(b"\x89PNG own").decode()


def entry(**fields: Any) -> httpx.Response:
    return httpx.Response(200, json={"data": [fields]})


def render(wire: Wire, quirks: Quirks = Quirks(), **fields: Any) -> RenderedImage:  # noqa: B008
    adapter = provider("compatible", BASE, network=wire, quirks=quirks)
    return asyncio.run(adapter.render(request("compatible", **fields), preview=None))


def fault(wire: Wire, quirks: Quirks = Quirks(), **fields: Any) -> ProviderFault:  # noqa: B008
    with pytest.raises(ProviderFault) as raised:
        render(wire, quirks, **fields)
    return raised.value


def test_by_default_only_the_plain_fields_are_sent() -> None:
    wire = Wire(entry(b64_json=ENCODED))
    image = render(wire, wire_model="sd-cpp-local")
    assert str(wire.sent[0].url) == f"{BASE}/images/generations"
    assert json.loads(wire.sent[0].content) == {
        "prompt": "A red bicycle",
        "size": "1024x1024",
        "output_format": "png",
        "model": "sd-cpp-local",
        "n": 1,
    }
    assert image.data == b"\x89PNG own"


def test_flags_add_what_a_server_wants() -> None:
    quirks = Quirks.from_json(
        '{"send_response_format": true, "send_model": false, "send_background": true,'
        ' "send_moderation": true, "send_safety_identifier": true}'
    )
    wire = Wire(entry(b64_json=ENCODED))
    render(wire, quirks, wire_model="x")
    sent = json.loads(wire.sent[0].content)
    assert "model" not in sent
    assert (sent["response_format"], sent["background"]) == ("b64_json", "opaque")
    assert (sent["moderation"], sent["safety_identifier"]) == ("auto", "u_9f2c")


def test_references_go_into_the_field_that_the_server_reads() -> None:
    wire = Wire(entry(b64_json=ENCODED))
    render(wire, Quirks(image_field="image"), references=(PNG,))
    fields, files = read_form(wire.sent[0].headers["content-type"], wire.sent[0].content)
    assert wire.sent[0].url.path == "/v1/images/edits"
    assert fields["n"] == "1"
    assert files == [("image", "image-1.png", "image/png", PNG.data)]


def test_a_server_without_edits_is_not_called() -> None:
    wire = Wire()
    found = fault(wire, Quirks(supports_edits=False), references=(PNG,))
    assert (type(found), wire.sent) == (FrameFailed, [])


@pytest.mark.parametrize(
    "fields",
    [
        {"b64_json": f"data:image/png;base64,{ENCODED}"},
        {"url": f"data:image/png;base64,{ENCODED}"},
        {"b64_json": ENCODED.rstrip("=")},
    ],
)
def test_base64_comes_with_and_without_its_head(fields) -> None:
    assert render(Wire(entry(**fields))).data == b"\x89PNG own"


@pytest.mark.parametrize(
    "address", ["/files/1.png", "files/1.png", "http://127.0.0.1:1234/files/1.png"]
)
def test_an_address_on_its_own_host_is_fetched(address) -> None:
    wire = Wire(entry(url=address), httpx.Response(200, content=b"\x89PNG fetched"))
    assert render(wire).data == b"\x89PNG fetched"
    assert wire.sent[1].url.path in {"/files/1.png", "/v1/files/1.png"}
    assert "authorization" not in wire.sent[1].headers


@pytest.mark.parametrize(
    "address",
    [
        "http://169.254.169.254/latest/meta-data",
        "http://127.0.0.1:5432/",
        "https://127.0.0.1:1234/files/1.png",
        "https://example.org/1.png",
        "file:///etc/passwd",
        "//10.0.0.1/1.png",
        "http://127.0.0.1:1234@10.0.0.1/",
    ],
)
def test_any_other_address_is_never_called(address) -> None:
    wire = Wire(entry(url=address))
    found = fault(wire)
    assert (type(found), found.code) == (FrameFailed, "provider_error")
    assert len(wire.sent) == 1


def test_only_the_fetching_is_repeated_and_a_redirect_is_not_followed() -> None:
    wire = Wire(
        entry(url="/1.png"),
        httpx.ReadError("reset"),
        httpx.Response(302, headers={"location": "http://10.0.0.1/"}),
        httpx.Response(200, content=b"\x89PNG at last"),
    )
    assert render(wire).data == b"\x89PNG at last"
    assert [sent.method for sent in wire.sent] == ["POST", "GET", "GET", "GET"]

    failing = Wire(entry(url="/1.png"), *(httpx.Response(404) for _ in range(3)))
    assert fault(failing).detail == "The finished picture could not be fetched."


@pytest.mark.parametrize(
    "body",
    [
        {"error": {"message": "boom", "code": "oops"}},
        {"error": "boom"},
        {"detail": "boom"},
        {"detail": [{"loc": ["body"], "msg": "boom"}]},
    ],
)
def test_every_shape_of_error_is_understood_and_none_is_shown(body) -> None:
    found = fault(Wire(httpx.Response(500, json=body)))
    assert type(found) is TryAgain
    assert "boom" not in found.detail
    assert type(fault(Wire(httpx.Response(401, json=body)))) is ModelTrouble
    assert type(fault(Wire(httpx.Response(422, json=body)))) is FrameFailed


def test_what_cannot_be_read_is_named_for_what_it_is() -> None:
    found = fault(Wire(entry(b64_json="!!")))
    assert (type(found), found.code) == (FrameFailed, "bad_image")
    assert type(fault(Wire(httpx.Response(200, text="<html>")))) is TryAgain
    assert type(fault(Wire(httpx.Response(404, text="<html>")))) is ModelTrouble


@pytest.mark.parametrize("answer", [{"data": []}, {}, [], {"data": [{}]}])
def test_no_picture_is_tried_again(answer) -> None:
    found = fault(Wire(httpx.Response(200, json=answer)))
    assert (type(found), found.code) == (TryAgain, "no_image")


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"colour": "red"}', '{"send_model": "yes"}', '{"read_timeout_s": true}']
)
def test_quirks_that_are_not_known_stop_with_a_sentence(text) -> None:
    with pytest.raises(QuirksFault, match="COMPATIBLE_QUIRKS"):
        Quirks.from_json(text)


def test_quirks_may_be_left_out() -> None:
    assert Quirks.from_json("") == Quirks()
    hosts = Quirks.from_json('{"download_hosts": ["cdn.example"]}').download_hosts
    assert hosts == ("cdn.example",)
