"""Which small drawings belong to what a screen or a step is about."""

import re
from functools import lru_cache

from studio.providers.sketch import lexicon
from studio.providers.sketch.brief import Brief
from studio.providers.sketch.mentions import Subject


@lru_cache(maxsize=1)
def _topics() -> dict[str, list[str]]:
    table: dict[str, str] = lexicon.read_table("topics.toml")["topics"]
    return {topic: lexicon.split(nouns) for topic, nouns in table.items()}


@lru_cache(maxsize=1)
def _actions() -> dict[str, str]:
    table: dict[str, str] = lexicon.read_table("topics.toml")["actions"]
    return {word: noun for noun, words in table.items() for word in words.split()}


def subject_for(label: str) -> Subject | None:
    """The drawing that a step or a feature names, by a noun or by what is done; None for none."""
    words = re.findall(r"[^\W\d_]+", label.lower())
    if whole := lexicon.look_up(" ".join(words)):
        return Subject(" ".join(words), whole.source, whole.name)
    for word in reversed(words):
        for key in (_actions().get(word), _actions().get(lexicon.lemma(word)), word):
            if key and (drawable := lexicon.look_up(key)):
                return Subject(key, drawable.source, drawable.name)
    return None


def icons_for(brief: Brief) -> tuple[Subject, ...]:
    """One drawing a feature where its label names one, filled up from the brief's topic."""
    spare = [s for s in brief.subjects if s.source != "placeholder"]
    for topic, nouns in _topics().items():
        if re.search(rf"\b{topic}\w*\b", brief.text):
            spare += [s for noun in nouns if (s := subject_for(noun))]
    named = [subject_for(label) for label in brief.labels]
    used = {s.name for s in named if s}
    rest = iter([s for s in dict.fromkeys(spare) if s.name not in used])
    filled = [s or next(rest, None) for s in named]
    return tuple(s for s in [*filled, *rest] if s)
