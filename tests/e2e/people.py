"""What a person does in the studio, in the words on the screen."""

import io
import re

from PIL import Image, ImageDraw
from playwright.sync_api import Locator, Page, expect

PASSWORD = "long enough for a studio"


def follow(page: Page, link: Locator) -> None:
    """Press what leads to another page, and wait until that page and its scripts are there."""
    with page.expect_navigation():
        link.click()


def sign_up(page: Page, name: str) -> str:
    """Create an account from the landing page, and unfold the composer; gives its address."""
    address = create_account(page, name)
    follow(page, page.get_by_role("button", name="Change"))
    expect(prompt(page)).to_be_visible()
    return address


def address_of(name: str) -> str:
    """Give the address of a person of the stories; all of them share a server."""
    return f"{name.lower().replace(' ', '.')}@example.com"


def create_account(page: Page, name: str) -> str:
    """Create an account from the landing page; gives its address."""
    address = address_of(name)
    page.goto("/")
    page.get_by_role("link", name="Start free").first.click()
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("Email").fill(address)
    page.get_by_label("Password").first.fill(PASSWORD)
    follow(page, page.get_by_role("button", name="Create an account"))
    expect(page.get_by_role("heading", name="What should the picture show?")).to_be_visible()
    return address


def sign_in(page: Page, address: str) -> None:
    page.goto("/")
    page.get_by_role("link", name="Sign in").click()
    page.get_by_label("Email").fill(address)
    page.get_by_label("Password").fill(PASSWORD)
    follow(page, page.get_by_role("button", name="Sign in"))
    expect(page.locator(".topbar")).to_be_visible()


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Account:").click()
    follow(page, page.get_by_role("button", name="Sign out"))
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()


def generate_button(page: Page) -> Locator:
    return page.locator("#composer [data-generate]")


def prompt(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Prompt")


def order(page: Page, brief: str) -> None:
    """Type a brief and press the button, once the price stands there."""
    prompt(page).fill(brief)
    expect(page.locator("#cost")).to_contain_text(re.compile(r"Free|Costs"))
    generate_button(page).click()


def frames(page: Page, status: str = "done") -> Locator:
    return page.locator(f".board .frame[data-status={status}]")


def choose_goal(page: Page, name: str) -> None:
    page.locator(".goal", has_text=name).click()


def choose_one_idea(page: Page) -> None:
    """Order frames of the sentence as it stands, not three directions of it."""
    choice = page.get_by_role("radio", name="Same idea")
    if choice.is_visible() and not choice.is_checked():
        with page.expect_response("**/compose"):
            choice.check()


def choose_count(page: Page, count: int) -> None:
    """Say how many frames of one idea; the button then names them."""
    choose_one_idea(page)
    field = page.get_by_role("spinbutton", name="Frames")
    field.fill(str(count))
    field.press("Tab")
    expect(generate_button(page)).to_contain_text(re.compile(rf"Generate {count} frame|Needs"))


def choose_model(page: Page, model: str) -> None:
    """Open the model picker and choose by the model's id; that closes it."""
    page.locator(".model-row").click()
    with page.expect_response("**/compose"):
        page.locator(f"#models input[value={model}]").check()
    expect(page.locator(f"#models input[value={model}]")).to_be_checked()
    expect(page.locator("#models")).to_be_hidden()


def jar() -> bytes:
    """Draw a product photo: a blue jar with a pale label on a plain ground, as PNG."""
    picture = Image.new("RGB", (900, 900), "#ece7df")
    pen = ImageDraw.Draw(picture)
    pen.rounded_rectangle((300, 270, 600, 780), 40, fill="#27548a")
    pen.rectangle((320, 200, 580, 280), fill="#1b2a41")
    pen.rectangle((300, 430, 600, 640), fill="#f3eee3")
    pen.ellipse((405, 490, 495, 580), fill="#dda853")
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()
