"""The desk."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse


def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    raise Http404
