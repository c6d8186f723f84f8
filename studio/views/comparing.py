"""Frames side by side."""

from django.http import Http404, HttpRequest, HttpResponse


def show(request: HttpRequest) -> HttpResponse:
    raise Http404
