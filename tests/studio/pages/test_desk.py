"""The desk: what is known stands beside the picture; people answer and decide."""

import pytest

from accounts.models import User
from studio.models import Frame, Review
from tests.factories import join, make_image, make_user, workspace_of
from tests.studio.pages.stage import done_frames, piece, signed_in, text_of, waiting_frame
from tests.studio.rendering_stage import ToldProvider

pytestmark = pytest.mark.django_db


def desk(frame: Frame) -> str:
    return f"/frames/{frame.public_id}/review"


def reviewer_of(owner: User) -> User:
    person = make_user(name="Rae")
    join(person, workspace_of(owner), "reviewer")
    person.current_workspace_id = workspace_of(owner).pk
    person.save()
    return person


def test_brief_words_references_and_sizes_stand_beside_the_picture(told: ToldProvider) -> None:
    client, user = signed_in()
    from_photo = make_image(user, name="can.png")
    (frame,) = done_frames(
        user, prompt="A can at dusk", words=("Open late",), ratio="9:16", channel="story"
    )
    frame.generation.references.create(image=from_photo, position=0, role="product", keep="label")

    page = client.get(desk(frame))

    said = text_of(page)
    assert "The brief A can at dusk Words ordered “Open late” References" in said
    assert "can.png product. Keep: label" in said
    assert f"Ordered {frame.generation.width} × {frame.generation.height}" in said
    assert "Large enough for" in said
    first = page.content.decode().index("Does it do the job?")
    order = ["check_text", "check_hands", "check_product", "check_copy_space", "check_brand"]
    places = [page.content.decode().index(f'name="{name}"') for name in order]
    assert [first, *places] == sorted([first, *places])
    assert places[-1] < page.content.decode().index('name="check_looks_right"')
    assert "0 of 7 answered" in said
    assert "checked" not in piece(page, 'data-check="job"', "</fieldset>")


def test_sending_a_frame_puts_it_on_the_desk(told: ToldProvider) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user)

    answer = client.post(f"/frames/{frame.public_id}/send")

    frame.refresh_from_db()
    assert (answer.status_code, answer["Location"]) == (303, desk(frame))
    assert frame.in_review_at
    board = text_of(client.get(f"/projects/{frame.project.public_id}"))
    assert "On the desk A1 To check" in board


def test_answers_are_saved_as_they_are_given(told: ToldProvider) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user)

    answer = client.post(
        desk(frame),
        {"check_text": "flag", "note_text": "SPARKLNG", "check_job": "pass", "verdict": "approve"},
        headers={"X-Saves": "1"},
    )

    review = Review.objects.get()
    assert answer.status_code == 204
    assert review.answers == {
        "job": {"result": "pass", "note": ""},
        "text": {"result": "flag", "note": "SPARKLNG"},
    }
    assert (review.verdict, review.reviewer) == ("", user)
    assert "2 of 7 answered" in text_of(client.get(desk(frame)))


def test_without_scripts_answers_are_saved_by_a_button(told: ToldProvider) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user)

    page = client.post(desk(frame), {"check_hands": "pass", "verdict": "approve"}, follow=True)

    assert Review.objects.get().answers == {"hands": {"result": "pass", "note": ""}}
    assert "Answers saved." in text_of(page)


def test_made_up_answers_are_not_kept(told: ToldProvider) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user)

    client.post(
        desk(frame),
        {"check_text": "splendid", "check_price": "pass", "check_brand": "flag",
         "note_brand": "nul \x00" + "x" * 2000},
        headers={"X-Saves": "1"},
    )  # fmt: skip

    answers = Review.objects.get().answers
    assert list(answers) == ["brand"]
    assert len(answers["brand"]["note"]) == 500
    assert "\x00" not in answers["brand"]["note"]


