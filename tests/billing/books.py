"""What the ledger's tests make: an account with credits, a hold, a look at the proof."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.ids import new_id
from accounts.models import Workspace
from billing import audit, ledger
from billing.models import CreditAccount, CreditEntry, CreditLot

Snapshot = tuple[list[tuple[object, ...]], ...]


def open_workspace(credits: int = 0, **facts: object) -> UUID:
    """A workspace with an account and, if asked, one pack of credits in it."""
    workspace = Workspace.objects.create(name="Tidewater").pk
    ledger.open_account(workspace)
    if credits:
        add(workspace, credits)
    return workspace


def add(
    workspace: UUID, credits: int, *, kind: str = "pack", expires_at: datetime | None = None
) -> str:
    """Grant credits under a source of their own, and give the source."""
    source = f"test:{new_id()}"
    assert ledger.grant(
        workspace, credits=credits, source=source, kind=kind, note="", expires_at=expires_at
    )
    return source


def hold(
    workspace: UUID, *prices: int, expires_at: datetime | None = None, actor: UUID | None = None
) -> list[UUID]:
    """Hold one frame for each price, in one order, and give the frames."""
    frames = [new_id() for _ in prices]
    lines = [
        ledger.HoldLine(frame=frame, credits=price, label=f"A{n}")
        for n, (frame, price) in enumerate(zip(frames, prices, strict=True), start=1)
    ]
    with transaction.atomic():
        ledger.hold_each(
            workspace,
            lines,
            expires_at=expires_at or timezone.now() + timedelta(days=1),
            actor=actor,
        )
    return frames


def figures(workspace: UUID) -> tuple[int, int]:
    """Posted and held."""
    now = ledger.balance(workspace)
    return now.posted, now.held


def rows(workspace: UUID) -> Snapshot:
    """Everything the ledger keeps of a workspace, to prove that nothing changed."""
    return (
        list(CreditAccount.objects.filter(pk=workspace).values_list()),
        list(CreditLot.objects.filter(account=workspace).order_by("pk").values_list()),
        list(CreditEntry.objects.filter(account=workspace).order_by("seq").values_list()),
        list(CreditAccount.objects.filter(pk=workspace).values_list("holds__pk", "holds__state")),
    )


def lots(workspace: UUID) -> list[tuple[str, int, int]]:
    """Kind, remaining and held of each lot, in the order in which they came."""
    found = CreditLot.objects.filter(account=workspace).order_by("pk")
    return list(found.values_list("kind", "remaining", "held"))


def entries(workspace: UUID) -> list[tuple[str, int, int]]:
    """Kind and both deltas of each entry, oldest first."""
    found = CreditEntry.objects.filter(account=workspace).order_by("seq")
    return list(found.values_list("kind", "posted", "held"))


def assert_proved(workspace: UUID) -> None:
    assert audit.prove(workspace).violations == ()
