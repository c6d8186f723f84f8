"""The studio before the first frame: one field, one button, one line that says what will happen."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.models import Membership
from studio import openings
from studio.composing import Composition
from studio.formats import CHANNELS, RATIOS
from studio.models import Frame, Project
from studio.orders import InvalidOrder
from studio.starters import STARTERS, Starter
from studio.views import composer

_UNFOLDED = "composer_unfolded"


def is_folded(request: HttpRequest, membership: Membership) -> bool:
    """Tell whether the composer is folded: no frame here yet, and nobody asked for all of it."""
    if request.session.get(_UNFOLDED) or not membership.may_make:
        return False
    return not Frame.objects.owned_by(membership.workspace_id).exists()


def unfold(request: HttpRequest) -> None:
    """Remember that this person wants the whole composer."""
    request.session[_UNFOLDED] = True


def chosen_starter(request: HttpRequest) -> Starter | None:
    """Find the starter that the address or the form names."""
    return STARTERS.get(request.POST.get("starter", "") or request.GET.get("starter", ""))


def begin(request: HttpRequest) -> Composition:
    """Begin with a starter, or with nothing."""
    starter = chosen_starter(request)
    return openings.start(starter) if starter else Composition()


def refuse_missing_photo(request: HttpRequest, composition: Composition) -> InvalidOrder | None:
    """Ask for the photo that the folded form's starter cannot do without."""
    starter = chosen_starter(request)
    if starter is None or not starter.photo or composition.references:
        return None
    return InvalidOrder("references", "Add a photo first: take one, or choose one you have.")


def show(
    request: HttpRequest,
    composition: Composition,
    membership: Membership,
    project: Project | None,
    *,
    press: str,
    problem: Exception | None = None,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse | None:
    """Show the folded composer; None when its order could not be taken as it stands."""
    offer = composer.offer_for(request, composition, membership)
    if offer.is_short or (offer.problem and composition.prompt and problem is None):
        return None
    channel = CHANNELS.get(composition.channel)
    page: dict[str, Any] = {
        "composition": composition,
        "offer": offer,
        "format": f"for {channel.name}" if channel else RATIOS[composition.ratio].name.lower(),
        "starters": STARTERS.values(),
        "starter": chosen_starter(request),
        "press": press,
        "problem": problem,
        "project": project,
        "membership": membership,
    }
    return render(request, "studio/first.html", page, status=status)
