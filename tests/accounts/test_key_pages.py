"""The page of API keys: for the owner of the workspace alone."""

import html
import json
import re
import subprocess

import pytest
from django.test import Client
from django.utils import timezone

from accounts import services
from accounts.models import ApiKey, Membership
from tests.factories import join, make_user, workspace_of

pytestmark = pytest.mark.django_db

BOTH = ["read", "generate"]


def client_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def owner():
    return make_user(name="Mara")


@pytest.fixture
def key(owner) -> ApiKey:
    made, _ = services.create_api_key(
        workspace=workspace_of(owner), maker=owner, name="Shop importer", scopes=BOTH
    )
    return made


def colleague(owner, role):
    user = make_user()
    join(user, workspace_of(owner), role)
    user.current_workspace_id = workspace_of(owner).pk
    user.save()
    return user


def test_a_new_key_is_shown_once_and_works(owner) -> None:
    client = client_of(owner)

    answer = client.post("/keys", {"name": "Shop importer", "scopes": BOTH})

    page = answer.content.decode()
    secret = re.search(r'<code id="secret">(iv2_[\w-]{43})</code>', page)[1]
    key = ApiKey.objects.get()
    assert services.find_api_key(secret) == key
    assert (key.name, key.scopes) == ("Shop importer", ["generate", "read"])
    assert "no-store" in answer["Cache-Control"]
    again = client.get("/keys").content.decode()
    assert secret not in again
    assert f"{secret[:8]}…{secret[-4:]}" in again
    assert "never" in again


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": "", "scopes": BOTH}, "This field is required."),
        ({"name": "x" * 81, "scopes": BOTH}, "at most 80 characters"),
        ({"name": "Bot"}, "Choose what the key may do: read, generate, or both."),
        ({"name": "Bot", "scopes": ["everything"]}, "is not one of the available choices"),
        ({"name": "Bot\0", "scopes": BOTH}, "Null characters are not allowed."),
    ],
)
def test_a_bad_key_is_422_and_makes_nothing(owner, fields, sentence) -> None:
    answer = client_of(owner).post("/keys", fields)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert ApiKey.objects.count() == 0


def test_revoking_asks_first_and_stops_the_key_at_once(owner, key) -> None:
    client = client_of(owner)

    question = client.get(f"/keys/{key.public_id}/revoke")
    assert "Revoke “Shop importer”" in question.content.decode()
    key.refresh_from_db()
    assert key.revoked_at is None
    answer = client.post(f"/keys/{key.public_id}/revoke", follow=True)

    key.refresh_from_db()
    assert key.revoked_at <= timezone.now()
    page = answer.content.decode()
    assert "no longer works" in page
    assert "iv2_" not in page.split("</table>")[0] or key.last_four not in page
    assert client.post(f"/keys/{key.public_id}/revoke").status_code == 404


@pytest.mark.parametrize("role", [Membership.Role.MEMBER, Membership.Role.REVIEWER])
def test_colleagues_find_nothing(owner, key, role) -> None:
    client = client_of(colleague(owner, role))

    assert client.get("/keys").status_code == 404
    assert client.post("/keys", {"name": "Mine", "scopes": BOTH}).status_code == 404
    assert client.post(f"/keys/{key.public_id}/revoke").status_code == 404
    key.refresh_from_db()
    assert key.revoked_at is None
    assert ApiKey.objects.count() == 1
    assert 'href="/keys"' not in client.get("/you").content.decode()


def test_a_stranger_sees_only_own_keys(key) -> None:
    client = client_of(make_user())

    assert "Shop importer" not in client.get("/keys").content.decode()
    assert client.get(f"/keys/{key.public_id}/revoke").status_code == 404
    assert client.post(f"/keys/{key.public_id}/revoke").status_code == 404
    key.refresh_from_db()
    assert key.revoked_at is None


def test_a_visitor_is_asked_to_sign_in(key) -> None:
    answer = Client().post(f"/keys/{key.public_id}/revoke")

    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/login/")
    key.refresh_from_db()
    assert key.revoked_at is None


def test_the_quick_start_names_this_installation_and_real_paths(owner, settings) -> None:
    settings.BASE_URL = "https://studio.example"

    page = client_of(owner).get("/keys").content.decode()

    assert "export IMAGEV2=https://studio.example" in page
    assert "$IMAGEV2/api/v1/quotes" in page
    assert "$IMAGEV2/api/v1/generations" in page
    assert "?wait=20" in page
    assert "your-key" in page


def test_the_quick_start_of_a_new_key_holds_its_secret(owner) -> None:
    page = client_of(owner).post("/keys", {"name": "Bot", "scopes": BOTH}).content.decode()

    secret = re.search(r'<code id="secret">(\S+)</code>', page)[1]
    assert f"export IMAGEV2_KEY={secret}" in page
    assert f'KEY = "{secret}"' in page


def test_the_python_of_the_quick_start_is_python(owner) -> None:
    page = client_of(owner).get("/keys").content.decode()

    program = re.search(r'<pre[^>]*id="quickstart-python"[^>]*>(.*?)</pre>', page, re.DOTALL)[1]
    assert "<" not in program
    compile(html.unescape(program), "quickstart.py", "exec")


def test_the_commands_of_the_quick_start_are_shell(owner) -> None:
    page = client_of(owner).get("/keys").content.decode()

    block = re.search(r'<pre[^>]*id="quickstart-curl"[^>]*>(.*?)</pre>', page, re.DOTALL)[1]
    commands = html.unescape(re.sub(r"<[^>]+>", "", block))
    read = subprocess.run(["sh", "-n"], input=commands, text=True, capture_output=True, check=False)
    assert (read.returncode, read.stderr) == (0, "")
    order = re.search(r"ORDER='(.*?)'", commands, re.DOTALL)[1]
    assert json.loads(order)["model"] == "sketch"
