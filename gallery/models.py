"""Pictures that exist: made here or uploaded, their files, and what of them is public."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.ids import new_id, to_public
from accounts.models import User, Workspace

BIN_DAYS = 30


class ImageQuerySet(models.QuerySet["Image"]):
    def owned_by(self, workspace_id: UUID) -> "ImageQuerySet":
        return self.filter(workspace_id=workspace_id)

    def visible_to(self, user_id: UUID) -> "ImageQuerySet":
        """Those of every workspace in which this person works."""
        return self.filter(workspace__memberships__user_id=user_id)

    def present(self) -> "ImageQuerySet":
        return self.filter(deleted_at=None)

    def binned(self) -> "ImageQuerySet":
        return self.exclude(deleted_at=None).filter(purged_at=None)


class Image(models.Model):
    """Stored bytes with true measures. Private unless a publication says otherwise."""

    class Source(models.TextChoices):
        MADE = "made", "Made here"
        UPLOADED = "uploaded", "Uploaded"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    workspace = models.ForeignKey(Workspace, on_delete=models.PROTECT, related_name="images")
    maker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=8, choices=Source.choices)
    origin = models.CharField(max_length=80)
    """``frame:<uuid>`` or ``upload:<sha256 of the bytes as received>``."""
    project_id = models.UUIDField(null=True, blank=True, db_index=True)
    """The studio's project, by id alone: the gallery knows nothing of the studio."""
    file = models.CharField(max_length=120)
    """The stored name of the original: 128 random bits, never shown."""
    name = models.CharField(max_length=200, blank=True)
    """What a person calls it: a frame's label or the uploaded file's cleaned name. Never public."""
    kind = models.CharField(max_length=20)
    """The media type of the original, sniffed from its bytes."""
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    bytes = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    alt = models.CharField(max_length=500, blank=True)
    provenance = models.JSONField(default=dict)
    """A snapshot of how it was made; ``services.add_image`` names its parts."""
    held_back = models.CharField(max_length=20, blank=True)
    """Why it stays private: ``blank`` or ``explicit`` (a check), ``hidden`` (staff); or empty."""
    held_why = models.CharField(max_length=200, blank=True)
    """What staff who hid it tell its maker; it outlives the publication."""
    search = models.TextField(blank=True)
    """Case-folded text to search in: name, alt and prompt."""
    created_at = models.DateTimeField(default=timezone.now)
    deleted_at = models.DateTimeField(null=True, blank=True)
    """Since when it is in the bin."""
    purged_at = models.DateTimeField(null=True, blank=True)
    """Since when its files are erased. The row stays, emptied, for the frames that name it."""

    objects = ImageQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workspace", "origin"], name="one_image_per_origin")
        ]
        indexes: ClassVar = [
            models.Index(fields=["workspace", "-id"], name="image_newest"),
            models.Index(
                fields=["deleted_at"],
                name="image_bin",
                condition=~Q(deleted_at=None) & Q(purged_at=None),
            ),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def public_id(self) -> str:
        return to_public("img", self.id)

    @property
    def ratio(self) -> float:
        return self.width / self.height


class Variant(models.Model):
    """A smaller WebP of an image: 320, 640 or 1280 pixels wide, never wider than the image.

    Where a page asks for more than the image has, the variant is as wide as the image.
    """

    image = models.ForeignKey(Image, on_delete=models.CASCADE, related_name="variants")
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    file = models.CharField(max_length=120)
    bytes = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["image", "width"], name="one_variant_per_width")
        ]

    def __str__(self) -> str:
        return f"{self.image_id} {self.width}"


class PublicationQuerySet(models.QuerySet["Publication"]):
    def shown(self) -> "PublicationQuerySet":
        """Those that staff have not hidden."""
        return self.filter(hidden_at=None)


class Publication(models.Model):
    """What of an image the public may see. Its files are copies under names of their own."""

    image = models.OneToOneField(Image, on_delete=models.PROTECT, related_name="publication")
    slug = models.CharField(max_length=60, unique=True)
    title = models.CharField(max_length=120)
    maker_name = models.CharField(max_length=80)
    model = models.CharField(max_length=40)
    model_name = models.CharField(max_length=80)
    ratio = models.CharField(max_length=8)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    alt = models.CharField(max_length=500)
    prompt = models.TextField(blank=True)
    """Copied only when ``show_prompt``; so are the next two."""
    references = models.JSONField(default=list)
    settings = models.JSONField(default=dict)
    show_prompt = models.BooleanField(default=False)
    show_references = models.BooleanField(default=False)
    show_settings = models.BooleanField(default=False)
    key = models.CharField(max_length=32, unique=True)
    """128 random bits that begin the names of its files."""
    files = models.JSONField(default=dict)
    """``{"320": name, "640": name, "1280": name, "full": name}``: public copies, XMP inside. A
    width that the picture does not have names the full copy.
    """
    search = models.TextField(blank=True)
    """Case-folded text to search in: title, alt, maker, and the prompt when shown."""
    picked_at = models.DateTimeField(null=True, blank=True)
    remix_count = models.PositiveIntegerField(default=0)
    hidden_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(default=timezone.now)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["-published_at", "-id"], name="publication_newest"),
            models.Index(fields=["-remix_count", "-id"], name="publication_remixed"),
            models.Index(
                fields=["-picked_at", "-id"],
                name="publication_picked",
                condition=~Q(picked_at=None),
            ),
            models.Index(fields=["model", "-published_at", "-id"], name="publication_model"),
            models.Index(fields=["ratio", "-published_at", "-id"], name="publication_ratio"),
        ]

    def __str__(self) -> str:
        return self.slug


class Report(models.Model):
    """A visitor's complaint about a picture as it was published; it outlives the publication."""

    class Reason(models.TextChoices):
        PERSON = "person", "It shows a real person"
        RIGHTS = "rights", "It uses something of mine"
        HARMFUL = "harmful", "It is harmful or explicit"
        OTHER = "other", "Something else"

    image = models.ForeignKey(Image, on_delete=models.PROTECT, related_name="reports")
    publication = models.ForeignKey(
        Publication, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """The page it is about; None once that is withdrawn."""
    title = models.CharField(max_length=120, blank=True)
    """What that page was called."""
    reason = models.CharField(max_length=8, choices=Reason.choices)
    note = models.CharField(max_length=1000, blank=True)
    reporter = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL)
    created_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.reason} {self.image_id}"
