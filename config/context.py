"""What every page's template may use: ``bar``, the facts of the bar on top."""

from functools import cached_property

from django.db.models import Count, Q
from django.http import Http404, HttpRequest

from accounts.access import current_membership
from accounts.models import Membership, User
from billing import ledger
from config.offer import Offer, offer_now
from studio.catalogue import CATALOGUE
from studio.models import Frame
from studio.readiness import readiness
from studio.views.fetching import balance

_PLACES = {
    "studio": "studio",
    "projects": "studio",
    "frames": "studio",
    "compare": "studio",
    "images": "images",
    "gallery": "gallery",
    "keys": "keys",
    "api": "api",
}


class Bar:
    """Who, where, how many credits, what runs. Each fact is asked for once, and only if shown.

    For visitors nothing is asked.
    """

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def _user(self) -> User | None:
        user = getattr(self._request, "user", None)
        return user if isinstance(user, User) else None

    @cached_property
    def membership(self) -> Membership | None:
        if self._user is None:
            return None
        try:
            return current_membership(self._request)
        except Http404:
            return None

    @property
    def workspace(self) -> object:
        return self.membership and self.membership.workspace

    @property
    def may_make(self) -> bool:
        return bool(self.membership and self.membership.may_make)

    @property
    def may_manage(self) -> bool:
        return bool(self.membership and self.membership.may_manage)

    @cached_property
    def balance(self) -> ledger.Balance | None:
        return balance(self._request, self.membership.workspace_id) if self.membership else None

    @property
    def available(self) -> int:
        """Credits that can be spent now."""
        return self.balance.available if self.balance else 0

    @property
    def held(self) -> int:
        return self.balance.held if self.balance else 0

    @cached_property
    def _queue(self) -> dict[str, int]:
        if self.membership is None:
            return {"running": 0, "queued": 0}
        return Frame.objects.filter(
            workspace_id=self.membership.workspace_id,
            status__in=[Frame.Status.RUNNING, Frame.Status.QUEUED],
        ).aggregate(
            running=Count("pk", filter=Q(status=Frame.Status.RUNNING)),
            queued=Count("pk", filter=Q(status=Frame.Status.QUEUED)),
        )

    @property
    def running(self) -> int:
        """Frames being made now in this workspace."""
        return self._queue["running"]

    @property
    def queued(self) -> int:
        return self._queue["queued"]

    @property
    def nothing_costs(self) -> bool:
        """Whether no model that costs credits can be had now, so that credits only wait."""
        return all(CATALOGUE[m].is_free for m, now in readiness().items() if now.is_ready)

    @property
    def theme(self) -> str:
        """``light`` or ``dark`` when the person chose it, else empty: as the system."""
        chosen = self._user.theme if self._user else User.Theme.SYSTEM
        return "" if chosen == User.Theme.SYSTEM else chosen

    @cached_property
    def offer(self) -> Offer:
        """What can be had here now, for the pages that speak of it."""
        return offer_now()

    @property
    def place(self) -> str:
        """Which link of the bar is the current one."""
        return _PLACES.get(self._request.path.strip("/").partition("/")[0], "")


def studio(request: HttpRequest) -> dict[str, object]:
    """Give templates ``bar``."""
    return {"bar": Bar(request)}
