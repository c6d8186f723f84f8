"""What can happen to an account: opened, confirmed, given keys, changed, signed out everywhere."""

import hashlib
import re
import secrets
from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from accounts.access import is_confirmed
from accounts.hooks import hooks
from accounts.models import PUBLIC_PARTS, ApiKey, Membership, User, Workspace

KEY_PREFIX = "iv2_"
_LAST_USED_STEP = timedelta(minutes=1)
_OF_MEMBERSHIP = ("id", "role", "created_at")


class InvalidKey(ValueError):
    """A new key was asked for with a bad name or scope; ``field`` says which."""

    code = "invalid_key"

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(reason)
        self.field = field


@transaction.atomic
def open_personal_workspace(*, user: User, welcome: bool = True) -> Workspace:
    """Give ``user`` the workspace that comes with every person, with its account.

    Call it in the transaction that makes the user. Safe to repeat: the same workspace comes back.
    Where an address counts as confirmed, what a confirmed address earns is given here too, unless
    ``welcome`` is off.
    """
    workspace, is_new = Workspace.objects.get_or_create(
        personal_of=user, defaults={"name": user.name or user.email.partition("@")[0]}
    )
    if is_new:
        Membership.objects.create(workspace=workspace, user=user, role=Membership.Role.OWNER)
        User.objects.filter(pk=user.pk, current_workspace_id=None).update(
            current_workspace_id=workspace.pk
        )
        user.current_workspace_id = workspace.pk
        for opened in hooks.workspace_opened:
            opened(workspace.pk)
        if welcome and not settings.CONFIRM_ADDRESSES:
            confirm_address(user=user)
    return workspace


@transaction.atomic
def confirm_address(*, user: User) -> None:
    """Give what a confirmed address earns. Safe to repeat: each hook gives once."""
    workspace = open_personal_workspace(user=user, welcome=False)
    for confirmed in hooks.address_confirmed:
        confirmed(workspace.pk)


@transaction.atomic
def hand_over(*, user: User, password: str | None = None) -> None:
    """Give an account to whoever proved to have its address, and to nobody else.

    Whoever signed up with that address may have been a stranger: their password no longer works,
    their sessions end with it, their keys stop. Without ``password`` none works until one is set.
    """
    user.set_password(password)
    user.save(update_fields=["password"])
    ApiKey.objects.filter(maker=user, revoked_at=None).update(revoked_at=timezone.now())


def create_api_key(
    *, workspace: Workspace, maker: User, name: str, scopes: Iterable[str]
) -> tuple[ApiKey, str]:
    """Make a key and give its secret, which is nowhere kept and never shown again.

    The secret is ``iv2_`` and 256 random bits; being random it needs no slow hash.

    Raises:
        InvalidKey: no name, one over 80 characters, no scope or an unknown one; nothing is made.
    """
    name = " ".join(name.split())
    chosen = sorted(set(scopes))
    if not name or len(name) > 80:
        raise InvalidKey("name", "Give the key a name of 1 to 80 characters.")
    if not chosen or not set(chosen) <= set(ApiKey.Scope.values):
        raise InvalidKey("scopes", "Choose what the key may do: read, generate, or both.")
    secret = KEY_PREFIX + secrets.token_urlsafe(32)
    key = ApiKey.objects.create(
        workspace=workspace,
        maker=maker,
        name=name,
        digest=digest_of(secret),
        prefix=secret[:8],
        last_four=secret[-4:],
        scopes=chosen,
    )
    return key, secret


def digest_of(secret: str) -> str:
    """SHA-256 of a key's secret, in hex: what is stored and looked up."""
    return hashlib.sha256(secret.encode()).hexdigest()


def revoke_api_key(*, workspace: Workspace, pk: UUID) -> bool:
    """Stop a key at once. False when it is not there or was revoked before."""
    standing = ApiKey.objects.filter(workspace=workspace, pk=pk, revoked_at=None)
    return bool(standing.update(revoked_at=timezone.now()))


