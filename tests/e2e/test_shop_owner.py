"""A shop owner with a phone: the photo of a product in a new scene, its label kept."""

import re

from playwright.sync_api import expect

from tests.e2e.album import picture
from tests.e2e.conftest import Opener
from tests.e2e.people import create_account, follow, frames, jar
from tests.pipeline.server import StudioServer


def test_a_photo_becomes_a_listing(studio: StudioServer, open_page: Opener) -> None:
    page = open_page(studio, width=390, height=844, has_touch=True)
    create_account(page, "Selma Shop")
    starter = page.get_by_role("link", name="My product in a new scene")
    follow(page, starter)
    page.locator("input[type=file]").first.set_input_files(
        {"name": "IMG_2041.png", "mimeType": "image/png", "buffer": jar()}
    )
    picture(page, "shop-owner-photo")
    follow(page, page.get_by_role("button", name=re.compile("Generate")))

    expect(frames(page)).to_have_count(4)
    picture(page, "shop-owner-board")
    follow(page, frames(page).first.locator(".frame-pic"))
    expect(page.get_by_text("IMG_2041").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0
