"""Treatments: ways to show one sentence, each with a setting, light, composition and palette.

Three of them make three directions of one sentence. They are chosen by lists of words alone, the
same for the same sentence. What the sentence settles by itself is never added to it.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from types import MappingProxyType
from typing import Any

from studio.formats import RATIOS

PARTS = ("setting", "light", "composition", "palette")
_PLACELESS = {"infographic", "screen"}
"""Kinds of picture that stand nowhere and are not lit."""
_BESIDE = {"left", "right"}
_ABOVE = {"top", "bottom"}
_TALL, _WIDE = 0.85, 1.4
"""Width to height, from which a picture has no room beside its subject, or above it."""
_DENIED = re.compile(r"\b(?:no|not|without|never|avoid)\s+((?:[\w'-]+\s*){1,3})", re.IGNORECASE)
_COLOR = (
    "red|orange|yellow|green|blue|purple|violet|pink|brown|black|white|gr[ae]y|beige|cream|gold|"
    "silver|navy|teal|turquoise|coral|terracotta|mint|sage|olive|lilac|lavender|burgundy"
)
_COLORS = re.compile(
    rf"\b(?:{_COLOR})\s*(?:,|and|&)\s*(?:{_COLOR})\b|\b(?:{_COLOR}) (?:background|backdrop|wall)\b"
)


@dataclass(frozen=True, slots=True)
class Treatment:
    """One way to show a sentence."""

    id: str
    name: str
    about: str
    """The part that the name promises: one of ``PARTS``."""
    setting: str
    light: str
    composition: str
    palette: str
    light_is: str
    framing: str
    tone: str
    """What the words of light, composition and palette come to."""
    kinds: tuple[str, ...]
    """Kinds of picture that it suits, the best first."""
    moods: frozenset[str]
    apart: frozenset[str]
    """Treatments that look too much alike to stand beside it."""
    hour: str = ""
    sky: str = ""
    """A weather or season that it takes for granted."""
    where: str = ""
    """``in`` or ``out`` of doors, if it takes either for granted."""

    def traits(self, parts: Sequence[str]) -> dict[str, str]:
        """Give what must differ beside another, of the parts that are added."""
        seen = {
            "light": self.light_is,
            "composition": self.framing,
            "palette": self.tone,
            "setting": self.setting,
        }
        return {part: seen[part] for part in parts}


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a sentence says that matters here."""

    kinds: tuple[str, ...]
    words: frozenset[str]
    denied: frozenset[str]
    hours: frozenset[str]
    skies: frozenset[str]
    where: frozenset[str]
    settled: frozenset[str]

    @property
    def open_parts(self) -> tuple[str, ...]:
        return tuple(part for part in PARTS if part not in self.settled)


def choose(
    prompt: str, *, ratio: str, count: int = 3, kept: Sequence[Treatment] = ()
) -> tuple[Treatment, ...]:
    """Choose treatments of a sentence that differ in setting, light, composition and palette.

    None contradicts the sentence. ``kept`` are chosen already and come first. Empty when the
    sentence leaves too little open for ``count`` that differ.
    """
    reading = _read(prompt)
    parts = reading.open_parts
    rest = count - len(kept)
    allowed = [t for t in TREATMENTS.values() if t not in kept and _suits(t, reading, ratio)]
    fitting = [t for t in allowed if _fits_kind(t, reading)]
    for candidates in (fitting, allowed):
        best: tuple[Treatment, ...] = ()
        most = -1
        scores = {t.id: _score(t, reading) for t in candidates}
        for found in combinations(candidates, rest):
            total = sum(scores[t.id] for t in found) + len({t.about for t in (*kept, *found)})
            if total > most and _differ((*kept, *found), parts):
                best, most = (*kept, *found), total
        if best:
            return best
    return ()


def added_words(prompt: str, treatment: Treatment) -> str:
    """Write what a treatment adds to a sentence: of its parts those that the sentence leaves open.

    Without the comma that parts them from the sentence.
    """
    return ", ".join(getattr(treatment, part) for part in _read(prompt).open_parts)


