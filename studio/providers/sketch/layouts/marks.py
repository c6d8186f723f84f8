"""Logos and patterns."""

import math

from studio.providers.sketch.arrange import arrange
from studio.providers.sketch.casting import cast_brief, fit_into
from studio.providers.sketch.layouts.job import Job
from studio.providers.sketch.lettering import Copy, Manner, set_copy
from studio.providers.sketch.oklab import mix
from studio.providers.sketch.pen import Box, circle, group, rect
from studio.providers.sketch.typeset import Align


def compose_logo(job: Job) -> None:
    """A mark and the name: stacked or side by side; as a tile, a disc, a whole field or bare."""
    canvas, palette = job.canvas, job.palette
    choice = job.turn(4)
    # A bare mark stands on something light: wheels and outlines are dark.
    bare = mix(palette.accent, palette.light, 0.8) if palette.dark else palette.surface
    ground = (palette.light, palette.accent, palette.ground, bare)[choice]
    canvas.add(rect(*canvas.box, ground))
    beside = bool(job.copy) and (canvas.ratio > 1.6 or (choice == 2 and canvas.ratio > 0.8))
    side = canvas.unit * (46, 56, 32, 50)[choice] * (0.86 if canvas.ratio > 1.6 else 1)
    if not job.copy:
        side = canvas.unit * (50, 66, 42, 74)[choice]
    x, y = (canvas.width - side) / 2, (canvas.height - side) / 2
    name = (canvas.width * 0.1, 0.0, canvas.width * 0.8, canvas.unit * 16)
    align: Align = "center"
    if beside:
        left = 0.06 if canvas.ratio <= 1.6 else 0.12
        x = canvas.width * left
        start = x + side + canvas.unit * 6
        name = (start, canvas.height * 0.3, canvas.width * 0.95 - start, canvas.height * 0.4)
        align = "left"
    elif job.copy and choice == 3:
        # The name first, the bare mark under it.
        y = canvas.height * 0.58 - side / 2
        name = (name[0], y - canvas.unit * 19, name[2], name[3])
    elif job.copy and choice == 1:
        # All on one left edge.
        x, y = canvas.width * 0.1, canvas.height * 0.36 - side / 2
        name, align = (x, y + side + canvas.unit * 6, name[2], name[3]), "left"
    elif job.copy:
        y = canvas.height * 0.42 - side / 2
        name = (name[0], y + side + canvas.unit * 6, name[2], name[3])
    # Never the accent itself: the thing on the tile is often drawn in it.
    field = palette.light if choice == 1 else mix(palette.accent, palette.light, 0.78)
    if choice == 3:
        _mark(job, (x, y, side, side), ground)
    else:
        canvas.add(rect(x, y, side, side, field, side / 2 if choice == 2 else side * 0.24))
        share = (0.66, 0.56, 0.72)[choice]
        edge = side * (1 - share) / 2
        _mark(job, (x + edge, y + edge, side * share, side * share), field)
    if job.copy:
        manner = Manner(job.pairing, align, "middle" if beside else "top", 0.17)
        set_copy(canvas, job.copy, name, manner, palette, ground=ground)


def _mark(job: Job, box: Box, field: str) -> None:
    pieces = cast_brief(job.canvas, job.brief, job.palette, job.rng, job.cutouts)
    if len(pieces) > 1:
        sheet = job.canvas.sheet()
        arrange(pieces[:2], upright=True).draw(sheet, box, job.palette)
        job.canvas.add(sheet.svg())
        return
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
    """The brief's things repeated: in a brick, on a grid, scattered, or large and small in turn."""
    canvas, palette = job.canvas, job.palette
    canvas.add(rect(*canvas.box, palette.surface))
    pieces = cast_brief(canvas, job.brief, palette, job.rng, job.cutouts)
    choice = job.turn(4)
    cell = canvas.unit * (22, 18, 26, 32)[choice]
    columns, rows = math.ceil(canvas.width / cell) + 1, math.ceil(canvas.height / cell) + 1
    for row in range(-1, rows):
        for column in range(-1, columns):
            at = (column + row * 2) % max(1, len(pieces))
            x = column * cell + (cell / 2 if row % 2 and choice != 1 else 0)
            y = row * cell
            turn = job.rng.uniform(-24, 24) if choice == 2 else (0, 12, -12)[(row + column) % 3]
            if pieces:
                reach = cell * (0.22 if choice == 3 and (row + column) % 2 else 0.37)
                made = fit_into(pieces[at].drawn, (-reach, -reach, reach * 2, reach * 2))
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
