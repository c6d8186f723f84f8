"""Who gets what at every address, with the things of one owner in it.

A row says what each caller gets, in the order of ``routes.CALLERS``: anonymous, stranger,
reviewer, revoked key, wrong scope. Pages take no key, so a page's row has the first three and
whoever comes with a key is as anonymous as anyone. A new address without a row fails.
"""

from dataclasses import dataclass

import pytest

from tests.api.callers import everything
from tests.routes import CALLERS, METHODS, admin_routes, make_world, routes

pytestmark = pytest.mark.django_db


@dataclass(frozen=True, slots=True)
class Row:
    """Statuses by method, five each; and what stands behind the path."""

    answers: dict[str, list[int]]
    query: str = ""


def _row(other: str, query: str = "", **given: str) -> Row:
    answers = {}
    for method in METHODS:
        found = [int(status) for status in given.get(method.lower(), other).split()]
        answers[method] = found if len(found) == len(CALLERS) else [*found, found[0], found[0]]
    return Row(answers, query)


def public(*, get: str = "200 200 200", **given: str) -> Row:
    """Describe a page that needs no sign-in."""
    return _row("405 405 405", get=get, **given)


def private(*, query: str = "", **given: str) -> Row:
    """Describe a page that sends visitors to sign in before it says anything."""
    return _row("302 405 405", query, **given)


def entrance(**given: str) -> Row:
    """Describe one of allauth's pages; of those only reading and sending matter."""
    row = _row("405 405 405", **given)
    return Row({method: row.answers[method] for method in ("GET", "POST")})


def api(**given: str) -> Row:
    """Describe a call of the API."""
    return _row("405 405 405 405 405", **given)


MINE = "401 200 200 401 403"
"""A list: everybody sees their own workspace's."""
SEEN = "401 404 200 401 403"
DONE = "401 404 404 401 403"
"""Changing an owner's thing: nobody here may."""
LOOK = "302 404 200"
DO = "302 404 404"

ROWS: dict[str, Row] = {
    "": public(),
    "try": public(get="405 405 405", post="422 422 422"),
    "try/<slug:token>/<int:number>": public(get="404 404 404"),
    "try/<slug:token>/keep": public(get="405 405 405", post="410 410 410"),
    "terms": public(),
    "privacy": public(),
    "favicon.ico": public(get="302 302 302"),
    "gallery": public(),
    "gallery/<slug:slug>": public(),
    "gallery/<slug:slug>/report": public(post="422 422 422"),
    "public/<str:name>": public(),
    "files/<img:pk>/<slug:variant>": public(get="404 404 200"),
    "files/<img:pk>/download": public(get="404 404 200"),
    "health/live": public(),
    "health/ready": public(),
    "you": private(get="302 200 200", post="302 200 200"),
    "you/theme": private(post="302 302 302"),
    "you/sign-out-everywhere": private(post="302 302 302"),
    "keys": private(get="302 200 404", post="302 200 404"),
    "keys/<key:pk>/revoke": private(get=DO, post=DO),
    "credits": private(get="302 200 404"),
    "images": private(get="302 200 200"),
    "images/upload": private(get="302 200 404", post="302 422 404"),
    "images/bin": private(get="302 200 200"),
    "images/delete": private(post="302 303 404"),
    "images/restore": private(post=DO),
    "images/<img:pk>": private(get=LOOK),
    "images/<img:pk>/publish": private(get=DO, post=DO),
    "images/<img:pk>/withdraw": private(post=DO),
    "gallery/<slug:slug>/hide": private(post=DO),
    "gallery/<slug:slug>/unhide": private(post=DO),
    "gallery/<slug:slug>/pick": private(post=DO),
    "studio": private(get="302 200 302"),
    "studio/order": private(get="302 302 404", post="302 422 404"),
    "studio/compose": private(get="302 200 404", post="302 200 404"),
    "studio/public": private(get="302 200 404", post="302 302 404"),
    "projects": private(get="302 200 200", post="302 422 404"),
    "projects/<prj:pk>": private(get=LOOK),
    "projects/<prj:pk>/rows": private(get=LOOK),
    "projects/<prj:pk>/order": private(get=DO, post=DO),
    "projects/<prj:pk>/compose": private(get=DO, post=DO),
    "projects/<prj:pk>/prompts": private(get=DO),
    "projects/<prj:pk>/approved": private(get="302 404 302"),
    "projects/<prj:pk>/rename": private(post=DO),
    "projects/<prj:pk>/archive": private(post=DO),
    "projects/<prj:pk>/unarchive": private(post=DO),
    "directions/<dir:pk>/rename": private(post=DO),
    "directions/<dir:pk>/story": private(get=LOOK),
    "frames/<frm:pk>": private(get=LOOK),
    "frames/<frm:pk>/card": private(get=LOOK),
    "frames/<frm:pk>/pick": private(post="302 404 303"),
    "frames/<frm:pk>/cancel": private(post=DO),
    "frames/<frm:pk>/retry": private(post=DO),
    "frames/<frm:pk>/take": private(post=DO),
    "frames/<frm:pk>/send": private(post="302 404 303"),
    "frames/<frm:pk>/remove": private(post=DO),
    "frames/<frm:pk>/restore": private(post=DO),
    "frames/<frm:pk>/finish": private(post=DO),
    "frames/<frm:pk>/review": private(get=LOOK, post="302 404 302"),
    "frames/<frm:pk>/reopen": private(post="302 404 302"),
    "selection/send": private(post="302 404 404"),
    "selection/delete": private(post=DO),
    "selection/restore": private(post=DO),
    "selection/download": private(get="302 404 404"),
    "compare": private(get="302 404 200", query="?f=<frm:pk>&f=<frm:pk>"),
    "account/login/": entrance(get="200 302 302", post="422 302 302"),
    "account/login/code/": entrance(get="200 302 302", post="422 302 302"),
    "account/login/code/confirm/": entrance(get="302 302 302", post="302 302 302"),
    "account/logout/": entrance(get="302 200 200", post="302 302 302"),
    "account/signup/": entrance(get="200 302 302", post="422 302 302"),
    "account/inactive/": entrance(get="200 200 200"),
    "account/reauthenticate/": entrance(get="302 200 200", post="302 422 422"),
    "account/email/": entrance(get="302 200 200", post="302 302 302"),
    "account/confirm-email/": entrance(get="200 200 200"),
    r"account/^confirm-email/(?P<key>[-:\w]+)/$": entrance(get="200 200 200", post="404 404 404"),
    "account/password/change/": entrance(get="302 200 200", post="302 422 422"),
    "account/password/set/": entrance(get="302 302 302", post="302 302 302"),
    "account/password/reset/": entrance(get="200 200 200", post="422 422 422"),
    "account/password/reset/done/": entrance(get="200 200 200"),
    "account/password/reset/key/done/": entrance(get="200 200 200"),
    r"account/^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": entrance(
        get="200 200 200", post="422 422 422"
    ),
    "api/schema": public(),
    "api/docs": public(),
    "api/<path:rest>": _row("404 404 404"),
    "api/v1/account": api(get=MINE),
    "api/v1/models": api(get=MINE),
    "api/v1/models/<slug:model>": api(get=MINE),
    "api/v1/quotes": api(post="401 400 404 401 403"),
    "api/v1/generations": api(get=MINE, post="401 400 404 401 403"),
    "api/v1/generations/<gen:pk>": api(get=SEEN),
    "api/v1/generations/<gen:pk>/events": api(get=SEEN),
    "api/v1/generations/<gen:pk>/cancel": api(post=DONE),
    "api/v1/frames/<frm:pk>/cancel": api(post=DONE),
    "api/v1/frames/<frm:pk>/retry": api(post=DONE),
    "api/v1/images": api(get=MINE, post="401 415 404 401 403"),
    "api/v1/images/<img:pk>": api(get=SEEN, delete=DONE),
    "api/v1/images/<img:pk>/download": api(get=SEEN),
    "api/v1/images/<img:pk>/restore": api(post=DONE),
    "api/v1/images/<img:pk>/publish": api(post=DONE),
    "api/v1/images/<img:pk>/unpublish": api(post=DONE),
    "api/v1/gallery": api(get="200 200 200 401 200"),
    "api/v1/gallery/<slug:slug>": api(get="200 200 200 401 200"),
    "api/v1/projects": api(get=MINE, post="401 400 404 401 403"),
    "api/v1/projects/<prj:pk>": api(get=SEEN),
    "api/v1/credits/entries": api(get="401 200 404 401 403"),
}


