"""A download as it leaves, the same for pages and the API."""

from django.http import HttpResponse

from gallery.naming import attachment
from gallery.services import Download


def attach(made: Download) -> HttpResponse:
    """Answer with a private file to be saved; nothing on its way may keep it."""
    response = HttpResponse(made.data, content_type=made.kind)
    response["Content-Disposition"] = attachment(made.file_name)
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
