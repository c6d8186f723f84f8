"""The things and people that a prompt names, how many, in what colour, and what touches what.

There is no grammar here, only phrases cut at prepositions and punctuation: the last noun of a
phrase is its head ("bike helmet" is a helmet), what follows "on", "holding" or "beside" is tied to
what came before.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from studio.providers.sketch import figures, lexicon, scenes
from studio.providers.sketch.color import named_colors

MOST_SUBJECTS = 5
MOST_PLACEHOLDERS = 2

COUNTS = {
    "two": 2, "pair": 2, "couple": 2, "three": 3, "trio": 3, "four": 4, "five": 5, "six": 6,
    "several": 4, "many": 5, "few": 3, "seven": 7, "eight": 8, "nine": 9, "dozen": 6,
}  # fmt: skip
_TOKEN = re.compile(r"[^\W_][\w’'&-]*|[.,;:!?()\[\]/—–…|]|\n")
_TIES = {
    "on": "on", "onto": "on", "atop": "on", "upon": "on", "in": "in", "inside": "in",
    "into": "in", "holding": "holding", "holds": "holding", "carrying": "holding",
    "drinking": "holding", "eating": "holding", "using": "holding", "lifting": "holding",
    "pouring": "holding", "raising": "holding", "wearing": "wearing", "wears": "wearing",
    "beside": "beside", "near": "beside", "next": "beside", "under": "under",
    "beneath": "under", "behind": "behind", "around": "beside", "surrounded": "beside",
}  # fmt: skip
_PLACE_TIES = frozenset({"on", "in", "at", "against", "over", "by", "into", "through", "across"})
_BREAKS = frozenset(
    "with and or of for from to at by as while under over against near beside next behind between "
    "into onto inside through across is are that which who during about featuring showing plus but "
    "on in around along".split()
)
_AUDIENCE = frozenset({"for", "about", "from", "by", "like", "to"})
_NOT_A_THING = re.compile(
    r"(?:ing|ly|ed|ness|ity|tion|sion|ism|able|ible|ful|ous|ive|less|ward|wards|ish|ance|ence|ship)$"
)
_THINGS = frozenset("painting building bed shed sled seed weed reed bread earring string ring king "
                    "wedding-ring ceiling clothing dressing awning fly lily jelly belly trolley "
                    "spaceship starship ship dish fish radish brush stove glove olive hive "
                    "fence ambulance station cushion table cable lighting-rig".split())  # fmt: skip
PETS = {"dog": "dog", "dog-face": "dog", "cat": "cat", "cat-face": "cat", "black-cat": "cat"}
"""Pictograms that ``figures`` draws as whole animals, and the pose that does it."""
_BODY = frozenset("paw paws hand hands head face".split())
_MEASURES = frozenset("bouquet bunch pair pairs stack pile slice sprig".split())
"""What "of" joins to its contents into one thing."""
_HOLDERS = {"plate": "on", "table": "on", "desk": "on", "shelf": "on"}
"""How things lie in what "of" says holds them; "in" for all that is not listed."""
PACKS = frozenset(
    "dropper bottle jar tube can carton pouch perfume pump candle glass mug iced papercup".split()
)
"""Shapes that are what a product is sold in."""
_GARMENTS = frozenset(
    "jumper hoodie tee dress jacket beanie scarf gloves glasses sunglasses billed-cap womans-hat "
    "top-hat jeans lab-coat headphones necktie crown goggles running-shoe kimono socks "
    "rescue-workers-helmet safety-vest headphone backpack".split()
)


@dataclass(frozen=True, slots=True)
class Subject:
    """A thing to draw."""

    noun: str
    """As the prompt names it, lower case."""
    source: lexicon.Source
    name: str
    """Of the shape or pictogram; the noun itself for a placeholder."""
    count: int = 1
    color: str = ""
    """A hex colour, or "" where none is named."""
    tie: str = ""
    """How it belongs to what was named before: on, in, beside, under, behind, holding, wearing;
    "" for merely being there too."""


@dataclass(frozen=True, slots=True)
class Character:
    """One person, or several alike."""

    noun: str
    text: str
    """What is said about them, for casting and posing."""
    count: int = 1
    pose: str = ""
    """One of ``figures.poses()``, or "" where the prompt names none."""
    wearing: tuple[str, ...] = ()
    holding: str = ""


@dataclass(frozen=True, slots=True)
class Nouns:
    """All that was found, in the order of the prompt."""

    subjects: tuple[Subject, ...] = ()
    people: tuple[Character, ...] = ()
    modifiers: tuple[Subject, ...] = ()
    """Things that only say what kind another thing is: the raspberry of raspberry jam."""


@dataclass(slots=True)
class _Token:
    word: str
    proper: bool
    """Capitalised inside a sentence: a name, not a thing."""


def find_nouns(rest: str) -> Nouns:
    """Find what is to be drawn in a prompt without its quotes."""
    tokens = _tokens(rest)
    reader = _Reader(tokens)
    reader.read()
    return reader.result()


def _tokens(rest: str) -> list[_Token]:
    tokens: list[_Token] = []
    starts = True
    for match in _TOKEN.finditer(rest):
        raw = match[0].replace("’", "'").removesuffix("'s")
        proper = raw[:1].isupper() and not starts and not raw.isupper()
        tokens.append(_Token(raw.lower(), proper))
        starts = raw in ".!?:\n"
    return tokens


class _Reader:
    """One pass over the tokens."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.words = [token.word for token in tokens]
        self.tokens = tokens
        self.sets = lexicon.word_sets()
        self.subjects: list[Subject] = []
        self.people: list[Character] = []
        self.spare: list[Subject] = []
        """Unknown nouns in places where things rarely stand; used when nothing else is found."""
        self.modifiers: list[Subject] = []
        self.last_end = -9
        self.last_was_person = False

    def read(self) -> None:
        at = 0
        while at < len(self.words):
            at = self._read_at(at)

    def _read_at(self, at: int) -> int:
        """Read what begins here; the place to go on from."""
        word = self.words[at]
        if not word[0].isalnum():
            return at + 1
        if self._is_person(at):
            self._add_person(at)
            self.last_end, self.last_was_person = at + 1, True
            return at + 1
        for length in range(min(lexicon.LONGEST, len(self.words) - at), 0, -1):
            phrase = " ".join(self.words[at : at + length])
            if self._is_setting(phrase, at, length):
                return at + length
            drawable = lexicon.look_up(phrase)
            if drawable and self._modifies(at, length):
                self.modifiers.append(Subject(phrase, drawable.source, drawable.name))
                return at + length
            if drawable and drawable.name in PETS and self._is_meant(at, length):
                self._add_pet(at, length, PETS[drawable.name])
                return at + length
            if drawable and self._is_meant(at, length):
                head = self._unknown_head(at + length)
                if head:
                    self._add_placeholder(at, head, f"{phrase} {self.words[head - 1]}")
                    self.last_end = head
                    return head
                self._add(Subject(phrase, drawable.source, drawable.name), at, at + length)
                return at + length
        if self._ends_phrase(at + 1) and self._is_thing(at) and lexicon.look_up(word) is None:
            known = at == 0 or lexicon.look_up(self.words[at - 1]) is not None
            kind = "" if known or not self._is_thing(at - 1) else self.words[at - 1]
            self._add_placeholder(at, at + 1, f"{kind} {word}".strip())
            self.last_end = at + 1
        return at + 1

    def _is_person(self, at: int) -> bool:
        word = self.words[at]
        known = word in self.sets["person"] or word in self.sets["crowd"]
        known = known or lexicon.lemma(word) in self.sets["person"]
        if not known or self._tie(at)[0] in {"for", "about", "by", "from"}:
            return False
        if word in {"figure", "portrait", "headshot"}:
            return not self.people and not any(w in self.sets["person"] for w in self.words[at + 1 :])
        follower = self.words[at + 1] if at + 1 < len(self.words) else ""
        return lexicon.look_up(f"{word} {follower}") is None and follower not in {"room", "shop"}

    def _add_person(self, at: int) -> None:
        word = self.words[at]
        if self.people and word not in self.sets["crowd"] and self._same_person(at):
            return
        groups = {"couple": 2, "parents": 2, "family": 3, "siblings": 2, "friends": 2}
        count = self._count(at) or groups.get(word, 0)
        if not count:
            plural = word in self.sets["crowd"] or word not in self.sets["person"]
            count = 3 if plural else 1
        until = next(
            (i for i in range(at + 1, len(self.words)) if self.words[i] in ".;\n"), len(self.words)
        )
        text = " ".join(self.words[max(0, at - 5) : until])
        self.people.append(
            Character(word, text, min(count, 4), figures.find(text) or figures.find(" ".join(self.words)) or "")
        )

    def _add_pet(self, at: int, length: int, pose: str) -> None:
        self.last_end, self.last_was_person = at + length, True
        noun = " ".join(self.words[at : at + length])
        fur = " ".join(self.words[max(0, at - 3) : at + length])
        if all(other.pose != pose for other in self.people):
            self.people.append(Character(noun, fur, min(max(1, self._count(at)), 4), pose))

    def _same_person(self, at: int) -> bool:
        """"A runner, a woman of forty": a second word for somebody already there."""
        before = self.words[max(0, at - 3) : at]
        return not any(word in {"and", "another", "with", "two", "second"} for word in before)

    def _is_setting(self, phrase: str, at: int, length: int) -> bool:
        if length > 2 or phrase in self.sets["stop"] or scenes.find(phrase) is None:
            return False
        if lexicon.look_up(phrase) is None:
            return True
        if not self._ends_phrase(at + length) and length == 1:
            return False
        return self._tie(at)[0] in _PLACE_TIES

    def _is_meant(self, at: int, length: int) -> bool:
        """Whether the words are the thing here, not a verb, a colour or somebody's trade."""
        word = self.words[at]
        before = self.words[at - 1] if at else ""
        after = self.words[at + length] if at + length < len(self.words) else ""
        if before in {"your", "my"} and self._tie(at)[0] == "to":
            return False
        if length == 1:
            if before in self.sets["before_verb"] or self.tokens[at].proper and not at:
                return False
            if word in named_colors() and not self._ends_phrase(at + 1):
                return False
            if word in named_colors() and before in {"in", "and", "of"} and not word.endswith("s"):
                return False
            if not _sense_holds(word, " ".join(self.words)):
                return False
        if before in {"its", "his", "her", "their"} and word in _BODY:
            return False
        return after not in {"color", "colour", "tones", "green", "blue", "pink", "gold", "red"}

    def _modifies(self, at: int, length: int) -> bool:
        """Whether the words only say what kind of thing the next word is: "coffee beans pouch"."""
        end = at + length
        after = self.words[end] if end < len(self.words) else ""
        if not after or after in self.sets["places"] or after in self.sets["stop"]:
            return False
        if after in self.sets["verbs"] or after in _BREAKS or after in _TIES:
            return False
        return lexicon.look_up(after) is not None

    def _unknown_head(self, at: int) -> int:
        """Where the phrase ends, if an unlisted noun follows directly; else 0."""
        if not self._ends_phrase(at + 1) or self._ends_phrase(at):
            return 0
        word = self.words[at]
        known = word in self.sets["places"] or word in self.sets["verbs"] or self._is_person(at)
        if known or lexicon.look_up(word) or scenes.find(word) or not self._is_thing(at):
            return 0
        return at + 1

    def _is_thing(self, at: int) -> bool:
        """Whether an unlisted word looks like the name of a thing."""
        word = self.words[at]
        if len(word) < 3 or not word.isascii() or not word.replace("-", "").isalpha():
            return len(word) > 1 and word.isalpha() and not word.isascii()
        classes = ("stop", "loose", "verbs", "places", "person", "crowd")
        if any(word in self.sets[name] or lexicon.lemma(word) in self.sets[name] for name in classes):
            return False
        if word in COUNTS or word in named_colors() or word in _TIES or self.tokens[at].proper:
            return False
        if _NOT_A_THING.search(word) and word not in _THINGS:
            return False
        if scenes.find(word) or scenes.find_weather(word) or scenes.find_hour(word):
            return False
        return figures.find(word) is None

    def _ends_phrase(self, at: int) -> bool:
        if at >= len(self.words):
            return True
        word = self.words[at]
        return not word[0].isalnum() or word in _BREAKS or word in _TIES or word in (
            self.sets["stop"]) or word in self.sets["verbs"] or (
            word.endswith("ing") and word not in _THINGS)

    def _tie(self, at: int) -> tuple[str, str]:
        """The word that this phrase hangs on, and the tie it makes."""
        for i in range(at - 1, max(-1, at - 7), -1):
            word = self.words[i]
            if not word[0].isalnum():
                return "", ""
            if word in _TIES or word in _PLACE_TIES or word in _AUDIENCE or word in {"with", "and"}:
                return word, _TIES.get(word, "")
        return "", ""

    def _count(self, at: int) -> int:
        for word in reversed(self.words[max(0, at - 4) : at]):
            if not word[0].isalnum() or (word in _BREAKS and word != "of"):
                return 0
            if word in COUNTS or (word.isdigit() and len(word) < 3 and 1 < int(word) <= 12):
                count = COUNTS.get(word) or int(word)
                return min(12, count * (2 if "pairs" in self.words[max(0, at - 4) : at] else 1))
        return 0

    def _color(self, at: int) -> str:
        named = named_colors()
        for word in reversed(self.words[max(0, at - 4) : at]):
            if not word[0].isalnum() or word in _BREAKS:
                return ""
            if word in named:
                return named[word]
        return ""

    def _add_placeholder(self, at: int, end: int, noun: str) -> None:
        subject = Subject(noun, "placeholder", noun)
        start = " ".join(self.words[max(0, at - 6) : at])
        alone = not self.subjects and not self.people
        hangs, _ = self._tie(at)
        firm = hangs in {"with", "and", "of", "holding", "wearing", "beside", "next"} or (
            hangs == "" and re.search(r"\b(?:an?|the|one|two|three|our|my|new)\b", start)
        )
        if firm or (alone and hangs in {"", "for", "on", "in"} and at < 12):
            held = sum(s.source == "placeholder" for s in self.subjects)
            if held < MOST_PLACEHOLDERS:
                self._add(subject, at, end)
                return
        self.spare.append(subject)

    def _add(self, subject: Subject, at: int, end: int) -> None:
        hangs, tie = self._tie(at)
        if hangs == "next" or (hangs == "to" and "next" in self.words[max(0, at - 5) : at]):
            tie = "beside"
        if not self.subjects and not self.people:
            tie = ""
        phrase = " ".join(
            word for word in self.words[max(0, at - 2) : at]
            if word in named_colors() or word in {"striped", "knitted", "wool", "round"}
        )
        worn = subject.name in _GARMENTS and (tie in {"wearing", "in"} or hangs in {"with", "and", "in"})
        if hangs == "with" and self.last_was_person and figures.can_hold(subject.noun):
            tie = "holding"
        if self.people and tie in {"wearing", "holding"} or (self.people and worn and self.last_was_person):
            person = self.people[-1]
            said = f"{phrase} {subject.noun}".strip()
            if tie == "wearing" or worn:
                self.people[-1] = replace(person, wearing=(*person.wearing, said)[:4])
                self.last_end = end
                return
            if not person.holding and person.pose not in {"cat", "dog"}:
                self.people[-1] = replace(person, holding=subject.noun)
                tie = "holding"
        self.last_was_person = False
        subject = replace(subject, count=max(1, self._count(at)), color=self._color(at), tie=tie)
        joined = self.words[self.last_end : self.last_end + 1] == ["of"] and at - self.last_end < 4
        self.last_end = end
        if any((s.source, s.name) == (subject.source, subject.name) for s in self.subjects):
            return
        if joined and self.subjects:
            holder = self.subjects[-1]
            if holder.noun.split()[-1] in _MEASURES:
                return
            if holder.source == "shape":
                self.subjects[-1] = subject
                subject = replace(holder, tie=_HOLDERS.get(holder.name, "in"))
        if tie == "in" and self.subjects and _same_pack(self.subjects[-1], subject):
            self.subjects[-1] = replace(subject, tie=self.subjects[-1].tie)
            return
        self.subjects.append(subject)

    def result(self) -> Nouns:
        subjects = self.subjects
        if not subjects and not self.people:
            subjects = self.spare[:1]
        return Nouns(
            tuple(subjects[:MOST_SUBJECTS]), tuple(self.people[:2]), tuple(self.modifiers)
        )




def _same_pack(content: Subject, pack: Subject) -> bool:
    """Whether "serum in a bottle" names one thing twice."""
    return content.source == pack.source == "shape" and {content.name, pack.name} <= PACKS


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
