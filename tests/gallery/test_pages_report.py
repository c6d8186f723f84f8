"""Reporting a published picture: open to everyone, a few an hour."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client

from accounts.models import User
from gallery.models import Publication, Report
from tests.factories import make_user
from tests.gallery.screens import bare_publication, client_of, read, toasts, words

pytestmark = pytest.mark.django_db
ADDRESS = "/gallery/row-1/report"
ENOUGH = "You sent 5 reports within an hour. They are noted; send this one later."


@pytest.fixture(autouse=True)
def _no_earlier_reports() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def publication() -> Publication:
    return bare_publication(make_user(), 1)


def test_the_form_says_what_happens_next(publication: Publication) -> None:
    text = words(read(None, ADDRESS))

    assert "Whoever runs this studio reads every report and can hide the picture at once." in text
    for reason in Report.Reason:
        assert reason.label in text


def test_a_visitor_reports(publication: Publication) -> None:
    answer = Client().post(ADDRESS, {"reason": "rights", "note": "My can"}, follow=True)

    assert answer.redirect_chain == [("/gallery/row-1", 303)]
    assert toasts(answer.content.decode()) == [
        "Reported. Whoever runs this studio will look at it."
    ]
    report = Report.objects.get()
    assert (report.publication, report.reason, report.note) == (publication, "rights", "My can")
    assert report.reporter is None


def test_somebody_signed_in_changes_their_open_report(publication: Publication) -> None:
    user: User = make_user()
    client = client_of(user)

    client.post(ADDRESS, {"reason": "rights"})
    client.post(ADDRESS, {"reason": "person"})

    report = Report.objects.get()
    assert (report.reporter, report.reason) == (user, "person")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "Choose what is wrong with the picture."),
        ({"reason": "ugly"}, "Choose one of the reasons."),
        ({"reason": "other", "note": "x" * 1001}, "at most 1000 characters"),
        ({"reason": "other", "note": "a\0"}, "Null characters are not allowed."),
    ],
)
def test_a_bad_report_is_422_and_noted_nowhere(
    publication: Publication, fields: dict[str, str], sentence: str
) -> None:
    answer = Client().post(ADDRESS, fields)

    assert answer.status_code == 422
    assert sentence in words(answer.content.decode())
    assert not Report.objects.exists()


def test_a_few_an_hour_from_one_address(publication: Publication) -> None:
    for _ in range(5):
        assert Client().post(ADDRESS, {"reason": "other"}).status_code == 303

    sixth = Client().post(ADDRESS, {"reason": "other", "note": "Again"})
    elsewhere = Client(REMOTE_ADDR="203.0.113.9").post(ADDRESS, {"reason": "other"})

    assert sixth.status_code == 429
    page = sixth.content.decode()
    assert ENOUGH in words(page)
    assert "Again</textarea>" in page  # nothing typed is lost
    assert elsewhere.status_code == 303
    assert Report.objects.count() == 6


def test_a_refused_report_takes_no_turn(publication: Publication) -> None:
    for _ in range(9):
        Client().post(ADDRESS, {})

    assert Client().post(ADDRESS, {"reason": "other"}).status_code == 303


def test_what_is_not_shown_cannot_be_reported(publication: Publication) -> None:
    Publication.objects.update(hidden_at="2026-11-25T12:00Z")

    assert Client().get(ADDRESS).status_code == 404
    assert Client().post(ADDRESS, {"reason": "other"}).status_code == 404
    assert not Report.objects.exists()
