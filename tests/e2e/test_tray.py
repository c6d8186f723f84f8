"""Several frames of the board at once: chosen by key, saved, deleted and brought back."""

import io
import zipfile
from pathlib import Path

from playwright.sync_api import Download, Page, expect

from tests.e2e.conftest import Opener
from tests.e2e.people import (
    choose_count,
    choose_goal,
    follow,
    frames,
    generate_button,
    prompt,
    sign_up,
)
from tests.pipeline.server import StudioServer


def begin(page: Page, name: str, *, count: int = 3, goal: str = "") -> None:
    """Sign up and order; gives a board whose frames are done."""
    sign_up(page, name)
    if goal:
        with page.expect_response("**/compose"):
            choose_goal(page, goal)
        expect(page.get_by_role("radio", name="Same idea")).to_be_hidden()
    prompt(page).fill("A tin on a plinth")
    choose_count(page, count)
    follow(page, generate_button(page))
    expect(frames(page)).to_have_count(count)


def labels_in(download: Download) -> list[str]:
    """Give the labels in the names of the pictures that came in one file."""
    names = zipfile.ZipFile(io.BytesIO(Path(download.path()).read_bytes())).namelist()
    return [name.split("_")[1] for name in names]


def test_chosen_by_key_saved_deleted_and_brought_back(
    studio: StudioServer, open_page: Opener
) -> None:
    page = open_page(studio)
    begin(page, "Tomas Tray")
    tray = page.get_by_role("group", name="Selected frames")
    expect(tray).to_be_hidden()
    expect(page.locator(".frame noscript").first).to_be_hidden()
    for _ in range(2):
        page.keyboard.press("ArrowRight")
        page.keyboard.press("x")
    expect(tray).to_contain_text("2 frames")
    expect(tray.get_by_role("button", name="Compare")).to_be_visible()

    save = tray.get_by_role("button", name="Download")
    for _ in range(2):  # the page stays, so the button can be pressed again
        with page.expect_download() as saved:
            save.click()
        assert labels_in(saved.value) == ["A1", "A2"]
    expect(page.locator("#toasts")).not_to_contain_text("Not checked yet")

    frames(page).nth(2).locator("a").first.focus()
    with page.expect_navigation():
        page.keyboard.press("Delete")
    expect(frames(page)).to_have_count(1)
    toast = page.locator(".toast", has_text="Deleted 2 frames")
    expect(toast).to_contain_text("Their pictures are in the bin for 30 days.")
    follow(page, toast.get_by_role("button", name="Undo"))
    expect(frames(page)).to_have_count(3)
    page.goto("/images/bin")
    expect(page.get_by_role("heading", name="The bin is empty")).to_be_visible()


def test_escape_and_the_cross_clear_it_and_the_focus_returns(
    studio: StudioServer, open_page: Opener
) -> None:
    page = open_page(studio)
    begin(page, "Clara Tray", count=2)
    tray = page.get_by_role("group", name="Selected frames")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("x")
    expect(tray).to_be_visible()
    page.keyboard.press("Escape")
    expect(tray).to_be_hidden()

    page.get_by_label("Select A2", exact=True).focus()
    page.keyboard.press("Enter")
    expect(tray).to_contain_text("1 frame")
    tray.get_by_role("button", name="Clear selection").focus()
    page.keyboard.press("Enter")
    expect(tray).to_be_hidden()
    expect(page.get_by_label("Select A2", exact=True)).to_be_focused()
    page.keyboard.press("Delete")  # nothing is chosen, so nothing goes
    expect(frames(page)).to_have_count(2)


def test_an_unchecked_final_is_downloaded_and_said(studio: StudioServer, open_page: Opener) -> None:
    page = open_page(studio)
    begin(page, "Faye Tray", count=1, goal="Final quality")
    frame = frames(page).first
    expect(frame).to_have_attribute("data-unchecked", "A1")
    frame.locator("a").first.focus()
    with page.expect_download():
        page.keyboard.press("d")
    toast = page.locator(".toast", has_text="Not checked yet: A1")
    expect(toast).to_have_count(1)

    page.keyboard.press("x")
    with page.expect_download():
        page.locator("#tray").get_by_role("button", name="Download").click()
    expect(toast).to_have_count(1)
    page.reload()
    expect(frames(page)).to_have_count(1)
    expect(toast).to_have_count(0)  # it was said already

    page.locator(".frame a").first.focus()
    with page.expect_download():
        page.keyboard.press("d")
    follow(page, toast.get_by_role("link", name="Check now"))
    expect(page.get_by_role("heading", name="Review A1")).to_be_visible()


def test_without_scripts_each_frame_has_a_box(studio: StudioServer, open_page: Opener) -> None:
    page = open_page(studio)
    begin(page, "Nils Tray", count=2)
    board = page.url
    cookies = page.context.cookies()
    plain = open_page(studio, java_script_enabled=False)
    plain.context.add_cookies(cookies)  # type: ignore[arg-type]  # as they were read
    plain.goto(board)
    tray = plain.get_by_role("group", name="Selected frames")
    expect(tray).to_be_hidden()
    plain.get_by_role("checkbox", name="Select A1").check()
    expect(tray).to_be_visible()
    with plain.expect_download():
        tray.get_by_role("button", name="Download").click()
    follow(plain, tray.get_by_role("button", name="Delete"))
    expect(frames(plain)).to_have_count(1)
    expect(plain.get_by_text("Deleted A1.")).to_be_visible()
    follow(plain, plain.get_by_role("button", name="Undo"))
    expect(frames(plain)).to_have_count(2)
