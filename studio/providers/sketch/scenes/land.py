"""Land and water: hills, peaks, dunes, waves, shores."""

import math

from studio.providers.sketch.color import lighten, mix
from studio.providers.sketch.oklab import lch
from studio.providers.sketch.pen import Point, corners, number, path, polygon, rect, route, smooth
from studio.providers.sketch.scenes.setting import Setting

_NIGHT = 0.45
"""Lightness in OKLab up to which the sky above the horizon is a night's."""
_APART = 0.1
"""Lightness by which rock is then lighter."""


def close_below(s: Setting, edge: str) -> str:
    """An open edge from left to right as a shape that reaches the bottom of the picture."""
    return (
        f"{edge}L{number(s.width * 1.3)} {s.height + 10}L{number(-s.width * 0.3)} {s.height + 10}z"
    )


def hill_edge(s: Setting, y: float, rise: float, length: float) -> str:
    """A soft rolling edge about ``y``, up to ``rise`` high, one swell per ``length`` pixels."""
    count = max(2, round(s.width / length))
    points: list[Point] = []
    shift = s.rng.random()
    for i in range(-1, count + 3):
        x = s.width * (i + shift - 0.5) / count
        up = rise * s.rng.uniform(0.55, 1) if i % 2 else -rise * s.rng.uniform(0, 0.25)
        points.append((x, y - up * s.rise(x)))
    return smooth(points, closed=False)


def paint_hill(
    s: Setting, y: float, rise: float, length: float, colour: str, *, deep: float = 0.06
) -> None:
    """One rolling hill, darker by ``deep`` towards the bottom."""
    paint = s.back.linear([(0, lighten(colour, 0.025)), (1, lighten(colour, -deep))])
    s.back.add(path(close_below(s, hill_edge(s, y, rise, length)), paint))
    s.taken.append((0, y - rise, s.width, s.height - y + rise))


def far_stone(stone: str, sky_low: str, distance: float) -> str:
    """Rock seen through ``distance`` (0 to 1) of air, never lost in the sky behind it.

    At night the sky darkens upwards from ``sky_low``: the rock then takes the moon's light.
    """
    colour = mix(stone, sky_low, distance)
    sky = lch(sky_low)[0]
    if sky > _NIGHT:
        return colour
    return lighten(colour, max(0.0, sky + _APART - lch(colour)[0]))


def paint_peaks(
    s: Setting, base: float, height: float, colour: str, snow: str | None, count: int
) -> None:
    """A range of faceted mountains standing on ``base``, the highest near the subject."""
    low = lighten(colour, 0.06)
    spots = sorted(
        (s.width * (i + s.rng.uniform(0.25, 0.75)) / count for i in range(-1, count + 1)),
        key=lambda x: abs(x - s.focus_x) + s.rng.uniform(0, s.width * 0.3),
        reverse=True,
    )
    for x in spots:
        tall = height * s.rng.uniform(0.55, 1) * s.rise(x)
        half_l, half_r = tall * s.rng.uniform(0.9, 1.3), tall * s.rng.uniform(0.9, 1.3)
        if s.calm in {"left", "right"} and not s.free(x - half_l, base - tall, x + half_r, base):
            box = s.calm_box
            tall = min(tall, base - (box[3] if box else 0))
            half_l = half_r = tall * 1.7
        if tall < s.unit:
            continue
        s.taken.append((x - half_l * 0.5, base - tall, (half_l + half_r) * 0.5, tall))
        _paint_peak(s, x, base, tall, (half_l, half_r), colour, low, snow)


def _paint_peak(
    s: Setting,
    x: float,
    base: float,
    tall: float,
    halves: tuple[float, float],
    colour: str,
    low: str,
    snow: str | None,
) -> None:
    half_l, half_r = halves
    top = (x, base - tall)
    lit, dark = lighten(colour, 0.035), lighten(colour, -0.045)
    if s.light == "right":
        lit, dark = dark, lit
    bend = s.rng.uniform(-0.08, 0.08) * tall
    ridge: list[Point] = [
        top,
        (x + tall * 0.05 + bend, base - tall * 0.72),
        (x - tall * 0.06 + bend, base - tall * 0.5),
        (x + tall * 0.1 + bend, base - tall * 0.22),
        (x + bend, base),
    ]
    s.back.add(polygon([top, *ridge[1:], (x - half_l, base)], s.back.linear([(0, lit), (1, low)])))
    s.back.add(polygon([top, *ridge[1:], (x + half_r, base)], s.back.linear([(0, dark), (1, low)])))
    if snow and tall > s.unit * 12:
        k = 0.27
        left, right = (
            (x - half_l * k, base - tall * (1 - k)),
            (x + half_r * k, base - tall * (1 - k)),
        )
        teeth = [
            top,
            right,
            (x + half_r * k * 0.62, right[1] - tall * 0.045),
            (x + half_r * k * 0.34, right[1] + tall * 0.06),
            (x + tall * 0.03, right[1] - tall * 0.04),
            (x - half_l * k * 0.3, left[1] + tall * 0.05),
            (x - half_l * k * 0.62, left[1] - tall * 0.04),
            left,
        ]
        s.back.add(polygon(teeth, snow))
        shade = [top, right, teeth[2], teeth[3], teeth[4], (x + tall * 0.035, base - tall * 0.84)]
        s.back.add(polygon(shade, mix(snow, colour, 0.22)))


