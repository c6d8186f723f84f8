"""The API's document and its reference page, and the answer to unknown addresses below it."""

from collections.abc import Callable
from functools import cache, wraps

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from drf_spectacular.renderers import OpenApiJsonRenderer, OpenApiYamlRenderer

from config import reference as contents
from config.schema import document

View = Callable[[HttpRequest], HttpResponse]

_JSON = "application/json"
_YAML = "application/yaml"


def _reading_only(view: View) -> View:
    """Refuse other methods in JSON: nothing below ``/api/`` answers a refusal in HTML."""

    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponse:
        if request.method in {"GET", "HEAD"}:
            return view(request)
        body = {"detail": f"Method “{request.method}” not allowed.", "code": "method_not_allowed"}
        return JsonResponse(body, status=405, headers={"Allow": "GET, HEAD"})

    return csrf_exempt(login_not_required(answer))


@_reading_only
def schema(request: HttpRequest) -> HttpResponse:
    """Give the OpenAPI document: YAML, or JSON to whoever prefers that."""
    kind = request.get_preferred_type([_YAML, _JSON]) or _YAML
    response = HttpResponse(_written(kind), content_type=kind)
    response["Vary"] = "Accept"
    return response


@cache
def _written(kind: str) -> bytes:
    renderer = OpenApiJsonRenderer() if kind == _JSON else OpenApiYamlRenderer()
    written: bytes = renderer.render(document(), renderer_context={})
    return written


@_reading_only
def reference(request: HttpRequest) -> HttpResponse:
    """Show the reference page: every call with its fields and an example."""
    base = settings.BASE_URL
    page = {"reference": contents.reference(base), "base": base}
    return render(request, "site/api_docs.html", page)


@csrf_exempt
@login_not_required
def nothing_here(request: HttpRequest, rest: str) -> HttpResponse:
    """Say in JSON that there is no such address, whatever the method and whoever asks."""
    body = {"detail": "There is nothing here.", "code": "not_found"}
    return JsonResponse(body, status=404)
