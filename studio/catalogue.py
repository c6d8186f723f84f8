"""What each model can make and what it costs: the only place that decides either.

The front door of ``studio.specs`` (what a model is), ``studio.orders`` (what is asked of it) and
the rules of price.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from django.conf import settings

from studio.checking import Checked, check_against, no_such_model
from studio.orders import ImageOrder, InvalidOrder, OrderedReference
from studio.specs import QUALITY_NAMES, RESOLUTIONS, ModelSpec, Rate, load

__all__ = [
    "CATALOGUE",
    "QUALITY_NAMES",
    "RESOLUTIONS",
    "Checked",
    "ImageOrder",
    "InvalidOrder",
    "ModelSpec",
    "OrderedReference",
    "Price",
    "PriceLine",
    "Rate",
    "check",
    "price_of_arrival",
    "quote",
]

CATALOGUE: Mapping[str, ModelSpec] = load(
    Path(__file__).with_name("catalogue.toml"),
    compatible_credits=settings.COMPATIBLE_CREDITS,
)
"""By id, in the order that pages list them."""

_REACHED = 0.98
"""A picture reaches a size when it has at least this part of its pixels."""


@dataclass(frozen=True, slots=True)
class PriceLine:
    label: str
    count: int
    credits_each: int

    @property
    def credits(self) -> int:
        return self.count * self.credits_each

    def as_json(self) -> dict[str, str | int]:
        return {
            "label": self.label,
            "count": self.count,
            "credits_each": self.credits_each,
            "credits": self.credits,
        }


@dataclass(frozen=True, slots=True)
class Price:
    """What an order costs; ``width`` and ``height`` are the ordered pixels of each frame."""

    credits: int
    credits_each: int
    """A frame, with its references and its prompt."""
    lines: tuple[PriceLine, ...]
    width: int
    height: int


class Ordered(Protocol):
    """What is needed of an order to price a picture that came: an ImageOrder or a Generation."""

    @property
    def model(self) -> str: ...
    @property
    def ratio(self) -> str: ...
    @property
    def resolution(self) -> str: ...
    @property
    def quality(self) -> str: ...


def check(order: ImageOrder) -> Checked:
    """Say what exactly will be made.

    Raises:
        InvalidOrder: the model cannot make this, with the field, the reason and, where there is
            one, the nearest valid value. Nothing is ever changed silently.
    """
    spec = CATALOGUE.get(order.model)
    if spec is None:
        raise no_such_model(order.model, CATALOGUE)
    return check_against(spec, order)


def quote(order: ImageOrder) -> Price:
    """Price an order: frames, then each reference and a long prompt where they cost.

    Raises:
        InvalidOrder: as ``check``.
    """
    checked = check(order)
    spec = checked.spec
    size = f"{spec.name}, {order.resolution}"
    if checked.quality:
        size += f", {QUALITY_NAMES[checked.quality]}"
    lines = [PriceLine(size, order.count, spec.rate(order.resolution, checked.quality).credits)]
    if spec.reference_credits and order.references:
        sent = order.count * len(order.references)
        lines.append(PriceLine("Reference", sent, spec.reference_credits))
    if steps := _further_steps(spec, order):
        lines.append(PriceLine("Long prompt", order.count, steps))
    total = sum(line.credits for line in lines)
    return Price(total, total // order.count, tuple(lines), checked.width, checked.height)


def _further_steps(spec: ModelSpec, order: ImageOrder) -> int:
    """Count the further steps of characters that the order begins."""
    if not spec.prompt_step:
        return 0
    return max(0, -(-order.text_length // spec.prompt_step) - 1)


def price_of_arrival(order: Ordered, *, price: int, width: int, height: int) -> int | None:
    """Price a picture of ``width`` × ``height`` pixels that was ordered for ``price`` credits.

    It costs what the largest size does whose pixels it reaches (within 2 %), never more than was
    held for it. None: it is smaller than the smallest size, so it is no picture that was ordered.
    """
    spec = CATALOGUE[order.model]
    ordered = spec.rate(order.resolution, order.quality).credits
    sizes = spec.sizes[order.ratio]
    for resolution in reversed(RESOLUTIONS):
        if resolution not in sizes:
            continue
        across, down = sizes[resolution]
        if width * height >= _REACHED * across * down:
            less = ordered - spec.rate(resolution, order.quality).credits
            return max(0, price - max(0, less))
    return None
