"""Where a person left a project: when they last saw its board, and the composer as it stood."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from accounts.ids import new_id
from accounts.models import User
from studio.models.projects import Project


class Visit(models.Model):
    """One row a person and project; the last write stands."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    member = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField(default=timezone.now)
    draft = models.TextField(blank=True)
    """The composer's fields as a form sends them; empty when it holds nothing."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["member", "project"], name="one_visit_each")
        ]
        indexes: ClassVar = [models.Index(fields=["member", "-seen_at"], name="visit_latest")]

    def __str__(self) -> str:
        return f"{self.member_id} in {self.project_id}"
