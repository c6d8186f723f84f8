"""Which model to advise for a goal, why, and what to say of the others."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from studio.catalogue import CATALOGUE, RESOLUTIONS, ImageOrder, InvalidOrder, ModelSpec, check
from studio.fit import on_model
from studio.formats import CHANNELS
from studio.readiness import NOT_CONNECTED, RETIRED, Readiness


@dataclass(frozen=True, slots=True)
class Route:
    """One way to a goal: a model with its settings, and why."""

    model: str
    why: str
    """About five words, for the model's row."""
    quality: str = ""
    resolution: str = ""
    """Empty: the model's default."""


@dataclass(frozen=True, slots=True)
class Goal:
    id: str
    name: str
    hint: str
    stage: str
    routes: tuple[Route, ...]
    """Best first; the first that is ready is advised."""


_GOALS = (
    Goal(
        "directions",
        "Try directions",
        "Fast and cheap",
        "explore",
        (
            Route("nano-banana", "Quick drafts, few credits"),
            Route("gpt-image-2", "Cheapest drafts, words come along", "low", "1K"),
            Route("nano-banana-2", "Drafts that follow you closely", "", "1K"),
            Route("sketch", "Free layout drafts, drawn"),
        ),
    ),
    Goal(
        "text",
        "Text and layout",
        "Ads, posters, UI",
        "refine",
        (
            Route("gpt-image-2", "Best at words and layout"),
            Route("nano-banana-pro", "Sharp words, calm layouts"),
            Route("sketch", "Sets your words exactly"),
        ),
    ),
    Goal(
        "edit",
        "Edit a picture",
        "Keep what works",
        "refine",
        (
            Route("nano-banana-2", "Best fit for edits"),
            Route("gpt-image-2", "Edits with many references"),
            Route("nano-banana-pro", "Careful edits, fine detail"),
            Route("nano-banana", "Small edits for few credits"),
            Route("sketch", "Crops and recolours, cannot repaint"),
        ),
    ),
    Goal(
        "final",
        "Final quality",
        "Detail, up to 4K",
        "final",
        (
            Route("nano-banana-pro", "Finest detail, up to 4K"),
            Route("gpt-image-2", "Fine detail, exact words", "high", "2K"),
            Route("nano-banana-2", "Sharp at 4K", "", "4K"),
            Route("sketch", "Drawn, sharp at 4K", "", "4K"),
        ),
    ),
)
GOALS: Mapping[str, Goal] = MappingProxyType({goal.id: goal for goal in _GOALS})
"""By id, in the order that pages list them."""


@dataclass(frozen=True, slots=True)
class Left:
    """A model that is not advised, with the reason for which it cannot be had or make this."""

    spec: ModelSpec
    reason: str
    staff_reason: str
    is_connected: bool = True
    """False: the operator has set no key for it."""


@dataclass(frozen=True, slots=True)
class Advice:
    """The advised model and its settings, and all others in their three groups."""

    goal: Goal
    spec: ModelSpec
    quality: str
    resolution: str
    why: str
    better: Left | None
    """The model that would suit best, when it is another one, and why it cannot be had."""
    also_fit: tuple[ModelSpec, ...]
    """Ready, and can make this: the goal's own first."""
    cannot: tuple[Left, ...]
    """Ready, but not able to make this order."""
    not_offered: tuple[Left, ...]
    """Not connected, unavailable or retired; still shown, below the others."""

    @property
    def model(self) -> str:
        return self.spec.id

    @property
    def left_out(self) -> tuple[tuple[str, tuple[Left, ...]], ...]:
        """What is not offered, under its headings: out or retired, then never connected."""
        out = tuple(left for left in self.not_offered if left.is_connected)
        never = tuple(left for left in self.not_offered if not left.is_connected)
        headed = (("Cannot be had now", out), ("Not offered here yet", never))
        return tuple((heading, models) for heading, models in headed if models)


def advise(goal: str, order: ImageOrder, ready: Mapping[str, Readiness]) -> Advice:
    """Advise the first model of the goal's row that is ready and can make the order.

    The order's own model, resolution and quality do not count, and its prompt may still be empty.
    When nothing of the row can make it, the first other ready model that can is advised; when
    none can, Sketch stands in, listed among those that cannot as well.

    Raises:
        KeyError: there is no such goal.
    """
    row = GOALS[goal]
    order = replace(order, prompt=order.prompt if order.prompt.strip() else "a picture")
    routes = {route.model: route for route in row.routes}
    ranked = list(routes) + [name for name in CATALOGUE if name not in routes]
    able: list[ModelSpec] = []
    cannot: list[Left] = []
    not_offered: list[Left] = []
    for name in ranked:
        spec, standing = CATALOGUE[name], ready[name]
        if not standing.is_ready:
            if spec.advertised or standing.status == RETIRED:
                is_connected = standing.status != NOT_CONNECTED
                left = Left(spec, standing.reason, standing.staff_reason, is_connected)
                not_offered.append(left)
        elif reason := _why_not(spec, order):
            cannot.append(Left(spec, reason, reason))
        else:
            able.append(spec)
    chosen = able[0] if able else CATALOGUE["sketch"]
    route = routes.get(chosen.id, Route(chosen.id, chosen.summary.rstrip(".")))
    best = CATALOGUE[row.routes[0].model]
    refused = {left.spec.id: left for left in (*cannot, *not_offered)}
    quality = route.quality or chosen.default_quality
    return Advice(
        goal=row,
        spec=chosen,
        quality=quality,
        resolution=_resolution(route, chosen, quality, order, row),
        why=route.why,
        better=refused.get(best.id) if chosen is not best else None,
        also_fit=tuple(able[1:]),
        cannot=tuple(cannot),
        not_offered=tuple(not_offered),
    )


def _why_not(spec: ModelSpec, order: ImageOrder) -> str:
    """Say why a model cannot make the order at any of its resolutions; empty when it can."""
    resolution = next(iter(spec.sizes.get(order.ratio, spec.resolutions)))
    try:
        check(replace(on_model(order, spec), resolution=resolution))
    except InvalidOrder as cannot:
        return cannot.reason
    return ""


def _resolution(route: Route, spec: ModelSpec, quality: str, order: ImageOrder, goal: Goal) -> str:
    """Give the route's resolution, or a larger one when the order's channel needs it.

    Directions stay small whatever they are for: they are drafts.
    """
    usual = route.resolution or spec.default_resolution(quality)
    sizes = spec.sizes.get(order.ratio, {})
    channel = CHANNELS.get(order.channel)
    if goal.stage == "explore" or channel is None or usual not in sizes:
        return usual
    for resolution in RESOLUTIONS[RESOLUTIONS.index(usual) :]:
        if resolution in sizes and channel.holds(*sizes[resolution]):
            return resolution
    return usual