def paint_water(s: Setting, top: float, bottom: float, near: str, far: str) -> None:
    """Still or open water between two heights, lighter far away."""
    s.back.add(rect(0, top, s.width, bottom - top + 1, s.back.linear([(0, far), (1, near)])))


def paint_ripples(s: Setting, top: float, bottom: float, colour: str, opacity: float = 0.3) -> None:
    """Short flat strokes, denser under the light and near the far shore, none on a calm side."""
    span = bottom - top
    count = round(s.width / s.unit * 0.42)
    for _ in range(count):
        t = s.rng.random() ** 1.6
        y = top + span * t
        long = s.unit * (2 + 9 * t) * s.rng.uniform(0.6, 1.5)
        x = s.rng.uniform(0, s.width)
        box = s.calm_box
        if (
            s.calm in {"left", "right", "bottom"}
            and box
            and box[0] - long < x < box[0] + box[2] + long
            and (s.calm != "bottom" or y > box[1] - s.unit * 2)
        ):
            continue
        thick = s.unit * (0.22 + 0.4 * t)
        s.back.add(
            rect(
                x - long / 2,
                y,
                long,
                thick,
                colour,
                thick / 2,
                opacity=opacity * s.rng.uniform(0.5, 1),
            )
        )


def swell(s: Setting, y: float, rise: float, length: float, *, sharp: float = 0.0) -> str:
    """A row of sea waves as an open edge; ``sharp`` 1 leans the crests over, as in a storm."""
    count = max(2, round(s.width / length))
    shift = s.rng.random()
    data = ""
    step = s.width / count
    for i in range(-1, count + 2):
        x = (i + shift - 1) * step
        up = rise * s.rng.uniform(0.6, 1.15) * (0.55 + 0.45 * s.rise(x + step / 2))
        crest = x + step * (0.5 + 0.16 * sharp)
        if not data:
            data = route(("M", x, y))
        data += route(
            ("C", x + step * 0.28, y, crest - step * 0.22, y - up, crest, y - up),
            (
                "C",
                crest + step * (0.2 - 0.16 * sharp),
                y - up * (1 - 0.3 * sharp),
                x + step * 0.78,
                y,
                x + step,
                y,
            ),
        )
    return data


def paint_path(s: Setting, y: float, colour: str) -> None:
    """A way that winds from the horizon at ``y`` past the subject to the bottom edge."""
    x, u, h = s.focus_x, s.unit, s.height - y
    away = -1 if s.focus_x > s.width / 2 else 1
    if s.calm == "bottom":
        return
    s.back.add(
        path(
            route(
                ("M", x - u, y),
                (
                    "C",
                    x + away * h * 0.5,
                    y + h * 0.3,
                    x - away * h * 0.3 - u * 5,
                    y + h * 0.5,
                    x - u * 16,
                    s.height + 4,
                ),
                ("H", x + u * 20),
                (
                    "C",
                    x - away * h * 0.1 + u * 8,
                    y + h * 0.5,
                    x + away * h * 0.6 + u * 2,
                    y + h * 0.3,
                    x + u,
                    y,
                ),
                ("z",),
            ),
            colour,
            opacity=0.75,
        )
    )


def facets(s: Setting, x: float, y: float, size: float, colour: str) -> str:
    """A rock about twice as wide as tall, lit from one side, standing on y."""
    rng = s.rng
    points: list[Point] = [
        (
            x + size * math.cos(math.pi * k / 5) * rng.uniform(0.85, 1),
            y - size * 0.62 * math.sin(math.pi * k / 5) * rng.uniform(0.8, 1.1),
        )
        for k in range(6)
    ]
    ridge = (x + size * rng.uniform(-0.2, 0.1), y - size * 0.22)
    marks = polygon(points, colour)
    marks += path(
        corners([points[5], points[4], points[3], ridge, (x - size * 0.3, y)]) + "z",
        lighten(colour, 0.05),
    )
    return marks
