"""What one was about to do survives the way in: signing in, signing up, the code."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from tests.factories import make_user

pytestmark = pytest.mark.django_db

WANTED = "/studio?remix=dusk-3f"
PASSWORD = "four-small-pears"


@pytest.fixture(autouse=True)
def _no_earlier_tries() -> None:
    cache.clear()


def link(client: Client, page: str, words: str) -> str:
    html = client.get(page).content.decode()
    found = re.search(
        rf'href="([^"]+)">(?:<svg[^<]*<use[^>]*>(?:</use>)?</svg>\s*)?{words}<', html, re.DOTALL
    )
    assert found, words
    return found[1].replace("&amp;", "&")


def arrive(client: Client) -> str:
    answer = client.get(WANTED)
    assert answer.status_code == 302
    return answer["Location"]


def test_through_sign_in() -> None:
    user, client = make_user(password=PASSWORD), Client()
    page = arrive(client)

    answer = client.post(page, {"login": user.email, "password": PASSWORD})

    assert answer["Location"] == WANTED


def test_through_sign_up_and_back_to_sign_in() -> None:
    client = Client()
    page = link(client, arrive(client), "Create an account")
    assert link(client, page, "Sign in") == "/account/login/?next=/studio%3Fremix%3Ddusk-3f"

    answer = client.post(
        page, {"name": "Mara", "email": "mara@tidewater.example", "password1": PASSWORD}
    )

    assert answer["Location"] == WANTED


def test_through_a_code() -> None:
    user, client = make_user(password=PASSWORD), Client()
    page = link(client, arrive(client), "Send me a code")

    confirm = client.post(page, {"email": user.email})["Location"]
    code = re.search(r"^([A-Z0-9-]{6,9})$", mail.outbox[0].body, re.MULTILINE)
    assert code
    answer = client.post(confirm, {"code": code[1]})

    assert answer["Location"] == WANTED
