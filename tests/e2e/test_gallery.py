"""The gallery's grid: nothing moves while it loads, is scrolled and grows."""

import io
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, Route, expect

from tests.e2e import exhibits
from tests.e2e.conftest import Opener
from tests.pipeline.server import StudioServer

SHAPES = ((640, 360), (400, 500), (480, 480), (360, 640), (600, 400))
PICTURES = 40
MOST = 0.01
"""Cumulative layout shift, of which 0.1 is called good."""

WATCH_SHIFTS = """() => {
  window.shift = 0;
  window.gridShift = 0;
  new PerformanceObserver((list) => {
    for (const { hadRecentInput, sources, value } of list.getEntries()) {
      if (hadRecentInput) continue;
      const isInGrid = sources.some(({ node }) => node?.parentElement?.closest("#grid"));
      window.shift += value;
      if (isInGrid) window.gridShift += value;
    }
  }).observe({ type: "layout-shift", buffered: true });
}"""
SCROLL = """async () => {
  for (let y = 0; y < document.documentElement.scrollHeight; y += 400) {
    scrollTo(0, y);
    await new Promise((done) => setTimeout(done, 60));
  }
}"""
PLACES = """() => [...document.querySelectorAll(".plate:not([hidden])")].map((plate) =>
  [plate.offsetLeft, plate.offsetTop, plate.offsetWidth, plate.offsetHeight].join())"""


def _picture(number: int) -> bytes:
    kept = io.BytesIO()
    shade = 40 + 5 * number
    Image.new("RGB", SHAPES[number % len(SHAPES)], (shade, 90, 200 - shade // 2)).save(kept, "PNG")
    return kept.getvalue()


@pytest.fixture(scope="module")
def filled(studio: StudioServer) -> StudioServer:
    maker = exhibits.open_account(studio, "gala@example.com")
    for number in range(PICTURES):
        file = {"file": (f"{number}.png", _picture(number), "image/png")}
        image = maker.call("POST", "images", files=file)
        maker.call("POST", f"images/{image['id']}/publish", json={"title": f"Plain {number}"})
    return studio


def _read(page: Page, name: str) -> float:
    shift: Any = page.evaluate(f"() => window.{name}")
    return float(shift)


@pytest.mark.parametrize("width", [390, 768, 1440, 1920])
def test_nothing_moves(filled: StudioServer, open_page: Opener, width: int) -> None:
    page = open_page(filled, width=width)
    page.context.add_init_script(f"({WATCH_SHIFTS})()")
    page.goto("/gallery")
    page.wait_for_load_state("networkidle")
    page.evaluate(SCROLL)
    before = page.evaluate(PLACES)
    assert _read(page, "shift") <= MOST
    page.get_by_role("link", name="More").click()
    expect(page.locator(".grid-page")).to_have_count(2)
    page.evaluate(SCROLL)
    after = page.evaluate(PLACES)

    assert len(after) >= PICTURES - 10
    assert after[: len(before)] == before
    # What stands below the grid goes down for the new page; an answer that takes longer than half
    # a second counts that as a shift, though it was asked for.
    assert _read(page, "gridShift") <= MOST


def test_nothing_moves_when_the_rows_come_late(filled: StudioServer, open_page: Opener) -> None:
    page = open_page(filled, width=1440)
    page.context.add_init_script(f"({WATCH_SHIFTS})()")
    late: list[str] = []

    def wait(route: Route) -> None:
        late.append(route.request.url)
        page.wait_for_timeout(900)
        route.continue_()

    page.route("**/rows*.js", wait)
    page.route("**/*.woff2", wait)
    page.goto("/gallery")
    page.wait_for_load_state("networkidle")

    assert len(late) == 2
    expect(page.locator(".plate").first).to_be_visible()
    assert _read(page, "shift") <= MOST


def test_rows_that_never_come_hide_nothing(filled: StudioServer, open_page: Opener) -> None:
    page = open_page(filled, width=1440)
    open_page.watches[-1].allow(503)
    page.route("**/rows*.js", lambda route: route.fulfill(status=503))
    page.goto("/gallery")

    expect(page.locator(".plate").first).to_be_visible()
    page.get_by_role("link", name="More").click()
    expect(page.locator(".grid-page")).to_have_count(2)


def test_without_scripts_every_picture_is_there(filled: StudioServer, open_page: Opener) -> None:
    page = open_page(filled, java_script_enabled=False)
    page.goto("/gallery")
    seen = page.locator(".plate").count()
    page.get_by_role("link", name="More").click()

    expect(page.get_by_role("link", name="Back to the start")).to_be_visible()
    assert seen == 24
    assert page.locator(".plate").count() >= PICTURES - 24
