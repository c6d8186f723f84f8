"""Layouts told as plans: where the picture goes, where the words go, and what is behind them."""

from dataclasses import dataclass, replace
from typing import Literal

from studio.providers.sketch.camera import USUAL, Shot
from studio.providers.sketch.casting import cast_brief, cast_topic
from studio.providers.sketch.layouts.job import Job
from studio.providers.sketch.layouts.ornament import paint_ornament
from studio.providers.sketch.lettering import Copy, Manner, set_bars, set_copy
from studio.providers.sketch.oklab import mix
from studio.providers.sketch.pen import Box, rect
from studio.providers.sketch.scenes import Side
from studio.providers.sketch.stage import Framing, paint_stage
from studio.providers.sketch.typeset import Align, VerticalAlign

Share = tuple[float, float, float, float]
"""Left, top, width and height as shares of the canvas."""
LARGE_BODY = 0.1
"""Size of a line, as a share of its box's width, from which it is part of the display type."""
FULL: Share = (0.0, 0.0, 1.0, 1.0)


def _flipped(share: Share) -> Share:
    left, top, width, height = share
    return (1 - left - width, top, width, height)


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

    def mirrored(self) -> "Plan":
        """The plan with left and right exchanged."""
        sides: dict[Side | None, Side | None] = {"left": "right", "right": "left"}
        return replace(
            self,
            art=_flipped(self.art), words=_flipped(self.words),
            calm=sides.get(self.calm, self.calm),
            foot=_flipped(self.foot) if self.foot else None,
            bars=_flipped(self.bars) if self.bars else None,
        )  # fmt: skip

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
            return _four(self.wide)
        return _four(self.square if ratio > 0.86 else self.tall)


def _four(plans: tuple[Plan, ...]) -> tuple[Plan, ...]:
    """The plans, with the mirror images of some where there are fewer than four."""
    turned = tuple(p.mirrored() for p in plans if p.mirrored().words != p.words)
    return (*plans, *turned[: 4 - len(plans)]) if len(plans) < 4 else plans


_NONE: Share = (0.08, 0.06, 0.84, 0.26)
_CARD: Share = (0.06, 0.06, 0.88, 0.88)
_FRAMES = (
    Plan(_CARD, _NONE, behind="surface", corner="round"),
    Plan((0.1, 0.1, 0.8, 0.9), _NONE, behind="accent", corner="arch"),
    Plan((0.07, 0.07, 0.86, 0.86), _NONE, behind="ground"),
)
"""Plans for pictures without words that stand in a frame; all others fill the format."""


