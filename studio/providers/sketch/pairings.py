"""Typefaces that go together, chosen for a brief."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from random import Random

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Pairing:
    """Typefaces that go together: font names for ``typeset.fit_text``."""

    name: str
    heading: str
    body: str
    label: str
    """For buttons, badges and captions."""
    tracking: float = 0.0
    """Space between the letters of a heading, in ems."""
    leading: float = 1.08
    """Baseline to baseline of a heading, in ems."""


@dataclass(frozen=True, slots=True)
class _Entry:
    pairing: Pairing
    words: frozenset[str]
    quiet: bool


@lru_cache(maxsize=1)
def _entries() -> tuple[_Entry, ...]:
    table = tomllib.loads((DATA / "pairings.toml").read_text(encoding="utf-8"))
    return tuple(
        _Entry(
            Pairing(
                name,
                row["heading"],
                row["body"],
                row["label"],
                float(row["tracking"]),
                float(row["leading"]),
            ),
            frozenset(row["words"]),
            bool(row["quiet"]),
        )
        for name, row in table.items()
    )


def pairings() -> tuple[Pairing, ...]:
    """Every pairing, for showing them."""
    return tuple(entry.pairing for entry in _entries())


def choose_pairing(text: str, rng: Random) -> Pairing:
    """The type for a brief: the pairing most of its words ask for, else one of the quiet ones."""
    low = text[:4000].lower()
    plain = re.findall(r"[^\W_]+", low)
    words = set(plain) | {f"{a}-{b}" for a, b in pairwise(plain)}
    scores = [len(words & entry.words) for entry in _entries()]
    best = max(scores)
    fitting = [
        entry.pairing
        for entry, score in zip(_entries(), scores, strict=True)
        if score == best and (best > 0 or entry.quiet)
    ]
    return fitting[rng.randrange(len(fitting))]
