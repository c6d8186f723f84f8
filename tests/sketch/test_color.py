"""Palettes: what a brief asks for, exactly where it says so, and ink that always reads."""

from random import Random

import numpy as np
import pytest

from studio.providers.sketch import color
from studio.providers.sketch.color import Palette, choose_palette, contrast, find_colors

BRIEFS = (
    "",
    "a serum bottle with oranges",
    "luxury watch at night",
    "dark mode dashboard",
    "poster in navy and gold",
    "a cat on a pink background",
    "logo in #e4002b",
    "#ffffff and #000000",
    "#ffe600 sale",
    "#7a7a7a",
    "halloween party",
)


@pytest.mark.parametrize("brief", BRIEFS)
@pytest.mark.parametrize("seed", range(6))
def test_ink_reads_on_ground_and_surface(brief: str, seed: int) -> None:
    palette = choose_palette(brief, Random(seed))

    assert contrast(palette.ink, palette.ground) >= 4.5
    assert contrast(palette.ink, palette.surface) >= 4.5


@pytest.mark.parametrize("seed", range(8))
def test_brand_colours_are_used_exactly(seed: int) -> None:
    palette = choose_palette("a flyer", Random(seed), brand=("#0a7d5a", "#F2C14E"))

    assert {"#0a7d5a", "#f2c14e"} <= set(palette.all())


def test_hex_colours_in_the_brief_are_brand_colours() -> None:
    palettes = [choose_palette("a flyer in #0A7D5A", Random(seed)) for seed in range(8)]

    assert all("#0a7d5a" in palette.all() for palette in palettes)
    assert len({palette.ground for palette in palettes}) > 1


def test_asked_ground_is_the_ground() -> None:
    pink = find_colors("pink")[0]

    assert choose_palette("a cat on a pink background", Random(1)).ground == pink
    assert choose_palette("a pink cat in a basket", Random(1)).ground != pink


def test_colours_named_together_are_in_the_palette() -> None:
    navy, gold = find_colors("navy gold")

    assert {navy, gold} <= set(choose_palette("a poster in navy and gold", Random(2)).all())


def test_mood_follows_the_words() -> None:
    assert choose_palette("a cosy autumn harvest", Random(0)).name == "autumn"
    assert choose_palette("toaster", Random(0)).name == "plain"


def test_dark_mode_is_dark() -> None:
    for seed in range(5):
        assert choose_palette("a coffee app in dark mode", Random(seed)).dark
        assert choose_palette("a wedding card, moody", Random(seed)).dark


def test_same_seed_same_palette() -> None:
    first = choose_palette("a startup", Random(7))

    assert first == choose_palette("a startup", Random(7))
    assert len({choose_palette("a startup", Random(seed)) for seed in range(9)}) > 1


def test_colour_words() -> None:
    assert find_colors("Sage green mug, NAVY lid, #FA0 dots, navy again") == [
        "#9caf8f",
        "#1c2f5c",
        "#ffaa00",
    ]
    pale, deep, plain = (color.lch(find_colors(f"{word} blue")[0]) for word in ("pale", "dark", ""))
    assert pale[0] > plain[0] > deep[0]


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_mix_keeps_its_ends() -> None:
    assert color.mix("#cf3a36", "#2f68d0", 0) == "#cf3a36"
    assert color.mix("#cf3a36", "#2f68d0", 1) == "#2f68d0"


def test_ink_for_reads_on_the_worst_part() -> None:
    half = np.zeros((10, 10, 3), np.uint8)
    half[:, 5:] = 90

    ink, reached = color.ink_for(half, ("#333333", "#f6f1e7"))

    assert ink == "#f6f1e7"
    assert reached == pytest.approx(contrast("#f6f1e7", "#5a5a5a"), abs=0.01)


def test_ramp_runs_from_dark_to_light() -> None:
    palette = choose_palette("ocean", Random(3))
    lights = [color.lch(palette.ramp(step / 8))[0] for step in range(9)]

    assert lights == sorted(lights)
    assert lights[-1] - lights[0] > 0.5


def test_recolouring_a_drawing_keeps_its_greys() -> None:
    drawn = color.recolor_svg(
        '<path fill="#cc2222"/><path fill="#808080"/>', color.towards_hue("#2f68d0")
    )
    red, gray = color.HEX.findall(drawn)

    assert gray == "#808080"
    assert abs(color.lch(red)[2] - color.lch("#2f68d0")[2]) < 8


def test_picture_palette_is_made_of_the_picture() -> None:
    palette = color.picture_palette([("#e2d6c4", 0.8), ("#2654aa", 0.2)], Random(0))

    assert isinstance(palette, Palette)
    assert abs(color.lch(palette.accent)[2] - color.lch("#2654aa")[2]) < 8
    assert not palette.dark
