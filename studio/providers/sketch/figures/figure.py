"""Putting a figure together: joints, outfit, things in hand, fitted into a box."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random

from studio.providers.sketch.color import Palette, mix
from studio.providers.sketch.figures import body, extras, head, held, limbs
from studio.providers.sketch.figures.extent import extent
from studio.providers.sketch.figures.person import Person
from studio.providers.sketch.figures.poses import HALVES, POSES
from studio.providers.sketch.figures.props import Prop, draw_prop
from studio.providers.sketch.figures.skeleton import (
    CHILD_HEAD,
    CHILD_LIFT,
    FOREARM,
    UPPER_ARM,
    Joints,
    Pose,
    place,
    reach,
)
from studio.providers.sketch.figures.things import HELD
from studio.providers.sketch.figures.wear import Outfit, dress
from studio.providers.sketch.pen import Box, Point, group

GRIP = 250.0
"""Side of the square for something unknown held in both hands, in body units."""
CUT = 6.0
"""How far under the hip a half-body figure ends, in body units."""
SPREAD = {
    "tablet": 74.0,
    "book": 72,
    "laptop": 96,
    "box": 112,
    "gift": 82,
    "sign": 168,
    "ball": 64,
    "camera": 62,
    "clipboard": 60,
}
REACH = {
    "umbrella": (-190, -350, 380, 410),
    "balloon": (-74, -408, 148, 408),
    "barbell": (-430, -110, 860, 220),
    "sign": (-170, -150, 340, 190),
    "guitar": (-110, -140, 420, 270),
    "racket": (-64, -232, 128, 280),
    "pan": (-10, -30, 252, 64),
    "flag": (-6, -262, 180, 310),
    "tray": (-122, -160, 244, 180),
    "case": (-84, 0, 168, 144),
    "shopping": (-68, 0, 136, 192),
    "bouquet": (-74, -110, 148, 170),
    "dumbbell": (-92, -30, 184, 60),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawn figure. Lengths are pixels from the top left corner of the picture."""

    svg: str
    """The figure, a fragment without <svg>."""
    front: str
    """What stands before something put into ``grip``: the hands. Empty when nothing is."""
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


@dataclass(frozen=True, slots=True)
class _Order:
    pose: Pose
    name: str
    half: bool
    who: Person
    outfit: Outfit
    thing: str | None
    colour: str
    unknown: bool


def draw_person(
    name: str,
    box: Box,
    palette: Palette,
    rng: Random,
    wearing: tuple[str, ...],
    holding: str | None,
    who: Person,
    backdrop: str | None,
    facing: str,
) -> Figure:
    """See ``figures.draw``."""
    base = name.removeprefix("half-")
    half = base != name
    if half and base not in HALVES:
        raise KeyError(name)
    pose = POSES[base]
    outfit = dress(wearing, who, base, palette, rng, backdrop)
    if who.cut == "hijab":
        who = replace(who, hair=mix(palette.accent2, palette.light, 0.25))
    thing = held.find_held(holding) if holding else None
    unknown = holding is not None and thing is None and pose.hands != "busy"
    if thing is None and not unknown and pose.hands not in {"free", "busy"}:
        thing = pose.hands
    if thing == "laptop" and pose.prop == "desk":
        thing = None
    pose = _with_arms(pose, base, thing, asked=holding is not None, unknown=unknown)
    colour = held.held_colour(holding or "", thing, palette, outfit.top_colour) if thing else ""
    order = _Order(pose, base, half, who, outfit, thing, colour, unknown)
    return _fit(order, box, palette, facing)


