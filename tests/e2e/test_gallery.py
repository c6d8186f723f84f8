"""The gallery's grid: nothing moves while it loads, is scrolled and grows."""

import io
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.e2e import exhibits
from tests.e2e.conftest import Opener
from tests.pipeline.server import StudioServer

SHAPES = ((640, 360), (400, 500), (480, 480), (360, 640), (600, 400))
PICTURES = 40
MOST = 0.01
"""Cumulative layout shift, of which 0.1 is called good."""

WATCH_SHIFTS = """() => {
  window.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
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


def _shift(page: Page) -> float:
    shift: Any = page.evaluate("() => window.shift")
    return float(shift)


@pytest.mark.parametrize("width", [390, 768, 1440, 1920])
def test_nothing_moves(filled: StudioServer, open_page: Opener, width: int) -> None:
    page = open_page(filled, width=width)
    page.context.add_init_script(f"({WATCH_SHIFTS})()")
    page.goto("/gallery")
    page.wait_for_load_state("networkidle")
    page.evaluate(SCROLL)
    before = page.evaluate(PLACES)
    page.get_by_role("link", name="More").click()
    expect(page.locator(".grid-page")).to_have_count(2)
    page.evaluate(SCROLL)
    after = page.evaluate(PLACES)

    assert len(after) >= PICTURES - 10
    assert after[: len(before)] == before
    assert _shift(page) <= MOST


def test_without_scripts_every_picture_is_there(filled: StudioServer, open_page: Opener) -> None:
    page = open_page(filled, java_script_enabled=False)
    page.goto("/gallery")
    seen = page.locator(".plate").count()
    page.get_by_role("link", name="More").click()

    expect(page.get_by_role("link", name="Back to the start")).to_be_visible()
    assert seen == 24
    assert page.locator(".plate").count() >= PICTURES - 24
