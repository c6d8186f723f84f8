"""The things and people that a prompt names, how many, in what colour, and what touches what.

The last noun of a phrase is its head ("bike helmet" is a helmet); what follows "on", "holding" or
"beside" is tied to what came before.
"""

import re
from dataclasses import replace

from studio.providers.sketch import figures, lexicon, scenes
from studio.providers.sketch.color import named_colors
from studio.providers.sketch.mentions import PETS, Character, Nouns, Subject
from studio.providers.sketch.phrases import Phrases

MOST_SUBJECTS = 5
MOST_PLACEHOLDERS = 2
MOST_CHARACTERS = 3
MOST_ALIKE = 4
"""People alike that are drawn."""
_GROUPS = {"couple": 2, "parents": 2, "family": 3, "siblings": 2, "friends": 2}
_HOLDERS = {"plate": "on", "table": "on", "desk": "on", "shelf": "on"}
"""How things lie in what "of" says holds them; "in" for all that is not listed."""
_DISHES = frozenset({"bowl", "plate", "dish"})
_VESSELS = frozenset({"vase", "bowl", "basket-shape", "plate"})
_PICTURES = frozenset({"poster", "posters", "print", "prints", "picture", "painting", "photo"})
_THEIRS = frozenset(
    {
        "room", "rooms", "bedroom", "shop", "menu", "party", "shower", "book", "books", "clothes",
        "shoes",
    }
)  # fmt: skip
"""Words before which people only say for whom something is: a kids party."""
_SERVED = frozenset(
    {
        "steaming-bowl", "pot-of-food", "green-salad", "bowl-with-spoon", "cooked-rice",
        "spaghetti", "curry-rice", "shallow-pan-of-food", "shaved-ice", "stuffed-flatbread",
        "bento-box", "glass-of-milk", "cocktail-glass", "wine-glass", "tropical-drink",
        "beer-mug", "shortcake",
    }
)  # fmt: skip
_FIRM = frozenset({"with", "and", "of", "holding", "wearing", "beside", "next"})
_ARTICLE = re.compile(r"\b(?:an?|the|one|two|three|our|my|new)\b")
_CLOTH = frozenset({"striped", "knitted", "wool", "round"})


def find_nouns(text: str) -> Nouns:
    """Find what is to be drawn in a prompt without its quotes."""
    reader = _Reader(Phrases(text))
    reader.read()
    return reader.result()


