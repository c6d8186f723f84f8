"""Retakes: a frame once more with one thing changed, and two frames put together."""

from dataclasses import dataclass, replace
from typing import Any

from studio import changes, openings
from studio.catalogue import CATALOGUE
from studio.changes import Change, Leaned
from studio.composing import THINGS, Composition, Leaning
from studio.formats import CHANNELS
from studio.models import Frame
from studio.offers import Offer
from studio.orders import InvalidOrder

PARTNERS_MAX = 6
_ALWAYS = ("count", "private", "unknown")
"""Read from the form whatever is changed; what else is not its thing's is the frame's own."""


@dataclass(frozen=True, slots=True)
class Held:
    """One thing that stays as it was."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Retake:
    """What the composer shows of a frame of which one thing is changed."""

    thing: str
    held: tuple[Held, ...]
    changes: tuple[Change, ...]
    """What has been changed so far."""
    obstacle: str
    """Why the model that is held cannot be had now; empty when it can."""


def retake(frame: Frame, thing: str) -> Composition:
    """Begin one frame more like ``frame``, as its child, of which only ``thing`` is to be changed.

    A model that repeats a seed draws the same again. For any other the picture itself goes along:
    as the one to change, or, where another model or reference is to make it anew, as the layout.
    """
    order = frame.generation
    held = Composition(
        **openings.settings_of(order), project=frame.project, parent=frame, thing=thing
    )
    return replace(
        held,
        words=tuple(order.words),
        references=_references(frame, thing, held.references),
        count=1,
        seed=frame.seed,
    )


def combine(first: Frame, second: Frame) -> Composition:
    """Begin from two finished frames: the layout of one, the palette of the other.

    ``first`` gives the layout and is the parent, unless it was picked for its palette, or
    ``second`` for its placement, and the other was not.
    """
    reasons = Frame.PickReason
    is_layout_second = second.picked_why == reasons.PLACEMENT != first.picked_why
    if is_layout_second or first.picked_why == reasons.PALETTE != second.picked_why:
        first, second = second, first
    spec = CATALOGUE.get(first.model)
    begun = openings.refine(first)
    pictures = [
        Leaning(frame.image, role, name=frame.short_label)
        for frame, role in ((first, "layout"), (second, "palette"))
        if frame.image is not None
    ]
    given = {one.image.pk for one in pictures}
    others = [
        one
        for one in begun.references
        if one.role not in {"", "layout", "palette"} and one.image.pk not in given
    ]
    return replace(
        begun,
        references=(*pictures, *others),
        seed=first.seed if spec and spec.seed else None,
        also_from=second,
    )


def partners(frame: Frame) -> list[Frame]:
    """List the other picked frames of its project that it can be combined with, newest first."""
    picked = Frame.objects.filter(
        project=frame.project_id,
        status=Frame.Status.DONE,
        picked_at__isnull=False,
        removed_at=None,
        image__deleted_at=None,
    )
    others = picked.exclude(pk=frame.pk).select_related("image").order_by("-picked_at")
    return list(others[:PARTNERS_MAX])


def hold(composition: Composition) -> Composition:
    """Take from a form only the thing that it changes; all else is as the frame was ordered."""
    if composition.parent is None or not composition.thing:
        return composition
    own: dict[str, Any] = {
        name: getattr(composition, name) for name in (*THINGS[composition.thing].fields, *_ALWAYS)
    }
    return replace(retake(composition.parent, composition.thing), **own)


def refuse_unchanged(composition: Composition, offer: Offer) -> InvalidOrder | None:
    """Ask for the change that the form is there for."""
    if not composition.thing or offer.problem or changed(composition, offer):
        return None
    what = {
        "words": ("prompt", "Nothing is changed yet. Write other words."),
        "model": ("model", "Nothing is changed yet. Choose another model."),
        "reference": ("references", "Nothing is changed yet. Add, swap or take out a picture."),
        "format": ("format", "Nothing is changed yet. Choose another format."),
    }
    return InvalidOrder(*what[composition.thing])


def changed(composition: Composition, offer: Offer) -> tuple[Change, ...]:
    """Say what the order has otherwise than that of its parent: one query."""
    parent = composition.parent
    if parent is None or not offer.orders:
        return ()
    return changes.between(
        parent,
        offer.orders[0],
        before=changes.leaned_on([parent.generation_id]).get(parent.generation_id, ()),
        after=[
            Leaned(one.image.pk, one.role, one.keep, one.change, one.image.name or "a picture")
            for one in composition.references
        ],
        also_from=composition.also_from,
    )


def show(composition: Composition, offer: Offer) -> Retake | None:
    """Say what is held and what is changed; nothing unless one thing is to be."""
    if not composition.thing:
        return None
    is_held = composition.thing != "model" and not offer.standing.is_ready
    obstacle = f"{offer.spec.name}: {offer.standing.reason}" if is_held else ""
    held = tuple(_held(composition))
    return Retake(composition.thing, held, changed(composition, offer), obstacle)


def _held(composition: Composition) -> list[Held]:
    channel = CHANNELS.get(composition.channel)
    words = (*filter(None, composition.words), *composition.quoted_words)
    spec = CATALOGUE.get(composition.model)
    rows = {
        "words": [
            Held("Prompt", composition.prompt),
            *([Held("Words", ", ".join(f"“{line}”" for line in words))] if words else []),
        ],
        "model": [Held("Model", spec.name if spec else composition.model)],
        "reference": [
            Held("Picture" if one.role == "" else one.role.capitalize(), one.short_name)
            for one in composition.references
        ],
        "format": [
            Held("Format", f"{composition.ratio}{f', {channel.name}' if channel else ''}"),
            Held("Size", composition.resolution),
        ],
    }
    return [row for thing, each in rows.items() if thing != composition.thing for row in each]


def _references(frame: Frame, thing: str, ordered: tuple[Leaning, ...]) -> tuple[Leaning, ...]:
    """Give the references of a retake: those ordered, and the frame's own picture if it helps."""
    spec = CATALOGUE.get(frame.model)
    if spec is None or frame.image is None or frame.image.deleted_at is not None:
        return ordered
    is_anew = thing in {"model", "reference"}
    has_base = any(not one.role for one in ordered)
    if (is_anew and has_base) or (spec.seed and thing != "model"):
        return ordered
    if is_anew:
        # Last: the pictures that are to be changed come first.
        references = (*ordered, Leaning(frame.image, "layout", name=frame.short_label))
    else:
        picture = Leaning(frame.image, change=_NOTES[thing], name=frame.short_label)
        references = (picture, *(one for one in ordered if one.role))
    return references if len(references) <= spec.max_references else ordered


_NOTES = {"words": "only what the text says otherwise", "format": "the format: crop or extend it"}
