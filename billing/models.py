"""What the ledger keeps. ``billing.ledger`` alone writes these tables.

Credits are whole numbers, everywhere. All rows of an account are written under one lock, the
account's own row (see ``billing.ledger``).
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.ids import new_id, to_public
from accounts.models import Workspace


class CreditAccount(models.Model):
    """A workspace's credits: what it owns, and how much of that is held."""

    workspace = models.OneToOneField(
        Workspace, on_delete=models.PROTECT, primary_key=True, related_name="credit_account"
    )
    posted = models.BigIntegerField(default=0)
    """Credits owned."""
    held = models.BigIntegerField(default=0)
    """Of these, set aside for frames that have not ended."""
    debt = models.BigIntegerField(default=0)
    """Credits that were taken back after they had been spent; blocks new holds."""
    seq = models.BigIntegerField(default=0)
    """The number of the last entry; entries are numbered from 1 without a gap."""
    frozen_at = models.DateTimeField(null=True, blank=True)
    """Since when new holds are refused; what is held already may still be captured."""

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(held__gte=0) & Q(posted__gte=F("held")) & Q(debt__gte=0),
                name="credit_account_sane",
            )
        ]

    def __str__(self) -> str:
        return to_public("wsp", self.workspace_id)


class CreditLot(models.Model):
    """Credits that came together and lapse together; none, where a source was forgone."""

    class Kind(models.TextChoices):
        WELCOME = "welcome"
        BOOTSTRAP = "bootstrap"
        PACK = "pack"
        MONTHLY = "monthly"
        ADJUST = "adjust"
        RETURNED = "returned"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(CreditAccount, on_delete=models.PROTECT, related_name="lots")
    kind = models.CharField(max_length=9, choices=Kind.choices)
    priority = models.SmallIntegerField()
    """Lower is spent first."""
    amount = models.BigIntegerField()
    remaining = models.BigIntegerField()
    held = models.BigIntegerField(default=0)
    expires_at = models.DateTimeField(null=True, blank=True)
    source = models.CharField(max_length=128, unique=True)
    """The fact in the world that brought these credits: it can bring them once."""
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(held__gte=0)
                & Q(remaining__gte=F("held"))
                & Q(amount__gte=F("remaining")),
                name="credit_lot_sane",
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["account", "priority", "expires_at", "id"],
                condition=Q(remaining__gt=0),
                name="credit_lot_open",
            ),
            models.Index(
                fields=["expires_at"],
                condition=Q(remaining__gt=0, expires_at__isnull=False),
                name="credit_lot_lapse",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.remaining} of {self.amount}"

    @property
    def free(self) -> int:
        """Credits that a new hold may take."""
        return self.remaining - self.held


class CreditHold(models.Model):
    """The price of one frame, set aside until the frame ends. One a frame, for ever."""

    class State(models.TextChoices):
        HELD = "held"
        CAPTURED = "captured"
        RELEASED = "released"
        EXPIRED = "expired"

    frame = models.UUIDField(primary_key=True)
    account = models.ForeignKey(CreditAccount, on_delete=models.PROTECT, related_name="holds")
    amount = models.BigIntegerField()
    captured = models.BigIntegerField(default=0)
    state = models.CharField(max_length=8, choices=State.choices, default=State.HELD)
    label = models.CharField(max_length=60)
    actor = models.UUIDField(null=True, blank=True)
    expires_at = models.DateTimeField()
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(amount__gt=0) & Q(captured__gte=0) & Q(amount__gte=F("captured")),
                name="credit_hold_sane",
            ),
            models.CheckConstraint(
                condition=Q(state="captured", captured__gt=0)
                | ~Q(state="captured") & Q(captured=0),
                name="credit_hold_captured_or_not",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["expires_at"], condition=Q(state="held"), name="credit_hold_due"),
            models.Index(
                fields=["account", "created_at"], condition=Q(state="held"), name="credit_hold_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.state} {self.amount}"


class HoldAllocation(models.Model):
    """How much of a hold stands on which lot, fixed when the hold was made."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    hold = models.ForeignKey(CreditHold, on_delete=models.PROTECT, related_name="allocations")
    lot = models.ForeignKey(CreditLot, on_delete=models.PROTECT, related_name="allocations")
    place = models.PositiveSmallIntegerField()
    """The order in which a capture takes, from 0."""
    amount = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["hold", "lot"], name="one_allocation_a_lot"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="allocation_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.amount} of {self.lot_id}"


class CreditEntry(models.Model):
    """One line of the ledger. Append-only: triggers refuse UPDATE and DELETE.

    Actor and subject are plain ids: people are anonymised, never deleted, and billing knows
    nothing of frames.
    """

    class Kind(models.TextChoices):
        GRANT = "grant", "Added"
        HOLD = "hold", "Held"
        CAPTURE = "capture", "Charged"
        RELEASE = "release", "Returned"
        EXPIRE = "expire", "Expired"
        REFUND = "refund", "Refunded"
        ADJUST = "adjust", "Adjusted"

    CONTRA: ClassVar = {
        Kind.GRANT: "issued",
        Kind.CAPTURE: "revenue",
        Kind.EXPIRE: "expired",
        Kind.REFUND: "refunds",
        Kind.ADJUST: "adjust",
    }
    """The named system account on the other side. It has no row: its total is a sum of entries."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(CreditAccount, on_delete=models.PROTECT, related_name="entries")
    seq = models.BigIntegerField()
    kind = models.CharField(max_length=7, choices=Kind.choices)
    posted = models.BigIntegerField()
    """What this line adds to the credits owned."""
    held = models.BigIntegerField()
    """What this line adds to the credits held."""
    posted_after = models.BigIntegerField()
    held_after = models.BigIntegerField()
    ref = models.CharField(max_length=160, unique=True)
    """Which fact caused it: doing the same again is a conflict, not a second line."""
    lot = models.ForeignKey(
        CreditLot, null=True, blank=True, on_delete=models.PROTECT, related_name="entries"
    )
    subject = models.UUIDField(null=True, blank=True)
    """The frame it is about, where there is one."""
    actor = models.UUIDField(null=True, blank=True)
    """The person who acted, where there was one."""
    label = models.CharField(max_length=60, blank=True)
    note = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "seq"], name="credit_entry_numbered"),
            models.CheckConstraint(
                condition=Q(held_after__gte=0) & Q(posted_after__gte=F("held_after")),
                name="credit_entry_sane",
            ),
            models.CheckConstraint(
                condition=Q(kind="hold", posted=0, held__gt=0)
                | Q(kind="release", posted=0, held__lt=0)
                | Q(kind="capture", posted__lt=0, held=F("posted"))
                | Q(kind="expire", posted__lt=0, held=0)
                | Q(kind="grant", posted__gt=0, held=0)
                | Q(kind="refund", posted__gt=0, held=0)
                | Q(kind="adjust", held=0) & ~Q(posted=0),
                name="credit_entry_deltas",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["account", "kind", "seq"], name="credit_entry_kind"),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def public_id(self) -> str:
        return to_public("ent", self.id)

    @property
    def frame_public_id(self) -> str | None:
        return to_public("frm", self.subject) if self.subject else None

    @property
    def amount(self) -> int:
        """As people read it: −n for a hold, +n for a release, −n for a capture."""
        return self.posted or -self.held

    @property
    def balance(self) -> int:
        """Credits available after this line; a capture therefore does not change it."""
        return self.posted_after - self.held_after
