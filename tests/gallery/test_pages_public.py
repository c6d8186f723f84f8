"""The public gallery: for everyone, without signing in."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Membership, User
from gallery import services
from tests.factories import make_image, make_user
from tests.gallery.screens import bare_publication, client_of, colleague, read, words

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _no_remembered_models() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def maker() -> User:
    return make_user(name="Mara Lindqvist", email="mara@tidewater.example")


def titles(page: str) -> list[str]:
    return re.findall(r'class="plate-cap"><p class="grow"><b>(.*?)</b>', page)


def test_it_opens_on_the_newest_for_anyone(maker: User) -> None:
    for n in range(3):
        bare_publication(maker, n, published_at=NOON + timedelta(hours=n))

    page = read(None, "/gallery")

    assert titles(page) == ["Row 2", "Row 1", "Row 0"]
    assert 'href="/gallery" aria-current="true">New' in page
    assert page.count('data-ratio="4:3"') == 3
    assert len(re.findall(r'<img [^>]*width="4" height="3" alt="Row \d"', page)) == 3
    assert '<link rel="canonical" href="http://127.0.0.1:8000/gallery">' in page
    assert "csrf" not in page


def test_signed_in_people_see_the_same(maker: User) -> None:
    bare_publication(maker, 1)
    assert titles(read(make_user(), "/gallery")) == ["Row 1"]


def test_orders(maker: User) -> None:
    for n in range(3):
        bare_publication(
            maker, n, remix_count=n % 2, published_at=NOON,
            picked_at=NOON - timedelta(hours=n) if n else None,
        )  # fmt: skip

    assert titles(read(None, "/gallery?order=picked")) == ["Row 1", "Row 2"]
    remixed = read(None, "/gallery?order=remixed")
    assert titles(remixed) == ["Row 1", "Row 2", "Row 0"]
    assert not re.search(r"\d+ remix", words(remixed))


def test_filters_narrow_and_keep_each_other(maker: User) -> None:
    bare_publication(maker, 1, ratio="9:16", width=9, height=16, search="kiosk red")
    bare_publication(maker, 2, model="nano-banana-2", model_name="Nano Banana 2")
    bare_publication(maker, 3, ratio="1:1", width=1024, height=1023, search="kiosk blue")

    assert titles(read(None, "/gallery?shape=tall")) == ["Row 1"]
    assert titles(read(None, "/gallery?shape=wide")) == ["Row 2"]
    assert titles(read(None, "/gallery?shape=square")) == ["Row 3"]
    assert titles(read(None, "/gallery?ratio=9:16")) == ["Row 1"]
    assert titles(read(None, "/gallery?q=KIOSK")) == ["Row 3", "Row 1"]
    page = read(None, "/gallery?model=nano-banana-2&order=picked&q=row")
    assert '<use href="#g-nb2"/>' in page
    assert 'href="/gallery?q=row&amp;model=nano-banana-2&amp;shape=tall&amp;order=picked"' in page
    assert 'href="/gallery?q=row&amp;order=picked"' in page  # the chosen model leads back to all
    assert '<input type="hidden" name="model" value="nano-banana-2">' in page


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("", "Nothing published yet"),
        ("?order=picked", "Nothing is picked yet"),
        (
            "?q=%3Cumbrela&shape=wide",
            "No pictures for “&lt;umbrela” Check the spelling, or drop the “Wide” filter.",
        ),
        ("?model=gone", "No published picture fits “gone”."),
        ("?q=%00", "No pictures for"),
    ],
)
def test_an_empty_list_names_the_next_step(query: str, sentence: str) -> None:
    assert sentence in words(read(None, f"/gallery{query}"))


@pytest.mark.parametrize("query", ["order=liked", "shape=round", "cursor=no"])
def test_a_made_up_order_or_place_is_not_found(query: str) -> None:
    assert client_of(None).get(f"/gallery?{query}").status_code == 404


def test_the_rest_follows_on_pages_of_their_own(maker: User) -> None:
    for n in range(30):
        bare_publication(maker, n, published_at=NOON + timedelta(hours=n))

    first = read(None, "/gallery?q=row")
    more = re.search(r'href="([^"]+)" rel="next"', first)
    assert more
    second = read(None, more[1].replace("&amp;", "&"))

    assert titles(first) + titles(second) == [f"Row {n}" for n in range(29, -1, -1)]
    assert len(titles(first)) == 24
    assert 'href="/gallery?q=row" data-start>Back to the start' in second


@pytest.mark.parametrize("signed_in", [False, True])
def test_a_full_gallery_asks_no_more_of_the_database(maker: User, *, signed_in: bool) -> None:
    client = client_of(maker if signed_in else None)
    bare_publication(maker, 1)
    with CaptureQueriesContext(connection) as one:
        client.get("/gallery")
    for n in range(2, 101):
        bare_publication(maker, n)
    cache.clear()
    with CaptureQueriesContext(connection) as hundred:
        client.get("/gallery")

    assert len(one) == len(hundred) <= (12 if signed_in else 2)


def test_remixing_leads_to_the_studio_or_to_signing_up(maker: User) -> None:
    bare_publication(maker, 1)

    assert 'href="/account/signup/?next=%2Fstudio%3Fremix%3Drow-1"' in read(None, "/gallery")
    assert 'href="/studio?remix=row-1"' in read(make_user(), "/gallery")
    reviewer = colleague(maker, Membership.Role.REVIEWER)
    assert "remix=" not in read(reviewer, "/gallery")


def test_hidden_and_withdrawn_pictures_are_not_listed(maker: User) -> None:
    hidden = bare_publication(maker, 1)
    services.hide(image=hidden.image, reason="Not ours")
    withdrawn = make_image(maker)
    services.publish(image=withdrawn, maker_name="Mara")
    services.unpublish(image=withdrawn)

    assert titles(read(None, "/gallery")) == []
    assert titles(read(maker, "/gallery")) == []
