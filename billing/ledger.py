"""Credits: grant, hold, capture, release. The only writer of credits.

(The contract; the ledger's builder fills it.)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Balance:
    posted: int
    held: int
    debt: int

    @property
    def available(self) -> int:
        return self.posted - self.held


@dataclass(frozen=True, slots=True)
class HoldLine:
    frame: UUID
    credits: int
    label: str


class InsufficientCredits(Exception):
    """The workspace cannot pay; nothing was held."""

    code = "insufficient_credits"

    def __init__(self, *, needed: int, available: int) -> None:
        self.needed = needed
        self.available = available
        super().__init__(f"This needs {needed} credits and you have {available}.")


def balance(workspace_id: UUID) -> Balance: ...
def grant(
    workspace_id: UUID, *, credits: int, source: str, kind: str, note: str,
    expires_at: datetime | None = None, actor: UUID | None = None,
) -> bool:
    """Idempotent by ``source``: False when it was granted before. kind: welcome | bootstrap | pack | monthly | adjust."""
def hold_each(
    workspace_id: UUID, lines: Sequence[HoldLine], *, expires_at: datetime, actor: UUID | None
) -> None:
    """All or none, under one account UPDATE, inside the caller's transaction. Lines of 0 credits are not allowed."""
def capture(frame: UUID, *, credits: int) -> int:
    """Take ``credits`` (≤ held) and return the rest. Returns what was captured, by whoever resolved it first."""
def release(frame: UUID) -> int:
    """Give it all back. Returns the credits returned now (0 when resolved before)."""
