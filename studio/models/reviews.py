"""What people decide about frames."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from accounts.ids import new_id, to_public
from accounts.models import User
from studio.models.frames import Frame


class Review(models.Model):
    """A person's answers to the checklist and the verdict on a frame."""

    class Verdict(models.TextChoices):
        OPEN = "", "Not decided"
        APPROVED = "approved", "Approved"
        SENT_BACK = "sent_back", "Sent back"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    frame = models.ForeignKey(Frame, on_delete=models.CASCADE, related_name="reviews")
    reviewer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField(default=1)
    answers = models.JSONField(default=dict)
    """``{"job": {"result": "pass" | "flag", "note": "…"}, "text": …}``; absent means unanswered."""
    verdict = models.CharField(
        max_length=9, choices=Verdict.choices, default=Verdict.OPEN, blank=True
    )
    note = models.CharField(max_length=1000, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["frame", "version"], name="one_review_a_version")
        ]

    def __str__(self) -> str:
        return to_public("rev", self.id)
