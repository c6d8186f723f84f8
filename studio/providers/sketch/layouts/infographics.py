"""Infographics: a title and n steps, each with its number, an icon and its words."""

import math
from dataclasses import dataclass

from studio.providers.sketch.casting import fit_into
from studio.providers.sketch.layouts.job import Job
from studio.providers.sketch.lettering import Copy, Manner, set_bars, set_copy
from studio.providers.sketch.oklab import mix
from studio.providers.sketch.pen import Box, circle, ellipse, line, rect
from studio.providers.sketch.render import SetWords
from studio.providers.sketch.subjects import draw_subject
from studio.providers.sketch.topics import icons_for, subject_for
from studio.providers.sketch.typeset import Align, fit_text

USUAL_STEPS = 4


@dataclass(frozen=True, slots=True)
class _Step:
    number: int
    label: str
    ordered: bool
    """Whether the label was ordered as words, not only named in the prompt."""


def compose_infographic(job: Job) -> None:
    """A title and the steps: cards, a path, a row, a rail or a ring, as format and seed choose."""
    canvas, palette = job.canvas, job.palette
    steps = _steps(job)
    canvas.add(rect(*canvas.box, palette.ground))
    choice = job.turn(4)
    few = len(steps) <= 8
    if job.canvas.ratio > 1.15:
        if choice == 0:
            _title(job, job.box(0.06, 0.06, 0.88, 0.18))
            row = _row if len(steps) <= 6 else _cards
            row(job, steps, job.box(0.06, 0.31, 0.88, 0.61))
        elif choice == 1:
            _title(job, job.box(0.05, 0.1, 0.26, 0.8), job.box(0, 0, 0.36, 1))
            _cards(job, steps, job.box(0.41, 0.08, 0.54, 0.84))
        elif choice == 2:
            _title(job, job.box(0.06, 0.1, 0.34, 0.8), align="left")
            (_ring if few else _cards)(job, steps, job.box(0.46, 0.05, 0.5, 0.9))
        else:
            _title(job, job.box(0.06, 0.78, 0.88, 0.16), job.box(0, 0.74, 1, 0.26))
            (_columns if few else _cards)(job, steps, job.box(0.05, 0.07, 0.9, 0.61))
        return
    if choice == 0:
        _title(job, job.box(0.08, 0.045, 0.84, 0.14))
        _path(job, steps, job.box(0.08, 0.22, 0.84, 0.73))
    elif choice == 1:
        _title(job, job.box(0.08, 0.045, 0.84, 0.14), job.box(0, 0, 1, 0.2))
        _cards(job, steps, job.box(0.08, 0.22, 0.84, 0.73))
    elif choice == 2:
        _title(job, job.box(0.08, 0.04, 0.84, 0.15), align="left")
        (_ring if few and canvas.ratio > 0.6 else _rail)(job, steps, job.box(0.05, 0.21, 0.9, 0.75))
    else:
        _title(job, job.box(0.08, 0.83, 0.84, 0.13), job.box(0, 0.8, 1, 0.2))
        _rail(job, steps, job.box(0.07, 0.05, 0.86, 0.71))


def _steps(job: Job) -> list[_Step]:
    """The steps: ordered words first, then what the prompt lists, else numbers alone."""
    brief = job.brief
    ordered = [w for w in (brief.line, *brief.extras, brief.button) if w]
    count = brief.steps or (len(ordered) if len(ordered) > 1 else 0) or len(brief.labels)
    count = count or USUAL_STEPS
    if len(ordered) < max(2, count - 1):
        ordered = []
    labels = ordered or list(brief.labels)
    return [
        _Step(at + 1, labels[at] if at < len(labels) else "", bool(ordered))
        for at in range(max(count, len(ordered)))
    ]


