"""The catalogue: pixels of the provider's tables, refusals with the nearest value, prices."""

import math
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from studio import specs
from studio.catalogue import (
    CATALOGUE,
    RESOLUTIONS,
    ImageOrder,
    InvalidOrder,
    OrderedReference,
    PriceLine,
    check,
    price_of_arrival,
    quote,
)
from studio.formats import CHANNELS, RATIOS

CAN = UUID("0192a5a0-0000-7000-8000-000000000001")
ORDER = ImageOrder(model="nano-banana-2", prompt="A can on a plinth", ratio="4:5", resolution="2K")


def references(count: int) -> tuple[OrderedReference, ...]:
    return (OrderedReference(CAN, "product", "label", ""),) * count


# --- The file ------------------------------------------------------------------------------------


def test_the_six_models_stand_in_their_order() -> None:
    assert list(CATALOGUE) == [
        "sketch",
        "nano-banana",
        "nano-banana-2",
        "nano-banana-pro",
        "gpt-image-2",
        "compatible",
    ]


@pytest.mark.parametrize(
    ("model", "ratio", "resolution", "pixels"),
    [
        ("nano-banana", "9:16", "1K", (768, 1344)),
        ("nano-banana", "21:9", "1K", (1536, 672)),
        ("nano-banana-2", "4:5", "2K", (1856, 2304)),
        ("nano-banana-2", "16:9", "4K", (5504, 3072)),
        ("nano-banana-2", "1:8", "4K", (1536, 12288)),
        ("nano-banana-pro", "2:3", "1K", (848, 1264)),
        ("gpt-image-2", "1:1", "2K", (1920, 1920)),
        ("gpt-image-2", "16:9", "4K", (3840, 2160)),
        ("gpt-image-2", "3:1", "1K", (1776, 592)),
        ("sketch", "1:1", "4K", (4096, 4096)),
    ],
)
def test_pixels_are_the_providers(model, ratio, resolution, pixels) -> None:
    assert CATALOGUE[model].sizes[ratio][resolution] == pixels


def test_gpt_sizes_obey_the_providers_rule() -> None:
    for ratio, sizes in CATALOGUE["gpt-image-2"].sizes.items():
        for resolution, (width, height) in sizes.items():
            assert width % 16 == height % 16 == 0
            assert max(width, height) <= 3840
            assert 655_360 <= width * height <= 8_294_400
            assert RATIOS[ratio].across * height == RATIOS[ratio].down * width
            if resolution == "2K":
                assert width * height <= 2560 * 1440


def test_sketch_sizes_are_the_exact_ratio_in_eights() -> None:
    assert set(CATALOGUE["sketch"].sizes) == set(RATIOS)
    for ratio, sizes in CATALOGUE["sketch"].sizes.items():
        for width, height in sizes.values():
            assert width % 8 == height % 8 == 0
            assert RATIOS[ratio].across * height == RATIOS[ratio].down * width


def test_every_ratio_has_a_model_and_every_channel_one_that_is_large_enough() -> None:
    for ratio in RATIOS:
        assert any(ratio in spec.sizes for spec in CATALOGUE.values()), ratio
    for channel in CHANNELS.values():
        able = [spec for spec in CATALOGUE.values() if channel.ratio in spec.sizes]
        sizes = [size for spec in able for size in spec.sizes[channel.ratio].values()]
        assert any(channel.holds(*size) for size in sizes), channel.id


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('provider = "sketch"', 'provider = "sktech"', "provider"),
        ('glyph = "g-sketch"', "", "glyph"),
        ('glyph = "g-sketch"', 'glyph = "g"\ncolour = "red"', "colour"),
        ('"1K" = [1024, 1024], "2K" = [2048, 2048]', '"1K" = [1024, 900]', "size 1:1 1K"),
        ('resolution = "2K", credits = 0', 'resolution = "1K", credits = 0', "rates"),
        ('successor = "nano-banana-2"', 'successor = "nano-banana-9"', "nano-banana-9"),
        ('default_quality = "medium"', 'default_quality = "best"', "default_quality"),
        ("prices_from = 2026-11-23", "", "prices_from"),
    ],
)
def test_a_file_that_contradicts_itself_is_refused_by_name(tmp_path, old, new, complaint) -> None:
    text = Path(specs.__file__).with_name("catalogue.toml").read_text(encoding="utf-8")
    assert old in text
    broken = tmp_path / "catalogue.toml"
    broken.write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(specs.CatalogueFault, match=complaint):
        specs.load(broken)


