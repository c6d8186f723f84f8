"""Poses as angles, and the joints that follow from them.

Lengths are thousandths of a standing adult's height. The hip is the origin, y points down. Angles
are degrees from straight down, positive towards the right of the picture; 180 is straight up.
"""

import math
from dataclasses import dataclass, field

from studio.providers.sketch.pen import Point

THIGH, SHIN, ANKLE = 236.0, 230.0, 36.0
UPPER_ARM, FOREARM = 158.0, 146.0
TORSO, NECK, HEAD = 284.0, 300.0, 94.0
HEAD_RX, HEAD_RY = 53.0, 66.0
CHILD_HEAD, CHILD_LIFT = 1.32, 26.0
"""A child's head is larger by this, and its middle this much higher."""

Bend = tuple[float, float]
"""The angles of a limb's upper and lower half."""


@dataclass(frozen=True, slots=True)
class Pose:
    """How a body is held. In a side view it faces right, and the first limb is the far one."""

    arms: tuple[Bend, Bend] = ((-12, -5), (12, 5))
    legs: tuple[Bend, Bend] = ((-4, -1), (4, 1))
    lean: float = 0
    nod: float = 0
    """Degrees the head turns on, beyond the lean."""
    side: bool = False
    face: float = 0.25
    """Where the face looks: -1 left, 0 at the viewer, 1 right."""
    prop: str = ""
    """What the pose needs around it: chair, desk, bike, mat."""
    hands: str = "free"
    """free, or busy where nothing else can be held; held thing otherwise, drawn by default."""
    right: tuple[Point, Point] | None = None
    """Elbow and hand of the right arm where it is foreshortened, in place of its first angle."""
    words: str = ""
    """Expressions that ask for this pose, with | between them."""


@dataclass(frozen=True, slots=True)
class Joints:
    """Where the joints are. Pairs are (left or far, right or near)."""

    head: Point
    neck: Point
    chest: Point
    shoulders: tuple[Point, Point]
    elbows: tuple[Point, Point]
    hands: tuple[Point, Point]
    hips: tuple[Point, Point]
    knees: tuple[Point, Point]
    ankles: tuple[Point, Point]
    lean: float
    tilt: float
    """Degrees the head is turned clockwise."""
    pose: Pose = field(default_factory=Pose)

    @property
    def ground(self) -> float:
        """The y of the ground: under the lowest foot, hand or seat."""
        return max(
            *(y + ANKLE for _, y in self.ankles),
            *(y + 38 for _, y in self.hands),
            *(y + 44 for _, y in self.knees),
            *(y + 62 for _, y in self.hips),
        )


def along(start: Point, angle: float, length: float) -> Point:
    """The point ``length`` away from ``start`` in the direction of ``angle``."""
    turn = math.radians(angle)
    return start[0] + math.sin(turn) * length, start[1] + math.cos(turn) * length


def trunk(lean: float, x: float, y: float) -> Point:
    """A point of the trunk: ``x`` to its side, ``y`` up from the hip along the spine."""
    turn = math.radians(lean)
    return (math.cos(turn) * x + math.sin(turn) * y, math.sin(turn) * x - math.cos(turn) * y)


def reach(start: Point, end: Point, upper: float, lower: float, *, out: float) -> Bend:
    """The angles that bring a two-part limb from ``start`` to ``end``, or as near as it goes.

    ``out`` is 1 or -1: the side the joint bends to.
    """
    dx, dy = end[0] - start[0], end[1] - start[1]
    far = min(upper + lower - 1, max(abs(upper - lower) + 1, math.hypot(dx, dy)))
    straight = math.degrees(math.atan2(dx, dy))
    first = math.degrees(math.acos((upper**2 + far**2 - lower**2) / (2 * upper * far)))
    second = math.degrees(math.acos((lower**2 + far**2 - upper**2) / (2 * lower * far)))
    return straight + out * first, straight - out * second


def place(pose: Pose, wide: float = 1.0, limbs: float = 1.0) -> Joints:
    """The joints of a pose; ``wide`` scales the shoulders, ``limbs`` the length of the limbs."""
    lean = pose.lean
    if pose.side:
        shoulders = (trunk(lean, 14, TORSO - 22), trunk(lean, -12, TORSO - 24))
        hips = (trunk(lean, 9, 0), trunk(lean, -7, 0))
    else:
        shoulders = (trunk(lean, -78 * wide, TORSO - 26), trunk(lean, 78 * wide, TORSO - 26))
        hips = (trunk(lean, -34, 0), trunk(lean, 34, 0))
    neck = trunk(lean, 0, NECK)
    tilt = lean * 0.6 + pose.nod
    head = along(neck, 180 - tilt, HEAD)
    elbows = (
        along(shoulders[0], pose.arms[0][0], UPPER_ARM * limbs),
        along(shoulders[1], pose.arms[1][0], UPPER_ARM * limbs),
    )
    hands = (
        along(elbows[0], pose.arms[0][1], FOREARM * limbs),
        along(elbows[1], pose.arms[1][1], FOREARM * limbs),
    )
    if pose.right:
        elbows, hands = (elbows[0], pose.right[0]), (hands[0], pose.right[1])
    knees = (
        along(hips[0], pose.legs[0][0], THIGH * limbs),
        along(hips[1], pose.legs[1][0], THIGH * limbs),
    )
    ankles = (
        along(knees[0], pose.legs[0][1], SHIN * limbs),
        along(knees[1], pose.legs[1][1], SHIN * limbs),
    )
    return Joints(
        head,
        neck,
        trunk(lean, 0, TORSO * 0.7),
        shoulders,
        elbows,
        hands,
        hips,
        knees,
        ankles,
        lean,
        tilt,
        pose,
    )