def _suits(treatment: Treatment, reading: _Reading, ratio: str) -> bool:
    """Tell whether a treatment keeps its name's promise and contradicts nothing."""
    if treatment.about in reading.settled:
        return False
    if reading.hours and treatment.hour and treatment.hour not in reading.hours:
        return False
    if reading.skies and treatment.sky and treatment.sky not in reading.skies:
        return False
    if reading.skies - {"summer"} and treatment.light_is in {"gold", "noon", "sun"}:
        return False
    if reading.where and treatment.where and treatment.where not in reading.where:
        return False
    said = f"{treatment.name} {added_words('', treatment)}".lower()
    if any(re.search(rf"\b{re.escape(word)}", said) for word in reading.denied):
        return False
    shape = RATIOS[ratio].across / RATIOS[ratio].down
    if "composition" in reading.settled:
        return True
    no_room = _BESIDE if shape < _TALL else _ABOVE if shape > _WIDE else set()
    return treatment.framing not in no_room


def _fits_kind(treatment: Treatment, reading: _Reading) -> bool:
    return not set(treatment.kinds).isdisjoint(reading.kinds)


def _score(treatment: Treatment, reading: _Reading) -> int:
    kinds = sum(kind in treatment.kinds for kind in reading.kinds)
    best = treatment.kinds[0] in reading.kinds
    return kinds + best + 3 * len(treatment.moods & reading.words)


def _differ(found: Sequence[Treatment], parts: Sequence[str]) -> bool:
    if not parts:
        return len(found) < 2
    for one, other in combinations(found, 2):
        if one.id in other.apart or other.id in one.apart:
            return False
        ours, theirs = one.traits(parts), other.traits(parts)
        if any(ours[part] == theirs[part] for part in parts):
            return False
    return True


@lru_cache(maxsize=256)
def _read(prompt: str) -> _Reading:
    text = " ".join(prompt.lower().replace("’", "'").split())
    denied = frozenset(
        word for match in _DENIED.finditer(text) for word in match[1].split() if len(word) > 3
    )
    text = _DENIED.sub(" ", text)
    says = _PATTERNS
    kinds = tuple(kind for kind, pattern in says["kinds"].items() if pattern.search(text))
    hours = _named(text, says["hours"])
    skies = _named(text, says["skies"])
    places = _named(text, says["where"])
    settled = set(_named(text, says["parts"]))
    if hours or skies - {"summer"}:
        settled.add("light")
    if places:
        settled.add("setting")
    if _COLORS.search(text):
        settled.add("palette")
    if _PLACELESS.intersection(kinds):
        settled |= {"setting", "light"}
    return _Reading(
        kinds=kinds or ("product",),
        words=frozenset(re.findall(r"[\w-]+", text)),
        denied=denied,
        hours=hours,
        skies=skies,
        where=_where(places),
        settled=frozenset(settled),
    )


def _where(places: frozenset[str]) -> frozenset[str]:
    """Give the sides of the door that the named places allow; empty when none was named."""
    return frozenset({"inside": "in", "outside": "out", "neither": ""}[place] for place in places)


def _named(text: str, patterns: Mapping[str, re.Pattern[str]]) -> frozenset[str]:
    return frozenset(name for name, pattern in patterns.items() if pattern.search(text))


def _compile(words: Mapping[str, str]) -> Mapping[str, re.Pattern[str]]:
    return {name: re.compile(rf"(?<!\w)(?:{listed})(?!\w)") for name, listed in words.items()}


def _treatment(name: str, row: Mapping[str, Any], kinds: Mapping[str, str]) -> Treatment:
    fields = dict(row)
    unknown = set(row["kinds"]) - kinds.keys()
    if unknown or row["about"] not in PARTS:
        raise ValueError(f"treatments.toml, {name}: an unknown kind of picture or part")
    fields["kinds"] = tuple(row["kinds"])
    fields["moods"] = frozenset(row["moods"].split())
    fields["apart"] = frozenset(row.get("apart", ()))
    return Treatment(id=name, **fields)


def _load() -> tuple[Mapping[str, Treatment], Mapping[str, Mapping[str, re.Pattern[str]]]]:
    text = Path(__file__).with_name("treatments.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    patterns = {"kinds": _compile(table["kinds"])}
    patterns |= {name: _compile(words) for name, words in table["says"].items()}
    rows = table["treatments"].items()
    found = {name: _treatment(name, row, table["kinds"]) for name, row in rows}
    return MappingProxyType(found), MappingProxyType(patterns)


TREATMENTS, _PATTERNS = _load()
"""By id; of equals the earlier is chosen."""
