"""The whole way of a new user on the sketch engine: in a browser, then through the API."""

import io
import re
from typing import Any

import httpx
from PIL import Image
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Opener
from tests.e2e.people import (
    choose_count,
    follow,
    frames,
    generate_button,
    jar,
    prompt,
    sign_out,
    sign_up,
)
from tests.pipeline.server import StudioServer

BRIEF = 'Poster for a winter market in the old town, headline "Cold hands, warm cups"'
CHANGE = "Show our blue jar in front, keep the headline"


def test_from_sign_up_to_the_public_gallery(studio: StudioServer, open_page: Opener) -> None:
    page = open_page(studio)
    sign_up(page, "Ines Story")
    expect(page.locator("#credits")).to_have_text("40")

    _explore(page)
    _refine_from_a_reference(page)
    _compare(page)
    _approve(page)
    address = _publish(page)
    expect(page.locator("#credits")).to_have_text("40")
    sign_out(page)
    _find_while_signed_out(page, address)


def _explore(page: Page) -> None:
    """A brief, the model that is advised, what it costs; frames arrive on the page as it is."""
    prompt(page).fill(BRIEF)
    expect(page.locator(".model-row")).to_contain_text("Sketch")
    expect(page.locator("#cost")).to_contain_text("Free. Your 40 credits stay.")
    expect(page.get_by_label("Headline")).to_be_visible()  # the prompt has quotes
    expect(generate_button(page)).to_contain_text("Generate 4 frames")
    follow(page, generate_button(page))
    page.evaluate("window.wasHere = true")
    expect(frames(page)).to_have_count(4)
    assert page.evaluate("window.wasHere") is True
    expect(page.locator("#credits")).to_have_text("40")


def _refine_from_a_reference(page: Page) -> None:
    """From the first draft, with a picture of the product through the file chooser."""
    frames(page).first.locator(".frame-pic").click()
    follow(page, page.locator("[data-refine-link]"))
    expect(page.locator("#composer h2").first).to_contain_text("A1")
    page.locator(".ref-add summary").click()
    with page.expect_file_chooser() as chooser:
        page.locator(".drop-zone").click()
    chooser.value.set_files({"name": "jar.png", "mimeType": "image/png", "buffer": jar()})
    reference = page.locator(".ref", has_text="jar")
    reference.get_by_role("combobox").select_option("product")
    reference.get_by_label("What to keep").fill("label, shape")
    prompt(page).fill(CHANGE)
    choose_count(page, 1)
    generate_button(page).click()
    refined = page.locator(".lane.refine .frame[data-status=done]")
    expect(refined).to_have_count(1)
    expect(refined.locator(".frame-cap b")).to_have_text("A1.1")


def _compare(page: Page) -> None:
    frames(page).first.hover()
    page.get_by_label("Select A1", exact=True).click()
    refined = page.locator(".lane.refine .frame")
    refined.hover()
    refined.get_by_label("Select A1.1").click()
    follow(page, page.locator("#tray").get_by_role("button", name="Compare"))
    expect(page.get_by_role("heading", name="Compare 2 frames")).to_be_visible()
    expect(page.locator(".pane .loupe img")).to_have_count(2)
    expect(page.locator(".cmp ins").first).to_be_visible()
    page.get_by_text("100%", exact=True).click()
    expect(page.locator("[data-viewer]")).to_have_attribute("data-zoom", "100")
    follow(page, page.get_by_role("link", name="Back to the board"))


def _approve(page: Page) -> None:
    page.locator(".lane.refine .frame-pic").click()
    follow(page, page.locator("#inspector").get_by_role("button", name=re.compile("Review")))
    expect(page.get_by_role("heading", name="Review A1.1")).to_be_visible()
    expect(page.get_by_text(CHANGE)).to_be_visible()
    checks = page.locator(".check-item")
    for number in range(checks.count()):
        with page.expect_response(lambda answer: answer.request.method == "POST"):
            checks.nth(number).get_by_text("Pass", exact=True).click()
    expect(page.locator("[data-answered]")).to_have_text(
        f"{checks.count()} of {checks.count()} answered"
    )
    page.locator(".verdict", has_text="Approve").click()
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_text("Approved").first).to_be_visible()


