"""Every address of the project with the objects of one owner in it, and everybody who may call."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from accounts import services as accounts
from accounts.models import ApiKey, Membership, User
from gallery import services as gallery
from studio.models import Frame, Generation
from studio.orders import ImageOrder
from studio.services import order_images
from tests.factories import join, make_image, make_user, workspace_of

CALLERS = ("anonymous", "stranger", "reviewer", "revoked key", "wrong scope")
METHODS = ("GET", "POST", "PUT", "DELETE")


def routes() -> Iterator[str]:
    """Give every address, as its pattern is written; the admin's are one matter of their own."""
    yield from (route for route in _below(get_resolver(), "") if not route.startswith("admin/"))


def admin_routes() -> Iterator[str]:
    yield from (route for route in _below(get_resolver(), "") if route.startswith("admin/"))


def _below(resolver: URLResolver, start: str) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        route = start + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _below(pattern, route)
        elif isinstance(pattern, URLPattern):
            yield route


@dataclass(frozen=True, slots=True)
class World:
    """An owner's things, and those who want at them."""

    values: dict[str, str]
    people: dict[str, User]
    secrets: dict[str, str]

    def path(self, route: str) -> str:
        """Put the owner's things into a route."""
        plain = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<re:\1>", route).replace("^", "").rstrip("$")
        return "/" + re.sub(r"<([^>]+)>", lambda found: self.values[found[1]], plain)

    def client(self, caller: str, route: str, method: str) -> Client:
        """Give who calls, afresh: the API by key, pages by session. No key opens a page."""
        client = Client(raise_request_exception=False)
        is_api = route.startswith("api/v1/")
        secret = self.secrets.get(f"{caller} {method}", self.secrets.get(caller))
        if secret and (is_api or caller not in self.people):
            client.defaults["HTTP_AUTHORIZATION"] = f"Bearer {secret}"
        if caller in self.people and not is_api:
            client.force_login(self.people[caller])
        return client


def make_world() -> World:
    """Make an owner with one of everything, a stranger, a reviewer, and keys that do not do."""
    owner, stranger, reviewer = (
        make_user(name=name, password="a-long-password-1")
        for name in ("Owner", "Stranger", "Judge")
    )
    workspace = workspace_of(owner)
    join(reviewer, workspace, Membership.Role.REVIEWER)
    User.objects.filter(pk=reviewer.pk).update(current_workspace_id=workspace.pk)
    (generation,) = order_images(
        workspace=workspace,
        member=owner,
        orders=[ImageOrder(model="sketch", prompt="A disc at dusk")],
        press="world",
    )
    image = make_image(owner)
    frame = Frame.objects.get()
    Frame.objects.update(status=Frame.Status.DONE, image=image)
    Generation.objects.update(status=Generation.Status.SUCCEEDED)
    shown = gallery.publish(image=make_image(owner), maker_name="Owner", title="Dusk")
    values = {
        "prj:pk": generation.project.public_id,
        "dir:pk": generation.direction.public_id,
        "gen:pk": generation.public_id,
        "frm:pk": frame.public_id,
        "img:pk": image.public_id,
        "key:pk": _key(owner, workspace, ApiKey.Scope.READ)[0].public_id,
        "slug:variant": "640",
        "str:name": shown.files["640"],
        "slug:slug": shown.slug,
        "str:slug": shown.slug,
        "slug:model": "sketch",
        "slug:token": "nothing-like-it",
        "int:number": "1",
        "path:rest": "v1/nothing",
        "re:key": "MQ:1abc:xyz",
        "re:uidb36": "1",
        "str:key": "MQ:1abc:xyz",
    }
    both = tuple(ApiKey.Scope)
    revoked, revoked_secret = _key(owner, workspace, *both)
    accounts.revoke_api_key(workspace=workspace, pk=revoked.pk)
    reads = _key(owner, workspace, ApiKey.Scope.READ)[1]
    secrets = {
        "stranger": _key(stranger, workspace_of(stranger), *both)[1],
        "reviewer": _key(reviewer, workspace, *both)[1],
        "revoked key": revoked_secret,
        "wrong scope": reads,
        "wrong scope GET": _key(owner, workspace, ApiKey.Scope.GENERATE)[1],
    }
    return World(values, {"stranger": stranger, "reviewer": reviewer}, secrets)


def _key(user: User, workspace: Any, *scopes: str) -> tuple[ApiKey, str]:
    return accounts.create_api_key(workspace=workspace, maker=user, name="Test", scopes=scopes)
