"""Somebody signs up with a stranger's address; its owner ends up with the account, alone."""

from urllib.parse import quote

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.management import call_command
from django.test import Client

from accounts import services
from accounts.models import User, Workspace
from billing import ledger
from tests.accounts.letters import ADDRESS, is_signed_in, link_in, sign_in_by_code
from tests.factories import workspace_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("confirming")]

THEIRS = "a-strangers-password"
OWN = "four-small-pears"
ENDED = "The password chosen before no longer works"


@pytest.fixture
def stranger() -> Client:
    """Whoever signed up with Mara's address, signed in with a password of their own."""
    client = Client()
    client.post("/account/signup/", {"name": "Nobody", "email": ADDRESS, "password1": THEIRS})
    assert is_signed_in(client)
    return client


def sign_in(password: str, address: str = ADDRESS) -> Client:
    client = Client()
    client.post("/account/login/", {"login": address, "password": password})
    return client


def test_a_code_that_confirms_ends_the_password_and_the_sessions_of_before(stranger) -> None:
    owner, page = sign_in_by_code()

    assert ENDED in page
    assert is_signed_in(owner)
    assert not is_signed_in(stranger)
    assert not is_signed_in(sign_in(THEIRS))
    assert ledger.balance(Workspace.objects.get().pk).available == 40


def test_after_that_the_owner_sets_a_password_and_keeps_it(stranger) -> None:
    owner, _ = sign_in_by_code()

    form = owner.get("/account/password/change/", follow=True)
    assert "Choose a password" in form.content.decode()
    owner.post("/account/password/set/", {"password1": OWN, "password2": OWN})
    again, page = sign_in_by_code()

    assert ENDED not in page
    assert is_signed_in(owner)
    assert is_signed_in(again)
    assert is_signed_in(sign_in(OWN))


def test_the_strangers_other_ways_in_are_closed_too(stranger) -> None:
    user = User.objects.get()
    _, secret = services.create_api_key(
        workspace=workspace_of(user), maker=user, name="left over", scopes=["read"]
    )
    stranger.post("/account/reauthenticate/", {"password": THEIRS})
    stranger.post("/account/email/", {"email": "stranger@evil.example", "action_add": ""})
    change = mail.outbox[-1]
    assert change.to == ["stranger@evil.example"]

    sign_in_by_code()
    for client in (stranger, Client()):
        client.post(link_in(change))

    assert services.find_api_key(secret) is None
    assert User.objects.get().email == ADDRESS
    assert EmailAddress.objects.get().email == ADDRESS


def test_the_mailed_link_confirms_nothing_for_who_is_not_signed_in(stranger) -> None:
    link = link_in(mail.outbox[-1])
    owner = Client()

    asked = owner.get(link).content.decode()
    answer = owner.post(link)

    assert "Sign in to confirm" in asked
    assert f"/account/login/?next={quote(link)}" in asked
    assert "belongs to you" not in asked
    assert answer.status_code == 302
    assert not EmailAddress.objects.get().verified
    assert ledger.balance(Workspace.objects.get().pk).available == 0


def test_the_mailed_link_keeps_the_password_of_who_is_signed_in() -> None:
    here, elsewhere = Client(), Client()
    here.post("/account/signup/", {"name": "Mara", "email": ADDRESS, "password1": OWN})
    link = link_in(mail.outbox[-1])

    elsewhere.post("/account/login/", {"login": ADDRESS, "password": OWN, "next": link})
    assert "belongs to you" in elsewhere.get(link).content.decode()
    elsewhere.post(link)

    assert EmailAddress.objects.get().verified
    assert is_signed_in(here)
    assert is_signed_in(sign_in(OWN))


def test_an_address_that_somebody_wants_to_change_to_opens_nothing(stranger) -> None:
    stranger.post("/account/reauthenticate/", {"password": THEIRS})
    stranger.post("/account/email/", {"email": "ada@tidewater.example", "action_add": ""})
    mail.outbox.clear()

    Client().post("/account/login/code/", {"email": "ada@tidewater.example"})
    Client().post("/account/password/reset/", {"email": "ada@tidewater.example"})

    assert [message.subject for message in mail.outbox] == ["No account with this address"] * 2


def test_an_address_that_somebody_wants_to_change_to_is_not_taken(stranger) -> None:
    stranger.post("/account/reauthenticate/", {"password": THEIRS})
    stranger.post("/account/email/", {"email": "ada@tidewater.example", "action_add": ""})
    change = mail.outbox[-1]
    ada = Client()

    ada.post(
        "/account/signup/", {"name": "Ada", "email": "ada@tidewater.example", "password1": OWN}
    )
    assert is_signed_in(ada)
    ada.post(link_in(mail.outbox[-1]))
    stranger.post(link_in(change))

    assert EmailAddress.objects.get(verified=True).user.name == "Ada"
    assert sorted(User.objects.values_list("email", flat=True)) == [
        "ada@tidewater.example",
        ADDRESS,
    ]


def test_a_new_password_by_mail_ends_the_strangers_session(stranger) -> None:
    owner = Client()
    owner.post("/account/password/reset/", {"email": ADDRESS})
    form = owner.get(link_in(mail.outbox[-1]), follow=True)
    owner.post(form.request["PATH_INFO"], {"password1": OWN})

    assert not is_signed_in(stranger)
    assert not is_signed_in(sign_in(THEIRS))
    assert is_signed_in(sign_in(OWN))


def test_bootstrap_takes_an_unconfirmed_account_from_whoever_made_it(stranger, capsys) -> None:
    call_command("bootstrap", "--email", ADDRESS, "--password", OWN)

    assert not is_signed_in(stranger)
    assert not is_signed_in(sign_in(THEIRS))
    assert is_signed_in(sign_in(OWN))


def test_where_every_address_counts_as_confirmed_a_code_keeps_the_password(settings) -> None:
    settings.CONFIRM_ADDRESSES = False
    here = Client()
    here.post("/account/signup/", {"name": "Mara", "email": ADDRESS, "password1": OWN})

    _, page = sign_in_by_code()

    assert ENDED not in page
    assert is_signed_in(here)
    assert is_signed_in(sign_in(OWN))
