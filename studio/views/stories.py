"""A direction on paper, for a client."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from studio import stories
from studio.views.fetching import find_direction


@require_GET
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Tell the direction, one page a step."""
    direction, _ = find_direction(request, pk)
    story = stories.tell(direction)
    if story is None:
        messages.error(request, f"{direction.letter} has no picture to tell of yet.")
        return redirect("studio:board", direction.project_id)
    context = {"story": story, "direction": direction, "project": direction.project}
    return render(request, "studio/story.html", context)
