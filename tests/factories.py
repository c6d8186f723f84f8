"""Plain functions that make what tests need, through the services."""

import itertools
from typing import Any

from accounts import services as accounts
from accounts.models import Membership, User, Workspace

_serial = itertools.count(1)


def make_user(**fields: Any) -> User:
    """Make a person with a confirmed address and a personal workspace (no welcome credits)."""
    n = next(_serial)
    fields = {"email": f"person{n}@example.org", "name": f"Person {n}"} | fields
    user = User.objects.create_user(**fields)
    accounts.open_personal_workspace(user=user)
    return user


def workspace_of(user: User) -> Workspace:
    return Workspace.objects.get(personal_of=user)


def join(user: User, workspace: Workspace, role: str) -> Membership:
    return Membership.objects.create(user=user, workspace=workspace, role=role)
