"""The credits page: what there is, what is held, and every line of the ledger."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.access import current_membership, require
from accounts.cursors import InvalidCursor
from accounts.models import User
from billing import ledger

BAR_UNITS = 1000
_FILTERS = {
    "": "All entries",
    "capture": "Charged",
    "hold": "Held",
    "release": "Returned",
    "grant": "Added",
    "expire": "Expired",
    "refund": "Refunded",
    "adjust": "Adjusted",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A line as the page shows it."""

    line: ledger.Line
    who: str
    amount: str
    """What came or went, with its sign; of a hold without one, as it is only set aside."""
    is_open: bool
    """Whether its frame still holds these credits."""

    @property
    def tag(self) -> str:
        """The look of its kind's tag."""
        if self.line.kind == "hold":
            return "mark" if self.is_open else "line"
        return "ok" if self.line.amount > 0 else ""


@never_cache
@require_safe
def credits(request: HttpRequest) -> HttpResponse:
    """Show the current workspace's credits to its owner, newest entries first."""
    membership = current_membership(request)
    require(membership, "manage")
    workspace_id = membership.workspace_id
    kind, cursor = request.GET.get("kind", ""), request.GET.get("cursor", "")
    if kind not in _FILTERS:
        raise Http404
    try:
        page = ledger.entries(workspace_id, kind=kind or None, cursor=cursor or None)
    except InvalidCursor as wrong:
        raise Http404 from wrong
    balance = ledger.balance(workspace_id)
    lapsing = ledger.next_expiry(workspace_id)
    holds = ledger.open_holds(workspace_id) if balance.held else []
    return render(
        request,
        "billing/credits.html",
        {
            "workspace": membership.workspace,
            "balance": balance,
            "bar_widths": _bar_widths(balance),
            "lapsing": lapsing and {"credits": lapsing[0], "on": lapsing[1]},
            "holds": holds,
            "rows": _rows(page.rows, holding={hold.frame for hold in holds}),
            "filters": [
                {"value": value, "label": label, "current": value == kind}
                for value, label in _FILTERS.items()
            ],
            "kind": kind,
            "is_first_page": not cursor,
            "older": page.next and _query(kind=kind, cursor=page.next),
        },
    )


def _rows(lines: Sequence[ledger.Line], *, holding: set[UUID]) -> list[Row]:
    names = _names({line.actor for line in lines if line.actor})
    return [
        Row(
            line,
            who=names.get(line.actor, "") if line.actor else "",
            amount=f"{-line.amount:,}" if line.kind == "hold" else _signed(line.amount),
            is_open=line.subject in holding,
        )
        for line in lines
    ]


def _names(people: set[UUID]) -> Mapping[UUID, str]:
    found = User.objects.filter(pk__in=people) if people else []
    return {user.pk: user.name or user.email for user in found}


def _signed(amount: int) -> str:
    return f"+{amount:,}" if amount > 0 else f"−{-amount:,}"


def _bar_widths(balance: ledger.Balance) -> Mapping[str, int]:
    """Where available ends and held begins on a bar of ``BAR_UNITS``."""
    if not balance.posted:
        return {}
    available = BAR_UNITS * balance.available // balance.posted
    return {"available": available, "held": BAR_UNITS - available}


def _query(**fields: str) -> str:
    return urlencode({name: value for name, value in fields.items() if value})
