"""People and pets, whole or half-body, posed and dressed.

Every figure is built on joints, so that hands, head and feet are known points: what belongs
together can touch. A figure never leaves the box it is given.
"""

from random import Random

from studio.providers.sketch.color import Palette
from studio.providers.sketch.figures.asked import find_pose
from studio.providers.sketch.figures.closeup import HANDS
from studio.providers.sketch.figures.figure import Figure, draw_person
from studio.providers.sketch.figures.held import find_held
from studio.providers.sketch.figures.person import Person, cast
from studio.providers.sketch.figures.pets import FUR
from studio.providers.sketch.figures.poses import HALVES, POSES
from studio.providers.sketch.figures.whole import draw_hand, draw_pet
from studio.providers.sketch.pen import Box

__all__ = ["Figure", "Person", "can_hold", "cast", "draw", "find", "poses"]


def poses() -> tuple[str, ...]:
    """Every pose that ``draw`` knows.

    The upright ones of a person are there again as "half-…", from the hips up, for the lower
    edge of the picture or behind a table. "hand" and "palm" are close-ups of a hand round or under
    something, "cat" and "dog" sit and look at the viewer.
    """
    return (*POSES, *(f"half-{name}" for name in HALVES), *HANDS, *FUR)


def can_hold(text: str) -> bool:
    """Whether a person draws the named thing in the hand without help."""
    return find_held(text) is not None


def find(text: str) -> str | None:
    """The pose that the words ask for, or None where they name none."""
    return find_pose(text)


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
    facing: str = "right",
    fur: str = "",
) -> Figure:
    """Draw a figure in ``pose``, as large as the box allows, standing on its bottom edge.

    ``wearing`` and ``holding`` are plain words ("red scarf", "cup"). A thing that a figure knows
    is drawn in the hand; for any other the hands are posed and ``Figure.grip`` says where it goes.
    ``person`` is who it is (see ``cast``), by default somebody chosen by ``rng``. ``backdrop`` is
    the colour behind the figure: clothes are chosen to stand out from it. ``facing`` "left"
    mirrors the figure. A cat or a dog takes its coat from ``fur``, words such as "black cat".

    Raises:
        KeyError: no pose has that name.
    """
    if pose in FUR:
        return draw_pet(pose, box, palette, rng, wearing, fur)
    who = person or cast("", rng)
    if pose in HANDS:
        return draw_hand(pose, box, palette, who, holding, facing)
    return draw_person(pose, box, palette, rng, wearing, holding, who, backdrop, facing)
