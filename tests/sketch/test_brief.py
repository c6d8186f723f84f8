"""Reading a prompt: kind, words, copy space, steps, and the right sense of a word."""

import pytest

from studio.providers.sketch.brief import Brief, parse, read_direction_colors
from studio.providers.sketch.drawing import lay_out
from studio.providers.sketch.order import SketchOrder


def read(prompt: str, *words: str, width: int = 1024, height: int = 1024) -> Brief:
    return parse(SketchOrder(prompt, width, height, words))


def drawn(prompt: str) -> list[tuple[str, str]]:
    """Source and name of everything that a prompt has drawn."""
    return [(subject.source, subject.name) for subject in read(prompt).subjects]


@pytest.mark.parametrize(
    ("prompt", "kind"),
    [
        ("Book cover for a mystery novel, an old house", "cover"),
        ("Wine label for a small vineyard", "label"),
        ("Flyer for a science fair", "flyer"),
        ("YouTube thumbnail: chef with a pan", "thumbnail"),
        ("Poster for a jazz night", "poster"),
        ("Website banner for a shoe shop", "banner"),
        ("Infographic with four steps for washing your hands", "infographic"),
        ("How to brew coffee in 5 steps", "infographic"),
        ("Landing page for a meditation app", "landing"),
        ("Mobile app screen for a recipe app", "app"),
        ("Dashboard for an energy company", "dashboard"),
        ("Product ad for a serum", "advert"),
        ("Instagram post about rest", "social"),
        ("A fox in a forest", "picture"),
        ("Hero illustration for a website: two people", "picture"),
        ("A woman holding a poster in a park", "picture"),
        ("Logo for a courier", "logo"),
        ("Seamless pattern of lemons", "pattern"),
    ],
)
def test_format_that_is_asked_for_decides_the_layout(prompt: str, kind: str) -> None:
    assert read(prompt).kind == kind


def test_very_wide_picture_without_a_named_format_is_a_banner() -> None:
    assert read("A tent by a lake", width=1536, height=512).kind == "banner"


def test_words_are_taken_by_their_place() -> None:
    brief = read("Ad for shoes", "Spring steps", "Everything 20% off", "Shop now")
    assert (brief.headline, brief.line, brief.button) == (
        "Spring steps", "Everything 20% off", "Shop now",
    )  # fmt: skip


def test_second_word_that_asks_for_an_action_is_the_button() -> None:
    brief = read("Ad for shoes", "Spring steps", "Shop now")
    assert (brief.headline, brief.line, brief.button) == ("Spring steps", "", "Shop now")


def test_quotes_in_the_prompt_are_words_and_never_set_twice() -> None:
    brief = read("Poster “Blue Night” with a sax, “8 pm”", "Blue Night")
    assert brief.words == ("Blue Night", "8 pm")


def test_title_without_quotes_is_found() -> None:
    assert read("Book cover titled The Quiet Orchard, an old house").headline == "The Quiet Orchard"


def test_label_has_no_button() -> None:
    brief = read("Wine label", "Casa Verde", "Tinto 2024", "75 cl")
    assert (brief.button, brief.words) == ("", ("Casa Verde", "Tinto 2024", "75 cl"))


@pytest.mark.parametrize(
    ("prompt", "side"),
    [
        ("A runner, copy space on the left", "left"),
        ("A runner, leave the left side empty for text", "left"),
        ("Two people in an office, space on the right for the headline", "right"),
        ("A candle, negative space at the top", "top"),
        ("A candle with room for text below", "bottom"),
        ("A candle, left copy space", "left"),
        ("A candle with copy space", "any"),
        ("A candle, upper third left empty", "top"),
        ("A candle, lower third empty", "bottom"),
        ("A candle, the left third kept empty", "left"),
        ("A candle, leave plenty of room at the bottom", "bottom"),
        ("A candle, empty background above", "top"),
        ("A candle on the left of a plant", ""),
        ("A candle in a white room", ""),
    ],
)
def test_copy_space_is_understood(prompt: str, side: str) -> None:
    assert read(prompt).copy_space == side
    assert drawn(prompt)[:1] in ([("shape", "candle")], [])
    assert not any(source == "placeholder" for source, _ in drawn(prompt))


def test_steps_and_their_names_are_read() -> None:
    brief = read("Infographic: 3 steps to compost: collect scraps, keep damp, turn weekly")
    assert brief.steps == 3
    assert brief.labels == ("Collect scraps", "Keep damp", "Turn weekly")


@pytest.mark.parametrize(
    ("prompt", "names"),
    [
        ("A woman lifting weights in a gym", ["dumbbell"]),
        ("Poster of free weights", ["dumbbell"]),
        ("A red car in the rain", ["car"]),
        ("Infographic with 4 steps to bake bread", ["bread"]),
        ("Book cover: a lighthouse in a storm at sea", ["lighthouse"]),
        ("Dog groomer and coffee brand poster", ["mug"]),
        ("An orange sofa", ["sofa"]),
        ("Book now: a tent by a lake", ["tent"]),
        ("We ship plants to your door", ["plant"]),
        ("A vitamin C serum in a dropper bottle with orange slices", ["dropper", "slices"]),
        ("Coffee beans pouch with a mug next to it", ["pouch", "mug"]),
        ("A bouquet of tulips in a vase", ["bouquet", "vase"]),
        ("A bowl of lemons", ["lemon", "bowl"]),
        ("A ceramic vase with dried flowers", ["bouquet", "vase"]),
        ("Email banner: an armchair and a lamp", ["armchair", "lamp"]),
        ("Children's bedroom with a bed and a rocket poster on the wall", ["bed", "frame"]),
        ("A bowl of ramen", ["steaming-bowl"]),
        ("A sneaker underwater", ["running-shoe"]),
        ("A can of water with mint and lime", ["can", "herb", "lime"]),
        ("LinkedIn banner for a data consultancy", []),
        ("Olive coloured sofa in a white room", ["sofa"]),
        ("A slim vase seen through a symmetrical arch", ["vase"]),
        ("A log cabin by a lake", ["cabin"]),
    ],
)
def test_words_are_taken_in_the_sense_of_the_brief(prompt: str, names: list[str]) -> None:
    assert [name for _, name in drawn(prompt)] == names


