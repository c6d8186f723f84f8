"""Names and labels of every kind on the board: they fit, whole or shortened, at every width."""

from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.e2e import exhibits
from tests.e2e.conftest import Opener
from tests.e2e.exhibits import Exhibits
from tests.e2e.people import follow, sign_in
from tests.pipeline.server import StudioServer

WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenxy"
GERMAN = "Eine außergewöhnlich lange Bezeichnung, wie sie für eine Richtung vorkommen kann"
ARABIC = "حملة الربيع للسوق الجديد في المدينة القديمة مع عنوان طويل"
WIDTHS = (360, 390, 699, 768, 860, 1024, 1239, 1240, 1920)

# What leaves its frame, and what scrolls a line sideways that is no strip.
_LEAVES = """() => {
  const faults = [];
  for (const frame of document.querySelectorAll(".board .frame")) {
    const edge = frame.getBoundingClientRect().right + 2;
    for (const part of frame.querySelectorAll("*"))
      if (part.checkVisibility() && !part.closest(".sr") && part.getBoundingClientRect().width &&
          part.getBoundingClientRect().right > edge) faults.push(part.outerHTML.slice(0, 120));
  }
  for (const line of document.querySelectorAll(".direction > header, .board-bar"))
    if (line.scrollWidth > line.clientWidth + 1) faults.push(line.outerHTML.slice(0, 120));
  return faults;
}"""


def cancelled(shown: Exhibits, count: int, **place: Any) -> None:
    """Use up numbers: order frames that are not wanted."""
    body = {"model": "sketch", "prompt": "Not wanted", "count": count}
    made = shown.call("POST", "generations", json=body | place)
    for frame in made["frames"]:
        httpx.post(
            f"{shown.server.address}/api/v1/frames/{frame['id']}/cancel",
            headers={"Authorization": f"Bearer {shown.key}"},
            timeout=60,
        )


@pytest.fixture(scope="module")
def named(studio: StudioServer) -> Exhibits:
    """Fill a board with directions A, B, C and AA, and frame A12.10.3."""
    shown = exhibits.open_account(studio, "norma@example.com")
    project = shown.call("POST", "projects", json={"name": WORD})["id"]
    only = shown.order("A12 it becomes", project=project)
    place = {"project": project, "direction": only["direction"]}
    cancelled(shown, 10, **place)
    twelfth = shown.order("The twelfth", **place)["frames"][0]
    assert twelfth["label"] == "A12"
    cancelled(shown, 9, stage="refine", parent=twelfth["id"], **place)
    tenth = shown.order("Finer", stage="refine", parent=twelfth["id"], **place)["frames"][0]
    cancelled(shown, 2, stage="final", parent=tenth["id"], **place)
    third = shown.order("Finest", stage="final", parent=tenth["id"], **place)["frames"][0]
    assert third["label"] == "A12.10.3"
    shown.order("B has two", project=project, count=2)
    for _ in range(24):
        cancelled(shown, 1, project=project)
    shown.order("AA has one", project=project)
    empty = shown.call("POST", "projects", json={"name": ARABIC})["id"]
    shown.names = {"project": project, "empty": empty, "third": third["id"]}
    return shown


def rename(page: Page, letter: str, name: str) -> None:
    row = page.locator(".direction", has=page.get_by_text(letter, exact=True))
    row.locator(".direction-name").click()
    row.get_by_role("textbox").fill(name)
    follow(page, row.get_by_role("button", name="Rename"))
    expect(row.locator(".direction-name")).to_have_text(name)


def test_every_name_and_label_fits(
    studio: StudioServer, named: Exhibits, open_page: Opener
) -> None:
    page = open_page(studio)
    sign_in(page, named.email)
    page.goto(f"/projects/{named.names['project']}")
    for letter, name in (("A", GERMAN), ("B", WORD), ("C", ARABIC), ("AA", "W" * 60)):
        rename(page, letter, name)
    expect(page.locator(f"#{named.names['third']} .frame-cap b")).to_have_text("A12.10.3")
    expect(page.locator(".letter").last).to_have_text("AA")
    arabic = page.locator(".direction-name span", has_text=ARABIC)
    assert arabic.evaluate("(one) => getComputedStyle(one).direction") == "rtl"

    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0, width
        # Rows out of sight are laid out a moment after those in sight.
        page.wait_for_function(f"() => !({_LEAVES})().length")


def test_a_board_without_frames_fits_too(
    studio: StudioServer, named: Exhibits, open_page: Opener
) -> None:
    page = open_page(studio)
    sign_in(page, named.email)
    page.goto(f"/projects/{named.names['empty']}?compose=1")
    expect(page.get_by_role("heading", name="Begin with a rough idea")).to_be_visible()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0, width
