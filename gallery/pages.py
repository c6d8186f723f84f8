"""Lists of pictures, a page at a time: one's own, and what the public sees. By keyset."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal, TypeVar
from uuid import UUID

from django.db.models import F, Q

from accounts.cursors import LIMIT, LIMIT_MAX, Page, read_cursor, write_cursor
from gallery.models import Image, ImageQuerySet, Publication, PublicationQuerySet

Order = Literal["new", "picked", "remixed"]
Row = TypeVar("Row")
Rows = TypeVar("Rows", ImageQuerySet, PublicationQuerySet)

_WORDS_MAX = 6
SHAPES = {
    "tall": ~Q(ratio="1:1") & Q(height__gt=F("width")),
    "square": Q(ratio="1:1"),
    "wide": ~Q(ratio="1:1") & Q(width__gt=F("height")),
}
"""Kinds of formats. What was ordered square is square, though some models miss it by a little."""


def public_page(
    *,
    q: str = "",
    model: str = "",
    ratio: str = "",
    shape: str = "",
    order: Order = "new",
    cursor: str = "",
    limit: int = LIMIT,
) -> Page[Publication]:
    """List what the public may see: newest, the editors' choice, or the most remixed first.

    Every word of ``q`` must occur. ``shape`` is empty or one of ``SHAPES``. One query,
    the same for any place in the list.

    Raises:
        InvalidCursor
    """
    rows = Publication.objects.shown()
    if model:
        rows = rows.filter(model=_without_nul(model))
    if ratio:
        rows = rows.filter(ratio=_without_nul(ratio))
    if shape:
        rows = rows.filter(SHAPES[shape])
    rows = _matching(rows, q)
    if order == "remixed":
        return _remixed(rows, cursor, limit)
    return _by_time(rows, "picked_at" if order == "picked" else "published_at", cursor, limit)


def own_page(
    *,
    workspace_id: UUID,
    source: str = "",
    visibility: str = "",
    q: str = "",
    cursor: str = "",
    limit: int = LIMIT,
    binned: bool = False,
) -> Page[Image]:
    """List a workspace's pictures, newest first; with ``binned`` its bin, last thrown first.

    ``source`` is empty, ``made`` or ``uploaded``; ``visibility`` empty, ``private`` or ``public``
    (any other value of either finds nothing). Rows carry their publication. One query.

    Raises:
        InvalidCursor
    """
    mine = Image.objects.owned_by(workspace_id)
    rows = (mine.binned() if binned else mine.present()).select_related("publication")
    if source:
        rows = rows.filter(source=_without_nul(source))
    if visibility:
        shown = rows.filter(publication__isnull=visibility == "private")
        rows = shown if visibility in {"private", "public"} else rows.none()
    rows = _matching(rows, q)
    if binned:
        return _binned(rows, cursor, limit)
    if cursor:
        rows = rows.filter(pk__lt=read_cursor(cursor).id_uuid())
    found = list(rows.order_by("-pk")[: _capped(limit) + 1])
    return _page(found, limit, [(image.pk.hex, image.pk) for image in found])


def _remixed(rows: PublicationQuerySet, cursor: str, limit: int) -> Page[Publication]:
    if cursor:
        place = read_cursor(cursor)
        count, row_id = place.number(), place.id_number()
        rows = rows.filter(remix_count__lte=count).exclude(remix_count=count, pk__gte=row_id)
    found = list(rows.order_by("-remix_count", "-pk")[: _capped(limit) + 1])
    return _page(found, limit, [(row.remix_count, row.pk) for row in found])


def _by_time(rows: PublicationQuerySet, field: str, cursor: str, limit: int) -> Page[Publication]:
    rows = rows.exclude(**{field: None}) if field == "picked_at" else rows
    if cursor:
        place = read_cursor(cursor)
        rows = rows.filter(_after(field, place.time(), place.id_number()))
    found = list(rows.order_by(f"-{field}", "-pk")[: _capped(limit) + 1])
    return _page(found, limit, [(getattr(row, field), row.pk) for row in found])


def _binned(rows: ImageQuerySet, cursor: str, limit: int) -> Page[Image]:
    if cursor:
        place = read_cursor(cursor)
        rows = rows.filter(_after("deleted_at", place.time(), place.id_uuid()))
    found = list(rows.order_by("-deleted_at", "-pk")[: _capped(limit) + 1])
    keys = [(image.deleted_at or image.created_at, image.pk) for image in found]
    return _page(found, limit, keys)


def _after(field: str, value: datetime, row_id: int | UUID) -> Q:
    # Said as one range less a part, so that the index is walked from the right place.
    return Q(**{f"{field}__lte": value}) & ~Q(**{field: value, "pk__gte": row_id})


def _page(
    found: list[Row], limit: int, keys: Sequence[tuple[datetime | int | str, UUID | int]]
) -> Page[Row]:
    shown = found[: _capped(limit)]
    more = len(found) > len(shown)
    return Page(shown, write_cursor(*keys[len(shown) - 1]) if more else None)


def _capped(limit: int) -> int:
    return min(max(limit, 1), LIMIT_MAX)


def _matching(rows: Rows, q: str) -> Rows:
    for word in _words(q):
        rows = rows.filter(search__contains=word)
    return rows


def _without_nul(text: str) -> str:
    return text.replace("\0", "")  # PostgreSQL cannot compare with one


def _words(q: str) -> list[str]:
    # The column is case-folded, so both databases can compare as it stands.
    return _without_nul(q).casefold().split()[:_WORDS_MAX]
