"""Treatments: the table is sound, and each sentence gets three that differ and suit it."""

from itertools import combinations

import pytest

from studio.formats import RATIOS
from studio.orders import ADDED_LENGTH_MAX
from studio.providers.sketch import SketchOrder
from studio.providers.sketch.brief import parse
from studio.treatments import PARTS, TREATMENTS, added_words, choose

CHOSEN = {
    "A can on a plinth": ("bold-colour", "morning-side", "pastel-set"),
    "A slim can of sparkling tea": ("quiet-studio", "evening-lamp", "earth-tones"),
    "Portrait of a baker": ("late-sun", "one-colour", "city-roof"),
    "A lamp at night": ("quiet-studio", "bold-colour", "mirrored"),
    "Poster for a winter market in the old town": ("pastel-set", "pop-red", "wide-and-quiet"),
    "An infographic about composting in five steps": ("bold-colour", "pastel-set", "clean-grid"),
    "A meditation app screen": ("bold-colour", "cool-blues", "wide-and-quiet"),
    "A fox mascot for a kids club": ("pastel-set", "pop-red", "at-home"),
    "A wedding invitation": ("quiet-studio", "late-sun", "pop-red"),
    "A bowl of ramen": ("quiet-studio", "morning-side", "close-up"),
    "A mountain village at dawn": ("bold-colour", "one-colour", "mirrored"),
    "A serum bottle, soft light, pink and white palette": ("quiet-studio", "clean-grid", "at-home"),
    "A sofa in a living room": ("evening-lamp", "one-colour", "mirrored"),
    "Birthday card for my sister": ("pastel-set", "pop-red", "in-the-garden"),
    "Abstract pattern of circles": ("quiet-studio", "bold-colour", "mirrored"),
    "Ein roter Koffer": ("quiet-studio", "bold-colour", "one-spotlight"),
    "A perfume bottle for a luxury gala": ("quiet-studio", "bold-colour", "one-spotlight"),
    "A runner in the rain": ("one-colour", "wide-and-quiet", "city-roof"),
    "A bag, no neon, without people": ("quiet-studio", "bold-colour", "one-spotlight"),
    "Coffee shop sale banner": ("earth-tones", "pop-red", "from-above"),
}
SEEN = {"light": "light_is", "composition": "framing", "palette": "tone"}


def test_there_are_enough_and_each_is_its_own() -> None:
    assert len(TREATMENTS) >= 24
    assert len({each.name for each in TREATMENTS.values()}) == len(TREATMENTS)
    whole = {added_words("", each) for each in TREATMENTS.values()}
    assert len(whole) == len(TREATMENTS)
    assert max(map(len, whole)) <= ADDED_LENGTH_MAX - 2


def test_the_table_names_only_what_is_there() -> None:
    for each in TREATMENTS.values():
        assert each.apart <= TREATMENTS.keys() - {each.id}, each.id
        assert each.hour in {"", "night", "sunset", "sunrise", "day"}, each.id
        assert each.sky in {"", "summer", "snow", "mist", "rain", "storm"}, each.id
        assert each.where in {"", "in", "out"}, each.id


@pytest.mark.parametrize("treatment", TREATMENTS.values(), ids=lambda each: each.id)
def test_its_words_keep_the_hour_that_it_claims(treatment: object) -> None:
    """What the words say of the hour is what sentences are held against."""
    each = TREATMENTS[treatment.id]  # type: ignore[attr-defined]
    said = parse(SketchOrder(f"A vase, {added_words('', each)}", 512, 512)).hour
    assert said in {None, each.hour}


@pytest.mark.parametrize("subject", ["A ceramic vase", "A woman with a red umbrella"])
@pytest.mark.parametrize("name", TREATMENTS)
def test_sketch_draws_no_thing_that_only_the_treatment_names(subject: str, name: str) -> None:
    alone = parse(SketchOrder(subject, 512, 512))
    treated = parse(SketchOrder(f"{subject}, {added_words('', TREATMENTS[name])}", 512, 512))

    assert [s.noun for s in treated.subjects] == [s.noun for s in alone.subjects]
    assert [p.noun for p in treated.people] == [p.noun for p in alone.people]
    assert treated.kind == alone.kind


