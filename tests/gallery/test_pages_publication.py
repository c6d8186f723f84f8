"""The page of a published picture: what its maker shows, and nothing else."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Membership, User
from gallery import services
from gallery.models import Image, Publication
from tests.factories import make_image, make_user, workspace_of
from tests.gallery.screens import client_of, colleague, read, words
from tests.pictures import a_picture

pytestmark = pytest.mark.django_db
STORY: dict[str, Any] = {
    "prompt": "A <b>tin</b> on a plinth\nseen from above",
    "settings": {
        "ratio": "3:2", "resolution": "2K", "quality": "high", "seed": 0, "stage": "final",
    },
    "references": [
        {"role": "product", "keep": "label", "change": "lid", "name": "secret-can.png"},
        {"role": "", "keep": None, "change": None},
    ],
    "model": "gpt-image-2",
    "model_name": "GPT Image 2",
    "source_type": "trainedAlgorithmicMedia",
}  # fmt: skip
OPEN = {"show_prompt": True, "show_references": True, "show_settings": True}


@pytest.fixture
def maker() -> User:
    return make_user(name="Mara Lindqvist", email="mara@tidewater.example")


@pytest.fixture
def image(maker: User) -> Image:
    return make_image(maker, name="A3.2 of Secret launch", **STORY)


def publish(image: Image, **switches: Any) -> Publication:
    said = {"maker_name": "Mara L.", "title": "Tin, lit"} | switches
    return services.publish(image=image, **said)


def test_a_visitor_reads_what_is_shown(image: Image) -> None:
    shown = publish(image, **OPEN)

    page = read(None, f"/gallery/{shown.slug}")

    text = words(page)
    for told in (
        "Mara L.", "Tin, lit", "GPT Image 2", "3:2, 900 × 600", "Resolution 2K", "Quality Fine",
        "Seed 0", "2 references", "Product kept: label; changed: lid",
        "The picture changed as it is", "Made by GPT Image 2, a generative model.",
        "digital source type trainedAlgorithmicMedia",
        "Its prompt, format and model start your own order. You sign up first, free.",
    ):  # fmt: skip
        assert told in text
    assert "A &lt;b&gt;tin&lt;/b&gt; on a plinth\nseen from above</p>" in page
    assert f'href="/account/signup/?next=%2Fstudio%3Fremix%3D{shown.slug}"' in page
    assert f'href="/gallery/{shown.slug}/report"' in page
    assert "<title>Tin, lit by Mara L.</title>" in page


def test_link_previews_use_the_public_copy(image: Image) -> None:
    shown = publish(image)
    page = read(None, f"/gallery/{shown.slug}")
    base = "http://127.0.0.1:8000"

    assert f'<link rel="canonical" href="{base}/gallery/{shown.slug}">' in page
    for name, content in {
        "og:title": "Tin, lit",
        "og:description": "By Mara L.: Made by GPT Image 2, a generative model.",
        "og:url": f"{base}/gallery/{shown.slug}",
        "og:image": f"{base}/public/{shown.files['1280']}",
    }.items():
        assert f'<meta property="{name}" content="{content}">' in page


@pytest.mark.parametrize("switches", [{}, OPEN])
def test_nothing_else_gets_out(maker: User, image: Image, switches: dict[str, Any]) -> None:
    shown = publish(image, **switches)
    pages = [
        read(None, address)
        for address in ("/gallery", f"/gallery/{shown.slug}", f"/gallery/{shown.slug}/report")
    ]

    for page in pages:
        for secret in (
            "Secret launch", "A3.2", "secret-can", "tidewater", "Lindqvist", image.public_id,
            image.file, workspace_of(maker).public_id, workspace_of(maker).name, "credits",
        ):  # fmt: skip
            assert secret not in page
        assert not {"final", "review", "draft"} & set(words(page).lower().split())
        assert ("plinth" in page) == (bool(switches) and page == pages[1])


def test_what_is_not_shown_is_not_there(image: Image) -> None:
    text = words(read(None, f"/gallery/{publish(image).slug}"))

    assert "3:2, 900 × 600" in text
    assert "the prompt is not shown" in text
    for untold in ("plinth", "Resolution", "Seed", "reference", "label"):
        assert untold not in text


def test_an_upload_says_only_what_its_file_says(maker: User) -> None:
    image = services.add_upload(
        workspace_id=workspace_of(maker).pk, maker_id=maker.pk, file_name="secret-shelf.png",
        data=a_picture(),
    )  # fmt: skip
    page = read(None, f"/gallery/{services.publish(image=image, maker_name='Mara').slug}")

    text = words(page)
    assert "Uploaded. Its file does not say how it was made." in text
    assert "Its format starts your own order." in text
    assert "Untitled" in text
    assert "Model" not in text
    assert "secret-shelf" not in page


@pytest.mark.parametrize("role", ["owner", Membership.Role.MEMBER])
def test_the_makers_workspace_can_change_and_withdraw(maker: User, image: Image, role: str) -> None:
    shown = publish(image)
    user = maker if role == "owner" else colleague(maker, role)

    page = read(user, f"/gallery/{shown.slug}")

    assert f'href="/images/{image.public_id}/publish">Change what is shown' in page
    assert f'action="/images/{image.public_id}/withdraw"' in page
    assert f'href="/studio?remix={shown.slug}"' in page


@pytest.mark.parametrize("who", ["reviewer", "stranger", "anonymous"])
def test_others_are_offered_neither(maker: User, image: Image, who: str) -> None:
    shown = publish(image)
    user = {
        "reviewer": lambda: colleague(maker, Membership.Role.REVIEWER), "stranger": make_user,
    }.get(who)  # fmt: skip

    page = read(user() if user else None, f"/gallery/{shown.slug}")

    assert "Withdraw" not in page
    assert image.public_id not in page
    assert "/hide" not in page
    if who == "reviewer":
        assert "remix=" not in page


def test_hidden_withdrawn_and_unknown_are_all_not_found(maker: User, image: Image) -> None:
    shown = publish(image)
    services.hide(image=shown.image, reason="Not ours")

    for user in (None, maker):
        assert client_of(user).get(f"/gallery/{shown.slug}").status_code == 404
    assert client_of(None).get("/gallery/no-such-picture").status_code == 404
    assert client_of(None).get(f"/public/{shown.files['640']}").status_code == 404
    assert client_of(None).post(f"/gallery/{shown.slug}").status_code == 405


def test_the_page_asks_little_of_the_database(maker: User, image: Image) -> None:
    address = f"/gallery/{publish(image, **OPEN).slug}"
    visitor, owner = client_of(None), client_of(maker)

    with CaptureQueriesContext(connection) as public:
        visitor.get(address)
    with CaptureQueriesContext(connection) as own:
        owner.get(address)

    assert len(public) == 1
    assert len(own) <= 12


def test_every_picture_has_its_measures(image: Image) -> None:
    page = read(None, f"/gallery/{publish(image).slug}")

    assert len(re.findall(r'<img [^>]*width="900" height="600"', page)) == page.count("<img") == 1
