"""A direction told to a client: the way from the drafts to the frame that came of it."""

from dataclasses import dataclass
from uuid import UUID

from studio.board import Card, frames_for_cards, make_cards
from studio.models import Direction, Frame, Review

_FRAMES_MAX = 1000
"""The newest frames of a direction that are looked through."""
_OTHERS_MAX = 11


@dataclass(frozen=True, slots=True)
class Step:
    """One frame on the way, and those that were made beside it and not taken."""

    card: Card
    others: tuple[Card, ...]
    more: int
    """How many further ones there were."""

    @property
    def why(self) -> str:
        """What it was picked for, in a word; empty when nobody said."""
        return Frame.PickReason(self.card.frame.picked_why).label.lower() if self._has_why else ""

    @property
    def _has_why(self) -> bool:
        return bool(self.card.frame.picked_at and self.card.frame.picked_why)


@dataclass(frozen=True, slots=True)
class Story:
    """The steps of a direction, the first draft first."""

    direction: Direction
    steps: tuple[Step, ...]
    review: Review | None
    """What was decided of the last one."""

    @property
    def last(self) -> Card:
        return self.steps[-1].card


def tell(direction: Direction) -> Story | None:
    """Tell how the frame came to be that was approved last, else picked last, else the newest.

    None when the direction has no picture to show. The same few queries, whatever it has.
    """
    frames = Frame.objects.filter(
        direction=direction, status=Frame.Status.DONE, removed_at=None, image__deleted_at=None
    ).exclude(image=None)
    cards = {card.frame.pk: card for card in make_cards(frames_for_cards(frames)[:_FRAMES_MAX])}
    if not cards:
        return None
    reviews = {
        review.frame_id: review
        for review in Review.objects.filter(frame__in=list(cards))
        .exclude(decided_at=None)
        .select_related("reviewer")
        .order_by("version")
    }
    last = max(cards.values(), key=lambda card: _rank(card, reviews.get(card.frame.pk)))
    way: list[Card] = []
    at: Card | None = last
    while at is not None:
        way.insert(0, at)
        parent = at.frame.parent_id
        at = cards.get(parent) if parent else None
    steps = tuple(_step(card, cards) for card in way)
    return Story(direction, steps, reviews.get(last.frame.pk))


def _rank(card: Card, review: Review | None) -> tuple[bool, float, float, int]:
    approved = review is not None and card.verdict == Review.Verdict.APPROVED
    decided = review.decided_at.timestamp() if approved and review and review.decided_at else 0.0
    picked = card.frame.picked_at.timestamp() if card.frame.picked_at else 0.0
    return approved, decided, picked, card.frame.pk.int


def _step(card: Card, cards: dict[UUID, Card]) -> Step:
    parent = card.frame.parent_id
    beside = [
        other for other in cards.values() if other is not card and other.frame.parent_id == parent
    ]
    shown = tuple(sorted(beside, key=lambda other: other.frame.pk.int)[:_OTHERS_MAX])
    return Step(card, shown, len(beside) - len(shown))
