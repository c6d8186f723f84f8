import pytest
import time_machine

from accounts import services
from accounts.models import ApiKey, Membership, User, Workspace
from billing import ledger
from tests.factories import join, make_user, workspace_of

pytestmark = pytest.mark.django_db


def test_a_person_has_one_personal_workspace_however_often_it_is_opened() -> None:
    user = User.objects.create_user(email="ada@example.org", name="Ada")

    first = services.open_personal_workspace(user=user)
    second = services.open_personal_workspace(user=user)

    assert first == second
    assert Workspace.objects.count() == 1
    assert Membership.objects.get().role == "owner"
    assert User.objects.get().current_workspace_id == first.pk
    assert ledger.balance(first.pk).available == 40


def test_where_addresses_must_be_confirmed_credits_wait_for_it(settings) -> None:
    settings.CONFIRM_ADDRESSES = True
    user = User.objects.create_user(email="ada@example.org")
    workspace = services.open_personal_workspace(user=user)
    assert ledger.balance(workspace.pk).available == 0

    services.confirm_address(user=user)
    services.confirm_address(user=user)

    assert ledger.balance(workspace.pk).available == 40


def test_a_key_is_stored_as_a_digest_and_found_by_its_secret() -> None:
    user = make_user()
    workspace = workspace_of(user)

    key, secret = services.create_api_key(
        workspace=workspace, maker=user, name=" my  laptop ", scopes=["read", "generate"]
    )

    assert secret.startswith("iv2_")
    assert len(secret) == 4 + 43
    assert (key.name, key.prefix, key.last_four) == ("my laptop", secret[:8], secret[-4:])
    assert secret not in str(vars(key))
    found = services.find_api_key(secret)
    assert found == key
    assert services.find_api_key(secret[:-1] + ("a" if secret[-1] != "a" else "b")) is None
    assert services.find_api_key("iv2_") is None
    assert services.find_api_key("") is None


@pytest.mark.parametrize(
    ("name", "scopes", "field"),
    [("", ["read"], "name"), ("x" * 81, ["read"], "name"), ("ok", [], "scopes"),
     ("ok", ["read", "admin"], "scopes")],
)  # fmt: skip
def test_a_bad_key_is_refused_and_nothing_made(name, scopes, field) -> None:
    user = make_user()

    with pytest.raises(services.InvalidKey) as refusal:
        services.create_api_key(workspace=workspace_of(user), maker=user, name=name, scopes=scopes)

    assert refusal.value.field == field
    assert not ApiKey.objects.exists()


def test_a_key_stops_when_revoked() -> None:
    user = make_user()
    key, secret = services.create_api_key(
        workspace=workspace_of(user), maker=user, name="k", scopes=["read"]
    )

    assert services.revoke_api_key(workspace=workspace_of(user), pk=key.pk) is True
    assert services.revoke_api_key(workspace=workspace_of(user), pk=key.pk) is False
    assert services.find_api_key(secret) is None


def test_a_key_cannot_be_revoked_from_another_workspace() -> None:
    user, stranger = make_user(), make_user()
    key, secret = services.create_api_key(
        workspace=workspace_of(user), maker=user, name="k", scopes=["read"]
    )

    assert services.revoke_api_key(workspace=workspace_of(stranger), pk=key.pk) is False
    assert services.find_api_key(secret) == key


def test_a_key_stops_when_its_maker_leaves_or_is_switched_off() -> None:
    owner, member = make_user(), make_user()
    workspace = workspace_of(owner)
    membership = join(member, workspace, "member")
    _, secret = services.create_api_key(
        workspace=workspace, maker=member, name="k", scopes=["read"]
    )
    assert services.find_api_key(secret) is not None

    membership.delete()
    assert services.find_api_key(secret) is None
    join(member, workspace, "member")
    User.objects.filter(pk=member.pk).update(is_active=False)
    assert services.find_api_key(secret) is None


def test_last_used_is_written_at_most_once_a_minute(django_assert_num_queries) -> None:
    user = make_user()
    key, secret = services.create_api_key(
        workspace=workspace_of(user), maker=user, name="k", scopes=["read"]
    )
    with time_machine.travel("2026-11-25T10:00:00Z", tick=False):
        services.find_api_key(secret)
    with time_machine.travel("2026-11-25T10:00:59Z", tick=False):
        services.find_api_key(secret)
    key.refresh_from_db()
    assert key.last_used_at is not None
    assert key.last_used_at.isoformat() == "2026-11-25T10:00:00+00:00"
    with time_machine.travel("2026-11-25T10:01:01Z", tick=False):
        services.find_api_key(secret)
    key.refresh_from_db()
    assert key.last_used_at.isoformat() == "2026-11-25T10:01:01+00:00"


def test_signing_out_everywhere_ends_only_ones_own_other_sessions(client) -> None:
    from django.test import Client

    user, other = make_user(), make_user()
    here, there, elsewhere = Client(), Client(), Client()
    here.force_login(user)
    there.force_login(user)
    elsewhere.force_login(other)

    ended = services.sign_out_everywhere(user=user, keep_session=here.session.session_key)

    assert ended == 1
    assert here.session.get("_auth_user_id") == str(user.pk)
    assert there.session.get("_auth_user_id") is None
    assert elsewhere.session.get("_auth_user_id") == str(other.pk)
