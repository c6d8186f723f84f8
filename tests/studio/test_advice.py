"""Advice, readiness and what stands beside the price."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from studio.advice import GOALS, advise
from studio.catalogue import CATALOGUE, ImageOrder, InvalidOrder, OrderedReference, check
from studio.fit import elsewhere, fitting, off_ratio, sufficient, too_small
from studio.models import ModelState
from studio.readiness import readiness, readiness_of

pytestmark = pytest.mark.django_db

CAN = UUID("0192a5a0-0000-7000-8000-000000000001")
ORDER = ImageOrder(model="nano-banana", prompt="A can on a plinth", ratio="9:16")
KEYS = {"gemini": "GEMINI_API_KEY", "openai": "OPENAI_API_KEY"}
NONE, GEMINI, OPENAI, BOTH = (), ("gemini",), ("openai",), ("gemini", "openai")


@pytest.fixture
def connect(settings):
    def set_keys(*providers: str) -> None:
        for provider in providers:
            setattr(settings, KEYS[provider], "a-key")

    return set_keys


# --- Readiness -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "ready"),
    [
        (NONE, {"sketch"}),
        (GEMINI, {"sketch", "nano-banana", "nano-banana-2", "nano-banana-pro"}),
        (OPENAI, {"sketch", "gpt-image-2"}),
        (BOTH, set(CATALOGUE) - {"compatible"}),
    ],
)
def test_a_model_is_ready_once_its_key_is_set(connect, keys, ready) -> None:
    connect(*keys)
    assert {name for name, state in readiness().items() if state.is_ready} == ready


def test_members_and_staff_read_different_reasons(django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        state = readiness()["nano-banana-2"]
    assert state.status == "not_connected"
    assert state.reason == "Not offered here yet"
    assert state.staff_reason == "Not connected: set GEMINI_API_KEY and restart"


def test_an_own_server_is_connected_by_its_address(settings) -> None:
    assert readiness_of("compatible").staff_reason.endswith("set COMPATIBLE_BASE_URL and restart")
    settings.COMPATIBLE_BASE_URL, settings.COMPATIBLE_MODEL = "http://127.0.0.1:1/v1", "own"
    assert readiness_of("compatible").is_ready
    assert readiness_of("compatible").wire_id == "own"


def test_trouble_ends_at_its_time(connect) -> None:
    connect(*BOTH)
    soon = timezone.now() + timedelta(minutes=10)
    state = ModelState.objects.create(
        model="gpt-image-2", trouble_until=soon, trouble="Its quota is used up"
    )
    found = readiness_of("gpt-image-2")
    assert (found.status, found.until) == ("unavailable", soon)
    assert (found.reason, found.staff_reason) == ("Not available just now", "Its quota is used up")

    state.trouble_until = timezone.now() - timedelta(seconds=1)
    state.save()
    assert readiness_of("gpt-image-2").is_ready


def test_off_retired_and_pinned_by_a_row(connect) -> None:
    connect(*GEMINI)
    ModelState.objects.create(model="nano-banana", retired=True)
    ModelState.objects.create(model="nano-banana-2", wire_id="gemini-nano-banana-2.1")
    ModelState.objects.create(model="nano-banana-pro", off=True)
    found = readiness()
    assert found["nano-banana"].status == "retired"
    assert found["nano-banana"].reason == "Retired by its maker; Nano Banana 2 follows it"
    assert found["nano-banana-2"].wire_id == "gemini-nano-banana-2.1"
    assert found["nano-banana-pro"].status == "unavailable"


# --- Advice --------------------------------------------------------------------------------------

ADVISED = {
    NONE: ("sketch", "sketch", "sketch", "sketch"),
    GEMINI: ("nano-banana", "nano-banana-pro", "nano-banana-2", "nano-banana-pro"),
    OPENAI: ("gpt-image-2",) * 4,
    BOTH: ("nano-banana", "gpt-image-2", "nano-banana-2", "nano-banana-pro"),
}


@pytest.mark.parametrize("keys", ADVISED)
def test_the_first_ready_model_of_the_row_is_advised(connect, keys) -> None:
    connect(*keys)
    ready = readiness()
    assert tuple(advise(goal, ORDER, ready).model for goal in GOALS) == ADVISED[keys]


def test_what_would_suit_better_is_named_with_its_reason(connect) -> None:
    connect(*GEMINI)
    advice = advise("text", ORDER, readiness())
    assert advice.why == "Sharp words, calm layouts"
    assert advice.better is not None
    assert advice.better.spec.name == "GPT Image 2"
    assert advice.better.reason == "Not offered here yet"
    assert advise("edit", ORDER, readiness()).better is None


def test_a_model_that_cannot_make_the_order_is_passed_over_with_the_reason(connect) -> None:
    connect(*BOTH)
    order = replace(ORDER, references=(OrderedReference(CAN, "product"),) * 4)
    advice = advise("directions", order, readiness())
    assert (advice.model, advice.quality, advice.resolution) == ("gpt-image-2", "low", "1K")
    assert advice.better is not None
    assert advice.better.reason == "Nano Banana looks at up to 3 references; these are 4."
    assert [left.spec.id for left in advice.cannot] == ["nano-banana"]
    assert [spec.id for spec in advice.also_fit] == ["nano-banana-2", "sketch", "nano-banana-pro"]


def test_what_has_trouble_is_not_said_to_be_unknown_here(connect) -> None:
    connect(*GEMINI)
    soon = timezone.now() + timedelta(minutes=5)
    ModelState.objects.create(model="nano-banana", trouble_until=soon)
    advice = advise("directions", ORDER, readiness())
    named = [(heading, [left.spec.id for left in models]) for heading, models in advice.left_out]
    assert named == [
        ("Cannot be had now", ["nano-banana"]),
        ("Not offered here yet", ["gpt-image-2"]),
    ]


def test_a_model_without_a_key_stays_in_the_picker_and_an_own_server_does_not() -> None:
    advice = advise("final", ORDER, readiness())
    assert [left.spec.id for left in advice.not_offered] == [
        "nano-banana-pro",
        "gpt-image-2",
        "nano-banana-2",
        "nano-banana",
    ]


@pytest.mark.parametrize(
    ("goal", "keys", "settings_advised"),
    [
        ("directions", OPENAI, ("low", "1K")),
        ("text", OPENAI, ("medium", "2K")),
        ("final", OPENAI, ("high", "2K")),
        ("final", GEMINI, ("", "2K")),
        ("final", NONE, ("", "4K")),
        ("edit", GEMINI, ("", "1K")),
    ],
)
def test_advice_comes_with_quality_and_resolution(connect, goal, keys, settings_advised) -> None:
    connect(*keys)
    advice = advise(goal, replace(ORDER, prompt=""), readiness())
    assert (advice.quality, advice.resolution) == settings_advised


def test_a_channel_raises_the_resolution_but_not_of_drafts(connect) -> None:
    connect(*GEMINI)
    story = replace(ORDER, channel="story")
    assert advise("edit", story, readiness()).resolution == "2K"
    assert advise("directions", story, readiness()).resolution == "1K"


def test_every_advice_can_be_ordered(connect) -> None:
    connect(*BOTH)
    for goal in GOALS:
        for ratio in CATALOGUE["sketch"].sizes:
            asked = replace(ORDER, ratio=ratio)
            advice = advise(goal, asked, readiness())
            order = replace(
                asked, model=advice.model, quality=advice.quality, resolution=advice.resolution
            )
            assert check(order).quality == advice.quality


# --- Beside the price ----------------------------------------------------------------------------


def test_an_order_smaller_than_its_channel_says_what_would_suffice() -> None:
    order = replace(ORDER, channel="story")
    assert too_small(order, CATALOGUE) == (
        "768 × 1344, too small for Story. 2K on GPT Image 2 is enough, 3 credits."
    )
    assert too_small(order, {"nano-banana", "nano-banana-2", "sketch"}) == (
        "768 × 1344, too small for Story. 2K on Nano Banana 2 is enough, 6 credits."
    )
    assert too_small(order, {"nano-banana", "sketch"}) == (
        "768 × 1344, too small for Story. No model here makes 1080 × 1920 in 9:16."
    )


def test_the_same_model_is_named_first_when_it_can() -> None:
    order = ImageOrder("sketch", "A can", ratio="9:16", channel="story")
    assert too_small(order, CATALOGUE) == (
        "720 × 1280, too small for Story. 2K on Sketch is enough, free."
    )
    larger = replace(order, resolution="2K")
    assert too_small(larger, CATALOGUE) == ""
    assert sufficient(order, CATALOGUE) is not None
    assert too_small(replace(order, channel=""), CATALOGUE) == ""


@pytest.mark.parametrize(
    ("model", "ratio", "sentence"),
    [
        ("nano-banana", "9:16", "Nano Banana makes 768 × 1344, 1.6% wider than 9:16."),
        ("nano-banana", "16:9", "Nano Banana makes 1344 × 768, 1.6% narrower than 16:9."),
        ("nano-banana", "1:1", ""),
        ("sketch", "9:16", ""),
        ("gpt-image-2", "21:9", ""),
    ],
)
def test_pixels_that_differ_from_the_ratio_are_said(model, ratio, sentence) -> None:
    assert off_ratio(replace(ORDER, model=model, ratio=ratio)) == sentence


def test_what_it_costs_on_the_other_ready_models() -> None:
    order = replace(ORDER, model="sketch", ratio="1:2", count=2, seed=5)
    found = {row.spec.id: row for row in elsewhere(order, CATALOGUE)}
    assert "sketch" not in found
    assert found["gpt-image-2"].price is not None
    assert found["gpt-image-2"].price.credits == 6
    assert found["nano-banana-2"].price is None
    assert found["nano-banana-2"].reason.startswith("Nano Banana 2 does not make this format.")
    assert elsewhere(order, {"sketch"}) == ()


@pytest.mark.parametrize(
    ("changes", "available", "labels"),
    [
        ({"resolution": "2K", "count": 4}, 24, []),
        (
            {"resolution": "2K", "count": 4},
            13,
            ["2 frames at 2K, 12 credits", "3 frames at 1K, 12 credits"],
        ),
        ({"resolution": "2K", "count": 4}, 4, ["1 frame at 1K, 4 credits"]),
        ({"resolution": "2K", "count": 4}, 3, []),
        ({"model": "nano-banana", "count": 4}, 5, ["2 frames at 1K, 4 credits"]),
        (
            {"model": "gpt-image-2", "quality": "high", "count": 1},
            5,
            ["1 frame at 1K, Standard, 3 credits", "1 frame at 1K, Draft, 1 credit"],
        ),
    ],
)
def test_smaller_orders_that_the_credits_pay_for(changes, available, labels) -> None:
    order = replace(ORDER, **{"model": "nano-banana-2", **changes})
    assert [row.label for row in fitting(order, available)] == labels
    assert all(row.price.credits <= available for row in fitting(order, available))


def test_nothing_is_offered_for_an_order_that_cannot_be_made() -> None:
    with pytest.raises(InvalidOrder):
        fitting(replace(ORDER, ratio="8:1"), 100)
