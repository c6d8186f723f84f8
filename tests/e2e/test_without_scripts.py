"""The main path where JavaScript does not run: every step is a form or a link."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Opener
from tests.e2e.people import frames, generate_button, jar, prompt, sign_up
from tests.pipeline.server import StudioServer


def test_from_sign_up_to_a_published_picture(studio: StudioServer, open_page: Opener) -> None:
    page = open_page(studio, java_script_enabled=False)
    sign_up(page, "Nora Plain")

    # The price first, then the order.
    prompt(page).fill("Poster for a chess club, one big knight")
    page.get_by_role("spinbutton", name="Frames").fill("1")
    page.get_by_role("button", name="Show the price").click()
    expect(page.locator("#cost")).to_contain_text("Free. Your 40 credits stay.")
    expect(generate_button(page)).to_contain_text("Generate 1 frame")
    generate_button(page).click()
    page.wait_for_url("**/projects/prj_*")
    _reload_until_done(page, 1)

    # Pick it, and look at it on a page of its own.
    frames(page).first.get_by_role("button", name="Pick A1").click()
    expect(page.locator(".is-picked")).to_have_count(1)
    frames(page).first.locator("a.frame-pic").click()
    page.wait_for_url("**/frames/frm_*")

    # Check it.
    page.get_by_role("button", name=re.compile("Review")).click()
    page.wait_for_url("**/review")
    for check in page.locator(".check-item").all():
        check.get_by_text("Pass", exact=True).click()
    page.get_by_role("button", name="Save answers").click()
    expect(page.locator(".check-item.ok")).to_have_count(page.locator(".check-item").count())
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_text("Approved").first).to_be_visible()

    # Publish it.
    page.goto("/images")
    page.locator(".plate a").first.click()
    page.get_by_role("link", name="Publish").click()
    page.get_by_label("Title").fill("A knight for the chess club")
    page.get_by_role("button", name="Publish").click()
    page.wait_for_url("**/gallery/*")
    expect(page.get_by_role("heading", name="A knight for the chess club")).to_be_visible()


def test_a_reference_is_added_and_taken_out(studio: StudioServer, open_page: Opener) -> None:
    page = open_page(studio, java_script_enabled=False)
    sign_up(page, "Olaf Plain")
    prompt(page).fill("An ad for our jar")
    page.locator(".ref-add summary").click()
    page.locator("input[name=upload]").set_input_files(
        {"name": "jar.png", "mimeType": "image/png", "buffer": jar()}
    )
    page.get_by_role("button", name="Add it").click()
    expect(page.locator(".ref")).to_have_count(1)
    expect(prompt(page)).to_have_value("An ad for our jar")

    page.locator(".ref input[name=drop]").check(force=True)  # shown as a cross
    page.get_by_role("button", name="Show the price").click()
    expect(page.locator(".ref")).to_have_count(0)
    expect(prompt(page)).to_have_value("An ad for our jar")


def _reload_until_done(page: Page, count: int) -> None:
    """Reload, as a person would, until the frames are there: a minute at most."""
    for _ in range(60):
        if frames(page).count() == count:
            return
        page.locator(".board .frame").first.wait_for()
        page.wait_for_timeout(1000)
        page.reload()
    expect(frames(page)).to_have_count(count)
