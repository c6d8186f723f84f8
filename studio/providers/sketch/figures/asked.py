"""Which words ask for which pose."""

import re
from functools import lru_cache

from studio.providers.sketch.figures.poses import POSES

NOT_POSES = re.compile(
    r"\b(?:running (?:shoes?|costs?|time|water|gear)|walking (?:sticks?|boots?|shoes?)|"
    r"standing (?:desks?|lamps?|ovations?|fans?)|sitting rooms?|drinking (?:glass(?:es)?|water)|"
    r"cooking (?:pots?|oils?|class(?:es)?)|baking (?:tins?|trays?|powder)|"
    r"reading (?:lamps?|glasses|rooms?|lists?)|working hours|"
    r"shopping (?:bags?|carts?|lists?|cent(?:er|re)s?|malls?)|"
    r"training (?:shoes?|courses?)|holding (?:pages?|company)|jumping jacks|dancing shoes?|"
    r"meditation (?:apps?|cushions?)|yoga (?:mats?|pants|studios?)|speaker (?:box|system)s?|"
    r"bluetooth speakers?|smart speakers?|think tanks?|stands? (?:display|mixer)|display stands?|"
    r"(?:cake|music|news|fruit|lemonade|market|phone|plant|laptop|night) ?stands?)\b"
)
"""Things that are called by what is done with them."""


@lru_cache(maxsize=1)
def _expressions() -> tuple[tuple[re.Pattern[str], str], ...]:
    pairs = sorted(
        ((words, name) for name, pose in POSES.items() for words in pose.words.split("|") if words),
        key=lambda pair: -len(pair[0]),
    )
    return tuple((re.compile(rf"\b{re.escape(words)}\b"), name) for words, name in pairs)


def find_pose(text: str) -> str | None:
    """The pose that the words ask for, or None where they name none.

    The longest expression wins, so that "holding" says less than "riding a bike".
    """
    low = NOT_POSES.sub(" ", text.lower())
    for pattern, name in _expressions():
        if pattern.search(low):
            return name
    return None
