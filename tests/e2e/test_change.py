"""One thing of a frame is changed, a pick says what for, two picked frames are put together."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Opener
from tests.e2e.people import (
    choose_count,
    create_account,
    follow,
    frames,
    generate_button,
    prompt,
    sign_up,
)
from tests.pipeline.server import StudioServer

BRIEF = "Poster for a harbour café, “Open late”"


def _make_two(page: Page) -> None:
    """Order two drafts and wait for them."""
    page.goto("/studio?compose=1#composer")
    prompt(page).fill(BRIEF)
    choose_count(page, 2)
    with page.expect_navigation():
        generate_button(page).click()
    expect(frames(page)).to_have_count(2)


def _open_change(page: Page, thing: str) -> None:
    """Open the first frame's inspector or page, and from there the form for one thing."""
    frames(page).first.locator(".frame-pic").click()
    follow(page, page.get_by_role("link", name=thing, exact=True))
    expect(
        page.get_by_role("heading", name=re.compile(f"Change the {thing.lower()} of"))
    ).to_be_visible()


def _spills(page: Page) -> int:
    """Give by how many pixels the page is wider than the screen."""
    wider: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return wider


def test_the_format_by_keyboard(studio: StudioServer, open_page: Opener) -> None:
    page = open_page(studio)
    sign_up(page, "Karl Keyboard")
    _make_two(page)
    _open_change(page, "Format")

    expect(page.get_by_role("radio", name="1:1")).to_be_focused()
    expect(page.locator(".retaken")).to_have_text("Nothing is changed yet")
    expect(prompt(page)).to_be_hidden()
    expect(page.locator(".held")).to_contain_text("Poster for a harbour café")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".retaken")).to_have_text("A1, with format 1:1 → 4:5")
    expect(page.locator("#cost")).to_contain_text("Free.")
    page.keyboard.press("Control+Enter")

    expect(frames(page)).to_have_count(3)
    child = page.locator(".lane.refine .frame")
    expect(child.locator(".frame-cap b")).to_have_text("A1.1")
    expect(child.locator(".changed")).to_have_text("format 1:1 → 4:5")


def test_the_words_without_scripts(studio: StudioServer, open_page: Opener) -> None:
    page = open_page(studio, java_script_enabled=False)
    open_page.watches[0].allow(422)
    sign_up(page, "Nora Noscript")
    page.goto("/studio?compose=1")
    prompt(page).fill(BRIEF)
    page.get_by_role("radio", name="Same idea").check()
    generate_button(page).click()
    page.wait_for_url("**/projects/prj_*")
    while frames(page).count() < 4:
        page.wait_for_timeout(500)
        page.reload()
    frames(page).first.locator(".frame-pic").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Words", exact=True).click()
    expect(page.get_by_role("heading", name="Change the words of A1")).to_be_visible()

    generate_button(page).click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing is changed yet. Write other words.")
    prompt(page).fill(BRIEF.replace("late", "early"))
    page.get_by_role("button", name="Show the price").click()
    expect(page.locator(".retaken")).to_have_text("A1, with words “Open late” → “Open early”")
    generate_button(page).click()

    page.wait_for_url("**/projects/prj_*?after=*")
    expect(page.locator(".lane.refine .changed")).to_have_text("words “Open late” → “Open early”")


def test_more_than_one_thing_on_a_phone(studio: StudioServer, open_page: Opener) -> None:
    page = open_page(studio, width=360, height=780, has_touch=True)
    create_account(page, "Paula Phone")
    _make_two(page)
    _open_change(page, "Words")
    expect(prompt(page)).to_be_focused()
    assert _spills(page) == 0
    expect(page.get_by_role("radio", name="9:16")).to_be_hidden()

    page.get_by_label("Change more than this").tap()
    with page.expect_response("**/compose"):
        page.locator("label[data-ratio='9:16']").tap()
    with page.expect_response("**/compose"):
        prompt(page).fill(BRIEF.replace("late", "early"))
    assert _spills(page) == 0
    generate_button(page).tap()

    expect(page.locator(".lane.refine .changed")).to_have_text(
        "words “Open late” → “Open early”, format 1:1 → 9:16"
    )
    assert _spills(page) == 0


