"""What was asked for: quotes, orders and the pictures that they lean on."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from accounts.ids import new_id, to_public
from accounts.models import User, Workspace
from gallery.models import Image
from studio import wording
from studio.models.projects import Direction, Project


class Stage(models.TextChoices):
    EXPLORE = "explore", "Explore"
    REFINE = "refine", "Refine"
    FINAL = "final", "Final"


class Quote(models.Model):
    """A priced order. Redeemed once, within 30 minutes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="+")
    order = models.JSONField()
    """The canonical order, as ``catalogue.ImageOrder.canonical()`` writes it."""
    lines = models.JSONField()
    credits = models.PositiveIntegerField()
    credits_each = models.PositiveIntegerField()
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(db_index=True)
    redeemed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.public_id

    @property
    def public_id(self) -> str:
        return to_public("quo", self.id)


class Generation(models.Model):
    """One order: one press of the button. Immutable once accepted, but for its status."""

    class Status(models.TextChoices):
        QUEUED = "queued"
        RUNNING = "running"
        SUCCEEDED = "succeeded"
        PARTIAL = "partial"
        FAILED = "failed"
        CANCELLED = "cancelled"

    ENDED: ClassVar = {Status.SUCCEEDED, Status.PARTIAL, Status.FAILED, Status.CANCELLED}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    workspace = models.ForeignKey(Workspace, on_delete=models.PROTECT, related_name="generations")
    maker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="generations")
    direction = models.ForeignKey(Direction, on_delete=models.PROTECT, related_name="generations")
    parent = models.ForeignKey(
        "Frame", null=True, blank=True, on_delete=models.PROTECT, related_name="child_orders"
    )
    also_from = models.ForeignKey(
        "Frame", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    quote = models.ForeignKey(
        Quote, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    press = models.CharField(max_length=64)
    """The form's or the API's key for this press."""
    part = models.PositiveSmallIntegerField(default=0)
    """Which of the directions of one press, from 1; 0 for an order that was the only idea."""
    status = models.CharField(max_length=9, choices=Status.choices, default=Status.QUEUED)
    stage = models.CharField(max_length=7, choices=Stage.choices)
    goal = models.CharField(max_length=10, blank=True)
    model = models.CharField(max_length=40)
    prompt = models.TextField()
    treatment = models.CharField(max_length=40, default="", blank=True)
    """The id of the treatment that its direction began from, if any."""
    added = models.TextField(default="", blank=True)
    """The end of the prompt that a treatment added to the person's own sentence."""
    words = models.JSONField(default=list)
    ratio = models.CharField(max_length=8)
    channel = models.CharField(max_length=40, blank=True)
    """The channel that the format was chosen for (``story``, ``feed``…), if any."""
    resolution = models.CharField(max_length=4)
    quality = models.CharField(max_length=8, blank=True)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    count = models.PositiveSmallIntegerField()
    seed = models.BigIntegerField(null=True, blank=True)
    private = models.BooleanField(default=True)
    credits_each = models.PositiveIntegerField()
    created_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["workspace", "press", "model", "part"], name="one_order_a_press"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["workspace", "-id"], name="generation_newest"),
            models.Index(fields=["workspace", "status", "-id"], name="generation_status"),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def public_id(self) -> str:
        return to_public("gen", self.id)

    @property
    def ordered_words(self) -> tuple[str, ...]:
        """What must stand in the picture: the lines ordered, and what the prompt quotes."""
        return wording.ordered(self.words, self.prompt)

    @property
    def sentence(self) -> str:
        """The prompt as the person wrote it, without what a treatment added."""
        return self.prompt.removesuffix(self.added)


class Reference(models.Model):
    """A picture that an order leans on, in the order given."""

    ROLES: ClassVar = (
        "product", "person", "style", "layout", "palette", "logo", "background",
    )  # fmt: skip

    generation = models.ForeignKey(Generation, on_delete=models.CASCADE, related_name="references")
    image = models.ForeignKey(Image, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=10, blank=True)
    """Empty: the picture to change."""
    keep = models.CharField(max_length=300, blank=True)
    change = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["generation", "position"], name="one_reference_a_place")
        ]

    def __str__(self) -> str:
        return f"{self.generation_id} {self.position}"
