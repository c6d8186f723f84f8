"""Beside the price: whether the pixels suffice, what else would do, and what the credits allow."""

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace

from studio.catalogue import (
    CATALOGUE,
    QUALITY_NAMES,
    RESOLUTIONS,
    ImageOrder,
    InvalidOrder,
    ModelSpec,
    Price,
    check,
    quote,
)
from studio.formats import CHANNELS, RATIOS

_VISIBLY_OFF = 0.005
"""A ratio that is missed by less than this is not worth a sentence."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What an order would cost on another model, or why that one cannot make it."""

    spec: ModelSpec
    price: Price | None
    order: ImageOrder | None
    """The order as that model would get it."""
    reason: str = ""
    parts: int = 1

    @property
    def total(self) -> str:
        """What all parts of the order would cost, or why the model cannot make it."""
        if self.price is None:
            return self.reason
        return credits_in_words(self.parts * self.price.credits)


@dataclass(frozen=True, slots=True)
class Smaller:
    """An order that the credits allow."""

    order: ImageOrder
    price: Price
    label: str
    """As it stands on the screen: "2 frames at 1K, 4 credits"."""


def credits_in_words(credits: int) -> str:
    """Write an amount as pages do: "free", "1 credit", "6 credits"."""
    if credits == 0:
        return "free"
    return "1 credit" if credits == 1 else f"{credits:,} credits"


def on_model(order: ImageOrder, spec: ModelSpec) -> ImageOrder:
    """Ask another model for the same; only what is left to the model's default is dropped."""
    keeps_quality = order.quality in spec.qualities
    return replace(
        order,
        model=spec.id,
        quality=order.quality if keeps_quality else spec.default_quality,
        seed=order.seed if spec.seed else None,
    )


def elsewhere(order: ImageOrder, ready: Container[str], *, parts: int = 1) -> tuple[Elsewhere, ...]:
    """Price so many of the order on the other ready models, in the catalogue's order."""
    found = []
    for spec in CATALOGUE.values():
        if spec.id == order.model or spec.id not in ready:
            continue
        asked = on_model(order, spec)
        try:
            found.append(Elsewhere(spec, quote(asked), asked, parts=parts))
        except InvalidOrder as cannot:
            found.append(Elsewhere(spec, None, None, cannot.reason))
    return tuple(found)


def off_ratio(order: ImageOrder) -> str:
    """Say that the model's pixels are not exactly the ratio, or nothing when they are.

    Raises:
        InvalidOrder: as ``check``.
    """
    checked = check(order)
    ratio = RATIOS[order.ratio]
    off = (checked.width / checked.height) / (ratio.across / ratio.down) - 1
    if abs(off) < _VISIBLY_OFF:
        return ""
    how = "wider" if off > 0 else "narrower"
    pixels = f"{checked.width} × {checked.height}"
    return f"{checked.spec.name} makes {pixels}, {abs(off):.1%} {how} than {order.ratio}."


def too_small(order: ImageOrder, ready: Container[str], *, parts: int = 1) -> str:
    """Say that the order is smaller than its channel and what would suffice; else nothing.

    The price named is that of so many parts of the order, as the cost line adds them up.

    Raises:
        InvalidOrder: as ``check``.
    """
    checked = check(order)
    channel = CHANNELS.get(order.channel)
    if channel is None or channel.holds(checked.width, checked.height):
        return ""
    small = f"{checked.width} × {checked.height}, too small for {channel.name}."
    enough = sufficient(order, ready)
    if enough is None:
        return f"{small} No model here makes {channel.width} × {channel.height} in {order.ratio}."
    better, price = enough
    where = f"{better.resolution} on {CATALOGUE[better.model].name}"
    return f"{small} {where} is enough, {credits_in_words(parts * price.credits)}."


def sufficient(order: ImageOrder, ready: Container[str]) -> tuple[ImageOrder, Price] | None:
    """Find the order that its channel needs: on the same model if that can, else the cheapest.

    Sketch is found only for an order on Sketch: a drawing is no larger photograph.
    """
    channel = CHANNELS.get(order.channel)
    if channel is None:
        return None
    found: list[tuple[bool, int, int, ImageOrder, Price]] = []
    for place, spec in enumerate(CATALOGUE.values()):
        if spec.id != order.model and (spec.id not in ready or spec.provider == "sketch"):
            continue
        for resolution in RESOLUTIONS:
            asked = replace(on_model(order, spec), resolution=resolution)
            try:
                price = quote(asked)
            except InvalidOrder:
                continue
            if channel.holds(price.width, price.height):
                found.append((spec.id != order.model, price.credits, place, asked, price))
                break
    if not found:
        return None
    *_, better, price = min(found, key=lambda row: row[:3])
    return better, price


def fitting(order: ImageOrder, available: int) -> list[Smaller]:
    """List smaller orders that ``available`` credits pay for, the nearest to the order first.

    Fewer frames as ordered, then the most frames at each smaller resolution, then at each lower
    quality; empty when nothing fits, or when the order itself does.

    Raises:
        InvalidOrder: as ``check``.
    """
    if quote(order).credits <= available:
        return []
    found: list[Smaller] = []
    for candidate in _steps_down(order):
        for count in range(order.count, 0, -1):
            asked = replace(candidate, count=count)
            price = quote(asked)
            if price.credits <= available:
                if all(price.credits_each < other.price.credits_each for other in found):
                    found.append(Smaller(asked, price, _label(asked, price)))
                break
    return found[:3]


def smallest(order: ImageOrder, ready: Container[str]) -> Smaller | None:
    """Find the cheapest order of one frame like it that costs something; the same model first.

    None when neither its model nor a ready one has a price for its ratio.
    """
    found: list[tuple[int, int, ImageOrder, Price]] = []
    for place, spec in enumerate(CATALOGUE.values()):
        if spec.id != order.model and spec.id not in ready:
            continue
        for quality in spec.qualities or ("",):
            for resolution in spec.sizes.get(order.ratio, ()):
                asked = replace(
                    on_model(order, spec), count=1, quality=quality, resolution=resolution
                )
                try:
                    price = quote(asked)
                except InvalidOrder:
                    continue
                rank = 0 if spec.id == order.model else 1 + place
                found += [(price.credits, rank, asked, price)] if price.credits else []
    if not found:
        return None
    *_, asked, price = min(found, key=lambda row: row[:2])
    elsewhere = "" if asked.model == order.model else f" on {CATALOGUE[asked.model].name}"
    return Smaller(asked, price, _label(asked, price, on=elsewhere))


def _steps_down(order: ImageOrder) -> Iterator[ImageOrder]:
    checked = check(order)
    spec = checked.spec
    sizes = [name for name in RESOLUTIONS if name in spec.sizes[order.ratio]]
    lower = sizes[: sizes.index(order.resolution) + 1]
    qualities = [checked.quality]
    if checked.quality:
        qualities = list(reversed(spec.qualities[: spec.qualities.index(checked.quality) + 1]))
    for quality in qualities:
        for resolution in reversed(lower):
            yield replace(order, resolution=resolution, quality=quality)


def _label(order: ImageOrder, price: Price, on: str = "") -> str:
    frames = "1 frame" if order.count == 1 else f"{order.count} frames"
    quality = f", {QUALITY_NAMES[order.quality]}" if order.quality else ""
    return f"{frames} at {order.resolution}{quality}{on}, {credits_in_words(price.credits)}"
