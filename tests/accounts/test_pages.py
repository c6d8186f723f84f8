"""Signing up, in and out, and the page about oneself."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from accounts.models import Membership, User, Workspace
from billing import ledger
from tests.factories import make_user

pytestmark = pytest.mark.django_db

PASSWORD = "four-small-pears"


@pytest.fixture(autouse=True)
def _no_earlier_tries() -> None:
    cache.clear()  # allauth counts tries by address of the caller


def sign_up(client: Client, **fields):
    data = {"name": "Mara Lindqvist", "email": "mara@tidewater.example", "password1": PASSWORD}
    return client.post("/account/signup/", data | fields)


def is_signed_in(client: Client) -> bool:
    return client.get("/you").status_code == 200


def test_signing_up_opens_a_workspace_with_the_welcome_credits() -> None:
    client = Client()

    answer = sign_up(client)

    assert (answer.status_code, answer["Location"]) == (302, "/studio")
    user = User.objects.get()
    assert (user.name, user.email) == ("Mara Lindqvist", "mara@tidewater.example")
    workspace = Workspace.objects.get(personal_of=user)
    assert Membership.objects.get(user=user).role == Membership.Role.OWNER
    assert ledger.balance(workspace.pk).available == 40
    assert is_signed_in(client)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"email": "mara@tidewater"}, "valid email address"),
        ({"password1": "short"}, "at least 10 characters"),
        ({"password1": "1234567890"}, "too common"),
        ({"name": ""}, "This field is required."),
        ({"name": "x" * 81}, "at most 80 characters"),
    ],
)
def test_a_bad_sign_up_says_why_and_makes_nobody(fields, sentence) -> None:
    answer = sign_up(Client(), **fields)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert 'aria-invalid="true"' in page
    assert User.objects.count() == Workspace.objects.count() == 0


def test_a_taken_address_is_told_by_mail_only(settings) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"  # else allauth has to say it on the page
    make_user(email="mara@tidewater.example")

    sign_up(Client())

    assert User.objects.count() == 1
    assert [message.subject for message in mail.outbox] == ["You already have an account"]


def test_signing_in_with_the_password() -> None:
    make_user(email="mara@tidewater.example", password=PASSWORD)
    client = Client()

    answer = client.post(
        "/account/login/", {"login": "Mara@Tidewater.example", "password": PASSWORD}
    )

    assert (answer.status_code, answer["Location"]) == (302, "/studio")
    assert is_signed_in(client)


def test_a_wrong_password_says_so_and_signs_nobody_in() -> None:
    make_user(email="mara@tidewater.example", password=PASSWORD)
    client = Client()

    answer = client.post("/account/login/", {"login": "mara@tidewater.example", "password": "no"})

    assert answer.status_code == 422
    assert "This address and password do not belong together." in answer.content.decode()
    assert not is_signed_in(client)


def test_the_sixth_try_is_not_looked_at() -> None:
    make_user(email="mara@tidewater.example", password=PASSWORD)
    client = Client()
    for _ in range(5):
        client.post("/account/login/", {"login": "mara@tidewater.example", "password": "no"})

    answer = client.post(
        "/account/login/", {"login": "mara@tidewater.example", "password": PASSWORD}
    )

    assert "Too many tries. Wait a few minutes" in answer.content.decode()
    assert not is_signed_in(client)


def test_too_many_sign_ups_from_one_place_get_a_page_of_ours() -> None:
    for _ in range(20):
        sign_up(Client(), email="")

    answer = sign_up(Client())

    assert answer.status_code == 429
    assert '<h1 class="h2">Too many tries</h1>' in answer.content.decode()
    assert User.objects.count() == 0


def test_where_addresses_are_confirmed_the_link_brings_the_welcome_credits(settings) -> None:
    settings.CONFIRM_ADDRESSES = True
    settings.ACCOUNT_EMAIL_VERIFICATION = "optional"
    client = Client()
    sign_up(client)
    workspace = Workspace.objects.get()
    assert ledger.balance(workspace.pk).available == 0
    [message] = mail.outbox
    assert message.subject == "Confirm your address and get your credits"
    link = re.search(r"http://[^/]+(/account/confirm-email/\S+)", message.body)[1]

    asked = client.get(link)
    assert "mara@tidewater.example belongs to you." in asked.content.decode()
    assert ledger.balance(workspace.pk).available == 0
    client.post(link)

    assert ledger.balance(workspace.pk).available == 40
    assert "Not confirmed" not in client.get("/you").content.decode()
    assert "This link no longer works" in Client().get(link[:-1] + "x/").content.decode()


def test_after_signing_in_one_is_where_one_wanted_to_be() -> None:
    make_user(email="mara@tidewater.example", password=PASSWORD)
    client = Client()
    assert 'value="/keys"' in client.get("/account/login/?next=/keys").content.decode()

    answer = client.post(
        "/account/login/",
        {"login": "mara@tidewater.example", "password": PASSWORD, "next": "/keys"},
    )

    assert answer["Location"] == "/keys"


def test_signing_in_with_a_mailed_code() -> None:
    make_user(email="mara@tidewater.example")
    client = Client()

    client.post("/account/login/code/", {"email": "mara@tidewater.example"})
    [message] = mail.outbox
    code = re.search(r"is\n\n(\S+)\n", message.body)[1]
    assert message.subject == f"Your code: {code}"
    wrong = client.post("/account/login/code/confirm/", {"code": "WRONG-1"})
    assert "That is not the code." in wrong.content.decode()
    assert not is_signed_in(client)
    client.post("/account/login/code/confirm/", {"code": code})

    assert is_signed_in(client)


def test_choosing_a_new_password_by_a_mailed_link() -> None:
    make_user(email="mara@tidewater.example", password=PASSWORD)
    client = Client()

    client.post("/account/password/reset/", {"email": "mara@tidewater.example"})
    [message] = mail.outbox
    link = re.search(r"http://[^/]+(/account/password/reset/key/\S+)", message.body)[1]
    form = client.get(link, follow=True)
    assert "Choose a new password" in form.content.decode()
    done = client.post(form.request["PATH_INFO"], {"password1": "five-small-plums"}, follow=True)

    assert "Password changed" in done.content.decode()
    user = User.objects.get()
    assert user.check_password("five-small-plums")
    assert "This link no longer works" in Client().get(link, follow=True).content.decode()


def test_asking_for_a_link_does_not_tell_who_has_an_account() -> None:
    answer = Client().post("/account/password/reset/", {"email": "nobody@example.org"}, follow=True)

    assert "If there is an account with that address" in answer.content.decode()
    assert [message.subject for message in mail.outbox] == ["No account with this address"]


def test_signing_out() -> None:
    client = Client()
    client.force_login(make_user())

    assert client.get("/account/logout/").status_code == 200
    assert is_signed_in(client)
    answer = client.post("/account/logout/")

    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert not is_signed_in(client)


@pytest.fixture
def mara() -> User:
    return make_user(name="Mara", public_name="", password=PASSWORD)


@pytest.fixture
def client_of_mara(mara) -> Client:
    client = Client()
    client.force_login(mara)
    return client


def test_changing_how_one_appears(client_of_mara, mara) -> None:
    answer = client_of_mara.post(
        "/you", {"name": "Mara L.", "public_name": "Studio Lund", "theme": "dark"}, follow=True
    )

    mara.refresh_from_db()
    assert (mara.name, mara.public_name, mara.theme) == ("Mara L.", "Studio Lund", "dark")
    assert mara.single_keys is False
    page = answer.content.decode()
    assert 'data-theme="dark"' in page
    assert 'data-single-keys="off"' in page
    assert "Saved." in page


def test_a_bad_profile_is_422_and_changes_nothing(client_of_mara, mara) -> None:
    answer = client_of_mara.post("/you", {"name": "x" * 81, "theme": "sepia"})

    assert answer.status_code == 422
    assert answer.content.decode().count('class="hint err"') == 2
    mara.refresh_from_db()
    assert (mara.name, mara.theme) == ("Mara", "system")


def test_the_theme_switch_works_with_and_without_scripts(client_of_mara, mara) -> None:
    plain = client_of_mara.post(
        "/you/theme", {"theme": "dark"}, headers={"referer": "http://testserver/keys"}
    )
    assert plain["Location"] == "http://testserver/keys"
    script = client_of_mara.post(
        "/you/theme", {"theme": "light"}, headers={"accept": "application/json"}
    )
    assert script.status_code == 204
    mara.refresh_from_db()
    assert mara.theme == "light"

    elsewhere = client_of_mara.post(
        "/you/theme", {"theme": "pink"}, headers={"referer": "http://evil.example/"}
    )
    assert elsewhere["Location"] == "/you"
    mara.refresh_from_db()
    assert mara.theme == "light"


def test_signing_out_everywhere_keeps_this_device(client_of_mara, mara) -> None:
    other = Client()
    other.force_login(mara)
    stranger = Client()
    stranger.force_login(make_user())

    answer = client_of_mara.post("/you/sign-out-everywhere", follow=True)

    assert "Signed out on 1 other device." in answer.content.decode()
    assert is_signed_in(client_of_mara)
    assert not is_signed_in(other)
    assert is_signed_in(stranger)


def test_changing_the_password_asks_for_the_old_one(client_of_mara, mara) -> None:
    data = {"oldpassword": "wrong", "password1": "five-small-plums"}
    refused = client_of_mara.post("/account/password/change/", data)
    assert 'class="hint err"' in refused.content.decode()
    mara.refresh_from_db()
    assert mara.check_password(PASSWORD)

    client_of_mara.post("/account/password/change/", data | {"oldpassword": PASSWORD})
    mara.refresh_from_db()
    assert mara.check_password("five-small-plums")


def test_changing_the_address_waits_for_the_link(client_of_mara, mara) -> None:
    client_of_mara.post("/account/reauthenticate/", {"password": PASSWORD})

    page = client_of_mara.post(
        "/account/email/", {"email": "new@tidewater.example", "action_add": ""}, follow=True
    ).content.decode()

    assert "new@tidewater.example" in page
    mara.refresh_from_db()
    assert mara.email != "new@tidewater.example"
    [message] = mail.outbox
    assert message.to == ["new@tidewater.example"]
    link = re.search(r"http://[^/]+(/account/confirm-email/\S+)", message.body)[1]
    client_of_mara.post(link)
    mara.refresh_from_db()
    assert mara.email == "new@tidewater.example"


def test_an_unconfirmed_address_says_what_waits_for_it(client_of_mara, settings) -> None:
    assert "Confirmed" in client_of_mara.get("/you").content.decode()
    settings.CONFIRM_ADDRESSES = True

    page = client_of_mara.get("/you").content.decode()

    assert "Not confirmed" in page
    assert "Send the link again" in page


def ask_for(client: Client, address: str) -> str:
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    asked = {"email": address, "action_add": ""}
    return client.post("/account/email/", asked, follow=True).content.decode()


def test_an_address_that_is_not_confirmed_stays_until_the_new_one_is() -> None:
    for address in ("mara@tidewater.example", "hugo@tidewater.example"):
        client = Client()
        sign_up(client, email=address)

        ask_for(client, f"first.{address}")
        page = ask_for(client, f"new.{address}")

        assert f"<dd>{address}</dd>" in page
        assert f"<dd>new.{address}</dd>" in page
        assert f"first.{address}" not in page
        assert User.objects.filter(email=address).exists()
        client.post("/account/email/", {"email": f"new.{address}", "action_remove": ""})
        assert f"{address}, not confirmed yet" in client.get("/account/email/").content.decode()
    assert sign_in("mara@tidewater.example").get("/you").status_code == 200


def test_an_address_of_somebody_else_cannot_be_changed_to(client_of_mara, mara) -> None:
    make_user(email="hugo@tidewater.example")
    ask_for(client_of_mara, "hugo@tidewater.example")
    link = re.search(r"http://[^/]+(/account/confirm-email/\S+)", str(mail.outbox[-1].body))[1]

    page = client_of_mara.post(link, follow=True).content.decode()

    assert "There is an account with this address." in page
    mara.refresh_from_db()
    assert mara.email != "hugo@tidewater.example"


def sign_in(address: str) -> Client:
    client = Client()
    client.post("/account/login/", {"login": address, "password": PASSWORD})
    return client
