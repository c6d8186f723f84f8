"""What a person kept of their own tries: how each model served them for one goal."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import OuterRef, Subquery

from studio.models import Frame, Review

TRIES_MIN: Final = 5
"""Pictures below which a share says nothing."""
_FRAMES_MAX: Final = 400
"""The newest pictures for the goal that are counted: tastes change, and the composer asks often."""
TOO_FEW: Final = "Not enough tries yet"


@dataclass(frozen=True, slots=True)
class Record:
    """Pictures that a model made for a person, those picked or approved, and the credits of all."""

    made: int
    kept: int
    credits: int

    @property
    def line(self) -> str:
        """Say it in one line, such as "You kept 6 of 14 here, 9 credits a kept frame"."""
        if self.made < TRIES_MIN:
            return TOO_FEW
        said = f"You kept {self.kept or 'none'} of {self.made} here"
        each = self.credits_each
        if not each:
            return said
        return f"{said}, {each:,} credit{'' if each == 1 else 's'} a kept frame"

    @property
    def credits_each(self) -> int:
        """Credits that a kept frame came to, all tries counted; a half is rounded up."""
        return (2 * self.credits + self.kept) // (2 * self.kept) if self.kept else 0


def find_records(*, workspace_id: UUID, maker_id: UUID, goal: str) -> Mapping[str, Record]:
    """Count by model what this person ordered for the goal in this workspace. One query.

    A picture that was removed since counts as a try; a refused or failed frame does not.
    """
    newest = Review.objects.filter(frame=OuterRef("pk")).order_by("-version")
    rows = (
        Frame.objects.filter(
            workspace=workspace_id,
            generation__maker=maker_id,
            generation__goal=goal,
            status=Frame.Status.DONE,
        )
        .annotate(verdict=Subquery(newest.values("verdict")[:1]))
        .order_by("-id")
        .values_list("model", "charged", "picked_at", "verdict")[:_FRAMES_MAX]
    )
    records: dict[str, Record] = {}
    for model, charged, picked_at, verdict in rows:
        so_far = records.get(model, Record(0, 0, 0))
        is_kept = picked_at is not None or verdict == Review.Verdict.APPROVED
        records[model] = Record(so_far.made + 1, so_far.kept + is_kept, so_far.credits + charged)
    return records


def line_of(records: Mapping[str, Record], model: str) -> str:
    """Say how a model served, also one that was never tried."""
    return records[model].line if model in records else TOO_FEW
