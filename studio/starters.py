"""Starters: ordinary jobs to begin from while a workspace has no frame yet."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from studio.formats import CHANNELS, RATIOS
from studio.orders import GOALS, ROLES


@dataclass(frozen=True, slots=True)
class Starter:
    """What it puts into the composer's form."""

    id: str
    name: str
    prompt: str
    goal: str
    ratio: str
    channel: str
    words: tuple[str, ...]
    photo: str
    """The role of a photo that it asks for; empty: none."""


def _read() -> Mapping[str, Starter]:
    text = Path(__file__).with_name("starters.toml").read_text(encoding="utf-8")
    return MappingProxyType(
        {name: _starter(name, row) for name, row in tomllib.loads(text).items()}
    )


def _starter(name: str, row: Mapping[str, object]) -> Starter:
    channel = str(row.get("channel", ""))
    ratio = CHANNELS[channel].ratio if channel else str(row["ratio"])
    goal, photo = str(row.get("goal", "directions")), str(row.get("photo", ""))
    words = row.get("words", [])
    if goal not in GOALS or ratio not in RATIOS or photo not in ("", *ROLES):
        raise ValueError(f"starters.toml, {name}: an unknown goal, ratio or role")
    if not isinstance(words, list):
        raise TypeError(f"starters.toml, {name}: words are a list")
    return Starter(
        id=name,
        name=str(row["name"]),
        prompt=str(row["prompt"]),
        goal=goal,
        ratio=ratio,
        channel=channel,
        words=tuple(map(str, words)),
        photo=photo,
    )


STARTERS = _read()
"""By id, in the order that the page lists them."""
