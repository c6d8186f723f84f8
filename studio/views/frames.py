"""One frame: its page and inspector, its card on the board, and what can be done with it."""

import json
from http import HTTPStatus
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from accounts.ids import new_id
from accounts.models import Membership
from billing.ledger import InsufficientCredits
from studio import alternatives, board, cuts, finishing, retakes, services, visits
from studio.catalogue import CATALOGUE, QUALITY_NAMES
from studio.differences import Piece, difference
from studio.fit import credits_in_words
from studio.models import Frame, Generation
from studio.refusals import Refusal
from studio.tallies import find_tally
from studio.views.fetching import StudioRequest, find_frame


@require_GET
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a frame by itself, or its inspector beside the board."""
    frame, membership = find_frame(request, pk)
    htmx = cast(StudioRequest, request).htmx
    context = inspect(frame, membership, on_board=bool(htmx))
    return render(request, "studio/_inspector.html" if htmx else "studio/frame.html", context)


@require_GET
def card(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give a frame's card as it is now, with the queue and the credits of the bar."""
    frame, membership = find_frame(request, pk)
    visits.note_seen(member_id=membership.user_id, project_id=frame.project_id)
    return render(request, "studio/_card.html", _card(frame, membership))


@require_POST
def pick(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Pick, with or without a reason, or unpick."""
    frame, membership = find_frame(request, pk, deed="review")
    try:
        if request.POST.get("picked") == "0":
            services.unpick(frame=frame)
        else:
            services.pick(frame=frame, why=request.POST.get("why", ""))
    except Refusal as refusal:
        return _refused(request, frame, refusal)
    return _changed(request, frame, membership)


@require_POST
def cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Cancel a frame that waits or runs; its credits come back at once."""
    frame, membership = find_frame(request, pk, deed="make")
    try:
        frame = services.cancel_frame(frame=frame)
    except Refusal as refusal:
        return _refused(request, frame, refusal)
    returned = f", {credits_in_words(frame.price)} returned" if frame.price else ""
    return _changed(request, frame, membership, f"Cancelled {frame.short_label}{returned}.")


@require_POST
def retry(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Order one more frame like this one, at the price that the button showed."""
    frame, _ = find_frame(request, pk, deed="make")
    try:
        services.retry_frame(
            frame=frame,
            member=cast(StudioRequest, request).user,
            press=request.POST.get("press", "")[:64] or new_id().hex,
        )
    except (Refusal, InsufficientCredits) as refusal:
        return _refused(request, frame, refusal)
    return _to_board(request, frame)


@require_POST
def take_late(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take the picture that came after the cancel, for its price."""
    frame, _ = find_frame(request, pk, deed="make")
    try:
        services.take_late(frame=frame, member=cast(StudioRequest, request).user)
    except (Refusal, InsufficientCredits) as refusal:
        return _refused(request, frame, refusal)
    return _to_board(request, frame)


@require_POST
def send_to_review(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put a frame on the desk and go there."""
    frame, _ = find_frame(request, pk, deed="review")
    try:
        services.send_to_review(frame=frame)
    except Refusal as refusal:
        return _refused(request, frame, refusal)
    return _see(request, reverse("studio:review", args=[frame.pk]))


@require_POST
def remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take an ended frame off the board; undo is one press."""
    frame, _ = find_frame(request, pk, deed="make")
    try:
        services.remove_frame(frame=frame)
    except Refusal as refusal:
        return _refused(request, frame, refusal)
    messages.success(
        request,
        f"Removed {frame.short_label} from the board.",
        extra_tags=reverse("studio:restore", args=[frame.pk]),
    )
    return _to_board(request, frame)


@require_POST
def restore(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put a removed frame back."""
    frame, _ = find_frame(request, pk, deed="make")
    services.restore_frame(frame=frame)
    return _to_board(request, frame)


def inspect(frame: Frame, membership: Membership, *, on_board: bool = True) -> dict[str, Any]:
    """Give the inspector's template everything it shows: at most twelve queries.

    ``on_board`` tells where its forms lead back to: the board with this frame open, or its page.
    """
    order = frame.generation
    image = frame.image
    parent_order = frame.parent.generation if frame.parent else None
    board_address = reverse("studio:board", args=[frame.project_id])
    beside = f"{board_address}?frame={frame.public_id}#{frame.public_id}"
    return {
        "selected": board.load_card(frame),
        "frame": frame,
        "order": order,
        "spec": CATALOGUE.get(frame.model),
        "quality": QUALITY_NAMES.get(order.quality, ""),
        "lineage": board.lineage(frame),
        "changes": _rewording(parent_order, order),
        "references": list(order.references.select_related("image")),
        "goal": board.goal_name(order.goal),
        "membership": membership,
        "partners": retakes.partners(frame) if frame.picked_at else [],
        "late": services.find_late(frame) if frame.arrived_late else None,
        "press": new_id().hex,
        "today": alternatives.find(frame),
        "cuts": cuts.offer(image.width, image.height, channel=order.channel) if image else None,
        "finishing": finishing.offer(frame) if membership.may_make else None,
        "here": beside if on_board else reverse("studio:frame", args=[frame.pk]),
    }


def _card(frame: Frame, membership: Membership) -> dict[str, Any]:
    return {
        "card": board.load_card(frame),
        "tally": find_tally(frame.project_id),
        "project": frame.project,
        "membership": membership,
    }


def _rewording(before: Generation | None, after: Generation) -> list[Piece] | None:
    """Set the prompt against that of the parent, where it is another."""
    if before is None or before.prompt == after.prompt:
        return None
    return difference(before.prompt, after.prompt)


def _changed(
    request: HttpRequest, frame: Frame, membership: Membership, said: str = ""
) -> HttpResponse:
    if cast(StudioRequest, request).htmx:
        answer = render(request, "studio/_card.html", _card(frame, membership))
        if said:
            answer["HX-Trigger"] = json.dumps({"studio:toast": {"text": said}})
        return answer
    if said:
        messages.success(request, said)
    return _to_board(request, frame)


def _to_board(request: HttpRequest, frame: Frame) -> HttpResponse:
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None) or not back.startswith("/"):
        board_address = reverse("studio:board", args=[frame.project_id])
        back = f"{board_address}?at={frame.public_id}#{frame.public_id}"
    return _see(request, back)


def _see(request: HttpRequest, address: str) -> HttpResponse:
    """Send the browser on: a 303 for a form, the same by htmx's own header."""
    if cast(StudioRequest, request).htmx:
        return HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"HX-Redirect": address})
    answer = HttpResponseRedirect(address)
    answer.status_code = HTTPStatus.SEE_OTHER
    return answer


def _refused(
    request: HttpRequest, frame: Frame, refusal: Refusal | InsufficientCredits
) -> HttpResponse:
    """Say why not, where the person was; nothing changed."""
    messages.error(request, str(refusal))
    return _to_board(request, frame)
