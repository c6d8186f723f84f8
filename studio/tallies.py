"""What a project came to: its frames, what is approved of them, and what they cost."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, OuterRef, Q, Subquery, Sum

from studio.models import Frame, Review


@dataclass(frozen=True, slots=True)
class Tally:
    """Frames on the board, those approved, and the credits of all that was ever made for it."""

    frames: int
    approved: int
    credits: int

    @property
    def parts(self) -> tuple[str, ...]:
        """Say it in words, such as "46 frames" and "4 approved", without what is zero."""
        parts = []
        if self.frames:
            parts.append(_count(self.frames, "frame"))
        if self.approved:
            parts.append(f"{self.approved:,} approved")
        if self.credits:
            parts.append(_count(self.credits, "credit"))
        if self.credits_each:
            parts.append(f"{self.credits_each:,} an approved picture")
        return tuple(parts)

    @property
    def credits_each(self) -> int:
        """Credits that an approved picture came to, all tries counted; a half is rounded up."""
        return (2 * self.credits + self.approved) // (2 * self.approved) if self.approved else 0


def find_tally(project_id: UUID) -> Tally:
    """Count a project up. One query."""
    newest = Review.objects.filter(frame=OuterRef("pk")).order_by("-version")
    on_board = Q(removed_at=None)
    found = (
        Frame.objects.filter(project=project_id)
        .annotate(verdict=Subquery(newest.values("verdict")[:1]))
        .aggregate(
            frames=Count("pk", filter=on_board),
            approved=Count(
                "pk",
                filter=on_board
                & Q(
                    verdict=Review.Verdict.APPROVED,
                    status=Frame.Status.DONE,
                    image__deleted_at=None,
                ),
            ),
            credits=Sum("charged", default=0),
        )
    )
    return Tally(**found)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
