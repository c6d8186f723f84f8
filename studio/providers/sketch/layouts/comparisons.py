"""Before and after: the same place or thing twice, dull and then bright."""

from dataclasses import replace
from random import Random

from studio.providers.sketch.casting import cast_brief
from studio.providers.sketch.color import Palette
from studio.providers.sketch.layouts.job import Job
from studio.providers.sketch.layouts.ornament import paint_ornament
from studio.providers.sketch.lettering import Copy, Manner, set_bars, set_copy
from studio.providers.sketch.oklab import mix
from studio.providers.sketch.pen import Box, circle, line, rect
from studio.providers.sketch.stage import Framing, paint_stage

DULL = "#8f8c87"
SHARES = (0.5, 0.4, 0.5, 0.36)
"""How much of the picture the first state takes, by layout."""


def compose_comparison(job: Job) -> None:
    """Two states of one thing: halves that touch, or cards; the second may be the larger."""
    canvas, palette = job.canvas, job.palette
    choice = job.turn(4)
    canvas.add(rect(*canvas.box, palette.ground))
    labels, headline = _labels(job)
    top = 0.0
    edge = canvas.unit * (4 if choice % 2 else 0)
    if headline:
        top = canvas.height * 0.2
        box = (canvas.width * 0.06, canvas.height * 0.03, canvas.width * 0.88, top * 0.82)
        manner = Manner(job.pairing, "left" if choice % 2 else "center", "middle", 0.11)
        set_copy(canvas, headline, box, manner, palette, ground=palette.ground)
    field = (edge, max(top, edge), canvas.width - 2 * edge, canvas.height - max(top, edge) - edge)
    first, second = _parted(field, SHARES[choice], edge * 0.5, across=canvas.ratio > 0.9)
    radius = canvas.unit * 3 if choice % 2 else 0.0
    state = Random(f"{job.seed}:{job.brief.prompt}")
    for box, tones, at in ((first, _dulled(palette), 0), (second, palette, 1)):
        state.seed(f"{job.seed}:{job.brief.prompt}")
        _paint_state(job, box, tones, state, radius)
        _set_label(job, box, labels[at] if at < len(labels) else "", palette, first=at == 0)
    if not edge:
        _paint_handle(job, second, across=canvas.ratio > 0.9)


def _labels(job: Job) -> tuple[list[str], Copy]:
    """The words for the two states, and what is left of the words."""
    words = list(job.brief.words)
    named = [w for w in words if w.lower().strip(" .:") in {"before", "after", "now", "then"}]
    labels = named[:2] if len(named) > 1 else (words[:2] if len(words) == 2 else [])
    rest = [word for word in words if word not in labels]
    return labels, Copy(rest[0] if rest else "", rest[1] if len(rest) > 1 else "", "",
                        tuple(rest[2:]))  # fmt: skip


def _parted(field: Box, share: float, gap: float, *, across: bool) -> tuple[Box, Box]:
    x, y, width, height = field
    if across:
        wide = width * share
        return (
            (x, y, wide - gap, height),
            (x + wide + gap, y, width - wide - gap, height),
        )
    tall = height * share
    return (x, y, width, tall - gap), (x, y + tall + gap, width, height - tall - gap)


def _dulled(palette: Palette) -> Palette:
    """The same colours as if under dust."""

    def dust(color: str) -> str:
        return mix(color, DULL, 0.58)

    return replace(
        palette, ground=dust(palette.ground), surface=dust(palette.surface),
        accent=dust(palette.accent), accent2=dust(palette.accent2),
        light=mix(palette.light, DULL, 0.3),
    )  # fmt: skip


def _paint_state(job: Job, box: Box, palette: Palette, rng: Random, radius: float) -> None:
    canvas, brief = job.canvas, job.brief
    pieces = cast_brief(canvas, brief, palette, rng, job.cutouts)
    if not pieces and not brief.setting and not job.backdrop:
        paint_ornament(replace(job, palette=palette, rng=rng), box, radius=radius, calm=None)
        return
    framing = Framing(size=0.66, shot=replace(job.shot, across=0.5), radius=radius,
                      backdrop=job.backdrop)  # fmt: skip
    paint_stage(canvas, brief, palette, rng, box, pieces, framing)


def _set_label(job: Job, box: Box, words: str, palette: Palette, *, first: bool) -> None:
    canvas = job.canvas
    ground = palette.shade if first else palette.accent
    tall = canvas.unit * 8
    wide = min(box[2] * 0.8, canvas.unit * (6 + 4.2 * max(6, len(words))))
    plate = (box[0] + canvas.unit * 3, box[1] + canvas.unit * 3, wide, tall)
    canvas.add(rect(*plate, ground, tall / 2))
    inner = (plate[0] + tall * 0.4, plate[1] + tall * 0.16, wide - tall * 0.8, tall * 0.68)
    if words:
        manner = Manner(job.pairing, "center", "middle", 0.6, head_lines=1)
        set_copy(canvas, Copy(words), inner, manner, palette, ground=ground)
    else:
        x, y, width, height = inner
        set_bars(canvas, (x, y + height * 0.3, width, height * 0.4), palette.on(ground), rows=1)


def _paint_handle(job: Job, second: Box, *, across: bool) -> None:
    """The line between the two states with the round handle of a slider."""
    canvas, light = job.canvas, job.palette.light
    x, y, width, height = second
    r, thin = canvas.unit * 3.2, canvas.unit * 0.6
    middle = (x, y + height / 2) if across else (x + width / 2, y)
    rule = f"M{x:.1f} {y:.1f}V{y + height:.1f}" if across else f"M{x:.1f} {y:.1f}H{x + width:.1f}"
    canvas.add(line(rule, light, thin), circle(*middle, r, light))
    arrow = canvas.unit
    for way in (-1, 1):
        cx, cy = middle
        if across:
            tip = f"M{cx + way * arrow:.1f} {cy - arrow:.1f}l{way * arrow:.1f} {arrow:.1f}"
            tip += f"l{-way * arrow:.1f} {arrow:.1f}"
        else:
            tip = f"M{cx - arrow:.1f} {cy + way * arrow:.1f}l{arrow:.1f} {way * arrow:.1f}"
            tip += f"l{arrow:.1f} {-way * arrow:.1f}"
        canvas.add(line(tip, job.palette.on(light), thin))
