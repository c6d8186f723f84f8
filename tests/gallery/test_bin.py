from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from gallery import files, pixels, services
from gallery.models import Image, Publication, Variant
from tests.factories import make_image, make_user, workspace_of
from tests.pictures import a_picture

pytestmark = pytest.mark.django_db


def test_delete_and_undo_and_neither_twice() -> None:
    image = make_image(make_user())

    assert services.delete_image(image=image)
    assert not services.delete_image(image=image)
    assert list(Image.objects.binned()) == [image]
    assert list(Image.objects.present()) == []

    assert services.restore_image(image=image)
    assert not services.restore_image(image=image)
    assert list(Image.objects.present()) == [image]


def test_deleting_withdraws_first(
    django_capture_on_commit_callbacks: Any, stored_names: Any
) -> None:
    image = make_image(make_user())
    private = stored_names()
    publication = services.publish(image=image, maker_name="Mara")
    with django_capture_on_commit_callbacks(execute=True):
        services.delete_image(image=image)

    assert not Publication.objects.exists()
    assert stored_names() == private
    assert Client().get(f"/public/{publication.files['640']}").status_code == 404
    services.restore_image(image=image)
    assert not Publication.objects.exists()


def test_the_bin_is_emptied_after_thirty_days_and_the_row_stays(
    django_capture_on_commit_callbacks: Any, stored_names: Any
) -> None:
    owner = make_user()
    before = stored_names()
    image = make_image(owner)
    stays = make_image(owner)
    kept = stored_names() - before
    services.delete_image(image=image)
    image.refresh_from_db()
    assert image.deleted_at is not None

    with django_capture_on_commit_callbacks(execute=True):
        early = services.purge_bin(now=image.deleted_at + timedelta(days=29, hours=23))
    assert early == 0
    assert stored_names() - before == kept

    with django_capture_on_commit_callbacks(execute=True):
        purged = services.purge_bin(now=image.deleted_at + timedelta(days=30))
    assert purged == 1
    assert services.purge_bin(now=timezone.now() + timedelta(days=90)) == 0
    names = {stays.file, *Variant.objects.filter(image=stays).values_list("file", flat=True)}
    assert stored_names() - before == names

    image.refresh_from_db()
    assert (image.file, image.name, image.alt, image.provenance) == ("", "", "", {})
    assert (image.width, image.height) == (900, 600)
    assert not services.restore_image(image=image)
    assert list(Image.objects.binned()) == []
    client = Client()
    client.force_login(owner)
    assert client.get(files.path(image.pk, "640")).status_code == 404


def test_an_upload_can_come_again_after_its_bin_was_emptied() -> None:
    user = make_user()
    data = a_picture()
    send: dict[str, Any] = {
        "workspace_id": workspace_of(user).pk,
        "maker_id": user.pk,
        "file_name": "a.png",
    }
    first = services.add_upload(data=data, **send)
    services.delete_image(image=first)
    services.purge_bin(now=timezone.now() + timedelta(days=31))

    again = services.add_upload(data=data, **send)

    assert again.pk != first.pk
    assert files.read(again.file)


def test_a_frame_delivered_twice_is_one_image(
    django_capture_on_commit_callbacks: Any, stored_names: Any
) -> None:
    user = make_user()
    first = make_image(user)
    data = a_picture()
    inspected = pixels.inspect_made(data)
    before = stored_names()
    kept = services.keep_made(data=data, inspected=inspected)
    assert len(stored_names() - before) == 3

    with django_capture_on_commit_callbacks(execute=True):
        again = services.add_image(
            workspace_id=first.workspace_id,
            maker_id=user.pk,
            origin=first.origin,
            kept=kept,
            provenance={},
        )

    assert again.pk == first.pk
    assert again.name == "A1"
    assert Image.objects.count() == 1
    assert stored_names() == before


def test_kept_files_can_be_written_down_and_discarded(stored_names: Any) -> None:
    before = stored_names()
    data = a_picture()
    kept = services.keep_made(data=data, inspected=pixels.inspect_made(data))
    assert services.KeptFiles.from_json(kept.to_json()) == kept
    services.discard(kept)
    services.discard(kept)
    assert stored_names() == before


def test_a_storage_that_fails_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, stored_names: Any
) -> None:
    before = stored_names()
    data = a_picture()
    inspected = pixels.inspect_made(data)
    real = files.write
    calls: list[str] = []

    def full(name: str, content: bytes) -> None:
        calls.append(name)
        if len(calls) == 3:
            raise OSError(28, "No space left on device")
        real(name, content)

    monkeypatch.setattr(files, "write", full)
    with pytest.raises(OSError, match="No space"):
        services.keep_made(data=data, inspected=inspected)
    assert len(calls) == 3
    assert stored_names() == before