def test_a_pick_says_what_for_by_keys_and_two_are_combined(
    studio: StudioServer, open_page: Opener
) -> None:
    page = open_page(studio)
    create_account(page, "Peter Picker")
    _make_two(page)
    question = page.get_by_role("form", name="What it is picked for")
    for number, (reason, key) in enumerate((("placement", "2"), ("palette", "3"))):
        frame = frames(page).nth(number)
        frame.locator(".frame-pic").focus()
        page.keyboard.press("p")
        expect(question).to_contain_text(f"A{number + 1} is picked. What for?")
        page.keyboard.press(key)
        expect(frame.locator(".picked-for")).to_have_text(f"picked for {reason}")
        expect(question).to_be_hidden()
    frames(page).first.locator(".frame-pic").focus()
    page.keyboard.press("2")  # nothing is asked: nothing is answered
    for number in range(2):
        frames(page).nth(number).locator(".frame-pic").focus()
        page.keyboard.press("x")

    follow(page, page.get_by_role("button", name="Combine"))

    _order_both(page)


def test_a_pick_says_what_for_by_touch_and_two_are_combined(
    studio: StudioServer, open_page: Opener
) -> None:
    page = open_page(studio, width=360, height=780, has_touch=True)
    create_account(page, "Tina Touch")
    _make_two(page)
    board = page.url
    for number, reason in ((1, "Palette"), (0, "Placement")):
        page.goto(board)
        frames(page).nth(number).locator(".frame-pic").tap()
        follow(page, page.get_by_role("button", name="Pick", exact=False).first)
        follow(page, page.get_by_role("button", name=reason))
        expect(page.locator(".tag.mark")).to_have_text(f"Picked for {reason.lower()}")
        assert _spills(page) == 0

    follow(page, page.get_by_role("link", name="A2 palette"))

    _order_both(page)
    assert _spills(page) == 0


def _order_both(page: Page) -> None:
    """Order the two as the form says, and see both named."""
    expect(page.get_by_role("heading", name="Combine A1 with A2")).to_be_visible()
    expect(page.locator(".ref select").first).to_have_value("layout")
    expect(page.locator(".ref select").nth(1)).to_have_value("palette")
    generate_button(page).click()
    child = page.locator(".lane.refine .frame").first
    expect(child.locator(".frame-cap .with")).to_have_text("with A2")
    expect(child.locator(".changed")).to_contain_text("palette from A2")


def test_one_long_word_makes_no_page_wider(studio: StudioServer, open_page: Opener) -> None:
    page = open_page(studio, width=360, height=780, has_touch=True)
    create_account(page, "Lothar Lang")
    _make_two(page)
    _open_change(page, "Words")
    prompt(page).fill(f"Poster, “{'W' * 60}”, “ملصق لمقهى على المرفأ”")
    expect(page.locator(".retaken")).to_contain_text("WWW")
    assert _spills(page) == 0
    generate_button(page).tap()
    child = page.locator(".lane.refine .frame[data-status=done]")
    expect(child.locator(".changed")).to_contain_text("WWW")
    assert _spills(page) == 0

    address = f"/frames/{child.get_attribute('id')}"
    for path in (address, f"{address}/review"):
        page.goto(path)
        wide = page.locator("main p, .judge :is(p, li)").evaluate_all(
            "(all) => all.filter((one) => one.getBoundingClientRect().right > innerWidth).length"
        )
        assert wide == 0, path


def test_a_refused_frame_gets_other_words_and_then_another_model(
    hosted: StudioServer, open_page: Opener
) -> None:
    page = open_page(hosted)
    sign_up(page, "Rita Refused")
    page.goto("/studio?compose=1#composer")
    prompt(page).fill("A harbour at dusk [refuse]")
    choose_count(page, 1)
    with page.expect_navigation():
        generate_button(page).click()
    refused = frames(page, "refused")
    expect(refused).to_have_count(1)

    refused.locator("a.slot").click()
    follow(page, page.get_by_role("link", name="Words", exact=True))
    expect(prompt(page)).to_be_focused()
    prompt(page).fill("A harbour at dusk")
    expect(page.locator(".retaken")).to_have_text("A1, with prompt “[refuse]” left out")
    expect(page.locator("#cost")).to_contain_text("Costs 2 of your 40 credits")
    generate_button(page).click()
    expect(frames(page).locator(".changed")).to_have_text("prompt “[refuse]” left out")

    frames(page).locator(".frame-pic").click()
    follow(page, page.locator("#inspector").get_by_role("link", name="Model", exact=True))
    expect(page.locator("#models input:checked")).to_be_focused()
    page.locator("#models input[value=nano-banana-2]").check()
    expect(page.locator(".retaken")).to_have_text("A1.1, with model Nano Banana → Nano Banana 2")
    expect(page.locator("#cost")).to_contain_text("Costs 4 of your 38 credits")
    generate_button(page).click()

    expect(frames(page)).to_have_count(2)
    expect(frames(page).nth(1).locator(".frame-cap b")).to_have_text("A1.1.1")
    expect(frames(page).nth(1).locator(".changed")).to_have_text(
        "model Nano Banana → Nano Banana 2"
    )
