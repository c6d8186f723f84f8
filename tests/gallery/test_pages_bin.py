"""The bin: what is in it, until when, and out of it again."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Membership, User
from gallery.models import Image
from tests.factories import make_user
from tests.gallery.screens import bare_image, client_of, colleague, read, toasts, words

pytestmark = pytest.mark.django_db
THROWN = datetime(2199, 11, 25, 12, tzinfo=UTC)


@pytest.fixture
def owner() -> User:
    return make_user()


def binned(owner: User, n: int) -> Image:
    return bare_image(owner, n, deleted_at=THROWN)


def test_each_picture_says_when_it_goes_for_good(owner: User) -> None:
    binned(owner, 1)
    bare_image(owner, 2)
    bare_image(owner, 3, deleted_at=THROWN, purged_at=THROWN)
    binned(make_user(), 4)

    text = words(read(owner, "/images/bin"))

    assert "Pictures stay here for 30 days, then they are deleted for good." in text
    assert "A1 Deleted for good on 25 December 2199" in text
    assert text.count("Deleted for good on") == 1


def test_an_empty_bin_says_so(owner: User) -> None:
    assert "The bin is empty" in words(read(owner, "/images/bin"))


def test_restoring_brings_it_back_and_stays_in_the_bin(owner: User) -> None:
    image = binned(owner, 1)
    sent = {"image": image.public_id, "next": "/images/bin"}

    answer = client_of(owner).post("/images/restore", sent, follow=True)

    assert answer.redirect_chain == [("/images/bin", 303)]
    assert toasts(answer.content.decode()) == ["Restored 1 picture."]
    image.refresh_from_db()
    assert image.deleted_at is None
    assert client_of(owner).post("/images/restore", sent).status_code == 404


def test_a_reviewer_sees_the_bin_and_restores_nothing(owner: User) -> None:
    image = binned(owner, 1)
    reviewer = colleague(owner, Membership.Role.REVIEWER)

    text = words(read(reviewer, "/images/bin"))

    assert "A1 Deleted for good" in text
    assert "Restore" not in text
    sent = {"image": image.public_id}
    assert client_of(reviewer).post("/images/restore", sent).status_code == 404
    assert client_of(make_user()).post("/images/restore", sent).status_code == 404
    assert client_of(None).post("/images/restore", sent).status_code == 302
    assert list(Image.objects.binned()) == [image]


def test_a_full_bin_asks_no_more_of_the_database_and_goes_on(owner: User) -> None:
    client = client_of(owner)
    binned(owner, 1)
    with CaptureQueriesContext(connection) as one:
        client.get("/images/bin")
    for n in range(2, 101):
        binned(owner, n)
    with CaptureQueriesContext(connection) as hundred:
        page = client.get("/images/bin").content.decode()

    assert len(one) == len(hundred) <= 12
    assert page.count("Deleted for good on") == 24
    assert 'rel="next" data-more>More' in page
    assert client.get("/images/bin?cursor=no").status_code == 404
