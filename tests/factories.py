"""Plain functions that make what tests need, through the services."""

import itertools
from typing import Any

from django.db import transaction

from accounts import services as accounts
from accounts.models import Membership, User, Workspace
from gallery import services as gallery
from gallery.models import Image
from gallery.pixels import inspect_made
from tests.pictures import a_picture

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


def make_image(
    user: User, *, data: bytes | None = None, name: str = "A1", held_back: str = "", **story: Any
) -> Image:
    """Make an image as a done frame leaves it; ``story`` goes into its provenance."""
    data = data or a_picture()
    provenance = {
        "model": "sketch",
        "model_name": "Sketch",
        "prompt": "A disc at dusk",
        "settings": {"ratio": "3:2", "resolution": "1K"},
        "source_type": "algorithmicMedia",
    } | story
    kept = gallery.keep_made(data=data, inspected=inspect_made(data, provenance["source_type"]))
    with transaction.atomic():
        return gallery.add_image(
            workspace_id=workspace_of(user).pk,
            maker_id=user.pk,
            origin=f"frame:{next(_serial)}",
            kept=kept,
            name=name,
            alt="A red disc on grey",
            provenance=provenance,
            held_back=held_back,
        )