def test_the_operator_prices_the_self_hosted_model() -> None:
    file = Path(specs.__file__).with_name("catalogue.toml")
    priced = specs.load(file, compatible_credits=3)["compatible"]
    assert [rate.credits for rate in priced.rates] == [3]
    assert CATALOGUE["compatible"].is_free


# --- What is refused -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "field", "nearest"),
    [
        ({"model": "nano-bananna-2"}, "model", "nano-banana-2"),
        ({"model": "nothing-like-it"}, "model", None),
        ({"prompt": ""}, "prompt", None),
        ({"prompt": " \n\t "}, "prompt", None),
        ({"prompt": "\u200f\u200e\u2066"}, "prompt", None),
        ({"prompt": "a\x00b"}, "prompt", None),
        ({"prompt": "a\x1bb"}, "prompt", None),
        ({"prompt": "a\ud800b"}, "prompt", None),
        ({"prompt": "x" * 16_001}, "prompt", 16_000),
        ({"words": ("A",) * 9}, "words", 8),
        ({"words": ("SALE", " ")}, "words", None),
        ({"words": ("two\nlines",)}, "words", None),
        ({"words": ("x" * 121,)}, "words", 120),
        ({"ratio": "9:21"}, "ratio", "9:16"),
        ({"ratio": "wide"}, "ratio", "1:1"),
        ({"ratio": "0:0"}, "ratio", "1:1"),
        ({"ratio": "3:1"}, "ratio", "21:9"),
        ({"resolution": "8K"}, "resolution", "1K"),
        ({"model": "nano-banana", "resolution": "4K"}, "resolution", "1K"),
        ({"quality": "high"}, "quality", None),
        ({"model": "gpt-image-2", "quality": "ultra"}, "quality", "medium"),
        ({"count": 0}, "count", 1),
        ({"count": 11}, "count", 10),
        ({"seed": 7}, "seed", None),
        ({"model": "sketch", "seed": -1}, "seed", 0),
        ({"model": "sketch", "seed": 2**31}, "seed", 2**31 - 1),
        ({"references": references(15)}, "references", 14),
        ({"references": (OrderedReference(CAN, "produkt"),)}, "references", "product"),
        ({"references": (OrderedReference(CAN, "logo", "x" * 301),)}, "references", 300),
        ({"references": (OrderedReference(CAN, "logo", "", "a\x00"),)}, "references", None),
        ({"stage": "finale"}, "stage", "final"),
        ({"goal": "win"}, "goal", None),
        ({"channel": "storry"}, "channel", "story"),
    ],
)
def test_an_order_that_cannot_be_made_is_refused_with_field_and_nearest(
    changes, field, nearest
) -> None:
    with pytest.raises(InvalidOrder) as refused:
        check(replace(ORDER, **changes))

    assert (refused.value.field, refused.value.nearest) == (field, nearest)
    assert str(refused.value).endswith(".")


def test_direction_marks_and_other_scripts_are_text() -> None:
    assert check(replace(ORDER, prompt="\u200fملصق شاي\u200e, tea\n\tposter 茶")).width == 1856


def test_notes_count_towards_what_the_model_reads() -> None:
    full = replace(ORDER, prompt="x" * 15_900)
    assert check(full).spec.id == "nano-banana-2"
    with pytest.raises(InvalidOrder) as refused:
        check(replace(full, words=("SALE",)))
    assert refused.value.field == "prompt"


