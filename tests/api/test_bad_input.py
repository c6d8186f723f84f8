"""What is refused over the API: by its field, with the nearest value, and nothing changes."""

import pytest

from accounts.ids import new_id, to_public
from studio.models import Generation, ModelState
from tests.api.callers import ORDER, PAID, everything, refusal
from tests.factories import make_image, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"model": None}, "model"),
        ({"model": 5}, "model"),
        ({"model": ["sketch"]}, "model"),
        ({"prompt": None}, "prompt"),
        ({"prompt": ""}, "prompt"),
        ({"prompt": " \u200b\u202e "}, "prompt"),
        ({"prompt": "a\0b"}, "prompt"),
        ({"prompt": {"a": 1}}, "prompt"),
        ({"words": "SALE"}, "words"),
        ({"words": [5]}, "words"),
        ({"words": ["x" * 121]}, "words"),
        ({"ratio": 1.5}, "ratio"),
        ({"ratio": "7:11"}, "ratio"),
        ({"resolution": "8K"}, "resolution"),
        ({"quality": "high"}, "quality"),
        ({"count": True}, "count"),
        ({"count": "2"}, "count"),
        ({"count": 1.0}, "count"),
        ({"count": 0}, "count"),
        ({"count": 2**70}, "count"),
        ({"count": -1}, "count"),
        ({"private": 1}, "private"),
        ({"private": "false"}, "private"),
        ({"seed": 2**40}, "seed"),
        ({"seed": False}, "seed"),
        ({"stage": "last"}, "stage"),
        ({"project": "prj_1"}, "project"),
        ({"project": to_public("prj", new_id())}, "project"),
        ({"direction": to_public("dir", new_id())}, "direction"),
        ({"parent": to_public("frm", new_id())}, "parent"),
        ({"also_from": to_public("img", new_id())}, "also_from"),
        ({"references": {}}, "references"),
        ({"references": [{}]}, "references"),
        ({"references": [{"image": to_public("img", new_id())}]}, "references"),
        ({"mask": to_public("img", new_id())}, "mask"),
        ({"quote": to_public("quo", new_id())}, "quote"),
        ({"quote": 7}, "quote"),
    ],
)
def test_a_value_that_cannot_be_is_refused_by_its_field(api, owner, change, field) -> None:
    before = everything()

    response = api.post("generations", ORDER | change)

    assert refusal(response) == (400, "invalid_order", field)
    assert everything() == before


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"prompt": "a\0b"}, "The prompt holds"),
        ({"words": ["fine", "a\0b"]}, "Line 2 of the words holds"),
        ({"references": [{"image": to_public("img", new_id()), "keep": "\0"}]}, "What to keep of"),
    ],
)
def test_a_character_that_cannot_be_read_is_named_as_on_the_page(api, change, what) -> None:
    detail = api.post("quotes", ORDER | change).json()["detail"]

    assert detail.startswith(what)
    assert detail.endswith("a character that cannot be read (U+0000). Remove it.")


@pytest.mark.parametrize("field", ["model", "ratio", "resolution", "quality", "stage"])
def test_no_name_may_hold_a_nul(api, field) -> None:
    before = everything()

    response = api.post("generations", ORDER | {field: "1\0"})

    assert refusal(response) == (400, "invalid_order", field)
    assert everything() == before


def test_the_nearest_valid_value_is_named(api) -> None:
    found = {
        "model": api.post("generations", ORDER | {"model": "nano-bananna"}),
        "count": api.post("generations", ORDER | {"count": 99}),
        "ratio": api.post("generations", ORDER | {"ratio": "16:10"}),
    }

    assert {name: response.json()["nearest"] for name, response in found.items()} == {
        "model": "nano-banana",
        "count": 10,
        "ratio": "3:2",
    }


