"""What this person wrote before, to be searched and used again."""

from typing import Any, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from studio import prompts
from studio.views.fetching import StudioRequest, find_project

_SEARCH_MAX = 200


@require_GET
def index(request: HttpRequest, pk: UUID) -> HttpResponse:
    """List them, as a page or as the list alone."""
    project, membership = find_project(request, pk, deed="make")
    search = request.GET.get("q", "").replace("\0", "").strip()[:_SEARCH_MAX]
    context: dict[str, Any] = {
        "project": project,
        "search": search,
        "prompts": prompts.list_prompts(
            workspace_id=membership.workspace_id, maker_id=membership.user_id, search=search
        ),
    }
    htmx = cast(StudioRequest, request).htmx
    template = "studio/_prompt_list.html" if htmx else "studio/prompts.html"
    return render(request, template, context)
