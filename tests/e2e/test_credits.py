"""Credits move: hosted models, spoken to in their own wire format on loopback."""

import re

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Opener
from tests.e2e.people import (
    PASSWORD,
    choose_count,
    choose_model,
    frames,
    generate_button,
    order,
    prompt,
    sign_in,
)
from tests.pipeline.server import StudioServer


@pytest.fixture
def page(hosted: StudioServer, open_page: Opener, request: pytest.FixtureRequest) -> Page:
    """Sign in an account with 30 credits in a studio that offers every model."""
    address = f"{request.node.name.replace('_', '-')}@example.com"
    hosted.manage("bootstrap", "--email", address, "--password", PASSWORD, "--credits", "30")
    page = open_page(hosted)
    sign_in(page, address)
    page.goto("/studio?compose=1")
    expect(page.locator("#credits")).to_have_text("30")
    return page


def _entries(page: Page) -> list[tuple[str, str, str, str]]:
    """Read the ledger, oldest first: frame or note, kind, credits, available afterwards."""
    page.goto("/credits")
    rows = page.locator(".ledger tbody tr")
    read = []
    for row in rows.all():
        _, what, _, kind, amount, available = (
            cell.strip() for cell in row.locator("td").all_inner_texts()
        )
        read.append((what, kind, amount, available))
    return read[::-1]


def test_frames_are_held_then_charged_exactly(page: Page, providers: str) -> None:
    choose_model(page, "nano-banana-2")
    choose_count(page, 2)
    prompt(page).fill("A lighthouse at dusk [slow]")
    expect(page.locator("#cost")).to_contain_text("Costs 8 of your 30 credits")
    expect(page.locator("#cost")).to_contain_text("2 × 4")
    generate_button(page).click()
    expect(frames(page, "running").or_(frames(page, "queued")).first).to_be_visible()
    expect(page.locator("#credits")).to_have_text("22")
    expect(frames(page)).to_have_count(2)
    expect(page.locator("#credits")).to_have_text("22")

    frames(page).first.locator(".frame-pic").click()
    expect(page.locator("#inspector")).to_contain_text("4 charged")
    entries = _entries(page)
    assert entries[:3] == [
        ("Set up by the operator", "Added", "+30", "30"),
        ("A1", "Held", "4", "26"),
        ("A2", "Held", "4", "22"),
    ]
    assert sorted(entries[3:]) == [("A1", "Charged", "−4", "22"), ("A2", "Charged", "−4", "22")]
    calls = httpx.get(f"{providers}/calls").json()["calls"]
    assert sum(n for said, n in calls.items() if "A lighthouse at dusk [slow]" in said) == 2


def test_a_declined_prompt_costs_nothing(page: Page) -> None:
    choose_model(page, "nano-banana-2")
    choose_count(page, 1)
    order(page, "Something that is declined [refuse]")
    declined = frames(page, "refused")
    expect(declined).to_have_count(1)
    expect(declined).to_contain_text("Declined")
    expect(declined).to_contain_text("4 credits returned")
    expect(page.locator("#credits")).to_have_text("30")
    declined.locator("a.slot").click()
    expect(page.locator("#inspector")).to_contain_text("Nano Banana 2 declined this prompt")
    assert _entries(page)[1:] == [("A1", "Held", "4", "26"), ("A1", "Returned", "+4", "30")]


def test_cancelling_gives_the_credits_back_at_once(page: Page) -> None:
    choose_model(page, "nano-banana-2")
    choose_count(page, 1)
    order(page, "A lighthouse that takes an hour [hang]")
    expect(page.locator("#credits")).to_have_text("26")
    running = frames(page, "running")
    expect(running).to_have_count(1)
    running.get_by_role("button", name="Cancel").click()
    expect(frames(page, "cancelled")).to_contain_text("4 returned")
    expect(page.locator("#credits")).to_have_text("30")


def test_short_of_credits_there_are_ways_on(page: Page) -> None:
    choose_model(page, "nano-banana-2")
    prompt(page).fill("Ten lighthouses")
    choose_count(page, 10)
    expect(generate_button(page)).to_have_text("Needs 40, you have 30")
    expect(generate_button(page)).to_be_disabled()
    ways = page.get_by_role("group", name="Ways on")
    expect(ways).to_contain_text("Buying is not open here yet. Ask whoever runs this studio.")
    ways.get_by_role("button", name=re.compile(r"^7 frames")).click()
    expect(page.locator("#cost")).to_contain_text("Costs 28 of your 30 credits")
    expect(generate_button(page)).to_contain_text("Generate 7 frames")
    choose_count(page, 10)
    ways.get_by_role("button", name="Sketch it, free").click()
    expect(page.locator("#cost")).to_contain_text("Free. Your 30 credits stay.")
    expect(generate_button(page)).to_be_enabled()
