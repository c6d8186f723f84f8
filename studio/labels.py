"""Letters of directions and numbers of frames: given once, by the UPDATE that counts them.

Call these in the order's transaction: the counted row stays locked until it commits, so no two
orders ever get the same number, and an order that is refused uses none up.
"""

import re
from typing import Any

from django.db.models import F, Model
from django.utils import timezone

from studio.models import Direction, Frame, Project

_NAME_LENGTH = 48
"""Characters of a direction's name, so that it stands on one line of a board of usual width."""


def letter_of(position: int) -> str:
    """Write the ``position``-th letter, from 1: A to Z, then AA, AB… as in a spreadsheet."""
    letters = ""
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def open_direction(project: Project, *, name: str) -> Direction:
    """Give the project its next direction; that edits it."""
    position = _count(project, "directions_made", 1, edited_at=timezone.now())
    return Direction.objects.create(
        project=project, letter=letter_of(position), position=position, name=name
    )


def give_labels(*, direction: Direction, parent: Frame | None, count: int) -> list[str]:
    """Give the next ``count`` labels: ``A3``, ``A4`` without a parent, ``A3.1``… with one."""
    if parent is None:
        made = _count(direction, "roots_made", count)
        stem = direction.letter
    else:
        made = _count(parent, "children_made", count)
        stem = f"{parent.label}."
    return [f"{stem}{number}" for number in range(made - count + 1, made + 1)]


def _count(row: Model, counter: str, more: int, **changed: Any) -> int:
    """Raise a row's counter by ``more`` and give what it is then."""
    rows = type(row)._default_manager.filter(pk=row.pk)
    made: int = getattr(row, counter) + more
    # Nearly always the row is still as it was read, and one statement is enough.
    if not rows.filter(**{counter: made - more}).update(**{counter: made}, **changed):
        rows.update(**{counter: F(counter) + more}, **changed)
        made = rows.values_list(counter, flat=True).get()
    setattr(row, counter, made)
    return made


def name_from(prompt: str) -> str:
    """Name a direction by the first part of its prompt, or by as many words as fit."""
    line = " ".join(prompt.split())
    part = re.split(r"[,.;:!?](?:\s|$)", line, maxsplit=1)[0] or line
    if len(part) <= _NAME_LENGTH:
        return part or "Untitled"
    room = part[:_NAME_LENGTH]
    name = room.rpartition(" ")[0] or room
    return f"{name}…"
