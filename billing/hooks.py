"""What billing does when something happens to an account."""

from uuid import UUID

from django.conf import settings

from accounts.hooks import hooks
from billing import ledger


def welcome_source(workspace_id: UUID) -> str:
    """The one source of first credits: who grants under it stands in for the welcome."""
    return f"welcome:{workspace_id}"


def welcome(workspace_id: UUID) -> None:
    """Give the welcome credits, once."""
    if settings.WELCOME_CREDITS:
        ledger.grant(
            workspace_id,
            credits=settings.WELCOME_CREDITS,
            source=welcome_source(workspace_id),
            kind="welcome",
            note="Welcome",
        )


def register() -> None:
    """Hang both functions where accounts calls them."""
    hooks.workspace_opened.append(ledger.open_account)
    hooks.address_confirmed.append(welcome)
