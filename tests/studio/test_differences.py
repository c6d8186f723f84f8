"""How two prompts differ, word by word."""

from studio.differences import Piece, difference


def told(before: str, after: str) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in difference(before, after)]


def test_words_that_came_and_went_stand_where_they_belong() -> None:
    assert told("A red can on a plinth", "A blue can on a plinth") == [
        ("same", "A "),
        ("removed", "red "),
        ("added", "blue "),
        ("same", "can on a plinth"),
    ]


def test_a_last_word_is_kept_apart_from_what_follows() -> None:
    assert told("A can at dusk", "A can") == [("same", "A can "), ("removed", "at dusk")]
    assert told("dusk", "dawn") == [("removed", "dusk "), ("added", "dawn")]


def test_space_alone_is_no_difference() -> None:
    assert told("A  can\non a plinth", "A can on a plinth") == [("same", "A can on a plinth")]


def test_equal_and_empty() -> None:
    assert difference("", "") == []
    assert told("A can", "A can") == [("same", "A can")]
    assert told("", "A can") == [("added", "A can")]


def test_long_texts_are_given_whole() -> None:
    before, after = "a " * 2001, "b " * 2001

    assert difference(before, after) == [Piece("removed", before), Piece("added", after)]
    assert difference(before, before) == [Piece("same", before)]
