"""Across models: the same prompt of a project as several models answered it, one row a prompt."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from studio.board import Card, frames_for_cards, make_cards
from studio.models import Frame, Project

ROWS_MAX = 12
_LATEST = 400


@dataclass(frozen=True, slots=True)
class Answer:
    """What one model made of the prompt, or that it was not asked."""

    card: Card | None
    seconds: int | None


@dataclass(frozen=True, slots=True)
class PromptRow:
    """One prompt, with an answer for each model of the table."""

    prompt: str
    direction: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Across:
    """The table: the models' names from left to right, and the prompts, newest first."""

    models: tuple[tuple[str, str], ...]
    rows: tuple[PromptRow, ...]


def compare_models(project: Project) -> Across:
    """Find the prompts of the project that more than one model has answered.

    Of a model's several answers the picked one is shown, else the first. At most ``ROWS_MAX``
    prompts, of the latest frames.
    """
    done = Frame.objects.filter(
        project=project, status=Frame.Status.DONE, removed_at=None, image__deleted_at=None
    )
    latest = make_cards(frames_for_cards(done).order_by("-id")[:_LATEST])
    by_prompt: defaultdict[str, dict[str, list[Card]]] = defaultdict(lambda: defaultdict(list))
    for card in latest:
        by_prompt[card.frame.generation.prompt][card.frame.model].append(card)
    asked = [(prompt, found) for prompt, found in by_prompt.items() if len(found) > 1][:ROWS_MAX]
    names = {model: cards[0].model_name for _, found in asked for model, cards in found.items()}
    models = tuple(sorted(names.items(), key=lambda item: item[1]))
    return Across(
        models,
        tuple(_row(prompt, found, [model for model, _ in models]) for prompt, found in asked),
    )


def seconds_of(frame: Frame) -> int | None:
    """How long the frame took to make, in whole seconds; ``None`` when that is not known."""
    if not frame.started_at or not frame.finished_at:
        return None
    return round((frame.finished_at - frame.started_at).total_seconds())


def _row(prompt: str, found: dict[str, list[Card]], models: Iterable[str]) -> PromptRow:
    first = min((card for cards in found.values() for card in cards), key=lambda c: c.frame.pk)
    answers = []
    for model in models:
        card = min(
            found.get(model, []),
            key=lambda c: (c.frame.picked_at is None, c.frame.pk),
            default=None,
        )
        answers.append(Answer(card, seconds_of(card.frame) if card else None))
    direction = first.frame.direction
    return PromptRow(prompt, direction.name or f"Direction {direction.letter}", tuple(answers))