@pytest.mark.parametrize(
    ("changes", "stage"),
    [
        ({}, "explore"),
        ({"resolution": "4K"}, "explore"),
        ({"parent": CAN}, "refine"),
        ({"parent": CAN, "resolution": "4K"}, "final"),
        ({"parent": CAN, "model": "nano-banana-pro"}, "final"),
        ({"parent": CAN, "stage": "explore"}, "explore"),
    ],
)
def test_the_stage_follows_parent_model_and_size_unless_it_is_said(changes, stage) -> None:
    assert check(replace(ORDER, **changes)).stage == stage


def test_a_quality_left_out_is_the_models_own() -> None:
    assert check(replace(ORDER, model="gpt-image-2")).quality == "medium"
    assert check(ORDER).quality == ""


def test_the_canonical_order_names_all_by_id() -> None:
    order = replace(ORDER, words=("Sparkling tea",), parent=CAN, references=references(2))
    assert order.canonical()["words"] == ["Sparkling tea"]
    assert order.canonical()["parent"] == str(CAN)
    assert order.canonical()["references"][0]["image"] == str(CAN)


# --- What it costs -------------------------------------------------------------------------------

PRICES = {
    "sketch": {"": (0, 0, 0)},
    "nano-banana": {"": (2,)},
    "nano-banana-2": {"": (4, 6, 9)},
    "nano-banana-pro": {"": (8, 8, 14)},
    "gpt-image-2": {"low": (1, 1, 1), "medium": (3, 3, 6), "high": (11, 12, 21)},
    "compatible": {"": (0,)},
}


@pytest.mark.parametrize("model", PRICES)
def test_prices_are_those_of_the_list(model) -> None:
    spec = CATALOGUE[model]
    found = {
        quality: tuple(spec.rate(resolution, quality).credits for resolution in spec.resolutions)
        for quality in (spec.qualities or ("",))
    }
    assert found == PRICES[model]


def test_a_quote_names_its_lines() -> None:
    order = replace(
        ORDER, model="gpt-image-2", prompt="x" * 8001, count=3, references=references(2)
    )
    price = quote(order)
    assert price.lines == (
        PriceLine("GPT Image 2, 2K, Standard", 3, 3),
        PriceLine("Reference", 6, 1),
        PriceLine("Long prompt", 3, 1),
    )
    assert (price.credits, price.credits_each) == (18, 6)
    assert (price.width, price.height) == (1664, 2080)


@pytest.mark.parametrize(("length", "more"), [(8000, 0), (8001, 1), (16_001, 2), (32_000, 3)])
def test_each_further_8000_characters_begun_cost_one_on_gpt(length, more) -> None:
    order = ImageOrder("gpt-image-2", "x" * length, quality="low")
    assert quote(order).credits == 1 + more


def test_references_cost_nothing_on_gemini() -> None:
    assert quote(replace(ORDER, count=4, references=references(14))).credits == 24


@pytest.mark.parametrize(
    ("model", "resolution", "price", "size", "charged"),
    [
        ("nano-banana-2", "2K", 6, (1856, 2304), 6),
        ("nano-banana-2", "2K", 6, (1840, 2284), 6),  # within 2 % of the pixels
        ("nano-banana-2", "2K", 6, (1800, 2250), 4),
        ("nano-banana-2", "4K", 9, (1856, 2304), 6),
        ("nano-banana-2", "2K", 6, (3712, 4608), 6),  # larger than ordered
        ("nano-banana-2", "1K", 4, (464, 576), None),
        ("nano-banana-pro", "2K", 8, (928, 1152), 8),  # 1K costs the same
        ("gpt-image-2", "4K", 8, (896, 1120), 5),  # two references stay charged
        ("sketch", "1K", 0, (896, 1120), 0),
    ],
)
def test_a_picture_costs_what_its_size_does(model, resolution, price, size, charged) -> None:
    order = replace(ORDER, model=model, resolution=resolution)
    found = price_of_arrival(order, price=price, width=size[0], height=size[1])
    assert found == charged


