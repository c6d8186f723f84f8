"""Which workspace a request works in, and as what. Unknown and forbidden look the same: 404."""

from typing import Literal
from uuid import UUID

from allauth.account.models import EmailAddress
from django.conf import settings
from django.http import Http404, HttpRequest

from accounts.models import Membership, User

Deed = Literal["make", "review", "manage"]


def current_membership(request: HttpRequest) -> Membership:
    """Find the membership that lists and new things use.

    That is the remembered workspace's, else the own one's. One query a request.

    Raises:
        Http404: this person works nowhere.
    """
    remembered = getattr(request, "_membership", None)
    if remembered is not None:
        found: Membership = remembered
        return found
    user = signed_in(request)
    memberships = list(
        Membership.objects.filter(user=user).select_related("workspace").order_by("created_at")
    )
    if not memberships:
        raise Http404
    chosen = next(
        (m for m in memberships if m.workspace_id == user.current_workspace_id), memberships[0]
    )
    request._membership = chosen  # type: ignore[attr-defined]  # remembered for this request
    return chosen


def membership_in(user: User, workspace_id: UUID) -> Membership:
    """Find how ``user`` works in a workspace.

    Raises:
        Http404: not at all.
    """
    found = (
        Membership.objects.filter(user=user, workspace_id=workspace_id)
        .select_related("workspace")
        .first()
    )
    if found is None:
        raise Http404
    found.user = user  # known already: nobody has to ask again
    return found


def require(membership: Membership, deed: Deed) -> None:
    """Let pass whoever may do ``deed``.

    Raises:
        Http404: the role may see but not do.
    """
    allowed = {
        "make": membership.may_make,
        "review": membership.may_review,
        "manage": membership.may_manage,
    }[deed]
    if not allowed:
        raise Http404


def signed_in(request: HttpRequest) -> User:
    """Give the request's user, who is signed in (LoginRequiredMiddleware saw to it).

    Raises:
        Http404: nobody is.
    """
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def is_confirmed(user: User) -> bool:
    """Say whether the address is confirmed; where nobody can send mail, every address is."""
    if not settings.CONFIRM_ADDRESSES:
        return True
    own = EmailAddress.objects.filter(user=user, email__iexact=user.email, verified=True)
    return bool(own.exists())
