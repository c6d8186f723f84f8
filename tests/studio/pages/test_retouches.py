"""Words over a frame and its fit to a format: free, a child, the rest of the picture untouched."""

import re
from io import BytesIO
from typing import Any

import pytest
from PIL import Image as Pixels
from PIL import ImageChops

from accounts.models import Membership
from billing import ledger
from gallery import files
from gallery.services import delete_image
from studio import rendering
from studio.models import Frame, Generation
from studio.providers.protocol import RenderedImage
from studio.providers.registry import provider_for
from tests.factories import join, make_user, workspace_of
from tests.studio.pages.stage import HTMX, cost_line, done_frames, signed_in, text_of
from tests.studio.rendering_stage import ToldProvider, work

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def drawn(told: ToldProvider, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Sketch draw for itself; what is hosted answers as told."""
    monkeypatch.setattr(
        rendering, "provider_for", lambda spec: provider_for(spec) if spec.is_free else told
    )


def board(frame: Frame, tail: str = "") -> str:
    return f"/projects/{frame.project.public_id}{tail}"


def form_in(page: Any) -> dict[str, str]:
    """Give the hidden fields and the prompt of the composer that a page shows."""
    html = page.content.decode().partition('id="composer"')[2].partition("</form>")[0]
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', html)
    prompt = re.search(r'id="prompt"[^>]*>([^<]*)<', html)
    assert prompt
    return dict(hidden) | {"prompt": prompt[1], "private": "1", "count": "1"}


def pixels(frame: Frame) -> Pixels.Image:
    assert frame.image
    return Pixels.open(BytesIO(files.read(frame.image.file))).convert("RGB")


def calm_picture() -> RenderedImage:
    """A dark thing low in a wide calm place."""
    shown = Pixels.new("RGB", (1024, 1024), "#dde6ee")
    shown.paste("#27405f", (400, 640, 640, 960))
    data = BytesIO()
    shown.save(data, "PNG")
    return RenderedImage(data=data.getvalue(), request_id="calm", cost_microdollars=39_000)


def press(client: Any, frame: Frame, page: Any, **more: str) -> Frame:
    """Order what the composer shows, with what is filled in; gives the child once it is done."""
    form = form_in(page) | {"model": "sketch", "press": "free"} | more
    answer = client.post(board(frame, "/order"), form, headers=HTMX)
    assert answer.status_code == 200, text_of(answer)
    work("sketch")
    return Generation.objects.latest("id").frames.get()


def test_words_are_set_over_a_hosted_picture_for_free(told: ToldProvider) -> None:
    client, user = signed_in(credits=10)
    told.answers.append(calm_picture())
    (frame,) = done_frames(user, model="nano-banana", ratio="1:1")
    before = ledger.balance(workspace_of(user).pk).available

    page = client.get(board(frame, f"?letter={frame.public_id}&compose=1"))
    child = press(client, frame, page, goal="text", ratio="1:1", headline="Open late")

    assert "Free." in cost_line(page)
    assert form_in(page)["prompt"] == "Add the words"
    assert (child.status, child.parent_id, child.charged) == ("done", frame.pk, 0)
    assert child.notes == []
    assert frame.image
    assert child.image
    assert frame.image.provenance["source_type"] == "trainedAlgorithmicMedia"
    assert child.image.provenance["source_type"] == "trainedAlgorithmicMedia"
    preview = text_of(client.get(f"/images/{child.image.public_id}/publish"))
    assert "a generative model made the picture that it began from" in preview
    assert ledger.balance(workspace_of(user).pk).available == before
    changed = ImageChops.difference(pixels(frame), pixels(child)).getbbox()
    assert changed is not None
    area = (changed[2] - changed[0]) * (changed[3] - changed[1])
    assert area < 0.5 * frame.generation.width * frame.generation.height


def test_words_that_were_set_can_be_edited(told: ToldProvider) -> None:
    client, user = signed_in(credits=10)
    (frame,) = done_frames(user, model="nano-banana", ratio="1:1")
    page = client.get(board(frame, f"?letter={frame.public_id}&compose=1"))
    child = press(client, frame, page, goal="text", ratio="1:1", headline="Open late")

    again = client.get(board(frame, f"?letter={child.public_id}&compose=1"))

    assert 'value="Open late"' in again.content.decode()
    assert form_in(again)["parent"] == child.public_id
    assert frame.image
    assert form_in(again)["reference"] == frame.image.public_id


def test_a_frame_is_fitted_to_a_format(told: ToldProvider) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user, ratio="1:1")

    page = client.get(board(frame, f"?fit={frame.public_id}&compose=1"))
    child = press(client, frame, page, goal="edit", ratio="9:16")

    assert "Free." in cost_line(page)
    picture = pixels(child)
    assert (picture.width, picture.height) == (child.generation.width, child.generation.height)
    assert picture.width / picture.height == pytest.approx(9 / 16, abs=0.02)
    assert child.parent_id == frame.pk


def test_only_who_makes_may_and_only_a_picture_that_is_there(told: ToldProvider) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user)
    judge = make_user()
    join(judge, workspace_of(user), Membership.Role.REVIEWER)
    for tail in ("letter", "fit"):
        address = board(frame, f"?{tail}={frame.public_id}&compose=1")
        assert signed_in()[0].get(address).status_code == 404
        assert "Add the words" not in text_of(signed_in(judge)[0].get(address))
    assert "Free, by Sketch" in text_of(client.get(f"/frames/{frame.public_id}"))

    assert frame.image
    delete_image(image=frame.image)

    assert client.get(board(frame, f"?letter={frame.public_id}&compose=1")).status_code == 404
    assert "Free, by Sketch" not in text_of(client.get(f"/frames/{frame.public_id}"))