def test_approving_says_so_and_can_be_undone(told: ToldProvider) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user, stage="final")

    page = client.post(desk(frame), {"verdict": "approve", "decide": "1"}, follow=True)

    assert Review.objects.get().verdict == "approved"
    assert "A1 approved. It is ready to download." in text_of(page)
    assert f'action="/frames/{frame.public_id}/reopen"' in page.content.decode()
    assert "Not checked yet" not in text_of(client.get(f"/frames/{frame.public_id}"))

    client.post(f"/frames/{frame.public_id}/reopen")
    assert Review.objects.get().verdict == ""
    assert Review.objects.get().decided_at is None


def test_approving_with_an_open_flag_wants_a_note(told: ToldProvider) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user)
    flagged = {"check_text": "flag", "verdict": "approve", "decide": "1"}

    refused = client.post(desk(frame), flagged)

    assert refused.status_code == 422
    assert "1 flag is open. Add a note that says why it may ship anyway." in text_of(refused)
    assert Review.objects.get().verdict == ""

    client.post(desk(frame), flagged | {"note": "The printer knows"})
    review = Review.objects.get()
    assert (review.verdict, review.note) == ("approved", "The printer knows")


def test_sending_back_opens_the_composer_with_the_fixes(told: ToldProvider) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user, prompt="A can at dusk")

    page = client.post(
        desk(frame),
        {"check_text": "flag", "note_text": "Write SPARKLING", "verdict": "revise", "decide": "1"},
        follow=True,
    )

    assert Review.objects.get().verdict == "sent_back"
    assert "A can at dusk\nWrite SPARKLING.</textarea>" in page.content.decode()
    assert f'name="parent" value="{frame.public_id}"' in page.content.decode()
    assert "A1 sent back." in text_of(page)


def test_moving_to_another_model_shows_and_takes_its_price(told: ToldProvider) -> None:
    client, user = signed_in(credits=40)
    (frame,) = done_frames(user, model="nano-banana")

    before = text_of(client.get(desk(frame)))
    assert "Nano Banana 2, 4 credits" in before
    assert "Nano Banana Pro, 8 credits" in before
    page = client.post(
        desk(frame), {"verdict": "move", "model": "nano-banana-pro", "decide": "1"}, follow=True
    )

    assert 'name="model" value="nano-banana-pro" checked' in page.content.decode()


def test_a_reviewer_decides_and_makes_nothing(told: ToldProvider) -> None:
    _, owner = signed_in(credits=10)
    (frame,) = done_frames(owner)
    client, person = signed_in(reviewer_of(owner))

    page = client.get(desk(frame))
    assert "Send back Whoever makes it sees your notes" in text_of(page)
    assert "Move to another model" not in text_of(page)
    back = client.post(desk(frame), {"check_hands": "flag", "verdict": "revise", "decide": "1"})

    review = Review.objects.get()
    assert (review.verdict, review.reviewer) == ("sent_back", person)
    assert back["Location"] == f"/projects/{frame.project.public_id}"


def test_looking_again_after_a_verdict_is_the_next_version(told: ToldProvider) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user)
    client.post(desk(frame), {"verdict": "approve", "decide": "1"})

    client.post(desk(frame), {"check_brand": "pass"}, headers={"X-Saves": "1"})

    assert list(Review.objects.order_by("version").values_list("version", "verdict")) == [
        (1, "approved"), (2, ""),
    ]  # fmt: skip


def test_a_frame_without_a_picture_has_no_desk(told: ToldProvider) -> None:
    client, user = signed_in()
    frame = waiting_frame(user, model="sketch")

    answer = client.get(desk(frame))

    assert (answer.status_code, answer["Location"]) == (302, f"/frames/{frame.public_id}")
    assert client.post(desk(frame), {"verdict": "approve", "decide": "1"}).status_code == 302
    assert Review.objects.count() == 0


def test_the_desk_leads_through_what_was_sent(told: ToldProvider) -> None:
    client, user = signed_in()
    frames = done_frames(user, 3)
    for frame in frames:
        client.post(f"/frames/{frame.public_id}/send")

    page = client.get(desk(frames[1]))

    assert "2 of 3" in text_of(page)
    assert f'href="{desk(frames[0])}" aria-label="Previous, A1"' in page.content.decode()
    assert f'href="{desk(frames[2])}" aria-label="Next, A3"' in page.content.decode()