def test_2k_is_the_default_where_it_costs_the_same() -> None:
    defaults = {name: spec.default_resolution() for name, spec in CATALOGUE.items()}
    assert defaults == {
        "sketch": "1K",
        "nano-banana": "1K",
        "nano-banana-2": "1K",
        "nano-banana-pro": "2K",
        "gpt-image-2": "2K",
        "compatible": "1K",
    }
    assert CATALOGUE["gpt-image-2"].default_resolution("high") == "1K"


# --- Margins -------------------------------------------------------------------------------------

CENTS_A_CREDIT = 2.3
"""The least that a sale brings."""
CHARACTERS_A_TOKEN = 4
THINKING_TOKENS = {"nano-banana-2": 300, "nano-banana-pro": 800}
PAID = [
    (spec, rate)
    for spec in CATALOGUE.values()
    if spec.provider in {"openai", "gemini"}
    for rate in spec.rates
]
LIST_COST = {
    ("nano-banana", ""): {"1K": 39_000},
    ("nano-banana-2", ""): {"1K": 67_000, "2K": 101_000, "4K": 151_000},
    ("nano-banana-pro", ""): {"1K": 134_000, "2K": 134_000, "4K": 240_000},
    ("gpt-image-2", "low"): {"1K": 6_000, "2K": 7_000, "4K": 12_000},
    ("gpt-image-2", "medium"): {"1K": 53_000, "2K": 56_000, "4K": 101_000},
    ("gpt-image-2", "high"): {"1K": 211_000, "2K": 222_000, "4K": 401_000},
}
"""Millionths of a US dollar a picture, as the providers publish them."""


def margin(spec, rate, *, characters: int, used: int) -> float:
    """Give what is left of the least income, as a part of all that the provider takes."""
    order = ImageOrder(
        spec.id,
        "x" * characters,
        resolution=rate.resolution,
        quality=rate.quality,
        references=(OrderedReference(CAN, "product"),) * used,
    )
    income = quote(order).credits * CENTS_A_CREDIT * 10_000
    tokens = spec.tokens
    cost = LIST_COST[spec.id, rate.quality][rate.resolution]
    cost += used * spec.reference_tokens * tokens.image_in
    cost += math.ceil(characters / CHARACTERS_A_TOKEN) * tokens.text_in
    cost += THINKING_TOKENS.get(spec.id, 0) * tokens.text_out
    if spec.gets_partials(rate.quality):
        cost += spec.partial_tokens * tokens.image_out
    return (income - cost) / cost


def longest(spec, used: int) -> int:
    return spec.prompt_max - 160 * used


@pytest.mark.parametrize(("spec", "rate"), PAID, ids=lambda v: getattr(v, "id", None))
def test_every_frame_leaves_a_margin(spec, rate) -> None:
    for used in (0, spec.max_references):
        assert margin(spec, rate, characters=2000, used=used) >= 0.12
        for characters in (*range(4000, longest(spec, used), 4000), longest(spec, used)):
            assert margin(spec, rate, characters=characters, used=used) >= -1e-9


@pytest.mark.parametrize(("spec", "rate"), PAID, ids=lambda v: getattr(v, "id", None))
def test_the_catalogue_knows_the_list_cost(spec, rate) -> None:
    assert rate.cost_microdollars == LIST_COST[spec.id, rate.quality][rate.resolution]


def test_partials_are_asked_at_standard_and_fine_only() -> None:
    spec = CATALOGUE["gpt-image-2"]
    assert [spec.gets_partials(quality) for quality in spec.qualities] == [False, True, True]
    assert not CATALOGUE["nano-banana-pro"].gets_partials("")


def test_resolutions_cost_more_the_larger_they_are() -> None:
    for spec in CATALOGUE.values():
        for quality in spec.qualities or ("",):
            have = [r for r in RESOLUTIONS if r in spec.resolutions]
            prices = [spec.rate(resolution, quality).credits for resolution in have]
            assert prices == sorted(prices)
