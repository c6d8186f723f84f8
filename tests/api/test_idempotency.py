"""``Idempotency-Key``: nothing happens twice, and nothing is remembered that did not happen."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.models import IdempotencyKey
from gallery.models import Image
from studio.models import Generation, Project
from tests.api.callers import ORDER, PAID, call_as, everything, refusal
from tests.factories import make_user, workspace_of
from tests.pictures import a_picture
from tests.studio.rendering_stage import grant

pytestmark = pytest.mark.django_db


def post(api, path: str, body, key: str = "k-1", **options):
    return api.post(path, body, HTTP_IDEMPOTENCY_KEY=key, **options)


def test_the_same_order_again_gets_the_first_answer_and_holds_nothing_more(
    api, owner, told
) -> None:
    grant(owner, 12)
    first = post(api, "generations", PAID)
    after = everything()

    second = post(api, "generations", PAID)

    assert (first.status_code, second.status_code) == (202, 202)
    assert second.json() == first.json()
    assert second["Location"] == first["Location"]
    assert second["Idempotency-Replayed"] == "true"
    assert "Idempotency-Replayed" not in first
    assert everything() == after
    assert Generation.objects.count() == 1


def test_without_a_key_two_orders_are_two(api) -> None:
    assert api.post("generations", ORDER).status_code == 202
    assert api.post("generations", ORDER).status_code == 202
    assert Generation.objects.count() == 2


def test_the_key_with_another_body_is_422(api) -> None:
    post(api, "generations", ORDER)
    after = everything()

    assert refusal(post(api, "generations", ORDER | {"count": 2})) == (
        422,
        "idempotency_mismatch",
        None,
    )
    assert refusal(post(api, "quotes", ORDER))[:2] == (422, "idempotency_mismatch")
    assert everything() == after


def test_a_refusal_is_not_remembered(api, owner, told) -> None:
    assert refusal(post(api, "generations", PAID))[0] == 402
    grant(owner, 6)

    assert post(api, "generations", PAID).status_code == 202
    assert Generation.objects.count() == 1


def test_while_the_first_runs_the_second_is_told_to_wait(api, owner) -> None:
    post(api, "projects", {"name": "One"})
    IdempotencyKey.objects.update(status=None, locked_at=timezone.now() - timedelta(seconds=30))
    before = everything()

    response = post(api, "projects", {"name": "One"})

    assert refusal(response) == (409, "idempotency_in_flight", None)
    assert 55 <= int(response["Retry-After"]) <= 60
    assert everything() == before


@pytest.mark.parametrize("key", ["", "é", "x" * 256])
def test_a_key_is_1_to_255_printable_characters(api, key) -> None:
    response = post(api, "projects", {"name": "One"}, key=key)

    assert refusal(response)[:2] == (400, "invalid_order")
    assert not Project.objects.exists()


@pytest.mark.parametrize("key", ["a b", "x" * 255, '~!"#'])
def test_every_printable_character_may_stand_in_a_key(api, key) -> None:
    first = post(api, "projects", {"name": "One"}, key=key)
    again = post(api, "projects", {"name": "One"}, key=key)

    assert (first.status_code, again.status_code) == (201, 201)
    assert again["Idempotency-Replayed"] == "true"
    assert Project.objects.count() == 1


def test_an_uploaded_file_counts_by_its_bytes(api) -> None:
    def send(data: bytes, name: str):
        file = SimpleUploadedFile(name, data, content_type="image/png")
        return post(api, "images", {"file": file}, format="multipart")

    first = send(a_picture(), "one.png")
    second = send(a_picture(), "two.png")

    assert (first.status_code, second.status_code) == (201, 201)
    assert second["Idempotency-Replayed"] == "true"
    assert second.json()["id"] == first.json()["id"]
    assert refusal(send(a_picture(400, 400), "one.png"))[:2] == (422, "idempotency_mismatch")
    assert Image.objects.count() == 1


def test_keys_belong_to_the_workspace(api, owner) -> None:
    post(api, "projects", {"name": "One"})
    other = make_user()

    theirs = post(call_as(other), "projects", {"name": "One"})

    assert theirs.status_code == 201
    assert "Idempotency-Replayed" not in theirs
    assert {p.workspace_id for p in Project.objects.all()} == {
        workspace_of(owner).pk,
        workspace_of(other).pk,
    }


def test_cancelling_again_under_the_same_key_is_no_conflict(api) -> None:
    order = api.post("generations", ORDER).json()
    path = f"generations/{order['id']}/cancel"

    first, second = post(api, path, {}), post(api, path, {})

    assert (first.status_code, second.status_code) == (200, 200)
    assert second.json() == first.json()
    assert refusal(api.post(path))[:2] == (409, "not_cancellable")


@pytest.mark.parametrize("depth", [300, 1000, 10_000])
def test_a_body_too_deep_to_be_compared_is_refused(api, depth) -> None:
    before = everything()
    body = '{"model":"sketch","prompt":"x","words":' + "[" * depth + "]" * depth + "}"

    response = api.generic(
        "POST", "generations", body, content_type="application/json", HTTP_IDEMPOTENCY_KEY="k-1"
    )

    assert refusal(response) == (400, "invalid_json", None)
    assert everything() == before
    assert not IdempotencyKey.objects.exists()
