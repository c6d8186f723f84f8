"""What each model is for, can make and costs. The only place that knows a price.

(The contract; the catalogue builder fills it.)
"""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class OrderedReference:
    image: UUID
    role: str = ""
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
    references: tuple[OrderedReference, ...] = ()
