"""Landing pages: navigation, a hero with the words and a picture, and what comes below the fold."""

import re
from collections.abc import Callable

from studio.providers.sketch.casting import cast_brief, cast_topic
from studio.providers.sketch.layouts.apps import paint_phone
from studio.providers.sketch.layouts.job import Job
from studio.providers.sketch.layouts.ornament import paint_ornament
from studio.providers.sketch.layouts.parts import paint_card, paint_icon, set_label
from studio.providers.sketch.lettering import Manner, set_bars, set_copy
from studio.providers.sketch.oklab import lighten
from studio.providers.sketch.pen import Box, circle, rect
from studio.providers.sketch.stage import Framing, paint_stage
from studio.providers.sketch.typeset import Align


def compose_landing(job: Job) -> None:
    """One of four heroes: picture right, left, across under the words, or down the page."""
    if job.canvas.ratio < 0.95:
        _stacked(job)
        return
    # A phone needs the height that the band does not have.
    choices: tuple[Callable[[Job], None], ...] = (_left, _banded, _right, _column_right)
    if _shows_app(job):
        choices = (_left, _column_right, _right, _column_left)
    choices[job.turn(len(choices))](job)


def _shows_app(job: Job) -> bool:
    return bool(re.search(r"\bapp\b", job.brief.text))


def _paper(job: Job) -> str:
    return job.palette.light if not job.palette.dark else job.palette.ground


def _navigation(job: Job, tall: float) -> None:
    """A mark, links and a button, as bars: nobody ordered their words."""
    canvas, palette = job.canvas, job.palette
    paper = _paper(job)
    ink = palette.on(paper)
    x, _, width, height = job.box(0.06, 0, 0.88, tall)
    middle = height / 2
    r = height * 0.2
    canvas.add(
        circle(x + r, middle, r, palette.accent),
        rect(x + r * 2.8, middle - r * 0.4, width * 0.09, r * 0.8, ink, r * 0.4, opacity=0.8),
    )
    for at in range(3):
        canvas.add(
            rect(
                x + width * (0.52 + at * 0.11),
                middle - r * 0.28,
                width * 0.065,
                r * 0.56,
                ink,
                r * 0.28,
                opacity=0.35,
            )
        )
    canvas.add(
        rect(
            x + width * 0.9,
            middle - r * 1.1,
            width * 0.1,
            r * 2.2,
            "none",
            r * 1.1,
            stroke=ink,
            stroke_width=max(1.0, canvas.unit * 0.2),
        )
    )


def _hero_words(job: Job, box: Box, *, centered: bool, head: float) -> None:
    paper = _paper(job)
    copy = job.copy
    align: Align = "center" if centered else "left"
    if copy:
        manner = Manner(job.pairing, align, "middle", head, head_lines=3)
        set_copy(job.canvas, copy, box, manner, job.palette, ground=paper)
        return
    x, y, width, height = box
    job.canvas.note("No words were ordered: bars mark where they go.")
    set_bars(
        job.canvas,
        (x, y + height * 0.15, width, height * 0.4),
        job.palette.on(paper),
        rows=2,
        align=align,
    )
    set_bars(
        job.canvas,
        (x, y + height * 0.6, width * 0.7, height * 0.14),
        job.palette.on(paper),
        rows=2,
        align=align,
    )


def _picture(job: Job, box: Box, radius: float) -> None:
    pieces = cast_brief(job.canvas, job.brief, job.palette, job.rng, job.cutouts)
    pieces = pieces or cast_topic(job.canvas, job.brief, job.palette, job.rng)
    phone = _shows_app(job) and box[3] > box[2] * 0.6
    if (pieces and not phone) or job.brief.setting or job.backdrop:
        framing = Framing(
            size=min(0.92, 0.7 * job.shot.size / 0.62), shot=job.shot, radius=radius,
            mirror=job.seed % 2 == 1, backdrop=job.backdrop,
        )  # fmt: skip
        paint_stage(job.canvas, job.brief, job.palette, job.rng, box, pieces, framing)
        return
    paint_ornament(job, box, radius=radius)
    if phone:
        tall = box[3] * 1.12
        paint_phone(
            job, box[0] + box[2] / 2, box[1] + box[3] / 2 - tall / 2, tall, job.turn(3), bare=True
        )
        return
    side = min(box[2], box[3]) * 0.46
    middle = (box[0] + (box[2] - side) / 2, box[1] + (box[3] - side) / 2, side, side)
    paint_icon(job, 0, middle, disc=job.palette.light)


