"""One picture by itself: large, where it comes from, what it is large enough for, what is next."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import membership_in, signed_in
from gallery.models import Image, Publication
from studio import board, services
from studio.catalogue import CATALOGUE
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
    review = latest_review(frame) if frame else None
    context = {
        "image": image,
        "frame": frame,
        "order": frame.generation if frame else None,
        "spec": CATALOGUE.get(frame.model) if frame else None,
        "lineage": board.lineage(frame) if frame else [],
        "references": list(frame.generation.references.select_related("image")) if frame else [],
        "channels": channels_for(image.width, image.height),
        "publication": Publication.objects.filter(image=image).first(),
        "review": review,
        "unchecked": bool(frame and frame.stage == "final" and not (review and review.verdict)),
        "late": services.find_late(frame) if frame and frame.arrived_late else None,
        "membership": membership,
    }
    return render(request, "studio/image.html", context)
