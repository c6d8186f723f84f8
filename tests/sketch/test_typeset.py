"""Words set exactly, inside their box, in the scripts there are letters for."""

import re
from random import Random

import pytest

from studio.providers.sketch import fonts, typeset
from studio.providers.sketch.typeset import can_set, fit_text, missing_note, pairings

WORDS = (
    "Glow, bottled.",
    "Summer sale: up to 50% off everything",
    "Свежий хлеб каждое утро",
    "Καλημέρα κόσμε από την Αθήνα",
    "Zażółć gęślą jaźń",
    "Tiếng Việt",
    "Ångström & “quotes” – 20 €",
    "q",
    "Donaudampfschifffahrtsgesellschaftskapitän",
    "مرحبا بالعالم",
)
BOX = (40.0, 30.0, 320.0, 120.0)


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("pairing", pairings(), ids=lambda pairing: pairing.name)
def test_ink_stays_in_the_box(words: str, pairing: typeset.Pairing) -> None:
    for align in ("left", "center", "right"):
        block = fit_text(
            words,
            BOX,
            font=pairing.heading,
            align=align,
            valign="middle",
            tracking=pairing.tracking,
            leading=pairing.leading,
        )
        numbers = [float(value) for value in re.findall(r"-?\d+\.\d+", block.svg)]

        left, top, width, height = block.bounds
        assert left >= 39.9
        assert top >= 29.9
        assert left + width <= 360.1
        assert top + height <= 150.1
        assert numbers, "nothing was drawn"
        if "<rect" not in block.svg:
            assert min(numbers) >= 29.9
            assert max(numbers) <= 360.1


@pytest.mark.parametrize("pairing", pairings(), ids=lambda pairing: pairing.name)
def test_pairings_name_fonts_on_board(pairing: typeset.Pairing) -> None:
    assert {pairing.heading, pairing.body, pairing.label} <= set(fonts.font_names())


def test_every_letter_is_drawn_as_ordered() -> None:
    line = fonts.shape("Glow, bottled.", "poppins-700")

    assert len(line.glyphs) == len("Glow,bottled.")
    assert fonts.shape("GLOW, BOTTLED.", "poppins-700") != line


def test_capitals_are_never_imposed() -> None:
    # Bebas Neue draws capitals for small letters, so small letters go to its relative.
    assert fonts.shape("Gig", "bebas-neue-400") == fonts.shape("Gig", "anton-400")
    assert fonts.shape("GIG", "bebas-neue-400") != fonts.shape("GIG", "anton-400")


def test_a_family_without_the_script_hands_over_whole_words() -> None:
    assert fonts.shape("Хлеб", "poppins-700") == fonts.shape("Хлеб", "montserrat-800")
    assert fonts.shape("Χαρά", "playfair-display-700") == fonts.shape("Χαρά", "inter-600")
    assert fonts.shape("Хлеб", "playfair-display-700") != fonts.shape("Хлеб", "inter-600")


@pytest.mark.parametrize("name", fonts.font_names())
def test_every_font_draws_three_scripts(name: str) -> None:
    for words in ("Hello", "Привет", "Γεια"):
        assert len(fonts.shape(words, name).glyphs) == len(words)


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ("Plain words, 100% – “fine” €", None),
        ("Єдність, Қазақстан, Ђорђе", None),
        ("Ἀρχὴ ἥμισυ παντός", None),
        ("مرحبا", "Arabic"),
        ("שלום", "Hebrew"),
        ("東京", "Chinese"),
        ("ラーメン", "Japanese"),
        ("안녕", "Korean"),
        ("नमस्ते", "Devanagari"),
        ("Sale 🔥", "emoji"),
    ],
)
def test_can_set_names_the_missing_script(words: str, missing: str | None) -> None:
    assert can_set(words) == missing


def test_missing_notes_are_sentences() -> None:
    assert missing_note("مرحبا") == "“مرحبا” needs Arabic letters, which Sketch does not have."
    assert missing_note("Sale 🔥") == "“Sale 🔥” has signs or emoji that Sketch cannot set as type."
    assert missing_note("Sale") is None
    assert str(missing_note("word " * 400)).endswith("is too long to set; bars stand for it.")


def test_words_without_letters_become_bars_beside_the_others() -> None:
    mixed = fit_text("東京 Tokyo", BOX, font="inter-700", max_lines=1)

    assert mixed.svg.count("<rect") == 1
    assert mixed.svg.count("<path") == 1


def test_lines_are_even() -> None:
    block = fit_text("one two three four five six", (0, 0, 300, 200), font="inter-700")

    assert " ".join(block.lines) == "one two three four five six"
    widths = [typeset.width_of(line, "inter-700", 1) for line in block.lines]
    assert len(widths) > 1
    assert max(widths) < 1.7 * min(widths)


def test_given_lines_are_kept() -> None:
    block = fit_text(["Open", "every single day"], BOX, font="inter-700")

    assert block.lines == ("Open", "every single day")


def test_size_has_a_ceiling() -> None:
    assert fit_text("Hi", (0, 0, 900, 900), font="inter-700", max_size=48).size_px == 48


def test_white_space_and_joiners_do_not_matter() -> None:
    assert fonts.clean(" a\u200d \n\t b\x00\ufe0f ") == "a b"


@pytest.mark.parametrize("words", ["", "   ", "🔥🔥", "\u200d"])
def test_nothing_to_set_draws_nothing(words: str) -> None:
    assert fit_text(words, BOX, font="inter-700").svg == ""


@pytest.mark.parametrize("words", ["word " * 4000, "w" * 20_000, "東" * 5_000])
def test_endless_text_still_fits(words: str) -> None:
    block = fit_text(words, BOX, font="inter-700")

    assert block.bounds[1] + block.bounds[3] <= 150.1
    assert block.bounds[2] <= 320.1


def test_type_follows_the_brief() -> None:
    assert typeset.choose_pairing("a poster for a boxing match", Random(0)).name == "poster"
    assert typeset.choose_pairing("a perfume for a boutique hotel", Random(0)).name == "elegant"
    quiet = {typeset.choose_pairing("toaster", Random(seed)).name for seed in range(20)}
    assert len(quiet) > 1
    assert "script" not in quiet
