"""The body from the neck down: limbs, trunk, garments.

Everything is drawn in thousandths of a standing adult, with the hip at (0, 0), y down.
"""

import math

from studio.providers.sketch.color import lighten, mix
from studio.providers.sketch.figures.person import Person
from studio.providers.sketch.figures.skeleton import TORSO, Joints, trunk
from studio.providers.sketch.figures.wear import Outfit
from studio.providers.sketch.pen import (
    Point,
    circle,
    corners,
    ellipse,
    group,
    limb,
    line,
    path,
    route,
    smooth,
)


def between(a: Point, b: Point, t: float) -> Point:
    """The point a share ``t`` of the way from a to b."""
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t


def _at(point: Point, r: float) -> tuple[float, float, float]:
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
        marks += limb([_at(hip, 43), _at(knee, 31), _at(ankle, 19)], skin)
        if outfit.bottom == "shorts" and outfit.top != "dress":
            marks += limb([_at(hip, 48), _at(between(hip, knee, 0.62), 46)], cloth)
    else:
        widths = (45, 33, 21) if slim else (47, 38, 29)
        marks += limb([_at(hip, widths[0]), _at(knee, widths[1]), _at(ankle, widths[2])], cloth)
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
        return limb([_at(up, 33), _at(ankle, 27)], colour) + group(
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
                _at(shoulder, 36 * slim * loose),
                _at(elbow, 28 * slim * loose),
                _at(cuff, 22 * slim * loose),
            ],
            cloth,
        )
    else:
        marks += limb([_at(shoulder, 30 * slim), _at(elbow, 23 * slim), _at(hand, 16 * slim)], skin)
        if outfit.sleeves > 0:
            cut = between(shoulder, elbow, outfit.sleeves)
            marks += limb([_at(shoulder, 37 * slim), _at(cut, 33 * slim)], cloth)
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


def draw_trunk(j: Joints, who: Person, outfit: Outfit) -> str:
    """Neck, pelvis, and what is worn on the trunk."""

    def p(x: float, y: float) -> Point:
        return trunk(j.lean, x, y)

    slim = 0.92 if who.curved else 1.0
    neck = limb(
        [_at(p(0, TORSO - 30), 27 * slim), _at(between(j.neck, j.head, 0.55), 24 * slim)],
        lighten(who.skin, -0.05),
    )
    outline = _side_outline(j, who) if j.pose.side else _front_outline(j, who)
    cloth = outfit.top_colour
    marks = neck
    pelvis = outfit.bottom_colour
    if outfit.top != "dress":
        half = 44 if j.pose.side else 62
        marks += path(
            smooth(
                [
                    p(-half, 40),
                    p(half, 40),
                    p(half * 1.1, 0),
                    p(half * 0.72, -46),
                    p(-half * 0.72, -46),
                    p(-half * 1.1, 0),
                ]
            ),
            pelvis,
        )
    marks += path(outline, cloth)
    if outfit.top == "dress" or outfit.bottom == "skirt":
        marks += _skirt(j, outfit)
    if outfit.top in {"coat", "labcoat"}:
        marks += _tails(j, outfit)
    return marks + _neckline(j, who, outfit)


def _front_outline(j: Joints, who: Person) -> str:
    def p(x: float, y: float) -> Point:
        return trunk(j.lean, x, y)

    wide = 0.9 if who.curved else 1.0
    waist = 50 if who.curved else 64
    hip = 76 if who.curved else 70
    raised = [max(0.0, (abs(bend[0]) - 80) / 90) * 26 for bend in j.pose.arms]
    right = [
        p(30, 306),
        p(84 * wide, 284 + raised[1]),
        p(108 * wide, 252 + raised[1]),
        p(80 * wide, 178),
        p(waist, 92),
        p(hip, 24),
        p(hip - 4, -12),
    ]
    left = [
        p(-hip + 4, -12),
        p(-hip, 24),
        p(-waist, 92),
        p(-80 * wide, 178),
        p(-108 * wide, 252 + raised[0]),
        p(-84 * wide, 284 + raised[0]),
        p(-30, 306),
    ]
    return smooth([*right, *left], tension=0.9)


def _side_outline(j: Joints, who: Person) -> str:
    def p(x: float, y: float) -> Point:
        return trunk(j.lean, x, y)

    bust = 64 if who.curved else 58
    return smooth(
        [
            p(24, 308),
            p(46, 268),
            p(bust, 200),
            p(48, 100),
            p(50, 20),
            p(46, -14),
            p(-48, -14),
            p(-54, 24),
            p(-46, 100),
            p(-56, 200),
            p(-50, 266),
            p(-24, 308),
        ],
        tension=0.9,
    )


