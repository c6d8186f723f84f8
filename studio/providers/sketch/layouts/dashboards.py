"""Desktop dashboards, with real words only where they were ordered or the prompt names them."""

from studio.providers.sketch.layouts.job import Job
from studio.providers.sketch.layouts.parts import (
    paint_card,
    paint_curve,
    paint_icon,
    paint_press,
    paint_ring,
    set_feature,
)
from studio.providers.sketch.lettering import Copy, Manner, set_bars, set_copy
from studio.providers.sketch.oklab import lighten
from studio.providers.sketch.pen import Box, circle, rect


def compose_dashboard(job: Job) -> None:
    """A desktop dashboard: navigation, figures, a chart, a ring."""
    canvas, palette = job.canvas, job.palette
    paper = lighten(palette.light, -0.02) if not palette.dark else palette.ground
    card = palette.light if not palette.dark else palette.surface
    side = job.turn(2) == 0
    canvas.add(rect(*canvas.box, paper))
    nav = job.box(0, 0, 0.17, 1) if side else job.box(0, 0, 1, 0.1)
    canvas.add(rect(*nav, palette.shade))
    _navigation(job, nav, side=side)
    left, top = (0.2, 0.06) if side else (0.05, 0.14)
    wide = 0.97 - left if side else 0.9
    head = job.box(left, top, wide * 0.7, 0.1)
    copy = Copy(job.brief.headline, job.brief.line, "", job.brief.extras)
    if copy:
        set_copy(
            canvas,
            copy,
            head,
            Manner(job.pairing, "left", "middle", 0.07, head_lines=1),
            palette,
            ground=paper,
        )
    else:
        set_bars(
            canvas,
            (head[0], head[1] + head[3] * 0.3, head[2] * 0.5, head[3] * 0.5),
            palette.on(paper),
            rows=1,
        )
    # Figures over the charts, or under them.
    first = job.turn(4) < 2
    count = min(4, max(3, len(job.brief.labels)))
    gap = 0.018
    cell = (wide - gap * (count - 1)) / count
    for at in range(count):
        box = job.box(
            left + at * (cell + gap), top + (0.13 if first else 0.98 - top - 0.22), cell, 0.19
        )
        paint_card(job, box, card)
        set_feature(
            job,
            at,
            (box[0] + box[2] * 0.1, box[1] + box[3] * 0.14, box[2] * 0.62, box[3] * 0.2),
            card,
            bare=False,
        )
        canvas.add(
            rect(
                box[0] + box[2] * 0.1,
                box[1] + box[3] * 0.48,
                box[2] * 0.42,
                box[3] * 0.24,
                palette.on(card),
                box[3] * 0.05,
                opacity=0.75,
            )
        )
        canvas.add(
            rect(
                box[0] + box[2] * 0.1,
                box[1] + box[3] * 0.8,
                box[2] * 0.24,
                box[3] * 0.07,
                palette.accent,
                box[3] * 0.035,
            )
        )
        icon = box[3] * 0.34
        paint_icon(job, at, (box[0] + box[2] - icon * 1.25, box[1] + box[3] * 0.14, icon, icon))
    rest = 0.98 - (top + 0.36) - 0.03
    high = top + (0.36 if first else 0.13)
    big = job.box(left, high, wide * 0.63, rest)
    small = job.box(left + wide * 0.65, high, wide * 0.35, rest)
    if not first:
        small, big = (
            job.box(left, high, wide * 0.33, rest),
            job.box(left + wide * 0.35, high, wide * 0.65, rest),
        )
    for box in (big, small):
        paint_card(job, box, card)
        set_bars(
            canvas,
            (box[0] + box[2] * 0.06, box[1] + box[3] * 0.08, box[2] * 0.3, box[3] * 0.05),
            palette.on(card),
            rows=1,
        )
    paint_curve(
        job, (big[0] + big[2] * 0.05, big[1] + big[3] * 0.24, big[2] * 0.9, big[3] * 0.64), card
    )
    r = min(small[2], small[3]) * 0.28
    paint_ring(job, (small[0] + small[2] / 2, small[1] + small[3] * 0.48), r, card, 0.64)
    set_bars(
        canvas,
        (small[0] + small[2] * 0.2, small[1] + small[3] * 0.84, small[2] * 0.6, small[3] * 0.09),
        palette.on(card),
        rows=2,
        align="center",
    )
    if job.brief.button:
        button = job.box(left + wide - 0.17, top + 0.015, 0.17, 0.065)
        paint_press(job, button)


def _navigation(job: Job, box: Box, *, side: bool) -> None:
    x, y, width, height = box
    canvas, palette = job.canvas, job.palette
    ink = palette.on(palette.shade)
    unit = width if side else height
    canvas.add(
        circle(
            x + unit * (0.2 if side else 0.75),
            y + unit * (0.22 if side else 0.5),
            unit * (0.09 if side else 0.22),
            palette.accent,
        )
    )
    for at in range(5):
        if side:
            top = y + width * 0.5 + at * height * 0.075
            if at == 0:
                canvas.add(
                    rect(
                        x + width * 0.08,
                        top - height * 0.022,
                        width * 0.84,
                        height * 0.055,
                        palette.accent,
                        width * 0.05,
                        opacity=0.9,
                    )
                )
            tone = palette.on(palette.accent) if at == 0 else ink
            canvas.add(
                rect(x + width * 0.15, top, height * 0.014, height * 0.014, tone, 2),
                rect(
                    x + width * 0.28,
                    top,
                    width * (0.46 - 0.06 * (at % 3)),
                    height * 0.012,
                    tone,
                    height * 0.006,
                    opacity=0.7,
                ),
            )
        else:
            canvas.add(
                rect(
                    x + width * (0.42 + at * 0.1),
                    y + height * 0.44,
                    width * 0.06,
                    height * 0.12,
                    ink,
                    height * 0.06,
                    opacity=0.9 if at == 0 else 0.45,
                )
            )
