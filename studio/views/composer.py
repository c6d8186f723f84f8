"""What the composer's templates need, and pictures that are added to it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.http import HttpRequest

from accounts.models import Membership
from gallery import services as gallery
from gallery.models import Image
from gallery.refusals import InvalidImage, TooLarge
from studio import directions, offers, records, retakes
from studio.advice import GOALS
from studio.composing import COUNT_MAX, Composition, Leaning
from studio.formats import CHANNELS, RATIOS, Ratio
from studio.models import Project
from studio.offers import IN_WORDS, Offer
from studio.orders import ROLES, InvalidOrder
from studio.readiness import readiness
from studio.views.fetching import balance

RECENT_MAX = 12
_COMMON = ("9:16", "2:3", "3:4", "4:5", "1:1", "5:4", "4:3", "3:2", "16:9", "21:9")
"""The formats drawn as shapes, from tall to wide; the others stand behind "More formats"."""


def offer_for(request: HttpRequest, composition: Composition, membership: Membership) -> Offer:
    """Work out the offer with what is ready and affordable now: two queries."""
    available = balance(request, membership.workspace_id).available
    return offers.make_offer(composition, ready=readiness(), available=available)


def context(
    request: HttpRequest,
    composition: Composition,
    membership: Membership,
    *,
    press: str,
    problem: Exception | None = None,
    project: Project | None = None,
) -> dict[str, Any]:
    """Give the composer's templates everything they show."""
    offer = offer_for(request, composition, membership)
    project = project or composition.project
    shown = problem or (offer.problem if composition.prompt else None)
    recent = _recent(composition, membership)
    sentence = composition.prompt.strip()
    one_idea = composition.frames_if_one
    kept = records.find_records(
        workspace_id=membership.workspace_id, maker_id=membership.user_id, goal=composition.goal
    )
    return {
        "composition": composition,
        "offer": offer,
        "advised_record": records.line_of(kept, offer.advised.spec.id),
        "also_fit": [(pick, records.line_of(kept, pick.spec.id)) for pick in offer.also_fit],
        "goals": list(GOALS.values()),
        "ratios": [_ratio(name, composition, offer) for name in _COMMON],
        "more_ratios": [_ratio(name, composition, offer) for name in RATIOS if name not in _COMMON],
        "channels": _channels(composition),
        "one_idea": "one frame" if one_idea == 1 else f"{IN_WORDS[one_idea]} frames",
        "sentence_end": directions.ending(sentence),
        "proposals": [(each, each.follow(sentence)) for each in composition.proposals],
        "roles": [("", "Change this picture"), *((role, role.capitalize()) for role in ROLES)],
        "recent": recent,
        "maker": membership.user,
        "example": next(filter(_is_mine(membership), recent), None),
        "press": press,
        "problem": shown,
        "problem_field": getattr(shown, "field", ""),
        "project": project,
        "membership": membership,
        "count_max": min(COUNT_MAX, offer.spec.max_count),
        "retake": retakes.show(composition, offer),
        "see_staff": membership.user.is_staff,
    }


def refuse_unseen(composition: Composition) -> InvalidOrder | None:
    """Ask for a look at directions that the form has not shown as they would be ordered."""
    if not (composition.is_split and composition.is_unseen):
        return None
    reason = "These are the three directions now. Change what you like, then press again."
    return InvalidOrder("directions", reason)


def add_uploads(
    request: HttpRequest, membership: Membership, composition: Composition
) -> tuple[Composition, Exception | None]:
    """Store the pictures sent with the form and put them among the references.

    Gives the composition with those that could be added, and the refusal of the first that could
    not.
    """
    problem: Exception | None = None
    for file in request.FILES.getlist("upload"):
        try:
            image = gallery.add_upload(
                workspace_id=membership.workspace_id,
                maker_id=membership.user_id,
                file_name=file.name or "",
                data=gallery.read_sent(file),
            )
        except (InvalidImage, TooLarge) as refusal:
            problem = problem or InvalidOrder("references", str(refusal))
            continue
        if all(image.pk != leaning.image.pk for leaning in composition.references):
            leaning = Leaning(image, role=_usual_role(composition), name=image.name)
            composition = replace(composition, references=(*composition.references, leaning))
    return composition, problem


def _ratio(name: str, composition: Composition, offer: Offer) -> tuple[Ratio, bool, bool]:
    """Give a format, whether the model makes it, and whether it is chosen."""
    return RATIOS[name], name in offer.spec.sizes, name == composition.ratio


def _usual_role(composition: Composition) -> str:
    """Guess what an added picture is for: the one to edit, else the product."""
    if composition.goal == "edit" and not composition.references:
        return ""
    return "product"


def _channels(composition: Composition) -> list[tuple[str, list[Any]]]:
    groups: dict[str, list[Any]] = {}
    for channel in CHANNELS.values():
        groups.setdefault(channel.group, []).append((channel, channel.id == composition.channel))
    return list(groups.items())


def _is_mine(membership: Membership) -> Callable[[Image], bool]:
    """Tell this person's made pictures: one stands in for the next in the publish preview."""
    return lambda image: image.source == Image.Source.MADE and image.maker_id == membership.user_id


def _recent(composition: Composition, membership: Membership) -> list[Image]:
    """Give the latest pictures that are not among the references yet."""
    chosen = [leaning.image.pk for leaning in composition.references]
    images = Image.objects.owned_by(membership.workspace_id).present().exclude(pk__in=chosen)
    return list(images.order_by("-id")[:RECENT_MAX])
