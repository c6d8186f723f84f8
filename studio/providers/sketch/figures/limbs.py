"""Arms, legs, hands and shoes.

Everything is drawn in thousandths of a standing adult, with the hip at (0, 0), y down.
"""

import math

from studio.providers.sketch.color import lighten
from studio.providers.sketch.figures.person import Person
from studio.providers.sketch.figures.skeleton import Joints
from studio.providers.sketch.figures.wear import Outfit
from studio.providers.sketch.pen import (
    Point,
    circle,
    ellipse,
    group,
    limb,
    line,
    path,
    route,
)


def between(a: Point, b: Point, t: float) -> Point:
    """The point a share ``t`` of the way from a to b."""
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t


def sized(point: Point, r: float) -> tuple[float, float, float]:
    return point[0], point[1], r


def draw_leg(j: Joints, i: int, who: Person, outfit: Outfit, *, far: bool) -> str:
    """One leg with its shoe; a far one is a tone darker."""
    hip, knee, ankle = j.hips[i], j.knees[i], j.ankles[i]
    shade = -0.045 if far else 0.0
    skin, cloth = lighten(who.skin, shade), lighten(outfit.bottom_colour, shade)
    slim = outfit.bottom == "leggings"
    marks = ""
    bare = outfit.bottom in {"shorts", "skirt"} or outfit.top == "dress"
    if bare:
        marks += limb([sized(hip, 43), sized(knee, 31), sized(ankle, 19)], skin)
        if outfit.bottom == "shorts" and outfit.top != "dress":
            marks += limb([sized(hip, 48), sized(between(hip, knee, 0.62), 46)], cloth)
    else:
        widths = (45, 33, 21) if slim else (47, 38, 29)
        marks += limb(
            [sized(hip, widths[0]), sized(knee, widths[1]), sized(ankle, widths[2])], cloth
        )
    return marks + _shoe(j, i, outfit, shade)


def _stance(j: Joints, i: int) -> tuple[int, float, float]:
    """Which way a shoe points (1 right), how it is turned in degrees, how long it is."""
    shin = j.pose.legs[i][1]
    toe, turn = (1 if j.pose.side or i == 1 else -1), 0.0
    if not j.pose.side and abs(shin) > 78:
        toe = 1 if shin > 0 else -1
    if j.pose.side and j.ankles[i][1] + 60 < j.ground:
        turn = -shin * 0.9
    elif not j.pose.side and 40 < abs(shin) <= 78:
        turn = -shin * 0.7
    return toe, turn, 92.0 if j.pose.side else 66.0


def shoe_corners(j: Joints, i: int) -> list[Point]:
    """The corners of the box round a shoe, turned with it."""
    toe, turn, long = _stance(j, i)
    (x, y), angle = j.ankles[i], math.radians(turn)
    return [
        (
            x + math.cos(angle) * toe * px - math.sin(angle) * py,
            y + math.sin(angle) * toe * px + math.cos(angle) * py,
        )
        for px in (-34, long + 3)
        for py in (-28, 37)
    ]


def _shoe(j: Joints, i: int, outfit: Outfit, shade: float) -> str:
    ankle = j.ankles[i]
    toe, turn, long = _stance(j, i)
    colour = lighten(outfit.shoe_colour, shade)
    shoe = path(
        route(
            ("M", -24, -8),
            ("C", -26, -26, 22, -28, 25, -10),
            ("C", long * 0.5, 0, long, 6, long, 28),
            ("L", long, 30),
            ("H", -29),
            ("C", -33, 20, -28, 6, -24, -8),
            ("z",),
        ),
        colour,
    )
    shoe += path(
        route(("M", -31, 26), ("H", long + 1), ("V", 36), ("H", -31), ("z",)),
        lighten(colour, -0.12 if outfit.shoes != "sneakers" else 0.16),
    )
    if outfit.shoes == "sneakers":
        shoe += line(
            route(("M", 22, 2), ("l", long * 0.2, -4), ("M", 30, 10), ("l", long * 0.2, -3)),
            lighten(colour, -0.16),
            5,
        )
    if outfit.shoes == "boots":
        up = between(ankle, j.knees[i], 0.34)
        return limb([sized(up, 33), sized(ankle, 27)], colour) + group(
            shoe, *ankle, 1, turn, flip=toe < 0
        )
    return group(shoe, *ankle, 1, turn, flip=toe < 0)


def draw_arm(j: Joints, i: int, who: Person, outfit: Outfit, *, far: bool) -> str:
    """One arm with its hand; a far one is a tone darker."""
    shoulder, elbow, hand = j.shoulders[i], j.elbows[i], j.hands[i]
    shade = -0.05 if far else 0.0
    skin, cloth = lighten(who.skin, shade), lighten(outfit.top_colour, shade - 0.012)
    slim = 0.9 if who.curved else 1.0
    marks = draw_hand(
        j, i, lighten(outfit.extras["gloves"], shade) if "gloves" in outfit.extras else skin
    )
    if outfit.sleeves >= 2:
        loose = 1.14 if outfit.top in {"coat", "hoodie", "jacket", "blazer", "labcoat"} else 1.0
        cuff = between(elbow, hand, 0.86)
        marks += limb(
            [
                sized(shoulder, 36 * slim * loose),
                sized(elbow, 28 * slim * loose),
                sized(cuff, 22 * slim * loose),
            ],
            cloth,
        )
    else:
        marks += limb(
            [sized(shoulder, 30 * slim), sized(elbow, 23 * slim), sized(hand, 16 * slim)], skin
        )
        if outfit.sleeves > 0:
            cut = between(shoulder, elbow, outfit.sleeves)
            marks += limb([sized(shoulder, 37 * slim), sized(cut, 33 * slim)], cloth)
    if "watch" in outfit.extras and not far:
        x, y = between(elbow, hand, 0.8)
        marks += circle(x, y, 21, lighten(outfit.extras["watch"], -0.05)) + circle(
            x, y, 13, "#f7f7f5"
        )
    return marks


def draw_hand(j: Joints, i: int, skin: str) -> str:
    """A closed, simple hand in line with the forearm."""
    hand, angle = j.hands[i], j.pose.arms[i][1]
    thumb = 1 if (i == 0) != j.pose.side else -1
    mitt = ellipse(0, 12, 18, 25, skin) + ellipse(
        thumb * 15, 6, 8, 16, skin, transform=f"rotate({-28 * thumb} {thumb * 15} 6)"
    )
    return group(mitt, *hand, 1, -angle)
