"""Which part of a board is shown: its newest directions, and of a long one its newest frames.

A board is read from its newest direction back; a direction is as new as the newest frame ever
made in it. So a place in that order is the id of a frame, and nothing that is shown moves out of
sight when frames are added or removed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db.models import CharField, Count, Max, Q, QuerySet, Sum
from django.db.models.functions import Cast
from django.http import QueryDict

from accounts.ids import InvalidId, from_public, to_public
from studio.models import Frame, Project, Stage

PAGE = 200
"""Frames that are shown at once, about, and at most of one direction."""


@dataclass(frozen=True, slots=True)
class Extent:
    """What a direction holds in all, shown or not."""

    direction: UUID
    newest: UUID
    """Its newest frame, on the board or taken off it."""
    frames: int
    credits: int
    roots: int
    """Drafts made from nothing."""
    explore: int
    refine: int
    review: int
    sent: int
    """Frames on the desk that lie in another column."""

    @property
    def shown(self) -> int:
        """How many frames of it stand on a page."""
        return min(self.frames, PAGE)


@dataclass(frozen=True, slots=True)
class Window:
    """What an address asks for, in ids of frames. An empty one asks for the newest page."""

    since: UUID | None = None
    """Directions as new as this frame and newer."""
    before: UUID | None = None
    """Directions older than this frame."""
    past: tuple[UUID, ...] = ()
    """Of a long direction: down to this frame, and a page more."""

    @property
    def query(self) -> str:
        """Write it as an address does."""
        query = QueryDict(mutable=True)
        for name in ("since", "before"):
            if frame := getattr(self, name):
                query[name] = to_public("frm", frame)
        query.setlist("past", [to_public("frm", frame) for frame in self.past])
        return query.urlencode()


@dataclass(frozen=True, slots=True)
class More:
    """A way to frames that are not shown."""

    query: str
    """The page that shows them."""
    wider: str
    """The same window with them added."""
    frames: int
    """So many frames that adds."""
    left: int
    """So many are not shown yet."""

    @property
    def deed(self) -> str:
        return f"Show {self.frames:,} earlier frame{'s' if self.frames > 1 else ''}"

    @property
    def rest(self) -> str:
        """How many are not shown, where the next page is not all of them."""
        return f"{self.left:,} are not shown" if self.left > self.frames else ""


@dataclass(frozen=True, slots=True)
class View:
    """What a window shows of a board."""

    window: Window
    """These directions and those that are newer, whatever is added meanwhile."""
    extents: tuple[Extent, ...]
    """Of the whole board, the newest direction first."""
    shown: tuple[Extent, ...]
    floors: Mapping[UUID, UUID]
    """The oldest frame shown of each direction that is not shown whole."""
    starts: Mapping[UUID, UUID]
    """What the window's ``past`` says of each direction."""

    @property
    def frames(self) -> QuerySet[Frame]:
        """The frames that are shown, oldest first."""
        whole = [each.direction for each in self.shown if each.direction not in self.floors]
        wanted = Q(direction__in=whole)
        for direction, floor in self.floors.items():
            wanted |= Q(direction=direction, pk__gte=floor)
        return Frame.objects.filter(wanted, removed_at=None).order_by("id")

    @property
    def is_newest(self) -> bool:
        """Whether nothing newer is out of sight."""
        return self.window.before is None

    @property
    def earlier(self) -> More | None:
        """The way to directions worked on before these."""
        rest = self.extents[self.extents.index(self.shown[-1]) + 1 :] if self.shown else ()
        if not rest:
            return None
        page = _page(rest)
        return More(
            query=Window(before=self.shown[-1].newest).query,
            wider=replace(self.window, since=page[-1].newest).query,
            frames=sum(each.shown for each in page),
            left=sum(each.frames for each in rest),
        )

    def earlier_in(self, extent: Extent, shown: int) -> More | None:
        """Give the way to more of a long direction, of which ``shown`` frames are shown."""
        floor = self.floors.get(extent.direction)
        if floor is None:
            return None
        past = tuple({**self.starts, extent.direction: floor}.values())
        left = extent.frames - shown
        query = replace(self.window, past=past).query
        return More(query=query, wider=query, frames=min(left, PAGE), left=left)


