"""Making pictures: projects, directions, orders, frames, attempts, quotes, reviews."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.ids import new_id, to_public
from accounts.models import User, Workspace
from gallery.models import Image

LABEL_MAX = 400
"""Characters; each refinement of a refinement adds two or three."""


class Stage(models.TextChoices):
    EXPLORE = "explore", "Explore"
    REFINE = "refine", "Refine"
    FINAL = "final", "Final"


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
    """The form's or the API's key for this press; one order per key and model of a press."""
    status = models.CharField(max_length=9, choices=Status.choices, default=Status.QUEUED)
    stage = models.CharField(max_length=7, choices=Stage.choices)
    goal = models.CharField(max_length=10, blank=True)
    model = models.CharField(max_length=40)
    prompt = models.TextField()
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
                fields=["workspace", "press", "model"], name="one_order_a_press"
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
