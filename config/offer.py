"""What this installation offers today, for pages that visitors read: models, jobs, prices."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings

from studio.advice import GOALS, Route
from studio.catalogue import CATALOGUE, ImageOrder, ModelSpec, Price, quote
from studio.offers import IN_WORDS
from studio.readiness import readiness

_JOBS: tuple[tuple[str, str, Mapping[str, str]], ...] = (
    (
        "directions",
        "Try twelve moods before lunch",
        {
            "sketch": "Drawn layouts",
            "nano-banana": "Good",
            "gpt-image-2": "Slower",
            "nano-banana-2": "Good",
            "nano-banana-pro": "Too costly",
        },
    ),
    (
        "text",
        "Poster, ad or infographic with words",
        {
            "sketch": "Exact words",
            "nano-banana": "Words drift",
            "gpt-image-2": "Good",
            "nano-banana-2": "Short words",
            "nano-banana-pro": "Good",
        },
    ),
    (
        "edit",
        "Change a photo, keep the product",
        {
            "sketch": "Crops, recolours",
            "nano-banana": "Simple edits",
            "gpt-image-2": "Good",
            "nano-banana-2": "Good",
            "nano-banana-pro": "Good",
        },
    ),
    (
        "final",
        "Final for web or print, up to 4K",
        {
            "sketch": "Drawn, sharp at 4K",
            "nano-banana": "1K only",
            "gpt-image-2": "Good",
            "nano-banana-2": "Good",
            "nano-banana-pro": "Good",
        },
    ),
)
_WEAK = frozenset({"Slower", "Too costly", "Words drift", "1K only"})
_HOSTED = ("nano-banana", "gpt-image-2", "nano-banana-2", "nano-banana-pro")


@dataclass(frozen=True, slots=True)
class Column:
    """A model in the table of jobs."""

    spec: ModelSpec
    is_ready: bool
    prices: str
    """Credits a frame at each of its resolutions, at the default quality: ``4, 6, 9``."""


@dataclass(frozen=True, slots=True)
class Cell:
    word: str
    kind: str
    """``best``, ``good`` or empty."""


@dataclass(frozen=True, slots=True)
class Job:
    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """An order as the composer would show it, priced by the catalogue."""

    spec: ModelSpec
    order: ImageOrder
    price: Price
    of: int
    """The credits one starts with."""
    ratios: tuple[str, ...] = ("9:16", "2:3", "3:4", "4:5", "1:1", "4:3", "3:2", "16:9", "21:9")


@dataclass(frozen=True, slots=True)
class Offer:
    columns: tuple[Column, ...]
    jobs: tuple[Job, ...]
    has_priced: bool
    """Whether any model that costs credits is ready."""
    draft_credits: int
    """What a quick draft costs on the model that is advised for it; 0 is free."""
    drafts: int
    """How many of those the welcome credits pay for, in round numbers; 0 when drafts are free."""
    example: Example
    welcome: int
    reads_best: ModelSpec
    """The ready model that is best at words."""

    @property
    def heading(self) -> str:
        """Say how many models there are to choose from."""
        ready = sum(column.is_ready for column in self.columns)
        if ready < 2:
            return "The right model for the job"
        return f"{IN_WORDS[ready].capitalize()} models, matched to the job"


def offer_now() -> Offer:
    """Say what can be had now, with one query."""
    ready = {model for model, state in readiness().items() if state.is_ready}
    has_priced = any(not CATALOGUE[model].is_free for model in ready)
    shown = _HOSTED if ready.intersection(_HOSTED) else ("sketch", *_HOSTED)
    columns = tuple(Column(CATALOGUE[m], m in ready, prices(CATALOGUE[m])) for m in shown)
    draft = _first_ready("directions", ready)
    credits = _credits(draft)
    drafts = settings.WELCOME_CREDITS // credits if credits else 0
    return Offer(
        columns=columns,
        jobs=tuple(_job(goal, name, words, shown, ready) for goal, name, words in _JOBS),
        has_priced=has_priced,
        draft_credits=credits,
        drafts=drafts,
        example=_example(ready),
        welcome=settings.WELCOME_CREDITS,
        reads_best=CATALOGUE[_first_ready("text", ready).model],
    )


def prices(spec: ModelSpec) -> str:
    """Write a model's credits a frame at 1K, 2K, 4K, as far as it has them."""
    if spec.is_free:
        return "Free"
    return ", ".join(str(spec.rate(name, "").credits) for name in spec.resolutions)


def _job(
    goal: str, name: str, words: Mapping[str, str], shown: tuple[str, ...], ready: set[str]
) -> Job:
    best = _first_ready(goal, ready).model
    cells = []
    for model in shown:
        word = words[model]
        if model == best:
            cells.append(Cell("Start here", "best"))
        else:
            cells.append(Cell(word, "good" if model in ready and word not in _WEAK else ""))
    return Job(name, tuple(cells))


def _first_ready(goal: str, ready: set[str]) -> Route:
    routes = GOALS[goal].routes
    return next((route for route in routes if route.model in ready), routes[-1])


def _credits(route: Route) -> int:
    spec = CATALOGUE[route.model]
    resolution = route.resolution or spec.default_resolution(route.quality)
    return spec.rate(resolution, route.quality).credits


def _example(ready: set[str]) -> Example:
    route = _first_ready("edit", ready)
    spec = CATALOGUE[route.model]
    order = ImageOrder(
        model=spec.id,
        prompt="Move the can onto a low plinth",
        ratio="4:5",
        resolution="2K" if "2K" in spec.resolutions else "1K",
        count=4,
    )
    return Example(spec, order, quote(order), settings.WELCOME_CREDITS)
