"""Who gets a file, over HTTP."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from asgiref.sync import async_to_sync
from django.core.files.storage import default_storage
from django.test import AsyncClient, Client

from gallery import files, services
from gallery.models import Image, Variant
from tests.factories import join, make_image, make_user, workspace_of
from tests.pictures import a_picture, opened

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
ADDRESSES = ["original", "320", "640", "1280", "download", "download?format=webp&size=64x64"]


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def at(image: Image, rest: str) -> str:
    return f"/files/{image.public_id}/{rest}"


@pytest.mark.parametrize("rest", ADDRESSES)
def test_who_sees_a_private_file(rest: str) -> None:
    owner, member, reviewer = make_user(), make_user(), make_user()
    image = make_image(owner)
    join(member, workspace_of(owner), "member")
    join(reviewer, workspace_of(owner), "reviewer")
    address = at(image, rest)

    for person in (owner, member, reviewer):
        assert signed_in(person).get(address).status_code == 200
    assert signed_in(make_user()).get(address).status_code == 404
    assert Client().get(address).status_code == 404
    assert signed_in(make_user(is_staff=True)).get(address).status_code == 404
    assert signed_in(owner).post(address).status_code == 405


def test_the_original_is_served_as_it_came() -> None:
    owner = make_user()
    data = a_picture(1000, 700)
    image = make_image(owner, data=data)

    answer = signed_in(owner).get(at(image, "original"))

    assert answer.content == data
    assert answer["Content-Type"] == "image/png"
    assert answer["Content-Disposition"] == 'inline; filename="a1_1000x700.png"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, max-age=3600"


def big(owner: Any) -> tuple[Image, bytes]:
    data = a_picture(700, 700) + b"\1" * (3 * 1024 * 1024)
    return make_image(owner, data=data), data


def test_a_large_original_is_streamed_whole() -> None:
    owner = make_user()
    image, data = big(owner)
    answer = signed_in(owner).get(at(image, "original"))
    assert answer.streaming
    assert answer["Content-Length"] == str(len(data))
    assert answer.getvalue() == data


def test_a_large_original_is_streamed_whole_by_the_server() -> None:
    owner = make_user()
    image, data = big(owner)

    async def ask() -> tuple[bool, bytes]:
        answer: Any = await AsyncClient().get(files.signed_path(image.pk, "original"))
        return answer.is_async, b"".join([piece async for piece in answer])

    assert async_to_sync(ask)() == (True, data)


@pytest.mark.parametrize(
    ("width", "variant", "served", "rows"),
    [
        (1024, "320", 320, 2),
        (1024, "640", 640, 2),
        (2000, "1280", 1280, 3),
        (1024, "1280", 1024, 3),
        (500, "320", 320, 2),
        (500, "640", 500, 2),
        (500, "1280", 500, 2),
        (100, "320", 100, 1),
        (100, "640", 100, 1),
    ],
)
def test_a_variant_is_as_wide_as_asked_or_as_the_picture(
    width: int, variant: str, served: int, rows: int
) -> None:
    owner = make_user()
    image = make_image(owner, data=a_picture(width, 300))
    client = signed_in(owner)

    for _ in range(2):
        answer = client.get(at(image, variant))
        assert answer["Content-Type"] == "image/webp"
        assert opened(answer.content).size[0] == served
    assert Variant.objects.filter(image=image).count() == rows


def test_an_unknown_variant_or_id_is_not_there() -> None:
    owner = make_user()
    image = make_image(owner)
    client = signed_in(owner)
    for rest in ("100", "2560", "original2", "..%2f..%2fetc"):
        assert client.get(at(image, rest)).status_code == 404
    assert client.get("/files/img_00000000000000000000000000/640").status_code == 404
    assert client.get("/files/img_zz/640").status_code == 404


def test_few_queries_beside_the_session(django_assert_num_queries: Any) -> None:
    owner = make_user()
    image = make_image(owner)
    client = signed_in(owner)
    with django_assert_num_queries(3):  # the session, its user, and the file
        client.get(at(image, "640"))
    with django_assert_num_queries(4):  # and what it is called
        client.get(at(image, "original"))
    link = files.signed_path(image.pk, "640")
    with django_assert_num_queries(1):
        assert Client().get(link).status_code == 200


def test_what_has_not_changed_is_not_sent_again() -> None:
    owner = make_user()
    image = make_image(owner)
    client = signed_in(owner)
    etag = client.get(at(image, "640"))["ETag"]

    again = client.get(at(image, "640"), headers={"If-None-Match": etag})

    assert (again.status_code, again.content) == (304, b"")
    assert again["Cache-Control"] == "private, max-age=3600"
    stranger = signed_in(make_user()).get(at(image, "640"), headers={"If-None-Match": etag})
    assert stranger.status_code == 404


@pytest.mark.parametrize("variant", ["original", "320", "640", "1280"])
def test_a_signed_link_opens_one_file_for_ten_minutes(variant: str) -> None:
    image = make_image(make_user())
    with time_machine.travel(NOON, tick=False) as clock:
        link = files.signed_path(image.pk, variant)
        answer = Client().get(link)
        assert answer.status_code == 200
        assert answer["Cache-Control"] == "private, max-age=600"
        clock.shift(timedelta(minutes=9, seconds=59))
        assert Client().get(link).status_code == 200
        clock.shift(timedelta(seconds=2))
        assert Client().get(link).status_code == 404


def test_a_signed_link_cannot_be_bent() -> None:
    image, other = make_image(make_user()), make_image(make_user())
    with time_machine.travel(NOON, tick=False):
        link = files.signed_path(image.pk, "640")
        until = int((NOON + timedelta(minutes=10)).timestamp())
        bent = [
            link.replace("/640?", "/original?"),
            link.replace("/640?", "/download?"),
            link.replace(image.public_id, other.public_id),
            link.replace(str(until), str(until + 1)),
            link.replace(str(until), "9" * 40),
            link.replace(str(until), "٣"),
            link[:-1],
            link.split("&sig")[0],
        ]
        assert Client().get(link).status_code == 200
        assert [Client().get(address).status_code for address in bent] == [404] * len(bent)


def test_a_link_dies_with_its_picture_while_the_bin_still_shows_it() -> None:
    owner = make_user()
    image = make_image(owner)
    link = files.signed_path(image.pk, "640")
    services.delete_image(image=image)
    assert Client().get(link).status_code == 404
    assert signed_in(owner).get(at(image, "640")).status_code == 200


def test_a_missing_file_is_not_there() -> None:
    owner = make_user()
    image = make_image(owner, data=a_picture(2000, 1000))
    files.delete([image.file])
    client = signed_in(owner)
    for rest in ("original", "1280", "download", "download?format=png"):
        assert client.get(at(image, rest)).status_code == 404
    assert client.get(at(image, "640")).status_code == 200


def test_a_download_is_an_attachment() -> None:
    owner = make_user()
    data = a_picture(800, 800)
    client = signed_in(owner)
    image = make_image(owner, data=data, name='A3.2 "x"\r\nSet-Cookie: a=b')

    plain = client.get(at(image, "download"))
    sized = client.get(at(image, "download"), {"format": "jpeg", "size": "400x200"})

    assert plain.content == data
    assert (
        plain["Content-Disposition"] == 'attachment; filename="a3-2-x-set-cookie-a-b_800x800.png"'
    )
    assert (sized["Content-Type"], opened(sized.content).size) == ("image/jpeg", (400, 200))
    assert sized["Content-Disposition"] == (
        'attachment; filename="a3-2-x-set-cookie-a-b_400x200.jpg"'
    )


@pytest.mark.parametrize(
    ("name", "saved_as"),
    [
        ("A3.2", "a3-2_"),
        ("A32", "a32_"),
        ("photo.jpg", "photo_"),
        ("IMG_1.HEIC", "img-1_"),
        ("v1.2 final.webp", "v1-2-final_"),
        (".png", "img_"),
        ("Käse", "käse_"),
    ],
)
def test_a_download_is_named_after_its_picture(name: str, saved_as: str) -> None:
    image = make_image(make_user(), name=name)

    assert services.make_download(image=image).file_name.startswith(saved_as)


def test_who_holds_a_link_is_not_told_its_name() -> None:
    image = make_image(make_user(), name="secret-shelf")

    answer = Client().get(files.signed_path(image.pk, "original"))

    assert answer["Content-Disposition"] == f'inline; filename="{image.public_id}.png"'


def test_a_download_that_cannot_be_made_says_why() -> None:
    owner = make_user()
    image = make_image(owner, data=a_picture(800, 800))
    answer = signed_in(owner).get(at(image, "download"), {"size": "1080x1920"})
    assert answer.status_code == 422
    assert "too small for 1080 × 1920. 450 × 800 is the largest" in answer.content.decode()


def test_stored_names_cannot_be_guessed() -> None:
    image = make_image(make_user())
    folder, shard, name = image.file.split("/")
    assert (folder, len(shard), len(name)) == ("images", 2, 36)
    assert name.startswith(shard)
    names = {files.image_name("image/png") for _ in range(1000)}
    assert len(names) == 1000


def test_a_file_that_will_not_go_keeps_no_other_from_going(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class StorageFault(Exception):
        """What a storage backend raises that is no OSError."""

    stuck, loose = "images/00/stuck.png", "images/00/loose.png"
    files.write(loose, b"x")
    delete = default_storage.delete

    def delete_some(name: str) -> None:
        if name == stuck:
            raise StorageFault
        delete(name)

    monkeypatch.setattr(default_storage, "delete", delete_some)

    files.delete([stuck, loose])

    assert not default_storage.exists(loose)
