"""Who works here: people, workspaces, memberships, API keys."""

from typing import Any, ClassVar
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils import timezone

from accounts.ids import new_id, to_public

PUBLIC_PARTS = ("prompt", "references", "settings")
"""What a publication may show beside the picture and its maker's name."""


class UserManager(BaseUserManager["User"]):
    """Makes users, whose name to sign in with is their e-mail address, kept in lower case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A person. Never deleted, only anonymised: entries and reviews name people by id."""

    class Theme(models.TextChoices):
        SYSTEM = "system", "As the system"
        LIGHT = "light", "Light"
        DARK = "dark", "Dark"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=80, blank=True)
    public_name = models.CharField(max_length=80, blank=True)
    """Shown beside what this person publishes; the name when empty."""
    theme = models.CharField(max_length=6, choices=Theme.choices, default=Theme.SYSTEM)
    single_keys = models.BooleanField(default=True)
    """Whether one-letter keyboard shortcuts work (WCAG 2.1.4 asks that they can be turned off)."""
    shows = models.JSONField(null=True, blank=True)
    """Which of ``prompt``, ``references``, ``settings`` this person's publications show at first,
    beside picture and name; None until they were asked.
    """
    current_workspace_id = models.UUIDField(null=True, blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    date_joined = models.DateTimeField(default=timezone.now)

    objects = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.public_id

    @property
    def public_id(self) -> str:
        return to_public("usr", self.id)

    @property
    def shown_name(self) -> str:
        """What the public reads: never the e-mail address."""
        return self.public_name or self.name or "Anonymous"

    @property
    def shown_parts(self) -> list[str]:
        """What their publications show at first: nothing more than they chose."""
        return [part for part in PUBLIC_PARTS if part in (self.shows or [])]

    @property
    def initials(self) -> str:
        words = self.name.split() or [self.email]
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


class Workspace(models.Model):
    """The tenant: money, files, keys and projects hang here."""

    class Plan(models.TextChoices):
        FREE = "free", "Free"
        SOLO = "solo", "Solo"
        TEAM = "team", "Team"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=80)
    plan = models.CharField(max_length=8, choices=Plan.choices, default=Plan.FREE)
    personal_of = models.OneToOneField(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="personal_workspace"
    )
    created_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.public_id

    @property
    def public_id(self) -> str:
        return to_public("wsp", self.id)


class Membership(models.Model):
    """That a person works in a workspace, and as what."""

    class Role(models.TextChoices):
        OWNER = "owner", "Owner"
        MEMBER = "member", "Member"
        REVIEWER = "reviewer", "Reviewer"

    workspace = models.ForeignKey(Workspace, on_delete=models.PROTECT, related_name="memberships")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=8, choices=Role.choices)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workspace", "user"], name="one_membership_each")
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.user_id}"

    @property
    def may_make(self) -> bool:
        """Generate, upload, publish."""
        return self.role in {self.Role.OWNER, self.Role.MEMBER}

    @property
    def may_review(self) -> bool:
        return True

    @property
    def may_manage(self) -> bool:
        """Keys, money, members."""
        return self.role == self.Role.OWNER


class ApiKey(models.Model):
    """A key to the REST API. The secret is shown once; only its SHA-256 is kept."""

    class Scope(models.TextChoices):
        READ = "read", "Read"
        GENERATE = "generate", "Generate"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    workspace = models.ForeignKey(Workspace, on_delete=models.PROTECT, related_name="api_keys")
    maker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="api_keys")
    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    prefix = models.CharField(max_length=8)
    last_four = models.CharField(max_length=4)
    scopes = models.JSONField(default=list)
    created_at = models.DateTimeField(default=timezone.now)
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    membership: Membership
    """Its maker's in its workspace, on a key that ``services.find_api_key`` found."""

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["workspace", "-created_at"], name="key_workspace")
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def public_id(self) -> str:
        return to_public("key", self.id)


class IdempotencyKey(models.Model):
    """The first 2xx answer to a POST that carried this key, kept for 72 hours.

    The row is written in the transaction of the effect, so that "done" and "remembered" are one.
    """

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    key = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(null=True)
    """None while the first request is still running."""
    headers = models.JSONField(default=dict)
    body = models.JSONField(null=True)
    locked_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workspace", "key"], name="one_answer_per_key")
        ]

    def __str__(self) -> str:
        return f"{self.workspace_id} {self.fingerprint[:8]}"


def workspace_role(*, workspace_id: UUID, user_id: UUID) -> Membership | None:
    """Find how this person works in this workspace, if at all."""
    return Membership.objects.filter(workspace_id=workspace_id, user_id=user_id).first()