def _title(job: Job, box: Box, band: Box | None = None, *, align: Align | None = None) -> None:
    """The title, on a band of the accent where one is given."""
    canvas, palette, brief = job.canvas, job.palette, job.brief
    ground = palette.accent if band else palette.ground
    if band:
        canvas.add(rect(*band, ground))
    used = {step.label for step in _steps(job) if step.ordered}
    rest = tuple(w for w in (brief.line, *brief.extras, brief.button) if w and w not in used)
    copy = Copy(brief.headline, rest[0] if rest else "", "", rest[1:])
    align = align or ("left" if band else "center")
    if copy:
        head = 0.12 if box[2] > box[3] else 0.2
        manner = Manner(job.pairing, align, "middle", head, head_lines=6)
        set_copy(canvas, copy, box, manner, palette, ground=ground)
    else:
        canvas.note("No words were ordered: bars mark where the title goes.")
        bars = (box[0], box[1] + box[3] * 0.25, box[2] * 0.7, box[3] * 0.5)
        set_bars(canvas, bars, palette.on(ground), rows=2)


def _row(job: Job, steps: list[_Step], body: Box) -> None:
    """Discs along a line, the words under them."""
    canvas, palette = job.canvas, job.palette
    x, y, width, height = body
    cell = width / len(steps)
    r = min(cell * 0.4, height * 0.27)
    cy = y + max(r * 1.1, height * 0.36)
    ends = f"M{x + cell / 2:.1f} {cy:.1f}H{x + width - cell / 2:.1f}"
    canvas.add(line(ends, mix(palette.accent, palette.ground, 0.45), canvas.unit * 0.8))
    for at, step in enumerate(steps):
        cx = x + cell * (at + 0.5)
        canvas.add(circle(cx, cy, r, palette.surface), circle(cx, cy, r * 0.86, palette.light))
        _icon(job, step, (cx - r * 0.5, cy - r * 0.5, r, r))
        _badge(job, step, cx - r * 0.72, cy - r * 0.72, r * 0.3)
        top = cy + r * 1.25
        _label(job, step, (x + cell * at + cell * 0.06, top, cell * 0.88, y + height - top),
               palette.ground, centered=True)  # fmt: skip


