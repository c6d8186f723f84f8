"""A board of more frames than a page: earlier ones come in place, and none is out of reach."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e import exhibits
from tests.e2e.conftest import Opener
from tests.e2e.exhibits import Exhibits
from tests.e2e.people import choose_count, frames, generate_button, prompt, sign_in
from tests.pipeline.server import StudioServer

HEAR = """() => {
  window.heard = [];
  const line = document.getElementById("live-line");
  new MutationObserver(() => window.heard.push(line.textContent)).observe(line, {childList: true});
}"""
ROWS = 24
EACH = 10


@pytest.fixture(scope="module")
def long(studio: StudioServer) -> Exhibits:
    """Order 24 directions of 10 frames, and wait for the first."""
    shown = exhibits.open_account(studio, "lara@example.com")
    first = shown.order("A disc at dusk", count=EACH)
    shown.names = {"project": first["project"], "first": first["frames"][0]["id"]}
    for n in range(1, ROWS):
        body = {"model": "sketch", "prompt": f"Idea {n}", "count": EACH}
        shown.call("POST", "generations", json=body | {"project": first["project"]})
    return shown


@pytest.fixture(scope="module")
def state(browser: Browser, long: Exhibits) -> Iterator[Any]:
    context = browser.new_context(base_url=long.server.address)
    sign_in(context.new_page(), long.email)
    yield context.storage_state()
    context.close()


def board_of(long: Exhibits) -> str:
    return f"/projects/{long.names['project']}"


def top_of(page: Page, label: str) -> float:
    box = page.locator(".board .frame", has=page.get_by_text(label, exact=True)).bounding_box()
    assert box
    return box["y"]


@pytest.mark.parametrize("width", [390, 1440])
def test_earlier_frames_come_in_place(
    width: int, studio: StudioServer, long: Exhibits, state: Any, open_page: Opener
) -> None:
    page = open_page(studio, width=width, storage_state=state)
    page.goto(board_of(long))
    cards = page.locator(".board .frame")
    expect(cards).to_have_count(200)
    expect(page.locator(".direction").first).to_contain_text("E")
    before = top_of(page, "E1")

    page.evaluate(HEAR)
    more = page.get_by_role("link", name="Show 40 earlier frames")
    more.focus()
    page.keyboard.press("Enter")

    expect(cards).to_have_count(240)
    expect(more).to_have_count(0)
    assert "40 earlier frames shown" in page.evaluate("window.heard")
    assert abs(top_of(page, "E1") - before) <= 2
    expect(page.locator(".board .frame:focus-within")).to_contain_text("E1")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0


def test_what_was_opened_stays_while_news_come(
    studio: StudioServer, long: Exhibits, state: Any, open_page: Opener
) -> None:
    page = open_page(studio, storage_state=state)
    page.goto(board_of(long))
    page.get_by_role("link", name="Show 40 earlier frames").click()
    cards = page.locator(".board .frame")
    expect(cards).to_have_count(240)
    prompt(page).fill("One more")
    choose_count(page, 1)
    generate_button(page).click()
    expect(cards).to_have_count(241)

    with page.expect_response("**/rows?**"):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(cards).to_have_count(241)
    expect(page.locator(".direction").first.locator(".letter")).to_have_text("A")


def test_chosen_frames_of_two_pages_are_compared(
    studio: StudioServer, long: Exhibits, state: Any, open_page: Opener
) -> None:
    page = open_page(studio, storage_state=state)
    page.goto(board_of(long))
    done = frames(page).first
    expect(done).to_be_visible(timeout=120_000)
    late = done.get_attribute("id")
    assert late
    done.locator("a").first.focus()
    page.keyboard.press("x")
    page.locator("[data-more]").click()
    early = page.locator(f"#{long.names['first']}")
    expect(early).to_be_attached()
    expect(page.locator("#tray")).to_contain_text("1 frame")

    early.locator("a").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    expect(early.locator("a").first).to_be_focused()
    page.keyboard.press("x")
    page.keyboard.press("c")

    page.wait_for_url(f"**/compare?f={late}&f={long.names['first']}")


def test_a_frame_of_an_earlier_page_opens_by_its_address(
    studio: StudioServer, long: Exhibits, state: Any, open_page: Opener
) -> None:
    page = open_page(studio, storage_state=state)
    first = long.names["first"]
    page.goto(f"{board_of(long)}?frame={first}#{first}")
    expect(page.locator(f"#{first}")).to_be_visible()
    expect(page.locator("#inspector").get_by_role("heading", name="A1")).to_be_visible()
    page.get_by_role("link", name="Show the newest frames").click()
    expect(page.locator(f"#{first}")).to_have_count(0)
    expect(page.locator(".board .frame").first).to_be_visible()


def test_without_scripts_every_frame_is_a_link_away(
    studio: StudioServer, long: Exhibits, state: Any, open_page: Opener
) -> None:
    page = open_page(studio, storage_state=state, java_script_enabled=False)
    page.goto(board_of(long))
    seen = set(page.locator(".board .frame").evaluate_all("(all) => all.map((one) => one.id)"))
    page.locator("#more").click()
    expect(page.get_by_role("link", name="Show the newest frames")).to_be_visible()
    seen |= set(page.locator(".board .frame").evaluate_all("(all) => all.map((one) => one.id)"))
    assert len(seen) >= ROWS * EACH
    assert long.names["first"] in seen