def _skirt(j: Joints, outfit: Outfit) -> str:
    """From the waist to the knees, following the legs."""
    colour = outfit.top_colour if outfit.top == "dress" else outfit.bottom_colour
    hem = [between(j.hips[i], j.knees[i], 0.92) for i in (0, 1)]
    order = sorted(hem)
    waist, hip = (42, 46) if j.pose.side else (46, 70)
    return path(
        corners(
            [
                trunk(j.lean, -waist, 80),
                trunk(j.lean, waist, 80),
                trunk(j.lean, hip, 8),
                (order[1][0] + 46, order[1][1] + 6),
                (order[0][0] - 46, order[0][1] + 6),
                trunk(j.lean, -hip, 8),
            ]
        )
        + "z",
        colour,
        stroke=colour,
        stroke_width=20,
        stroke_linejoin="round",
    )


def _tails(j: Joints, outfit: Outfit) -> str:
    """The lower part of a coat, down to mid-thigh."""
    hem = sorted(between(j.hips[i], j.knees[i], 0.7) for i in (0, 1))
    half = 50 if j.pose.side else 72
    left, right = trunk(j.lean, -half, 60), trunk(j.lean, half, 60)
    colour = outfit.top_colour
    marks = path(
        corners([left, right, (hem[1][0] + 48, hem[1][1]), (hem[0][0] - 48, hem[0][1])]) + "z",
        colour,
        stroke=colour,
        stroke_width=16,
        stroke_linejoin="round",
    )
    middle = between(hem[0], hem[1], 0.5)
    top = trunk(j.lean, 0, 250)
    return marks + line(
        route(("M", top[0], top[1]), ("L", middle[0], middle[1])),
        lighten(colour, -0.1),
        5,
    )


def _neckline(j: Joints, who: Person, outfit: Outfit) -> str:
    """Collar, lapels, straps: in the trunk's own frame."""
    colour, kind = outfit.top_colour, outfit.top
    deep, pale = lighten(colour, -0.08), lighten(colour, 0.08)
    skin = lighten(who.skin, -0.02)
    shift = 14 if j.pose.side else 0
    marks = ""
    if kind in {"tee", "tank", "dress", "overalls", "vest"}:
        deepness = 40 if kind != "tank" else 62
        marks += path(
            route(
                ("M", shift - 34, -306), ("Q", shift, -306 + deepness * 2, shift + 34, -306), ("z",)
            ),
            skin,
        )
        if kind == "overalls":
            marks += path(
                "M-52 0V-200H52V0zM-52 -200L-62 -296M52 -200L62 -296",
                outfit.bottom_colour,
                stroke=outfit.bottom_colour,
                stroke_width=16,
            )
    elif kind == "sweater":
        marks += path(
            route(
                ("M", shift - 32, -326),
                ("H", shift + 32),
                ("L", shift + 36, -288),
                ("Q", shift, -272, shift - 36, -288),
                ("z",),
            ),
            pale,
        )
    elif kind == "hoodie":
        marks += path(
            route(
                ("M", shift - 50, -298),
                ("Q", shift, -236, shift + 50, -298),
                ("Q", shift + 34, -328, shift, -318),
                ("Q", shift - 34, -328, shift - 50, -298),
                ("z",),
            ),
            deep,
        )
        marks += line(
            route(("M", shift - 14, -268), ("v", 50), ("M", shift + 14, -268), ("v", 50)),
            "#ffffff",
            6,
        )
        marks += path(
            route(
                ("M", -46 + shift, -84),
                ("H", 46 + shift),
                ("L", 58 + shift, -18),
                ("H", -58 + shift),
                ("z",),
            ),
            lighten(colour, -0.035),
        )
    elif kind == "shirt":
        marks += path(
            route(("M", shift - 20, -310), ("L", shift, -282), ("L", shift + 20, -310), ("z",)),
            skin,
        )
        marks += path(
            route(
                ("M", shift - 34, -312),
                ("L", shift, -284),
                ("L", shift - 22, -258),
                ("z",),
                ("M", shift + 34, -312),
                ("L", shift, -284),
                ("L", shift + 22, -258),
                ("z",),
            ),
            pale,
        )
        marks += line(route(("M", shift, -280), ("V", -14)), deep, 4)
        marks += "".join(circle(shift + 0, y, 5, pale) for y in (-230, -170, -110, -50))
    elif kind in {"blazer", "coat", "labcoat", "jacket"}:
        inner = "#fbfaf7" if kind != "jacket" else mix(colour, "#ffffff", 0.7)
        low = -130 if kind != "jacket" else -14
        marks += path(
            route(("M", shift - 28, -310), ("L", shift, low), ("L", shift + 28, -310), ("z",))
            if kind != "jacket"
            else route(
                ("M", shift - 28, -310),
                ("L", shift - 16, low),
                ("H", shift + 16),
                ("L", shift + 28, -310),
                ("z",),
            ),
            inner,
        )
        marks += path(
            route(("M", shift - 24, -312), ("Q", shift, -286, shift + 24, -312), ("z",)), skin
        )
        for way in (-1, 1):
            lapel = route(
                ("M", shift + way * 34, -312),
                ("L", shift + way * 62, -236),
                ("L", shift + way * 40, -216),
                ("L", shift, min(low, -130)),
                ("L", shift + way * 20, -290),
                ("z",),
            )
            marks += path(lapel, deep)
    return group(marks, 0, 0, 1, j.lean)
