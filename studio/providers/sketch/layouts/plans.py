"""Layouts told as plans: where the picture goes, where the words go, and what is behind them."""

from dataclasses import dataclass, replace
from typing import Literal

from studio.providers.sketch.layouts.job import Job
from studio.providers.sketch.layouts.ornament import paint_ornament
from studio.providers.sketch.lettering import Copy, Manner, set_bars, set_copy
from studio.providers.sketch.oklab import mix
from studio.providers.sketch.pen import Box, rect
from studio.providers.sketch.scenes import Side
from studio.providers.sketch.stage import cast_brief, paint_stage
from studio.providers.sketch.typeset import Align, VerticalAlign

Share = tuple[float, float, float, float]
"""Left, top, width and height as shares of the canvas."""
FULL: Share = (0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Plan:
    """One composition."""

    art: Share
    words: Share
    behind: Literal["art", "ground", "surface", "accent"] = "art"
    """What the words stand on: the picture, or a flat colour of the palette."""
    calm: Side | None = None
    align: Align = "left"
    valign: VerticalAlign = "middle"
    head: float = 0.2
    """Largest headline, as a share of the width of its box."""
    size: float = 0.62
    """Largest height of the group, as a share of the picture's."""
    corner: Literal["square", "round", "arch", "circle"] = "square"
    foot: Share | None = None
    """Where the line, button and the rest go when they stand apart from the headline."""
    foot_align: Align = "left"
    rule: bool = False
    """A thin frame inside the edge."""
    bars: Share | None = None
    """Where body text nobody has written yet is shown as bars."""

    @property
    def space(self) -> str:
        """The side that the words take."""
        left, top, width, height = self.words
        if width < 0.6:
            return "left" if left + width / 2 < 0.5 else "right"
        return "top" if top + height / 2 < 0.5 else "bottom"


@dataclass(frozen=True, slots=True)
class Plans:
    """The plans of a kind by the format's proportions."""

    wide: tuple[Plan, ...]
    square: tuple[Plan, ...]
    tall: tuple[Plan, ...]
    strip: tuple[Plan, ...] = ()

    def of(self, ratio: float) -> tuple[Plan, ...]:
        """The plans for a width to height ratio."""
        if ratio > 2.1 and self.strip:
            return self.strip
        if ratio > 1.2:
            return self.wide
        return self.square if ratio > 0.86 else self.tall


def compose_by(job: Job, plans: Plans, *, title: bool = False) -> None:
    """Compose with the plan that the seed and the asked-for copy space choose.

    ``title`` shows bars for a headline that was not ordered.
    """
    fitting = plans.of(job.canvas.ratio)
    side = job.brief.copy_space
    if side and side != "any":
        fitting = tuple(plan for plan in fitting if plan.space == side) or (_spaced(side),)
    if side and not job.copy:
        fitting = tuple(plan for plan in fitting if plan.behind == "art") or (_spaced(side),)
    plan = fitting[job.turn(len(fitting))]
    if side and not job.copy:
        plan = replace(plan, art=FULL)
    compose_plan(job, plan, title=title)


def _spaced(side: str) -> Plan:
    """A plan whose words take a given side of a full picture."""
    words: dict[str, Share] = {
        "left": (0.06, 0.1, 0.36, 0.8),
        "right": (0.58, 0.1, 0.36, 0.8),
        "top": (0.08, 0.06, 0.84, 0.28),
        "bottom": (0.08, 0.68, 0.84, 0.26),
    }
    calm: Side = "top"
    for known in ("left", "right", "top", "bottom"):
        if known == side:
            calm = known
    return Plan(FULL, words.get(side, words["top"]), calm=calm)


def compose_plan(job: Job, plan: Plan, *, title: bool = False) -> None:
    """Compose one plan."""
    canvas, palette = job.canvas, job.palette
    grounds = {
        "art": palette.ground, "ground": palette.ground, "surface": palette.surface,
        "accent": palette.accent,
    }  # fmt: skip
    ground = grounds[plan.behind]
    canvas.add(rect(*canvas.box, ground))
    paint_art(job, plan, job.box(*plan.art))
    if plan.rule:
        _paint_rule(job, ground, plan)
    words = _within_safe(job, job.box(*plan.words))
    flat = "" if plan.behind == "art" else ground
    copy = job.copy
    manner = Manner(job.pairing, plan.align, plan.valign, plan.head)
    if not copy:
        if job.brief.copy_space:
            canvas.clear.append(words)
            canvas.note("Left the asked-for space empty.")
        elif title:
            set_bars(
                canvas, (words[0], words[1] + words[3] * 0.2, words[2], words[3] * 0.5),
                palette.on(ground), rows=2, align=plan.align,
            )  # fmt: skip
            canvas.note("No words were ordered: bars mark where the title goes.")
    elif plan.foot and copy.headline and (copy.line or copy.button or copy.extras):
        set_copy(canvas, Copy(copy.headline), words, manner, palette, ground=flat)
        foot = replace(manner, align=plan.foot_align, valign="bottom")
        rest = replace(copy, headline="")
        set_copy(canvas, rest, _within_safe(job, job.box(*plan.foot)), foot, palette, ground=flat)
    else:
        set_copy(canvas, copy, words, manner, palette, ground=flat)
    if plan.bars:
        set_bars(canvas, job.box(*plan.bars), palette.on(ground), rows=3, tall=canvas.unit * 1.3)


def paint_art(job: Job, plan: Plan, box: Box) -> None:
    """The picture of a plan: the stage, or shapes where the brief names nothing to show."""
    canvas, brief, palette = job.canvas, job.brief, job.palette
    pieces = cast_brief(canvas, brief, palette, job.rng, job.cutouts)
    corner = {"square": 0.0, "round": canvas.unit * 3.5}.get(plan.corner, min(box[2], box[3]) / 2)
    if plan.corner == "circle":
        side = min(box[2], box[3])
        box = (box[0] + (box[2] - side) / 2, box[1] + (box[3] - side) / 2, side, side)
    if not pieces and not brief.setting:
        paint_ornament(job, box, radius=corner, calm=plan.calm)
        return
    paint_stage(
        canvas, brief, palette, job.rng, box, pieces, calm=plan.calm, radius=corner,
        mirror=job.seed % 2 == 1, size=plan.size, arch=plan.corner == "arch",
    )  # fmt: skip


def _paint_rule(job: Job, ground: str, plan: Plan) -> None:
    canvas = job.canvas
    gap = canvas.unit * 3
    ink = mix(job.palette.on(ground), ground, 0.35)
    canvas.add(
        rect(
            gap, gap, canvas.width - 2 * gap, canvas.height - 2 * gap, "none",
            stroke=ink, stroke_width=canvas.unit * 0.3,
        )
    )  # fmt: skip


def _within_safe(job: Job, box: Box) -> Box:
    """The box without what a phone's own controls cover in a full-height story."""
    if job.canvas.ratio > 0.6:
        return box
    tall = job.canvas.height
    top = max(box[1], tall * 0.13)
    bottom = min(box[1] + box[3], tall * 0.83)
    if bottom - top < box[3] * 0.5:
        return (box[0], min(max(box[1], tall * 0.13), tall * 0.83 - box[3]), box[2], box[3])
    return (box[0], top, box[2], bottom - top)
