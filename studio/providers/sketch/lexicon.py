"""Nouns and what is drawn for them: exact words, their lemmas and listed synonyms, nothing guessed.

A word that is not listed has no drawing; the engine then draws a plain box with the word on it.
"""

import gzip
import json
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

DATA = Path(__file__).parent / "data"
LONGEST = 4
"""Words in the longest phrase that is looked up."""

Source = Literal["shape", "pictogram", "placeholder"]


@dataclass(frozen=True, slots=True)
class Drawable:
    """Something that can be drawn: a shape of ``subjects`` or a pictogram, by name."""

    source: Source
    name: str


def read_table(name: str) -> dict[str, Any]:
    """One of the word lists in ``data``."""
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def pictograms() -> dict[str, str]:
    """SVG bodies of the Noto pictograms by name, each on a field of 128 × 128."""
    with gzip.open(DATA / "icons.json.gz", "rt", encoding="utf-8") as file:
        icons: dict[str, dict[str, str]] = json.load(file)["icons"]
    return {name: icon["body"] for name, icon in icons.items()}


@lru_cache(maxsize=1)
def nouns() -> dict[str, Drawable]:
    """Every phrase that has a drawing."""
    table = read_table("nouns.toml")
    hidden = set(split(table["hidden"]["names"]))
    found = {
        name.replace("-", " "): Drawable("pictogram", name)
        for name in pictograms()
        if name not in hidden
    }
    sources: tuple[tuple[str, Source], ...] = (("pictograms", "pictogram"), ("shapes", "shape"))
    for section, source in sources:
        for name, phrases in table[section].items():
            for phrase in split(phrases):
                found[phrase] = Drawable(source, name)
    return found


@lru_cache(maxsize=1)
def word_sets() -> dict[str, frozenset[str]]:
    """The word classes of ``words.toml`` by name."""
    table: dict[str, str] = read_table("words.toml")
    return {name: frozenset(words.split()) for name, words in table.items()}


def lemma(word: str) -> str:
    """The singular of a regular plural; other words as they are."""
    if len(word) < 4 or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("ves") and word not in {"olives", "gloves", "stoves", "caves", "waves"}:
        return word[:-3] + ("fe" if word in {"knives", "lives", "wives"} else "f")
    if word.endswith(("ches", "shes", "sses", "xes", "oes")) and word not in {"shoes", "toes"}:
        return word[:-2]
    return word.removesuffix("s")


@lru_cache(maxsize=8192)
def look_up(phrase: str) -> Drawable | None:
    """What is drawn for a phrase of lower-case words, itself or with its last word singular."""
    known = nouns()
    if phrase in known:
        return known[phrase]
    *start, last = phrase.split(" ")
    return known.get(" ".join([*start, lemma(last)]))


def split(phrases: str) -> list[str]:
    """The parts of a comma-separated list."""
    return [part for part in (part.strip() for part in phrases.split(",")) if part]
