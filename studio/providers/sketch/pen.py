"""Marks on the sheet: small functions that return SVG fragments in pixels.

A ``Sheet`` collects marks in painting order and makes the gradients and clips they refer to. Its
identifiers start with its ``prefix``, so the fragments of several sheets can stand in one picture.
"""

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from random import Random

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, width, height, in pixels."""
Stop = tuple[float, str] | tuple[float, str, float]
"""Offset from 0 to 1, colour, and opacity from 0 to 1 where it is not 1."""


def number(value: float) -> str:
    """One decimal at most: a tenth of a pixel is below what anyone sees, and files stay small."""
    return f"{value:.1f}".removesuffix(".0")


def _attributes(extra: dict[str, str | float]) -> str:
    return "".join(
        f' {name.replace("_", "-")}="{value if isinstance(value, str) else number3(value)}"'
        for name, value in extra.items()
    )


def number3(value: float) -> str:
    """Three decimals at most, for opacities and scales."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def route(*steps: tuple[str | float, ...]) -> str:
    """Path data from steps, each a command and its numbers: ``route(("M", 0, 0), ("h", 9))``."""
    return "".join(
        f"{step[0]}{' '.join(number(v) for v in step[1:] if not isinstance(v, str))}"
        for step in steps
    )


def path(d: str, fill: str, **extra: str | float) -> str:
    """A filled path."""
    return f'<path d="{d}" fill="{fill}"{_attributes(extra)}/>'


def line(d: str, stroke: str, width: float, **extra: str | float) -> str:
    """A stroked path with round ends."""
    return (
        f'<path d="{d}" fill="none" stroke="{stroke}" stroke-width="{number(width)}"'
        f' stroke-linecap="round" stroke-linejoin="round"{_attributes(extra)}/>'
    )


def rect(
    x: float, y: float, width: float, height: float, fill: str, r: float = 0, **extra: str | float
) -> str:
    """A rectangle with corners of radius ``r``."""
    corners = f' rx="{number(r)}"' if r else ""
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(max(0, width))}"'
        f' height="{number(max(0, height))}"{corners} fill="{fill}"{_attributes(extra)}/>'
    )


def circle(x: float, y: float, r: float, fill: str, **extra: str | float) -> str:
    """A disc round (x, y)."""
    return (
        f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(r)}" fill="{fill}"'
        f"{_attributes(extra)}/>"
    )


def ellipse(x: float, y: float, rx: float, ry: float, fill: str, **extra: str | float) -> str:
    """An ellipse round (x, y)."""
    return (
        f'<ellipse cx="{number(x)}" cy="{number(y)}" rx="{number(rx)}" ry="{number(ry)}"'
        f' fill="{fill}"{_attributes(extra)}/>'
    )


def polygon(points: Sequence[Point], fill: str, **extra: str | float) -> str:
    """A closed shape with straight sides."""
    return path(corners(points) + "z", fill, **extra)


def group(
    inner: str, x: float = 0, y: float = 0, scale: float = 1, turn: float = 0, *, flip: bool = False
) -> str:
    """``inner`` moved to (x, y), turned by ``turn`` degrees, scaled, and mirrored if ``flip``."""
    parts = f"translate({number(x)} {number(y)})"
    if turn:
        parts += f" rotate({number(turn)})"
    if flip:
        parts += f" scale({number3(-scale)} {number3(scale)})"
    elif scale != 1:
        parts += f" scale({number3(scale)})"
    return f'<g transform="{parts}">{inner}</g>'


def faded(inner: str, opacity: float) -> str:
    """``inner`` as one layer of the given opacity."""
    return f'<g opacity="{number3(opacity)}">{inner}</g>'


