"""The board while frames come: what is seen, said and asked for, by stream and without it."""

import re

from playwright.sync_api import Page, Route, expect

from tests.e2e.conftest import Opener
from tests.e2e.people import choose_count, choose_model, follow, frames, generate_button, prompt
from tests.e2e.people import sign_up as sign_up_with
from tests.pipeline.server import StudioServer

HEAR = """() => {
  window.heard = [];
  const line = document.getElementById("live-line");
  new MutationObserver(() => window.heard.push(line.textContent)).observe(line, {childList: true});
}"""

# Moves the first frame on, as the board's clock does.
PROGRESS = """async (percents) => {
  const loaded = performance.getEntriesByType("resource").map((one) => one.name);
  const voice = await import(loaded.find((name) => name.includes("board-voice")));
  for (const percent of percents) voice.quarter(document.querySelector(".board .frame"), percent);
}"""


def begin(page: Page, name: str, *, count: int = 1, model: str = "") -> None:
    """Sign up and order a first direction; gives a board whose frames are done."""
    sign_up_with(page, name)
    prompt(page).fill("A tin on a plinth")
    if model:
        choose_model(page, model)
    choose_count(page, count)
    follow(page, generate_button(page))
    expect(frames(page)).to_have_count(count)


def order_another(page: Page, brief: str, *, model: str = "") -> None:
    prompt(page).fill(brief)
    if model:
        choose_model(page, model)
    generate_button(page).click()


def test_the_picker_closes_after_a_press_and_stays_open_for_arrows(
    hosted: StudioServer, open_page: Opener
) -> None:
    page = open_page(hosted)
    sign_up_with(page, "Picker Pia")
    menu = page.locator("#models")
    opener = page.locator(".model-row")
    address = page.url

    opener.click()
    with page.expect_response("**/compose"):
        menu.locator(".model-choice", has_text="GPT Image 2").click()
    expect(menu).to_be_hidden()
    expect(opener).to_contain_text("GPT Image 2")
    expect(opener).to_be_focused()

    opener.click()
    menu.locator("input:checked").focus()
    with page.expect_response("**/compose"):
        page.keyboard.press("ArrowDown")
    expect(menu).to_be_visible()
    expect(menu.locator("input:checked")).to_be_focused()
    page.keyboard.press("Enter")  # takes it, and orders nothing
    expect(menu).to_be_hidden()
    expect(frames(page)).to_have_count(0)
    assert page.url == address


def test_on_a_phone_the_picker_is_as_wide_as_its_row(
    studio: StudioServer, open_page: Opener
) -> None:
    page = open_page(studio, has_touch=True)
    sign_up_with(page, "Phone Pippa")
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(page.url.partition("#")[0] + "#composer")
    row = page.locator(".model-row")
    row.click()
    menu = page.locator("#models")
    expect(menu).to_be_visible()
    there = row.bounding_box()
    wide = menu.bounding_box()
    assert there
    assert wide
    assert (wide["x"], wide["width"]) == (there["x"], there["width"])


def test_a_frame_in_the_address_is_shown_on_a_phone_too(
    studio: StudioServer, open_page: Opener
) -> None:
    page = open_page(studio)
    begin(page, "Sheet Sanna")
    page.set_viewport_size({"width": 390, "height": 844})
    frame = frames(page).get_attribute("id")
    page.goto(f"{page.url.partition('?')[0]}?frame={frame}")
    sheet = page.get_by_role("dialog", name="Inspector")
    expect(sheet).to_be_visible()
    expect(sheet.get_by_role("heading", name="A1")).to_be_visible()


def test_a_long_name_never_scrolls_the_page_sideways(
    studio: StudioServer, open_page: Opener
) -> None:
    page = open_page(studio)
    begin(page, "Long Lena")
    for name in (
        "Getränkedosenhersteller" * 3,
        "Ein langer Name für ein Projekt im Frühjahr",
    ):
        page.locator(".project-name").click()
        page.get_by_role("textbox", name="Name", exact=True).fill(name)
        follow(page, page.locator("#project-menu").get_by_role("button", name="Rename"))
        expect(page.locator(".project-name")).to_contain_text(name)
        for width in (360, 768, 1024, 1440):
            page.set_viewport_size({"width": width, "height": 780})
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            bar = page.locator(".board-bar").bounding_box()
            link = page.locator(".board-bar a").last.bounding_box()
            assert bar
            assert link
            assert wide == 0, (name, width)
            assert link["x"] + link["width"] <= bar["x"] + bar["width"], (name, width)


def test_start_and_end_of_a_frame_are_said(hosted: StudioServer, open_page: Opener) -> None:
    page = open_page(hosted)
    begin(page, "Voice Vera")
    page.evaluate(HEAR)

    order_another(page, "A kettle [slow]")

    expect(frames(page)).to_have_count(2)
    expect(page.locator("#live-line")).to_contain_text("B1 is done")
    lines = page.evaluate("window.heard.flatMap((line) => line.split('. '))")
    said = [line for line in lines if line.startswith("B1")]
    assert said[-1] == "B1 is done"
    assert set(said) <= {"B1 started", "B1 is a quarter done", "B1 is half done", "B1 is done"}
    assert len(said) == len(set(said))


