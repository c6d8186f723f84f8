"""Which words a picture must carry: the lines ordered, and what the prompt quotes."""

import pytest

from studio import wording


@pytest.mark.parametrize(
    ("prompt", "words"),
    [
        ("A poster that says “Open late”", ("Open late",)),
        ('A poster that says "Open late", small "Bar Nord" below', ("Open late", "Bar Nord")),
        ("Ein Plakat „Heute offen“ am Tor", ("Heute offen",)),
        ("Une affiche « Ce soir » au mur", ("Ce soir",)),
        ("A mug with 'Slow down' on it", ("Slow down",)),
        ("The dog's bed and the cats' toys", ()),
        ('A 12" pizza beside a 10" plate', ()),
        ("“Jazz” large, “Jazz” again on the ticket", ("Jazz",)),
        ("An empty “ ” quote", ()),
        ("Change “Open late” to “Open early”", ("Open early",)),
        ("Replace the words “Open late” with “Open early”", ("Open early",)),
        ("Remove the text “Sale”", ()),
        ("A fox in a raincoat", ()),
        ("Eight: " + " ".join(f"“{n}”" for n in range(9)), tuple("01234567")),
    ],
)
def test_a_prompts_quotes_are_words(prompt, words) -> None:
    assert wording.quoted(prompt) == words


def test_ordered_lines_come_first_and_are_not_said_twice() -> None:
    lines = wording.ordered(["OPEN LATE", "Bar Nord"], "Neon sign “Open late” and “Every day”")

    assert lines == ("OPEN LATE", "Bar Nord", "Every day")


def test_what_a_prompt_says_beside_its_quotes() -> None:
    assert wording.without_quotes("A mug “Slow down” on oak") == "A mug  ,  on oak"
