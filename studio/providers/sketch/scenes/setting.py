"""A setting while it is painted, and what comes out."""

from dataclasses import dataclass, field
from random import Random

from studio.providers.sketch.color import Palette, luminance, mix
from studio.providers.sketch.pen import Box, Sheet


@dataclass(frozen=True, slots=True)
class Scene:
    """A painted place. Lengths are pixels from the top left corner."""

    svg: str
    """What stands behind the subject, opaque over the whole size; a fragment without <svg>."""
    front: str
    """What stands before the subject (leaves, rain); may be empty."""
    ground_y: float
    """Where the foot of the subject stands: the floor, the plinth, the table top."""
    focus_x: float
    """The middle of the place made for the subject."""
    focus_width: float
    """How wide the subject may be without leaving the plinth, table or clearing."""
    figure_height: float
    """How tall a standing person is here; 0 where only things stand (a table top, a plinth)."""
    light: str
    """The side the light comes from, "left" or "right"."""
    ink_hint: str
    """"dark" or "light": which ink reads on the first calm box."""
    calm_boxes: tuple[Box, ...]
    """Areas left empty, the best for words first; never empty."""


@dataclass(slots=True)
class Setting:
    """What a painter works with: the sheet, its colours, and where to keep quiet."""

    width: int
    height: int
    palette: Palette
    rng: Random
    calm: str | None = None
    weather: str | None = None
    hour: str | None = None
    back: Sheet = field(init=False)
    front: Sheet = field(init=False)

    def __post_init__(self) -> None:
        prefix = f"s{self.rng.getrandbits(28):x}"
        self.back, self.front = Sheet(prefix + "b"), Sheet(prefix + "f")

    @property
    def unit(self) -> float:
        """A hundredth of the shorter side, but no less than a hundred-and-eightieth of the longer.

        Things are measured in it, so that they keep their size on a narrow banner.
        """
        return max(min(self.width, self.height) / 100, max(self.width, self.height) / 180)
