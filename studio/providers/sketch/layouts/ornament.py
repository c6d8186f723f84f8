"""Shapes for briefs that name nothing to show: a calm abstract composition in the palette."""

from studio.providers.sketch.layouts.job import Job
from studio.providers.sketch.oklab import mix
from studio.providers.sketch.pen import Box, circle, group, path, rect


def paint_ornament(job: Job, box: Box, *, radius: float = 0, calm: str | None = None) -> None:
    """Fill a box with one of three arrangements, away from the calm side."""
    palette, rng = job.palette, job.rng
    x, y, width, height = box
    fields = [rect(x, y, width, height, palette.surface)]
    area = {
        "left": (x + width * 0.5, y, width * 0.5, height),
        "right": (x, y, width * 0.5, height),
        "top": (x, y + height * 0.42, width, height * 0.58),
        "bottom": (x, y, width, height * 0.55),
    }.get(calm or "", box)
    tones = [
        palette.accent, palette.accent2, mix(palette.accent, palette.surface, 0.55),
        mix(palette.accent2, palette.surface, 0.5),
        palette.light if palette.dark else palette.ink,
    ]  # fmt: skip
    paint = (_tiles, _arcs, _discs)[job.turn(3)]
    fields.append(paint(area, tones, rng.random(), job))
    job.canvas.add_clipped("".join(fields), box, radius=radius)
    job.canvas.drawn.append("abstract shapes")


def _tiles(area: Box, tones: list[str], _: float, job: Job) -> str:
    """A grid of quarter discs, discs and squares."""
    x, y, width, height = area
    rows = max(2, round(height / min(width, height) * 3))
    cell = height / rows
    columns = int(width / cell) + 1
    svg = ""
    for row in range(rows):
        for column in range(columns):
            left, top = x + width - (column + 1) * cell, y + row * cell
            first, second = job.rng.sample(tones, 2)
            kind = job.rng.randrange(5)
            svg += rect(left, top, cell + 0.5, cell + 0.5, mix(second, job.palette.surface, 0.35))
            half = cell / 2
            if kind < 3:
                turn = 90 * job.rng.randrange(4)
                wedge = path(f"M{-half} {-half}h{cell}a{cell} {cell} 0 0 1 {-cell} {cell}z", first)
                svg += group(wedge, left + half, top + half, 1, turn)
            elif kind == 3:
                svg += circle(left + half, top + half, half * 0.72, first)
    return svg


def _arcs(area: Box, tones: list[str], at: float, job: Job) -> str:
    """Rainbow-like rings rising from a corner."""
    x, y, width, height = area
    reach = min(width, height) * 0.95
    cx = x + width * (0.55 + 0.3 * at)
    svg = ""
    for step, tone in enumerate(tones):
        svg += circle(cx, y + height, reach * (1 - step * 0.18), tone)
    return svg + circle(x + width * 0.2, y + height * 0.25, reach * 0.11, tones[0])


def _discs(area: Box, tones: list[str], at: float, job: Job) -> str:
    """A few large overlapping discs and a horizon."""
    x, y, width, height = area
    unit = min(width, height)
    svg = circle(x + width * (0.35 + 0.3 * at), y + height * 0.5, unit * 0.36, tones[0])
    svg += rect(x, y + height * 0.7, width, height * 0.3, tones[1])
    svg += circle(x + width * 0.24, y + height * 0.7, unit * 0.16, tones[3])
    return svg + circle(x + width * 0.74, y + height * 0.34, unit * 0.08, tones[2])
