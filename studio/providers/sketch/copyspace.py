"""Copy space: which side of a picture a prompt wants left empty for words."""

import re

_SIDE = r"(left|right|top|bottom|upper|lower|above|below)"
_SPACE = (
    r"(?:(?:copy|negative|empty|white|blank|text|clear)[\s-]*(?:space|area|zone)"
    r"|(?:copy|text)[\s-]*room)"
)
_COPY_SPACE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_SPACE}[^.,;]{{0,24}}?\b{_SIDE}\b",
        rf"\b{_SIDE}\b[\s-]*(?:side|half|third|hand|part)?[\s-]*(?:for|as|is|of)?\s*{_SPACE}",
        (
            r"(?:space|room|place|area)\s+(?:for|to)\s+(?:\w+\s+){0,3}?(?:text|copy|words|headline|"
            rf"title|logo|type|add)[^.,;]{{0,24}}?\b{_SIDE}\b"
        ),
        (
            rf"(?:leav\w+|left|keep\w*|kept)\s+(?:the\s+)?{_SIDE}\s+(?:\w+\s+){{0,3}}?"
            r"(?:empty|clear|free|blank|open|calm|quiet)"
        ),
        (
            rf"(?:(?:plenty|lots|a lot)\s+of\s+)?(?:space|room)\s+(?:on|at|in)\s+(?:the\s+)?{_SIDE}"
            r"(?:\s+(?:side|half|third))?"
        ),
        rf"\b(?:empty|clear|blank)\s+{_SIDE}\b(?:\s+(?:side|half|third|part)\b)?",
        rf"\b(?:empty|clear|blank|calm)\s+(?:sky|background|wall)\s+(?:on\s+the\s+)?{_SIDE}\b",
        rf"\b(?:calm|quiet|uncluttered)\s+{_SIDE}\s+(?:half|third|side|part)\b",
        (
            rf"\b(?:the\s+)?{_SIDE}\s+(?:half|third|side|part|quarter)\s+"
            r"(?:(?:is|are|kept|left|stays|remains|mostly)\s+)*"
            r"(?:calm|quiet|empty|clear|free|uncluttered|blank|open)\b"
        ),
    )
)
_ANY_SPACE = re.compile(
    rf"{_SPACE}|(?:space|room)\s+for\s+(?:\w+\s+){{0,3}}?"
    r"(?:text|copy|words|headline|title|logo|type)\b",
    re.IGNORECASE,
)
_SIDES = {"upper": "top", "above": "top", "lower": "bottom", "below": "bottom"}


def read_copy_space(text: str) -> str:
    """left, right, top, bottom, "any", or "" where none is asked for."""
    for pattern in _COPY_SPACE:
        if match := pattern.search(text):
            side = match[1].lower()
            return _SIDES.get(side, side)
    return "any" if _ANY_SPACE.search(text) else ""


def without_copy_space(text: str) -> str:
    """The text without what it says about empty space."""
    for pattern in (*_COPY_SPACE, _ANY_SPACE):
        text = pattern.sub(" ", text)
    return text
