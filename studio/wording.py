"""The words that must stand in a picture: ordered line by line, or quoted in the prompt. Pure."""

import re
from collections.abc import Iterable

QUOTED_MAX = 8
"""Quotes of one prompt that count; whoever quotes more is telling a story."""

# A quote opens after a space or a mark, not after a letter or number: 12" is a length.
_QUOTED = re.compile(r"(?<!\w)[“\"«„]([^“”\"«»„]{1,160})[”\"»“]")
_SINGLE = re.compile(r"(?:(?<=\s)|^)['‘]([^'‘’]{2,120})['’](?=[\s.,;:!?)]|$)")
# What an edit takes out, or puts something else in the place of, is not wanted any more.
_UNWANTED = re.compile(
    r"\b(?:remove|delete|erase|without|instead of|replace)\s+"
    r"(?:(?:the|any|old|words?|text|line|headline|button|title|saying|says|that)\s+)*$",
    re.IGNORECASE,
)
_REPLACED = re.compile(r"^\s*(?:to|with|by|into|→|->)\s*(?:\w+\s+){0,2}?[“\"«„'‘]", re.IGNORECASE)


def quoted(prompt: str) -> tuple[str, ...]:
    """Find what a prompt quotes to be set, each once and at most ``QUOTED_MAX``.

    What it asks to remove or to replace does not count. Single marks count where there are no
    double ones: mostly they are apostrophes.
    """
    found = _wanted(_QUOTED, prompt) or _wanted(_SINGLE, prompt)
    return tuple(dict.fromkeys(found))[:QUOTED_MAX]


def without_quotes(prompt: str) -> str:
    """Give what a prompt says beside its quotes, each of which leaves a comma."""
    return _SINGLE.sub(" , ", _QUOTED.sub(" , ", prompt))


def ordered(words: Iterable[str], prompt: str) -> tuple[str, ...]:
    """List the words that a picture must carry: the lines ordered, then further quotes."""
    lines = tuple(words)
    known = {line.casefold() for line in lines}
    return (*lines, *(line for line in quoted(prompt) if line.casefold() not in known))


def _wanted(marks: re.Pattern[str], prompt: str) -> list[str]:
    found = []
    for match in marks.finditer(prompt):
        before = prompt[max(0, match.start() - 40) : match.start()]
        after = prompt[match.end() : match.end() + 40]
        is_gone = _UNWANTED.search(before) or _REPLACED.match(after)
        if match[1].strip() and not is_gone:
            found.append(match[1].strip())
    return found
