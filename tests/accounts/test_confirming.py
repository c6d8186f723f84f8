"""Where addresses must be confirmed: each way of confirming brings the welcome credits, once."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.test import Client

from accounts.models import ApiKey, User, Workspace
from billing import ledger

pytestmark = pytest.mark.django_db

ADDRESS = "mara@tidewater.example"


@pytest.fixture(autouse=True)
def _confirming(settings) -> None:
    settings.CONFIRM_ADDRESSES = True
    settings.ACCOUNT_EMAIL_VERIFICATION = "optional"
    cache.clear()  # allauth counts tries by address of the caller


@pytest.fixture
def mara() -> Client:
    """Somebody who signed up, is signed in, and has not followed the link."""
    client = Client()
    client.post(
        "/account/signup/", {"name": "Mara", "email": ADDRESS, "password1": "four-small-pears"}
    )
    assert available() == 0
    return client


def available() -> int:
    return ledger.balance(Workspace.objects.get().pk).available


def is_confirmed() -> bool:
    return EmailAddress.objects.get(email=ADDRESS).verified


def follow_link(client: Client, message: mail.EmailMessage) -> None:
    client.post(re.search(r"http://[^/]+(/account/confirm-email/\S+)", str(message.body))[1])


def sign_in_by_code() -> None:
    client = Client()
    client.post("/account/login/code/", {"email": ADDRESS})
    code = re.search(r"is\n\n(\S+)\n", str(mail.outbox[-1].body))[1]
    client.post("/account/login/code/confirm/", {"code": code})
    assert client.get("/you").status_code == 200


def test_signing_in_with_a_code_confirms_and_brings_the_credits(mara) -> None:
    sign_in_by_code()

    assert is_confirmed()
    assert available() == 40


def test_however_often_an_address_is_confirmed_the_credits_come_once(mara) -> None:
    link = mail.outbox[-1]
    follow_link(mara, link)
    follow_link(mara, link)
    sign_in_by_code()
    mara.post("/account/reauthenticate/", {"password": "four-small-pears"})
    mara.post("/account/email/", {"email": "new@tidewater.example", "action_add": ""})
    follow_link(mara, mail.outbox[-1])

    assert User.objects.get().email == "new@tidewater.example"
    assert available() == 40


def test_keys_wait_for_the_confirmation(mara) -> None:
    shown = mara.get("/keys").content.decode()
    refused = mara.post("/keys", {"name": "Bot", "scopes": ["read"]})

    assert "Keys wait until your address is confirmed." in shown
    assert 'name="scopes"' not in shown
    assert refused.status_code == 422
    assert "Keys wait until your address is confirmed." in refused.content.decode()
    assert not ApiKey.objects.exists()

    follow_link(mara, mail.outbox[-1])
    assert mara.post("/keys", {"name": "Bot", "scopes": ["read"]}).status_code == 200
    assert ApiKey.objects.get().name == "Bot"
