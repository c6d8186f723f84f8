"""Coming back: what was typed, where the board stood, what was written before, what runs."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Opener
from tests.e2e.people import (
    PASSWORD,
    address_of,
    choose_count,
    choose_model,
    choose_one_idea,
    create_account,
    follow,
    frames,
    generate_button,
    prompt,
    sign_up,
)
from tests.pipeline.server import StudioServer


def begin(page: Page, name: str, brief: str) -> None:
    """Sign up and order one frame; gives a board with that frame done."""
    sign_up(page, name)
    prompt(page).fill(brief)
    choose_one_idea(page)
    choose_count(page, 1)
    follow(page, generate_button(page))
    expect(frames(page)).to_have_count(1)


def test_what_was_typed_is_there_again(studio: StudioServer, open_page: Opener) -> None:
    page = open_page(studio)
    begin(page, "Return Rita", "A tin on a plinth")
    board = page.url.partition("?")[0]
    with page.expect_response("**/compose"):
        prompt(page).fill("A jar, not sent")
    page.goto("/gallery")

    page.goto("/studio")

    expect(page).to_have_url(re.compile(re.escape(board)))
    expect(prompt(page)).to_have_value("A jar, not sent")


def test_earlier_prompts_by_arrow_and_by_list(studio: StudioServer, open_page: Opener) -> None:
    page = open_page(studio)
    begin(page, "History Hal", "A tin on a plinth")
    prompt(page).fill("A jar in the snow")
    generate_button(page).click()
    expect(frames(page)).to_have_count(2)
    prompt(page).fill("half a thought")
    field = prompt(page)

    field.press("Home")
    field.press("ArrowUp")
    expect(field).to_have_value("A jar in the snow")
    field.press("ArrowUp")
    expect(field).to_have_value("A tin on a plinth")
    field.press("End")
    field.press("ArrowDown")
    expect(field).to_have_value("A jar in the snow")
    field.press("ArrowDown")
    expect(field).to_have_value("half a thought")

    page.get_by_role("link", name="History").click()
    dialog = page.get_by_role("dialog", name="Prompts you wrote")
    expect(dialog.locator("[data-prompt]")).to_have_count(2)
    dialog.get_by_role("searchbox").fill("TIN")
    expect(dialog.locator("[data-prompt]")).to_have_count(1)
    dialog.locator("[data-prompt]").press("Enter")
    expect(dialog).to_be_hidden()
    expect(field).to_have_value("A tin on a plinth")
    expect(field).to_be_focused()


def test_nothing_typed_is_lost_when_the_session_ends(
    studio: StudioServer, open_page: Opener
) -> None:
    page = open_page(studio)
    sign_up(page, "Session Sid")
    prompt(page).fill("A tin on a plinth")
    choose_one_idea(page)
    choose_count(page, 1)
    follow(page, generate_button(page))
    expect(frames(page)).to_have_count(1)
    page.context.clear_cookies(name=re.compile("session"))

    prompt(page).fill("A jar in the snow")
    notice = page.locator("#session-over")
    expect(notice).to_contain_text("You are signed out")
    with page.expect_response(re.compile("/account/login")):
        page.keyboard.type(", and more that nobody has saved")
    expect(prompt(page)).to_be_focused()
    expect(prompt(page)).to_have_value("A jar in the snow, and more that nobody has saved")
    generate_button(page).click()
    expect(notice).to_be_visible()
    expect(frames(page)).to_have_count(1)
    follow(page, notice.get_by_role("link", name="Sign in again"))
    page.get_by_label("Email").fill(address_of("Session Sid"))
    page.get_by_label("Password").fill(PASSWORD)
    follow(page, page.get_by_role("button", name="Sign in"))

    expect(prompt(page)).to_have_value("A jar in the snow, and more that nobody has saved")
    expect(frames(page)).to_have_count(1)
    generate_button(page).click()
    expect(frames(page)).to_have_count(2)


def test_who_signs_in_next_sees_nothing_of_what_was_typed(
    studio: StudioServer, open_page: Opener
) -> None:
    page = open_page(studio)
    sign_up(page, "First Fay")
    page.goto("/studio?compose=1")
    page.context.clear_cookies(name=re.compile("session"))
    prompt(page).fill("A secret jar")
    expect(page.locator("#session-over")).to_be_visible()

    create_account(page, "Second Sam")
    page.goto("/studio?compose=1")

    expect(prompt(page)).to_have_value("")


def test_the_tab_says_what_runs(hosted: StudioServer, open_page: Opener) -> None:
    page = open_page(hosted)
    begin(page, "Title Tilda", "A tin on a plinth")
    expect(page).not_to_have_title(re.compile("running"))

    choose_model(page, "gpt-image-2")
    prompt(page).fill("A jar [slow]")
    generate_button(page).click()

    expect(page).to_have_title(re.compile(r"^\(\d running\) "))
    expect(page.locator("link[rel=icon]")).to_have_attribute("href", re.compile("mark-busy"))
    expect(frames(page)).to_have_count(2)
    expect(page).not_to_have_title(re.compile("running"))
    expect(page.locator("link[rel=icon]")).not_to_have_attribute("href", re.compile("mark-busy"))


def test_the_board_opens_where_it_stood_and_never_jumps(
    hosted: StudioServer, open_page: Opener
) -> None:
    page = open_page(hosted, height=640)
    begin(page, "Scroll Sven", "A tin on a plinth")
    for number in range(3):
        prompt(page).fill(f"Idea number {number}")
        generate_button(page).click()
        expect(page.locator(".direction")).to_have_count(number + 2)
    expect(frames(page)).to_have_count(4)
    rows = page.locator(".board-rows")
    last = page.locator(".direction").last
    choose_model(page, "gpt-image-2")
    prompt(page).fill("A jar [slow]")
    generate_button(page).click()
    expect(frames(page, "running")).to_have_count(1)
    rows.evaluate("(box) => { box.scrollTop = box.scrollHeight; }")
    before = last.bounding_box()
    assert before
    assert rows.evaluate("(box) => box.scrollTop") > 0

    expect(frames(page)).to_have_count(5)

    after = last.bounding_box()
    assert after
    assert abs(after["y"] - before["y"]) <= 1

    page.goto("/gallery")
    page.goto("/studio")
    expect(frames(page)).to_have_count(5)
    again = last.bounding_box()
    assert again
    assert abs(again["y"] - after["y"]) <= 1
