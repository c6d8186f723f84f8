"""What can be ordered in a frame's place: the same again, or the same on another model."""

from dataclasses import dataclass

from studio import fit
from studio.catalogue import CATALOGUE, ImageOrder, InvalidOrder, ModelSpec, quote
from studio.fit import credits_in_words
from studio.models import Frame
from studio.ordering import order_of
from studio.readiness import readiness


@dataclass(frozen=True, slots=True)
class Alternatives:
    """What one frame like this costs today, here and elsewhere."""

    price: str
    """In words, "6 credits"; empty when its model cannot make it any more."""
    reason: str
    """Why its model cannot be ordered now; empty when it can."""
    successor: ModelSpec | None
    """The ready model that follows a retired one."""
    elsewhere: tuple[tuple[ModelSpec, str], ...]
    """The other ready models that can make it, each with its price for one frame."""

    @property
    def can_repeat(self) -> bool:
        return not self.reason and bool(self.price)


def find(frame: Frame) -> Alternatives:
    """Price one more frame like ``frame``: two queries."""
    ready = readiness()
    order = order_of(frame.generation, count=1)
    names = {name for name, standing in ready.items() if standing.is_ready}
    standing = ready.get(frame.model)
    spec = CATALOGUE.get(frame.model)
    successor = spec.successor if spec else ""
    return Alternatives(
        price=_price(order),
        reason=standing.reason if standing else "Not offered here any more",
        successor=CATALOGUE[successor] if successor in names else None,
        elsewhere=tuple(
            (other.spec, credits_in_words(other.price.credits))
            for other in fit.elsewhere(order, names)
            if other.price
        ),
    )


def _price(order: ImageOrder) -> str:
    try:
        return credits_in_words(quote(order).credits)
    except (InvalidOrder, KeyError):
        return ""
