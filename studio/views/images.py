"""One picture by itself: large, where it comes from, what it is large enough for, what is next."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts.access import membership_in, signed_in
from accounts.ids import new_id
from gallery.models import Image, Publication
from studio import alternatives, board, cuts, finishing, trails
from studio.catalogue import CATALOGUE, QUALITY_NAMES
from studio.formats import channels_for
from studio.models import Frame
from studio.reviewing import latest_review


@require_GET
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a picture of one's workspace, made here or uploaded."""
    image = Image.objects.filter(pk=pk, purged_at=None).select_related("workspace", "maker").first()
    if image is None:
        raise Http404
    membership = membership_in(signed_in(request), image.workspace_id)
    frame = (
        Frame.objects.filter(image=image)
        .select_related("generation", "project", "parent", "image")
        .first()
    )
    order = frame.generation if frame else None
    review = latest_review(frame) if frame else None
    publication = Publication.objects.filter(image=image).first()
    lineage = board.lineage(frame) if frame else []
    context = {
        "image": image,
        "frame": frame,
        "order": order,
        "spec": CATALOGUE.get(frame.model) if frame else None,
        "quality": QUALITY_NAMES.get(order.quality, "") if order else "",
        "lineage": lineage,
        "trail": trails.follow(image, lineage=lineage, review=review, publication=publication),
        "references": list(order.references.select_related("image")) if order else [],
        "channels": channels_for(image.width, image.height),
        "cuts": cuts.offer(image.width, image.height, channel=order.channel if order else ""),
        "publication": publication,
        "review": review,
        "unchecked": bool(frame and frame.stage == "final" and not (review and review.verdict)),
        "today": alternatives.find(frame) if frame else None,
        "finishing": finishing.offer(frame) if frame and membership.may_make else None,
        "press": new_id().hex,
        "here": reverse("studio:image", args=[image.pk]),
        "membership": membership,
    }
    return render(request, "studio/image.html", context)