def _cards(job: Job, steps: list[_Step], body: Box) -> None:
    """A card a step, in two columns or in as many as fit a wide page."""
    canvas, palette = job.canvas, job.palette
    x, y, width, height = body
    columns = 2 if width < height * 1.2 else min(len(steps), 4 if len(steps) != 6 else 3)
    rows = -(-len(steps) // columns)
    gap = canvas.unit * 2.4
    wide, tall = (width - gap * (columns - 1)) / columns, (height - gap * (rows - 1)) / rows
    for at, step in enumerate(steps):
        column, row = at % columns, at // columns
        alone = row == rows - 1 and len(steps) % columns == 1 and columns == 2
        card = (x + column * (wide + gap), y + row * (tall + gap), width if alone else wide, tall)
        canvas.add(rect(*card, palette.light, canvas.unit * 2))
        side = min(card[2] * 0.5, card[3] * 0.5)
        pad = min(card[2], card[3]) * 0.1
        if card[2] > card[3] * 1.5:
            disc = (card[0] + pad + side / 2, card[1] + card[3] / 2)
            label = (card[0] + side + pad * 2, card[1] + pad, card[2] - side - pad * 3,
                     card[3] - pad * 2)  # fmt: skip
        else:
            disc = (card[0] + card[2] / 2, card[1] + pad + side / 2)
            label = (card[0] + pad, card[1] + side + pad * 1.8, card[2] - pad * 2,
                     card[3] - side - pad * 2.6)  # fmt: skip
        canvas.add(circle(*disc, side / 2, mix(palette.accent2, palette.light, 0.7)))
        _icon(job, step, (disc[0] - side * 0.29, disc[1] - side * 0.29, side * 0.58, side * 0.58))
        _badge(
            job, step, card[0] + canvas.unit * 2.4, card[1] + canvas.unit * 2.4, canvas.unit * 2.6
        )
        _label(job, step, label, palette.light, centered=card[2] <= card[3] * 1.5)


def _path(job: Job, steps: list[_Step], body: Box) -> None:
    """Steps down a line, their discs swinging from side to side."""
    canvas, palette = job.canvas, job.palette
    x, y, width, height = body
    cell = height / len(steps)
    r = min(cell * 0.42, width * 0.15)
    spots = [
        (x + width * (0.2 if at % 2 == 0 else 0.8), y + cell * (at + 0.5))
        for at in range(len(steps))
    ]
    trail = "M" + "L".join(f"{cx:.1f} {cy:.1f}" for cx, cy in spots)
    tone = mix(palette.accent, palette.ground, 0.4)
    canvas.add(line(trail, tone, canvas.unit * 0.7, stroke_dasharray=f"{canvas.unit * 1.6:.1f}"))
    for at, (step, (cx, cy)) in enumerate(zip(steps, spots, strict=True)):
        left = at % 2 == 0
        plate_x = cx if left else x
        canvas.add(
            rect(plate_x, cy - r * 0.8, width * 0.8, r * 1.6, palette.surface, r * 0.8),
            circle(cx, cy, r, palette.accent if at % 2 == 0 else palette.accent2),
            circle(cx, cy, r * 0.86, palette.light),
        )
        _icon(job, step, (cx - r * 0.5, cy - r * 0.5, r, r))
        _badge(job, step, cx - r * 0.7 if left else cx + r * 0.7, cy - r * 0.7, r * 0.3)
        inner = (cx + r * 1.25, cy - r * 0.6, width * 0.8 - r * 2, r * 1.2)
        if not left:
            inner = (x + r * 0.8, cy - r * 0.6, width * 0.8 - r * 2, r * 1.2)
        _label(job, step, inner, palette.surface, centered=False)


def _rail(job: Job, steps: list[_Step], body: Box) -> None:
    """Rows under one another: a large number on a rail, the words, the icon at the end."""
    canvas, palette = job.canvas, job.palette
    x, y, width, height = body
    cell = height / len(steps)
    r = min(cell * 0.34, width * 0.09)
    rail = x + r * 1.1
    ends = f"M{rail:.1f} {y + cell / 2:.1f}V{y + height - cell / 2:.1f}"
    canvas.add(line(ends, mix(palette.accent, palette.ground, 0.5), canvas.unit * 0.8))
    for at, step in enumerate(steps):
        cy = y + cell * (at + 0.5)
        side = min(cell * 0.72, width * 0.22)
        plate = (x + r * 3, cy - cell * 0.41, width - r * 3, cell * 0.82)
        canvas.add(rect(*plate, palette.light, canvas.unit * 1.8))
        _badge(job, step, rail, cy, r)
        _icon(job, step, (x + width - side * 1.14, cy - side * 0.4, side * 0.8, side * 0.8))
        inner = (plate[0] + r * 0.8, cy - cell * 0.3, plate[2] - side * 1.3 - r * 0.8, cell * 0.6)
        _label(job, step, inner, palette.light, centered=False)


def _ring(job: Job, steps: list[_Step], body: Box) -> None:
    """Steps round a circle, the brief's thing in its middle."""
    canvas, palette = job.canvas, job.palette
    x, y, width, height = body
    count = len(steps)
    cell = min(width, height) * (0.3 if count <= 5 else 0.23)
    cx, cy = x + width / 2, y + height / 2
    rx, ry = width / 2 - cell * 0.62, height / 2 - cell * 0.5
    tone = mix(palette.accent, palette.ground, 0.5)
    canvas.add(ellipse(cx, cy, rx, ry, "none", stroke=tone, stroke_width=canvas.unit * 0.8))
    core = min(rx, ry) - cell * 0.62
    things = icons_for(job.brief)
    if things and core > cell * 0.3:
        canvas.add(circle(cx, cy, core, palette.surface))
        drawn = draw_subject(things[0], palette, job.rng, canvas.new_name())
        canvas.add(fit_into(drawn, (cx - core * 0.6, cy - core * 0.6, core * 1.2, core * 1.2)))
    for at, step in enumerate(steps):
        turn = 2 * math.pi * at / count - math.pi / 2
        px, py = cx + rx * math.cos(turn), cy + ry * math.sin(turn)
        r = cell * 0.34
        canvas.add(
            rect(px - cell * 0.6, py - cell * 0.5, cell * 1.2, cell, palette.light, cell * 0.16)
        )
        _icon(job, step, (px - r * 0.6, py - cell * 0.42, r * 1.2, r * 1.2))
        _badge(job, step, px - cell * 0.56, py - cell * 0.46, cell * 0.1)
        label = (px - cell * 0.54, py + cell * 0.06, cell * 1.08, cell * 0.4)
        _label(job, step, label, palette.light, centered=True)


def _columns(job: Job, steps: list[_Step], body: Box) -> None:
    """Columns that grow from step to step, like a stair."""
    canvas, palette = job.canvas, job.palette
    x, y, width, height = body
    gap = canvas.unit * 1.6
    wide = (width - gap * (len(steps) - 1)) / len(steps)
    for at, step in enumerate(steps):
        tall = height * (0.62 + 0.38 * at / max(1, len(steps) - 1))
        left, top = x + at * (wide + gap), y + height - tall
        canvas.add(rect(left, top, wide, tall, palette.light, canvas.unit * 1.8))
        side = min(wide * 0.56, tall * 0.34)
        disc = (left + wide / 2, top + side * 0.72)
        canvas.add(circle(*disc, side * 0.58, mix(palette.accent2, palette.light, 0.7)))
        _icon(job, step, (disc[0] - side * 0.32, disc[1] - side * 0.32, side * 0.64, side * 0.64))
        _badge(job, step, left + wide * 0.16, top + wide * 0.16, min(wide * 0.11, side * 0.24))
        label = (left + wide * 0.08, top + side * 1.5, wide * 0.84, tall - side * 1.6)
        _label(job, step, label, palette.light, centered=True)


def _icon(job: Job, step: _Step, box: Box) -> None:
    """What the step's words name, the brief's things in turn, or an empty frame."""
    spare = icons_for(job.brief)
    subject = subject_for(step.label)
    if subject is None and step.number <= len(spare):
        subject = spare[step.number - 1]
    if subject is None or subject.source == "placeholder":
        x, y, width, height = box
        ink = mix(job.palette.on(job.palette.light), job.palette.light, 0.55)
        thin = job.canvas.unit * 0.3
        job.canvas.add(
            rect(x, y, width, height, "none", width * 0.12, stroke=ink, stroke_width=thin),
            line(f"M{x:.1f} {y + height * 0.75:.1f}l{width * 0.3:.1f} {-height * 0.3:.1f}"
                 f"l{width * 0.25:.1f} {height * 0.22:.1f}l{width * 0.2:.1f} {-height * 0.16:.1f}"
                 f"l{width * 0.25:.1f} {height * 0.24:.1f}", ink, thin),
            circle(x + width * 0.7, y + height * 0.3, width * 0.09, ink),
        )  # fmt: skip
        job.canvas.note("Empty frames stand for step icons that Sketch does not have.")
        return
    drawn = draw_subject(subject, job.palette, job.rng, job.canvas.new_name())
    job.canvas.drawn.append(subject.noun)
    job.canvas.add(fit_into(drawn, box))


def _badge(job: Job, step: _Step, cx: float, cy: float, r: float) -> None:
    palette = job.palette
    ground = palette.accent
    number = fit_text(
        str(step.number), (cx - r * 0.6, cy - r * 0.45, r * 1.2, r * 0.9),
        font=job.pairing.label, ink=palette.on(ground), align="center", valign="middle",
    )  # fmt: skip
    job.canvas.add(circle(cx, cy, r * 1.1, palette.light), circle(cx, cy, r, ground), number.svg)


def _label(job: Job, step: _Step, box: Box, ground: str, *, centered: bool) -> None:
    align: Align = "center" if centered else "left"
    if not step.label:
        x, y, width, height = box
        tall = min(height * 0.5, job.canvas.unit * 6)
        top = y if centered else y + (height - tall) / 2
        set_bars(job.canvas, (x, top, width, tall), job.palette.on(ground), rows=2, align=align)
        return
    block = fit_text(
        step.label, box, font=job.pairing.label, ink=job.palette.on(ground), align=align,
        valign="top" if centered else "middle", max_lines=3, max_size=job.canvas.unit * 5,
        leading=1.2,
    )  # fmt: skip
    job.canvas.add(block.svg)
    if step.ordered:
        job.canvas.words.append(SetWords(step.label, block.bounds, block.size_px))
