"""One sentence becomes three directions: by keyboard, on a phone's width, and without scripts."""

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Opener
from tests.e2e.people import create_account, frames, generate_button, prompt, sign_up
from tests.pipeline.server import StudioServer

SENTENCE = "A bowl of ramen"
THREE = ["Quiet studio", "Morning calm", "Up close"]


def test_three_directions_by_keyboard(studio: StudioServer, open_page: Opener) -> None:
    page = open_page(studio)
    sign_up(page, "Kim Keyboard")
    page.goto("/studio?compose=1")
    prompt(page).focus()
    page.keyboard.type(SENTENCE)
    expect(page.locator(".proposals ins")).to_have_count(3)

    # Past the choice, to the first direction: open it and write its words.
    page.keyboard.press("Tab")
    expect(page.get_by_role("radio", name="Three directions")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Added words").first).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("by candlelight")
    expect(page.locator(".proposals ins").first).to_have_text(", by candlelight")
    expect(page.get_by_label("Added words").first).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")

    expect(frames(page)).to_have_count(6)
    expect(page.locator(".direction h2")).to_have_text(THREE)
    expect(prompt(page)).to_have_value(SENTENCE)
    frames(page).first.locator(".frame-pic").click()
    expect(page.locator("#inspector ins")).to_have_text(", by candlelight")


def test_three_directions_on_a_phone(studio: StudioServer, open_page: Opener) -> None:
    page = open_page(studio, width=360, height=780, has_touch=True)
    create_account(page, "Pia Phone")
    page.goto("/studio?compose=1#composer")
    prompt(page).fill(SENTENCE)
    expect(page.locator(".proposals ins")).to_have_count(3)
    with page.expect_response("**/compose"):
        page.get_by_role("radio", name="Same idea").tap()
    expect(generate_button(page)).to_contain_text("Generate 4 frames")
    with page.expect_response("**/compose"):
        page.get_by_role("radio", name="Three directions").tap()
    expect(generate_button(page)).to_contain_text("Generate 6 frames")
    assert _spills(page) == 0

    with page.expect_navigation():
        generate_button(page).tap()

    expect(frames(page)).to_have_count(6)


def test_three_directions_without_scripts(studio: StudioServer, open_page: Opener) -> None:
    page = open_page(studio, java_script_enabled=False)
    sign_up(page, "Nick Noscript")
    page.goto("/studio?compose=1")
    prompt(page).fill(SENTENCE)
    page.get_by_role("button", name="Show the directions").click()
    expect(page.locator(".proposals ins")).to_have_count(3)
    page.get_by_text("Change", exact=True).first.click()
    page.get_by_label("Name", exact=True).first.fill("White room")

    generate_button(page).click()

    page.wait_for_url("**/projects/prj_*")
    expect(page.locator(".direction h2")).to_have_text(["White room", *THREE[1:]])


def _spills(page: Page) -> int:
    """Give by how many pixels the page is wider than the screen."""
    wider: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return wider
