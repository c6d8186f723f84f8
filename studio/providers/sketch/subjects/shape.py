"""What every parametric shape is made with, and the register of them."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from studio.providers.sketch.color import Palette
from studio.providers.sketch.oklab import lch, lighten, mix
from studio.providers.sketch.pen import Sheet, circle, path, rect


@dataclass(frozen=True, slots=True)
class Shape:
    """A drawing in its own units, standing on the bottom edge of its field."""

    svg: str
    width: float
    height: float
    surface: float = 0.0
    """How far below the top edge things rest that stand on it."""
    mouth: float | None = None
    """For containers: how far below the top edge the rim is."""
    front: str = ""
    """For containers: what hides the lower part of their contents."""


@dataclass(slots=True)
class Kit:
    """Colours and helpers for one shape."""

    palette: Palette
    rng: Random
    sheet: Sheet
    color: str
    """The colour asked for, or ""."""

    def main(self, default: str = "") -> str:
        """The colour of the body: as asked, the shape's own, or the palette's accent."""
        return self.color or default or self.palette.accent

    @property
    def paper(self) -> str:
        return self.palette.light

    @property
    def dark(self) -> str:
        return mix(self.palette.shade, "#1c1c22", 0.35)

    @property
    def soft(self) -> str:
        """A quiet companion tone."""
        return mix(self.palette.accent2, self.palette.light, 0.25)

    def round(self, color: str, strength: float = 1) -> str:
        """Shading of an upright cylinder lit from the left."""
        return self.sheet.linear(
            [
                (0, lighten(color, -0.10 * strength)),
                (0.16, lighten(color, 0.05 * strength)),
                (0.34, lighten(color, 0.10 * strength)),
                (0.62, color),
                (1, lighten(color, -0.15 * strength)),
            ],
            (0, 0),
            (1, 0),
        )

    def flat(self, color: str, strength: float = 1) -> str:
        """A slight fall of light from the top left."""
        return self.sheet.linear(
            [(0, lighten(color, 0.05 * strength)), (1, lighten(color, -0.05 * strength))],
            (0, 0),
            (0.6, 1),
        )

    def shine(self, x: float, y: float, width: float, height: float, opacity: float = 0.28) -> str:
        return rect(x, y, width, height, "#ffffff", width / 2, opacity=opacity)

    def label(self, x: float, y: float, width: float, height: float) -> str:
        """A paper label: a mark and bars where a brand would stand, no made-up words."""
        small = min(width, height)
        mark = circle(x + width / 2, y + height * 0.28, small * 0.13, self.palette.accent)
        bars = ""
        for row, (share, tall, shade) in enumerate(
            ((0.62, 0.055, 0.85), (0.42, 0.032, 0.4), (0.5, 0.032, 0.4))
        ):
            bars += rect(
                x + width * (1 - share) / 2, y + height * (0.53 + row * 0.13), width * share,
                height * tall, self.dark, height * tall / 2, opacity=shade,
            )  # fmt: skip
        return rect(x, y, width, height, self.paper, small * 0.04) + mark + bars


Draw = Callable[[Kit], Shape]
SHAPES: dict[str, Draw] = {}


def shape(name: str) -> Callable[[Draw], Draw]:
    """Register a drawing under the name that ``nouns.toml`` uses."""

    def keep(draw: Draw) -> Draw:
        SHAPES[name] = draw
        return draw

    return keep


def dull(color: str) -> bool:
    """Whether a colour is nearly grey."""
    return lch(color)[1] < 0.04


def box_path(x: float, y: float, width: float, height: float, fill: str) -> str:
    """A plain rectangle as a path, for places where paths are joined."""
    return path(f"M{x:g} {y:g}h{width:g}v{height:g}h{-width:g}z", fill)
