"""A photographer's places: backdrop and plinth."""

from studio.providers.sketch.color import lighten, mix
from studio.providers.sketch.pen import (
    circle,
    ellipse,
    group,
    path,
    polygon,
    rect,
    route,
)
from studio.providers.sketch.scenes import plants
from studio.providers.sketch.scenes.setting import Setting


def _backdrop(s: Setting) -> tuple[str, float, float]:
    """Wall and floor of a photo studio; gives the wall colour, the floor's edge, a shape's size."""
    u = s.unit
    wall = s.rng.choice(
        (
            s.palette.surface,
            mix(s.palette.surface, s.palette.ground, 0.5),
            mix(s.palette.ground, s.palette.accent, 0.22),
        )
    )
    asked = s.palette.name == "ground"
    if asked:
        wall = s.palette.ground
    edge = s.ground_y - s.height * 0.08
    s.fill(s.back.linear([(0, lighten(wall, 0.025)), (1, lighten(wall, -0.012))]))
    side = s.focus_x - s.width * 0.16 if s.light == "left" else s.focus_x + s.width * 0.16
    s.back.add(
        s.back.glow(
            side,
            s.height * 0.28,
            max(s.width, s.height) * 0.5,
            "#ffffff",
            0.1 if s.palette.dark else 0.4,
        )
    )
    floor = lighten(wall, -0.012 if asked else -0.03 if s.palette.dark else 0.03)
    s.back.add(
        rect(
            0,
            edge,
            s.width,
            s.height - edge,
            s.back.linear(
                [
                    (0, lighten(floor, -0.02)),
                    (0.3, lighten(floor, 0.02)),
                    (1, lighten(floor, -0.035)),
                ]
            ),
        )
    )
    s.behind_words = floor if s.calm == "bottom" else wall
    reach = min(s.focus_width * 0.52, edge * 0.42, (s.width - abs(2 * s.focus_x - s.width)) * 0.47)
    if s.calm in {"left", "right"}:
        reach = min(reach, s.width * 0.17)
    if s.calm == "top" and s.calm_box:
        reach = min(reach, (edge - s.calm_box[3]) * 0.6)
    return wall, edge, max(reach, u * 4)


def _shape(s: Setting, wall: str, edge: float, r: float) -> None:
    """One calm form behind the subject: arch, disc, panel pair, half moon or window light."""
    x, kind = s.focus_x, s.rng.randrange(5)
    tone = mix(wall, s.palette.accent2, 0.42)
    strong = mix(s.palette.accent, wall, 0.12)
    top = max(
        edge - r * 2.3, s.calm_box[3] + s.unit if s.calm == "top" and s.calm_box else s.unit * 4
    )
    s.taken.append((x - r * 1.25, top, r * 2.5, edge - top))
    if kind == 0:
        y = min(edge - s.unit, top + r)
        s.back.add(
            path(
                route(
                    ("M", x - r, edge),
                    ("V", y),
                    ("a", r, min(r, y - top), 0, 0, 1, 2 * r, 0),
                    ("V", edge),
                    ("z",),
                ),
                s.back.linear([(0, tone), (1, mix(tone, wall, 0.35))]),
            )
        )
    elif kind == 1:
        r = min(r, (edge - top) / 1.86)
        s.back.add(
            circle(
                x, edge - r * 0.86, r, s.back.linear([(0, strong), (1, mix(strong, wall, 0.25))])
            )
        )
    elif kind == 2:
        s.back.add(rect(x - r * 1.2, top, r * 1.15, edge - top, mix(wall, s.palette.accent2, 0.28)))
        small = min(r * 0.62, (edge - top) * 0.42)
        s.back.add(circle(x + r * 0.5, top + (edge - top) * 0.42, small, strong))
    elif kind == 3:
        half = min(r * 1.15, edge - top)
        s.back.add(
            path(
                route(("M", x - half, edge), ("a", half, half, 0, 0, 1, 2 * half, 0), ("z",)),
                strong,
            )
        )
        s.back.add(
            path(
                route(
                    ("M", x - half * 0.62, edge),
                    ("a", half * 0.62, half * 0.62, 0, 0, 1, 1.24 * half, 0),
                    ("z",),
                ),
                mix(strong, s.palette.light, 0.3),
            )
        )
    else:
        slant = r * 0.5 * (1 if s.light == "left" else -1)
        for i in range(3):
            for k in range(2):
                wide, tall = r * 0.5, (edge - top) * 0.38
                px, py = x - r * 0.95 + i * r * 0.62, top + (edge - top) * (0.06 + 0.44 * k)
                s.back.add(
                    polygon(
                        [
                            (px, py),
                            (px + wide, py),
                            (px + wide + slant * 0.4, py + tall),
                            (px + slant * 0.4, py + tall),
                        ],
                        mix(s.palette.light, "#fff6df", 0.5),
                        opacity=0.1 if s.palette.dark else 0.5,
                    )
                )


