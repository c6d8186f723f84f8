"""The pictures that the desk approved, in one file."""

from uuid import UUID

from django.contrib import messages
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from gallery.archives import attach_archive, write_archive
from gallery.naming import name_start
from studio.approved import find_approved, manifest
from studio.views.fetching import find_project


@require_GET
def download(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """Hand over the approved pictures and their list; where none is, say so on the board."""
    project, _ = find_project(request, pk)
    approved = find_approved(project.pk)
    if not approved:
        messages.error(request, "Nothing is approved here yet. Approve a frame at the desk first.")
        return redirect("studio:board", project.pk)
    start = name_start(project.name, "") or project.public_id
    return attach_archive(
        write_archive(((one.file, one.image) for one in approved), closing=manifest(approved)),
        f"{start}_approved.zip",
        is_async=isinstance(request, ASGIRequest),
    )
