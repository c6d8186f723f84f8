"""A prompt cut into phrases: where a phrase ends, what it hangs on, and what a word means there.

There is no grammar here. Phrases are cut at prepositions and punctuation, and words are told apart
by the lists in ``words.toml`` and ``senses.toml``.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from studio.providers.sketch import figures, lexicon, scenes
from studio.providers.sketch.color import named_colors

COUNTS = {
    "two": 2, "pair": 2, "couple": 2, "three": 3, "trio": 3, "four": 4, "five": 5, "six": 6,
    "several": 4, "many": 5, "few": 3, "seven": 7, "eight": 8, "nine": 9, "dozen": 6,
}  # fmt: skip
TIES = {
    "on": "on", "onto": "on", "atop": "on", "upon": "on", "in": "in", "inside": "in",
    "into": "in", "holding": "holding", "holds": "holding", "carrying": "holding",
    "plating": "holding", "serving": "holding", "presenting": "holding", "offering": "holding",
    "decorating": "holding", "making": "holding", "arranging": "holding", "watering": "holding",
    "drinking": "holding", "eating": "holding", "using": "holding", "lifting": "holding",
    "pouring": "holding", "raising": "holding", "wearing": "wearing", "wears": "wearing",
    "beside": "beside", "near": "beside", "next": "beside", "under": "under",
    "beneath": "under", "behind": "behind", "front": "behind", "riding": "on", "rides": "on",
    "around": "beside", "surrounded": "beside",
}  # fmt: skip
"""Words that tie what follows to what came before, and how."""
PLACE_TIES = frozenset({"on", "in", "at", "against", "over", "by", "into", "through", "across"})
AUDIENCE = frozenset({"for", "about", "from", "by", "like", "to"})
"""Words after which people are meant, not shown."""
_TOKEN = re.compile(r"[^\W_][\w’'&-]*|[.,;:!?()\[\]/—–…|]|\n")
_NOT_A_THING = re.compile(
    r"(?:ing|ly|ed|ness|ity|tion|sion|ism|able|ible|ful|ous|ive|less|wards?|ish|[ae]nce|ship|ancy|ency)$"
)
_TONES = frozenset({"color", "colour", "tones", "green", "blue", "pink", "gold", "red"})


@dataclass(frozen=True, slots=True)
class Token:
    """One word, or one mark, in lower case."""

    word: str
    proper: bool
    """Capitalised inside a sentence: a name, not a thing."""
    owner: bool = False
    """Said with 's: whose something is, not who is there."""