@pytest.mark.parametrize(
    ("prompt", "noun"),
    [
        ("Listing image of a tyre inflator on a white background", "tyre inflator"),
        ("A bike helmet on a plinth", "bike helmet"),
        ("A purple flibbertigibbet", "flibbertigibbet"),
    ],
)
def test_thing_without_a_drawing_is_a_placeholder(prompt: str, noun: str) -> None:
    assert drawn(prompt) == [("placeholder", noun)]


@pytest.mark.parametrize(
    "prompt",
    ["A calm, bold and modern layout", "LinkedIn post about success, corporate, blue", "", "!!!"],
)
def test_moods_and_ideas_are_not_things(prompt: str) -> None:
    assert drawn(prompt) == []


def test_counts_colours_and_ties_are_kept() -> None:
    brief = read("Three green mugs on a wooden plate")
    mug, plate = brief.subjects
    assert (mug.name, mug.count, mug.tie) == ("mug", 3, "")
    assert mug.color.startswith("#")
    assert (plate.name, plate.tie) == ("plate", "on")


def test_person_wears_and_holds_what_the_prompt_says() -> None:
    (woman,) = read("A woman wearing a yellow raincoat and holding an umbrella").people
    assert woman.noun == "woman"
    assert woman.wearing == ("yellow raincoat",)
    assert woman.holding == "umbrella"


def test_audience_is_not_drawn() -> None:
    assert read("Poster for women about weights").people == ()


@pytest.mark.parametrize(
    ("text", "colors"),
    [
        ("a jazz poster, deep blue", "deep blue"),
        ("a poster for a fair, friendly, red and pale green", "red and pale green"),
        ("a poster, sage green", "sage"),
        ("a poster of a red car, at night", ""),
    ],
)
def test_a_part_that_names_only_colours_is_about_the_whole_picture(text, colors) -> None:
    assert read_direction_colors(text) == colors


@pytest.mark.parametrize(
    ("prompt", "people"),
    [
        ("A football player kicking a ball", [("player", "kick")]),
        (
            "Ad for a dog walking service: a woman walking a dog",
            [("woman", "walk"), ("dog", "dog")],
        ),
        ("A man on a mountain bike", [("man", "bike")]),
        ("My grandmother knitting in an armchair", [("grandmother", "sit")]),
        ("Children's bedroom with a bed", []),
        ("Two kids building a sandcastle", [("kids", "")]),
        ("A kids party", []),
        ("Baby shower invitation", []),
        ("A lighthouse keeper on a pier", [("keeper", "")]),
    ],
)
def test_who_is_there_and_what_they_do(prompt: str, people: list[tuple[str, str]]) -> None:
    assert [(person.noun, person.pose) for person in read(prompt).people] == people


def test_a_logo_on_a_thing_shows_the_thing_with_the_mark() -> None:
    brief = read("Logo on a tote bag: a fig leaf", "Figtree")
    assert (brief.kind, brief.printed) == ("picture", True)
    assert read("Logo for a bakery").printed is False


def test_a_character_in_three_moods_is_there_three_times() -> None:
    canvas = lay_out(SketchOrder("A friendly robot in three moods", 600, 400))
    assert canvas.notes == ["Sketch has one face for “robot”: it is shown 3 times."]
    assert read("A friendly robot in three moods").moods == 3
    assert read("A friendly robot").moods == 0


def test_before_and_after_is_one_place_twice_with_its_words() -> None:
    canvas = lay_out(
        SketchOrder("Before and after of a kitchen renovation", 900, 500, ("Before", "After"))
    )
    assert [words.text for words in canvas.words] == ["Before", "After"]
    first, second = canvas.stages
    assert first.box[0] + first.box[2] <= second.box[0] + 1


@pytest.mark.parametrize(
    ("prompt", "setting"),
    [
        ("A modern kitchen with an island", "kitchen"),
        ("A palm tree on an island", "island"),
        ("Conference badge for a design summit", ""),
        ("A tent on a summit", "mountains"),
        ("Hoodie with a mountain logo on it", ""),
        ("Boots on a rock, mountains behind", "mountains"),
        ("A lighthouse on a rock", "rock"),
    ],
)
def test_places_are_meant_as_the_brief_means_them(prompt: str, setting: str) -> None:
    assert read(prompt).setting == setting


def test_a_place_that_cannot_be_painted_is_said() -> None:
    notes = lay_out(SketchOrder("A woman with a suitcase at an airport", 300, 300)).notes
    assert notes == ["Left out the place “airport”: Sketch has no drawing of it."]
