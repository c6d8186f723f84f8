"""Prices asked for over the API: what a quote says, when it holds, and what has none."""

import pytest

from billing import ledger
from studio.models import Generation, Quote
from tests.api.callers import ORDER, PAID, everything, refusal
from tests.factories import make_image, make_user, workspace_of
from tests.studio.rendering_stage import grant, order

pytestmark = pytest.mark.django_db


def test_a_quote_says_the_price_and_is_redeemed_once(api, owner, told) -> None:
    grant(owner, 20)
    asked = PAID | {"count": 2}

    response = api.post("quotes", asked)

    quote = response.json()
    assert response.status_code == 201
    assert quote["id"] == Quote.objects.get().public_id
    assert quote["credits"] == 12
    assert quote["affordable"] is True
    assert quote["lines"] == [
        {"label": "Nano Banana 2, 2K", "count": 2, "credits_each": 6, "credits": 12}
    ]
    assert (quote["width"], quote["height"]) == (1856, 2304)
    assert ledger.balance(workspace_of(owner).pk).held == 0

    other = api.post("generations", asked | {"count": 1, "quote": quote["id"]})
    assert refusal(other) == (400, "invalid_order", "quote")
    taken = api.post("generations", asked | {"quote": quote["id"]})
    assert taken.status_code == 202
    assert taken.json()["credits"]["held"] == 12
    grant_left = ledger.balance(workspace_of(owner).pk)
    again = api.post("generations", asked | {"quote": quote["id"]})
    assert refusal(again) == (409, "quote_used", None)
    assert ledger.balance(workspace_of(owner).pk) == grant_left


@pytest.mark.parametrize("field", ["project", "direction", "parent", "also_from"])
def test_nothing_is_priced_that_names_what_is_not_there(api, owner, field) -> None:
    (theirs,) = order(make_user(), press="theirs", model="sketch")
    named = {
        "project": theirs.project.public_id,
        "direction": theirs.direction.public_id,
        "parent": theirs.frames.get().public_id,
        "also_from": theirs.frames.get().public_id,
    }
    before = everything()

    response = api.post("quotes", ORDER | {field: named[field]})

    assert refusal(response) == (400, "invalid_order", field)
    assert refusal(api.post("generations", ORDER | {field: named[field]}))[2] == field
    assert everything() == before


def test_no_quote_leans_on_somebody_elses_picture(api, owner) -> None:
    theirs = make_image(make_user())
    before = everything()

    response = api.post("quotes", ORDER | {"references": [{"image": theirs.public_id}]})

    assert refusal(response) == (400, "invalid_order", "references")
    assert everything() == before


def test_a_402_leaves_the_quote_unused(api, owner, told) -> None:
    quote = api.post("quotes", PAID).json()
    assert quote["affordable"] is False
    assert refusal(api.post("generations", PAID | {"quote": quote["id"]}))[0] == 402
    grant(owner, 6)

    assert api.post("generations", PAID | {"quote": quote["id"]}).status_code == 202


def test_an_old_quote_is_409(api, owner) -> None:
    quote = api.post("quotes", ORDER).json()
    Quote.objects.update(expires_at="2026-01-01T00:00:00Z")

    response = api.post("generations", ORDER | {"quote": quote["id"]})

    assert refusal(response) == (409, "quote_expired", None)
    assert not Generation.objects.exists()
