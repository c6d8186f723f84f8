"""What is being worked on: projects and the directions on their boards."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from accounts.ids import new_id, to_public
from accounts.models import User, Workspace


class Project(models.Model):
    """One piece of work, with a board of directions."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    workspace = models.ForeignKey(Workspace, on_delete=models.PROTECT, related_name="projects")
    maker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    directions_made = models.PositiveIntegerField(default=0)
    """How many letters were given, ever: raised by the UPDATE that gives the next one."""
    created_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(default=timezone.now)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["workspace", "-edited_at"], name="project_edited")
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def public_id(self) -> str:
        return to_public("prj", self.id)


class Direction(models.Model):
    """A row of the board: one idea, lettered A, B, C… (after Z: AA) in the order of creation."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="directions")
    letter = models.CharField(max_length=6)
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=80)
    roots_made = models.PositiveIntegerField(default=0)
    """How many frames without a parent were numbered here, ever."""
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["project", "letter"], name="one_letter_each")
        ]

    def __str__(self) -> str:
        return self.letter

    @property
    def public_id(self) -> str:
        return to_public("dir", self.id)
