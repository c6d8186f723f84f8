"""Where addresses must be confirmed: each way of confirming brings the welcome credits, once."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from accounts.models import ApiKey, User, Workspace
from billing import ledger
from tests.accounts.letters import ADDRESS, link_in, sign_in_by_code

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("confirming")]


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
    client.post(link_in(message))


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
