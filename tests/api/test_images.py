"""Pictures over the API: uploads, lists, downloads, the bin, and what becomes public."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Pixels

from accounts.ids import new_id, to_public
from gallery import services
from gallery.models import Image, Publication
from tests.api.callers import call_as, caller, everything, key_in, refusal
from tests.factories import join, make_image, make_user, workspace_of
from tests.pictures import a_picture

pytestmark = pytest.mark.django_db

OPEN = {"show_prompt": True, "show_references": True, "show_settings": True}


def upload(api, data: bytes, *, name: str = "can.png", field: str = "file", **headers: str):
    file = SimpleUploadedFile(name, data, content_type="image/png")
    return api.post("images", {field: file}, format="multipart", **headers)


def test_an_upload_is_an_image_of_ones_own(api, owner) -> None:
    response = upload(api, a_picture(900, 600), name="../can of tea.png")

    image = Image.objects.get()
    body = response.json()
    assert response.status_code == 201
    assert response["Location"] == f"/api/v1/images/{image.public_id}"
    assert {name: body[name] for name in body if name not in {"url", "variants", "created_at"}} == {
        "id": image.public_id,
        "width": 900,
        "height": 600,
        "kind": "image/png",
        "bytes": image.bytes,
        "alt": "",
        "name": "can of tea.png",
        "origin": "uploaded",
        "visibility": "private",
        "publication": None,
    }
    assert set(body["variants"]) == {"320", "640"}
    assert upload(api, a_picture(900, 600)).json()["id"] == body["id"]
    assert Image.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "invalid_image"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "invalid_image"),
        (a_picture()[:400], "invalid_image"),
        (a_picture() + b"<?php echo 1;", "invalid_image"),
        (b"%PDF-1.7", "invalid_image"),
    ],
)
def test_what_is_no_picture_gets_a_sentence(api, data, code) -> None:
    assert refusal(upload(api, data)) == (400, code, None)
    assert not Image.objects.exists()


def test_too_many_bytes_are_413_with_the_limit(api, monkeypatch) -> None:
    monkeypatch.setattr("gallery.uploads.BYTES_MAX", 1000)

    response = upload(api, a_picture())

    assert refusal(response) == (413, "too_large", None)
    assert response.json()["limit"] == 1000
    assert not Image.objects.exists()


def test_an_upload_is_a_form_with_one_file(api) -> None:
    assert refusal(upload(api, a_picture(), field="picture"))[:2] == (400, "invalid_image")
    assert refusal(api.post("images", {"file": "text"}, format="multipart"))[:2] == (
        400,
        "invalid_image",
    )
    assert refusal(api.post("images", {"file": "x"}))[:2] == (415, "unsupported_media_type")
    broken = api.generic("POST", "images", b"x", content_type="multipart/form-data; boundary=")
    assert refusal(broken)[:2] == (400, "invalid_image")
    assert not Image.objects.exists()


def test_own_images_are_listed_newest_first(api, owner) -> None:
    made = make_image(owner, name="A1")
    make_image(make_user())
    uploaded = upload(api, a_picture(500, 500), name="logo.png").json()
    gone = make_image(owner)
    services.delete_image(image=gone)

    def listed(**query: str) -> list[str]:
        return [row["id"] for row in api.get("images", query).json()["results"]]

    assert listed() == [uploaded["id"], made.public_id]
    assert listed(origin="made") == [made.public_id]
    assert listed(origin="uploaded") == [uploaded["id"]]
    assert listed(visibility="public") == []
    assert listed(q="LOGO") == [uploaded["id"]]
    page = api.get("images?limit=1").json()
    rest = api.get("images", {"cursor": page["next"]}).json()
    assert [row["id"] for row in rest["results"]] == [made.public_id]
    assert refusal(api.get("images?origin=stolen")) == (400, "invalid_order", "origin")
    assert refusal(api.get("images?visibility=all")) == (400, "invalid_order", "visibility")


def test_a_download_is_the_original_or_cut_to_a_size(api, owner) -> None:
    data = a_picture(900, 600)
    image = make_image(owner, data=data, name="A1")
    path = f"images/{image.public_id}/download"

    original = api.get(path)
    assert original.content == data
    assert original["Content-Disposition"] == 'attachment; filename="a1_900x600.png"'
    story = api.get(path, {"format": "jpeg", "size": "300x500"}, HTTP_ACCEPT="image/jpeg")
    assert story["Content-Type"] == "image/jpeg"
    assert Pixels.open(BytesIO(story.content)).size == (300, 500)


def test_a_download_never_scales_up(api, owner) -> None:
    path = f"images/{make_image(owner).public_id}/download"

    small = api.get(path, {"size": "1080x1920"})
    assert refusal(small) == (400, "invalid_order", "size")
    assert small.json()["nearest"] == "337x600"
    assert refusal(api.get(path, {"format": "gif"})) == (400, "invalid_order", "format")
    assert refusal(api.get(path, {"size": "big"})) == (400, "invalid_order", "size")


def test_a_deleted_image_can_be_restored(api, owner) -> None:
    image = make_image(owner)
    path = f"images/{image.public_id}"

    deleted = api.delete(path)
    assert (deleted.status_code, deleted.content) == (204, b"")
    for gone in (api.get(path), api.delete(path), api.get(f"{path}/download")):
        assert refusal(gone) == (404, "not_found", None)
    restored = api.post(f"{path}/restore")
    assert (restored.status_code, restored.json()["id"]) == (200, image.public_id)
    assert api.post(f"{path}/restore").status_code == 200
    assert api.get(path).status_code == 200


def test_publishing_shows_what_the_switches_say(api, owner) -> None:
    image = make_image(owner)

    response = api.post(f"images/{image.public_id}/publish", {"title": "Dusk"})

    body = response.json()
    assert (response.status_code, body["visibility"]) == (200, "public")
    slug = body["publication"]["slug"]
    shown = caller().get(f"gallery/{slug}").json()
    assert shown["title"] == "Dusk"
    assert shown["maker"] == "Kai Ito"
    hidden = ("prompt", "references", "settings")
    assert {name: shown[name] for name in hidden} == dict.fromkeys(hidden)
    assert (shown["model"], shown["ratio"]) == ("sketch", "3:2")
    again = api.post(f"images/{image.public_id}/publish", {"title": "Dusk"} | OPEN).json()
    assert again["publication"]["slug"] == slug
    shown = caller().get(f"gallery/{slug}").json()
    assert (shown["prompt"], shown["settings"]["resolution"]) == ("A disc at dusk", "1K")


def test_a_public_row_has_public_addresses(api, owner, client) -> None:
    image = make_image(owner)
    api.post(f"images/{image.public_id}/publish", {})

    (row,) = caller().get("gallery").json()["results"]

    picture = row["image"]
    assert set(picture["variants"]) == {"320", "640"}
    for address in (picture["url"], *picture["variants"].values()):
        assert address.startswith("http://testserver/public/")
        assert client.get(address).status_code == 200
    withdrawn = api.post(f"images/{image.public_id}/unpublish")
    assert (withdrawn.status_code, withdrawn.json()["visibility"]) == (200, "private")
    assert caller().get("gallery").json() == {"results": [], "next": None}
    assert refusal(caller().get(f"gallery/{row['slug']}")) == (404, "not_found", None)
    assert client.get(picture["url"]).status_code == 404


def test_the_gallery_is_filtered_and_ordered(api, owner) -> None:
    for title, model in (("One", "sketch"), ("Two", "nano-banana")):
        image = make_image(owner, model=model)
        api.post(f"images/{image.public_id}/publish", {"title": title})
    Publication.objects.filter(title="One").update(picked_at="2026-01-01T00:00:00Z", remix_count=3)

    def titles(**query: str) -> list[str]:
        return [row["title"] for row in caller().get("gallery", query).json()["results"]]

    assert titles() == ["Two", "One"]
    assert titles(order="picked") == ["One"]
    assert titles(order="remixed") == ["One", "Two"]
    assert titles(model="sketch") == ["One"]
    assert titles(ratio="3:2") == ["Two", "One"]
    assert titles(q="two") == ["Two"]
    assert refusal(caller().get("gallery?order=best")) == (400, "invalid_order", "order")


def test_a_colleague_publishes_under_the_makers_name(owner) -> None:
    image = make_image(owner)
    colleague = make_user(name="Somebody Else")
    join(colleague, workspace_of(owner), "member")
    api = caller(key_in(colleague, workspace_of(owner)))

    assert api.post(f"images/{image.public_id}/publish", {}).status_code == 200

    assert Publication.objects.get().maker_name == "Kai Ito"


def test_a_picture_that_is_held_back_stays_private(api, owner) -> None:
    image = make_image(owner, held_back="explicit")
    before = everything()

    response = api.post(f"images/{image.public_id}/publish", {"title": "x"})

    assert refusal(response) == (409, "not_publishable", None)
    assert everything() == before


def test_publishing_waits_for_the_address(api, owner, settings) -> None:
    settings.CONFIRM_ADDRESSES = True
    image = make_image(owner)

    response = api.post(f"images/{image.public_id}/publish", {})

    assert refusal(response) == (403, "address_unconfirmed", None)
    assert not Publication.objects.exists()


@pytest.mark.parametrize(
    ("body", "field"),
    [({"title": "x" * 121}, "title"), ({"title": 1}, "title"), ({"show_prompt": 1}, "show_prompt")],
)
def test_a_switch_is_true_or_false(api, owner, body, field) -> None:
    image = make_image(owner)

    response = api.post(f"images/{image.public_id}/publish", body)

    assert refusal(response) == (400, "invalid_order", field)
    assert not Publication.objects.exists()


def test_strangers_find_nothing(api, owner) -> None:
    image = make_image(owner)
    before = everything()
    stranger = call_as(make_user())
    paths = [f"images/{image.public_id}", f"images/{to_public('img', new_id())}", "images/img_1"]

    for path in paths:
        for method, rest in (
            ("get", ""), ("delete", ""), ("get", "/download"), ("post", "/restore"),
            ("post", "/publish"), ("post", "/unpublish"),
        ):  # fmt: skip
            response = getattr(stranger, method)(path + rest)
            assert refusal(response)[:2] == (404, "not_found"), (method, path + rest)
    assert everything() == before


def test_lists_ask_the_database_as_often_for_many_as_for_few(
    api, owner, django_assert_num_queries, django_assert_max_num_queries
) -> None:
    def add() -> None:
        image = make_image(owner)
        services.publish(image=image, maker_name="K", title="x")

    add()
    api.get("images")
    for path in ("images", "gallery"):
        with django_assert_max_num_queries(12) as few:
            api.get(path)
        count = len(few)
        assert count
        add()
        add()
        with django_assert_num_queries(count):
            api.get(path)
