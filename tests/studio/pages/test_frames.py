"""One frame: pick, cancel, retry, remove, its states on the board and in the inspector."""

import math
import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from billing import ledger
from gallery.models import Image
from studio.models import Frame, LateArrival, ModelState
from studio.providers.protocol import ContentRefused, FrameFailed, RenderedImage
from tests.factories import workspace_of
from tests.studio.pages.stage import HTMX, done_frames, piece, signed_in, text_of, waiting_frame
from tests.studio.rendering_stage import ToldProvider, claim, order, picture_for, work

pytestmark = pytest.mark.django_db


def path(frame: Frame, deed: str = "") -> str:
    return f"/frames/{frame.public_id}{deed}"


def test_picking_marks_and_unmarks(told: ToldProvider) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user)

    card = client.post(path(frame, "/pick"), {"picked": "1"}, headers=HTMX)
    frame.refresh_from_db()
    assert frame.picked_at
    assert "is-picked" in card.content.decode()
    assert 'aria-pressed="true" aria-label="Pick A1"' in card.content.decode()

    plain = client.post(path(frame, "/pick"), {"picked": "0"})
    frame.refresh_from_db()
    assert plain.status_code == 303
    assert not frame.picked_at
    there = f"?at={frame.public_id}#{frame.public_id}"
    assert plain["Location"] == f"/projects/{frame.project.public_id}{there}"


@pytest.mark.parametrize("away", ["https://evil.example/", "//evil.example/x", "javascript:1"])
def test_going_back_never_leaves_the_studio(told: ToldProvider, away: str) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user)

    answer = client.post(path(frame, "/pick"), {"picked": "1", "next": away})

    assert answer["Location"].startswith("/projects/prj_")


def test_a_frame_without_a_picture_cannot_be_picked(told: ToldProvider) -> None:
    client, user = signed_in()
    frame = waiting_frame(user, model="sketch")

    answer = client.post(path(frame, "/pick"), {"picked": "1"}, follow=True)

    frame.refresh_from_db()
    assert frame.picked_at is None
    assert "Frame A1 has no picture to mark." in text_of(answer)


def test_cancelling_returns_the_credits_at_once(told: ToldProvider) -> None:
    client, user = signed_in(credits=10)
    frame = waiting_frame(user)
    assert ledger.balance(workspace_of(user).pk).held == 2

    card = client.post(path(frame, "/cancel"), headers=HTMX)

    frame.refresh_from_db()
    balance = ledger.balance(workspace_of(user).pk)
    assert (frame.status, balance.available, balance.held) == ("cancelled", 10, 0)
    assert "Cancelled A1, 2 credits returned." in card["HX-Trigger"]
    assert piece(card, 'hx-target="#credits" hx-swap="innerHTML">') == "10"
    assert "Order again, 2" in text_of(card)
    assert "2 returned" in text_of(card)
    later = client.get("/projects")
    assert "Cancelled A1" not in text_of(later)  # said once


def test_cancelling_without_scripts_says_so_on_the_board(told: ToldProvider) -> None:
    client, user = signed_in()
    frame = waiting_frame(user, model="sketch")

    page = client.post(path(frame, "/cancel"), follow=True)

    assert "Cancelled A1." in text_of(page)


def test_what_has_ended_cannot_be_cancelled(told: ToldProvider) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user)

    page = client.post(path(frame, "/cancel"), follow=True)

    frame.refresh_from_db()
    assert frame.status == "done"
    assert "has ended already; there is nothing to cancel." in text_of(page)


def test_a_failed_frame_says_why_and_what_came_back(told: ToldProvider) -> None:
    client, user = signed_in(credits=10)
    told.answers = [FrameFailed("The model stopped.", code="provider_error")]
    (made,) = order(user)
    work()
    frame = made.frames.get()
    assert frame.status == "failed"

    board = text_of(client.get(f"/projects/{frame.project.public_id}"))
    inspector = text_of(client.get(path(frame)))

    assert "Did not finish The model stopped. 2 credits returned" in board
    assert "It did not finish The model stopped. 2 credits returned." in inspector
    assert "Try again, 2 credits" in inspector
    assert "Try Nano Banana 2 4 credits" in inspector


def test_a_refused_frame_offers_to_edit_and_never_to_repeat(told: ToldProvider) -> None:
    client, user = signed_in(credits=10)
    told.answers = [ContentRefused("It names a living person.")]
    (made,) = order(user)
    work()
    frame = made.frames.get()

    said = text_of(client.get(path(frame)))

    assert frame.status == "refused"
    assert "Nano Banana declined this prompt It names a living person. 2 credits returned." in said
    assert "Edit the prompt" in said
    assert "Try again" not in said


