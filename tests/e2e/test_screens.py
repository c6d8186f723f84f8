"""Every screen, light and dark, phone and desk: pictured into var/screens and measured."""

from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e import exhibits, measuring
from tests.e2e.conftest import SCREENS, Opener
from tests.e2e.exhibits import Exhibits
from tests.e2e.people import choose_count, choose_model, prompt, sign_in
from tests.pipeline.server import StudioServer

SIZES = {"phone": (390, 844), "desk": (1440, 900)}
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

VISITOR = {
    "landing": "/",
    "sign-in": "/account/login/",
    "sign-up": "/account/signup/",
    "code": "/account/login/code/",
    "reset": "/account/password/reset/",
    "gallery": "/gallery",
    "gallery-nothing": "/gallery?q=submarine",
    "publication": "/gallery/{publication}",
    "report": "/gallery/{publication}/report",
    "terms": "/terms",
    "privacy": "/privacy",
    "api-docs": "/api/docs",
    "not-found": "/nowhere",
}
MEMBER = {
    "projects": "/projects",
    "prompts": "/projects/{project}/prompts",
    "studio": "/projects/{project}",
    "studio-inspected": "/projects/{project}?frame={refined}",
    "studio-refine": "/projects/{project}?from={refined}",
    "studio-change-words": "/projects/{project}?change={refined}&thing=words&compose=1#composer",
    "studio-change-format": "/projects/{project}?change={refined}&thing=format&compose=1#composer",
    "studio-combine": "/projects/{project}?combine=1&f={draft}&f={refined}&compose=1#composer",
    "studio-composer": "/projects/{project}?compose=1#composer",
    "frame": "/frames/{refined}",
    "image": "/images/{image}",
    "image-uploaded": "/images/{uploaded}",
    "images": "/images",
    "upload": "/images/upload",
    "bin": "/images/bin",
    "story": "/directions/{direction}/story",
    "compare": "/compare?f={draft}&f={refined}",
    "compare-four": "/compare?f={draft}&f={other}&f={refined}&f={final}",
    "review": "/frames/{final}/review",
    "publish": "/images/{unpublished}/publish",
    "published": "/images/{image}/publish",
    "own-publication": "/gallery/{publication}",
    "keys": "/keys",
    "account": "/you",
    "address": "/account/email/",
    "password": "/account/password/change/",
    "sign-out": "/account/logout/",
    "not-found-inside": "/nowhere",
    "credits-nothing-costs": "/credits",
}
NEWCOMER = {
    "studio-first": "/studio",
    "studio-empty": "/studio?compose=1",
    "projects-empty": "/projects",
    "images-empty": "/images",
    "bin-empty": "/images/bin",
    "compare-empty": "/compare",
    "credits-empty": "/credits",
}

LONGEST = 6000
"""Pixels down to which a page is pictured as a whole; of a longer one, and of the studio, whose
panels scroll by themselves, what is in view."""
IS_WHOLE = """(longest) =>
  !document.querySelector(".studio") && document.documentElement.scrollHeight < longest"""
LOAD_PICTURES = """async () => {
  const pictures = [...document.querySelectorAll("img[src]")];
  for (const picture of pictures) picture.loading = "eager";
  await Promise.all(pictures.map((picture) => picture.decode().catch(() => {})));
}"""


def _picture(page: Page, name: str, size: str) -> None:
    """Picture it in both themes, and hold it to the rules of every screen, at every width."""
    page.evaluate(LOAD_PICTURES)
    is_whole = page.evaluate(IS_WHOLE, LONGEST)
    for theme in THEMES:
        # With motion, then finished: under reduced motion Chromium paints icons a moment late.
        page.emulate_media(color_scheme=theme, reduced_motion="no-preference")
        page.screenshot(
            path=SCREENS / f"{name}.{size}.{theme}.png", full_page=is_whole, animations="disabled"
        )
    measured = measuring.break_rules(page)
    assert measured.pop("h1") == 1
    assert measured.pop("sideways") <= 0
    assert len(measured.pop("marks")) <= 1
    assert measured == {"unsized": [], "broken": [], "unnamed": []}

    measuring.stand_still(page)
    barriers = []
    for theme in THEMES:
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        barriers += [f"{theme}: {barrier}" for barrier in measuring.find_barriers(page)]
    assert barriers == []
    if size == "desk":
        faults = []
        for width in measuring.WIDTHS:
            page.set_viewport_size({"width": width, "height": SIZES[size][1]})
            faults += [f"{width}: {fault}" for fault in measuring.find_layout_faults(page)]
        assert faults == []


def _visit(page: Page, address: str, *, status: int = 200) -> None:
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == status


@pytest.fixture(scope="module")
def shown(studio: StudioServer) -> Exhibits:
    return exhibits.sketched(studio)


@pytest.fixture(scope="module")
def spent(hosted: StudioServer) -> Exhibits:
    return exhibits.charged(hosted)


def _signed_in(browser: Browser, account: Exhibits) -> Any:
    context = browser.new_context(base_url=account.server.address)
    sign_in(context.new_page(), account.email)
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture(scope="module")
def member(browser: Browser, shown: Exhibits) -> Any:
    """Keep what a signed-in browser keeps, so that not every screen signs in again."""
    return _signed_in(browser, shown)


