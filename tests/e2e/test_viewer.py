"""Looking closely: compare's panes and map, the desk by its keys, dialogs that give focus back."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Opener
from tests.e2e.people import choose_count, follow, frames, generate_button, prompt, sign_up
from tests.pipeline.server import StudioServer


def begin(page: Page, name: str, *, count: int = 2) -> list[str]:
    """Sign up and order; gives the ids of the frames that are done."""
    sign_up(page, name)
    prompt(page).fill("A tin on a plinth")
    choose_count(page, count)
    follow(page, generate_button(page))
    expect(frames(page)).to_have_count(count)
    return [str(frame.get_attribute("id")) for frame in frames(page).all()]


def compare(page: Page, ids: list[str]) -> None:
    page.goto("/compare?" + "&".join(f"f={name}" for name in ids))
    expect(page.locator("[data-viewer]")).to_have_attribute("data-zoom", "fit")


def scrolled(page: Page, number: int) -> tuple[int, int]:
    where = page.locator(".loupe").nth(number)
    return (
        where.evaluate("pane => Math.round(pane.scrollLeft)"),
        where.evaluate("pane => Math.round(pane.scrollTop)"),
    )


def test_panes_move_together_and_the_map_shows_where(
    studio: StudioServer, open_page: Opener
) -> None:
    page = open_page(studio)
    compare(page, begin(page, "Wanda Viewer"))
    maps = page.locator(".minimap")
    expect(maps.first).to_be_hidden()
    page.get_by_text("200%", exact=True).click()
    expect(maps.first).to_be_visible()
    expect(maps.nth(1)).to_be_visible()

    page.locator(".loupe").first.focus()
    page.locator(".loupe").first.evaluate("pane => pane.scrollTo(120, 80)")
    expect(maps.nth(1).locator("rect")).not_to_have_attribute("x", "0")
    page.wait_for_function("document.querySelectorAll('.loupe')[1].scrollTop > 0")
    assert scrolled(page, 0) == scrolled(page, 1) == (120, 80)

    page.get_by_role("switch", name="Pan together").uncheck()
    page.locator(".loupe").first.evaluate("pane => pane.scrollTo(0, 0)")
    expect(maps.first.locator("rect")).to_have_attribute("x", "0")
    assert scrolled(page, 1) == (120, 80)

    page.keyboard.press("z")
    expect(maps.first).to_be_hidden()


def test_one_is_kept_by_its_number_and_escape_goes_back(
    studio: StudioServer, open_page: Opener
) -> None:
    page = open_page(studio)
    ids = begin(page, "Kira Viewer")
    compare(page, ids)
    follow_key(page, "2")
    expect(page.locator(f"#pane-{ids[1]}").get_by_role("button", name="Kept")).to_be_visible()
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Keyboard")
    expect(sheet).to_be_visible()
    page.keyboard.press("1")  # in a dialog a key is not the page's
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(page.get_by_role("heading", name="Compare 2 frames")).to_be_visible()
    follow_key(page, "Escape")
    expect(page.locator(".board .is-picked .frame-cap b")).to_have_text("A2")


def follow_key(page: Page, key: str) -> None:
    with page.expect_navigation():
        page.keyboard.press(key)


def test_on_a_phone_one_pane_is_flipped(studio: StudioServer, open_page: Opener) -> None:
    page = open_page(studio)
    ids = begin(page, "Flora Viewer")
    page.set_viewport_size({"width": 390, "height": 844})
    compare(page, ids)
    first, second = (page.locator(f"#pane-{name}") for name in ids)
    expect(first).to_be_visible()
    expect(second).to_be_hidden()
    page.get_by_role("radio", name="A1", exact=True).focus()
    page.keyboard.press("ArrowRight")
    expect(second).to_be_visible()
    expect(first).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0


def test_the_desk_by_its_keys(studio: StudioServer, open_page: Opener) -> None:
    page = open_page(studio)
    ids = begin(page, "Desk Dagny", count=1)
    page.goto(f"/frames/{ids[0]}/review")
    note = page.get_by_label("Note", exact=True)
    expect(note).to_be_hidden()
    text = page.locator("[data-check=text]")
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        text.get_by_role("radio", name="Flag").check(force=True)
    fix = text.get_by_label("What to fix about Text")
    expect(fix).to_be_focused()
    expect(note).to_be_visible()
    page.keyboard.type("Spell sparkling")
    with page.expect_response(lambda answer: answer.request.method == "POST") as saved:
        page.keyboard.press("Enter")  # ends the line, decides nothing
    assert saved.value.status == 204
    expect(page.get_by_role("heading", name="Review A1")).to_be_visible()

    page.get_by_role("radio", name=re.compile("^Revise the prompt")).check(force=True)
    expect(page.locator("[data-verdict-button]")).to_contain_text("Revise the prompt")
    follow_key(page, "Control+Enter")
    expect(prompt(page)).to_have_value(re.compile("Spell sparkling"))


def test_dialogs_hold_the_focus_and_give_it_back(studio: StudioServer, open_page: Opener) -> None:
    page = open_page(studio, width=1000)
    begin(page, "Diana Viewer", count=1)
    link = frames(page).first.locator("a.frame-pic")
    sheet = page.get_by_role("dialog", name="Inspector")
    for width in (1000, 900):
        page.set_viewport_size({"width": width, "height": 844})
        link.focus()
        page.keyboard.press("Enter")
        expect(sheet).to_be_visible()
        for _ in range(30):
            page.keyboard.press("Tab")
            held = page.evaluate(
                "document.activeElement === document.body"
                " || Boolean(document.activeElement.closest('#inspector-sheet'))"
            )
            assert held
        page.keyboard.press("Escape")
        expect(sheet).to_be_hidden()
        expect(link).to_be_focused()

    page.keyboard.press(" ")
    look = page.get_by_role("dialog", name="The frame, large")
    expect(look).to_be_visible()
    page.keyboard.press("Escape")
    expect(look).to_be_hidden()
    expect(link).to_be_focused()

    menu = page.locator(".project-name")
    menu.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#project-menu")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#project-menu")).to_be_hidden()
    expect(menu).to_be_focused()


def test_escape_leaves_the_publish_page_unless_something_was_typed(
    studio: StudioServer, open_page: Opener
) -> None:
    page = open_page(studio)
    begin(page, "Petra Viewer", count=1)
    frames(page).first.locator("a.frame-pic").click()
    follow(page, page.locator("#inspector .frame-pic"))
    picture = page.url
    follow(page, page.get_by_role("link", name="Publish"))
    page.get_by_label("Title").fill("A tin")
    page.get_by_role("button", name="Publish").focus()
    page.keyboard.press("Escape")
    expect(page.get_by_label("Title")).to_have_value("A tin")
    page.get_by_label("Title").fill(
        page.get_by_label("Title").evaluate("field => field.defaultValue")
    )
    page.get_by_role("button", name="Publish").focus()
    follow_key(page, "Escape")
    expect(page).to_have_url(picture)
