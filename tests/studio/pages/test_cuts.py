"""A picture in the exact pixels of its channel: the menu, what it trims, the file that leaves."""

from typing import Any

import pytest
from django.test import Client

from gallery import xmp
from studio import cuts
from tests.factories import make_image, make_user
from tests.pictures import a_picture, opened
from tests.studio.pages.stage import done_frames, signed_in
from tests.studio.rendering_stage import ToldProvider

pytestmark = pytest.mark.django_db

STORY = '<option value="1080x1920">For Story, 1080 × 1920, trims 1 %</option>'


def menu(page: Any) -> str:
    return str(page.content.decode()).partition('aria-label="Size"')[2].partition("</select>")[0]


def test_the_channel_of_the_order_comes_first_and_its_file_has_its_pixels(
    told: ToldProvider,
) -> None:
    client, user = signed_in(credits=20)
    (frame,) = done_frames(
        user, model="nano-banana-2", ratio="9:16", resolution="2K", channel="story"
    )
    image = frame.image
    assert image is not None
    assert (image.width, image.height) == (1536, 2752)
    board = f"/projects/{frame.project.public_id}?frame={frame.public_id}"
    download = f"/files/{image.public_id}/download"

    for address in (f"/images/{image.public_id}", f"/frames/{frame.public_id}", board):
        page = client.get(address)
        options = menu(page).split("<option ")
        assert options[1] == 'value="">Original, 1536 × 2752</option>', address
        assert f"<option {options[2]}" == STORY, address
        assert f'action="{download}" method="get"' in page.content.decode()
    answer = client.get(download, {"size": "1080x1920", "format": ""})

    data = b"".join(answer.streaming_content) if answer.streaming else answer.content
    picture = opened(data)
    assert (answer["Content-Type"], picture.size) == ("image/png", (1080, 1920))
    assert "_1080x1920.png" in answer["Content-Disposition"]
    packet = picture.info.get("xmp") or picture.info["XML:com.adobe.xmp"]
    assert xmp.claimed(packet) == "trainedAlgorithmicMedia"
    stranger, _ = signed_in(make_user())
    assert stranger.get(download, {"size": "1080x1920"}).status_code == 404
    assert Client().get(download, {"size": "1080x1920"}).status_code == 404


def test_a_channel_that_needs_more_pixels_says_how_many(told: ToldProvider) -> None:
    client, user = signed_in(credits=20)
    (frame,) = done_frames(user, model="nano-banana", ratio="9:16", channel="story")

    said = menu(client.get(f"/frames/{frame.public_id}"))

    assert "<option disabled>Story needs 1080 × 1920</option>" in said
    assert "1080x1920" not in said


def test_an_upload_offers_what_its_shape_nearly_fits() -> None:
    client, user = signed_in()
    image = make_image(user, data=a_picture(1920, 1152))

    said = menu(client.get(f"/images/{image.public_id}"))

    near, far = said.split('<optgroup label="Of another shape">')
    assert [line.split("<")[0] for line in near.split("For ")[1:]] == [
        "Video thumbnail, 1280 × 720, trims 6 %",
        "Full HD screen, 1920 × 1080, trims 6 %",
        "Article picture, 1500 × 1000, trims 10 %",
    ]
    assert "For Square post, 1080 × 1080, trims 40 %" in far


def test_trims_are_of_the_area_and_the_least_comes_first() -> None:
    exact = cuts.offer(1920, 1080)
    barely = cuts.offer(1921, 1080)
    ordered = cuts.offer(1920, 1080, channel="square-post")

    assert exact.fitting[0].label == "For Video thumbnail, 1280 × 720, trims nothing"
    assert barely.fitting[0].label == "For Video thumbnail, 1280 × 720, trims under 1 %"
    assert ordered.fitting[0].label == "For Square post, 1080 × 1080, trims 44 %"
    shares = [cut.trimmed for cut in (*exact.fitting, *exact.others)]
    assert shares == sorted(shares)
    assert cuts.offer(400, 300) == cuts.Cuts((), (), None)
