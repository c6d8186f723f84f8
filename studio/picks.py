"""What can be picked in the composer: models, sizes and qualities, each with price and time."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from studio import fit
from studio.catalogue import (
    QUALITY_NAMES,
    RESOLUTIONS,
    ImageOrder,
    InvalidOrder,
    ModelSpec,
    quote,
)
from studio.fit import credits_in_words


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several settings, with what it would cost."""

    value: str
    name: str
    note: str
    price: str
    """Of one frame."""
    chosen: bool


@dataclass(frozen=True, slots=True)
class Pick:
    """A model in the picker that can make this, with what this order costs on it."""

    spec: ModelSpec
    price: str
    seconds: int
    """What one frame of it usually takes."""
    chosen: bool


def pick(order: ImageOrder, spec: ModelSpec, parts: int, *, is_chosen: bool) -> Pick:
    """Price so many of the order on a model; at a resolution that it lacks, its cheapest frame."""
    asked = fit.on_model(order, spec)
    try:
        price = credits_in_words(parts * quote(asked).credits)
        seconds = seconds_of(spec, asked.resolution, asked.quality)
    except InvalidOrder:
        price = "free" if spec.is_free else f"from {credits_in_words(spec.credits_from)} a frame"
        seconds = spec.typical_seconds
    return Pick(spec, price, seconds, is_chosen)


def seconds_of(spec: ModelSpec, resolution: str, quality: str) -> int:
    """Give the usual time of a frame; 0 for settings that the model does not have."""
    try:
        return spec.rate(resolution, quality).seconds
    except KeyError:
        return 0


def resolutions(order: ImageOrder, spec: ModelSpec) -> tuple[Choice, ...]:
    """List the sizes that the model has for the order's format."""
    choices = []
    for name in RESOLUTIONS:
        size = spec.sizes.get(order.ratio, {}).get(name)
        if size is None:
            continue
        try:
            price = credits_in_words(spec.rate(name, order.quality).credits)
        except KeyError:
            continue
        note = f"{size[0]} × {size[1]}, {price} a frame"
        choices.append(Choice(name, name, note, price, name == order.resolution))
    return tuple(choices)


def qualities(order: ImageOrder, spec: ModelSpec) -> tuple[Choice, ...]:
    """List the qualities that the model has, at the order's size."""
    choices = []
    for name in spec.qualities:
        try:
            price = credits_in_words(spec.rate(order.resolution, name).credits)
        except KeyError:
            continue
        chosen = name == order.quality
        choices.append(Choice(name, QUALITY_NAMES[name], f"{price} a frame", price, chosen))
    return tuple(choices)


def in_one_line(choices: Sequence[Choice]) -> str:
    """Such as "1K 4, 2K 6, 4K 9 credits a frame": the unit once, at the end.

    What costs no more than the one before it says so: "1K and 2K (same price) 8, 4K 14 credits".
    """
    if len(choices) == 1:
        return f"{choices[0].price} a frame"
    said = []
    for price, alike in itertools.groupby(choices, key=lambda choice: choice.price):
        *others, last = (choice.name for choice in alike)
        names = f"{', '.join(others)} and {last} (same price)" if others else last
        said.append(f"{names} {price}")
    short = [one.removesuffix("s").removesuffix(" credit") for one in said[:-1]]
    return f"{', '.join([*short, said[-1]])} a frame"
