"""Finishing a sketch: one frame more, on a hosted model, at the price that its button showed."""

from http import HTTPStatus
from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.ids import new_id
from billing.ledger import InsufficientCredits
from studio import finishing, services
from studio.models import Frame
from studio.orders import press_for
from studio.refusals import Refusal
from studio.views.fetching import StudioRequest, find_frame


@require_POST
def finish(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Order the sketch on the model that was pressed, then show the new frame on the board."""
    frame, membership = find_frame(request, pk, deed="make")
    shown = request.POST.get("shown_total", "")
    try:
        order = finishing.order_on(frame, request.POST.get("model", ""))
        (made,) = services.order_images(
            workspace=membership.workspace,
            member=membership.user,
            orders=[order],
            press=press_for(request.POST.get("press", "") or new_id().hex, [order]),
            shown_total=int(shown) if shown.isdecimal() and len(shown) < 9 else None,
        )
    except (Refusal, InsufficientCredits) as refusal:
        messages.error(request, str(refusal))
        return _to_board(request, frame)
    return _to_board(request, made.frames.get())


def _to_board(request: HttpRequest, frame: Frame) -> HttpResponse:
    board = reverse("studio:board", args=[frame.project_id])
    address = f"{board}?frame={frame.public_id}#{frame.public_id}"
    if cast(StudioRequest, request).htmx:
        return HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"HX-Redirect": address})
    answer = HttpResponseRedirect(address)
    answer.status_code = HTTPStatus.SEE_OTHER
    return answer
