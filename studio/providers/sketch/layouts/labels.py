"""Labels that go round a product: a framed field, a small emblem, the name, the facts."""

from dataclasses import replace

from studio.providers.sketch.arrange import arrange
from studio.providers.sketch.casting import cast_brief, fit_into
from studio.providers.sketch.layouts.job import Job
from studio.providers.sketch.lettering import Copy, Manner, set_bars, set_copy
from studio.providers.sketch.oklab import mix
from studio.providers.sketch.pen import Box, circle, line, rect
from studio.providers.sketch.typeset import Align


def compose_label(job: Job) -> None:
    """One of four labels: framed, banded, two fields, or the emblem large in a corner."""
    wide = job.canvas.ratio > 1.15
    layouts = (_framed, _banded, _divided if wide else _capped, _cornered)
    layouts[job.turn(4)](job)


def _framed(job: Job) -> None:
    """Double frame, emblem above, name in the middle, facts at the foot."""
    canvas, palette = job.canvas, job.palette
    ground = palette.light
    ink = palette.on(ground)
    _paper(job, ground)
    for gap, weight in ((3.2, 0.7), (4.8, 0.22)):
        step = canvas.unit * gap
        canvas.add(
            rect(step, step, canvas.width - 2 * step, canvas.height - 2 * step, "none",
                 canvas.unit * 2, stroke=mix(ink, palette.accent, 0.6),
                 stroke_width=canvas.unit * weight)
        )  # fmt: skip
    wide = canvas.ratio > 1.15
    _emblem(job, job.box(0.38, 0.1, 0.24, 0.26) if wide else job.box(0.32, 0.1, 0.36, 0.24), ground)
    _name(job, job.box(0.1, 0.41, 0.8, 0.31), job.box(0.14, 0.76, 0.72, 0.14), ground)


def _banded(job: Job) -> None:
    """A coloured band across the middle carries the name."""
    canvas, palette = job.canvas, job.palette
    ground = palette.light
    _paper(job, ground)
    band = job.box(0, 0.38, 1, 0.32)
    thin = canvas.unit * 0.5
    canvas.add(rect(*band, palette.accent))
    for y in (band[1] - thin * 3, band[1] + band[3] + thin * 2):
        canvas.add(rect(0, y, canvas.width, thin, palette.accent))
    _emblem(job, job.box(0.3, 0.07, 0.4, 0.26), ground)
    _name(
        job, (canvas.width * 0.1, band[1] + band[3] * 0.16, canvas.width * 0.8, band[3] * 0.68),
        job.box(0.14, 0.77, 0.72, 0.15), palette.accent, foot_ground=ground,
    )  # fmt: skip


def _capped(job: Job) -> None:
    """A dark label with a light disc for the emblem at the top and the name at the foot."""
    canvas, palette = job.canvas, job.palette
    ground = palette.shade
    _paper(job, ground)
    cx, cy, r = canvas.width / 2, canvas.height * 0.33, min(canvas.width, canvas.height) * 0.27
    canvas.add(circle(cx, cy, r * 1.06, palette.accent), circle(cx, cy, r, palette.light))
    _emblem(job, (cx - r * 0.62, cy - r * 0.66, r * 1.24, r * 1.32), palette.light)
    _name(job, job.box(0.1, 0.6, 0.8, 0.18), job.box(0.14, 0.82, 0.72, 0.12), ground)


def _divided(job: Job) -> None:
    """Emblem field on the left, words on the right."""
    canvas, palette = job.canvas, job.palette
    ground = palette.light
    _paper(job, ground)
    canvas.add(rect(*job.box(0, 0, 0.38, 1), palette.accent))
    _emblem(job, job.box(0.07, 0.2, 0.24, 0.6), palette.accent)
    copy = job.copy
    x, y, width, height = job.box(0.43, 0.16, 0.5, 0.68)
    if copy:
        set_copy(
            canvas, copy, (x, y, width, height), Manner(job.pairing, "left", "middle", 0.24),
            palette, ground=ground,
        )  # fmt: skip
    else:
        _no_name(job, (x, y, width, height), ground)


def _cornered(job: Job) -> None:
    """The name at the top left, the emblem large at the bottom right on a quarter disc."""
    canvas, palette = job.canvas, job.palette
    ground = palette.surface
    _paper(job, ground)
    wide = canvas.ratio > 1.15
    r = min(canvas.width, canvas.height) * (0.72 if wide else 0.78)
    # A disc whose middle is the corner; the picture's edge cuts it.
    canvas.add(circle(canvas.width, canvas.height, r, mix(palette.accent2, ground, 0.45)))
    side = r * 0.6
    _emblem(
        job, (canvas.width - side * 1.14, canvas.height - side * 1.14, side, side), palette.accent2
    )
    if wide:
        _name(
            job, job.box(0.07, 0.12, 0.44, 0.5), job.box(0.07, 0.68, 0.36, 0.2), ground, left=True
        )
    else:
        _name(
            job, job.box(0.09, 0.08, 0.8, 0.28), job.box(0.09, 0.38, 0.6, 0.12), ground, left=True
        )


def _paper(job: Job, ground: str) -> None:
    job.canvas.add(rect(*job.canvas.box, ground))


def _emblem(job: Job, box: Box, ground: str) -> None:
    """The brief's first thing, small; else a plain mark."""
    pieces = cast_brief(job.canvas, job.brief, job.palette, job.rng, job.cutouts)
    if len(pieces) > 1 or (pieces and pieces[0].count > 1):
        sheet = job.canvas.sheet()
        arrange(pieces[:3], upright=True).draw(sheet, box, job.palette)
        job.canvas.add(sheet.svg())
        return
    if pieces:
        job.canvas.add(fit_into(pieces[0].drawn, box))
        return
    x, y, width, height = box
    r = min(width, height) / 2
    cx, cy = x + width / 2, y + height / 2
    ink = job.palette.on(ground)
    job.canvas.add(
        circle(cx, cy, r, "none", stroke=ink, stroke_width=r * 0.06),
        circle(cx, cy, r * 0.84, job.palette.accent if ground != job.palette.accent else ink),
        line(
            f"M{cx:.1f} {cy + r * 0.5:.1f}V{cy - r * 0.45:.1f}"
            f"M{cx - r * 0.36:.1f} {cy - r * 0.1:.1f}"
            f"L{cx:.1f} {cy + r * 0.2:.1f}L{cx + r * 0.36:.1f} {cy - r * 0.1:.1f}",
            job.palette.light, r * 0.09,
        ),
    )  # fmt: skip


def _name(
    job: Job, name: Box, foot: Box, ground: str, *, foot_ground: str = "", left: bool = False
) -> None:
    copy = job.copy
    align: Align = "left" if left else "center"
    manner = Manner(job.pairing, align, "middle", 0.24, head_lines=3 if left else 2)
    if not copy.headline:
        _no_name(job, name, ground)
    set_copy(job.canvas, Copy(copy.headline), name, manner, job.palette, ground=ground)
    rest = replace(copy, headline="")
    below = foot_ground or ground
    if rest:
        set_copy(job.canvas, rest, foot, manner, job.palette, ground=below)
    else:
        x, y, width, height = foot
        bars = (x + width * (0 if left else 0.2), y + height * 0.3, width * 0.6, height * 0.5)
        set_bars(job.canvas, bars, job.palette.on(below), rows=2, align=align)


def _no_name(job: Job, box: Box, ground: str) -> None:
    job.canvas.note("No words were ordered: bars mark where the name goes.")
    set_bars(job.canvas, box, job.palette.on(ground), rows=2, align="center")
