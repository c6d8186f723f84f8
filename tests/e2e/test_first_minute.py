"""Someone who wants one picture now and then: three clicks after sign-up, no word to learn."""

import re
import time

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Opener
from tests.e2e.people import address_of, create_account, follow, frames, prompt
from tests.pipeline.server import StudioServer

A_MINUTE = 60
BRIEF = "A lemon on a blue plate"


def test_the_first_frame_is_two_clicks_from_sign_up(
    studio: StudioServer, open_page: Opener
) -> None:
    page = open_page(studio)
    create_account(page, "Wilma Week")
    begun = time.monotonic()

    follow(page, page.get_by_role("link", name="A birthday card with a name"))
    page.get_by_label("Words in the picture").fill("Happy birthday, Juno")
    follow(page, page.get_by_role("button", name="Generate 4 frames"))
    expect(frames(page).first).to_be_visible()

    assert time.monotonic() - begun < A_MINUTE
    expect(frames(page)).to_have_count(4)
    expect(page.get_by_label("Headline")).to_have_value("Happy birthday, Juno")


def test_a_try_on_the_front_page_becomes_the_first_frames(
    studio: StudioServer, open_page: Opener
) -> None:
    page = open_page(studio)
    page.goto("/")
    page.get_by_label("What should the picture show?").fill(BRIEF)
    page.keyboard.press("Enter")
    expect(page.locator(".tryout-pair img")).to_have_count(2)

    _keep(page, "Tina Try")

    expect(frames(page)).to_have_count(2)
    expect(page.locator(".frame-cap b").first).to_have_text("A1")
    expect(prompt(page)).to_have_value(BRIEF)


def test_the_same_without_scripts(studio: StudioServer, open_page: Opener) -> None:
    page = open_page(studio, java_script_enabled=False)
    page.goto("/")
    page.get_by_label("What should the picture show?").fill(BRIEF)
    page.get_by_role("button", name="Sketch it").click()
    expect(page.locator(".tryout-pair img")).to_have_count(2)

    _keep(page, "Paul Plain")

    expect(prompt(page)).to_have_value(BRIEF)


def _keep(page: Page, name: str) -> None:
    page.get_by_role("button", name="Keep these").click()
    expect(page.get_by_text("Your two sketches come along")).to_be_visible()
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("Email").fill(address_of(name))
    page.get_by_label("Password").first.fill("long enough for a studio")
    page.get_by_role("button", name="Create an account").click()
    page.wait_for_url(re.compile("/projects/prj_.*after="))
