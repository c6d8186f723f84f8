"""The studio's main page: composer, board, inspector; and what changes on it."""

from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus
from typing import Any, cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import current_membership, require
from accounts.ids import InvalidId, from_public, new_id
from accounts.models import Membership
from billing.ledger import InsufficientCredits
from studio import board, composing, projects, reviewing, services
from studio.advice import GOALS
from studio.catalogue import CATALOGUE
from studio.composing import Composition
from studio.models import Frame, Project
from studio.refusals import Refusal
from studio.views import composer
from studio.views.fetching import StudioRequest, find_frame, find_project


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Open the board that was worked on last; a workspace without one begins with an empty one."""
    membership = current_membership(request)
    project = projects.latest(workspace_id=membership.workspace_id)
    if project is not None:
        query = request.GET.urlencode()
        return redirect(
            f"{reverse('studio:board', args=[project.pk])}{'?' if query else ''}{query}"
        )
    return _show(request, membership, None)


@require_GET
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show one project's board."""
    project, membership = find_project(request, pk)
    return _show(request, membership, project)


@require_POST
def order(request: HttpRequest, pk: UUID | None = None) -> HttpResponse:
    """Take the order as the form shows it: redirect to the board, or 422 with the reason."""
    project, membership = _place(request, pk)
    composition = composing.read(
        request.POST, workspace_id=membership.workspace_id, project=project
    )
    offer = composer.offer_for(composition, membership)
    if offer.problem is not None:
        return _refuse(request, membership, project, composition, offer.problem)
    try:
        made = services.order_images(
            workspace=membership.workspace,
            member=membership.user,
            orders=offer.orders,
            press=request.POST.get("press", "")[:64] or new_id().hex,
            shown_total=_shown_total(request),
        )
    except (Refusal, InsufficientCredits) as problem:
        return _refuse(request, membership, project, composition, problem)
    board_address = reverse("studio:board", args=[made[0].project_id])
    if cast(StudioRequest, request).htmx and project is not None:
        return _placed(request, membership, made[0].project, composition)
    answer = HttpResponseRedirect(f"{board_address}#{made[0].direction.public_id}")
    answer.status_code = HTTPStatus.SEE_OTHER
    if cast(StudioRequest, request).htmx:
        return HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"HX-Redirect": answer.url})
    return answer


@require_http_methods(["GET", "POST"])
def compose(request: HttpRequest, pk: UUID | None = None) -> HttpResponse:
    """Answer a change in the composer with its price; without scripts, with the whole page."""
    project, membership = _place(request, pk)
    composition = composing.read(
        request.POST or request.GET, workspace_id=membership.workspace_id, project=project
    )
    problem = None
    if request.FILES:
        composition, problem = composer.add_uploads(request, membership, composition)
    if settings := request.POST.get("use", ""):
        composition = composing.take(composition, settings)
    if cast(StudioRequest, request).htmx:
        context = composer.context(
            composition,
            membership,
            press=request.POST.get("press", "") or new_id().hex,
            problem=problem,
            project=project,
        )
        context["references_changed"] = bool(
            request.FILES or request.POST.get("changed") == "references"
        )
        return render(request, "studio/_priced.html", context)
    return _show(request, membership, project, composition, problem=problem)


@require_GET
def rows(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give the board's rows alone, for pages that catch up."""
    project, _ = find_project(request, pk)
    return render(request, "studio/_rows.html", {"board": board.load(project)})


def _place(request: HttpRequest, pk: UUID | None) -> tuple[Project | None, Membership]:
    if pk is None:
        membership = current_membership(request)
        require(membership, "make")
        return None, membership
    return find_project(request, pk, deed="make")


def _show(
    request: HttpRequest,
    membership: Membership,
    project: Project | None,
    composition: Composition | None = None,
    *,
    problem: Exception | None = None,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    selected = _selected(request, project)
    if composition is None:
        composition = _begin(request, membership, project)
    context: dict[str, Any] = {
        "membership": membership,
        "project": project,
        "board": board.load(project) if project else None,
        "selected": board.load_card(selected) if selected else None,
        "lineage": board.lineage(selected) if selected else [],
        "composer_open": bool(problem) or request.GET.get("compose") == "1",
        "problem": problem,
    }
    if membership.may_make:
        context |= composer.context(
            composition, membership, press=new_id().hex, problem=problem, project=project
        )
    return render(request, "studio/board.html", context, status=status)


def _begin(request: HttpRequest, membership: Membership, project: Project | None) -> Composition:
    """Read how the composer opens: from a frame, as a frame again, in a direction, or new."""
    data: Mapping[str, str] = request.GET
    if text := data.get("from", ""):
        goal = data.get("goal", "")
        frame = _named_frame(request, text)
        begun = composing.refine(frame, goal=goal if goal in GOALS else "edit")
        if "fix" in data and (said := reviewing.fixes(reviewing.latest_review(frame))):
            begun = replace(begun, prompt=f"{begun.prompt.rstrip()}\n{said}")
        model = data.get("model", "")
        return replace(begun, model=model) if model in CATALOGUE else begun
    if text := data.get("again", ""):
        return composing.again(_named_frame(request, text), other_model="other" in data)
    return composing.read(request.GET, workspace_id=membership.workspace_id, project=project)


def _named_frame(request: HttpRequest, text: str) -> Frame:
    try:
        frame, _ = find_frame(request, from_public("frm", text), deed="make")
    except InvalidId:
        raise Http404 from None
    return frame


def _selected(request: HttpRequest, project: Project | None) -> Frame | None:
    text = request.GET.get("frame", "")
    if not text or project is None:
        return None
    try:
        frame, _ = find_frame(request, from_public("frm", text))
    except InvalidId:
        raise Http404 from None
    return frame if frame.project_id == project.pk else None


def _placed(
    request: HttpRequest, membership: Membership, project: Project, composition: Composition
) -> HttpResponse:
    context = composer.context(composition, membership, press=new_id().hex, project=project)
    context |= {"board": board.load(project), "membership": membership}
    return render(request, "studio/_placed.html", context)


def _refuse(
    request: HttpRequest,
    membership: Membership,
    project: Project | None,
    composition: Composition,
    problem: Exception,
) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    if cast(StudioRequest, request).htmx:
        context = composer.context(
            composition, membership, press=new_id().hex, problem=problem, project=project
        )
        return render(request, "studio/_priced.html", context, status=status)
    return _show(request, membership, project, composition, problem=problem, status=status)


def _shown_total(request: HttpRequest) -> int | None:
    text = request.POST.get("shown_total", "")
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 9 else None