def test_trying_again_is_a_new_frame_at_todays_price_once(told: ToldProvider) -> None:
    client, user = signed_in(credits=10)
    told.answers = [FrameFailed("The model stopped.", code="provider_error")]
    (made,) = order(user)
    work()
    failed = made.frames.get()

    client.post(path(failed, "/retry"), {"press": "again-1"})
    client.post(path(failed, "/retry"), {"press": "again-1"})

    new = Frame.objects.exclude(pk=failed.pk).get()
    assert (new.label, new.status, new.price) == ("A2", "queued", 2)
    assert ledger.balance(workspace_of(user).pk).held == 2


def test_trying_again_without_credits_changes_nothing(told: ToldProvider) -> None:
    client, user = signed_in(credits=2)
    told.answers = [FrameFailed("The model stopped.", code="provider_error")]
    (made,) = order(user)
    work()
    waiting_frame(user, press="takes-the-rest")
    failed = made.frames.get()

    page = client.post(path(failed, "/retry"), {"press": "again-1"}, follow=True)

    assert Frame.objects.count() == 2
    assert 'role="alert"' in page.content.decode()


def test_a_model_that_cannot_be_had_today_is_said_instead_of_a_button(told: ToldProvider) -> None:
    client, user = signed_in(credits=10)
    told.answers = [FrameFailed("The model stopped.", code="provider_error")]
    (made,) = order(user)
    work()
    ModelState.objects.update_or_create(model="nano-banana", defaults={"retired": True})

    said = text_of(client.get(path(made.frames.get())))

    assert "Retired by its maker" in said
    assert "Try again" not in said


def test_removing_can_be_undone(told: ToldProvider) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user)

    page = client.post(path(frame, "/remove"), follow=True)
    frame.refresh_from_db()
    assert frame.removed_at
    assert "Removed A1 from the board." in text_of(page)
    assert f'action="{path(frame, "/restore")}"' in page.content.decode()
    assert page.content.decode().count("<article") == 0
    assert "Taken off the board Put it back" in text_of(client.get(path(frame)))

    client.post(path(frame, "/restore"))
    frame.refresh_from_db()
    assert frame.removed_at is None


def test_a_running_frame_cannot_be_removed(told: ToldProvider) -> None:
    client, user = signed_in()
    frame = waiting_frame(user, model="sketch")

    page = client.post(path(frame, "/remove"), follow=True)

    frame.refresh_from_db()
    assert frame.removed_at is None
    assert "is still being made. Cancel it first." in text_of(page)


def test_queued_frames_say_their_place_their_time_and_what_is_held(told: ToldProvider) -> None:
    client, user = signed_in(credits=10)
    (made,) = order(user, count=3)

    board = text_of(client.get(f"/projects/{made.project.public_id}"))

    assert "Next in the queue" in board
    assert "2nd in the queue" in board
    assert "3rd in the queue" in board
    assert board.count("2 held") == 3
    assert "about 10 s" in board
    assert board.count("Cancel") == 3


def test_a_frame_that_waits_for_its_provider_says_until_when(told: ToldProvider) -> None:
    client, user = signed_in(credits=10)
    frame = waiting_frame(user)
    until = timezone.now() + timedelta(minutes=7)
    Frame.objects.filter(pk=frame.pk).update(due_at=until)

    card = client.get(path(frame, "/card"))

    assert f"until {until:%H:%M} UTC" in text_of(card)
    assert "data-local-time" in card.content.decode()


def piece_of(html: str, start: str) -> str:
    return html.partition(start)[2].partition('"')[0]


def test_a_running_frame_shows_elapsed_of_usual(told: ToldProvider) -> None:
    client, user = signed_in(credits=10)
    frame = waiting_frame(user)
    claim()
    started = timezone.now() - timedelta(seconds=6)
    Frame.objects.filter(pk=frame.pk).update(started_at=started)

    html = client.get(path(frame, "/card")).content.decode()

    assert 'data-status="running"' in html
    percent = int(piece_of(html, '<progress value="'))
    took = timezone.now() - started
    assert (
        60 <= percent <= math.ceil(took / timedelta(seconds=10) * 100)
    )  # six of ten, and the test
    assert 'data-usual="10"' in html
    assert re.search("about [1-4] s left", html)


def test_a_late_picture_can_be_taken_for_its_price(told: ToldProvider) -> None:
    client, user = signed_in(credits=10)
    (made,) = order(user)

    def cancelled_meanwhile(request: Any) -> RenderedImage:
        client.post(path(made.frames.get(), "/cancel"))
        return picture_for(request)

    told.answers = [cancelled_meanwhile]
    work()
    frame = made.frames.get()
    assert frame.arrived_late

    board = text_of(client.get(f"/projects/{made.project.public_id}"))
    inspector = text_of(client.get(path(frame)))
    assert "Arrived late 2 returned A1 Take it for 2" in board
    assert "It arrived after you cancelled" in inspector
    assert "Take it for 2 credits" in inspector

    client.post(path(frame, "/take"))

    taken = Frame.objects.exclude(pk=frame.pk).get()
    assert (taken.label, taken.status, taken.charged) == ("A2", "done", 2)
    assert ledger.balance(workspace_of(user).pk).available == 8
    assert LateArrival.objects.count() == 0