def _features(job: Job, box: Box) -> None:
    """Three or four features in a row, named where the prompt names them."""
    x, y, width, height = box
    paper = _paper(job)
    count = min(4, max(3, len(job.brief.labels)))
    gap = job.canvas.unit * 2.4
    wide = (width - gap * (count - 1)) / count
    for at in range(count):
        card = (x + at * (wide + gap), y, wide, height)
        paint_card(job, card, paper)
        side = height * 0.4
        paint_icon(job, at, (card[0] + height * 0.14, y + height * 0.16, side, side))
        left = card[0] + height * 0.14
        label = (left, y + height * 0.62, wide - height * 0.28, height * 0.24)
        labels = job.brief.labels
        if at < len(labels):
            set_label(job, labels[at], label, paper, size=height * 0.16)
        else:
            set_bars(
                job.canvas,
                (label[0], label[1] + label[3] * 0.2, label[2] * 0.7, label[3] * 0.6),
                job.palette.on(paper),
                rows=2,
            )
        side_bars = (
            left + side * 1.3,
            y + height * 0.24,
            card[0] + wide - left - side * 1.6,
            height * 0.24,
        )
        if side_bars[2] > side * 0.5:
            set_bars(job.canvas, side_bars, job.palette.on(paper), rows=3)


def _left(job: Job) -> None:
    _beside(job, left=True)


def _right(job: Job) -> None:
    _beside(job, left=False)


def _beside(job: Job, *, left: bool) -> None:
    """Words on one side of the hero, the picture on the other."""
    job.canvas.add(rect(*job.canvas.box, _paper(job)))
    _navigation(job, 0.11)
    words = job.box(0.06 if left else 0.54, 0.15, 0.4, 0.5)
    art = job.box(0.52 if left else 0.06, 0.14, 0.42, 0.54)
    _hero_words(job, words, centered=False, head=0.17)
    _picture(job, art, job.canvas.unit * 3)
    _features(job, job.box(0.06, 0.75, 0.88, 0.19))


def _column(job: Job, *, left: bool) -> None:
    """A picture down the whole page, words and features beside it."""
    job.canvas.add(rect(*job.canvas.box, _paper(job)))
    _navigation(job, 0.11)
    start = 0.42 if left else 0.06
    _picture(job, job.box(0.06 if left else 0.64, 0.14, 0.3, 0.8), job.canvas.unit * 3)
    _hero_words(job, job.box(start, 0.16, 0.52, 0.38), centered=False, head=0.13)
    _features(job, job.box(start, 0.62, 0.52, 0.3))


def _column_left(job: Job) -> None:
    _column(job, left=True)


def _column_right(job: Job) -> None:
    _column(job, left=False)


def _banded(job: Job) -> None:
    paper = _paper(job)
    job.canvas.add(rect(*job.canvas.box, paper))
    job.canvas.add(rect(*job.box(0, 0.55, 1, 0.45), lighten(paper, -0.04)))
    _navigation(job, 0.1)
    _hero_words(job, job.box(0.16, 0.12, 0.68, 0.3), centered=True, head=0.1)
    _picture(job, job.box(0.06, 0.45, 0.88, 0.32), job.canvas.unit * 3)
    _features(job, job.box(0.06, 0.81, 0.88, 0.16))


def _stacked(job: Job) -> None:
    """The same page on a narrow screen."""
    job.canvas.add(rect(*job.canvas.box, _paper(job)))
    _navigation(job, 0.08)
    words, picture, features = (
        (0.1, 0.42, 0.8), (0.46, 0.1, 0.8), (0.1, 0.62, 0.42), (0.68, 0.1, 0.47),
    )[job.turn(4)]  # fmt: skip
    centered = job.turn(2) == 1
    _hero_words(job, job.box(0.06, words, 0.88, 0.28), centered=centered, head=0.13)
    _picture(job, job.box(0.06, picture, 0.88, 0.32), job.canvas.unit * 3)
    _features(job, job.box(0.06, features, 0.88, 0.15))