def find_api_key(secret: str) -> ApiKey | None:
    """Find the key of ``secret`` if it works: not revoked, its maker still active and a member.

    It comes with its ``membership``.
    """
    if not secret.startswith(KEY_PREFIX):
        return None
    member = "workspace__memberships__"
    found = (
        ApiKey.objects.filter(
            digest=digest_of(secret),
            revoked_at=None,
            maker__is_active=True,
            workspace__memberships__user_id=F("maker_id"),
        )
        .select_related("workspace", "maker")
        .annotate(**{f"member_{name}": F(member + name) for name in _OF_MEMBERSHIP})
    )
    key = next(iter(found), None)  # at most one; ``first`` would sort, which is dear to compile
    if key:
        facts = {name: getattr(key, f"member_{name}") for name in _OF_MEMBERSHIP}
        key.membership = Membership(workspace=key.workspace, user=key.maker, **facts)
        key.membership._state.adding = False  # it was read, like the key
        _note_use(key)
    return key


def _note_use(key: ApiKey) -> None:
    # At most one write a minute: "last used" is for people, and a write a call would be a queue.
    now = timezone.now()
    if key.last_used_at is None or key.last_used_at < now - _LAST_USED_STEP:
        stale = Q(last_used_at=None) | Q(last_used_at__lt=now - _LAST_USED_STEP)
        ApiKey.objects.filter(stale, pk=key.pk).update(last_used_at=now)


def change_profile(
    *, user: User, name: str, public_name: str, theme: str, single_keys: bool
) -> None:
    """Store what a person may change of themselves. Values are checked by the form."""
    User.objects.filter(pk=user.pk).update(
        name=name, public_name=public_name, theme=theme, single_keys=single_keys
    )


def change_theme(*, user: User, theme: str) -> None:
    """Remember light, dark or system for this person on every device."""
    if theme in User.Theme.values:
        User.objects.filter(pk=user.pk).update(theme=theme)


def sign_out_everywhere(*, user: User, keep_session: str | None = None) -> int:
    """End every session of ``user`` but ``keep_session``. Returns how many ended."""
    ended = 0
    for session in Session.objects.filter(expire_date__gte=timezone.now()).iterator():
        if session.session_key == keep_session:
            continue
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()
            ended += 1
    return ended


@transaction.atomic
def bootstrap_account(
    *,
    email: str,
    password: str,
    name: str | None = None,
    plan: str | None = None,
    welcome: bool = True,
) -> tuple[User, Workspace]:
    """Find or make the person with this address, as operators and scripts do.

    The address counts as confirmed; ``welcome`` says whether it earns the welcome credits.
    Without a name theirs is read from the address. Repeating it changes nothing but the name and
    the plan, where one is given, and the password of an account that was not confirmed.
    """
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        user = User.objects.create_user(email=email, password=password)
    elif not is_confirmed(user):
        hand_over(user=user, password=password)
    if name or not user.name:
        user.name = " ".join((name or "").split()) or _name_in(user.email)
        user.save(update_fields=["name"])
    EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"primary": True, "verified": True}
    )
    workspace = open_personal_workspace(user=user, welcome=False)
    if welcome:
        confirm_address(user=user)
    if plan is not None:
        Workspace.objects.filter(pk=workspace.pk).update(plan=plan)
        workspace.plan = plan
    return user, workspace


def _name_in(address: str) -> str:
    """Read a name from an address: ``mara.lindqvist+art@…`` is Mara Lindqvist."""
    own = address.partition("@")[0].partition("+")[0]
    return " ".join(re.split(r"[._-]+", own)).strip().title()[:80]


def choose_shown(*, user: User, parts: Iterable[str]) -> None:
    """Settle what this person's publications show at first; unknown parts are left out."""
    wanted = set(parts)
    user.shows = [part for part in PUBLIC_PARTS if part in wanted]
    user.save(update_fields=["shows"])
