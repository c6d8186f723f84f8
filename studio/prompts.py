"""What a person wrote before: their sentences, the newest first, each once."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from accounts.ids import InvalidId, from_public
from studio.models import Generation

SHOWN_MAX = 60
"""Prompts in one list; older ones are found by searching."""
_READ_MAX = 600
"""Orders looked through for them."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A sentence as it was written, and the last order that had it."""

    text: str
    order: str
    """The order's public id."""
    place: str
    """The name of that order's project."""
    ordered_at: datetime


def list_prompts(*, workspace_id: UUID, maker_id: UUID, search: str = "") -> list[Prompt]:
    """List what ``maker_id`` ordered here, without what a treatment added; at most ``SHOWN_MAX``.

    ``search`` is a part of the text, in any case.
    """
    orders = Generation.objects.filter(workspace_id=workspace_id, maker_id=maker_id)
    if search:
        orders = orders.filter(prompt__icontains=search)
    found: dict[str, Prompt] = {}
    for order in orders.select_related("project").order_by("-id")[:_READ_MAX]:
        text = order.sentence.strip()
        if text and search.casefold() in text.casefold() and text not in found:
            found[text] = Prompt(text, order.public_id, order.project.name, order.created_at)
        if len(found) == SHOWN_MAX:
            break
    return list(found.values())


def recall(public_id: str, *, workspace_id: UUID) -> str:
    """Give the sentence of an order of this workspace; empty when there is none such."""
    try:
        pk = from_public("gen", public_id)
    except InvalidId:
        return ""
    order = Generation.objects.filter(pk=pk, workspace_id=workspace_id).first()
    return order.sentence if order else ""