def read(data: QueryDict) -> Window:
    """Read a window from an address.

    Raises:
        InvalidId: it names something that is no frame.
    """
    named = [data.get(name, "") for name in ("since", "before")]
    since, before = (from_public("frm", text) if text else None for text in named)
    return Window(since, before, tuple(from_public("frm", text) for text in data.getlist("past")))


def look(project: Project, window: Window, *, at: str = "") -> View:
    """Find what a window shows: at most two queries, and one for each direction beyond a page.

    ``at`` is the public id of a frame or a direction that must be among them: where it is not, the
    page begins with its direction. One that is not on this board counts for nothing.
    """
    extents = _measure(project)
    ranked = extents
    if window.before:
        ranked = tuple(each for each in extents if each.newest < window.before) or extents
    since = window.since
    shown = tuple(each for each in ranked if since and each.newest >= since) or _page(ranked)
    starts = _starts(project, window.past)
    direction, frame = _find(project, at)
    if direction and direction not in {each.direction for each in shown}:
        begin = next((n for n, each in enumerate(extents) if each.direction == direction), None)
        shown = shown if begin is None else _page(extents[begin:])
    floors = {}
    for extent in shown:
        if extent.frames <= PAGE:
            continue
        floor = _floor(extent.direction, starts.get(extent.direction))
        if floor and frame and extent.direction == direction and frame < floor:
            starts[extent.direction] = frame
            floor = _floor(extent.direction, frame)
        if floor:
            floors[extent.direction] = floor
    return View(_window(extents, shown, starts), extents, shown, floors, starts)


def _window(
    extents: Sequence[Extent], shown: Sequence[Extent], starts: Mapping[UUID, UUID]
) -> Window:
    if not shown:
        return Window()
    begin = extents.index(shown[0])
    before = extents[begin - 1].newest if begin else None
    directions = {each.direction for each in shown}
    past = tuple(frame for direction, frame in starts.items() if direction in directions)
    return Window(shown[-1].newest, before, past)


def _page(ranked: Sequence[Extent]) -> tuple[Extent, ...]:
    """Take directions up to a page of frames, or one beyond it when that is not half full."""
    taken = 0
    for number, extent in enumerate(ranked):
        if taken >= PAGE // 2 and taken + extent.shown > PAGE:
            return tuple(ranked[:number])
        taken += extent.shown
    return tuple(ranked)


def _measure(project: Project) -> tuple[Extent, ...]:
    """Measure each direction that has frames on the board, the newest first."""

    def count(**which: Any) -> Count:
        return Count("id", filter=Q(removed_at=None, **which))

    final = Q(stage=Stage.FINAL)
    measured = (
        Frame.objects.filter(project=project)
        .values("direction")
        .annotate(
            # PostgreSQL has no max() of UUIDs; as text they sort alike.
            newest=Max(Cast("id", CharField())),
            frames=count(),
            credits=Sum("charged", filter=Q(removed_at=None)),
            roots=count(stage=Stage.EXPLORE, parent=None),
            explore=count(stage=Stage.EXPLORE),
            refine=count(stage=Stage.REFINE),
            review=count(stage=Stage.FINAL),
            sent=Count("id", filter=~final & Q(removed_at=None, in_review_at__isnull=False)),
        )
        .filter(frames__gt=0)
        .order_by("-newest")
    )
    return tuple(Extent(**each | {"newest": UUID(each["newest"])}) for each in measured)


def _starts(project: Project, past: Iterable[UUID]) -> dict[UUID, UUID]:
    if not past:
        return {}
    named = Frame.objects.filter(project=project, pk__in=past).order_by("-id")
    return dict(named.values_list("direction", "pk"))


def _floor(direction: UUID, start: UUID | None) -> UUID | None:
    """Find the last frame of a page that begins at the newest or behind ``start``.

    None when the page reaches the oldest.
    """
    frames = Frame.objects.filter(direction=direction, removed_at=None).order_by("-id")
    if start:
        frames = frames.filter(pk__lt=start)
    last = list(frames.values_list("pk", flat=True)[PAGE - 1 : PAGE + 1])
    return last[0] if len(last) == 2 else None


def _find(project: Project, at: str) -> tuple[UUID | None, UUID | None]:
    """Find the direction that ``at`` names, and the frame if it names one."""
    try:
        if at.startswith("dir_"):
            return from_public("dir", at), None
        frame = from_public("frm", at)
    except InvalidId:
        return None, None
    found = Frame.objects.filter(project=project, pk=frame).values_list("direction", "pk").first()
    return found or (None, None)
