"""The error pages: HTML for people, ``{"detail", "code"}`` for whatever asks under ``/api/``."""

import sys

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import get_template

_WORDS: dict[int, tuple[str, str, str]] = {
    400: (
        "bad_request",
        "That did not arrive whole",
        "The page could not read what was sent. Nothing changed and nothing was charged.",
    ),
    403: (
        "permission_denied",
        "This is not open to you",
        "If a teammate sent the link, ask them to share it with you.",
    ),
    404: (
        "not_found",
        "This is private, or gone",
        "If a teammate sent the link, ask them to share the project with you.",
    ),
    413: (
        "too_large",
        "That is too large",
        "Pictures may have up to 50 MB and 50 megapixels. Nothing was stored.",
    ),
}
_CSRF = (
    "csrf_failed",
    "The page was open too long",
    "Go back, reload the page and send it again. Nothing changed and nothing was charged.",
)
_BUSY = "The studio is busy. Try again in a moment. Nothing was charged."
_BROKEN = "Something broke here. Nothing was charged."
_UNLOADED = "The page did not load. Nothing was charged. What was running goes on."


def plain_page(title: str, text: str) -> str:
    """Give a page that asks nothing of the database, the session or the request."""
    return get_template("site/plain.html").render({"title": title, "text": text})


def _is_api(request: HttpRequest) -> bool:
    return request.path == "/api" or request.path.startswith("/api/")


def refuse(request: HttpRequest, status: int, words: tuple[str, str, str]) -> HttpResponse:
    """Answer an error in the caller's language."""
    code, title, text = words
    if _is_api(request):
        return JsonResponse({"detail": f"{title}. {text}", "code": code}, status=status)
    page = {"status": status, "title": title, "text": text}
    return render(request, "site/error.html", page, status=status)


@login_not_required
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's reading of the request failed; too much to read is a case of its own."""
    status = 413 if isinstance(exception, RequestDataTooBig) else 400
    return refuse(request, status, _WORDS[status])


@login_not_required
def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return refuse(request, 403, _WORDS[403])


@login_not_required
def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Unknown and forbidden look the same."""
    return refuse(request, 404, _WORDS[404])


@login_not_required
def server_error(request: HttpRequest) -> HttpResponse:
    """Whatever broke may break again: no context, no database.

    A database that is away, or whose one writer is taken, is 503: the same request works later.
    """
    # Django calls this while it handles the exception, and passes it no other way.
    is_busy = isinstance(sys.exception(), OperationalError)
    status, code, detail = (503, "try_again", _BUSY) if is_busy else (500, "server_error", _BROKEN)
    if _is_api(request):
        answer: HttpResponse = JsonResponse({"detail": detail, "code": code}, status=status)
    else:
        title = "Busy for a moment" if is_busy else "That is our fault"
        answer = HttpResponse(plain_page(title, _UNLOADED), status=status)
    if is_busy:
        answer["Retry-After"] = "5"
    return answer


@login_not_required
def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's proof of origin is missing or old."""
    return refuse(request, 403, _CSRF)
