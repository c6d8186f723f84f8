"""A designer: one thing changed at a time, the reason on the board, the two compared."""

from playwright.sync_api import expect

from tests.e2e.album import picture
from tests.e2e.conftest import Opener
from tests.e2e.people import choose_count, follow, frames, generate_button, prompt, sign_up
from tests.pipeline.server import StudioServer

BRIEF = "Poster for a harbour café, “Open late”"


def test_one_thing_at_a_time(studio: StudioServer, open_page: Opener) -> None:
    page = open_page(studio)
    sign_up(page, "Dora Designer")
    prompt(page).fill(BRIEF)
    choose_count(page, 1)
    follow(page, generate_button(page))
    expect(frames(page)).to_have_count(1)

    for thing, change in (("Format", "format 1:1 → 4:5"), ("Words", "“Open late” → “Open early”")):
        frames(page).first.locator(".frame-pic").click()
        follow(page, page.get_by_role("link", name=thing, exact=True))
        with page.expect_response("**/compose"):
            if thing == "Format":
                page.locator("label[data-ratio='4:5']").click()
            else:
                prompt(page).fill(BRIEF.replace("late", "early"))
        expect(page.locator(".retaken")).to_contain_text(change)
        generate_button(page).click()
        expect(page.locator(".changed", has_text=change)).to_be_visible()
    expect(frames(page)).to_have_count(3)
    picture(page, "designer-board")

    for label in ("A1.1", "A1.2"):
        frame = page.locator(".frame", has_text=label).first
        frame.hover()
        frame.get_by_label(f"Select {label}", exact=True).click()
    follow(page, page.locator("#tray").get_by_role("button", name="Compare"))
    expect(page.locator(".cmp ins").first).to_be_visible()
    picture(page, "designer-compare")