def test_a_frame_smaller_than_ordered_says_so(told: ToldProvider) -> None:
    client, user = signed_in(credits=10)
    (frame,) = done_frames(user)
    image = frame.image
    assert image is not None
    type(image).objects.filter(pk=image.pk).update(width=512, height=512)

    board = text_of(client.get(f"/projects/{frame.project.public_id}"))
    inspector = text_of(client.get(path(frame)))

    assert "A1 smaller, Sketch" in board
    assert "Smaller than ordered It came as 512 × 512." in inspector


def test_notes_of_the_sketch_are_shown_with_a_way_to_another_word(told: ToldProvider) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user)
    Frame.objects.filter(pk=frame.pk).update(notes=["Drew a plain box for “toaster”."])

    said = text_of(client.get(path(frame)))

    assert "Notes Drew a plain box for “toaster”. Use another word" in said


def test_an_unchecked_final_says_so_and_is_not_held_up(told: ToldProvider) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user, stage="final")
    assert frame.image is not None

    inspector = client.get(path(frame))
    picture = client.get(f"/images/{frame.image.public_id}")

    review = path(frame, "/review")
    assert "Not checked yet. Check now" in text_of(inspector)
    assert "Not checked yet Check now" in text_of(picture)
    assert client.get(f"/files/{frame.image.public_id}/download").status_code == 200
    desk = client.get(f"/images/{frame.image.public_id}/publish")
    assert "Not checked yet" in text_of(desk)
    assert f'href="{review}">Check now' in desk.content.decode()

    client.post(review, {"decide": "1", "verdict": "approve"})
    for path_ in (path(frame), f"/images/{frame.image.public_id}"):
        assert "Not checked yet" not in text_of(client.get(path_))
    assert "Not checked yet" not in text_of(client.get(f"/images/{frame.image.public_id}/publish"))


def test_the_inspector_alone_beside_the_board_and_as_a_page(told: ToldProvider) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user)

    beside = client.get(path(frame), headers=HTMX).content.decode()
    page = client.get(path(frame)).content.decode()
    board = client.get(f"/projects/{frame.project.public_id}?frame={frame.public_id}")

    assert "<html" not in beside
    assert "<html" in page
    assert f'data-inspected="{frame.public_id}"' in board.content.decode()


def test_the_inspector_shows_where_a_frame_comes_from(told: ToldProvider) -> None:
    client, user = signed_in()
    (first,) = done_frames(user, prompt="A can on a plinth")
    (second,) = done_frames(user, prompt="A can on a beach", parent=first.pk)

    page = client.get(path(second))

    html = page.content.decode()
    assert f"/compare?f={first.public_id}&amp;f={second.public_id}" in html
    assert "Lineage A1 A1.1 prompt “plinth” → “beach”" in text_of(page)
    assert "Prompt, changed from A1" in text_of(page)
    assert "<del>plinth </del><ins>beach</ins>" in html


def test_the_board_says_under_a_child_what_changed(told: ToldProvider) -> None:
    client, user = signed_in()
    (first,) = done_frames(user, prompt="A can", ratio="4:5")
    waiting_frame(user, prompt="A can", ratio="9:16", model="sketch", parent=first.pk)

    board = text_of(client.get(f"/projects/{first.project.public_id}"))

    assert "A1.1 Cancel format 4:5 → 9:16" in board
    assert board.count("4:5 →") == 1


def test_missed_events_are_caught_up_with_one_question(told: ToldProvider) -> None:
    client, user = signed_in(credits=10)
    frame = waiting_frame(user)

    answer = client.get(f"/projects/{frame.project.public_id}/rows", headers=HTMX)

    html = answer.content.decode()
    assert 'hx-target="#board-rows"' in html
    assert f'id="{frame.public_id}"' in html
    assert piece(answer, 'hx-target="#credits" hx-swap="innerHTML">') == "8"


def test_a_frame_whose_picture_is_in_the_bin_says_so(told: ToldProvider) -> None:
    client, user = signed_in()
    binned, kept = done_frames(user, 2)
    Frame.objects.filter(pk=binned.pk).update(picked_at=timezone.now())
    binned_image = Image.objects.filter(origin=f"frame:{binned.pk}")
    assert binned_image.update(deleted_at=timezone.now()) == 1

    card = client.get(path(binned, "/card"), headers=HTMX)

    html = card.content.decode()
    assert "In the bin" in text_of(card)
    assert '<a class="end link" href="/images/bin">Restore</a>' in html
    for gone in (
        "<img",
        "/pick",
        "data-download",
        "data-send",
        "data-refine",
        "data-compare-frame",
    ):
        assert gone not in html
    assert "In the bin" not in text_of(client.get(path(kept, "/card"), headers=HTMX))

    binned_image.update(purged_at=timezone.now())
    erased = client.get(path(binned, "/card"), headers=HTMX)
    assert "Deleted" in text_of(erased)
    assert "Restore" not in text_of(erased)
