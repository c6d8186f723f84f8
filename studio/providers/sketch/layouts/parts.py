"""Parts that screens share: cards, icons, charts, small labels."""

import math

from studio.providers.sketch.casting import fit_into
from studio.providers.sketch.layouts.job import Job
from studio.providers.sketch.lettering import set_bars
from studio.providers.sketch.oklab import lighten, mix
from studio.providers.sketch.pen import Box, Point, circle, group, line, path, rect, smooth
from studio.providers.sketch.render import SetWords
from studio.providers.sketch.subjects import draw_subject
from studio.providers.sketch.topics import icons_for
from studio.providers.sketch.typeset import Align, fit_text


def paint_card(job: Job, box: Box, paper: str) -> None:
    """A card a little apart from the paper it lies on."""
    tone = lighten(paper, 0.045) if job.palette.dark else mix(paper, "#ffffff", 0.75)
    edge = mix(job.palette.on(paper), paper, 0.88)
    radius = min(box[2], box[3]) * 0.12
    job.canvas.add(
        rect(*box, tone, radius, stroke=edge, stroke_width=max(1.0, job.canvas.unit * 0.14))
    )


def paint_icon(job: Job, at: int, box: Box, *, disc: str = "") -> None:
    """The brief's thing of that number; else one of its topic's, or a plain mark."""
    x, y, width, height = box
    if disc:
        job.canvas.add(circle(x + width / 2, y + height / 2, min(width, height) / 2, disc))
        box = (x + width * 0.18, y + height * 0.18, width * 0.64, height * 0.64)
    subjects = icons_for(job.brief)
    if not subjects:
        x, y, width, height = box
        r = min(width, height) * 0.4
        job.canvas.add(
            circle(x + width / 2, y + height / 2, r, job.palette.accent2),
            circle(x + width / 2, y + height / 2, r * 0.5, job.palette.light),
        )
        return
    subject = subjects[at % len(subjects)]
    drawn = draw_subject(subject, job.palette, job.rng, job.canvas.new_name())
    if subject.noun not in job.canvas.drawn:
        job.canvas.drawn.append(subject.noun)
    job.canvas.add(fit_into(drawn, box))


def set_label(
    job: Job, words: str, box: Box, ground: str, *, align: Align = "left", size: float,
    ordered: bool = False,
) -> None:  # fmt: skip
    """A short label in the middle of its box."""
    block = fit_text(
        words, box, font=job.pairing.label, ink=job.palette.on(ground), align=align,
        valign="middle", max_lines=2, max_size=size, leading=1.15,
    )  # fmt: skip
    job.canvas.add(block.svg)
    if ordered:
        job.canvas.words.append(SetWords(words, block.bounds, block.size_px))


def paint_bars_chart(job: Job, box: Box, paper: str) -> None:
    """Seven bars, one of them in the accent."""
    x, y, width, height = box
    cell = width / 7
    for at in range(7):
        share = 0.3 + 0.7 * abs(math.sin(at * 1.7 + job.seed))
        tone = job.palette.accent if at == 4 else mix(job.palette.accent2, paper, 0.35)
        job.canvas.add(
            rect(
                x + at * cell + cell * 0.2,
                y + height * (1 - share),
                cell * 0.6,
                height * share,
                tone,
                cell * 0.2,
            )
        )


def paint_ring(job: Job, middle: Point, r: float, paper: str, share: float) -> None:
    """A ring of progress."""
    around = 2 * math.pi * r
    arc = circle(
        0, 0, r, "none", stroke=job.palette.accent, stroke_width=r * 0.24, stroke_linecap="round",
        stroke_dasharray=f"{around * share:.1f} {around:.1f}",
    )  # fmt: skip
    job.canvas.add(
        circle(
            *middle, r, "none", stroke=mix(job.palette.accent, paper, 0.8), stroke_width=r * 0.24
        ),
        group(arc, *middle, 1, -90),
    )


def paint_curve(job: Job, box: Box, paper: str) -> None:
    """A line chart with a filled area and grid lines."""
    x, y, width, height = box
    ink = mix(job.palette.on(paper), paper, 0.85)
    thin = max(1.0, job.canvas.unit * 0.14)
    for row in range(4):
        job.canvas.add(line(f"M{x:.1f} {y + height * row / 3:.1f}H{x + width:.1f}", ink, thin))
    points = [
        (
            x + width * at / 11,
            y + height * (0.82 - 0.055 * at - 0.1 * math.sin(at * 1.3 + job.seed)),
        )
        for at in range(12)
    ]
    curve = smooth(points, closed=False)
    area = f"{curve}L{x + width:.1f} {y + height:.1f}L{x:.1f} {y + height:.1f}z"
    job.canvas.add(
        path(area, mix(job.palette.accent, paper, 0.75)),
        line(curve, job.palette.accent, job.canvas.unit * 0.6),
        circle(*points[9], job.canvas.unit * 1.1, job.palette.accent),
    )


def set_feature(
    job: Job, at: int, box: Box, ground: str, *, bare: bool, align: Align = "left"
) -> None:
    """The prompt's feature of that number, or bars."""
    labels = job.brief.labels
    if at < len(labels) and not bare:
        set_label(
            job,
            labels[at],
            box,
            ground,
            align=align,
            size=min(box[3], box[2] * 0.16),
        )
    else:
        x, y, width, height = box
        set_bars(
            job.canvas,
            (x, y + height * 0.15, width * 0.8, height * 0.7),
            job.palette.on(ground),
            rows=2,
            align=align,
        )


def paint_press(job: Job, box: Box) -> None:
    """The ordered button, across its box."""
    job.canvas.add(rect(*box, job.palette.accent, box[3] / 2))
    set_label(
        job,
        job.brief.button,
        box,
        job.palette.accent,
        align="center",
        size=box[3] * 0.36,
        ordered=True,
    )