def _twigs(s: Setting) -> None:
    """Leaves reaching in from the lower corner beside the subject."""
    if s.calm == "bottom":
        return
    u = s.unit
    green = mix(s.local("#4f8a5f", 0.15), s.palette.accent2, 0.25)
    right = s.focus_x < s.width * 0.5 if s.calm is None else s.calm == "left"
    x, side = (s.width, -1) if right else (0, 1)
    # Off whatever stands in the middle: leaves frame it and never cover it.
    room = abs(x - s.focus_x) - s.focus_width * 0.5
    if room < u * 9:
        return
    reach = min(38 * u, room * 1.15) / u
    for i, (long, turn) in enumerate(((reach, 16), (reach * 0.74, 42))):
        s.front.add(
            group(
                plants.sprig(s.rng, lighten(green, 0.04 * i), u * long, 7, 0.25 * side),
                x + side * u * 5 * i,
                s.height + u * 3,
                1,
                turn * side,
            )
        )


def plinth(s: Setting, x: float, y: float, wide: float, tall: float, tone: str) -> None:
    """A cylinder whose top is centred on (x, y)."""
    ry = wide * 0.075
    lit, dark = lighten(tone, 0.04), lighten(tone, -0.09)
    stops = (
        ((0, lit), (0.55, tone), (1, dark))
        if s.light == "left"
        else ((0, dark), (0.45, tone), (1, lit))
    )
    s.back.add(s.back.shadow(x, y + tall + ry * 0.2, wide * 1.25, s.palette.shade, 0.3))
    s.back.add(
        path(
            route(
                ("M", x - wide / 2, y),
                ("v", tall),
                ("a", wide / 2, ry, 0, 0, 0, wide, 0),
                ("v", -tall),
                ("z",),
            ),
            s.back.linear(stops, (0, 0), (1, 0)),
        )
    )
    s.back.add(
        ellipse(
            x,
            y,
            wide / 2,
            ry,
            s.back.linear([(0, lighten(tone, 0.07)), (1, lighten(tone, 0.03))], (0, 0), (1, 0)),
        )
    )


def paint_studio(s: Setting) -> None:
    """A seamless backdrop with one form behind and a soft floor."""
    wall, edge, r = _backdrop(s)
    asked = s.palette.name == "ground"
    if not asked:
        _shape(s, wall, edge, r)
    s.figure_height = min(
        s.height * 0.62,
        s.ground_y - (s.calm_box[3] if s.calm == "top" and s.calm_box else s.height * 0.08),
    )
    s.back.add(s.back.shadow(s.focus_x, s.ground_y, r * 1.7, s.palette.shade, 0.16))
    if not asked and s.rng.random() < 0.5:
        _twigs(s)


def paint_plinth(s: Setting) -> None:
    """One, two or three plinths for products, with a form and leaves."""
    wall, edge, r = _backdrop(s)
    _shape(s, wall, edge, r)
    stone = (
        mix(s.palette.light, s.palette.surface, 0.3)
        if not s.palette.dark
        else mix(s.palette.surface, s.palette.accent2, 0.2)
    )
    wide, tall = r * 1.55, s.height * 0.085
    kind = s.rng.randrange(3)
    side = 1 if s.rng.random() < 0.5 else -1
    second = mix(stone, s.palette.accent2, 0.3)
    low = s.ground_y + (0 if s.calm == "bottom" else tall * 0.3)
    if kind >= 1 and fits(s, s.focus_x + side * wide * 0.72, wide * 0.3):
        plinth(s, s.focus_x + side * wide * 0.72, low, wide * 0.5, tall * 0.75, second)
    if kind == 2 and fits(s, s.focus_x - side * wide * 0.72, wide * 0.26):
        plinth(
            s,
            s.focus_x - side * wide * 0.72,
            low + (0 if s.calm == "bottom" else tall * 0.3),
            wide * 0.42,
            tall * 0.5,
            mix(stone, s.palette.accent, 0.35),
        )
    plinth(s, s.focus_x, s.ground_y, wide, tall if s.calm != "bottom" else tall * 0.5, stone)
    s.focus_width, s.figure_height = wide * 0.82, 0
    _twigs(s)


def fits(s: Setting, x: float, half: float) -> bool:
    """Whether something ``half`` wide either way stays in the picture and off a calm side."""
    box = s.calm_box
    if not half < x < s.width - half:
        return False
    return not (box and s.calm in {"left", "right"} and box[0] - half < x < box[0] + box[2] + half)
