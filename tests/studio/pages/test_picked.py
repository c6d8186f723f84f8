"""A pick with its reason, what refining keeps of it, and two picked frames put together."""

import pytest

from studio.models import Frame
from tests.factories import join, make_user, workspace_of
from tests.studio.pages.stage import HTMX, cost_line, done_frames, signed_in, text_of
from tests.studio.rendering_stage import ToldProvider

pytestmark = pytest.mark.django_db


def picked(frame: Frame) -> tuple[bool, str]:
    frame.refresh_from_db()
    return frame.picked_at is not None, frame.picked_why


def together(first: Frame, second: Frame) -> str:
    board = f"/projects/{first.project.public_id}"
    return f"{board}?combine=1&f={first.public_id}&f={second.public_id}&compose=1"


@pytest.mark.parametrize("why", ["mood", "placement", "palette", "idea"])
def test_a_reason_is_kept_and_shown(told: ToldProvider, why: str) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user)

    card = client.post(f"/frames/{frame.public_id}/pick", {"picked": "1", "why": why}, headers=HTMX)

    assert picked(frame) == (True, why)
    assert f"A1 picked for {why}" in text_of(card)
    page = client.get(f"/frames/{frame.public_id}")
    assert f"Picked for {why}" in text_of(page)
    assert page.content.decode().count('aria-pressed="true"') == 1


def test_a_reason_given_later_keeps_the_time_of_the_pick(told: ToldProvider) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user)
    pick = f"/frames/{frame.public_id}/pick"
    client.post(pick, {"picked": "1"})
    frame.refresh_from_db()
    at = frame.picked_at

    client.post(pick, {"picked": "1", "why": "idea"})
    frame.refresh_from_db()
    assert (frame.picked_at, frame.picked_why) == (at, "idea")

    client.post(pick, {"picked": "1", "why": ""})  # the pressed reason, pressed again
    frame.refresh_from_db()
    assert (frame.picked_at, frame.picked_why) == (at, "")

    client.post(pick, {"picked": "1", "why": "mood"})
    client.post(pick, {"picked": "0"})
    assert picked(frame) == (False, "")


def test_no_other_reason_is_taken(told: ToldProvider) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user)

    page = client.post(
        f"/frames/{frame.public_id}/pick", {"picked": "1", "why": "price"}, follow=True
    )

    assert "A frame is picked for its mood, placement, palette or idea." in text_of(page)
    assert picked(frame) == (False, "")


def test_refining_keeps_what_it_was_picked_for(told: ToldProvider) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user)
    board = f"/projects/{frame.project.public_id}?from={frame.public_id}&compose=1"
    assert frame.image is not None
    keep = f'name="keep_{frame.image.public_id}" value="'
    assert f'{keep}"' in client.get(board).content.decode()

    client.post(f"/frames/{frame.public_id}/pick", {"picked": "1", "why": "palette"})

    assert f'{keep}the palette"' in client.get(board).content.decode()


def test_two_frames_become_one_order_with_both_named(told: ToldProvider) -> None:
    client, user = signed_in(credits=20)
    (first,) = done_frames(user, prompt="A can on a plinth", ratio="4:5")
    (second,) = done_frames(user, prompt="A beach")
    assert first.image is not None
    assert second.image is not None

    page = client.get(together(first, second))

    html = page.content.decode()
    assert "Combine A1 with B1" in text_of(page)
    assert f'name="parent" value="{first.public_id}"' in html
    assert f'name="also_from" value="{second.public_id}"' in html
    assert "A can on a plinth</textarea>" in html
    assert cost_line(page).startswith("Costs 8 of your 20 credits")  # two of Nano Banana 2

    layout, palette = first.image.public_id, second.image.public_id
    client.post(
        f"/projects/{first.project.public_id}/order",
        {
            "composed": "1", "goal": "edit", "prompt": "A can on a plinth", "ratio": "4:5",
            "resolution": "1K", "count": "1", "private": "1", "press": "both",
            "parent": first.public_id, "also_from": second.public_id,
            "reference": [layout, palette],
            f"role_{layout}": "layout", f"role_{palette}": "palette",
        },
    )  # fmt: skip

    child = Frame.objects.get(parent=first)
    order = child.generation
    assert (child.label, order.also_from) == ("A1.1", second)
    assert [(one.image_id, one.role) for one in order.references.all()] == [
        (first.image_id, "layout"),
        (second.image_id, "palette"),
    ]
    said = text_of(client.get(f"/projects/{first.project.public_id}?frame={child.public_id}"))
    assert "A1.1 with B1" not in said.partition("Cancel")[0]
    assert "A1.1, with B1" in said
    assert "palette from B1" in said