def compose_by(job: Job, plans: Plans, *, title: bool = False, body: float = 0.062) -> None:
    """Compose with the plan that the seed and the asked-for copy space choose.

    ``title`` shows bars for a headline that was not ordered; ``body`` is the largest size of the
    line as a share of the width of its box.
    """
    side = job.brief.copy_space
    if job.copy or title:
        fitting = plans.of(job.canvas.ratio)
        if side and side != "any":
            fitting = tuple(p for p in fitting if p.space == side) or _spaced(side)
    elif side:
        wide = job.canvas.ratio > 1.1
        fitting = _spaced(side if side != "any" else "left" if wide else "top")
    else:
        shot = job.shot
        wide = job.canvas.ratio > 1.2
        # A background that is asked for goes to the edge.
        edged = shot.framed and job.palette.name != "ground"
        framed = _FRAMES[::2] if wide else _FRAMES
        plan = Plan(FULL, _NONE)
        fitting = (framed[job.turn(8) // 4 % len(framed)] if edged else plan,)
    plan = fitting[job.turn(len(fitting))]
    if job.copy and len(fitting) < 4:
        # Few plans keep a given side empty: their words stand in turn in the middle, high, low.
        turns: tuple[VerticalAlign, ...] = ("middle", "top", "bottom")
        round_ = job.turn(3 * len(fitting)) // len(fitting)
        plan = replace(plan, valign=turns[round_], head=plan.head * (1, 0.82, 1.15)[round_])
    compose_plan(job, plan, title=title, body=body)


def _spaced(side: str) -> tuple[Plan, ...]:
    """Full pictures that leave a given side empty, with more or less room on it."""
    if side == "left":
        return (
            Plan(FULL, (0.06, 0.1, 0.36, 0.8), calm="left", size=0.7),
            Plan(FULL, (0.06, 0.1, 0.44, 0.8), calm="left", size=0.56),
        )
    if side == "right":
        return (
            Plan(FULL, (0.58, 0.1, 0.36, 0.8), calm="right", size=0.7),
            Plan(FULL, (0.5, 0.1, 0.44, 0.8), calm="right", size=0.56),
        )
    if side == "bottom":
        return (
            Plan(FULL, (0.08, 0.68, 0.84, 0.26), calm="bottom", size=0.56),
            Plan(FULL, (0.08, 0.68, 0.84, 0.26), calm="bottom", size=0.46),
        )
    return (
        Plan(FULL, (0.08, 0.06, 0.84, 0.28), calm="top", size=0.6),
        Plan(FULL, (0.08, 0.06, 0.84, 0.34), calm="top", size=0.48),
    )


def compose_plan(job: Job, plan: Plan, *, title: bool = False, body: float = 0.062) -> None:
    """Compose one plan; see :func:`compose_by` for the rest."""
    canvas, palette, copy = job.canvas, job.palette, job.copy
    grounds = {
        "art": palette.ground,
        "ground": palette.ground,
        "surface": palette.surface,
        "accent": palette.accent,
    }
    ground = grounds[plan.behind]
    flat = "" if plan.behind == "art" else ground
    canvas.add(rect(*canvas.box, ground))
    words, foot = _within_safe(job, job.box(*plan.words)), _foot(job, plan)
    art = job.box(*plan.art)
    if flat and copy:
        for box in (words, foot):
            art = _apart(art, box, canvas.unit * 2) if box else art
    taken = not flat and (bool(copy) or bool(job.brief.copy_space))
    calm = paint_art(job, plan, art, words if taken else None, None if flat else foot)
    if plan.rule:
        _paint_rule(job, ground, plan)
    if not flat and calm:
        words = _within_calm(words, calm)
    if copy:
        scale = 0.4 if body < LARGE_BODY else 0.55
        manner = Manner(
            job.pairing, plan.align, plan.valign, plan.head, line_scale=scale, body=body
        )
        _set_words(job, plan, manner, words, foot, flat)
    elif job.brief.copy_space:
        canvas.clear.append(words)
        canvas.note("Left the asked-for space empty.")
    elif title:
        bars = (words[0], words[1] + words[3] * 0.2, words[2], words[3] * 0.5)
        set_bars(canvas, bars, palette.on(ground), rows=2, align=plan.align)
        canvas.note("No words were ordered: bars mark where the title goes.")
    if plan.bars:
        set_bars(canvas, job.box(*plan.bars), palette.on(ground), rows=3, tall=canvas.unit * 1.3)


def _foot(job: Job, plan: Plan) -> Box | None:
    """Where the rest of the words stands apart from the headline; None where all stand together."""
    copy = job.copy
    lines = len(copy.extras) + bool(copy.line) + bool(copy.button)
    if not (plan.foot and copy.headline and lines):
        return None
    x, y, width, height = _within_safe(job, job.box(*plan.foot))
    grown = height * (1 + 0.6 * max(0, lines - bool(copy.button) - 1))
    return (x, y + height - grown, width, grown)


def _set_words(
    job: Job, plan: Plan, manner: Manner, words: Box, foot: Box | None, flat: str
) -> None:
    copy, canvas, palette = job.copy, job.canvas, job.palette
    if not foot:
        set_copy(canvas, copy, words, manner, palette, ground=flat)
        return
    set_copy(canvas, Copy(copy.headline), words, manner, palette, ground=flat)
    below = replace(manner, align=plan.foot_align, valign="bottom")
    set_copy(canvas, replace(copy, headline=""), foot, below, palette, ground=flat)


def paint_art(
    job: Job, plan: Plan, box: Box, words: Box | None = None, foot: Box | None = None
) -> Box | None:
    """The picture of a plan: the stage, or shapes where the brief names nothing to show.

    What stands in it keeps off ``words`` and above ``foot``. Returns what it leaves empty, where
    the plan asks for that.
    """
    canvas, brief, palette = job.canvas, job.brief, job.palette
    shot = _shot_for(job, plan)
    if foot:
        shot = replace(shot, ground=min(shot.ground, (foot[1] - box[1]) / box[3] - 0.04))
    pieces = cast_brief(
        canvas, brief, palette, job.rng, job.cutouts, whole=shot.whole,
        standing=plan.calm == "bottom",
    )  # fmt: skip
    placeless = brief.setting in {"", "plain"} and not job.backdrop
    if not pieces and not brief.setting and placeless:
        pieces = cast_topic(canvas, brief, palette, job.rng)
    corner = {"square": 0.0, "round": canvas.unit * 3.5}.get(plan.corner, min(box[2], box[3]) / 2)
    if plan.corner == "circle":
        side = min(box[2], box[3])
        box = (box[0] + (box[2] - side) / 2, box[1] + (box[3] - side) / 2, side, side)
    if not pieces and placeless:
        paint_ornament(job, box, radius=corner, calm=plan.calm)
        return None
    framing = Framing(
        calm=plan.calm,
        words=words,
        size=min(0.96, plan.size * shot.size / USUAL.size),
        foot=foot[1] - canvas.unit * 4 if foot else None,
        shot=shot,
        inset=0.14 if plan.corner == "circle" else 0.04,
        mirror=job.seed % 2 == 1,
        radius=corner,
        arch=plan.corner == "arch",
        backdrop=job.backdrop,
    )
    calm = paint_stage(canvas, brief, palette, job.rng, box, pieces, framing)
    return calm if plan.calm else None


def _shot_for(job: Job, plan: Plan) -> Shot:
    """The seed's shot; nothing that has to sell or to be known by its face stands far off."""
    shot, brief = job.shot, job.brief
    if brief.direction.reach == "wide":
        return shot
    least = 0.0
    if job.copy or plan.corner in {"arch", "circle"}:
        least = USUAL.size * 0.9
    elif brief.people or brief.kind != "picture":
        least = USUAL.size * 0.8
    if brief.portrait:
        least = max(least, USUAL.size * (1.2 if shot.whole else 1))
    return replace(shot, size=max(shot.size, least))


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


def _within_calm(box: Box, calm: Box) -> Box:
    """The part of the box that the setting keeps quiet, unless that is too little for words."""
    top, bottom = max(box[1], calm[1]), min(box[1] + box[3], calm[1] + calm[3])
    left, right = max(box[0], calm[0]), min(box[0] + box[2], calm[0] + calm[2])
    if bottom - top < box[3] * 0.5 or right - left < box[2] * 0.75:
        return box
    return (left, top, right - left, bottom - top)


def _apart(art: Box, words: Box, gap: float) -> Box:
    """The picture's box without what words above or below it need."""
    x, y, width, height = art
    beside = words[0] + words[2] <= x or x + width <= words[0]
    over, under = words[1] + words[3] + gap, words[1] - gap
    if beside or over <= y or under >= y + height:
        return art
    if words[1] + words[3] / 2 < y + height / 2:
        return (x, over, width, y + height - over)
    return (x, y, width, under - y)


def _within_safe(job: Job, box: Box) -> Box:
    """The box without what a phone's own controls cover in a full-height story."""
    if job.canvas.ratio > 0.6:
        return box
    tall = job.canvas.height
    top = min(max(box[1], tall * 0.13), tall * 0.83 - box[3])
    return (box[0], top, box[2], box[3])
