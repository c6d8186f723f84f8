"""What the composer answers: the advised model and why, the price, and the ways on."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, replace

from studio import advice, directions, fit, picks, ways
from studio.advice import Advice
from studio.catalogue import (
    CATALOGUE,
    ImageOrder,
    InvalidOrder,
    ModelSpec,
    Price,
    quote,
)
from studio.composing import Composition
from studio.picks import Choice, Pick
from studio.readiness import Readiness
from studio.ways import WayOn

IN_WORDS = dict(
    enumerate(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], start=2)
)


@dataclass(frozen=True, slots=True)
class Offer:
    """Everything the composer shows that follows from what is filled in."""

    advice: Advice
    spec: ModelSpec
    standing: Readiness
    is_advised: bool
    why: str
    seconds: int
    resolution: str
    quality: str
    orders: tuple[ImageOrder, ...]
    prices: tuple[Price, ...]
    problem: InvalidOrder | None
    available: int
    total: int
    width: int
    height: int
    resolutions: tuple[Choice, ...]
    qualities: tuple[Choice, ...]
    sentences: tuple[str, ...]
    """Beside the cost: too small for its channel, not exactly the ratio."""
    elsewhere: tuple[fit.Elsewhere, ...]
    advised: Pick
    also_fit: tuple[Pick, ...]
    ways_on: tuple[WayOn, ...]
    out_of_reach: str
    """What the smallest order lacks, when the credits pay for none."""
    across: tuple[tuple[ModelSpec, bool], ...]
    """Models that could get the same prompt, and whether they are chosen to."""

    @property
    def frames(self) -> int:
        return sum(order.count for order in self.orders)

    @property
    def is_free(self) -> bool:
        return self.problem is None and self.total == 0

    @property
    def is_short(self) -> bool:
        return self.problem is None and self.total > self.available

    @property
    def sum_line(self) -> str:
        """How the total comes about: "4 × 6", "4 × 2 + 4 × 6", for three directions "3 × 2 × 6"."""
        first = self.orders[0].part if self.orders else 0
        terms = [
            f"{order.count} × {price.credits_each}"
            for order, price in zip(self.orders, self.prices, strict=True)
            if order.part == first
        ]
        if not first:
            return " + ".join(terms)
        each = terms[0] if len(terms) == 1 else f"({' + '.join(terms)})"
        return f"{directions.COUNT} × {each}"

    @property
    def prices_lines(self) -> tuple[str, ...]:
        """What a frame costs at each size, then at each quality."""
        if all(choice.price == "free" for choice in (*self.resolutions, *self.qualities)):
            return ("Free at every size",) if self.resolutions else ()
        both = (self.resolutions, self.qualities)
        return tuple(picks.in_one_line(choices) for choices in both if choices)

    @property
    def free_line(self) -> str:
        """What a free order is, in one sentence: "Sketch: built-in layout drafts, …, free"."""
        summary = self.spec.summary.rstrip(".")
        return f"{self.spec.name}: {summary[:1].lower()}{summary[1:]}"

    @property
    def layouts_line(self) -> str:
        """What stands in the place of several models when only one is ready."""
        if self.frames == 1:
            return "One layout of it."
        if self.orders and self.orders[0].part:
            return "Same sentence, three directions."
        return f"Same prompt, {IN_WORDS.get(self.frames, str(self.frames))} layouts."

    @property
    def drafts_in_words(self) -> str:
        """Such as "Four drafts", as a sentence begins."""
        count = IN_WORDS.get(self.frames, str(self.frames)).capitalize()
        return f"{count} drafts" if self.frames != 1 else "One draft"

    @property
    def button(self) -> str:
        if self.is_short:
            return f"Needs {self.total:,}, you have {self.available:,}"
        if not self.frames:
            return "Generate"
        return "Generate 1 frame" if self.frames == 1 else f"Generate {self.frames} frames"


def make_offer(
    composition: Composition, *, ready: Mapping[str, Readiness], available: int
) -> Offer:
    """Work out what the composition means now. One composition, one answer; no queries."""
    draft = composition.order(model="sketch", resolution="1K", quality="")
    advised = advice.advise(composition.goal, draft, ready)
    spec = CATALOGUE[composition.model] if composition.model else advised.spec
    is_advised = spec is advised.spec
    resolution, quality = _settings(composition, spec, advised)
    order = composition.order(model=spec.id, resolution=resolution, quality=quality)
    if not spec.seed:
        order = replace(order, seed=None)
    orders = (order, *_across(composition, spec, order, ready))
    parts = directions.COUNT if composition.is_split else 1
    if composition.is_split:
        each = [directions.split(one, composition.proposals) for one in orders]
        orders = tuple(itertools.chain.from_iterable(zip(*each, strict=True)))
    prices, problem = _price(orders)
    total = sum(price.credits for price in prices)
    width, height = spec.sizes.get(order.ratio, {}).get(resolution, (0, 0))
    asked = _asked(order)
    names = {name for name, standing in ready.items() if standing.is_ready}
    return Offer(
        advice=advised,
        spec=spec,
        standing=ready[spec.id],
        is_advised=is_advised,
        why=advised.why if is_advised else spec.best_for[:1].upper() + spec.best_for[1:],
        seconds=picks.seconds_of(spec, resolution, quality),
        resolution=resolution,
        quality=quality,
        orders=orders if problem is None else (),
        prices=prices,
        problem=problem,
        available=available,
        total=total,
        width=width,
        height=height,
        resolutions=picks.resolutions(order, spec),
        qualities=picks.qualities(order, spec),
        sentences=_sentences(asked, names, parts) if problem is None else (),
        elsewhere=fit.elsewhere(asked, names, parts=parts)
        if len(orders) == parts and problem is None
        else (),
        advised=picks.pick(asked, advised.spec, parts, is_chosen=is_advised),
        also_fit=tuple(
            picks.pick(asked, other, parts, is_chosen=other is spec) for other in advised.also_fit
        ),
        ways_on=tuple(ways.find(tuple(map(_asked, orders)), prices, available, names))
        if total > available
        else (),
        out_of_reach=ways.out_of_reach(asked, available, names) if total > available else "",
        across=_choices_across(composition, spec, ready),
    )


def _settings(composition: Composition, spec: ModelSpec, advised: Advice) -> tuple[str, str]:
    """Settle quality and resolution: what was chosen, else what is advised or usual."""
    is_advised = spec is advised.spec
    quality = composition.quality
    if not quality or not spec.qualities:
        quality = advised.quality if is_advised else spec.default_quality
    resolution = composition.resolution
    if not resolution:
        resolution = advised.resolution if is_advised else spec.default_resolution(quality)
        if resolution not in spec.sizes.get(composition.ratio, {resolution: 0}):
            resolution = next(iter(spec.sizes[composition.ratio]))
    return resolution, quality


def _across(
    composition: Composition, spec: ModelSpec, order: ImageOrder, ready: Mapping[str, Readiness]
) -> list[ImageOrder]:
    if composition.goal != "directions":
        return []
    further = []
    for name in composition.across:
        other = CATALOGUE[name]
        if other is spec or not ready[name].is_ready:
            continue
        asked = fit.on_model(order, other)
        sizes = other.sizes.get(order.ratio, {})
        if sizes and asked.resolution not in sizes:
            asked = replace(asked, resolution=next(iter(sizes)))
        further.append(asked)
    return further


def _choices_across(
    composition: Composition, spec: ModelSpec, ready: Mapping[str, Readiness]
) -> tuple[tuple[ModelSpec, bool], ...]:
    if composition.goal != "directions":
        return ()
    return tuple(
        (other, other.id in composition.across)
        for other in CATALOGUE.values()
        if other is not spec and ready[other.id].is_ready
    )


def _asked(order: ImageOrder) -> ImageOrder:
    """Give the order with some prompt: one that is still empty must not hide the price."""
    return order if order.prompt else replace(order, prompt="a picture")


def _price(orders: tuple[ImageOrder, ...]) -> tuple[tuple[Price, ...], InvalidOrder | None]:
    prices = []
    for order in orders:
        try:
            prices.append(quote(_asked(order)))
        except InvalidOrder as problem:
            return (), problem
    return tuple(prices), None


def _sentences(order: ImageOrder, ready: set[str], parts: int) -> tuple[str, ...]:
    return tuple(filter(None, (fit.too_small(order, ready, parts=parts), fit.off_ratio(order))))
