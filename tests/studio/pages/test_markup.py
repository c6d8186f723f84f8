"""What every screen of the studio keeps: no foreign markup, nothing inline, forms that work."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client

from gallery.models import Image
from studio.models import Direction, Frame, Project
from tests.studio.pages.stage import HTMX, done_frames, signed_in
from tests.studio.rendering_stage import ToldProvider

pytestmark = pytest.mark.django_db
EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
SCREENS = (
    "/projects",
    "/projects/{project}",
    "/projects/{project}?frame={frame}",
    "/projects/{project}?from={frame}&fix=1",
    "/projects/{project}?again={frame}",
    "/projects/{project}/rows",
    "/frames/{frame}",
    "/frames/{frame}/card",
    "/frames/{frame}/review",
    "/compare",
    "/compare?f={frame}&f={other}",
    "/images/{image}",
    "/studio/public",
)


class Tags(HTMLParser):
    """Collects what a browser would take for tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def is_inline(tag: str, attributes: dict[str, str | None]) -> bool:
    """Tell what the strict policy forbids: code, styles and addresses outside of our own files."""
    if tag == "style" or (tag == "script" and not attributes.get("src")):
        return True
    if any(name == "style" or name.startswith("on") for name in attributes):
        return True
    addresses = (attributes.get(name) or "" for name in ("src", "href", "action", "formaction"))
    return any(re.match(r"//|[a-z]+:", address) for address in addresses)


@pytest.fixture
def screens(told: ToldProvider) -> tuple[Client, dict[str, str]]:
    """Put markup into every text that a person can write, and name what the addresses need."""
    client, user = signed_in(name="<b>Ona</b>")
    first, second = done_frames(user, 2, prompt=EVIL, words=(EVIL[:60],))
    Project.objects.update(name=EVIL[:70])
    Direction.objects.update(name=EVIL[:70])
    Image.objects.update(name=EVIL[:90], alt=EVIL)
    Frame.objects.filter(pk=first.pk).update(notes=[EVIL])
    client.post(
        f"/frames/{first.public_id}/review",
        {"check_text": "flag", "note_text": EVIL, "note": EVIL},
        headers={"X-Saves": "1"},
    )
    first.refresh_from_db()
    assert first.image is not None
    return client, {
        "project": first.project.public_id,
        "frame": first.public_id,
        "other": second.public_id,
        "image": first.image.public_id,
    }


@pytest.mark.parametrize("screen", SCREENS)
def test_what_people_write_is_text_and_nothing_is_inline(
    screens: tuple[Client, dict[str, str]], screen: str
) -> None:
    client, names = screens

    answer = client.get(screen.format(**names))

    html = answer.content.decode()
    assert answer.status_code == 200
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "<b>Ona" not in html
    assert [tag for tag in Tags(html).found if is_inline(*tag)] == []


@pytest.mark.parametrize("screen", SCREENS)
def test_forms_say_where_they_go_and_carry_their_token(
    screens: tuple[Client, dict[str, str]], screen: str
) -> None:
    client, names = screens

    html = client.get(screen.format(**names)).content.decode()

    for form in re.findall(r"<form.*?</form>", html, re.DOTALL):
        opening = form.partition(">")[0]
        if 'method="post"' in opening:
            assert "csrfmiddlewaretoken" in form, opening
    assert 'href="#"' not in html
    assert 'href=""' not in html


@pytest.mark.parametrize("screen", SCREENS)
def test_every_picture_says_how_large_it_is_and_what_it_shows(
    screens: tuple[Client, dict[str, str]], screen: str
) -> None:
    client, names = screens

    html = client.get(screen.format(**names)).content.decode()

    for picture in re.findall(r"<img\s+src[^>]*>", html):
        assert re.search(r'width="\d+" height="\d+"', picture), picture
        assert "alt=" in picture, picture


@pytest.mark.parametrize("screen", [s for s in SCREENS if "?f" not in s])
def test_no_id_stands_twice(screens: tuple[Client, dict[str, str]], screen: str) -> None:
    client, names = screens

    html = client.get(screen.format(**names)).content.decode()

    ids = re.findall(r'\sid="([^"]*)"', html)
    assert sorted(ids) == sorted(set(ids))


def test_changes_answer_with_pieces_and_pages_with_pages(
    screens: tuple[Client, dict[str, str]],
) -> None:
    client, names = screens
    form = {"composed": "1", "prompt": EVIL}
    address = f"/projects/{names['project']}/compose"

    piece = client.post(address, form, headers=HTMX).content.decode()
    page = client.post(address, form).content.decode()

    assert "<html" not in piece
    assert "<hx-partial" in piece
    assert "<html" in page
    assert "<script>alert" not in piece + page


def test_single_keys_can_be_turned_off(told: ToldProvider) -> None:
    client, user = signed_in()
    done_frames(user)
    address = f"/projects/{Project.objects.get().public_id}"
    assert 'data-single-keys="1"' in client.get(address).content.decode()

    user.single_keys = False
    user.save()

    assert 'data-single-keys="0"' in client.get(address).content.decode()
