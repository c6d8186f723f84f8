"""Ways on: presses that make an order affordable when credits are short."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from studio import fit
from studio.catalogue import CATALOGUE, ImageOrder, Price, quote
from studio.fit import credits_in_words

WAYS_MAX = 3


@dataclass(frozen=True, slots=True)
class WayOn:
    """A press that makes an order affordable."""

    label: str
    settings: str


def find(
    orders: Sequence[ImageOrder],
    prices: Sequence[Price],
    available: int,
    ready: Container[str] = (),
) -> list[WayOn]:
    """List what the credits allow of orders that they do not pay for.

    Of several directions one frame each, then one idea; of several models one alone; then fewer
    or smaller frames; where none of these fits, one frame of a cheaper ready model. At most
    ``WAYS_MAX``.
    """
    first = orders[0]
    if first.part:
        ways = [*_one_frame_each(orders, prices, available), *_one_idea(first, available)]
    else:
        ways = [*_one_model(orders, prices, available), *_smaller(first, available)]
    return (ways or _smallest(first, available, ready))[:WAYS_MAX]


def out_of_reach(order: ImageOrder, available: int, ready: Container[str]) -> str:
    """Name the smallest order like it and what it lacks, where the credits pay for none."""
    smallest = fit.smallest(order, ready)
    if smallest is None or smallest.price.credits <= available:
        return ""
    lacking = smallest.price.credits - available
    return f"No smaller order fits. The smallest is {smallest.label}: {lacking} more than you have."


def _smallest(order: ImageOrder, available: int, ready: Container[str]) -> list[WayOn]:
    smallest = fit.smallest(order, ready)
    if smallest is None or smallest.price.credits > available:
        return []
    alone = "split=0," if order.part else ""
    return [WayOn(smallest.label, alone + _as_settings(smallest.order))]


def _one_model(
    orders: Sequence[ImageOrder], prices: Sequence[Price], available: int
) -> list[WayOn]:
    if len(orders) == 1:
        return []
    return [
        WayOn(
            f"Only {CATALOGUE[order.model].name}, {credits_in_words(price.credits)}",
            _as_settings(order),
        )
        for order, price in zip(orders, prices, strict=True)
        if 0 < price.credits <= available
    ]


def _smaller(order: ImageOrder, available: int) -> list[WayOn]:
    return [
        WayOn(smaller.label, _as_settings(smaller.order))
        for smaller in fit.fitting(order, available)
    ]


def _one_frame_each(
    orders: Sequence[ImageOrder], prices: Sequence[Price], available: int
) -> list[WayOn]:
    total = sum(price.credits_each for price in prices)
    if orders[0].count == 1 or total > available:
        return []
    return [WayOn(f"One frame each, {credits_in_words(total)}", "count=1")]


def _one_idea(order: ImageOrder, available: int) -> list[WayOn]:
    whole = quote(order)
    settings = f"split=0,{_as_settings(order)}"
    if whole.credits <= available:
        frames = "1 frame" if order.count == 1 else f"{order.count} frames"
        return [WayOn(f"Same idea, {frames}, {credits_in_words(whole.credits)}", settings)]
    return [
        replace(way, label=f"Same idea, {way.label}", settings=f"split=0,{way.settings}")
        for way in _smaller(order, available)
    ]


def _as_settings(order: ImageOrder) -> str:
    return (
        f"across=,count={order.count},resolution={order.resolution},"
        f"quality={order.quality},model={order.model}"
    )
