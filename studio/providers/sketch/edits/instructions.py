"""Everything an edit can be asked to do."""

from dataclasses import dataclass, field
from typing import Literal

Side = Literal["left", "right", "top", "bottom"]
Part = Literal["subject", "background", "picture"]


@dataclass(frozen=True, slots=True)
class Recolor:
    """Give a part of the picture another colour."""

    color: str
    part: Part = "subject"
    old: str | None = None
    """Only what has about this colour."""


@dataclass(slots=True)
class Instructions:
    """What is to be done with one picture."""

    recolors: list[Recolor] = field(default_factory=list)
    light: dict[str, float] = field(default_factory=dict)
    """warm, bright, contrast and color: -1 to 1 each; gray for none of the colours."""
    light_part: Part = "picture"
    mirror: bool = False
    crop: bool = False
    closer: bool = False
    extend: bool = False
    sides: list[Side] = field(default_factory=list)
    """The sides that get more room; none named means all around."""
    background: str = ""
    """The setting that was described, "" for none."""
    ground: str = ""
    """A plain colour for the background, "" for none."""
    transparent: bool = False
    """Whether no background at all was asked for."""
    blur: bool = False
    words: list[str] = field(default_factory=list)
    words_sides: list[Side] = field(default_factory=list)
    undone: list[str] = field(default_factory=list)
    """Clauses that nothing here can do, as they were written."""

    @property
    def only_reframes(self) -> bool:
        """Whether pixels are only moved, cropped and written on, so that all of them can stay."""
        return not (
            self.recolors
            or self.light
            or self.extend
            or self.background
            or self.ground
            or self.blur
        )
