import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError
from django.test import Client, RequestFactory

from config import errors
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_an_unknown_page_is_a_page_for_people() -> None:
    answer = Client().get("/nowhere")

    assert answer.status_code == 404
    assert answer["Content-Type"].startswith("text/html")
    assert "This is private, or gone" in answer.content.decode()


@pytest.mark.parametrize("path", ["/api/v1/nowhere", "/api/nowhere", "/api/", "/api"])
def test_an_unknown_address_under_api_is_json(path: str) -> None:
    answer = Client().get(path)

    assert answer.status_code == 404
    assert answer["Content-Type"].startswith("application/json")
    assert answer.json()["code"] == "not_found"
    assert set(answer.json()) == {"detail", "code"}


@pytest.mark.parametrize(
    ("cause", "status", "code"),
    [
        (SuspiciousOperation("odd"), 400, "bad_request"),
        (RequestDataTooBig("much"), 413, "too_large"),
    ],
)
@pytest.mark.parametrize("path", ["/projects", "/api/v1/images"])
def test_what_cannot_be_read_is_said_in_the_callers_language(cause, status, code, path) -> None:
    request = RequestFactory().post(path)

    answer = errors.bad_request(request, cause)

    assert answer.status_code == status
    if path.startswith("/api/"):
        assert f'"code": "{code}"' in answer.content.decode()
    else:
        assert "<h1" in answer.content.decode()


def test_forbidden_is_403_in_both_languages() -> None:
    page = errors.permission_denied(RequestFactory().get("/x"), PermissionDenied())
    api = errors.permission_denied(RequestFactory().get("/api/x"), PermissionDenied())

    assert (page.status_code, api.status_code) == (403, 403)
    assert '"code": "permission_denied"' in api.content.decode()


def test_a_broken_page_asks_nothing_of_the_database(django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        page = errors.server_error(RequestFactory().get("/studio"))
        api = errors.server_error(RequestFactory().get("/api/v1/account"))

    assert (page.status_code, api.status_code) == (500, 500)
    assert "Nothing was charged" in page.content.decode()
    assert '"code": "server_error"' in api.content.decode()


def test_a_form_without_its_token_is_refused_in_words() -> None:
    client = Client(enforce_csrf_checks=True)
    user = make_user(name="Before")
    client.force_login(user)

    answer = client.post("/you", {"name": "After", "theme": "dark"})

    assert answer.status_code == 403
    assert "The page was open too long" in answer.content.decode()
    user.refresh_from_db()
    assert user.name == "Before"


def test_a_form_too_large_to_read_is_413_and_changes_nothing() -> None:
    client = Client()
    user = make_user(name="Before")
    client.force_login(user)

    answer = client.post("/you", {"name": "x" * (2 * 1024 * 1024 + 1), "theme": "dark"})

    assert answer.status_code == 413
    assert "That is too large" in answer.content.decode()
    user.refresh_from_db()
    assert (user.name, user.theme) == ("Before", "system")


@pytest.mark.parametrize(
    ("path", "holds"), [("/gallery", "Busy for a moment"), ("/api/v1/gallery", '"try_again"')]
)
def test_a_database_that_is_away_is_503_and_worth_trying_again(
    client, monkeypatch, db, path, holds
) -> None:
    def fail(*args, **kwargs):
        raise OperationalError("the connection is closed")

    client.raise_request_exception = False
    monkeypatch.setattr("gallery.services.public_page", fail)
    monkeypatch.setattr("gallery.pages.public_page", fail)

    answer = client.get(path)

    assert answer.status_code == 503
    assert int(answer["Retry-After"]) > 0
    assert holds in answer.content.decode()
