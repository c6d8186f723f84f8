"""People and pets, whole or half-body, posed and dressed.

Every figure is built on joints, so that hands, head and feet are known points: what belongs
together can touch. A figure never leaves the box it is given.
"""

from dataclasses import dataclass, field
from random import Random

from studio.providers.sketch.color import Palette
from studio.providers.sketch.figures.person import Person, cast
from studio.providers.sketch.pen import Box, Point

__all__ = ["Figure", "Person", "cast", "draw", "find", "poses"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawn figure. Lengths are pixels from the top left corner of the picture."""

    svg: str
    """The figure, a fragment without <svg>."""
    front: str
    """What stands before something put into ``grip``: the fingers. Empty when nothing is held."""
    anchors: dict[str, Point] = field(default_factory=dict)
    """head, hand_left, hand_right, foot_left, foot_right, shoulder_left, shoulder_right, hip, as
    seen by the viewer (left is the left of the picture)."""
    bounds: Box = (0, 0, 0, 0)
    """What it covers, inside the box that was given."""
    grip: Box | None = None
    """Where an object that the figure does not know how to hold belongs: put it there, centred
    and whole, between ``svg`` and ``front``. None when ``holding`` was None or is drawn."""
    worn: tuple[str, ...] = ()
    """The items of ``wearing`` that are drawn; the others it does not know."""


def poses() -> tuple[str, ...]:
    """Every pose that ``draw`` knows."""
    return ()


def find(text: str) -> str | None:
    """The pose that the words ask for, or None where they name none."""
    return None


def draw(
    pose: str,
    box: Box,
    palette: Palette,
    rng: Random,
    wearing: tuple[str, ...] = (),
    holding: str | None = None,
    *,
    person: Person | None = None,
    backdrop: str | None = None,
) -> Figure:
    """Draw a figure in ``pose``, as large as the box allows, standing on its bottom edge.

    ``wearing`` and ``holding`` are plain words ("red scarf", "cup"). A thing that a figure knows
    is drawn in the hand; for any other the hand is posed and ``Figure.grip`` says where it goes.
    ``person`` is who it is (see ``cast``), by default somebody chosen by ``rng``. ``backdrop`` is
    the colour behind the figure: clothes are chosen to stand out from it.

    Raises:
        KeyError: no pose has that name.
    """
    return Figure("", "", {}, box)
