"""The studio by its keys alone."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Opener
from tests.e2e.people import choose_count, frames, prompt, sign_up
from tests.pipeline.server import StudioServer


@pytest.fixture
def page(studio: StudioServer, open_page: Opener, request: pytest.FixtureRequest) -> Page:
    """Open a board with four drafts, made by Ctrl and Enter."""
    page = open_page(studio)
    sign_up(page, f"{request.node.name.replace('_', '-')} Keys")
    prompt(page).fill("Flyer for a book fair")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    expect(frames(page)).to_have_count(4)
    page.evaluate("document.activeElement.blur()")
    return page


def _focused(page: Page) -> str:
    """Give the label of the frame that has the focus."""
    return page.locator(".frame:focus-within .frame-cap b").inner_text()


def test_arrows_move_and_p_picks(page: Page) -> None:
    page.keyboard.press("ArrowRight")
    assert _focused(page) == "A1"
    page.keyboard.press("ArrowRight")
    assert _focused(page) == "A2"
    page.keyboard.press("ArrowDown")
    assert _focused(page) == "A4"
    page.keyboard.press("ArrowLeft")
    assert _focused(page) == "A3"
    page.keyboard.press("ArrowUp")
    assert _focused(page) == "A1"

    page.keyboard.press("p")
    expect(frames(page).first).to_have_class("frame is-picked")
    page.reload()
    expect(frames(page).first.get_by_text("picked")).to_have_count(1)
    expect(page.locator(".is-picked")).to_have_count(1)


def test_x_chooses_and_c_compares(page: Page) -> None:
    page.keyboard.press("ArrowRight")
    page.keyboard.press("x")
    expect(page.locator("#tray")).to_contain_text("1 frame")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("x")
    expect(page.locator("#tray")).to_contain_text("2 frames")
    with page.expect_navigation():
        page.keyboard.press("c")
    expect(page.get_by_role("heading", name="Compare 2 frames")).to_be_visible()

    viewer = page.locator("[data-viewer]")
    expect(viewer).to_have_attribute("data-zoom", "fit")
    page.keyboard.press("2")
    expect(page.get_by_role("button", name="Kept")).to_have_count(1)
    expect(page.locator("#pane-" + _compared(page)[1])).to_have_class("pane is-kept")


def _compared(page: Page) -> list[str]:
    return [part.removeprefix("f=") for part in page.url.partition("?")[2].split("&")]


def test_slash_goes_to_the_prompt_and_a_question_mark_lists_the_keys(page: Page) -> None:
    page.keyboard.press("/")
    expect(prompt(page)).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.press("p")  # a letter in a field is a letter
    expect(prompt(page)).to_have_value("Flyer for a book fairp")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Keyboard")
    expect(sheet).to_be_visible()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()


def test_single_keys_can_be_turned_off(page: Page) -> None:
    board = page.url.partition("?")[0]
    page.goto("/you")
    page.get_by_label("Single-letter shortcuts").uncheck()
    page.get_by_role("button", name="Save").click()
    page.goto(board)
    frames(page).first.locator("a.frame-pic").focus()
    for key in ("p", "x", "?", "/", "ArrowRight"):
        page.keyboard.press(key)
    expect(page.locator(".is-picked")).to_have_count(0)
    expect(page.locator("#tray")).to_be_hidden()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert _focused(page) == "A1"

    prompt(page).fill("A second flyer")
    choose_count(page, 1)
    page.keyboard.press("Control+Enter")  # not a single key
    expect(frames(page)).to_have_count(5)
