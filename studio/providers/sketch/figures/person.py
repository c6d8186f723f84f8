"""Who is drawn: skin, hair, age and build, said by the brief or chosen by the seed."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Person:
    """One person's looks. Colours are "#rrggbb"."""

    skin: str
    hair: str
    cut: str
    age: str = "adult"
    beard: bool = False


def cast(text: str, rng: Random) -> Person:
    """Somebody who fits the words; what they leave open the ``rng`` decides."""
    return Person("#c98f64", "#2b2026", "short")
