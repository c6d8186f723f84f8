"""The studio's main page: composer, board, inspector; and what changes on it."""

from dataclasses import replace
from http import HTTPStatus
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import current_membership, require
from accounts.ids import new_id
from accounts.models import Membership
from billing.ledger import InsufficientCredits
from gallery import services as gallery
from studio import (
    board,
    choices,
    forms,
    projects,
    retakes,
    services,
    tryouts,
    visits,
)
from studio.composing import Composition
from studio.models import Frame, Generation, Project
from studio.orders import press_for
from studio.refusals import Refusal
from studio.tallies import find_tally
from studio.views import beginnings, composer, first
from studio.views.fetching import StudioRequest, find_named, find_project
from studio.views.frames import inspect
from studio.views.windows import named_in, window_as_shown, window_for, window_in


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Open the board that this person saw last, else the one worked on last, else an empty one."""
    membership = current_membership(request)
    if membership.may_make and (
        kept := tryouts.order_kept(
            request.session, workspace=membership.workspace, member=membership.user
        )
    ):
        return redirect(address_after(kept))
    project = visits.latest_project(
        member_id=membership.user_id, workspace_id=membership.workspace_id
    ) or projects.latest(workspace_id=membership.workspace_id)
    if project is not None:
        query = request.GET.urlencode()
        return redirect(
            f"{reverse('studio:board', args=[project.pk])}{'?' if query else ''}{query}"
        )
    return _show(request, membership, None)


def address_after(order: Generation, *, in_direction: bool = False) -> str:
    """Give the board's address as it is to be seen once ``order`` was placed: its text kept."""
    place = "&add=1" if in_direction else ""
    board_address = reverse("studio:board", args=[order.project_id])
    return f"{board_address}?after={order.public_id}{place}#{order.direction.public_id}"


@require_GET
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show one project's board."""
    project, membership = find_project(request, pk)
    news = visits.come_back(member_id=membership.user_id, project=project)
    return _show(request, membership, project, news=news)


@require_http_methods(["GET", "POST"])
def order(request: HttpRequest, pk: UUID | None = None) -> HttpResponse:
    """Take the order as the form shows it: redirect to the board, or 422 with the reason.

    Whoever is led back here by signing in again goes to the board; nothing is ordered.
    """
    project, membership = _place(request, pk)
    if request.method == "GET":
        return redirect("studio:board", project.pk) if project else redirect("studio:home")
    composition = retakes.hold(
        forms.read(request.POST, workspace_id=membership.workspace_id, project=project)
    )
    problem: Exception | None = None
    if request.FILES:
        composition, problem = composer.add_uploads(request, membership, composition)
    problem = problem or first.refuse_missing_photo(request, composition)
    problem = problem or composer.refuse_unseen(composition)
    if problem is not None:
        return _refuse(request, membership, project, composition, problem)
    offer = composer.offer_for(request, composition, membership)
    problem = choices.refuse(request.POST, composition, offer.spec) or offer.problem
    problem = problem or retakes.refuse_unchanged(composition, offer)
    if problem is not None:
        return _refuse(request, membership, project, composition, problem)
    try:
        made = services.order_images(
            workspace=membership.workspace,
            member=membership.user,
            orders=offer.orders,
            press=press_for(request.POST.get("press", "") or new_id().hex, offer.orders),
            shown_total=_shown_total(request),
        )
    except (Refusal, InsufficientCredits) as refusal:
        return _refuse(request, membership, project, composition, refusal)
    beginnings.keep(request, membership, made[0].project, composition)
    if composition.remix:
        gallery.count_remix(slug=composition.remix)
    if cast(StudioRequest, request).htmx and project is not None:
        return _placed(request, membership, made[0].project, composition)
    answer = HttpResponseRedirect(
        address_after(made[0], in_direction=composition.direction is not None)
    )
    answer.status_code = HTTPStatus.SEE_OTHER
    if cast(StudioRequest, request).htmx:
        return HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"HX-Redirect": answer.url})
    return answer


