"""A direction as a story: the way to what was approved, what was left, and who may read it."""

import re
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import Membership
from studio import services
from studio.models import Direction, Frame, Review
from tests.factories import join, make_user, workspace_of
from tests.studio.pages.stage import done_frames, signed_in, text_of
from tests.studio.rendering_stage import ToldProvider

pytestmark = pytest.mark.django_db


def story_of(frame: Frame) -> str:
    return f"/directions/{frame.direction.public_id}/story"


def steps_in(page: Any) -> list[str]:
    """Give the labels of the pages, in order."""
    return re.findall(r'<p class="num ink-3">([A-Z][\d.]*),', page.content.decode())


def test_it_leads_from_the_draft_to_what_was_approved(told: ToldProvider) -> None:
    client, user = signed_in()
    drafts = done_frames(user, 3, prompt="A poster for a harbour café")
    services.pick(frame=drafts[1])
    Frame.objects.filter(pk=drafts[1].pk).update(picked_why="palette")
    (child,) = done_frames(
        user, prompt="A poster for a café", parent=drafts[1].pk, ratio="4:5", stage="refine"
    )
    done_frames(user, prompt="Another try", parent=drafts[1].pk, stage="refine")
    Review.objects.create(
        frame=child, reviewer=user, verdict="approved", note="It ships", decided_at=timezone.now()
    )

    page = client.get(story_of(child))

    assert steps_in(page) == ["A2", "A2.1"]
    said = text_of(page)
    assert "A poster for a harbour café" in said
    assert "2 steps" in said
    assert "For its palette" in said
    assert "format 1:1 → 4:5" in said
    assert re.search(r"Approved .*: It ships", said)
    beside = re.findall(r'<span class="num">([A-Z][\d.]*)</span>', page.content.decode())
    assert beside == ["A1", "A3", "A2.2"]


def test_without_a_verdict_it_leads_to_what_was_picked(told: ToldProvider) -> None:
    client, user = signed_in()
    drafts = done_frames(user, 3)
    services.pick(frame=drafts[0])

    said = client.get(story_of(drafts[0]))

    assert steps_in(said) == ["A1"]
    assert "Picked, without a reason given" in text_of(said)


def test_with_nothing_picked_it_leads_to_the_newest(told: ToldProvider) -> None:
    client, user = signed_in()
    drafts = done_frames(user, 2)

    assert steps_in(client.get(story_of(drafts[0]))) == ["A2"]


def test_without_a_picture_it_says_so_on_the_board(told: ToldProvider) -> None:
    client, user = signed_in()
    (frame,) = done_frames(user)
    services.remove_frame(frame=frame)

    page = client.get(story_of(frame), follow=True)

    assert page.redirect_chain[0][0] == f"/projects/{frame.project.public_id}"
    assert "A has no picture to tell of yet." in text_of(page)


def test_members_read_it_and_strangers_do_not(told: ToldProvider) -> None:
    _, user = signed_in()
    (frame,) = done_frames(user)
    judge = make_user()
    join(judge, workspace_of(user), Membership.Role.REVIEWER)

    assert signed_in(judge)[0].get(story_of(frame)).status_code == 200
    assert signed_in()[0].get(story_of(frame)).status_code == 404
    assert Direction.objects.count() == 1


def test_many_frames_ask_no_more_of_the_database(
    told: ToldProvider, django_assert_max_num_queries: Any
) -> None:
    client, user = signed_in()
    (first,) = done_frames(user)
    client.get(story_of(first))
    with django_assert_max_num_queries(9) as few:
        client.get(story_of(first))
    done_frames(user, 10, direction=first.direction_id)

    with django_assert_max_num_queries(len(few)):
        page = client.get(story_of(first))

    assert "Made beside it" in text_of(page)
