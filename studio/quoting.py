"""Quotes: a priced order that holds for 30 minutes and can be ordered once."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from accounts.models import Workspace
from studio import catalogue, places, readiness, references
from studio.models import Quote
from studio.orders import ImageOrder, InvalidOrder
from studio.refusals import QuoteExpired, QuoteUsed

HOLDS_FOR = timedelta(minutes=30)


def make_quote(*, workspace: Workspace, order: ImageOrder) -> Quote:
    """Price an order and remember it; nothing is held.

    Raises:
        InvalidOrder: the model cannot make it, or what it names is not in this workspace.
        ModelNotReady, ModelUnavailable: the model cannot be ordered (now).
    """
    price = catalogue.quote(order)
    readiness.require_ready(order.model)
    places.require_named(workspace, order)
    references.require_own(workspace.pk, order)
    now = timezone.now()
    return Quote.objects.create(
        workspace=workspace,
        order=order.canonical(),
        lines=[line.as_json() for line in price.lines],
        credits=price.credits,
        credits_each=price.credits_each,
        width=price.width,
        height=price.height,
        created_at=now,
        expires_at=now + HOLDS_FOR,
    )


def redeem(*, workspace: Workspace, quote: UUID, order: ImageOrder) -> Quote:
    """Use a quote up, in the transaction of its order: a refusal later leaves it unused.

    Raises:
        InvalidOrder: there is none here, or it is for another order (field ``quote``).
        QuoteUsed, QuoteExpired
    """
    found = Quote.objects.filter(pk=quote, workspace=workspace).first()
    if found is None:
        raise InvalidOrder("quote", "There is no such quote here.")
    if found.order != order.canonical():
        raise InvalidOrder("quote", "This quote is for another order. Ask for a new one.")
    now = timezone.now()
    good = Quote.objects.filter(pk=quote, redeemed_at=None, expires_at__gt=now)
    if not good.update(redeemed_at=now):
        found.refresh_from_db()
        raise QuoteUsed if found.redeemed_at else QuoteExpired
    return found


def forget_expired() -> int:
    """Delete quotes that nobody ordered, a day after they ran out. Returns how many."""
    stale = timezone.now() - timedelta(days=1)
    deleted, _ = Quote.objects.filter(redeemed_at=None, expires_at__lt=stale).delete()
    return deleted
