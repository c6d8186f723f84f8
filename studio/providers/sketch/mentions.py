"""What a prompt mentions: things, people, pets."""

from dataclasses import dataclass

from studio.providers.sketch import lexicon

PETS = {"dog": "dog", "dog-face": "dog", "cat": "cat", "cat-face": "cat", "black-cat": "cat"}
"""Pictograms that ``figures`` draws as whole animals, and the pose that does it."""


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