class _Reader:
    """One pass over the phrases."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.words = phrases.words
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
        longest = min(lexicon.LONGEST, self.phrases.clause_end(at) - at)
        for length in range(longest, 0, -1):
            if self._read_phrase(at, length):
                return self.last_end
        counted = word in self.phrases.sets["measures"] and self.words[at + 1 : at + 2] == ["of"]
        if (
            not counted
            and self.phrases.ends_phrase(at + 1)
            and self.phrases.is_thing(at)
            and lexicon.look_up(word) is None
        ):
            known = at == 0 or lexicon.look_up(self.words[at - 1]) is not None
            kind = "" if known or not self.phrases.is_thing(at - 1) else self.words[at - 1]
            self._add_placeholder(at, at + 1, f"{kind} {word}".strip())
            self.last_end = at + 1
        return at + 1

    def _read_phrase(self, at: int, length: int) -> bool:
        """Read these words as one phrase, if they are one; ``last_end`` is where to go on."""
        phrase = " ".join(self.words[at : at + length])
        end = at + length
        drawable = lexicon.look_up(phrase)
        if self.phrases.is_setting(phrase, at, length):
            self.last_end = end
        elif drawable is None:
            return False
        elif self.words[end : end + 1] and self.words[end] in _PICTURES and self._hangs(end):
            self._add(Subject(f"{phrase} {self.words[end]}", "shape", "frame"), at, end + 1)
        elif end < len(self.words) and self._is_person(end):
            # A football player is somebody, and no ball.
            self.modifiers.append(Subject(phrase, drawable.source, drawable.name))
            self.last_end = end
        elif self.phrases.modifies(at, length):
            self.modifiers.append(Subject(phrase, drawable.source, drawable.name))
            self.last_end = end
            if self.words[end] in _DISHES:
                # A bowl of ramen, not a bowl.
                self._add(self.modifiers[-1], at, end + 1)
        elif not self.phrases.is_meant(at, length):
            return False
        elif drawable.name in PETS:
            self._add_pet(at, length, PETS[drawable.name])
        elif head := self._unknown_head(end):
            self._add_placeholder(at, head, f"{phrase} {self.words[head - 1]}")
            self.last_end = head
        else:
            self._add(Subject(phrase, drawable.source, drawable.name), at, end)
        return True

    def _hangs(self, at: int) -> bool:
        """Whether what stands here is said to be on a wall."""
        after = self.words[at + 1 : at + 4]
        return after[:1] == ["on"] and "wall" in after

    def _is_person(self, at: int) -> bool:
        word = self.words[at]
        known = word in self.phrases.sets["person"] or word in self.phrases.sets["crowd"]
        known = known or lexicon.lemma(word) in self.phrases.sets["person"]
        if (
            not known
            or self.phrases.owns(at)
            or self.phrases.tie(at)[0] in {"for", "about", "by", "from"}
        ):
            return False
        if word in {"figure", "portrait", "headshot"}:
            return not self.people and not any(
                w in self.phrases.sets["person"] for w in self.words[at + 1 :]
            )
        follower = self.words[at + 1] if at + 1 < len(self.words) else ""
        return lexicon.look_up(f"{word} {follower}") is None and follower not in _THEIRS

    def _add_person(self, at: int) -> None:
        word = self.words[at]
        humans = [person for person in self.people if person.pose not in PETS.values()]
        if humans and word not in self.phrases.sets["crowd"] and self._same_person(at):
            return
        count = self.phrases.count(at) or _GROUPS.get(word, 0)
        if not count:
            plural = word in self.phrases.sets["crowd"] or word not in self.phrases.sets["person"]
            count = 3 if plural else 1
        until = next(
            (i for i in range(at + 1, len(self.words)) if self.words[i] in ".;\n"), len(self.words)
        )
        text = " ".join(self.words[max(0, at - 5) : until])
        self.people.append(
            Character(
                word,
                text,
                min(count, MOST_ALIKE),
                figures.find(text) or figures.find(" ".join(self.words)) or "",
            )
        )

    def _add_pet(self, at: int, length: int, pose: str) -> None:
        self.last_end, self.last_was_person = at + length, True
        noun = " ".join(self.words[at : at + length])
        fur = " ".join(self.words[max(0, at - 3) : at + length])
        if all(other.pose != pose for other in self.people):
            self.people.append(
                Character(noun, fur, min(max(1, self.phrases.count(at)), MOST_ALIKE), pose)
            )

    def _same_person(self, at: int) -> bool:
        """Whether this is a second word for somebody there: "a runner, a woman of forty"."""
        before = self.words[max(0, at - 3) : at]
        return not any(word in {"and", "another", "with", "two", "second"} for word in before)

    def _unknown_head(self, at: int) -> int:
        """Where the phrase ends, if an unlisted noun follows directly; else 0."""
        if not self.phrases.ends_phrase(at + 1) or self.phrases.ends_phrase(at):
            return 0
        word = self.words[at]
        known = (
            word in self.phrases.sets["places"]
            or word in self.phrases.sets["verbs"]
            or self._is_person(at)
        )
        if known or lexicon.look_up(word) or scenes.find(word) or not self.phrases.is_thing(at):
            return 0
        return at + 1

    def _add_placeholder(self, at: int, end: int, noun: str) -> None:
        subject = Subject(noun, "placeholder", noun)
        start = " ".join(self.words[max(0, at - 6) : at])
        alone = not self.subjects and not self.people
        hangs, _ = self.phrases.tie(at)
        firm = hangs in _FIRM or (hangs == "" and _ARTICLE.search(start))
        if firm or (alone and hangs in {"", "for", "on", "in"} and at < 12):
            held = sum(s.source == "placeholder" for s in self.subjects)
            if held < MOST_PLACEHOLDERS:
                self._add(subject, at, end)
                return
        self.spare.append(subject)

    def _add(self, subject: Subject, at: int, end: int) -> None:
        """Add a thing, or give it to the person who wears or holds it."""
        between = self.words[self.last_end : at]
        joined = between[:1] == ["of"] and len(between) < 4 and "with" not in between
        if between[:1] == ["with"] and len(between) < 3 and not {"a", "an"}.intersection(between):
            # A vase with flowers is a vase of flowers.
            joined = bool(self.subjects) and self.subjects[-1].name in _VESSELS
        tie = self._tie_of(subject, at)
        self.last_end = end
        if self.people and tie == "wearing":
            self._dress(subject, at)
            return
        person = self.people[-1] if self.people else None
        if person and tie == "holding" and not person.holding and person.pose not in PETS.values():
            self.people[-1] = replace(person, holding=subject.noun)
        self.last_was_person = False
        subject = replace(
            subject,
            count=max(1, self.phrases.count(at)),
            color=self.phrases.color(at),
            tie=tie,
        )
        if all((s.source, s.name) != (subject.source, subject.name) for s in self.subjects):
            self._join(subject, joined=joined)

    def _tie_of(self, subject: Subject, at: int) -> str:
        """How a thing belongs to what was named before it."""
        hangs, tie = self.phrases.tie(at)
        if not self.subjects and not self.people:
            return ""
        if hangs == "next" or (hangs == "to" and "next" in self.phrases.before(at, 5)):
            return "beside"
        if self.people and self.last_was_person:
            garment = subject.name in self.phrases.sets["garments"]
            if garment and hangs in {"with", "and", "in", "wearing"}:
                return "wearing"
            if hangs == "with" and figures.can_hold(subject.noun):
                return "holding"
        return tie

    def _dress(self, subject: Subject, at: int) -> None:
        person = self.people[-1]
        kind = [w for w in self.phrases.before(at, 2) if w in named_colors() or w in _CLOTH]
        said = " ".join([*kind, subject.noun])
        self.people[-1] = replace(person, wearing=(*person.wearing, said)[:4])

    def _join(self, subject: Subject, *, joined: bool) -> None:
        """Append a thing; ``joined`` when "of" ties it to the one before, as in a bowl of it."""
        before = self.subjects[-1] if self.subjects else None
        if joined and before:
            if before.noun.split()[-1] in self.phrases.sets["measures"]:
                return
            if is_pack(before) and is_pack(subject):
                # A bottle of serum is one thing.
                self.subjects[-1] = replace(subject, tie=before.tie, count=before.count)
                return
            if subject.name in _SERVED and before.name in {"bowl", "plate", "glass", "mug"}:
                # The drawing of the dish brings what it is served in.
                self.subjects[-1] = replace(subject, tie=before.tie, count=before.count)
                return
            if before.source == "shape":
                self.subjects[-1] = subject
                subject = replace(before, tie=_HOLDERS.get(before.name, "in"))
        elif before and subject.tie == "in" and is_pack(before) and is_pack(subject):
            # "Serum in a bottle" names one thing twice.
            self.subjects[-1] = replace(subject, tie=before.tie)
            return
        self.subjects.append(subject)

    def result(self) -> Nouns:
        subjects = self.subjects
        if not subjects and not self.people:
            subjects = self.spare[:1]
        humans = sorted(self.people, key=lambda person: person.pose in PETS.values())
        return Nouns(
            tuple(subjects[:MOST_SUBJECTS]), tuple(humans[:MOST_CHARACTERS]), tuple(self.modifiers)
        )


def is_pack(subject: Subject) -> bool:
    """Whether a thing is what a product is sold in."""
    return subject.source == "shape" and subject.name in lexicon.word_sets()["packs"]
