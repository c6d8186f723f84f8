"""My images: the list, adding to it, deleting from it."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Membership, User
from gallery import services
from gallery.models import Image, Publication
from tests.factories import make_image, make_user, workspace_of
from tests.gallery.screens import bare_image, client_of, colleague, read, toasts, words
from tests.pictures import a_picture

pytestmark = pytest.mark.django_db
MEMBER, REVIEWER = Membership.Role.MEMBER, Membership.Role.REVIEWER


@pytest.fixture
def owner() -> User:
    return make_user(name="Mara Lindqvist")


def names(page: str) -> list[str]:
    return re.findall(r'class="plate-cap"><p class="grow"><b>(.*?)</b>', page)


def a_file(name: str = "can.png", data: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data if data is not None else a_picture())


def test_the_list_shows_the_workspaces_pictures_newest_first(owner: User) -> None:
    bare_image(owner, 1, alt="A tin")
    bare_image(owner, 2, source="uploaded", name="shelf.png", width=1500, height=900)
    bare_image(make_user(), 3)

    page = read(owner, "/images")

    assert names(page) == ["shelf.png", "A1"]
    assert "Uploaded, 1500 × 900" in words(page)
    assert re.findall(r'class="plate own" data-ratio="(.*?)"', page) == ["16:9", "4:3"]
    assert page.count('<span class="sr">Private</span>') == 2
    assert page.count("<img") == len(re.findall(r'<img [^>]*width="\d+" height="\d+"', page)) == 2


def test_public_pictures_carry_no_lock_and_hidden_ones_do(owner: User) -> None:
    shown = services.publish(image=make_image(owner), maker_name="Mara")
    assert '<span class="sr">Private</span>' not in read(owner, "/images")

    services.hide(image=shown.image, reason="Not ours")

    assert '<span class="sr">Private</span>' in read(owner, "/images")


def test_each_filter_narrows_and_keeps_the_others(owner: User) -> None:
    services.publish(image=make_image(owner, name="A1"), maker_name="Mara")
    bare_image(owner, 2, search="a2 kiosk")
    bare_image(owner, 3, source="uploaded", search="a3 kiosk")

    assert names(read(owner, "/images?source=made")) == ["A2", "A1"]
    assert names(read(owner, "/images?source=uploaded")) == ["A3"]
    assert names(read(owner, "/images?visibility=public")) == ["A1"]
    page = read(owner, "/images?q=KIOSK&visibility=private&source=made")
    assert names(page) == ["A2"]
    assert 'href="/images?q=KIOSK&amp;source=uploaded&amp;visibility=private"' in page
    assert 'href="/images?q=KIOSK&amp;source=made"' in page  # the chosen chip leads back to both
    assert '<input type="hidden" name="source" value="made">' in page
    assert page.count('aria-current="true"') == 2


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("?q=%3Cumbrela", "No pictures for “&lt;umbrela”"),
        ("?visibility=public", "You have published none of these."),
        ("", "No pictures yet"),
    ],
)
def test_an_empty_list_says_what_would_stand_there(owner: User, query: str, sentence: str) -> None:
    assert sentence in words(read(owner, f"/images{query}"))


@pytest.mark.parametrize("query", ["source=%00", "visibility=mine", "cursor=nonsense"])
def test_a_made_up_filter_or_place_is_not_found(owner: User, query: str) -> None:
    assert client_of(owner).get(f"/images?{query}").status_code == 404


def test_the_rest_follows_on_pages_of_their_own(owner: User) -> None:
    for n in range(1, 31):
        bare_image(owner, n)

    first = read(owner, "/images?source=made")
    more = re.search(r'href="([^"]+)" rel="next"', first)
    assert more
    second = read(owner, more[1].replace("&amp;", "&"))

    assert names(first) == [f"A{n}" for n in range(30, 6, -1)]
    assert names(second) == [f"A{n}" for n in range(6, 0, -1)]
    assert "Back to the start" not in first
    assert 'href="/images?source=made" data-start>Back to the start' in second
    assert 'rel="next"' not in second


def test_the_list_asks_as_much_of_the_database_for_one_as_for_a_hundred(owner: User) -> None:
    client = client_of(owner)
    bare_image(owner, 1)
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get("/images")
    for n in range(2, 101):
        bare_image(owner, n)
    with CaptureQueriesContext(connection) as hundred:
        client.get("/images")

    assert len(one) == len(hundred) <= 12


def test_a_member_may_add_and_delete_and_a_reviewer_may_look(owner: User) -> None:
    bare_image(owner, 1)
    member, reviewer = (
        read(colleague(owner, MEMBER), "/images"),
        read(colleague(owner, REVIEWER), "/images"),
    )

    assert names(member) == names(reviewer) == ["A1"]
    for control in ('href="/images/upload"', 'name="only"', 'name="image"', "/publish"):
        assert control in member
        assert control not in reviewer


def test_visitors_are_sent_to_sign_in() -> None:
    for address in ("/images", "/images/bin", "/images/upload"):
        answer = Client().get(address)
        assert (answer.status_code, answer["Location"]) == (
            302,
            f"/account/login/?next={address}",
        )


def test_uploading_adds_what_can_be_and_names_the_rest(owner: User) -> None:
    sent = [a_file(), a_file("logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>")]

    answer = client_of(owner).post("/images/upload", {"picture": sent}, follow=True)

    assert answer.redirect_chain == [("/images", 303)]
    page = answer.content.decode()
    assert toasts(page) == ["Added 1 picture."]
    assert (
        "logo.svg was not added. SVG files are not taken. Upload PNG, JPEG, WebP, HEIC or AVIF."
        in page
    )
    image = Image.objects.get()
    assert (image.name, image.source, image.maker) == ("can.png", "uploaded", owner)
    assert image.workspace == workspace_of(owner)


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ([], "Choose a picture first."),
        ([("a.png", b"")], "a.png was not added. This file is empty."),
        ([("../x.pdf", b"%PDF-1.7")], "x.pdf was not added. PDF files are not taken."),
    ],
)
def test_when_nothing_can_be_added_the_form_says_why(
    owner: User, sent: list[tuple[str, bytes]], sentence: str, stored_names: Any
) -> None:
    before = stored_names()
    files = [a_file(name, data) for name, data in sent]

    answer = client_of(owner).post("/images/upload", {"picture": files})

    assert answer.status_code == 422
    assert sentence in words(answer.content.decode())
    assert not Image.objects.exists()
    assert stored_names() == before


def test_a_file_over_the_limit_is_not_even_read(
    owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gallery.uploads.BYTES_MAX", 1000)

    answer = client_of(owner).post("/images/upload", {"picture": [a_file()]})

    assert answer.status_code == 422
    assert "can.png was not added. A picture may have at most 50 MB." in answer.content.decode()
    assert not Image.objects.exists()


def test_the_limits_stand_there_before_the_upload(owner: User) -> None:
    text = words(read(owner, "/images/upload"))

    assert "at most 50 MB and 50 megapixels each" in text


def test_deleting_one_is_undone_with_one_press(owner: User) -> None:
    client = client_of(owner)
    image, other = make_image(owner), make_image(owner)
    services.publish(image=image, maker_name="Mara")

    answer = client.post(
        "/images/delete",
        {"only": image.public_id, "image": other.public_id, "next": "/images?source=made"},
        follow=True,
    )

    assert answer.redirect_chain == [("/images?source=made", 303)]
    page = answer.content.decode()
    assert toasts(page) == [
        "Moved 1 picture to the bin, for 30 days. It is no longer public.",
    ]
    assert list(Image.objects.binned()) == [image]
    assert not Publication.objects.exists()

    undo = re.search(r'<form method="post" action="(/images/restore\?[^"]+)"', page)
    assert undo
    again = client.post(undo[1].replace("&amp;", "&"), follow=True)
    assert again.redirect_chain == [("/images?source=made", 303)]
    assert toasts(again.content.decode()) == ["Restored 1 picture."]
    assert not Image.objects.binned().exists()


def test_deleting_says_how_many_are_no_longer_public(owner: User) -> None:
    images = [make_image(owner) for _ in range(3)]
    for image in images[:2]:
        services.publish(image=image, maker_name="Mara")

    ids = [image.public_id for image in images]
    page = client_of(owner).post("/images/delete", {"image": ids}, follow=True).content.decode()

    assert toasts(page) == ["Moved 3 pictures to the bin, for 30 days. 2 are no longer public."]


def test_several_are_deleted_and_restored_together(owner: User) -> None:
    client = client_of(owner)
    images = [bare_image(owner, n) for n in range(3)]
    ids = [image.public_id for image in images[:2]]

    page = client.post("/images/delete", {"image": ids}, follow=True).content.decode()

    assert toasts(page) == ["Moved 2 pictures to the bin, for 30 days."]
    assert list(Image.objects.present()) == images[2:]
    query = "&".join(f"image={text}" for text in ids)
    page = client.post(f"/images/restore?{query}", follow=True).content.decode()
    assert toasts(page) == ["Restored 2 pictures."]
    assert Image.objects.present().count() == 3


def test_deleting_nothing_says_so(owner: User) -> None:
    bare_image(owner, 1)

    answer = client_of(owner).post("/images/delete", {}, follow=True)

    assert "Nothing was deleted: no picture was selected." in answer.content.decode()
    assert Image.objects.present().count() == 1


def test_going_back_never_leaves_the_studio(owner: User) -> None:
    image = bare_image(owner, 1)
    sent = {"only": image.public_id, "next": "//evil.example/"}

    assert client_of(owner).post("/images/delete", sent)["Location"] == "/images"


@pytest.mark.parametrize("who", ["stranger", "reviewer", "anonymous"])
def test_others_can_neither_delete_nor_add(owner: User, who: str) -> None:
    image = bare_image(owner, 1)
    user = {"stranger": make_user, "reviewer": lambda: colleague(owner, REVIEWER)}.get(who)
    client = client_of(user() if user else None)
    expected = 302 if who == "anonymous" else 404

    assert client.post("/images/delete", {"only": image.public_id}).status_code == expected
    if who != "stranger":  # who adds to a workspace of their own
        sent = {"picture": [a_file()]}
        assert client.post("/images/upload", sent).status_code == expected
        assert client.get("/images/upload").status_code == expected
    assert list(Image.objects.present()) == [image]


@pytest.mark.parametrize("text", ["img_1", "frm_01jdq8c2v4e5r8t2m6k0x9w3zb", "\0"])
def test_a_made_up_id_is_not_found(owner: User, text: str) -> None:
    image = bare_image(owner, 1)
    client = client_of(owner)

    for address in ("/images/delete", "/images/restore"):
        sent = {"image": [image.public_id, text]}
        assert client.post(address, sent).status_code == 404
    assert list(Image.objects.present()) == [image]


def test_deeds_are_not_done_by_looking(owner: User) -> None:
    client = client_of(owner)

    assert client.get("/images/delete").status_code == 405
    assert client.get("/images/restore").status_code == 405
    assert client.post("/images").status_code == 405
