"""How the composer opens: from a frame, as one again, as it stood, as a remix, as a starter."""

from typing import Any

from gallery.models import Publication
from studio import directions
from studio.advice import GOALS
from studio.catalogue import CATALOGUE
from studio.composing import COUNTS, Composition, Leaning
from studio.formats import RATIOS
from studio.models import Frame, Generation, Reference
from studio.starters import Starter


def refine(frame: Frame, *, goal: str = "edit") -> Composition:
    """Begin from a finished frame: its picture first among the references, its words kept."""
    order = frame.generation
    references: tuple[Leaning, ...] = ()
    if frame.image:
        keep = f"the {frame.picked_why}" if frame.picked_why else ""
        references = (Leaning(frame.image, keep=keep, name=frame.short_label),)
    return Composition(
        goal=goal,
        prompt=order.prompt,
        words=_three(order.words),
        references=references + leanings(order, roles_only=True),
        ratio=order.ratio,
        channel=order.channel,
        count=COUNTS[GOALS[goal].stage],
        project=frame.project,
        parent=frame,
    )


def again(frame: Frame, *, other_model: bool = False) -> Composition:
    """Begin with everything a frame was ordered with; without its model if another is wanted."""
    order = frame.generation
    return Composition(
        **settings_of(order, other_model=other_model),
        project=frame.project,
        parent=frame.parent,
        also_from=order.also_from,
        direction=None if frame.parent else frame.direction,
    )


def resume(orders: list[Generation], *, in_direction: bool) -> Composition:
    """Go on as the form stood when these orders were placed together.

    ``in_direction`` tells that frames were added to a direction; else the next order opens one.
    """
    first = orders[0]
    across = dict.fromkeys(order.model for order in orders if order.model != first.model)
    return Composition(
        **(settings_of(first) | {"prompt": first.sentence}),
        across=tuple(across),
        project=first.project,
        parent=first.parent,
        also_from=first.also_from,
        direction=first.direction if in_direction and first.parent is None else None,
        wants_split=first.part > 0,
        proposals=directions.resume(orders) if first.part else (),
    )


def fresh(composition: Composition) -> Composition:
    """Begin with three directions where a sentence is short or to come, and nothing is set."""
    usual = Composition(
        prompt=composition.prompt, project=composition.project, ratio=composition.ratio,
        channel=composition.channel, private=composition.private, count=composition.count,
    )  # fmt: skip
    if composition != usual or not directions.is_short(composition.prompt):
        return composition
    return composition.split(wanted=True)


def remix(publication: Publication) -> Composition:
    """Begin from a publication, with what its maker shows of prompt and settings."""
    settings: dict[str, Any] = publication.settings if publication.show_settings else {}
    model = publication.model if publication.show_settings else ""
    ratio = settings.get("ratio") or publication.ratio
    return Composition(
        model=model if model in CATALOGUE else "",
        prompt=publication.prompt if publication.show_prompt else "",
        ratio=ratio if ratio in RATIOS else "1:1",
        remix=publication.slug,
    )


def start(starter: Starter) -> Composition:
    """Begin with what a starter fills in."""
    return Composition(
        goal=starter.goal,
        prompt=starter.prompt,
        words=_three(list(starter.words)),
        ratio=starter.ratio,
        channel=starter.channel,
        count=COUNTS["explore"],
    )


def leanings(order: Generation, *, roles_only: bool = False) -> tuple[Leaning, ...]:
    """Give the references of an order that still exist."""
    rows = Reference.objects.filter(generation=order, image__deleted_at=None)
    if roles_only:
        rows = rows.exclude(role="")
    return tuple(
        Leaning(row.image, row.role, row.keep, row.change, row.image.name)
        for row in rows.select_related("image")
    )


def settings_of(order: Generation, *, other_model: bool = False) -> dict[str, Any]:
    """Give what an order was placed with, as a composition's fields."""
    return {
        "goal": order.goal if order.goal in GOALS else "directions",
        "model": "" if other_model else order.model,
        "prompt": order.prompt,
        "words": _three(order.words),
        "references": leanings(order),
        "ratio": order.ratio,
        "channel": order.channel,
        "resolution": "" if other_model else order.resolution,
        "quality": "" if other_model else order.quality,
        "count": order.count,
        "private": order.private,
        "seed": order.seed,
    }


def _three(words: list[str]) -> tuple[str, str, str]:
    first, second, third, *_ = [*words, "", "", ""]
    return first, second, third
