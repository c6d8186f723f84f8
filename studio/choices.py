"""What a pressed form names and the composer could not take: refused, never changed silently.

``forms.read`` is lenient, because the price follows half-filled forms. An order is not.
"""

from django.http import QueryDict

from studio.advice import GOALS
from studio.catalogue import CATALOGUE, ModelSpec
from studio.checking import no_such_choice, no_such_count, no_such_model, no_such_ratio
from studio.composing import COUNT_MAX, THINGS, Composition
from studio.formats import CHANNELS, RATIOS
from studio.orders import ROLES, InvalidOrder


def refuse(data: QueryDict, composition: Composition, spec: ModelSpec) -> InvalidOrder | None:
    """Give the first thing that ``composition``, read from ``data``, left out or changed."""
    if (goal := data.get("goal", "")) and goal not in GOALS:
        return no_such_choice("goal", goal, GOALS)
    for model in (data.get("model", ""), *data.getlist("across")):
        if model and model not in CATALOGUE:
            return no_such_model(model, CATALOGUE)
    if (channel := data.get("channel", "")) and channel not in CHANNELS:
        return no_such_choice("channel", channel, CHANNELS)
    if (ratio := data.get("ratio", "")) and ratio not in RATIOS:
        return no_such_ratio(spec, ratio)
    if (thing := data.get("thing", "")) and thing not in THINGS:
        return no_such_choice("thing", thing, THINGS)
    return _refuse_numbers(data, spec) or _refuse_places(data, composition)


def _refuse_numbers(data: QueryDict, spec: ModelSpec) -> InvalidOrder | None:
    count, seed = data.get("count", "").strip(), data.get("seed", "").strip()
    if count and not (_is_whole(count) and 1 <= int(count) <= COUNT_MAX):
        return no_such_count(spec, int(count) if _is_whole(count) else 1)
    if seed and not _is_whole(seed):
        return InvalidOrder("seed", "A seed is a whole number.")
    return None


def _refuse_places(data: QueryDict, composition: Composition) -> InvalidOrder | None:
    if data.get("parent", "") and composition.parent is None:
        return InvalidOrder("parent", "There is no such frame here.")
    if data.get("also_from", "") and composition.also_from is None:
        return InvalidOrder("also_from", "There is no such frame here.")
    if data.get("direction", "") and composition.direction is None and composition.parent is None:
        return InvalidOrder("direction", "There is no such direction here.")
    if composition.unknown:
        reason = "A picture that this leaned on is gone. It is left out now; press again to agree."
        return InvalidOrder("references", reason)
    for name in data.getlist("reference"):
        if (role := data.get(f"role_{name}", "")) and role not in ROLES:
            return no_such_choice("role", role, ROLES)
    return None


def _is_whole(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 12