@pytest.fixture(scope="module")
def newcomer(browser: Browser, studio: StudioServer) -> Any:
    return _signed_in(browser, exhibits.open_account(studio, "nina@example.com", "--credits", "0"))


@pytest.fixture(scope="module")
def spender(browser: Browser, spent: Exhibits) -> Any:
    return _signed_in(browser, spent)


@pytest.fixture(params=SIZES)
def size(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def _sized(open_page: Opener, server: StudioServer, size: str, state: Any = None) -> Page:
    width, height = SIZES[size]
    return open_page(server, width=width, height=height, storage_state=state)


@pytest.mark.parametrize("name", VISITOR)
def test_what_a_visitor_sees(
    name: str, size: str, studio: StudioServer, shown: Exhibits, open_page: Opener
) -> None:
    page = _sized(open_page, studio, size)
    status = 404 if name == "not-found" else 200
    open_page.watches[0].allow(status)
    _visit(page, VISITOR[name].format(**shown.names), status=status)
    _picture(page, name, size)


@pytest.mark.parametrize("name", MEMBER)
def test_what_a_member_sees(
    name: str, size: str, studio: StudioServer, shown: Exhibits, member: Any, open_page: Opener
) -> None:
    page = _sized(open_page, studio, size, member)
    status = 404 if name == "not-found-inside" else 200
    open_page.watches[0].allow(status)
    _visit(page, MEMBER[name].format(**shown.names), status=status)
    _picture(page, name, size)


@pytest.mark.parametrize("name", NEWCOMER)
def test_what_a_newcomer_sees(
    name: str, size: str, studio: StudioServer, newcomer: Any, open_page: Opener
) -> None:
    page = _sized(open_page, studio, size, newcomer)
    _visit(page, NEWCOMER[name])
    _picture(page, name, size)


def test_a_new_key(
    size: str, studio: StudioServer, shown: Exhibits, member: Any, open_page: Opener
) -> None:
    page = _sized(open_page, studio, size, member)
    _visit(page, "/keys")
    page.locator("details.new-key summary").click()
    page.get_by_label("Name").fill(f"Screens on a {size}")
    page.get_by_role("button", name="Make the key").click()
    expect(page.locator("#secret")).to_contain_text("iv2_")
    _picture(page, "new-key", size)


def test_credits_with_every_kind_of_entry(
    size: str, hosted: StudioServer, spender: Any, open_page: Opener
) -> None:
    page = _sized(open_page, hosted, size, spender)
    _visit(page, "/credits")
    for kind in ("Added", "Held", "Charged", "Returned"):
        expect(page.locator(".ledger").get_by_text(kind).first).to_be_visible()
    _picture(page, "credits-full", size)


@pytest.mark.parametrize("name", ["priced", "short", "models"])
def test_the_composer_with_prices(
    name: str, size: str, hosted: StudioServer, spent: Exhibits, spender: Any, open_page: Opener
) -> None:
    page = _sized(open_page, hosted, size, spender)
    _visit(page, f"/projects/{spent.names['project']}?compose=1#composer")
    prompt(page).fill("A harbour in fog, boats at the left")
    if name == "models":
        page.locator(".model-row").click()
        expect(page.locator("#models")).to_be_visible()
    else:
        choose_model(page, "nano-banana-2")
        choose_count(page, 10 if name == "short" else 2)
        expect(page.get_by_role("group", name="Ways on")).to_have_count(int(name == "short"))
    _picture(page, f"composer-{name}", size)


@pytest.mark.parametrize("offer", ["hosted", "openai_only", "gemini_only"])
def test_the_landing_names_what_is_offered(
    offer: str, size: str, open_page: Opener, request: pytest.FixtureRequest
) -> None:
    page = _sized(open_page, request.getfixturevalue(offer), size)
    _visit(page, "/")
    _picture(page, f"landing-{offer.replace('_', '-')}", size)


@pytest.mark.parametrize(
    ("offer", "advised", "missing"),
    [
        ("openai_only", "GPT Image 2", ["Nano Banana", "Nano Banana 2", "Nano Banana Pro"]),
        ("gemini_only", "Nano Banana", ["GPT Image 2"]),
    ],
)
def test_with_one_key_the_picker_and_the_credits_say_what_can_be_had(
    offer: str,
    advised: str,
    missing: list[str],
    size: str,
    browser: Browser,
    open_page: Opener,
    request: pytest.FixtureRequest,
) -> None:
    server = request.getfixturevalue(offer)
    account = exhibits.open_account(server, "nina@example.com", "--credits", "40")
    page = _sized(open_page, server, size, _signed_in(browser, account))
    name = offer.replace("_", "-")
    _visit(page, "/studio?compose=1#composer")
    page.locator(".model-row").click()
    expect(page.locator("#models")).to_be_visible()
    expect(page.locator("#models .model-choice b").first).to_have_text(advised)
    absent = page.locator("#models .is-off", has_text="Not offered here yet")
    assert sorted(absent.locator("b").all_inner_texts()) == missing
    _picture(page, f"composer-{name}", size)
    _visit(page, "/credits")
    expect(page.get_by_text("Nothing here costs credits yet")).to_have_count(0)
    _picture(page, f"credits-{name}", size)
