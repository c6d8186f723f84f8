"""Several frames of the board at once, as the tray holds them: to the desk, or saved as files."""

from http import HTTPStatus

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

from accounts.access import membership_in, require, signed_in
from accounts.ids import InvalidId, from_public
from gallery.archives import archive_names, attach_archive, write_archive
from gallery.naming import name_start
from studio import services
from studio.models import Frame

MOST = 24
"""Frames in one tray."""


@require_POST
def send(request: HttpRequest) -> HttpResponse:
    """Put the frames on the desk, all of them or, when one is not there, none; go to the first."""
    frames = _named(request, request.POST)
    for workspace_id in {frame.workspace_id for frame in frames}:
        require(membership_in(signed_in(request), workspace_id), "review")
    for frame in frames:
        services.send_to_review(frame=frame)
    if len(frames) > 1:
        messages.success(request, f"{len(frames)} frames sent to review.")
    answer = HttpResponseRedirect(reverse("studio:review", args=[frames[0].pk]))
    answer.status_code = HTTPStatus.SEE_OTHER
    return answer


@require_GET
def download(request: HttpRequest) -> HttpResponseBase:
    """Hand over the pictures: one as it is, several in a zip named and filled by their labels."""
    frames = _named(request, request.GET)
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


def _named(request: HttpRequest, fields: QueryDict) -> list[Frame]:
    """Find the named frames in the order they were chosen; one that is not there is 404."""
    wanted = []
    for text in list(dict.fromkeys(fields.getlist("f")))[:MOST]:
        try:
            wanted.append(from_public("frm", text))
        except InvalidId:
            raise Http404 from None
    found = {
        frame.pk: frame
        for frame in Frame.objects.visible_to(signed_in(request).pk)
        .filter(pk__in=wanted, status=Frame.Status.DONE, removed_at=None, image__deleted_at=None)
        .exclude(image=None)
        .select_related("image", "project", "direction")
    }
    if not wanted or len(found) != len(wanted):
        raise Http404
    return [found[pk] for pk in wanted]