@pytest.mark.parametrize(
    ("reasons", "parent"),
    [
        (("", ""), "A1"),
        (("placement", "palette"), "A1"),
        (("palette", "placement"), "B1"),
        (("palette", ""), "B1"),
        (("mood", "placement"), "B1"),
        (("placement", "placement"), "A1"),
        (("palette", "palette"), "A1"),
    ],
)
def test_who_was_picked_for_its_placement_gives_the_layout(
    told: ToldProvider, reasons: tuple[str, str], parent: str
) -> None:
    client, user = signed_in()
    frames = [*done_frames(user), *done_frames(user)]
    for frame, why in zip(frames, reasons, strict=True):
        client.post(f"/frames/{frame.public_id}/pick", {"picked": "1", "why": why})

    page = text_of(client.get(together(*frames)))

    other = "B1" if parent == "A1" else "A1"
    assert f"Combine {parent} with {other}" in page


def test_a_picked_frame_names_the_others_that_are_picked(told: ToldProvider) -> None:
    client, user = signed_in()
    first, second, third = done_frames(user, 3)
    for frame in (first, second):
        client.post(f"/frames/{frame.public_id}/pick", {"picked": "1", "why": "mood"})

    page = client.get(f"/frames/{first.public_id}")

    assert "Combine with A2 mood" in text_of(page)
    assert together(first, second).replace("&", "&amp;") in page.content.decode()
    assert third.public_id not in page.content.decode()
    assert "Combine with" not in text_of(client.get(f"/frames/{third.public_id}"))


def test_only_two_pictures_of_ones_own_can_be_combined(told: ToldProvider) -> None:
    client, user = signed_in()
    first, second, gone = done_frames(user, 3)
    other, stranger = signed_in()
    (theirs,) = done_frames(stranger)
    client.post(f"/frames/{gone.public_id}/remove")
    reviewer = make_user()
    join(reviewer, workspace_of(user), "reviewer")
    judge, _ = signed_in(reviewer)

    assert client.get(together(first, second)).status_code == 200
    for one in (gone, theirs):
        assert client.get(together(first, one)).status_code == 404, one.label
    assert "Choose two frames to combine." in text_of(client.get(together(first, first)))
    assert client.get(f"{together(first, second)}&f={theirs.public_id}").status_code == 404
    assert client.get(together(first, second).replace("frm_", "frm_x")).status_code == 404
    assert 'id="composer"' not in judge.get(together(first, second)).content.decode()
    assert other.get(together(first, second)).status_code == 404


def test_frames_of_two_workspaces_are_not_combined(told: ToldProvider) -> None:
    client, user = signed_in()
    _, other = signed_in()
    join(user, workspace_of(other), "member")
    (mine,) = done_frames(user)
    (theirs,) = done_frames(other)

    assert client.get(f"/frames/{theirs.public_id}").status_code == 200
    assert client.get(together(mine, theirs)).status_code == 404
    assert client.get(together(theirs, mine)).status_code == 404


def test_a_second_frame_that_is_not_here_is_refused(told: ToldProvider) -> None:
    client, user = signed_in()
    (first,) = done_frames(user)
    _, stranger = signed_in()
    (theirs,) = done_frames(stranger)

    answer = client.post(
        f"/projects/{first.project.public_id}/order",
        {"prompt": "A can", "parent": first.public_id, "also_from": theirs.public_id},
    )

    assert answer.status_code == 422
    assert "There is no such frame here." in text_of(answer)
    assert Frame.objects.filter(parent=first).count() == 0