def test_unknown_fields_and_nulls_are_no_trouble(api) -> None:
    nulls = dict.fromkeys(
        ("words", "ratio", "resolution", "quality", "count", "private", "seed", "project",
         "direction", "parent", "also_from", "stage", "references", "mask", "quote")
    )  # fmt: skip

    response = api.post("generations", ORDER | nulls | {"credits": 0, "is_staff": True, "x": [1]})

    assert response.status_code == 202
    assert (response.json()["private"], response.json()["ratio"]) == (True, "1:1")


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"1", b"{", b'{"seed": NaN}', b'{"seed": Infinity}', b'{"a": "\\ud800"}',
     b"\xff\xfe", b'{"a":' * 10_000 + b"1" + b"}" * 10_000],
)  # fmt: skip
def test_what_is_no_json_object_is_refused(api, body) -> None:
    before = everything()

    response = api.generic("POST", "generations", body, content_type="application/json")

    status, code, _ = refusal(response)
    assert (status, code) in {(400, "invalid_json"), (400, "invalid_order")}
    assert everything() == before


def test_a_body_of_more_than_2_mb_is_refused(api) -> None:
    response = api.post("generations", ORDER | {"prompt": "x" * 2_100_000})

    assert refusal(response)[:2] in {(413, "too_large"), (400, "invalid_json")}
    assert not Generation.objects.exists()


def test_other_kinds_of_body_are_415(api) -> None:
    response = api.post("generations", {"model": "sketch"}, format="multipart")

    assert refusal(response) == (415, "unsupported_media_type", None)
    assert not Generation.objects.exists()


def test_a_model_without_a_key_is_409_and_one_in_trouble_503(api, settings) -> None:
    before = everything()
    response = api.post("generations", PAID)
    assert refusal(response) == (409, "model_not_ready", None)

    settings.GEMINI_API_KEY = "key"
    ModelState.objects.create(model="nano-banana-2", off=True)
    response = api.post("generations", PAID)
    assert refusal(response) == (503, "model_unavailable", None)
    assert response["Retry-After"] == "60"
    assert everything() == before


@pytest.mark.parametrize(
    "reference",
    [{"contract": "destroy"}, {"note": "the label"}, {"contract": "keep", "keep": "the label"}],
)
def test_a_contract_that_contradicts_itself_is_refused(api, owner, reference) -> None:
    image = make_image(owner)

    response = api.post(
        "generations", ORDER | {"references": [{"image": image.public_id} | reference]}
    )

    assert refusal(response) == (400, "invalid_order", "references")
    assert not Generation.objects.exists()


def test_a_strangers_picture_is_no_reference(api, owner) -> None:
    image = make_image(make_user())

    response = api.post("generations", ORDER | {"references": [{"image": image.public_id}]})

    assert refusal(response) == (400, "invalid_order", "references")
    assert not Generation.objects.exists()


@pytest.mark.parametrize("limit", ["0", "101", "x", "-1", "1.5", "９", ""])
def test_a_limit_is_1_to_100(api, limit) -> None:
    for path in ("generations", "images", "gallery", "projects", "credits/entries"):
        assert refusal(api.get(path, {"limit": limit})) == (400, "invalid_order", "limit")


def test_a_cursor_of_another_list_is_refused(api) -> None:
    for path in ("generations", "images", "gallery", "projects", "credits/entries"):
        response = api.get(path, {"cursor": "bm90IGEgY3Vyc29y"})
        assert refusal(response)[:2] == (400, "invalid_cursor")


def test_how_long_to_wait_is_a_number(api, owner) -> None:
    body = api.post("generations", ORDER).json()

    for wait in ("x", "-1", "1.5", ""):
        response = api.get(f"generations/{body['id']}", {"wait": wait})
        assert refusal(response) == (400, "invalid_order", "wait")
    assert api.get(f"generations/{body['id']}", {"wait": "0"}).status_code == 200


def test_before_the_address_is_confirmed_there_are_private_sketches(api, told, settings) -> None:
    settings.CONFIRM_ADDRESSES = True
    before = everything()

    for body in (PAID, ORDER | {"private": False}):
        assert refusal(api.post("generations", body)) == (403, "address_unconfirmed", None)
    assert everything() == before
    assert api.post("generations", ORDER).status_code == 202
