"""The words of an edit, understood clause by clause."""

import pytest

from studio.providers.sketch import color
from studio.providers.sketch.edits.reading import read_instructions


def test_reading_instructions_clause_by_clause() -> None:
    asked = read_instructions(
        "Crop to a square, make the mug blue and then put it on a beach with palms, at sunset."
        ' Add "Hot, now" at the top; brighten it.'
    )

    assert asked.crop
    assert [(r.color, r.part) for r in asked.recolors] == [("#2f68d0", "subject")]
    assert asked.background == "beach with palms, at sunset"
    assert asked.words == ["Hot, now"]
    assert asked.words_sides == ["top"]
    assert asked.light == {"bright": 1.0}
    assert asked.undone == []


@pytest.mark.parametrize(
    ("prompt", "name", "wanted"),
    [
        ("Put the shoe in a living room", "background", "living room"),
        ("Same shot, but on a light grey seamless background", "ground", "#d6d7da"),
        ("Change the background colour to #F80", "ground", "#ff8800"),
        ("isolate the product on white", "ground", "#ffffff"),
        ("studio shot on pink", "ground", color.find_colors("pink")[0]),
        ("background: sunset over the sea", "background", "sunset over the sea"),
        ("Make the background blurry", "blur", True),
        ("extend upwards so that there is room for a headline", "sides", ["top"]),
        ("Zoom in on the label", "closer", True),
        ("Write SALE in big letters", "words", ["SALE"]),
        ("Add a headline saying Fresh today", "words", ["Fresh today"]),
        ("Add “A” top left", "words_sides", ["left", "top"]),
        ("Make the background darker", "light_part", "background"),
        ("Remove the person on the left", "undone", ["Remove the person on the left"]),
        ("Change the headline to “Winter”", "undone", ["Change the headline to “Winter”"]),
        ("Make it pop", "undone", ["Make it pop"]),
    ],
)
def test_ordinary_ways_to_say_it(prompt: str, name: str, wanted: object) -> None:
    asked = read_instructions(prompt)

    assert getattr(asked, name) == wanted
    if name != "undone":
        assert asked.undone == []
        assert asked.extend is (name == "sides")


def test_each_part_gets_its_own_colour() -> None:
    asked = read_instructions("Make the bottle blue, the cap gold and the background cream")

    blue, cream = color.find_colors("blue cream")
    assert [(r.color, r.part) for r in asked.recolors] == [(blue, "subject"), (cream, "background")]
    assert asked.undone == ["Make the cap gold"]