class Phrases:
    """A prompt as a row of words, with what can be asked about each place in it."""

    def __init__(self, text: str) -> None:
        self._tokens = _tokens(text)
        self.words = [token.word for token in self._tokens]
        self.sets = lexicon.word_sets()

    def owns(self, at: int) -> bool:
        """Whether the word only says whose the next thing is: "children's bedroom"."""
        return self._tokens[at].owner

    def before(self, at: int, reach: int) -> list[str]:
        """Up to ``reach`` words before a place."""
        return self.words[max(0, at - reach) : at]

    def clause_end(self, at: int) -> int:
        """Where the next mark stands, or the end."""
        marks = (i for i in range(at, len(self.words)) if not self.words[i][0].isalnum())
        return next(marks, len(self.words))

    def is_setting(self, phrase: str, at: int, length: int) -> bool:
        """Whether the words name the place of the picture, not a thing in it."""
        if length > 2 or self.words[at] in self.sets["stop"] or scenes.find(phrase) is None:
            return False
        last = self.words[at + length - 1]
        if length == 2 and (last in self.sets["stop"] or last in TIES):
            return False
        if (
            length == 2
            and scenes.find(last) == scenes.find(phrase)
            and scenes.find(self.words[at]) is None
            and lexicon.look_up(self.words[at]) is not None
        ):
            # A sneaker underwater is a sneaker first.
            return False
        if (
            lexicon.look_up(phrase) is None
            and lexicon.look_up(phrase.rsplit(maxsplit=1)[-1]) is None
        ):
            return True
        if not self.ends_phrase(at + length) and length == 1:
            return False
        return self.tie(at)[0] in PLACE_TIES

    def is_meant(self, at: int, length: int) -> bool:
        """Whether the words are the thing here, not a verb, a colour or somebody's trade."""
        word = self.words[at]
        before = self.words[at - 1] if at else ""
        after = self.words[at + length] if at + length < len(self.words) else ""
        if before in {"your", "my"} and self.tie(at)[0] == "to":
            return False
        if length == 1:
            if before in self.sets["before_verb"] or (self._tokens[at].proper and not at):
                return False
            if word in named_colors() and not self.ends_phrase(at + 1):
                return False
            if word in named_colors() and before in {"in", "and", "of"} and not word.endswith("s"):
                # Mint and lime are things; red and lime are colours.
                other = self.words[at - 2] if before == "and" and at > 2 else ""
                listed = other not in named_colors() or self.words[at - 3] == "with"
                if not other or not listed or lexicon.look_up(other) is None:
                    return False
            if not _sense_holds(word, " ".join(self.words)):
                return False
        if before in {"its", "his", "her", "their"} and word in self.sets["body"]:
            return False
        return after not in _TONES

    def modifies(self, at: int, length: int) -> bool:
        """Whether the words only say what kind of thing the next word is: "coffee beans pouch"."""
        end = at + length
        after = self.words[end] if end < len(self.words) else ""
        if not after or after in self.sets["places"] or after in self.sets["stop"]:
            return False
        if after in self.sets["verbs"] or after in self.sets["breaks"] or after in TIES:
            return False
        return lexicon.look_up(after) is not None

    def is_thing(self, at: int) -> bool:
        """Whether an unlisted word looks like the name of a thing."""
        word = self.words[at]
        if len(word) < 3 or not word.isascii() or not word.replace("-", "").isalpha():
            return len(word) > 1 and word.isalpha() and not word.isascii()
        classes = ("stop", "loose", "verbs", "places", "person", "crowd")
        if any(
            word in self.sets[name] or lexicon.lemma(word) in self.sets[name] for name in classes
        ):
            return False
        if word.endswith("ing") and self.words[at + 1 : at + 2] in (["a"], ["an"], ["the"]):
            return False
        if word in COUNTS or word in named_colors() or word in TIES or self._tokens[at].proper:
            return False
        if _NOT_A_THING.search(word) and word not in self.sets["things"]:
            return False
        if scenes.find(word) or scenes.find_weather(word) or scenes.find_hour(word):
            return False
        return figures.find(word) is None

    def ends_phrase(self, at: int) -> bool:
        """Whether a phrase cannot go on at this place."""
        if at >= len(self.words):
            return True
        word = self.words[at]
        return (
            not word[0].isalnum()
            or word in self.sets["breaks"]
            or word in TIES
            or word in self.sets["stop"]
            or word in self.sets["verbs"]
            or (word.endswith("ing") and word not in self.sets["things"])
        )

    def tie(self, at: int) -> tuple[str, str]:
        """The word that this phrase hangs on, and the tie it makes."""
        for i in range(at - 1, max(-1, at - 7), -1):
            word = self.words[i]
            if not word[0].isalnum():
                return "", ""
            if word in TIES or word in PLACE_TIES or word in AUDIENCE or word in {"with", "and"}:
                return word, TIES.get(word, "")
        return "", ""

    def count(self, at: int) -> int:
        """The number said before a noun; 0 for none."""
        for word in reversed(self.words[max(0, at - 4) : at]):
            if not word[0].isalnum() or (word in self.sets["breaks"] and word != "of"):
                return 0
            if word in {"a", "an"}:
                return 0
            if word in COUNTS or (word.isdigit() and len(word) < 3 and 1 < int(word) <= 12):
                count = COUNTS.get(word) or int(word)
                return min(12, count * (2 if "pairs" in self.words[max(0, at - 4) : at] else 1))
        return 0

    def color(self, at: int) -> str:
        """The hex colour said before a noun, or ""."""
        named = named_colors()
        for word in reversed(self.words[max(0, at - 4) : at]):
            if not word[0].isalnum() or word in self.sets["breaks"]:
                return ""
            if word in named:
                return named[word]
        return ""


def _tokens(rest: str) -> list[Token]:
    tokens: list[Token] = []
    starts = True
    for match in _TOKEN.finditer(rest):
        whole = match[0].replace("’", "'")
        raw = whole.removesuffix("'s")
        proper = raw[:1].isupper() and not starts and not raw.isupper()
        tokens.append(Token(raw.lower(), proper, raw != whole))
        starts = raw in ".!?:\n"
    return tokens


@lru_cache(maxsize=1)
def _senses() -> dict[str, tuple[re.Pattern[str] | None, re.Pattern[str] | None]]:
    table = lexicon.read_table("senses.toml")
    return {
        word: (
            re.compile(rule["only"]) if "only" in rule else None,
            re.compile(rule["never"]) if "never" in rule else None,
        )
        for word, rule in table.items()
    }


def _sense_holds(word: str, text: str) -> bool:
    """Whether a word with several senses is used in the one that is drawn."""
    only, never = _senses().get(lexicon.lemma(word), (None, None))
    if only and not only.search(text):
        return False
    return not (never and never.search(text))
