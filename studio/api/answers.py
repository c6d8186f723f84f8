"""Orders and frames as the API writes them. ``origin`` begins every address."""

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.http import Http404

from accounts.ids import to_public
from gallery.answers import image_answer
from studio import progress
from studio.models import Frame, Generation, Reference
from studio.progress import Place


def with_frames(generations: QuerySet[Generation]) -> QuerySet[Generation]:
    """Add to a query of orders what an answer needs: two further queries for any number."""
    frames = Frame.objects.select_related("image").order_by("number")
    return generations.prefetch_related(Prefetch("frames", frames), "references")


def generations_answer(generations: Iterable[Generation], *, origin: str) -> list[dict[str, Any]]:
    """Write orders that came ``with_frames``; two queries for all that wait."""
    found = list(generations)
    frames = [frame for generation in found for frame in generation.frames.all()]
    places = progress.queue_places(frames)
    return [
        _generation_answer(one, list(one.frames.all()), one.references.all(), places, origin)
        for one in found
    ]


def generation_answer(pk: UUID, *, workspace: UUID, origin: str) -> dict[str, Any]:
    """Write one order of a workspace as it is now, from two queries, or four while it waits.

    Raises:
        Http404: it has none of this id.
    """
    rows = Frame.objects.owned_by(workspace).filter(generation_id=pk)
    # Sorted here: an ORDER BY over so many columns takes longer to compile than to run.
    frames = sorted(rows.select_related("image", "generation"), key=attrgetter("number"))
    if not frames:
        raise Http404
    found = Reference.objects.filter(generation_id=pk).order_by()
    references = sorted(found, key=attrgetter("position"))
    places = progress.queue_places(frames)
    return _generation_answer(frames[0].generation, frames, references, places, origin)


def frames_answer(frames: Iterable[Frame], *, origin: str) -> list[dict[str, Any]]:
    """Write frames that were selected with their image and generation."""
    found = list(frames)
    places = progress.queue_places(found)
    return [_frame_answer(frame, places.get(frame.pk), origin) for frame in found]


def frame_answer(frame: Frame, *, origin: str) -> dict[str, Any]:
    """Write one frame as it is now."""
    loaded = Frame.objects.filter(pk=frame.pk).select_related("image", "generation")
    (answer,) = frames_answer(loaded, origin=origin)
    return answer


def _generation_answer(
    order: Generation,
    frames: Sequence[Frame],
    references: Iterable[Reference],
    places: Mapping[UUID, Place],
    origin: str,
) -> dict[str, Any]:
    ended = [frame for frame in frames if frame.has_ended]
    return {
        "id": order.public_id,
        "status": order.status,
        "model": order.model,
        "prompt": order.prompt,
        "words": order.words,
        "ratio": order.ratio,
        "resolution": order.resolution,
        "quality": order.quality or None,
        "count": order.count,
        "width": order.width,
        "height": order.height,
        "private": order.private,
        "seed": order.seed,
        "stage": order.stage,
        "project": to_public("prj", order.project_id),
        "direction": to_public("dir", order.direction_id),
        "parent": _frame_id(order.parent_id),
        "also_from": _frame_id(order.also_from_id),
        "references": [
            {
                "image": to_public("img", reference.image_id),
                "role": reference.role or None,
                "keep": reference.keep or None,
                "change": reference.change or None,
            }
            for reference in references
        ],
        "credits": {
            "held": sum(frame.price for frame in frames if not frame.has_ended),
            "charged": sum(frame.charged for frame in frames),
            "returned": sum(frame.price - frame.charged for frame in ended),
        },
        "created_at": order.created_at,
        "finished_at": order.finished_at,
        "frames": [_frame_answer(frame, places.get(frame.pk), origin) for frame in frames],
    }


def _frame_answer(frame: Frame, place: Place | None, origin: str) -> dict[str, Any]:
    image = frame.image if frame.status == Frame.Status.DONE else None
    if image is not None and image.deleted_at is not None:
        image = None  # in the bin: its addresses open nothing
    return {
        "id": frame.public_id,
        "generation": to_public("gen", frame.generation_id),
        "label": frame.label,
        "status": frame.status,
        "credits": frame.charged if frame.has_ended else frame.price,
        "image": image and image_answer(image, origin=origin),
        "notes": frame.notes,
        "error": {"code": frame.error_code, "detail": frame.error_detail}
        if frame.error_code
        else None,
        "queue": place and _queue_answer(place),
        "parent": _frame_id(frame.parent_id),
        "picked": frame.picked_at is not None,
    }


def _queue_answer(place: Place) -> dict[str, Any]:
    answer: dict[str, Any] = {"position": place.position, "eta_seconds": place.eta_seconds}
    return answer | ({"until": place.until} if place.until else {})


def _frame_id(pk: UUID | None) -> str | None:
    return to_public("frm", pk) if pk else None
