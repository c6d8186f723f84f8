"""One's own record in the picker: by goal and model, from five pictures on, nobody else's."""

from typing import Any

import pytest
from django.utils import timezone

from accounts.models import Membership
from studio import services
from studio.models import Frame, Review
from studio.records import Record, find_records
from tests.factories import join, make_user, workspace_of
from tests.studio.pages.stage import HTMX, done_frames, piece, signed_in
from tests.studio.rendering_stage import ToldProvider

pytestmark = pytest.mark.django_db


def said_of_sketch(client: Any, goal: str = "text") -> str:
    """Give what the picker says of Sketch."""
    form = {"composed": "1", "private": "1", "prompt": "A can", "goal": goal, "was_goal": goal}
    answer = client.post("/studio/compose", form, headers=HTMX)
    return piece(answer, 'name="model" value="sketch"', "</label>")


def test_it_counts_what_was_picked_or_approved_from_five_on(told: ToldProvider) -> None:
    client, user = signed_in()
    frames = done_frames(user, 4, goal="text")
    assert said_of_sketch(client).endswith("Not enough tries yet")

    frames += done_frames(user, goal="text")
    assert said_of_sketch(client).endswith("You kept none of 5 here")

    services.pick(frame=frames[0])
    services.pick(frame=frames[1])
    for frame in frames[1:3]:
        Review.objects.create(
            frame=frame, reviewer=user, verdict="approved", decided_at=timezone.now()
        )
    assert said_of_sketch(client).endswith("You kept 3 of 5 here")
    services.remove_frame(frame=frames[4])
    assert said_of_sketch(client).endswith("You kept 3 of 5 here")


def test_it_says_what_a_kept_frame_came_to(told: ToldProvider) -> None:
    client, user = signed_in()
    frames = done_frames(user, 5, goal="text")
    Frame.objects.filter(pk__in=[frame.pk for frame in frames]).update(charged=5)
    services.pick(frame=frames[0])
    services.pick(frame=frames[1])

    assert said_of_sketch(client).endswith("You kept 2 of 5 here, 13 credits a kept frame")


def test_another_goal_and_another_person_have_their_own(told: ToldProvider) -> None:
    client, user = signed_in()
    for frame in done_frames(user, 5, goal="text"):
        services.pick(frame=frame)
    mate = make_user()
    join(mate, workspace_of(user), Membership.Role.MEMBER)

    assert said_of_sketch(client).endswith("You kept 5 of 5 here")
    assert said_of_sketch(client, "final").endswith("Not enough tries yet")
    place = workspace_of(user).pk
    assert find_records(workspace_id=place, maker_id=mate.pk, goal="text") == {}
    mine = find_records(workspace_id=place, maker_id=user.pk, goal="text")
    assert mine == {"sketch": Record(made=5, kept=5, credits=0)}


def test_the_line_knows_one_and_thousands() -> None:
    assert Record(made=5, kept=5, credits=5).line == "You kept 5 of 5 here, 1 credit a kept frame"
    assert Record(made=5, kept=1, credits=1234).line == (
        "You kept 1 of 5 here, 1,234 credits a kept frame"
    )
    assert Record(made=4, kept=4, credits=20).line == "Not enough tries yet"
