"""Deleting several frames from the board: off it, into the bin, and back with one press."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import Membership
from gallery import services as gallery
from gallery.models import BIN_DAYS, Image, Publication
from studio.models import Frame
from tests.factories import join, make_user, workspace_of
from tests.studio.pages.stage import done_frames, signed_in, text_of, waiting_frame
from tests.studio.rendering_stage import ToldProvider

pytestmark = pytest.mark.django_db


def named(*frames: Frame) -> dict[str, list[str]]:
    return {"f": [frame.public_id for frame in frames]}


def board_of(frame: Frame) -> str:
    return f"/projects/{frame.project.public_id}"


def undo_of(answer: Any) -> str:
    """Give the address of the toast's Undo."""
    found = re.search(r'action="(/selection/restore\?[^"]*)"', answer.content.decode())
    assert found is not None
    return unescape(found[1])


def on_board() -> set[str]:
    return set(Frame.objects.filter(removed_at=None).values_list("label", flat=True))


def test_they_leave_the_board_for_the_bin_and_come_back(told: ToldProvider) -> None:
    client, user = signed_in()
    frames = done_frames(user, 3)

    answer = client.post("/selection/delete", named(frames[2], frames[0]), follow=True)

    assert answer.redirect_chain == [(board_of(frames[0]), 303)]
    assert "Deleted 2 frames. Their pictures are in the bin for 30 days. Undo" in text_of(answer)
    assert on_board() == {"A2"}
    assert set(Image.objects.binned()) == {frames[0].image, frames[2].image}
    assert answer.content.decode().count("<article") == 1
    assert text_of(client.get("/images/bin")).count("Deleted for good on") == 2

    undone = client.post(undo_of(answer), follow=True)

    there = f"?at={frames[2].public_id}#{frames[2].public_id}"
    assert undone.redirect_chain == [(f"{board_of(frames[0])}{there}", 303)]
    assert "Restored 2 frames." in text_of(undone)
    assert on_board() == {"A1", "A2", "A3"}
    assert not Image.objects.binned().exists()
    client.post(undo_of(answer))  # once more changes nothing
    assert on_board() == {"A1", "A2", "A3"}


def test_one_is_named_and_what_was_public_is_withdrawn(told: ToldProvider) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user)
    assert frame.image is not None
    gallery.publish(image=frame.image, maker_name="Mara", title="Dusk")

    answer = client.post("/selection/delete", named(frame), follow=True)

    said = "Deleted A1. Its picture is in the bin for 30 days. It is no longer public."
    assert said in text_of(answer)
    assert not Publication.objects.exists()
    client.post(undo_of(answer))
    assert on_board() == {"A1"}
    assert not Publication.objects.exists()  # private until it is published again


def test_what_is_not_finished_or_not_there_deletes_nothing(told: ToldProvider) -> None:
    client, user = signed_in()
    (mine,) = done_frames(user)
    (theirs,) = done_frames(make_user())
    waiting = waiting_frame(user, model="sketch")

    refused = client.post("/selection/delete", named(mine, waiting), follow=True)

    assert f"Nothing was deleted. Frame {waiting.label} has no picture to mark." in text_of(refused)
    assert client.post("/selection/delete", named(mine, theirs)).status_code == 404
    assert client.post("/selection/delete", {"f": "frm_nonsense"}).status_code == 404
    assert client.post("/selection/delete").status_code == 404
    assert client.get("/selection/delete", named(mine)).status_code == 405
    assert not Frame.objects.exclude(removed_at=None).exists()
    assert not Image.objects.binned().exists()


def test_strangers_and_reviewers_delete_and_restore_nothing(told: ToldProvider) -> None:
    client, user = signed_in()
    kept, gone = done_frames(user, 2)
    client.post("/selection/delete", named(gone))
    judge = make_user()
    join(judge, workspace_of(user), Membership.Role.REVIEWER)

    for other in (signed_in()[0], signed_in(judge)[0]):
        assert other.post("/selection/delete", named(kept)).status_code == 404
        assert other.post("/selection/restore", named(gone)).status_code == 404

    assert on_board() == {kept.label}
    assert list(Image.objects.binned()) == [gone.image]


def test_an_erased_picture_restores_none_of_them(told: ToldProvider) -> None:
    client, user = signed_in()
    first, second = done_frames(user, 2)
    client.post("/selection/delete", named(first, second))
    assert first.image is not None
    Image.objects.filter(pk=first.image.pk).update(deleted_at=timezone.now() - timedelta(days=9))
    assert gallery.purge_bin(now=timezone.now() + timedelta(days=BIN_DAYS - 9)) == 1

    answer = client.post("/selection/restore", named(second, first), follow=True)

    said = "Nothing was restored. The picture of frame A1 was erased for good."
    assert said in text_of(answer)
    assert on_board() == set()
    assert list(Image.objects.binned()) == [second.image]


def test_a_download_of_an_unchecked_final_goes_on_and_says_so(told: ToldProvider) -> None:
    client, user = signed_in()
    drafts = done_frames(user, 2)
    (final,) = done_frames(user, stage="final", parent=drafts[0].pk)
    board = board_of(final)
    check = f"Not checked yet: {final.short_label} Check now"

    assert client.get("/selection/download", named(final)).status_code == 302
    page = client.get(board)
    assert check in text_of(page)
    assert f'class="btn s" href="/frames/{final.public_id}/review"' in page.content.decode()
    assert check not in text_of(client.get(board))  # said once

    client.get("/selection/download", named(*drafts))
    client.get("/selection/download", named(final) | {"said": "1"})
    assert "Not checked yet" not in text_of(client.get(board))
    assert f'data-unchecked="{final.short_label}"' in client.get(board).content.decode()

    approved = {"decide": "1", "verdict": "approve"}
    client.post(f"/frames/{final.public_id}/review", approved)
    client.get("/selection/download", named(final))
    page = client.get(board)
    assert "Not checked yet" not in text_of(page)
    assert "data-unchecked" not in page.content.decode()


def test_nothing_without_a_picture_is_downloaded(told: ToldProvider) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user)
    waiting = waiting_frame(user, model="sketch")

    answer = client.get("/selection/download", named(frame, waiting), follow=True)

    assert f"Nothing was downloaded. {waiting.label} has no picture." in text_of(answer)
