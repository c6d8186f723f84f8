"""The desk: a frame large, its brief and references beside it, the checklist and the verdict."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import signed_in
from accounts.models import Membership
from studio import alternatives, reviewing, services
from studio.catalogue import CATALOGUE
from studio.formats import channels_for
from studio.models import Frame, Review
from studio.refusals import Refusal
from studio.reviewing import CHECKS
from studio.views.fetching import find_frame


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the desk; save answers; take the verdict."""
    frame, membership = find_frame(request, pk, deed="review")
    if frame.status != Frame.Status.DONE or frame.image is None or frame.image.purged_at:
        return redirect("studio:frame", frame.pk)
    if request.method == "POST":
        return _take(request, frame, membership)
    return render(request, "review/review.html", _context(frame, membership))


@require_POST
def reopen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take the verdict back."""
    frame, _ = find_frame(request, pk, deed="review")
    reviewing.reopen(frame=frame)
    return redirect("studio:review", frame.pk)


def _take(request: HttpRequest, frame: Frame, membership: Membership) -> HttpResponse:
    answers = reviewing.clean_answers(
        {
            check.id: (
                request.POST.get(f"check_{check.id}", ""),
                request.POST.get(f"note_{check.id}", ""),
            )
            for check in CHECKS
        }
    )
    note = request.POST.get("note", "")
    reviewer = signed_in(request)
    verdict = request.POST.get("verdict", "") if "decide" in request.POST else ""
    try:
        if not frame.in_review_at:
            services.send_to_review(frame=frame)
        if verdict not in {"approve", "revise", "move"}:
            reviewing.save_answers(frame=frame, reviewer=reviewer, answers=answers, note=note)
            if request.headers.get("X-Saves"):
                return HttpResponse(status=HTTPStatus.NO_CONTENT)
            messages.success(request, "Answers saved.")
            return redirect("studio:review", frame.pk)
        reviewing.decide(
            frame=frame,
            reviewer=reviewer,
            verdict="approved" if verdict == "approve" else "sent_back",
            answers=answers,
            note=note,
        )
    except Refusal as refusal:
        context = _context(frame, membership) | {"problem": refusal, "note": note}
        return render(
            request, "review/review.html", context, status=HTTPStatus.UNPROCESSABLE_ENTITY
        )
    return _after(request, frame, membership, verdict)


def _after(
    request: HttpRequest, frame: Frame, membership: Membership, verdict: str
) -> HttpResponse:
    undo = reverse("studio:reopen", args=[frame.pk])
    board = reverse("studio:board", args=[frame.project_id])
    if verdict == "approve":
        text = f"{frame.label} approved. It is ready to download."
        messages.success(request, text, extra_tags=undo)
        return redirect(f"{board}?frame={frame.public_id}#{frame.public_id}")
    messages.success(request, f"{frame.label} sent back.", extra_tags=undo)
    if not membership.may_make:
        return redirect(board)
    query = f"from={frame.public_id}&fix=1&compose=1"
    if verdict == "move" and (model := request.POST.get("model", "")) in CATALOGUE:
        query += f"&model={model}"
    return redirect(f"{board}?{query}#composer")


def _context(frame: Frame, membership: Membership) -> dict[str, Any]:
    order = frame.generation
    image = frame.image
    review = reviewing.latest_review(frame)
    answers = review.answers if review and review.verdict == Review.Verdict.OPEN else {}
    shown = answers or (review.answers if review else {})
    queue = reviewing.desk(project_id=frame.project_id)
    if all(other.pk != frame.pk for other in queue):
        queue.insert(0, frame)
    place = next(n for n, other in enumerate(queue) if other.pk == frame.pk)
    flags = len(reviewing.flagged(shown))
    return {
        "frame": frame,
        "image": image,
        "order": order,
        "spec": CATALOGUE.get(frame.model),
        "references": list(order.references.select_related("image")),
        "channels": channels_for(image.width, image.height) if image else (),
        "checks": [
            (
                check,
                shown.get(check.id, {}).get("result", ""),
                shown.get(check.id, {}).get("note", ""),
            )
            for check in CHECKS
        ],
        "answered": len(shown),
        "flags": flags,
        "review": review,
        "note": review.note if review else "",
        "queue": queue,
        "place": place + 1,
        "previous": queue[place - 1] if place else None,
        "following": queue[place + 1] if place + 1 < len(queue) else None,
        "today": alternatives.find(frame),
        "membership": membership,
    }