def corners(points: Sequence[Point]) -> str:
    """Path data with straight lines through the points, not closed."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)


def smooth(points: Sequence[Point], *, closed: bool = True, tension: float = 1.0) -> str:
    """Path data of a curve through the points (Catmull-Rom as cubic Béziers)."""
    count = len(points)
    data = f"M{number(points[0][0])} {number(points[0][1])}"
    for i in range(count if closed else count - 1):
        if closed:
            before, start = points[i - 1], points[i]
            end, after = points[(i + 1) % count], points[(i + 2) % count]
        else:
            before, start = points[max(i - 1, 0)], points[i]
            end, after = points[i + 1], points[min(i + 2, count - 1)]
        first = (
            start[0] + (end[0] - before[0]) * tension / 6,
            start[1] + (end[1] - before[1]) * tension / 6,
        )
        second = (
            end[0] - (after[0] - start[0]) * tension / 6,
            end[1] - (after[1] - start[1]) * tension / 6,
        )
        data += "C" + " ".join(number(v) for p in (first, second, end) for v in p)
    return data + ("z" if closed else "")


def blob(
    rng: Random,
    x: float,
    y: float,
    rx: float,
    ry: float | None = None,
    points: int = 9,
    wobble: float = 0.12,
) -> str:
    """Path data of a soft irregular disc."""
    ry = rx if ry is None else ry
    turn = rng.random() * math.tau
    ring = []
    for i in range(points):
        angle = turn + math.tau * i / points
        reach = 1 + rng.uniform(-wobble, wobble)
        ring.append((x + math.cos(angle) * rx * reach, y + math.sin(angle) * ry * reach))
    return smooth(ring)


def limb(points: Sequence[tuple[float, float, float]], fill: str, **extra: str | float) -> str:
    """A tapering round-ended stroke through (x, y, half-width) points, as one filled path.

    The joints between pieces are discs, so that a bent limb stays smooth.
    """
    data = ""
    for (x0, y0, r0), (x1, y1, r1) in pairwise(points):
        length = math.hypot(x1 - x0, y1 - y0) or 1e-6
        nx, ny = -(y1 - y0) / length, (x1 - x0) / length
        quad = (
            (x0 + nx * r0, y0 + ny * r0),
            (x1 + nx * r1, y1 + ny * r1),
            (x1 - nx * r1, y1 - ny * r1),
            (x0 - nx * r0, y0 - ny * r0),
        )
        # All pieces turn the same way round, so the nonzero rule unites them.
        data += corners(quad[::-1]) + "z"
    for x, y, r in points:
        data += (
            f"M{number(x - r)} {number(y)}a{number(r)} {number(r)} 0 1 1 {number(2 * r)} 0"
            f"a{number(r)} {number(r)} 0 1 1 {number(-2 * r)} 0z"
        )
    return path(data, fill, **extra)


class Sheet:
    """Marks in painting order, with the definitions they use."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._count = 0
        self._definitions: list[str] = []
        self._marks: list[str] = []

    def _name(self) -> str:
        self._count += 1
        return f"{self._prefix}{self._count}"

    def add(self, *marks: str) -> None:
        """Paint on top of what is there."""
        self._marks.extend(marks)

    def linear(self, stops: Iterable[Stop], start: Point = (0, 0), end: Point = (0, 1)) -> str:
        """A gradient from ``start`` to ``end``, in fractions of the filled shape; a paint."""
        name = self._name()
        self._definitions.append(
            f'<linearGradient id="{name}" x1="{number3(start[0])}" y1="{number3(start[1])}"'
            f' x2="{number3(end[0])}" y2="{number3(end[1])}">{_stops(stops)}</linearGradient>'
        )
        return f"url(#{name})"

    def radial(self, stops: Iterable[Stop]) -> str:
        """A gradient from the middle of the filled shape to its edge; a paint."""
        name = self._name()
        self._definitions.append(f'<radialGradient id="{name}">{_stops(stops)}</radialGradient>')
        return f"url(#{name})"

    def clipped(self, inner: str, shape: str) -> str:
        """``inner`` where it lies inside ``shape`` (a mark)."""
        name = self._name()
        self._definitions.append(f'<clipPath id="{name}">{shape}</clipPath>')
        return f'<g clip-path="url(#{name})">{inner}</g>'

    def glow(self, x: float, y: float, r: float, colour: str, opacity: float = 0.8) -> str:
        """Light that fades from (x, y) to nothing at ``r``."""
        fade: tuple[Stop, ...] = (
            (0, colour, opacity),
            (0.45, colour, opacity * 0.42),
            (1, colour, 0),
        )
        return circle(x, y, r, self.radial(fade))

    def shadow(self, x: float, y: float, width: float, colour: str, opacity: float = 0.28) -> str:
        """A soft contact shadow under something ``width`` wide that stands at (x, y)."""
        fade: tuple[Stop, ...] = (
            (0, colour, opacity),
            (0.5, colour, opacity * 0.5),
            (1, colour, 0),
        )
        return ellipse(x, y, width * 0.62, width * 0.075, self.radial(fade))

    def svg(self) -> str:
        """The fragment: definitions, then marks."""
        return self.definitions() + "".join(self._marks)

    def definitions(self) -> str:
        """The definitions alone, for fragments that are painted apart."""
        return f"<defs>{''.join(self._definitions)}</defs>" if self._definitions else ""


def _stops(stops: Iterable[Stop]) -> str:
    marks = ""
    for stop in stops:
        opacity = f' stop-opacity="{number3(stop[2])}"' if len(stop) == 3 else ""
        marks += f'<stop offset="{number3(stop[0])}" stop-color="{stop[1]}"{opacity}/>'
    return marks
