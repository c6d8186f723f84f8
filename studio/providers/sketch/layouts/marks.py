"""Logos and patterns."""

import math

from studio.providers.sketch.layouts.job import Job
from studio.providers.sketch.lettering import Copy, Manner, set_copy
from studio.providers.sketch.oklab import mix
from studio.providers.sketch.pen import Box, circle, group, rect
from studio.providers.sketch.stage import cast_brief, fit_into
from studio.providers.sketch.typeset import Align


def compose_logo(job: Job) -> None:
    """A mark and the name: stacked, or side by side, or the mark as an icon tile above the name."""
    canvas, palette = job.canvas, job.palette
    choice = job.turn(3)
    ground = (palette.light, palette.accent, palette.ground)[choice]
    canvas.add(rect(*canvas.box, ground))
    beside = canvas.ratio > 1.6
    side = canvas.unit * (46 if not beside else 40)
    x, y = canvas.width / 2 - side / 2, canvas.height * (0.42 if job.copy else 0.5) - side / 2
    if beside and job.copy:
        x, y = canvas.width * 0.28 - side / 2, canvas.height / 2 - side / 2
    tile = (x, y, side, side)
    # Never the accent itself: the thing on the tile is often drawn in it.
    field = palette.light if choice == 1 else mix(palette.accent, palette.light, 0.78)
    corner = side * 0.24 if choice != 2 else side / 2
    canvas.add(rect(*tile, field, corner))
    _mark(job, (x + side * 0.17, y + side * 0.17, side * 0.66, side * 0.66), field)
    if not job.copy:
        return
    words = (
        job.box(0.44, 0.25, 0.5, 0.5)
        if beside
        else (canvas.width * 0.1, y + side + canvas.unit * 6, canvas.width * 0.8, canvas.unit * 16)
    )
    align: Align = "left" if beside else "center"
    set_copy(
        canvas,
        job.copy,
        words,
        Manner(job.pairing, align, "middle" if beside else "top", 0.17),
        palette,
        ground=ground,
    )


def _mark(job: Job, box: Box, field: str) -> None:
    pieces = cast_brief(job.canvas, job.brief, job.palette, job.rng, job.cutouts)
    if pieces:
        job.canvas.add(fit_into(pieces[0].drawn, box))
        return
    letter = (job.brief.headline or job.brief.prompt or "·").strip()[:1]
    plain = Copy(letter)
    words = list(job.canvas.words)
    set_copy(
        job.canvas,
        plain,
        box,
        Manner(job.pairing, "center", "middle", 1.0),
        job.palette,
        ground=field,
    )
    job.canvas.words[:] = words


def compose_pattern(job: Job) -> None:
    """The brief's things repeated: in a brick, on a grid, or scattered with turns."""
    canvas, palette = job.canvas, job.palette
    canvas.add(rect(*canvas.box, palette.surface))
    pieces = cast_brief(canvas, job.brief, palette, job.rng, job.cutouts)
    choice = job.turn(3)
    cell = canvas.unit * (22, 18, 26)[choice]
    columns, rows = math.ceil(canvas.width / cell) + 1, math.ceil(canvas.height / cell) + 1
    for row in range(-1, rows):
        for column in range(-1, columns):
            at = (column + row * 2) % max(1, len(pieces))
            x = column * cell + (cell / 2 if row % 2 and choice != 1 else 0)
            y = row * cell
            turn = job.rng.uniform(-24, 24) if choice == 2 else (0, 12, -12)[(row + column) % 3]
            if pieces:
                made = fit_into(
                    pieces[at].drawn, (-cell * 0.37, -cell * 0.37, cell * 0.74, cell * 0.74)
                )
                canvas.add(group(made, x + cell / 2, y + cell / 2, 1, turn))
            else:
                tones = (palette.accent, palette.accent2, mix(palette.accent, palette.light, 0.5))
                canvas.add(
                    circle(x + cell / 2, y + cell / 2, cell * 0.26, tones[(row + column) % 3])
                )
            canvas.add(circle(x + cell, y + cell / 2, cell * 0.045, palette.accent))
    if job.copy:
        box = job.box(0.2, 0.38, 0.6, 0.24)
        canvas.add(
            rect(
                box[0] - cell * 0.2,
                box[1] - cell * 0.2,
                box[2] + cell * 0.4,
                box[3] + cell * 0.4,
                palette.light,
                cell * 0.1,
            )
        )
        set_copy(
            canvas,
            job.copy,
            box,
            Manner(job.pairing, "center", "middle", 0.2),
            palette,
            ground=palette.light,
        )
