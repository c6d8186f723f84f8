"""What a pose needs round the body: a chair, a desk, a mat, a bicycle, a board."""

from dataclasses import dataclass

from studio.providers.sketch.color import Palette, lighten, mix
from studio.providers.sketch.figures.skeleton import Joints
from studio.providers.sketch.pen import Box, circle, line, path, rect, route


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
        route(
            ("M", -52, top + 10), ("L", -78, ground - 7), ("M", 52, top + 10), ("L", 74, ground - 7)
        ),
        legs,
        13,
    )
    marks += path(
        route(
            ("M", -84, -214),
            ("C", -104, -214, -112, -196, -108, -176),
            ("L", -86, top),
            ("H", -56),
            ("L", -72, -200),
            ("Q", -74, -214, -84, -214),
            ("z",),
        ),
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
        route(
            ("M", left + 40, top + 24),
            ("V", ground - 7),
            ("M", right - 30, top + 24),
            ("V", ground - 7),
        ),
        dark,
        14,
    )
    x = max(x for x, _ in j.hands)
    screen = path(
        route(
            ("M", x + 96, top - 4),
            ("L", x + 140, top - 148),
            ("h", 12),
            ("L", x + 110, top - 4),
            ("z",),
        ),
        "#aab1bd",
    )
    screen += rect(x - 36, top - 10, 146, 10, "#c6ccd5", 5)
    mug = rect(right - 80, top - 46, 36, 46, palette.accent, 6) + path(
        route(("M", right - 44, top - 36), ("c", 22, -2, 22, 26, 0, 24)),
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
                route(("M", x + dx * 158, wy + dy * 158), ("L", x - dx * 158, wy - dy * 158)),
                "#a4aab5",
                3,
            )
            for dx, dy in ((1, 0), (0, 1), (0.7, 0.7), (0.7, -0.7))
        )
    head = (front[0] - 66, y - 190)
    frame = line(
        route(
            ("M", back[0], back[1]),
            ("L", -20, 96),
            ("L", crank[0], crank[1]),
            ("z",),
            ("M", -20, 96),
            ("L", head[0], head[1]),
            ("L", crank[0], crank[1]),
            ("M", front[0], front[1]),
            ("L", head[0] - 8, head[1] - 30),
        ),
        colour,
        17,
    )
    bar = line(
        route(
            ("M", head[0] - 8, head[1] - 28),
            ("L", hand[0] + 12, hand[1] + 20),
            ("L", hand[0] - 22, hand[1] + 16),
        ),
        "#2c3038",
        14,
    )
    seat = line("M-20 96L-28 58", "#2c3038", 14) + rect(-78, 40, 104, 24, "#2c3038", 12)
    pedal = circle(crank[0], crank[1], 30, "none", stroke="#565c68", stroke_width=9)
    pedal += line(
        route(("M", crank[0], crank[1]), ("L", j.ankles[1][0] + 20, j.ankles[1][1] + 40)),
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
        route(
            ("M", left, y - 12),
            ("Q", left + 16, y + 6, left + 50, y + 4),
            ("H", right - 50),
            ("Q", right - 16, y + 6, right, y - 12),
            ("Q", right - 10, y + 26, right - 54, y + 24),
            ("H", left + 54),
            ("Q", left + 10, y + 26, left, y - 12),
            ("z",),
        ),
        colour,
    )
    wheels = "".join(
        circle(x, y + 38, 19, "#30343d") + circle(x, y + 38, 8, "#c8cdd5")
        for x in (left + 80, right - 80)
    )
    return Prop(behind=wheels + deck, box=(left, y - 12, right - left, 70), ground=y + 57)