@pytest.mark.parametrize(("prompt", "names"), CHOSEN.items(), ids=CHOSEN)
def test_each_brief_gets_its_three(prompt: str, names: tuple[str, ...]) -> None:
    assert tuple(each.id for each in choose(prompt, ratio="1:1")) == names


@pytest.mark.parametrize("ratio", RATIOS)
@pytest.mark.parametrize("prompt", CHOSEN)
def test_three_differ_in_every_part_that_they_add(prompt: str, ratio: str) -> None:
    chosen = choose(prompt, ratio=ratio)

    assert len(chosen) == 3
    for one, other in combinations(chosen, 2):
        assert one.id not in other.apart
        assert other.id not in one.apart
        ours, theirs = added_words(prompt, one), added_words(prompt, other)
        assert ours
        assert theirs
        for part in PARTS:
            if getattr(one, part) in ours:
                assert getattr(one, part) != getattr(other, part)
        for part, seen in SEEN.items():
            if getattr(one, part) in ours:
                assert getattr(one, seen) != getattr(other, seen)


@pytest.mark.parametrize(
    ("prompt", "never"),
    [
        ("A lamp at night", {"late-sun", "hard-noon", "morning-side", "garden-greens"}),
        ("A bench at golden hour", {"after-dark", "one-spotlight", "hard-noon", "among-stars"}),
        ("A hut in fresh snow", {"late-sun", "hard-noon", "open-desert", "in-the-garden"}),
        ("A chair in the kitchen", {"late-sun", "by-the-sea", "forest-floor", "after-dark"}),
        ("A tent on the beach", {"one-spotlight", "old-library", "at-home", "corner-cafe"}),
        ("A vase, pastel palette", {"bold-colour", "pop-red", "one-colour", "pastel-set"}),
        ("A vase, not bold, no neon", {"bold-colour", "after-dark"}),
    ],
)
@pytest.mark.parametrize("ratio", ["1:1", "9:16", "16:9"])
def test_a_sentence_is_never_contradicted(prompt: str, never: set[str], ratio: str) -> None:
    chosen = choose(prompt, ratio=ratio)

    assert len(chosen) == 3
    assert never.isdisjoint(each.id for each in chosen)


@pytest.mark.parametrize(
    ("prompt", "kept_out"),
    [
        ("A lamp at night", ("light",)),
        ("A vase in a kitchen", ("setting",)),
        ("A vase in navy and gold", ("palette",)),
        ("A vase, #ff6b57", ("palette",)),
        ("A vase, seen from above", ("composition",)),
        ("A vase, soft light, on a table", ("setting", "light")),
        ("An infographic on sleep", ("setting", "light")),
    ],
)
def test_what_the_sentence_settles_is_not_added(prompt: str, kept_out: tuple[str, ...]) -> None:
    for each in TREATMENTS.values():
        words = [getattr(each, part) for part in PARTS if part not in kept_out]
        assert added_words(prompt, each) == ", ".join(words)


@pytest.mark.parametrize("ratio", ["9:16", "16:9"])
def test_nothing_is_kept_free_where_a_format_has_no_room(ratio: str) -> None:
    no_room = {"left", "right"} if ratio == "9:16" else {"top", "bottom"}

    for prompt in CHOSEN:
        assert no_room.isdisjoint(each.framing for each in choose(prompt, ratio=ratio))


def test_what_is_kept_stays_and_comes_first() -> None:
    stars = TREATMENTS["among-stars"]

    chosen = choose("A can on a plinth", ratio="1:1", kept=[stars])

    assert chosen[0] is stars
    assert len(set(chosen)) == 3


def test_a_sentence_that_settles_everything_gets_none() -> None:
    everything = "A vase on a table, soft light, centred, in navy and gold"

    assert choose(everything, ratio="1:1") == ()
    assert {added_words(everything, each) for each in TREATMENTS.values()} == {""}
