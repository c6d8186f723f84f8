"""How an order stands, by how its frames ended."""

import pytest

from studio.endings import status_of
from studio.models import Generation
from studio.providers.protocol import ContentRefused
from tests.factories import make_user
from tests.studio.rendering_stage import (
    ToldProvider,
    credits_of,
    grant,
    order,
    picture_for,
    work,
)

pytestmark = pytest.mark.django_db


def test_a_mixed_order_ends_partial(told: ToldProvider) -> None:
    told.answers = [picture_for, ContentRefused("No.")]
    user = make_user()
    grant(user, 10)
    (generation,) = order(user, count=2)

    work()

    generation.refresh_from_db()
    assert generation.status == "partial"
    assert sorted(generation.frames.values_list("status", flat=True)) == ["done", "refused"]
    assert credits_of(user) == (8, 0)


def test_status_follows_the_frames() -> None:
    assert status_of(["queued", "queued"]) == Generation.Status.QUEUED
    assert status_of(["queued", "done"]) == Generation.Status.RUNNING
    assert status_of(["running", "cancelled"]) == Generation.Status.RUNNING
    assert status_of(["done", "done"]) == Generation.Status.SUCCEEDED
    assert status_of(["done", "cancelled"]) == Generation.Status.PARTIAL
    assert status_of(["cancelled", "cancelled"]) == Generation.Status.CANCELLED
    assert status_of(["cancelled", "failed"]) == Generation.Status.FAILED
    assert status_of(["refused"]) == Generation.Status.FAILED
