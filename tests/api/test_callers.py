"""Who may call: keys, scopes, sessions, roles; and that every answer is JSON."""

import pytest
from django.test import Client

from accounts import services as accounts
from accounts.ids import new_id, to_public
from accounts.models import ApiKey, Membership
from studio.models import Generation, Project
from tests.api.callers import ORDER, call_as, caller, everything, key_in, key_of, refusal
from tests.factories import join, make_image, make_user, workspace_of
from tests.studio.rendering_stage import grant

pytestmark = pytest.mark.django_db


def test_without_a_key_is_401(owner) -> None:
    for response in (caller().get("account"), caller().post("generations", ORDER)):
        assert refusal(response) == (401, "not_authenticated", None)
        assert response["WWW-Authenticate"] == "Bearer"
    assert not Generation.objects.exists()


@pytest.mark.parametrize("secret", ["iv2_unknown", "x", "iv2_", "iv2_" + "é" * 5])
def test_an_unknown_key_is_401(owner, secret) -> None:
    assert refusal(caller(secret).get("account")) == (401, "not_authenticated", None)


def test_a_revoked_key_and_one_whose_maker_left_are_401(owner) -> None:
    member = make_user()
    seat = join(member, workspace_of(owner), Membership.Role.MEMBER)
    revoked, left = key_of(owner), key_in(member, workspace_of(owner))
    assert caller(left).get("account").status_code == 200
    accounts.revoke_api_key(
        workspace=workspace_of(owner), pk=ApiKey.objects.get(last_four=revoked[-4:]).pk
    )
    seat.delete()

    for secret in (revoked, left):
        assert refusal(caller(secret).get("account")) == (401, "not_authenticated", None)
        assert refusal(caller(secret).get("gallery")) == (401, "not_authenticated", None)


def test_a_key_without_the_scope_is_403(owner) -> None:
    reads, makes = call_as(owner, scopes=("read",)), call_as(owner, scopes=("generate",))

    wrong = reads.post("generations", ORDER)
    assert refusal(wrong) == (403, "scope_required", None)
    assert wrong.json()["scope"] == "generate"
    wrong = makes.get("account")
    assert refusal(wrong) == (403, "scope_required", None)
    assert wrong.json()["scope"] == "read"
    assert not Generation.objects.exists()
    assert makes.post("generations", ORDER).status_code == 202


def test_a_reviewer_may_read_only(owner) -> None:
    image = make_image(owner)
    order = call_as(owner).post("generations", ORDER).json()
    reviewer = make_user()
    join(reviewer, workspace_of(owner), Membership.Role.REVIEWER)
    api = caller(key_in(reviewer, workspace_of(owner)))
    before = everything()

    assert api.get(f"generations/{order['id']}").status_code == 200
    assert api.get("images").json()["results"][0]["id"] == image.public_id
    for path in (
        "quotes", "generations", "projects", f"generations/{order['id']}/cancel",
        f"frames/{order['frames'][0]['id']}/retry", f"images/{image.public_id}/publish",
    ):  # fmt: skip
        assert refusal(api.post(path, ORDER)) == (404, "not_found", None)
    assert refusal(api.delete(f"images/{image.public_id}")) == (404, "not_found", None)
    assert everything() == before


def test_the_ledger_is_the_owners(owner) -> None:
    member = make_user()
    join(member, workspace_of(owner), Membership.Role.MEMBER)

    api = caller(key_in(member, workspace_of(owner)))

    assert refusal(api.get("credits/entries")) == (404, "not_found", None)


def test_a_session_works_with_its_csrf_proof(owner) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(owner)

    account = browser.get("/api/v1/account").json()
    assert account["user"]["email"] == owner.email
    bare = browser.post("/api/v1/projects", {"name": "One"}, "application/json")
    assert refusal(bare) == (403, "csrf_failed", None)
    assert not Project.objects.exists()
    browser.get("/account/login")
    browser.get("/you")
    proof = browser.cookies["csrftoken"].value
    good = browser.post(
        "/api/v1/projects", {"name": "One"}, "application/json", HTTP_X_CSRFTOKEN=proof
    )
    assert good.status_code == 201


def test_a_session_names_its_workspace(owner) -> None:
    other = make_user()
    join(owner, workspace_of(other), Membership.Role.MEMBER)
    browser = Client()
    browser.force_login(owner)

    def workspace(**headers: str) -> object:
        return browser.get("/api/v1/account", headers=headers).json()["workspace"]["id"]

    assert workspace() == workspace_of(owner).public_id
    named = workspace_of(other).public_id
    assert workspace(**{"X-Workspace": named}) == named
    for strange in (workspace_of(make_user()).public_id, "wsp_1", to_public("wsp", new_id())):
        response = browser.get("/api/v1/account", headers={"X-Workspace": strange})
        assert refusal(response) == (404, "not_found", None)


def test_the_account_says_who_and_what_is_left(api, owner) -> None:
    grant(owner, 40)

    assert api.get("account").json() == {
        "workspace": {
            "id": workspace_of(owner).public_id,
            "name": "Kai Ito",
            "plan": "free",
        },
        "user": {"email": owner.email},
        "credits": {"available": 40, "held": 0},
        "limits": {"requests_per_minute": 30, "frames_in_flight": 4},
    }


@pytest.mark.parametrize(
    "path",
    ["/api/", "/api/v1", "/api/v1/", "/api/v1/nothing", "/api/v1/models/", "/api/v2/account",
     "/api/v1/generations/gen_1", "/api/v1/generations/img_01jdq8c2v4e5r8t2m6k0x9w3zb",
     "/api/v1/gallery/no such", "/api/schema/", "/api/v1/models/%00", "/api/v1/models/dall-e"],
)  # fmt: skip
@pytest.mark.parametrize("method", ["get", "post", "delete", "options"])
def test_unknown_addresses_answer_json_404(api, path, method) -> None:
    response = getattr(api, method)(path)

    allowed = {404, 405} if path.endswith("dall-e") else {404}
    assert response.status_code in allowed
    assert refusal(response)[1] in {"not_found", "method_not_allowed"}


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
def test_other_methods_are_405(api, owner, method) -> None:
    before = everything()
    for path in ("account", "generations", "images", "gallery", "projects", "credits/entries"):
        response = api.generic(method.upper(), path, b"{}", content_type="application/json")
        assert refusal(response) == (405, "method_not_allowed", None)
        assert "GET" in response["Allow"]
    assert everything() == before


def test_only_json_is_spoken(api) -> None:
    response = api.get("models", HTTP_ACCEPT="text/html")

    assert refusal(response) == (406, "not_acceptable", None)


def test_the_callers_request_id_comes_back(api) -> None:
    response = api.get("account", HTTP_X_REQUEST_ID="from-the-caller-1")
    assert response["X-Request-Id"] == "from-the-caller-1"


def test_what_breaks_is_json_500_without_its_text(api, monkeypatch, caplog) -> None:
    def breaks(*args: object) -> None:
        raise RuntimeError("password=hunter2")

    monkeypatch.setattr("config.account.ledger.balance", breaks)

    response = api.get("account")

    assert refusal(response) == (500, "server_error", None)
    assert "hunter2" not in response.content.decode()
    assert "the API broke" in caplog.text
