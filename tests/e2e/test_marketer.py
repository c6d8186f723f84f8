"""A marketer: three campaign directions of one sentence, one of them checked and handed over."""

import csv
import io
import re
import zipfile
from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.album import picture
from tests.e2e.conftest import Opener
from tests.e2e.people import follow, frames, generate_button, prompt, sign_up
from tests.pipeline.server import StudioServer

SENTENCE = "A jar of honey on a linen cloth, empty space above"


def test_three_directions_by_lunch(studio: StudioServer, open_page: Opener) -> None:
    page = open_page(studio)
    sign_up(page, "Maren Marketer")
    prompt(page).fill(SENTENCE)
    page.get_by_role("radio", name="Three directions").check()
    expect(page.locator(".proposals ins")).to_have_count(3)
    expect(page.locator("#cost")).to_contain_text("Free. Your 40 credits stay.")
    picture(page, "marketer-directions")
    follow(page, generate_button(page))
    expect(frames(page)).to_have_count(6)
    expect(page.locator(".direction")).to_have_count(3)

    page.locator(".project-name").click()
    page.get_by_role("textbox", name="Name", exact=True).fill("Spring launch")
    follow(page, page.locator("#project-menu").get_by_role("button", name="Rename"))
    expect(page.get_by_text("Nothing is approved yet")).to_be_visible()
    frames(page).first.locator(".frame-pic").click()
    follow(page, page.locator("#inspector").get_by_role("button", name=re.compile("Review")))
    page.locator(".verdict", has_text="Approve").click()
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_text("Approved").first).to_be_visible()

    page.goto("/studio")
    expect(page.locator("#tally")).to_contain_text("6 frames, 1 approved")
    picture(page, "marketer-board")
    with page.expect_download() as handed:
        page.get_by_role("link", name="Download approved").click()
    assert handed.value.suggested_filename == "spring-launch_approved.zip"
    archive = zipfile.ZipFile(io.BytesIO(Path(handed.value.path()).read_bytes()))
    image, manifest = archive.namelist()
    assert re.fullmatch(r"spring-launch_A1_1024x1024\.\w+", image)
    (row,) = csv.DictReader(io.StringIO(archive.read(manifest).decode("utf-8-sig")))
    assert row["label"] == "A1"
    assert row["credits"] == "0"
    assert SENTENCE in row["brief"]