def _with_arms(pose: Pose, name: str, thing: str | None, *, asked: bool, unknown: bool) -> Pose:
    """The pose with its arms brought to where something can be held."""
    manner = HELD[thing][0] if thing else "both" if unknown else ""
    if not manner or (pose.hands == thing and not asked):
        return pose
    if name in {"raise", "present", "curl", "drink", "phone", "selfie", "barbell"} and manner in {
        "hand",
        "bar",
    }:
        return pose
    arms = pose.arms
    if name in {"raise", "present"} and unknown:
        return pose
    if manner == "bar":
        arms = POSES["barbell"].arms
    elif manner == "both":
        joints = place(pose)
        spread = SPREAD.get(thing or "", GRIP / 2)
        x, y = (
            (joints.chest[0] + 150, joints.chest[1] + 40)
            if pose.side
            else (0.0, joints.chest[1] + 84)
        )
        if thing == "camera":
            y = joints.head[1] + 14
        goals = ((x + 20, y), (x - 10, y + 10)) if pose.side else ((x - spread, y), (x + spread, y))
        arms = (
            reach(joints.shoulders[0], goals[0], UPPER_ARM, FOREARM, out=-1),
            reach(joints.shoulders[1], goals[1], UPPER_ARM, FOREARM, out=-1 if pose.side else 1),
        )
    elif manner == "hang":
        arms = (arms[0], (14, 3))
    elif manner == "body":
        arms = POSES["guitar"].arms
    elif pose.hands != "busy":
        arms = (arms[0], (20, 128) if not pose.side else (22, 96))
    return replace(pose, arms=arms, right=None, nod=pose.nod if thing != "camera" else 0)


def _fit(order: _Order, box: Box, palette: Palette, facing: str) -> Figure:
    pose, who, outfit = order.pose, order.who, order.outfit
    j = place(pose, 0.93 if who.curved else 1.0, 0.8 if who.age == "child" else 1.0)
    prop = draw_prop(j, palette, outfit.top_colour if pose.prop == "mat" else palette.accent2)
    if pose.prop in {"bike", "board"}:
        prop = draw_prop(
            j, palette, palette.accent if outfit.top_colour != palette.accent else palette.accent2
        )
    below, above = _paint(order, j, prop)
    bounds = extent(
        j,
        head=(who.cut, tuple(outfit.on_head), who.age == "child"),
        extras=tuple(outfit.extras),
        boxes=_boxes(order, j, prop),
        ground=prop.ground,
    )
    if order.half:
        bounds = (bounds[0], bounds[1], bounds[2], CUT - bounds[1])
    scale = min(box[2] / bounds[2], box[3] / bounds[3])
    mirror = facing == "left"
    x = box[0] + box[2] / 2 - (-1 if mirror else 1) * (bounds[0] + bounds[2] / 2) * scale
    y = box[1] + box[3] - (bounds[1] + bounds[3]) * scale

    def put(point: Point) -> Point:
        return x + (-1 if mirror else 1) * point[0] * scale, y + point[1] * scale

    svg = group(below, x, y, scale, flip=mirror)
    front = group(above, x, y, scale, flip=mirror) if above else ""
    if order.half:
        edge = box[1] + box[3]
        svg, front = cut_below(svg, box, edge, 1), cut_below(front, box, edge, 2) if front else ""
    return Figure(
        svg=svg,
        front=front,
        anchors=_anchors(j, put),
        bounds=(
            box[0] + (box[2] - bounds[2] * scale) / 2,
            y + bounds[1] * scale,
            bounds[2] * scale,
            bounds[3] * scale,
        ),
        grip=_placed(_grip(order, j), put) if order.unknown else None,
        worn=tuple(outfit.worn),
    )


def _placed(box: Box, put: Callable[[Point], Point]) -> Box:
    (x0, y0), (x1, y1) = put(box[:2]), put((box[0] + box[2], box[1] + box[3]))
    return min(x0, x1), y0, abs(x1 - x0), y1 - y0


def cut_below(svg: str, box: Box, edge: float, turn: int) -> str:
    """The part of a figure that lies inside its box, cut off straight at its edges."""
    name = f"half{turn}x{round(box[0])}y{round(edge)}"
    return (
        f'<clipPath id="{name}"><rect x="{box[0]:.1f}" y="{box[1]:.1f}" width="{box[2]:.1f}"'
        f' height="{box[3]:.1f}"/></clipPath><g clip-path="url(#{name})">{svg}</g>'
    )