def test_each_quarter_is_said_once(studio: StudioServer, open_page: Opener) -> None:
    page = open_page(studio)
    begin(page, "Quarter Quinn")
    page.evaluate(HEAR)
    line = page.locator("#live-line")
    for percents, said in (
        ([3, 24, 26, 31], "A1 is a quarter done"),
        ([49, 49, 60], "A1 is half done"),
        ([80, 95], "A1 is three quarters done"),
    ):
        page.evaluate(PROGRESS, percents)
        expect(line).to_have_text(said)
    assert len(page.evaluate("window.heard")) == 3


def test_frames_that_end_together_are_one_sentence(studio: StudioServer, open_page: Opener) -> None:
    page = open_page(studio)
    begin(page, "Chorus Cleo", count=2)
    page.evaluate(HEAR)
    order_another(page, "A shelf of books")
    expect(frames(page)).to_have_count(4)
    page.evaluate(
        """() => new Promise((done) => {
          const isTold = (label) => window.heard.some((line) => line.split(". ").some(
            (part) => part.includes(label) && part.endsWith("done")));
          const look = () => ["B1", "B2"].every(isTold) ? done() : setTimeout(look, 100);
          look();
        })"""
    )
    heard = page.evaluate("window.heard")
    lines = [re.findall(r"[AB]\d", line) for line in heard]
    told = [re.findall(r"B\d", part) for line in heard for part in line.split(". ")]
    assert all(len(labels) == len(set(labels)) for labels in lines)  # a frame's last news alone
    assert all(labels == sorted(labels) for labels in told)
    assert told[-1] in (["B1", "B2"], ["B1"], ["B2"])


def test_what_a_direction_came_to_is_said_when_its_last_frame_ends(
    hosted: StudioServer, open_page: Opener
) -> None:
    page = open_page(hosted)
    begin(page, "Sum Silke", count=3)
    expect(page.locator(".direction > header p")).to_have_text("3 frames, 6 credits")


def test_without_a_stream_the_board_is_asked(hosted: StudioServer, open_page: Opener) -> None:
    page = open_page(hosted)
    begin(page, "Poll Petra")
    open_page.watches[-1].allow(503)
    asked: list[str] = []

    def cut(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=503)

    page.route("**/live/**", cut)
    order_another(page, "A lamp")
    expect(frames(page)).to_have_count(2, timeout=12_000)
    assert len(asked) == 1  # given up after the first such answer


def test_another_tab_shows_what_was_ordered_here(studio: StudioServer, open_page: Opener) -> None:
    page = open_page(studio)
    begin(page, "Tabs Tove")
    other = page.context.new_page()
    other.goto(page.url)
    expect(frames(other)).to_have_count(1)

    order_another(page, "A second idea")

    expect(frames(other)).to_have_count(2)
    expect(frames(page)).to_have_count(2)


def test_pressing_twice_orders_once(hosted: StudioServer, open_page: Opener) -> None:
    page = open_page(hosted)
    begin(page, "Double Dora")
    prompt(page).fill("A chair")
    expect(page.locator("#cost")).to_contain_text("Costs 2 of your 38")
    generate_button(page).dblclick()
    expect(frames(page)).to_have_count(2)
    page.reload()
    expect(page.locator(".board .frame")).to_have_count(2)
    expect(page.locator("#credits")).to_have_text("36")


def test_the_page_before_can_order_something_else(studio: StudioServer, open_page: Opener) -> None:
    page = open_page(studio)
    begin(page, "Back Bea")
    page.go_back()
    expect(prompt(page)).to_be_visible()
    prompt(page).fill("A different thing")
    choose_count(page, 1)
    generate_button(page).click()
    expect(frames(page)).to_have_count(2)


def test_without_a_network_nothing_typed_is_lost(studio: StudioServer, open_page: Opener) -> None:
    page = open_page(studio)
    begin(page, "Offline Olga")
    page.context.set_offline(True)
    prompt(page).fill("A bridge in fog, seen from below")
    expect(page.locator("#offline")).to_be_visible()
    expect(page.get_by_text("The price could not be worked out")).to_be_visible()
    generate_button(page).click()
    expect(page.get_by_text("It was not sent: there is no connection")).to_be_visible()
    expect(prompt(page)).to_have_value("A bridge in fog, seen from below")
    with page.expect_response("**/compose"):  # the price is asked for again by itself
        page.context.set_offline(False)
    expect(page.locator("#offline")).to_be_hidden()
    heard = open_page.watches[-1].complaints
    assert all("INTERNET_DISCONNECTED" in line for line in heard)
    heard.clear()
    generate_button(page).click()
    expect(frames(page)).to_have_count(2)
