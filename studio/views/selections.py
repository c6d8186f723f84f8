"""Several frames of the board at once, as the tray holds them: to the desk, saved, or deleted."""

from http import HTTPStatus
from urllib.parse import urlencode

from django.contrib import messages
from django.core.handlers.asgi import ASGIRequest
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    QueryDict,
)
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts.access import Deed, membership_in, require, signed_in
from accounts.ids import InvalidId, from_public
from gallery.archives import archive_names, attach_archive, write_archive
from gallery.models import BIN_DAYS, Publication
from gallery.naming import name_start
from studio import services
from studio.board import Card, frames_for_cards, make_cards
from studio.models import Frame
from studio.refusals import Refusal

MOST = 24
"""Frames in one tray."""


@require_POST
def send(request: HttpRequest) -> HttpResponse:
    """Put the frames on the desk, all of them or, when one cannot be, none; go to the first."""
    frames = _named(request, request.POST, deed="review")
    try:
        services.send_all_to_review(frames=frames)
    except Refusal as refusal:
        return _refused(request, frames, f"Nothing was sent to review. {refusal}")
    if len(frames) > 1:
        messages.success(request, f"{len(frames)} frames sent to review.")
    return _see(reverse("studio:review", args=[frames[0].pk]))


@require_POST
def delete(request: HttpRequest) -> HttpResponse:
    """Take the frames off the board, their pictures into the bin, all or none; undo is a press."""
    frames = _named(request, request.POST, deed="make")
    shown = Publication.objects.filter(image__in=[frame.image_id for frame in frames]).count()
    try:
        services.delete_frames(frames=frames)
    except Refusal as refusal:
        return _refused(request, frames, f"Nothing was deleted. {refusal}")
    what = frames[0].short_label if len(frames) == 1 else f"{len(frames)} frames"
    whose = "Its picture is" if len(frames) == 1 else "Their pictures are"
    withdrawn = " It is no longer public." if shown == 1 else f" {shown} are no longer public."
    messages.success(
        request,
        f"Deleted {what}. {whose} in the bin for {BIN_DAYS} days.{withdrawn if shown else ''}",
        extra_tags=f"{reverse('studio:restore_selection')}?{_query(frames)}",
    )
    return _see(reverse("studio:board", args=[frames[0].project_id]))


@require_POST
def restore(request: HttpRequest) -> HttpResponse:
    """Undo a deletion: those that the form or the undo's address names."""
    frames = _named(request, request.POST if "f" in request.POST else request.GET, deed="make")
    try:
        services.restore_frames(frames=frames)
    except Refusal as refusal:
        return _refused(request, frames, f"Nothing was restored. {refusal}")
    what = frames[0].short_label if len(frames) == 1 else f"{len(frames)} frames"
    messages.success(request, f"Restored {what}.")
    board_address = reverse("studio:board", args=[frames[0].project_id])
    return _see(f"{board_address}?at={frames[0].public_id}#{frames[0].public_id}")


@require_GET
def download(request: HttpRequest) -> HttpResponseBase:
    """Hand over the pictures: one as it is, several in a zip named and filled by their labels.

    Finals that nobody checked are named on the next page, unless a script said so already.
    """
    frames = _named(request, request.GET)
    cards = make_cards(frames)
    for card in cards:
        if not card.is_shown:
            label = card.frame.short_label
            return _refused(request, frames, f"Nothing was downloaded. {label} has no picture.")
    unchecked = [card for card in cards if card.is_unchecked]
    if unchecked and "said" not in request.GET:
        _say_unchecked(request, unchecked)
    if len(frames) == 1:
        return redirect("gallery:download", frames[0].image_id)
    pictures = [
        (name_start(frame.project.name, frame.label), frame.image)
        for frame in frames
        if frame.image is not None
    ]
    project = frames[0].project
    start = name_start(project.name, "") or project.public_id
    return attach_archive(
        write_archive(archive_names(pictures)),
        f"{start}_{len(frames)}-frames.zip",
        is_async=isinstance(request, ASGIRequest),
    )


def _named(request: HttpRequest, fields: QueryDict, *, deed: Deed | None = None) -> list[Frame]:
    """Find the named frames in the order they were chosen, in whatever state they are.

    Raises:
        Http404: none is named, one is not there or not this person's, or the role may not do
            ``deed`` in the workspace of one.
    """
    wanted = []
    for text in list(dict.fromkeys(fields.getlist("f")))[:MOST]:
        try:
            wanted.append(from_public("frm", text))
        except InvalidId:
            raise Http404 from None
    frames = frames_for_cards(Frame.objects.visible_to(signed_in(request).pk))
    found = {frame.pk: frame for frame in frames.filter(pk__in=wanted).select_related("project")}
    if not wanted or len(found) != len(wanted):
        raise Http404
    if deed is not None:
        for workspace_id in {frame.workspace_id for frame in found.values()}:
            require(membership_in(signed_in(request), workspace_id), deed)
    return [found[pk] for pk in wanted]


def _say_unchecked(request: HttpRequest, cards: list[Card]) -> None:
    first = cards[0].frame
    more = f" and {len(cards) - 1} more" if len(cards) > 1 else ""
    address = reverse("studio:review", args=[first.pk])
    messages.info(
        request, f"Not checked yet: {first.short_label}{more}", extra_tags=f"check {address}"
    )


def _refused(request: HttpRequest, frames: list[Frame], sentence: str) -> HttpResponse:
    """Say why not, on the board; nothing changed."""
    messages.error(request, sentence)
    return _see(reverse("studio:board", args=[frames[0].project_id]))


def _query(frames: list[Frame]) -> str:
    return urlencode([("f", frame.public_id) for frame in frames])


def _see(address: str) -> HttpResponse:
    answer = HttpResponseRedirect(address)
    answer.status_code = HTTPStatus.SEE_OTHER
    return answer
