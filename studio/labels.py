"""Letters of directions and numbers of frames: given once, by the UPDATE that counts them.

Call these in the order's transaction: the counted row stays locked until it commits, so no two
orders ever get the same number, and an order that is refused uses none up.
"""

import re

from django.db.models import F
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
    Project.objects.filter(pk=project.pk).update(
        directions_made=F("directions_made") + 1, edited_at=timezone.now()
    )
    position = Project.objects.values_list("directions_made", flat=True).get(pk=project.pk)
    return Direction.objects.create(
        project=project, letter=letter_of(position), position=position, name=name
    )


def give_labels(*, direction: Direction, parent: Frame | None, count: int) -> list[str]:
    """Give the next ``count`` labels: ``A3``, ``A4`` without a parent, ``A3.1``… with one."""
    if parent is None:
        Direction.objects.filter(pk=direction.pk).update(roots_made=F("roots_made") + count)
        made = Direction.objects.values_list("roots_made", flat=True).get(pk=direction.pk)
        stem = direction.letter
    else:
        Frame.objects.filter(pk=parent.pk).update(children_made=F("children_made") + count)
        made = Frame.objects.values_list("children_made", flat=True).get(pk=parent.pk)
        stem = f"{parent.label}."
    return [f"{stem}{number}" for number in range(made - count + 1, made + 1)]


def name_from(prompt: str) -> str:
    """Name a direction by the first part of its prompt, or by as many words as fit."""
    line = " ".join(prompt.split())
    part = re.split(r"[,.;:!?](?:\s|$)", line, maxsplit=1)[0] or line
    if len(part) <= _NAME_LENGTH:
        return part or "Untitled"
    room = part[:_NAME_LENGTH]
    name = room.rpartition(" ")[0] or room
    return f"{name}…"
