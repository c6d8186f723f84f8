"""What is made of an order: frames, the calls made for them, and what came too late."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.ids import new_id, to_public
from accounts.models import Workspace
from gallery.models import Image
from studio.models.orders import Generation, Stage
from studio.models.projects import Direction, Project

LABEL_MAX = 400
"""Characters; each refinement of a refinement adds two or three."""


class FrameQuerySet(models.QuerySet["Frame"]):
    def owned_by(self, workspace_id: UUID) -> "FrameQuerySet":
        return self.filter(workspace_id=workspace_id)

    def visible_to(self, user_id: UUID) -> "FrameQuerySet":
        return self.filter(workspace__memberships__user_id=user_id)


class Frame(models.Model):
    """One picture that is being made or was made: the unit of work, payment and review.

    The row is the queue. A worker takes it by one conditional UPDATE that raises ``claim``; every
    later write says ``WHERE claim = mine``.
    """

    class Status(models.TextChoices):
        QUEUED = "queued"
        RUNNING = "running"
        DONE = "done"
        REFUSED = "refused"
        FAILED = "failed"
        CANCELLED = "cancelled"

    ENDED: ClassVar = {Status.DONE, Status.REFUSED, Status.FAILED, Status.CANCELLED}

    class PickReason(models.TextChoices):
        NONE = "", "—"
        MOOD = "mood", "Mood"
        PLACEMENT = "placement", "Placement"
        PALETTE = "palette", "Palette"
        IDEA = "idea", "Idea"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    workspace = models.ForeignKey(Workspace, on_delete=models.PROTECT, related_name="frames")
    generation = models.ForeignKey(Generation, on_delete=models.PROTECT, related_name="frames")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="frames")
    direction = models.ForeignKey(Direction, on_delete=models.PROTECT, related_name="frames")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    label = models.CharField(max_length=LABEL_MAX)
    children_made = models.PositiveIntegerField(default=0)
    number = models.PositiveSmallIntegerField()
    """Its place in its order, from 1."""
    stage = models.CharField(max_length=7, choices=Stage.choices)
    model = models.CharField(max_length=40)
    seed = models.BigIntegerField()
    status = models.CharField(max_length=9, choices=Status.choices, default=Status.QUEUED)
    price = models.PositiveIntegerField()
    """Credits held for it; 0 means free: no hold, no entry."""
    charged = models.PositiveIntegerField(default=0)
    image = models.OneToOneField(
        Image, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    arrived_late = models.BooleanField(default=False)
    """Delivered after a cancel: kept 24 h, offered for its price, not shown as a picture."""
    publish_due = models.BooleanField(default=False)
    """Done, of an order that was not private, and its picture not published yet."""
    notes = models.JSONField(default=list)
    error_code = models.CharField(max_length=30, blank=True)
    error_detail = models.CharField(max_length=500, blank=True)
    picked_at = models.DateTimeField(null=True, blank=True)
    picked_why = models.CharField(
        max_length=9, choices=PickReason.choices, default=PickReason.NONE, blank=True
    )
    in_review_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    claim = models.PositiveIntegerField(default=0)
    attempts_made = models.PositiveSmallIntegerField(default=0)
    unknown_outcomes = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(default=timezone.now)
    """Queued: not before. Running: when the lease ends."""
    give_up_at = models.DateTimeField()
    created_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = FrameQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["project", "label"], name="one_label_each"),
            models.UniqueConstraint(fields=["generation", "number"], name="one_number_each"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["model", "due_at"], name="frame_queue", condition=Q(status="queued")
            ),
            models.Index(fields=["due_at"], name="frame_lease", condition=Q(status="running")),
            models.Index(fields=["workspace"], name="frame_running", condition=Q(status="running")),
            models.Index(
                fields=["finished_at"], name="frame_publish", condition=Q(publish_due=True)
            ),
            models.Index(fields=["project", "id"], name="frame_board"),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def public_id(self) -> str:
        return to_public("frm", self.id)

    @property
    def short_label(self) -> str:
        """More than three numbers are shown as ``A3…1.2``."""
        parts = self.label.split(".")
        return self.label if len(parts) <= 3 else f"{parts[0]}…{'.'.join(parts[-2:])}"

    @property
    def has_ended(self) -> bool:
        return self.status in self.ENDED


class Attempt(models.Model):
    """One call to a provider for a frame; committed before the call leaves."""

    class Outcome(models.TextChoices):
        SENT = "sent"
        DELIVERED = "delivered"
        REFUSED = "refused"
        FAILED = "failed"
        UNKNOWN = "unknown"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    frame = models.ForeignKey(Frame, on_delete=models.PROTECT, related_name="attempts")
    claim = models.PositiveIntegerField()
    provider = models.CharField(max_length=20)
    wire_model = models.CharField(max_length=80)
    request_id = models.CharField(max_length=120, blank=True)
    outcome = models.CharField(max_length=9, choices=Outcome.choices, default=Outcome.SENT)
    error_code = models.CharField(max_length=30, blank=True)
    cost_microdollars = models.PositiveBigIntegerField(null=True, blank=True)
    """What the provider takes for it, in millionths of a US dollar; None when unknown."""
    started_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.frame_id} {self.outcome}"


class LateArrival(models.Model):
    """A picture that came after its frame was cancelled: kept 24 hours, offered for its price.

    It is no ``Image`` until somebody takes it, so that no list shows it.
    """

    frame = models.OneToOneField(
        Frame, primary_key=True, on_delete=models.PROTECT, related_name="late"
    )
    kept = models.JSONField()
    """The stored files, as ``gallery.services.KeptFiles`` has them."""
    credits = models.PositiveIntegerField()
    """What taking it costs: the price of the size that came."""
    alt = models.CharField(max_length=500, blank=True)
    notes = models.JSONField(default=list)
    provenance = models.JSONField(default=dict)
    arrived_at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return f"{self.frame_id} late"
