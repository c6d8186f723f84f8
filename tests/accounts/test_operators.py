"""What whoever runs the studio does: bootstrap, superusers, the admin's door."""

import json
from io import StringIO

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client

from accounts.models import ApiKey, User, Workspace
from accounts.services import confirm_address, find_api_key
from billing import ledger
from billing.models import CreditEntry
from tests.factories import make_user, workspace_of

pytestmark = pytest.mark.django_db

ADDRESS = "ada@example.org"
PASSWORD = "four-small-pears"


@pytest.fixture(autouse=True)
def _no_earlier_tries() -> None:
    cache.clear()  # allauth counts tries by address of the caller


def bootstrap(*more: str, email: str = ADDRESS, password: str = PASSWORD) -> dict[str, str]:
    out = StringIO()
    call_command("bootstrap", "--email", email, "--password", password, *more, stdout=out)
    answer: dict[str, str] = json.loads(out.getvalue())
    return answer


def available() -> int:
    return ledger.balance(Workspace.objects.get().pk).available


def sign_in(login: str, password: str) -> Client:
    client = Client()
    client.post("/account/login/", {"login": login, "password": password})
    return client


def test_bootstrap_again_is_the_same_account_with_a_new_key_and_no_more_credits() -> None:
    first = bootstrap("--credits", "500", "--api-key")
    second = bootstrap("--credits", "500", "--api-key")

    assert (first["user"], first["workspace"]) == (second["user"], second["workspace"])
    assert first["api_key"] != second["api_key"]
    keys = [find_api_key(answer["api_key"]) for answer in (first, second)]
    assert all(keys)
    assert ApiKey.objects.count() == 2
    assert available() == 500
    assert [(e.kind, e.posted) for e in CreditEntry.objects.all()] == [("grant", 500)]


def test_bootstrap_without_credits_gives_the_welcome_once_and_no_key() -> None:
    assert bootstrap()["api_key"] is None
    bootstrap()

    assert available() == 40
    assert not ApiKey.objects.exists()


def test_bootstrap_says_so_when_first_credits_were_given_before() -> None:
    bootstrap()
    said = StringIO()

    call_command(
        "bootstrap", "--email", ADDRESS, "--password", PASSWORD, "--credits", "500",
        stdout=StringIO(), stderr=said,
    )  # fmt: skip

    assert "had its first credits before" in said.getvalue()
    assert available() == 40


@pytest.mark.parametrize("repeat", [(), ("--credits", "0"), ("--credits", "500")])
def test_no_credits_stand_in_place_of_the_welcome_for_good(repeat, settings) -> None:
    bootstrap("--credits", "0")
    bootstrap(*repeat)
    settings.CONFIRM_ADDRESSES = True
    confirm_address(user=User.objects.get())

    assert available() == 0
    assert not CreditEntry.objects.exists()
    call_command("reconcile_ledger", stdout=StringIO())


def test_bootstrap_reads_a_name_from_the_address_until_it_is_told_one() -> None:
    bootstrap(email="mara.lind-qvist+art@example.org")
    assert User.objects.get().shown_name == "Mara Lind Qvist"

    bootstrap("--name", " Mara  L. ", email="mara.lind-qvist+art@example.org")
    assert User.objects.get().shown_name == "Mara L."
    bootstrap(email="mara.lind-qvist+art@example.org")
    assert User.objects.get().shown_name == "Mara L."


def test_bootstrap_keeps_the_password_and_reads_the_address_in_any_case() -> None:
    bootstrap(email="Ada@Example.org")
    bootstrap(password="another-good-one")

    assert User.objects.get().email == ADDRESS
    assert sign_in(ADDRESS, PASSWORD).get("/you").status_code == 200
    assert sign_in(ADDRESS, "another-good-one").get("/you").status_code == 302


def test_bootstrap_confirms_an_address_that_signed_up_before(settings) -> None:
    settings.CONFIRM_ADDRESSES = True
    settings.ACCOUNT_EMAIL_VERIFICATION = "optional"
    client = Client()
    client.post("/account/signup/", {"name": "Ada", "email": ADDRESS, "password1": PASSWORD})
    assert "Not confirmed" in client.get("/you").content.decode()

    bootstrap()

    assert "Not confirmed" not in client.get("/you").content.decode()
    assert available() == 40


@pytest.mark.parametrize(
    "wrong",
    [("--credits", "-1"), ("--credits", "many"), ("--plan", "gold"), ("--name", " "),
     ("--name", "x" * 81)],
)  # fmt: skip
def test_bootstrap_refuses_nonsense_and_makes_nobody(wrong) -> None:
    with pytest.raises(CommandError):
        bootstrap(*wrong)
    with pytest.raises(CommandError, match="not an e-mail address"):
        bootstrap(email="ada")

    assert not User.objects.exists()


def test_a_superuser_made_on_the_command_line_can_work_here() -> None:
    User.objects.create_superuser("Root@Example.org", PASSWORD)

    client = sign_in("root@example.org", PASSWORD)

    assert client.get("/studio", follow=True).status_code == 200
    assert client.get("/admin/").status_code == 200
    assert Workspace.objects.get().personal_of == User.objects.get()


def test_the_admin_has_no_sign_in_of_its_own_that_counts_no_tries() -> None:
    User.objects.create_superuser(ADDRESS, PASSWORD)
    client = Client()

    answer = client.post("/admin/login/?next=/admin/", {"username": ADDRESS, "password": PASSWORD})

    assert answer.status_code == 302
    assert answer["Location"] == "/account/login/?next=/admin/"
    assert client.get("/you").status_code == 302, "signed in past the count of tries"


def test_for_who_is_not_staff_the_admin_is_not_there() -> None:
    client = Client()
    client.force_login(make_user())

    assert client.get("/admin/login/").status_code == 404


def test_an_operator_changes_a_plan_in_the_admin_and_nothing_else() -> None:
    workspace = workspace_of(make_user(name="Mara"))
    client = Client()
    client.force_login(User.objects.create_superuser(ADDRESS, PASSWORD))
    page = f"/admin/accounts/workspace/{workspace.pk}/change/"

    answer = client.post(page, {"plan": "team", "name": "Stolen", "personal_of": ""})

    assert answer.status_code == 302
    workspace.refresh_from_db()
    assert (workspace.plan, workspace.name) == ("team", "Mara")
    assert workspace.personal_of is not None
    assert client.post(f"/admin/accounts/workspace/{workspace.pk}/delete/").status_code == 403
    assert client.get("/admin/accounts/workspace/add/").status_code == 403


def test_staff_cannot_confirm_an_address_in_the_admin() -> None:
    client = Client()
    client.force_login(User.objects.create_superuser(ADDRESS, PASSWORD))

    assert client.get("/admin/account/emailaddress/").status_code == 404
    assert "Email addresses" not in client.get("/admin/").content.decode()
