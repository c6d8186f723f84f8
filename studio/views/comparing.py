"""Two to four frames side by side: one zoom and pan, prompts against the kept one, settings."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import current_membership, signed_in
from accounts.ids import InvalidId, from_public
from studio.across import compare_models, seconds_of
from studio.board import Card, frames_for_cards, make_cards
from studio.catalogue import QUALITY_NAMES
from studio.differences import Piece, difference
from studio.fit import credits_in_words
from studio.models import Frame

MOST = 4


@dataclass(frozen=True, slots=True)
class Fact:
    """A setting of one frame, and whether it is the same as the kept one's."""

    text: str
    same: bool


@dataclass(frozen=True, slots=True)
class Column:
    """One of the compared frames."""

    card: Card
    is_kept: bool
    prompt: list[Piece]
    facts: tuple[Fact, ...]
    seconds: int | None


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """Compare the frames that the address names; with fewer than two, offer some to choose."""
    frames = _named(request)
    kept = next((frame for frame in frames if frame.picked_at), frames[0] if frames else None)
    if wanted := request.GET.get("kept"):
        kept = next((frame for frame in frames if frame.public_id == wanted), kept)
    query = "&".join(f"f={frame.public_id}" for frame in frames)
    if frames and request.GET.get("view") == "models":
        models: dict[str, Any] = {
            "across": compare_models(frames[0].project),
            "project": frames[0].project,
            "columns": frames,
            "query": query,
            "membership": current_membership(request),
        }
        return render(request, "compare/models.html", models)
    columns = [_column(card, kept) for card in make_cards(frames)] if kept else []
    context: dict[str, Any] = {
        "columns": columns,
        "kept": kept,
        "project": frames[0].project if frames else None,
        "choices": _choices(request, frames) if len(frames) < MOST else [],
        "query": query,
        "membership": current_membership(request),
    }
    return render(request, "compare/compare.html", context)


def _named(request: HttpRequest) -> list[Frame]:
    """Find the named frames in the order of the address; one that is not there is 404."""
    wanted = []
    for text in list(dict.fromkeys(request.GET.getlist("f")))[:MOST]:
        try:
            wanted.append(from_public("frm", text))
        except InvalidId:
            raise Http404 from None
    frames = Frame.objects.visible_to(signed_in(request).pk).filter(
        pk__in=wanted, status=Frame.Status.DONE, image__deleted_at=None
    )
    found = {frame.pk: frame for frame in frames_for_cards(frames).select_related("project")}
    if len(found) != len(wanted):
        raise Http404
    return [found[pk] for pk in wanted]


def _choices(request: HttpRequest, chosen: list[Frame]) -> list[Card]:
    """Offer the latest finished frames of the same project, or of the workspace."""
    frames = Frame.objects.filter(
        status=Frame.Status.DONE, removed_at=None, image__deleted_at=None
    ).exclude(pk__in=[frame.pk for frame in chosen])
    if chosen:
        frames = frames.filter(project=chosen[0].project_id)
    else:
        frames = frames.filter(workspace=current_membership(request).workspace_id)
    return make_cards(frames_for_cards(frames).order_by("-id")[:24])


def _column(card: Card, kept: Frame) -> Column:
    frame, order = card.frame, card.frame.generation
    is_kept = frame.pk == kept.pk
    pieces = difference(kept.generation.prompt, order.prompt)
    facts = tuple(
        Fact(mine, is_kept or mine == theirs)
        for mine, theirs in zip(_facts(frame), _facts(kept), strict=True)
    )
    prompt = [Piece("same", order.prompt)] if is_kept else pieces
    return Column(card, is_kept, prompt, facts, seconds_of(frame))


def _facts(frame: Frame) -> tuple[str, ...]:
    order = frame.generation
    card = Card(frame, None, "")
    quality = f", {QUALITY_NAMES[order.quality]}" if order.quality in QUALITY_NAMES else ""
    words = ", ".join(f"“{line}”" for line in order.ordered_words) or "no words ordered"
    price = credits_in_words(frame.charged)
    return (
        f"{card.model_name}, {order.resolution}, {order.ratio}{quality}",
        f"{card.width} × {card.height}",
        price[:1].upper() + price[1:],
        words[:1].upper() + words[1:],
    )
