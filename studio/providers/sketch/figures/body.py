"""The trunk and what it wears.

Everything is drawn in thousandths of a standing adult, with the hip at (0, 0), y down.
"""

from studio.providers.sketch.color import lighten, mix
from studio.providers.sketch.figures.limbs import between, sized
from studio.providers.sketch.figures.person import Person
from studio.providers.sketch.figures.skeleton import TORSO, Joints, trunk
from studio.providers.sketch.figures.wear import Outfit
from studio.providers.sketch.pen import (
    Point,
    circle,
    corners,
    group,
    limb,
    line,
    path,
    route,
    smooth,
)


def draw_trunk(j: Joints, who: Person, outfit: Outfit) -> str:
    """Neck, pelvis, and what is worn on the trunk."""

    def p(x: float, y: float) -> Point:
        return trunk(j.lean, x, y)

    slim = 0.92 if who.curved else 1.0
    neck = limb(
        [sized(p(0, TORSO - 30), 27 * slim), sized(between(j.neck, j.head, 0.55), 24 * slim)],
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