def _paint(order: _Order, j: Joints, prop: Prop) -> tuple[str, str]:
    pose, who, outfit = order.pose, order.who, order.outfit
    behind, top = head.draw_head(who, pose.face, outfit.on_head)
    size, lift = (CHILD_HEAD, CHILD_LIFT) if who.age == "child" else (1.0, 0.0)
    hx, hy = j.head[0], j.head[1] - lift
    crown = group(behind, hx, hy, size, j.tilt)
    marks = prop.behind + extras.draw_behind(j, outfit) + crown
    arms = [limbs.draw_arm(j, i, who, outfit, far=pose.side and i == 0) for i in (0, 1)]
    legs = [limbs.draw_leg(j, i, who, outfit, far=pose.side and i == 0) for i in (0, 1)]
    thing = _thing(order, j)
    face = group(top, hx, hy, size, j.tilt)
    whole = body.draw_trunk(j, who, outfit) + extras.draw_before(j, outfit)
    raised = [abs(bend[0]) > 100 and not pose.side for bend in pose.arms]
    if pose.side:
        marks += arms[0] + legs[0] + legs[1] + whole + face
        return (
            (marks + arms[1] + prop.before, "")
            if order.unknown
            else (marks + thing + arms[1] + prop.before, "")
        )
    marks += "".join(arm for arm, up in zip(arms, raised, strict=True) if up)
    marks += legs[0] + legs[1] + whole + face
    low = "".join(arm for arm, up in zip(arms, raised, strict=True) if not up)
    if order.unknown:
        hands = "".join(limbs.draw_hand(j, i, who.skin) for i in (0, 1))
        return marks + low + prop.before, hands
    if order.thing and HELD[order.thing][0] == "both":
        hands = "".join(limbs.draw_hand(j, i, who.skin) for i in (0, 1))
        return marks + low + thing + hands + prop.before, ""
    if order.thing == "guitar":
        return marks + arms[1] * (not raised[1]) + thing + low + prop.before, ""
    return marks + thing + low + prop.before, ""


def _thing_at(order: _Order, j: Joints) -> Point:
    manner = HELD[order.thing or ""][0]
    (x0, y0), (x1, y1) = j.hands
    if manner in {"both", "bar"}:
        return ((x0 + x1) / 2, (y0 + y1) / 2) if not j.pose.side else (x1 + 30, y1)
    if manner == "body":
        return -6.0, -150.0
    return x1, y1


def _thing(order: _Order, j: Joints) -> str:
    if order.thing is None:
        return ""
    drawing = HELD[order.thing][1](order.colour)
    if order.thing == "dumbbell":
        return "".join(group(drawing, *hand) for hand in j.hands)
    return group(drawing, *_thing_at(order, j))


def _boxes(order: _Order, j: Joints, prop: Prop) -> list[Box]:
    """What the prop and the held thing cover, in body units."""
    boxes = [prop.box] if prop.box else []
    if order.thing:
        left, top, width, height = REACH.get(order.thing, (-112, -160, 224, 216))
        places = j.hands if order.thing == "dumbbell" else (_thing_at(order, j),)
        boxes += [(x + left, y + top, width, height) for x, y in places]
    if order.unknown:
        boxes.append(_grip(order, j))
    return boxes


def _grip(order: _Order, j: Joints) -> Box:
    """Room for something unknown: between the hands, or on the raised one; in body units."""
    side = GRIP
    if order.name in {"raise", "present"}:
        side = GRIP * 0.8
        x, y = j.hands[1][0], j.hands[1][1] - side * 0.52
    elif order.pose.side:
        x, y = j.hands[1][0] + side * 0.4, j.hands[1][1] - 20
    else:
        x, y = (j.hands[0][0] + j.hands[1][0]) / 2, (j.hands[0][1] + j.hands[1][1]) / 2 - 10
    return x - side / 2, y - side / 2, side, side


def _anchors(j: Joints, put: Callable[[Point], Point]) -> dict[str, Point]:
    anchors: dict[str, Point] = {"head": put(j.head), "hip": put((0, 0)), "chest": put(j.chest)}
    for name, pair in (("hand", j.hands), ("foot", j.ankles), ("shoulder", j.shoulders)):
        first, second = sorted(put(point) for point in pair)
        anchors[f"{name}_left"], anchors[f"{name}_right"] = first, second
    return anchors
