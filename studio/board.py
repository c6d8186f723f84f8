"""The board: a project's directions, their lanes by stage and parent, and each frame's card.

However many frames it shows, the number of queries is the same; which it shows, ``windows`` says.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from gallery.models import Image
from studio import changes, previews, progress, windows
from studio.advice import GOALS
from studio.catalogue import CATALOGUE
from studio.changes import Change
from studio.models import Direction, Frame, Project, Review, Stage
from studio.progress import Place
from studio.windows import Extent, More, View, Window

_COUNT_WORDS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
_NEWEST = Window()


@dataclass(frozen=True, slots=True)
class Waiting:
    """How far a frame is that has not ended, in numbers and in words."""

    percent: int
    seconds: int
    """About so many until it is done."""
    usual: int
    """Seconds that one like it usually takes."""
    place: Place | None
    preview: str
    """The address of its newest partial picture, or empty."""

    @property
    def step(self) -> int:
        """The percent in tens, for the stylesheet."""
        return self.percent // 10 * 10

    @property
    def until(self) -> datetime | None:
        """Set when it waits for a named time, which its provider gave."""
        return self.place.until if self.place else None

    @property
    def left_in_words(self) -> str:
        return f"about {self.seconds} s left" if self.seconds else "a moment more"

    @property
    def place_in_words(self) -> str:
        if self.until:
            return "Waits for its model"
        if self.place is None or self.place.position == 1:
            return "Next in the queue"
        return f"{self.place.position}{_ending(self.place.position)} in the queue"


@dataclass(frozen=True, slots=True)
class Card:
    """One frame as it lies on the board."""

    frame: Frame
    progress: Waiting | None
    verdict: str
    changes: tuple[Change, ...] = ()
    """What is otherwise than in the frame that it comes from."""

    @property
    def id(self) -> str:
        return self.frame.public_id

    @property
    def image(self) -> Image | None:
        return self.frame.image

    @property
    def model(self) -> str:
        """The model's short name."""
        spec = CATALOGUE.get(self.frame.model)
        return spec.short_name if spec else self.frame.model

    @property
    def model_name(self) -> str:
        spec = CATALOGUE.get(self.frame.model)
        return spec.name if spec else self.frame.model

    @property
    def caption(self) -> str:
        order = self.frame.generation
        return self.model if order.resolution == "1K" else f"{self.model}, {order.resolution}"

    @property
    def ratio(self) -> str:
        return self.frame.generation.ratio

    @property
    def width(self) -> int:
        return self.image.width if self.image else self.frame.generation.width

    @property
    def height(self) -> int:
        return self.image.height if self.image else self.frame.generation.height

    @property
    def is_shown(self) -> bool:
        """Whether it has a picture to look at: done, and not in the bin."""
        image = self.image
        return (
            self.frame.status == Frame.Status.DONE
            and image is not None
            and image.deleted_at is None
        )

    @property
    def is_unchecked(self) -> bool:
        """Whether it is a final that nobody approved or sent back."""
        return self.frame.stage == Stage.FINAL and not self.verdict

    @property
    def is_smaller(self) -> bool:
        """Whether what came has fewer pixels than what was ordered."""
        order = self.frame.generation
        if self.image is None:
            return False
        return self.image.width * self.image.height < 0.98 * order.width * order.height

    @property
    def returned(self) -> int:
        """Credits that came back, for a frame that ended."""
        return self.frame.price - self.frame.charged if self.frame.has_ended else 0


@dataclass(slots=True)
class Lane:
    """Frames of one stage that come from the same parent."""

    parent: Frame | None
    cards: list[Card] = field(default_factory=list)
    roots: int = 0
    """How many drafts its direction has; more than there are cards when some are not shown."""

    @property
    def rail(self) -> str:
        """What stands over a lane of frames made from nothing."""
        count = len(self.cards)
        if count < self.roots:
            return f"{count:,} of {self.roots:,} drafts"
        words = _COUNT_WORDS[count] if count < len(_COUNT_WORDS) else f"{count:,}"
        return f"{words} draft" if count == 1 else f"{words} drafts"


@dataclass(slots=True)
class Row:
    """A direction with its three columns."""

    direction: Direction
    explore: list[Lane]
    refine: list[Lane]
    review: list[Lane]
    sent: list[Card]
    """Frames that lie in another column and were sent to the desk."""

    extent: Extent
    earlier: More | None
    """The way to frames that are not shown, of a direction with very many."""

    @property
    def frames(self) -> int:
        return self.extent.frames

    @property
    def credits(self) -> int:
        return self.extent.credits


