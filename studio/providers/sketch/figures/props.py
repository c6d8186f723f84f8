"""What a pose needs round the body: a chair, a desk, a mat, a bicycle, a board."""

from dataclasses import dataclass

from studio.providers.sketch.color import Palette, lighten, mix
from studio.providers.sketch.figures.skeleton import Joints
from studio.providers.sketch.pen import Box, circle, line, number, path, rect


@dataclass(frozen=True, slots=True)
class Prop:
    """A prop in the body's own units: behind the figure, before it, and what it covers."""

    behind: str = ""
    before: str = ""
    box: Box | None = None
    ground: float | None = None
    """Where the floor is, when the prop lifts the body off it."""


def draw_prop(j: Joints, palette: Palette, colour: str) -> Prop:
    """The prop of the pose, fitted to its joints."""
    kind = j.pose.prop
    if kind == "chair":
        return _chair(j, palette, colour)
    if kind == "desk":
        return _desk(j, palette, colour)
    if kind == "mat":
        return _mat(j, colour)
    if kind == "bike":
        return _bike(j, colour)
    if kind == "board":
        return _board(j, colour)
    return Prop()


def _seat(palette: Palette, colour: str, ground: float) -> str:
    legs = mix(palette.shade, palette.accent2, 0.25)
    top = 56.0
    marks = line(
        f"M-52 {top + 10}L-78 {number(ground)}M52 {top + 10}L74 {number(ground)}", legs, 13
    )
    marks += path(
        f"M-84 -214C-104 -214 -112 -196 -108 -176L-86 {top}H-56L-72 -200Q-74 -214 -84 -214z",
        lighten(colour, -0.05),
    )
    return marks + rect(-92, top - 8, 196, 30, colour, 14)


def _chair(j: Joints, palette: Palette, colour: str) -> Prop:
    ground = max(y + 36 for _, y in j.ankles)
    return Prop(
        behind=_seat(palette, colour, ground), box=(-116, -214, 220, 214 + ground), ground=ground
    )


def _desk(j: Joints, palette: Palette, colour: str) -> Prop:
    ground = max(y + 36 for _, y in j.ankles)
    wood = mix("#c08a5a", palette.accent2, 0.12)
    dark = mix(palette.shade, palette.accent2, 0.25)
    top = max(y for _, y in j.hands) + 26
    left, right = 128.0, 560.0
    desk = rect(left, top, right - left, 24, wood, 6) + rect(
        left, top + 17, right - left, 7, lighten(wood, -0.07)
    )
    desk += line(
        f"M{left + 40} {number(top + 24)}V{number(ground)}M{right - 30} {number(top + 24)}V{number(ground)}",
        dark,
        14,
    )
    x = max(x for x, _ in j.hands)
    screen = path(
        f"M{number(x + 96)} {number(top - 4)}L{number(x + 140)} {number(top - 148)}h12"
        f"L{number(x + 110)} {number(top - 4)}z",
        "#aab1bd",
    )
    screen += rect(x - 36, top - 10, 146, 10, "#c6ccd5", 5)
    mug = rect(right - 80, top - 46, 36, 46, palette.accent, 6) + path(
        f"M{right - 44} {number(top - 36)}c22 -2 22 26 0 24",
        "none",
        stroke=palette.accent,
        stroke_width=7,
    )
    return Prop(
        behind=_seat(palette, colour, ground),
        before=desk + screen + mug,
        box=(-116, -214, right + 116, 214 + ground),
        ground=ground,
    )


def _mat(j: Joints, colour: str) -> Prop:
    xs = [x for x, _ in (*j.hands, *j.ankles, *j.knees)]
    left, right, y = min(xs) - 70, max(xs) + 90, j.ground
    return Prop(
        behind=rect(left, y - 8, right - left, 18, colour, 9),
        box=(left, y - 8, right - left, 18),
        ground=y + 10,
    )


def _bike(j: Joints, colour: str) -> Prop:
    ground = 505.0
    r = 188.0
    y = ground - r
    back, front, crank = (-186.0, y), (400.0, y), (126.0, y + 24)
    hand = j.hands[1]
    wheels = ""
    for x, wy in (back, front):
        wheels += circle(x, wy, r - 9, "none", stroke="#2c3038", stroke_width=17)
        wheels += circle(x, wy, 14, "#8d93a0")
        wheels += "".join(
            line(
                f"M{number(x + dx * 158)} {number(wy + dy * 158)}L{number(x - dx * 158)} {number(wy - dy * 158)}",
                "#a4aab5",
                3,
            )
            for dx, dy in ((1, 0), (0, 1), (0.7, 0.7), (0.7, -0.7))
        )
    head = (front[0] - 66, y - 190)
    frame = line(
        f"M{number(back[0])} {number(back[1])}L-20 96L{number(crank[0])} {number(crank[1])}z"
        f"M-20 96L{number(head[0])} {number(head[1])}L{number(crank[0])} {number(crank[1])}"
        f"M{number(front[0])} {number(front[1])}L{number(head[0] - 8)} {number(head[1] - 30)}",
        colour,
        17,
    )
    bar = line(
        f"M{number(head[0] - 8)} {number(head[1] - 28)}L{number(hand[0] + 12)} {number(hand[1] + 20)}"
        f"L{number(hand[0] - 22)} {number(hand[1] + 16)}",
        "#2c3038",
        14,
    )
    seat = line("M-20 96L-28 58", "#2c3038", 14) + rect(-78, 40, 104, 24, "#2c3038", 12)
    pedal = circle(crank[0], crank[1], 30, "none", stroke="#565c68", stroke_width=9)
    pedal += line(
        f"M{number(crank[0])} {number(crank[1])}L{number(j.ankles[1][0] + 20)} {number(j.ankles[1][1] + 40)}",
        "#565c68",
        11,
    )
    return Prop(
        behind=wheels + frame + seat,
        before=bar + pedal,
        box=(back[0] - r, y - r, front[0] - back[0] + 2 * r, 2 * r),
        ground=ground,
    )


def _board(j: Joints, colour: str) -> Prop:
    left, right = min(x for x, _ in j.ankles) - 90, max(x for x, _ in j.ankles) + 110
    y = max(y for _, y in j.ankles) + 36
    deck = path(
        f"M{number(left)} {number(y - 12)}Q{number(left + 16)} {number(y + 6)} {number(left + 50)} {number(y + 4)}"
        f"H{number(right - 50)}Q{number(right - 16)} {number(y + 6)} {number(right)} {number(y - 12)}"
        f"Q{number(right - 10)} {number(y + 26)} {number(right - 54)} {number(y + 24)}H{number(left + 54)}"
        f"Q{number(left + 10)} {number(y + 26)} {number(left)} {number(y - 12)}z",
        colour,
    )
    wheels = "".join(
        circle(x, y + 38, 19, "#30343d") + circle(x, y + 38, 8, "#c8cdd5")
        for x in (left + 80, right - 80)
    )
    return Prop(behind=wheels + deck, box=(left, y - 12, right - left, 70), ground=y + 57)
