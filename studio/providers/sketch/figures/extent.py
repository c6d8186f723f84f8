"""How much room a figure takes, in thousandths of a standing adult, the hip at (0, 0).

Generous rather than exact: what it gives is never left, which is what keeps figures whole.
"""

from collections.abc import Iterable, Sequence

from studio.providers.sketch.figures.extras import cape_hem
from studio.providers.sketch.figures.limbs import shoe_corners
from studio.providers.sketch.figures.skeleton import CHILD_HEAD, CHILD_LIFT, Joints, along, trunk
from studio.providers.sketch.pen import Box

HAT_HEIGHTS = {"chef": 170, "tophat": 156, "party": 178, "crown": 124, "santa": 134, "beanie": 122}
HAIR_HEIGHTS = {"bun": 108, "afro": 122, "curly": 112}
MARGIN = 10.0
WIDE_HAIR = {"ponytail", "curly", "afro", "long"}

Spot = tuple[float, float, float]
"""A disc: x, y, radius."""


def extent(
    j: Joints,
    *,
    head: tuple[str, tuple[str, ...], bool],
    extras: Sequence[str],
    boxes: Iterable[Box],
    ground: float | None,
) -> Box:
    """The box round everything.

    ``head`` is the cut of the hair, what is worn on it, and whether it is a child's; ``boxes`` is
    what props and held things cover; ``ground`` is the floor where a prop decides it.
    """
    spots = [*_head(j, *head), *_body(j), *_extras(j, extras)]
    floor = ground if ground is not None else j.ground
    left = min(x - r for x, _, r in spots) - MARGIN
    right = max(x + r for x, _, r in spots) + MARGIN
    top = min(y - r for _, y, r in spots)
    bottom = max(floor, *(y + r for _, y, r in spots if r == 0))
    for x, y, width, height in boxes:
        left, right = min(left, x), max(right, x + width)
        top, bottom = min(top, y), max(bottom, y + height)
    return left, top, right - left, bottom - top


def _head(j: Joints, cut: str, worn: tuple[str, ...], child: bool) -> list[Spot]:  # noqa: FBT001
    size, lift = (CHILD_HEAD, CHILD_LIFT) if child else (1.0, 0.0)
    tall = max(92, HAIR_HEIGHTS.get(cut, 0), *(HAT_HEIGHTS.get(item, 104) for item in worn), 0)
    wide = 122 if "sunhat" in worn else 104 if cut in WIDE_HAIR or worn else 74
    x, y = j.head[0], j.head[1] - lift
    round_top = 26.0 if "party" in worn else 70.0
    tip = along((x, y), 180 - j.tilt, (tall - round_top) * size)
    sides = [along((x, y), way * 90 - j.tilt, wide * size) for way in (-1, 1)]
    spots: list[Spot] = [(*tip, round_top * size), (x, y, 74 * size)]
    spots += [(sx, sy, 8.0) for sx, sy in sides]
    if cut == "long":
        spots.append((*along((x, y), -j.tilt, 110 * size), 84 * size))
    return spots


def _body(j: Joints) -> list[Spot]:
    spots = [(x, y, 52.0) for x, y in j.hands] + [(x, y, 54.0) for x, y in j.elbows]
    spots += [(x, y, 66.0) for x, y in (*j.shoulders, *j.knees, *j.hips)]
    if j.pose.side:
        spots += [(x, y, 112.0) for x, y in j.shoulders[:1]]
    return spots + [(x, y, 0.0) for i in (0, 1) for x, y in shoe_corners(j, i)]


def _extras(j: Joints, extras: Sequence[str]) -> list[Spot]:
    spots: list[Spot] = []
    if "backpack" in extras:
        corners = ((-172, 360), (-172, 50), (104, 360), (104, 50))
        spots += [(*trunk(j.lean, x, y), 0.0) for x, y in corners]
    if "bag" in extras:
        spots += [(*trunk(j.lean, -124, y), 0.0) for y in (44, -48)]
    if "cape" in extras:
        spots += [(*trunk(j.lean, x, -cape_hem(j)), 0.0) for x in (-166, 166)]
        spots += [(*trunk(j.lean, x, 0), 0.0) for x in (-132, 132)]
    return spots
