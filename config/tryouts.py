"""The landing's "Sketch it": two sketches for whoever has no account yet."""

from functools import partial
from http import HTTPStatus
from typing import cast

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from django_htmx.middleware import HtmxDetails

from accounts.access import current_membership, require
from accounts.visitors import take_turn
from config.views import show_landing
from studio import tryouts
from studio.refusals import Refusal
from studio.views.boards import address_after

_STATUSES = {
    tryouts.TriesSpent: HTTPStatus.TOO_MANY_REQUESTS,
    tryouts.NobodyFree: HTTPStatus.SERVICE_UNAVAILABLE,
}


@login_not_required
@require_POST
def sketch(request: HttpRequest) -> HttpResponse:
    """Draw a visitor's brief: the pictures in the page, or the sentence that says why not."""
    brief = request.POST.get("brief", "")
    may = partial(take_turn, request, what="studio.tryouts", an_hour=tryouts.TRIES_MAX)
    try:
        tryout = tryouts.sketch(brief, take_turn=may)
    except Refusal as refusal:
        status = _STATUSES.get(type(refusal), HTTPStatus.UNPROCESSABLE_ENTITY)
        return _answer(request, {"brief": brief, "problem": str(refusal)}, status)
    if _is_swap(request):
        return _answer(request, {"tryout": tryout, "brief": tryout.brief}, HTTPStatus.OK)
    answer = redirect(f"{reverse('landing')}?try={tryout.token}#try")
    answer.status_code = HTTPStatus.SEE_OTHER
    return answer


@login_not_required
@require_safe
def picture(request: HttpRequest, token: str, number: int) -> HttpResponse:
    """Give one of the two, as long as it is kept."""
    data = tryouts.read_picture(token, number)
    if data is None:
        raise Http404
    headers = {"Cache-Control": "private, max-age=1800", "X-Robots-Tag": "noindex"}
    return HttpResponse(data, content_type="image/webp", headers=headers)


@login_not_required
@require_POST
def keep(request: HttpRequest, token: str) -> HttpResponse:
    """Carry the two through sign-up; whoever is signed in has them on the board at once."""
    tryout = tryouts.find(token)
    if tryout is None:
        problem = "These two are gone: a try is kept for half an hour. Sketch it once more."
        return show_landing(request, {"problem": problem}, status=HTTPStatus.GONE)
    if not request.user.is_authenticated:
        tryouts.carry(request.session, tryout)
        return redirect("account_signup")
    membership = current_membership(request)
    require(membership, "make")
    made = tryouts.order(tryout, workspace=membership.workspace, member=membership.user)
    return redirect(address_after(made))


def _answer(request: HttpRequest, attempt: dict[str, object], status: HTTPStatus) -> HttpResponse:
    if _is_swap(request):
        attempt |= {"brief_max": tryouts.BRIEF_MAX}
        return render(request, "site/_tried.html", attempt, status=status)
    return show_landing(request, attempt, status=status)


def _is_swap(request: HttpRequest) -> bool:
    return bool(cast("HtmxDetails", request.htmx))  # type: ignore[attr-defined]  # its middleware
