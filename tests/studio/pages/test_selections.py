"""Several frames at once, as the tray sends them."""

import zipfile
from io import BytesIO
from typing import Any

import pytest
from PIL import Image as Pillow

from gallery import files
from gallery import services as gallery
from gallery.xmp import claimed
from studio import services
from studio.models import Frame, Project
from tests.factories import join, make_user, workspace_of
from tests.studio.pages.stage import done_frames, signed_in, text_of, waiting_frame
from tests.studio.rendering_stage import ToldProvider

pytestmark = pytest.mark.django_db
DEEDS = ("compare", "selection/send", "selection/download", "selection/delete")


def named(*frames: Frame) -> dict[str, list[str]]:
    return {"f": [frame.public_id for frame in frames]}


def content(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def test_several_go_to_the_desk_at_once(told: ToldProvider) -> None:
    client, user = signed_in()
    frames = done_frames(user, 3)

    answer = client.post("/selection/send", named(frames[2], frames[0]))

    assert (answer.status_code, answer["Location"]) == (
        303, f"/frames/{frames[2].public_id}/review",
    )  # fmt: skip
    sent = Frame.objects.exclude(in_review_at=None).values_list("pk", flat=True)
    assert set(sent) == {frames[0].pk, frames[2].pk}
    assert "2 frames sent to review." in text_of(client.get(answer["Location"]))


def test_when_one_is_not_there_none_is_sent(told: ToldProvider) -> None:
    client, user = signed_in()
    (mine,) = done_frames(user)
    (theirs,) = done_frames(make_user())
    waiting = waiting_frame(user, model="sketch")

    assert client.post("/selection/send", named(mine, theirs)).status_code == 404
    refused = client.post("/selection/send", named(mine, waiting), follow=True)
    assert refused.redirect_chain == [(f"/projects/{mine.project.public_id}", 303)]
    assert f"Nothing was sent to review. Frame {waiting.label} has no picture to mark." in text_of(
        refused
    )
    assert client.post("/selection/send", {"f": "frm_nonsense"}).status_code == 404
    assert client.post("/selection/send").status_code == 404
    assert not Frame.objects.exclude(in_review_at=None).exists()


@pytest.mark.parametrize(
    ("happened", "why"),
    [
        ("removed", "Frame A2 was taken off the board."),
        ("binned", "The picture of frame A2 is in the bin."),
    ],
)
@pytest.mark.parametrize("deed", ["send", "delete"])
def test_one_that_was_lost_meanwhile_is_named_and_nothing_changes(
    told: ToldProvider, deed: str, happened: str, why: str
) -> None:
    client, user = signed_in()
    frames = done_frames(user, 3)
    lose(frames[1], happened)
    before = states(frames)

    answer = client.post(f"/selection/{deed}", named(*frames), follow=True)

    assert answer.status_code == 200
    what = {"send": "Nothing was sent to review.", "delete": "Nothing was deleted."}[deed]
    assert f"{what} {why}" in text_of(answer)
    assert states(frames) == before


def lose(frame: Frame, how: str) -> None:
    if how == "removed":
        services.remove_frame(frame=frame)
    elif frame.image is not None:
        gallery.delete_image(image=frame.image)


def states(frames: list[Frame]) -> list[tuple[Any, ...]]:
    """Give what the tray could have changed of each frame."""
    found = Frame.objects.filter(pk__in=[frame.pk for frame in frames]).order_by("number")
    return list(found.values_list("label", "removed_at", "in_review_at", "image__deleted_at"))


def test_several_leave_in_one_file_named_and_marked(
    told: ToldProvider,
) -> None:
    client, user = signed_in()
    frames = done_frames(user, 2)

    answer = client.get("/selection/download", named(*frames))

    data = content(answer)
    assert answer["Content-Type"] == "application/zip"
    assert answer["Content-Disposition"] == 'attachment; filename="first-project_2-frames.zip"'
    assert answer["Cache-Control"] == "private, no-store"
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [
            "first-project_A1_1024x1024.png",
            "first-project_A2_1024x1024.png",
        ]
        for frame, name in zip(frames, archive.namelist(), strict=True):
            assert frame.image is not None
            with (
                Pillow.open(BytesIO(files.read(frame.image.file))) as original,
                Pillow.open(BytesIO(archive.read(name))) as copy,
            ):
                assert copy.convert("RGB").tobytes() == original.convert("RGB").tobytes()
                assert claimed(copy.info["xmp"]) == "algorithmicMedia"


def test_one_leaves_as_it_is(told: ToldProvider) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user)

    answer = client.get("/selection/download", named(frame))

    assert frame.image is not None
    assert answer["Location"] == f"/files/{frame.image.public_id}/download"


def test_the_same_label_of_two_projects_is_numbered(told: ToldProvider) -> None:
    client, user = signed_in()
    (first,) = done_frames(user)
    again = Project.objects.create(workspace=first.workspace, maker=user, name="First project")
    (other,) = done_frames(user, project=again.pk)

    data = content(client.get("/selection/download", named(first, other)))

    assert other.project_id != first.project_id
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.namelist() == [
            "first-project_A1_1024x1024.png", "first-project_A1-2_1024x1024.png",
        ]  # fmt: skip


def test_a_file_that_is_gone_is_left_out(told: ToldProvider) -> None:
    client, user = signed_in()
    frames = done_frames(user, 2)
    assert frames[0].image is not None
    files.delete([frames[0].image.file])

    data = content(client.get("/selection/download", named(*frames)))

    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.namelist() == ["first-project_A2_1024x1024.png"]


def test_strangers_save_nothing(told: ToldProvider) -> None:
    _, user = signed_in()
    frames = done_frames(user, 2)
    stranger, _ = signed_in()

    assert stranger.get("/selection/download", named(*frames)).status_code == 404
    assert stranger.get("/selection/download").status_code == 404


def test_the_tray_offers_what_the_role_may_do(told: ToldProvider) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user)

    html = client.get(f"/projects/{frame.project.public_id}").content.decode()

    tray = html.partition('id="tray"')[2].partition("data-tray-clear")[0]
    assert [f'action="/{deed}"' in tray for deed in DEEDS] == [True, True, True, True]

    judge = make_user()
    join(judge, workspace_of(user), "reviewer")
    reviewer, _ = signed_in(judge)
    html = reviewer.get(f"/projects/{frame.project.public_id}").content.decode()
    tray = html.partition('id="tray"')[2].partition("data-tray-clear")[0]
    assert [f'action="/{deed}"' in tray for deed in DEEDS] == [True, True, True, False]
