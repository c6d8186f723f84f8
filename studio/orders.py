"""An order as a form or the API makes it, before and after it is trusted."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from studio import wording
from studio.refusals import Refusal

ROLES = ("product", "person", "style", "layout", "palette", "logo", "background")
STAGES = ("explore", "refine", "final")
GOALS = ("directions", "text", "edit", "final")
WORDS_MAX = 8
WORD_LENGTH_MAX = 120
NOTE_LENGTH_MAX = 300
DIRECTION_NAME_MAX = 80
ADDED_LENGTH_MAX = 400
SEED_MAX = 2**31 - 1


class InvalidOrder(Refusal):
    """The model cannot make this as ordered; nothing was changed to make it fit."""

    code = "invalid_order"

    def __init__(self, field: str, reason: str, *, nearest: str | int | None = None) -> None:
        super().__init__(reason)
        self.field = field
        self.reason = reason
        self.nearest = nearest


@dataclass(frozen=True, slots=True)
class OrderedReference:
    """A stored picture that an order leans on."""

    image: UUID
    role: str = ""
    """One of ``ROLES``, or empty: the picture to change."""
    keep: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class ImageOrder:
    """What a form and the API both build. Nothing in it is trusted until ``check`` has passed."""

    model: str
    prompt: str
    words: tuple[str, ...] = ()
    ratio: str = "1:1"
    resolution: str = "1K"
    quality: str = ""
    """Empty: the model's default (models without a quality have none)."""
    count: int = 1
    private: bool = True
    seed: int | None = None
    stage: str = ""
    goal: str = ""
    channel: str = ""
    project: UUID | None = None
    direction: UUID | None = None
    parent: UUID | None = None
    also_from: UUID | None = None
    part: int = 0
    """Which of the directions of one press, from 1; 0 for an order that is the only idea."""
    direction_name: str = ""
    """What the direction that it opens is called; empty: after the prompt."""
    treatment: str = ""
    """The treatment that the direction began from, by id."""
    added: str = ""
    """The end of the prompt that a treatment added to the person's own sentence."""
    references: tuple[OrderedReference, ...] = ()

    @property
    def ordered_words(self) -> tuple[str, ...]:
        """What must stand in the picture: the lines ordered, and what the prompt quotes."""
        return wording.ordered(self.words, self.prompt)

    @property
    def text_length(self) -> int:
        """Characters that the model has to read, at most, with all that is put round them."""
        lines = wording.ordered(self.words, self.prompt) if self.words else ()
        words = 120 + sum(len(line) + 4 for line in lines) if lines else 0
        notes = sum(len(r.keep) + len(r.change) + 160 for r in self.references)
        return len(self.prompt) + words + notes

    def canonical(self) -> dict[str, Any]:
        """Write the order as JSON values; equal orders give equal ones."""
        plain = asdict(self)
        for name in ("project", "direction", "parent", "also_from"):
            plain[name] = str(plain[name]) if plain[name] else None
        plain["words"] = list(self.words)
        plain["references"] = [
            {**asdict(reference), "image": str(reference.image)} for reference in self.references
        ]
        return plain


def press_for(said: str, orders: Iterable[ImageOrder]) -> str:
    """Name a press of the button by what the form said and by what it orders; 64 characters.

    Twice the same form is one press. A page that was gone back to, and changed, is another one.
    """
    ordered = json.dumps([order.canonical() for order in orders], sort_keys=True, default=str)
    return hashlib.sha256(f"{said}\n{ordered}".encode()).hexdigest()
