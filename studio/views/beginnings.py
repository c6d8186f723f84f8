"""How the composer opens, as an address says: from a frame, as it was left, or new."""

from collections.abc import Mapping
from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpRequest, QueryDict

from accounts.ids import InvalidId, from_public
from accounts.models import Membership
from gallery.models import Publication
from studio import forms, openings, prompts, retakes, retouches, reviewing, visits
from studio.advice import GOALS
from studio.catalogue import CATALOGUE
from studio.composing import THINGS, Composition
from studio.models import Frame, Generation, Project
from studio.views.fetching import find_named

_PLACES = {"at", "before", "frame", "past", "since"}
"""Names in the address that say what to look at, and nothing of the composer."""


def begin(request: HttpRequest, membership: Membership, project: Project | None) -> Composition:
    """Read how the composer opens: from a frame, as a frame again, as it stood, or new."""
    data = request.GET
    if begun := _begin_retake(request) or _begin_retouch(request):
        return _on_model(begun, data)
    if text := data.get("from", ""):
        goal = data.get("goal", "")
        frame = find_named(request, text, deed="make")
        begun = openings.refine(frame, goal=goal if goal in GOALS else "edit")
        if "fix" in data and (said := reviewing.fixes(reviewing.latest_review(frame))):
            begun = replace(begun, prompt=f"{begun.prompt.rstrip()}\n{said}")
        return _on_model(begun, data)
    if text := data.get("again", ""):
        frame = find_named(request, text, deed="make")
        is_elsewhere = "other" in data or data.get("model", "") in CATALOGUE
        return _on_model(openings.again(frame, other_model=is_elsewhere), data)
    if text := data.get("after", ""):
        if placed := _named_orders(text, membership):
            return openings.resume(placed, in_direction="add" in data)
    elif slug := data.get("remix", ""):
        publication = Publication.objects.shown().filter(slug=slug).first()
        if publication is None:
            raise Http404
        return replace(openings.remix(publication), project=project)
    return _as_left(membership, project, data)


def keep(
    request: HttpRequest,
    membership: Membership,
    project: Project | None,
    composition: Composition,
) -> None:
    """Keep the composer as its form was sent, for when this person comes back."""
    if project is not None and request.method == "POST":
        visits.save_draft(
            member_id=membership.user_id,
            project_id=project.pk,
            form=request.POST,
            references=composition.references,
        )


def _as_left(membership: Membership, project: Project | None, data: QueryDict) -> Composition:
    """Give the draft where the address says nothing else of the composer."""
    workspace_id = membership.workspace_id
    if project and set(data) <= _PLACES:
        draft = visits.draft_of(member_id=membership.user_id, project_id=project.pk)
        if draft is not None:
            return forms.read(draft, workspace_id=workspace_id, project=project)
    begun = forms.read(data, workspace_id=workspace_id, project=project)
    if text := data.get("recall", ""):
        begun = replace(begun, prompt=prompts.recall(text, workspace_id=workspace_id))
    return openings.fresh(begun)


def _on_model(begun: Composition, data: Mapping[str, str]) -> Composition:
    model = data.get("model", "")
    return replace(begun, model=model) if model in CATALOGUE else begun


def _named_orders(text: str, membership: Membership) -> list[Generation]:
    """Find the orders that were placed with one press, by the first of them."""
    try:
        pk = from_public("gen", text)
    except InvalidId:
        raise Http404 from None
    mine = Generation.objects.filter(workspace=membership.workspace_id)
    press = mine.filter(pk=pk).values("press")
    placed = mine.filter(press__in=press).select_related("project", "parent", "direction")
    return list(placed.order_by("id"))


def _begin_retake(request: HttpRequest) -> Composition | None:
    """Read from the address what is to be changed, or which two are combined; else nothing.

    Raises:
        Http404: a frame that it names is not this person's, has not ended or is off the board.
    """
    data = request.GET
    if text := data.get("change", ""):
        frame = find_named(request, text, deed="make")
        thing = data.get("thing", "")
        if thing not in THINGS or not frame.has_ended or frame.removed_at is not None:
            raise Http404
        return retakes.retake(frame, thing)
    return _begin_with_two(request) if "combine" in data else None


def _begin_retouch(request: HttpRequest) -> Composition | None:
    """Read from the address which frame gets words or another format for free; else nothing.

    Raises:
        Http404: the frame is not this person's, or has no picture.
    """
    for name, begin_with in (("letter", retouches.letter), ("fit", retouches.fit)):
        if text := request.GET.get(name, ""):
            frame = find_named(request, text, deed="make")
            if not retouches.may_retouch(frame):
                raise Http404
            return begin_with(frame)
    return None


def _begin_with_two(request: HttpRequest) -> Composition | None:
    named = dict.fromkeys(request.GET.getlist("f"))
    frames = [find_named(request, text, deed="make") for text in list(named)[:3]]
    if len(frames) != 2:
        messages.error(request, "Choose two frames to combine.")
        return None
    if frames[0].workspace_id != frames[1].workspace_id:
        raise Http404
    for frame in frames:
        is_shown = frame.image is not None and frame.image.deleted_at is None
        if not is_shown or frame.status != Frame.Status.DONE or frame.removed_at is not None:
            raise Http404
    return retakes.combine(*frames)
