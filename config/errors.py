"""The error pages, in HTML for people and JSON under ``/api/``."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's proof of origin is missing or old."""
    return render(request, "site/error.html", {"status": 403}, status=403)