@pytest.fixture(autouse=True)
def _embedded(settings) -> None:
    settings.WELCOME_CREDITS = 0
    settings.CONFIRM_ADDRESSES = False


def test_every_address_has_its_row() -> None:
    found = list(routes())

    assert sorted(set(found) - set(ROWS)) == [], "write a row for it"
    assert sorted(set(ROWS) - set(found)) == [], "its row can go"


@pytest.mark.parametrize("route", sorted(ROWS))
def test_everybody_gets_what_the_row_says(route) -> None:
    row = ROWS[route]
    world = make_world()
    path = world.path(route + row.query)
    is_api = route.startswith("api/")
    kind = "application/json" if is_api else "application/x-www-form-urlencoded"
    got = {}
    for method in row.answers:
        got[method] = []
        for caller in CALLERS:
            before = everything()
            client = world.client(caller, route, method)
            answer = client.generic(method, path, b"{}" if is_api else b"", kind)
            got[method].append(answer.status_code)
            if caller not in world.people or answer.status_code >= 400:
                assert everything() == before, (method, caller)
            if is_api and answer.status_code >= 400:
                assert answer.headers["Content-Type"] == "application/json"
                assert answer.headers["X-Request-Id"]

    assert got == row.answers


@pytest.mark.parametrize("route", ["api/v1/generations/<gen:pk>", "api/v1/images/<img:pk>"])
def test_what_is_not_yours_answers_as_what_is_not_there(route) -> None:
    world = make_world()
    path = world.path(route)
    client = world.client("stranger", route, "GET")

    foreign = client.get(path)
    unknown = client.get(f"{path[:-6]}000000")

    assert (foreign.status_code, foreign.json()) == (unknown.status_code, unknown.json())


def test_the_admin_is_for_staff() -> None:
    world = make_world()
    checked = 0
    for route in admin_routes():
        if "<" in route or "(" in route or route in {"admin/login/", "admin/logout/"}:
            continue
        for caller in CALLERS:
            answer = world.client(caller, route, "GET").get(f"/{route}")
            assert answer.status_code == 302
            assert "/login/" in answer["Location"]
        checked += 1
    assert checked >= 3