def _publish(page: Page) -> str:
    """Publish the approved frame with its prompt; gives the public page's address."""
    page.goto("/studio")
    page.locator(".lane.refine .frame-pic").click()
    follow(page, page.locator("#inspector").get_by_label("Publish"))
    page.get_by_label("Title").fill("Blue jar at the winter market")
    page.get_by_role("switch", name="Show the prompt").check()
    page.get_by_role("button", name="Publish").click()
    page.wait_for_url("**/gallery/*")
    return page.url


def _find_while_signed_out(page: Page, address: str) -> None:
    page.get_by_role("link", name="Gallery").first.click()
    search = page.get_by_role("searchbox")
    search.fill("blue jar")
    search.press("Enter")
    plate = page.locator(".plate")
    expect(plate).to_have_count(1)
    plate.get_by_role("link").first.click()
    page.wait_for_url(address)
    expect(page.get_by_role("heading", name="Blue jar at the winter market")).to_be_visible()
    expect(page.locator("#prompt")).to_have_text(CHANGE)
    shown = page.content()
    for private in (
        "ines.story@example.com",
        "label, shape",
        "jar.png",
        "Cold hands",
        "frm_",
        "img_",
    ):
        assert private not in shown, private


def test_the_same_through_the_api(studio: StudioServer, open_page: Opener) -> None:
    page = open_page(studio)
    sign_up(page, "Jonas Api")
    page.goto("/keys")
    page.get_by_label("Name").fill("Story")
    page.get_by_role("button", name="Make the key").click()
    secret = page.locator("#secret").inner_text()
    assert re.fullmatch(r"iv2_\w{30,}", secret.replace("-", "_"))

    with httpx.Client(
        base_url=f"{studio.address}/api/v1/",
        headers={"Authorization": f"Bearer {secret}"},
        timeout=60,
    ) as api:
        order = {"model": "sketch", "prompt": "Poster of a lighthouse, teal", "ratio": "4:5"}
        quoted = api.post("quotes", json=order)
        assert quoted.status_code == 201, quoted.text
        quote = quoted.json()
        assert (quote["credits"], quote["affordable"]) == (0, True)
        assert (quote["width"], quote["height"]) == (896, 1120)

        ordered = api.post(
            "generations",
            json=order | {"quote": quote["id"]},
            headers={"Idempotency-Key": "story-1"},
        )
        assert ordered.status_code == 202, ordered.text
        made = _wait(api, ordered.json())
        assert made["status"] == "succeeded"
        image = made["frames"][0]["image"]
        assert (image["width"], image["height"]) == (896, 1120)

        original = api.get(f"images/{image['id']}/download")
        assert Image.open(io.BytesIO(original.content)).size == (896, 1120)
        signed = httpx.get(httpx.URL(studio.address).join(image["url"]))  # without the key
        assert signed.content == original.content

        published = api.post(
            f"images/{image['id']}/publish",
            json={"title": "Lighthouse, teal", "show_prompt": True},
        )
        assert published.status_code == 200, published.text

    found = httpx.get(f"{studio.address}/api/v1/gallery", params={"q": "lighthouse teal"})
    rows = found.json()["results"]
    assert [(row["title"], row["prompt"]) for row in rows] == [
        ("Lighthouse, teal", "Poster of a lighthouse, teal")
    ]
    page.goto(f"/gallery/{rows[0]['slug']}")
    expect(page.get_by_role("heading", name="Lighthouse, teal")).to_be_visible()


def _wait(api: httpx.Client, generation: dict[str, Any]) -> dict[str, Any]:
    """Hold the line until it has ended."""
    for _ in range(10):
        if generation["status"] not in {"queued", "running"}:
            break
        generation = api.get(f"generations/{generation['id']}", params={"wait": 20}).json()
    return generation
