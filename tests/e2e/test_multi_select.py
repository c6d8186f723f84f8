"""Several frames chosen at once: by Shift, by a band, by touch, and on a phone by Tab."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Opener
from tests.e2e.people import follow, frames, generate_button, prompt, sign_up
from tests.pipeline.server import StudioServer

CHOSEN = re.compile(r"\bis-chosen\b")


def begin(page: Page, name: str) -> None:
    """Sign up and order; gives a board with four finished frames."""
    sign_up(page, name)
    prompt(page).fill("A tin on a plinth")
    follow(page, generate_button(page))
    expect(frames(page)).to_have_count(4)


def carry(page: Page, phone: Page) -> None:
    """Open the board of one browser on another, as the same person."""
    phone.context.add_cookies(page.context.cookies())  # type: ignore[arg-type]  # as they were read
    phone.goto(page.url)
    expect(frames(phone)).to_have_count(4)


def tray(page: Page) -> Locator:
    return page.get_by_role("group", name="Selected frames")


def chosen(page: Page) -> list[str]:
    """Give the labels of the frames whose button says that they are chosen."""
    pressed = page.locator('.frame:has([data-compare-frame][aria-pressed="true"]) .frame-cap > b')
    return pressed.all_inner_texts()


def middle(frame: Locator) -> tuple[float, float]:
    box = frame.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_shift_chooses_all_from_the_last_one(studio: StudioServer, open_page: Opener) -> None:
    page = open_page(studio)
    begin(page, "Shirin Range")
    frames(page).nth(3).locator("[data-look]").click(modifiers=["Shift"])
    expect(tray(page)).to_contain_text("1 frame")
    frames(page).nth(1).locator("[data-look]").click(modifiers=["Shift"])
    expect(tray(page)).to_contain_text("3 frames")
    assert chosen(page) == ["A2", "A3", "A4"]
    assert len(page.context.pages) == 1

    page.keyboard.press("Escape")
    expect(tray(page)).to_be_hidden()
    frames(page).nth(0).locator("a").first.focus()
    page.keyboard.press("x")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+X")
    expect(tray(page)).to_contain_text("3 frames")
    assert chosen(page) == ["A1", "A2", "A3"]


def test_a_band_over_the_ground_chooses_and_escape_gives_it_up(
    studio: StudioServer, open_page: Opener
) -> None:
    page = open_page(studio)
    begin(page, "Bandi Band")
    rows = page.locator(".board-rows").bounding_box()
    assert rows is not None
    x, y = rows["x"] + rows["width"] / 2, rows["y"] + rows["height"] - 140  # above the tray
    band = page.locator(".rubber-band")
    first, fourth = middle(frames(page).nth(0)), middle(frames(page).nth(3))

    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(*first, steps=4)
    expect(band).to_have_count(1)
    page.keyboard.press("Escape")
    expect(band).to_have_count(0)
    page.mouse.up()
    assert chosen(page) == []

    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(*fourth, steps=4)
    expect(frames(page).nth(3)).to_have_class(re.compile(r"\bis-caught\b"))
    page.mouse.up()
    expect(band).to_have_count(0)
    expect(frames(page).nth(3)).to_have_class(CHOSEN)
    assert "A4" in chosen(page)
    before = chosen(page)

    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(*first, steps=4)
    expect(band).to_have_count(1)
    page.keyboard.press("Escape")
    expect(band).to_have_count(0)
    page.mouse.up()
    assert chosen(page) == before

    # It never starts on a frame.
    page.mouse.move(*first)
    page.mouse.down()
    page.mouse.move(x, y, steps=4)
    expect(band).to_have_count(0)
    page.mouse.up()
    assert chosen(page) == before


def test_a_long_press_chooses_and_taps_add(studio: StudioServer, open_page: Opener) -> None:
    desk = open_page(studio)
    begin(desk, "Tuula Touch")
    page = open_page(studio, width=360, height=740, has_touch=True, is_mobile=True)
    carry(desk, page)
    board = page.url
    entry = page.get_by_role("button", name="Select", exact=True)
    expect(entry).to_have_attribute("aria-pressed", "false")
    frames(page).first.scroll_into_view_if_needed()
    x, y = middle(frames(page).first.locator(".frame-pic"))
    finger = page.context.new_cdp_session(page)
    finger.send(
        "Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]}
    )
    expect(frames(page).first).to_have_class(CHOSEN)
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(entry).to_have_attribute("aria-pressed", "true")
    frames(page).nth(1).locator(".frame-pic").tap()
    expect(tray(page)).to_contain_text("2 frames")
    assert chosen(page) == ["A1", "A2"]
    assert page.url == board

    low, dock = tray(page).bounding_box(), page.locator("#dock").bounding_box()
    assert low is not None
    assert dock is not None
    assert low["y"] + low["height"] <= dock["y"]
    assert low["x"] >= 0
    assert low["x"] + low["width"] <= 360

    frames(page).nth(1).locator(".frame-pic").tap()
    expect(tray(page)).to_contain_text("1 frame")
    tray(page).get_by_role("button", name="Clear selection").tap()
    expect(tray(page)).to_be_hidden()
    expect(entry).to_have_attribute("aria-pressed", "false")

    entry.tap()
    page.get_by_role("button", name="Select A3", exact=True).tap()
    expect(tray(page)).to_contain_text("1 frame")
    assert chosen(page) == ["A3"]
    entry.tap()
    expect(tray(page)).to_be_hidden()
    follow(page, frames(page).first.locator(".frame-pic"))
    assert "/frames/" in page.url


def test_tab_reaches_every_control_of_a_phones_board(
    studio: StudioServer, open_page: Opener
) -> None:
    desk = open_page(studio)
    begin(desk, "Tabea Tab")
    page = open_page(studio, width=390, height=844)
    carry(desk, page)
    wanted = page.evaluate(
        """() => {
          const all = document.querySelectorAll(
            ".board :is(a[href], button:enabled, input:not([type=hidden])), #dock a");
          const seen = [...all].filter((one) => one.checkVisibility({ visibilityProperty: true }));
          seen.forEach((one, at) => { one.dataset.stop = String(at); });
          document.activeElement.blur();
          return seen.length;
        }"""
    )
    assert wanted >= 4 * 3  # each frame: the picture, pick, select
    missed = set(range(wanted))
    for _ in range(wanted + 40):
        page.keyboard.press("Tab")
        stop = page.evaluate("document.activeElement.dataset.stop ?? null")
        if stop is not None:
            missed.discard(int(stop))
    assert [
        page.locator(f'[data-stop="{stop}"]').evaluate("e => e.outerHTML") for stop in missed
    ] == []
