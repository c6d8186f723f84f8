"""The list of projects, and what can be done with a project and a direction."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import current_membership, require
from studio import projects
from studio.projects import InvalidName
from studio.views.fetching import find_direction, find_project


@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """List the projects; make one."""
    membership = current_membership(request)
    problem = None
    if request.method == "POST":
        require(membership, "make")
        try:
            made = projects.make_project(
                workspace=membership.workspace,
                maker=membership.user,
                name=request.POST.get("name", ""),
            )
        except InvalidName as refusal:
            problem = refusal
        else:
            return _see(reverse("studio:board", args=[made.pk]))
    archived = request.GET.get("show") == "archived"
    context = {
        "cards": projects.list_projects(workspace_id=membership.workspace_id, archived=archived),
        "archived": archived,
        "membership": membership,
        "problem": problem,
        "name": request.POST.get("name", ""),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK
    return render(request, "studio/projects.html", context, status=status)


@require_POST
def rename(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give a project another name."""
    project, _ = find_project(request, pk, deed="make")
    try:
        projects.rename_project(project=project, name=request.POST.get("name", ""))
    except InvalidName as refusal:
        messages.error(request, str(refusal))
    return _see(reverse("studio:board", args=[project.pk]))


@require_POST
def archive(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put a project away; undo is one press."""
    project, _ = find_project(request, pk, deed="make")
    projects.archive_project(project=project)
    undo = reverse("studio:unarchive", args=[project.pk])
    messages.success(request, f"Put “{project.name}” away. Its frames stay.", extra_tags=undo)
    return _see(reverse("studio:projects"))


@require_POST
def unarchive(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Bring a project back."""
    project, _ = find_project(request, pk, deed="make")
    projects.restore_project(project=project)
    return _see(reverse("studio:board", args=[project.pk]))


@require_POST
def rename_direction(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give a direction another name."""
    direction, _ = find_direction(request, pk, deed="make")
    try:
        projects.rename_direction(direction=direction, name=request.POST.get("name", ""))
    except InvalidName as refusal:
        messages.error(request, str(refusal))
    board_address = reverse("studio:board", args=[direction.project_id])
    return _see(f"{board_address}?at={direction.public_id}#{direction.public_id}")


def _see(address: str) -> HttpResponse:
    answer = HttpResponseRedirect(address)
    answer.status_code = HTTPStatus.SEE_OTHER
    return answer
