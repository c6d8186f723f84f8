"""What the workers go by: whose turn it is, and which model can be called."""

from django.db import models
from django.utils import timezone

from accounts.models import Workspace


class Turn(models.Model):
    """When a workspace was last served: the fair order of claims, and the lock they take."""

    workspace = models.OneToOneField(Workspace, primary_key=True, on_delete=models.CASCADE)
    served_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.workspace_id} {self.served_at}"


class ModelState(models.Model):
    """What is known of a model beyond the catalogue: switched off, or in trouble until a time."""

    model = models.CharField(max_length=40, primary_key=True)
    off = models.BooleanField(default=False)
    retired = models.BooleanField(default=False)
    wire_id = models.CharField(max_length=80, blank=True)
    """Sent instead of the catalogue's id when set."""
    trouble_until = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.model