@require_http_methods(["GET", "POST"])
def compose(request: HttpRequest, pk: UUID | None = None) -> HttpResponse:
    """Answer a change in the composer with its price; without scripts, with the whole page."""
    project, membership = _place(request, pk)
    data = request.POST or request.GET
    composition = retakes.hold(
        forms.read(data, workspace_id=membership.workspace_id, project=project)
    )
    problem = None
    if request.FILES:
        composition, problem = composer.add_uploads(request, membership, composition)
    if settings := request.POST.get("use", ""):
        composition = forms.take(composition, settings)
    beginnings.keep(request, membership, project, composition)
    if cast(StudioRequest, request).htmx:
        context = composer.context(
            request,
            composition,
            membership,
            press=request.POST.get("press", "") or new_id().hex,
            problem=problem,
            project=project,
        )
        context["references_changed"] = bool(
            request.FILES or request.POST.get("changed") in {"references", "first"}
        )
        return render(request, "studio/_priced.html", context)
    first.unfold(request)
    if "save" in request.POST:
        messages.success(request, "Saved. It stands here when you come back.")
    return _show(request, membership, project, composition, problem=problem)


@require_GET
def rows(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give the board's rows alone, for pages that catch up."""
    project, membership = find_project(request, pk)
    visits.note_seen(member_id=membership.user_id, project_id=project.pk)
    context = {
        "board": board.load(project, window_in(request.GET)),
        "tally": find_tally(project.pk),
        "project": project,
        "membership": membership,
    }
    return render(request, "studio/_caught_up.html", context)


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
    news: visits.News | None = None,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    loaded = None
    if project:
        loaded = board.load(project, window_for(request), at=named_in(request.GET))
    if (loaded is None or loaded.is_empty) and (
        folded := _folded(request, membership, project, composition, problem, status)
    ):
        return folded
    selected = _selected(request, project)
    context: dict[str, Any] = {
        "membership": membership,
        "project": project,
        "others": projects.others(membership.workspace_id, project) if project else [],
        "board": loaded,
        "tally": find_tally(project.pk) if project else None,
        "problem": problem,
        "news": news,
    }
    if selected:
        context |= inspect(selected, membership)
    if membership.may_make:
        composition = composition or beginnings.begin(request, membership, project)
        context |= composer.context(
            request, composition, membership, press=new_id().hex, problem=problem, project=project
        )
    return render(request, "studio/board.html", context, status=status)


def _folded(
    request: HttpRequest,
    membership: Membership,
    project: Project | None,
    composition: Composition | None,
    problem: Exception | None,
    status: HTTPStatus,
) -> HttpResponse | None:
    """Show the studio before its first frame, where nothing says that more of it is wanted."""
    if "compose" in request.GET:
        first.unfold(request)
    wanted = set(request.GET) <= {"starter"} if composition is None else "folded" in request.POST
    if not wanted or not first.is_folded(request, membership):
        return None
    begun = composition or replace(first.begin(request), project=project)
    return first.show(
        request, begun, membership, project, press=new_id().hex, problem=problem, status=status
    )


def _selected(request: HttpRequest, project: Project | None) -> Frame | None:
    text = request.GET.get("frame", "")
    if not text or project is None:
        return None
    frame = find_named(request, text)
    return frame if frame.project_id == project.pk else None


def _placed(
    request: HttpRequest, membership: Membership, project: Project, composition: Composition
) -> HttpResponse:
    context = composer.context(
        request, composition, membership, press=new_id().hex, project=project
    )
    window = replace(window_as_shown(request), before=None)
    context |= {
        "board": board.load(project, window),
        "project": project,
        "tally": find_tally(project.pk),
        "membership": membership,
    }
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
            request, composition, membership, press=new_id().hex, problem=problem, project=project
        )
        context["references_changed"] = bool(composition.unknown)
        return render(request, "studio/_priced.html", context, status=status)
    return _show(request, membership, project, composition, problem=problem, status=status)


def _shown_total(request: HttpRequest) -> int | None:
    text = request.POST.get("shown_total", "")
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 9 else None
