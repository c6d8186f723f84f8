"""The error pages: HTML for people, ``{"detail", "code"}`` for whatever asks under ``/api/``."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig
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
_BROKEN = "Something broke here. Nothing was charged."


def refuse(request: HttpRequest, status: int, words: tuple[str, str, str]) -> HttpResponse:
    """Answer an error in the caller's language."""
    code, title, text = words
    if request.path.startswith("/api/"):
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
    """Whatever broke may break again: no context, no database."""
    if request.path.startswith("/api/"):
        return JsonResponse({"detail": _BROKEN, "code": "server_error"}, status=500)
    return HttpResponse(get_template("site/500.html").render(), status=500)


@login_not_required
def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's proof of origin is missing or old."""
    return refuse(request, 403, _CSRF)
