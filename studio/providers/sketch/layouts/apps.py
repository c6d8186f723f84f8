"""App screens.

Real words stand where they were ordered or where the prompt names a feature; everything else is
bars, as in any wireframe.
"""

from studio.providers.sketch.layouts.job import Job
from studio.providers.sketch.layouts.parts import (
    paint_bars_chart,
    paint_card,
    paint_icon,
    paint_press,
    paint_ring,
    set_feature,
)
from studio.providers.sketch.lettering import Copy, Manner, set_bars, set_copy
from studio.providers.sketch.oklab import lighten, mix
from studio.providers.sketch.pen import Box, circle, ellipse, line, rect

PHONE = 2.06
"""Height of a phone's screen beside its width."""


def compose_app(job: Job) -> None:
    """An app screen: the screen itself on a phone's format, else phones on a quiet ground."""
    canvas, palette = job.canvas, job.palette
    mode = job.turn(4)
    first = (job.turn(12) // 4 + mode // 2) % 3
    if canvas.ratio < 0.62 and mode % 2 == 0:
        # Two screens of the format itself, told apart by what is on them.
        if mode == 2:
            _welcome(job, canvas.box)
        else:
            _screen(job, canvas.box, first, bezel=False)
        return
    canvas.add(rect(*canvas.box, palette.surface))
    reach = max(canvas.width, canvas.height) * 0.42
    at = 0.3 if mode in {1, 2} else 0.7
    first_tone = mix(palette.accent, palette.surface, 0.72)
    second_tone = mix(palette.accent2, palette.surface, 0.55)
    canvas.add(
        circle(canvas.width * at, canvas.height * 0.55, reach * 0.9, first_tone),
        circle(canvas.width * (1 - at), canvas.height * 0.3, reach * 0.35, second_tone),
    )
    flip = 1 if mode in {1, 2} else -1
    if canvas.ratio < 0.8:
        if canvas.ratio >= 0.62 and mode % 2 == 0:
            tall = min(canvas.height * 0.88, canvas.width * 0.8 * PHONE)
            x = canvas.width * (0.5 + flip * 0.08)
            paint_phone(job, x, (canvas.height - tall) / 2, tall, first)
            return
        tall = min(canvas.height * 0.8, canvas.width * 0.62 * PHONE)
        gap = canvas.width * 0.16
        paint_phone(
            job,
            canvas.width / 2 + flip * gap,
            canvas.height * 0.06,
            tall * 0.86,
            (first + 1) % 3,
            bare=True,
        )
        paint_phone(job, canvas.width / 2 - flip * gap, canvas.height * 0.94 - tall, tall, first)
        return
    if mode % 2 == 0:
        _fan(job, first, flip)
        return
    tall = min(canvas.height * 0.82, canvas.width * 0.38 * PHONE)
    apart = tall / PHONE * 0.56
    paint_phone(
        job, canvas.width / 2 + flip * apart, canvas.height * 0.05, tall, (first + 1) % 3, bare=True
    )
    paint_phone(job, canvas.width / 2 - flip * apart, canvas.height * 0.95 - tall, tall, first)


def _welcome(job: Job, box: Box) -> None:
    """A first screen: one large picture on a field of the accent, words and a button on a sheet."""
    canvas, palette = job.canvas, job.palette
    x, y, width, height = box
    paper = palette.light if not palette.dark else lighten(palette.ground, 0.03)
    canvas.add(rect(*box, palette.accent))
    disc = mix(palette.accent, palette.light, 0.3)
    side = min(width * 0.74, height * 0.4)
    paint_icon(job, 0, (x + (width - side) / 2, y + height * 0.1, side, side), disc=disc)
    pad, top = width * 0.09, y + height * 0.56
    canvas.add(
        rect(x, top, width, height * 0.46, paper, width * 0.09),
        rect(x, top + height * 0.3, width, height * 0.14, paper),
    )
    head = (x + pad, top + height * 0.05, width - 2 * pad, height * 0.17)
    copy = Copy(job.brief.headline, job.brief.line, "", job.brief.extras)
    if copy:
        manner = Manner(job.pairing, "left", "top", 0.13, head_lines=2)
        set_copy(canvas, copy, head, manner, palette, ground=paper)
    else:
        set_bars(
            canvas, (head[0], head[1], head[2] * 0.8, head[3] * 0.6), palette.on(paper), rows=3
        )
    press = (x + pad, top + height * 0.27, width - 2 * pad, height * 0.075)
    if job.brief.button:
        paint_press(job, press)
    else:
        canvas.add(rect(*press, palette.accent, press[3] / 2))
    for at in range(3):
        tone = palette.accent if at == 0 else mix(palette.on(paper), paper, 0.75)
        canvas.add(circle(x + width * (0.45 + 0.05 * at), top + height * 0.4, width * 0.012, tone))


def _fan(job: Job, kind: int, flip: int) -> None:
    """One large phone, and two smaller ones fanned out behind it."""
    canvas = job.canvas
    # The three are 2.1 phones wide: the whole fan stays in the picture.
    tall = min(canvas.height * 0.9, canvas.width * 0.43 * PHONE)
    wide = tall / PHONE
    middle = canvas.width / 2 + flip * wide * 0.56
    for at in (2, 1):
        small = tall * (1 - 0.14 * at)
        paint_phone(
            job, middle - flip * wide * 0.62 * at, (canvas.height - small) / 2, small,
            (kind + at) % 3, bare=True,
        )  # fmt: skip
    paint_phone(job, middle, (canvas.height - tall) / 2, tall, kind)


def paint_phone(
    job: Job, middle: float, top: float, tall: float, kind: int, *, bare: bool = False
) -> None:
    """A phone with one of three screens; ``bare`` sets no words on it."""
    wide = tall / PHONE
    edge = wide * 0.035
    box = (middle - wide / 2, top, wide, tall)
    sheet = job.canvas.sheet()
    sheet.add(ellipse(middle, top + tall, wide * 0.62, wide * 0.07, sheet.radial(
        [(0, job.palette.shade, 0.3), (1, job.palette.shade, 0)])))  # fmt: skip
    job.canvas.add(sheet.svg(), rect(*box, "#17181d", wide * 0.14))
    inner = (box[0] + edge, top + edge, wide - 2 * edge, tall - 2 * edge)
    _screen(job, inner, kind, bezel=True, bare=bare)


def _screen(job: Job, box: Box, kind: int, *, bezel: bool, bare: bool = False) -> None:
    """One of three screens: a feed, progress, or a list. ``bare`` sets no words."""
    canvas, palette = job.canvas, job.palette
    x, y, width, height = box
    paper = palette.light if not palette.dark else lighten(palette.ground, 0.03)
    radius = width * 0.11 if bezel else 0.0
    canvas.add(rect(*box, paper, radius))
    ink = palette.on(paper)
    pad = width * 0.07
    if bezel:
        canvas.add(
            rect(
                x + width * 0.36,
                y + width * 0.035,
                width * 0.28,
                width * 0.055,
                "#0e0f13",
                width * 0.03,
            )
        )
    top = y + (width * 0.15 if bezel else height * 0.05)
    copy = Copy(job.brief.headline, job.brief.line, "", job.brief.extras)
    head = (x + pad, top, width - 2 * pad, height * 0.13)
    if copy and not bare:
        set_copy(
            canvas,
            copy,
            head,
            Manner(job.pairing, "left", "middle", 0.13, head_lines=2),
            palette,
            ground=paper,
        )
    else:
        set_bars(
            canvas, (head[0], head[1] + head[3] * 0.3, head[2] * 0.62, head[3] * 0.45), ink, rows=2
        )
    body = (x + pad, top + height * 0.16, width - 2 * pad, height * 0.66 - (top - y))
    (_feed, _progress, _list)[kind](job, body, paper, bare=bare)
    if job.brief.button and not bare:
        paint_press(
            job, (x + pad, body[1] + body[3] + height * 0.02, width - 2 * pad, height * 0.065)
        )
    _tab_bar(job, (x, y + height * 0.91, width, height * 0.09), paper, radius, kind)


def _tab_bar(job: Job, box: Box, paper: str, radius: float, active: int) -> None:
    x, y, width, height = box
    canvas, palette = job.canvas, job.palette
    ink = palette.on(paper)
    canvas.add(
        line(
            f"M{x + radius * 0.6:.1f} {y:.1f}H{x + width - radius * 0.6:.1f}",
            mix(ink, paper, 0.86),
            max(1, width * 0.004),
        )
    )
    for at in range(4):
        cx, cy, r = x + width * (at + 0.5) / 4, y + height * 0.42, width * 0.028
        tone = palette.accent if at == active else mix(ink, paper, 0.62)
        canvas.add(
            circle(cx, cy, r, tone) if at % 2 else rect(cx - r, cy - r, 2 * r, 2 * r, tone, r * 0.4)
        )


def _feed(job: Job, box: Box, paper: str, *, bare: bool) -> None:
    """A hero card with the brief's thing, and two cards under it."""
    x, y, width, height = box
    palette = job.palette
    hero = (x, y, width, height * 0.46)
    job.canvas.add(rect(*hero, palette.accent, width * 0.07))
    side = hero[3] * 0.72
    paint_icon(
        job,
        0,
        (x + width - side * 1.06, y + hero[3] * 0.14, side, side),
        disc=mix(palette.accent, palette.light, 0.25),
    )
    set_feature(
        job,
        0,
        (x + width * 0.07, y + hero[3] * 0.18, width * 0.5, hero[3] * 0.34),
        palette.accent,
        bare=bare,
    )
    job.canvas.add(
        rect(
            x + width * 0.07,
            y + hero[3] * 0.68,
            width * 0.3,
            hero[3] * 0.17,
            palette.light,
            hero[3] * 0.09,
        )
    )
    gap = width * 0.05
    for at in range(2):
        card = (x + at * (width + gap) / 2, y + height * 0.5, (width - gap) / 2, height * 0.5)
        paint_card(job, card, paper)
        inner = card[2] * 0.1
        picture = (card[0] + inner, card[1] + inner, card[2] - 2 * inner, card[3] * 0.52)
        tone = mix((palette.accent2, palette.accent)[at], paper, 0.62)
        job.canvas.add(rect(*picture, tone, inner))
        paint_icon(
            job,
            at + 1,
            (
                picture[0] + picture[2] * 0.2,
                picture[1] + picture[3] * 0.12,
                picture[2] * 0.6,
                picture[3] * 0.76,
            ),
        )
        set_feature(
            job,
            at + 1,
            (card[0] + inner, card[1] + card[3] * 0.68, card[2] - 2 * inner, card[3] * 0.22),
            paper,
            bare=bare,
        )


def _progress(job: Job, box: Box, paper: str, *, bare: bool) -> None:
    """A ring, and rows under it."""
    x, y, width, height = box
    card = (x, y, width, height * 0.5)
    paint_card(job, card, paper)
    r = min(width, card[3]) * 0.3
    paint_ring(job, (x + width / 2, y + card[3] * 0.45), r, paper, 0.72)
    paint_icon(job, 0, (x + width / 2 - r * 0.5, y + card[3] * 0.45 - r * 0.5, r, r))
    set_feature(
        job,
        0,
        (x + width * 0.1, y + card[3] * 0.82, width * 0.8, card[3] * 0.13),
        paper,
        bare=bare,
        align="center",
    )
    _rows(job, (x, y + height * 0.55, width, height * 0.45), paper, 2, start=1, bare=bare)


def _list(job: Job, box: Box, paper: str, *, bare: bool) -> None:
    """A chart on top and three rows."""
    x, y, width, height = box
    card = (x, y, width, height * 0.32)
    paint_card(job, card, paper)
    set_feature(
        job, 0, (x + width * 0.07, y + card[3] * 0.12, width * 0.6, card[3] * 0.2), paper, bare=bare
    )
    paint_bars_chart(
        job, (x + width * 0.07, y + card[3] * 0.42, width * 0.86, card[3] * 0.46), paper
    )
    _rows(job, (x, y + height * 0.37, width, height * 0.63), paper, 3, start=1, bare=bare)


def _rows(job: Job, box: Box, paper: str, count: int, *, start: int, bare: bool) -> None:
    x, y, width, height = box
    gap = width * 0.04
    tall = (height - gap * (count - 1)) / count
    for at in range(count):
        card = (x, y + at * (tall + gap), width, tall)
        paint_card(job, card, paper)
        side = min(tall * 0.66, width * 0.2)
        tile = (x + tall * 0.17, card[1] + (tall - side) / 2, side, side)
        job.canvas.add(
            rect(
                *tile,
                mix((job.palette.accent2, job.palette.accent)[at % 2], paper, 0.7),
                side * 0.25,
            )
        )
        paint_icon(
            job,
            start + at,
            (tile[0] + side * 0.18, tile[1] + side * 0.18, side * 0.64, side * 0.64),
        )
        left = tile[0] + side + tall * 0.18
        set_feature(
            job,
            start + at,
            (left, card[1] + tall * 0.28, x + width - left - tall * 0.2, tall * 0.44),
            paper,
            bare=bare,
        )
