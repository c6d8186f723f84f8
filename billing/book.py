"""The account under its lock, and the next lines of its ledger. Used by the ledger alone.

**The one locking rule.** The first statement of every ledger transaction is an UPDATE of the
account's row, and everything else of that account is only written after it. PostgreSQL then holds
the row's lock, SQLite (``transaction_mode`` IMMEDIATE) the whole file's. For a hold that UPDATE is
the check as well. One lock, so no order of locks to keep, and READ COMMITTED is enough. A caller
that joins a step to its own transaction makes no network call in it.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import F

from billing.models import CreditAccount, CreditEntry


def lock(workspace_id: UUID) -> CreditAccount:
    """Take the account for this transaction, by writing first; see the module's text."""
    CreditAccount.objects.filter(pk=workspace_id).update(seq=F("seq"))
    return CreditAccount.objects.get(pk=workspace_id)


def post(
    account: CreditAccount,
    kind: CreditEntry.Kind,
    *,
    posted: int = 0,
    held: int = 0,
    ref: str = "",
    **facts: Any,
) -> CreditEntry:
    """Move the account, in memory, and make the next line of its ledger."""
    account.seq += 1
    account.posted += posted
    account.held += held
    return CreditEntry(
        account=account,
        seq=account.seq,
        kind=kind,
        posted=posted,
        held=held,
        posted_after=account.posted,
        held_after=account.held,
        ref=ref or f"{kind}:{facts['subject']}",
        **facts,
    )


def write(account: CreditAccount, lines: Sequence[CreditEntry]) -> None:
    """Append the lines, and write the account as they leave it."""
    CreditEntry.objects.bulk_create(lines)
    CreditAccount.objects.filter(pk=account.pk).update(
        posted=account.posted, held=account.held, seq=account.seq
    )