@dataclass(frozen=True, slots=True)
class Board:
    """A project, ready to be shown: all of it is counted, a part of it is laid out."""

    project: Project
    rows: tuple[Row, ...]
    view: View

    @property
    def is_empty(self) -> bool:
        return not self.rows

    @property
    def explore_count(self) -> int:
        return sum(each.explore for each in self.view.extents)

    @property
    def refine_count(self) -> int:
        return sum(each.refine for each in self.view.extents)

    @property
    def review_count(self) -> int:
        return sum(each.review + each.sent for each in self.view.extents)


def frames_for_cards(frames: QuerySet[Frame]) -> QuerySet[Frame]:
    """Add to a query of frames what a card shows."""
    reviews = Review.objects.filter(frame=OuterRef("pk")).order_by("-version")
    related = ("generation__also_from", "image", "parent__generation", "direction")
    return frames.select_related(*related).annotate(
        latest_verdict=Subquery(reviews.values("verdict")[:1])
    )


def load(project: Project, window: Window = _NEWEST, *, at: str = "") -> Board:
    """Read what ``window`` shows of a project's board, with the frame or direction ``at``."""
    view = windows.look(project, window, at=at)
    by_direction: defaultdict[UUID, list[Card]] = defaultdict(list)
    for card in make_cards(frames_for_cards(view.frames)):
        by_direction[card.frame.direction_id].append(card)
    rows = (_row(view, each, by_direction[each.direction]) for each in view.shown)
    return Board(project, tuple(sorted(rows, key=lambda row: row.direction.position)), view)


def make_cards(frames: Iterable[Frame]) -> list[Card]:
    """Make the cards of frames from ``frames_for_cards``.

    One query for all that wait, one for all that come from another.
    """
    frames = list(frames)
    waiting = [frame for frame in frames if not frame.has_ended]
    places = progress.queue_places(waiting)
    seen = previews.newest(frame.pk for frame in waiting if frame.status == Frame.Status.RUNNING)
    under_way = {
        frame.pk: _wait(frame, places.get(frame.pk), seen.get(frame.pk, "")) for frame in waiting
    }
    changed = changes.find(frames)
    return [
        Card(frame, under_way.get(frame.pk), _verdict(frame), changed.get(frame.pk, ()))
        for frame in frames
    ]


def _wait(frame: Frame, place: Place | None, preview: str) -> Waiting:
    left = place.eta_seconds if place else progress.seconds_left(frame)
    usual = progress.usual_seconds(frame)
    return Waiting(progress.percent_done(frame), left, usual, place, preview)


def _ending(number: int) -> str:
    """Give the letters that make a number an ordinal: 1st, 2nd, 3rd, 11th."""
    if number % 100 in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def load_card(frame: Frame) -> Card:
    """Make one frame's card."""
    loaded = frames_for_cards(Frame.objects.filter(pk=frame.pk)).get()
    return make_cards([loaded])[0]


def _verdict(frame: Frame) -> str:
    return getattr(frame, "latest_verdict", "") or ""


def _row(view: View, extent: Extent, cards: list[Card]) -> Row:
    stages = {Stage.EXPLORE: "explore", Stage.REFINE: "refine", Stage.FINAL: "review"}
    lanes: dict[str, dict[UUID | None, Lane]] = {"explore": {}, "refine": {}, "review": {}}
    sent = []
    for card in cards:
        frame = card.frame
        column = stages[Stage(frame.stage)]
        roots = extent.roots if column == "explore" else 0
        lane = lanes[column].setdefault(frame.parent_id, Lane(frame.parent, roots=roots))
        lane.cards.append(card)
        if frame.in_review_at and column != "review":
            sent.append(card)
    return Row(
        cards[0].frame.direction,
        list(lanes["explore"].values()),
        list(lanes["refine"].values()),
        list(lanes["review"].values()),
        sent,
        extent,
        view.earlier_in(extent, len(cards)),
    )


def lineage(frame: Frame) -> list[Frame]:
    """Give the frame's ancestors, oldest first, the frame itself, and its first child if any."""
    chain = [frame]
    seen = {frame.pk}
    while (parent_id := chain[0].parent_id) and parent_id not in seen and len(chain) < 12:
        parent = Frame.objects.select_related("image", "generation").get(pk=parent_id)
        chain.insert(0, parent)
        seen.add(parent_id)
    child = (
        Frame.objects.filter(parent=frame, removed_at=None, status=Frame.Status.DONE)
        .select_related("image", "generation")
        .order_by("id")
        .first()
    )
    return [*chain, child] if child else chain


def goal_name(goal: str) -> str:
    """Give a goal's name on the screen, or nothing for an order without one."""
    return GOALS[goal].name if goal in GOALS else ""
