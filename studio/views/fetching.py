"""How pages find what an address names. Unknown and forbidden look the same: 404."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django_htmx.middleware import HtmxDetails

from accounts.access import Deed, current_membership, membership_in, require, signed_in
from accounts.ids import InvalidId, from_public
from accounts.models import Membership, User
from billing import ledger
from studio.models import Direction, Frame, Project


class StudioRequest(HttpRequest):
    """A request behind the sign-in."""

    user: User
    htmx: HtmxDetails


def find_project(
    request: HttpRequest, pk: UUID, *, deed: Deed | None = None
) -> tuple[Project, Membership]:
    """Find a project and how this person works in its workspace.

    Raises:
        Http404: it is not there, not this person's, or the role may not do ``deed``.
    """
    project = Project.objects.filter(pk=pk).select_related("workspace").first()
    if project is None:
        raise Http404
    return project, _member(request, project.workspace_id, deed)


def find_frame(
    request: HttpRequest, pk: UUID, *, deed: Deed | None = None
) -> tuple[Frame, Membership]:
    """Find a frame likewise."""
    frame = (
        Frame.objects.filter(pk=pk)
        .select_related(
            "generation", "image", "project", "direction", "workspace", "parent", "parent__image"
        )
        .first()
    )
    if frame is None:
        raise Http404
    return frame, _member(request, frame.workspace_id, deed)


def find_named(request: HttpRequest, text: str, *, deed: Deed | None = None) -> Frame:
    """Find a frame by its public id, as an address's query names it.

    Raises:
        Http404: as ``find_project``.
    """
    try:
        frame, _ = find_frame(request, from_public("frm", text), deed=deed)
    except InvalidId:
        raise Http404 from None
    return frame


def find_direction(
    request: HttpRequest, pk: UUID, *, deed: Deed | None = None
) -> tuple[Direction, Membership]:
    """Find a direction likewise."""
    direction = Direction.objects.filter(pk=pk).select_related("project").first()
    if direction is None:
        raise Http404
    return direction, _member(request, direction.project.workspace_id, deed)


def balance(request: HttpRequest, workspace_id: UUID) -> ledger.Balance:
    """Read the credits; once for a page that only shows them."""
    if request.method != "GET":
        return ledger.balance(workspace_id)
    known: dict[UUID, ledger.Balance] = request.__dict__.setdefault("_balances", {})
    if workspace_id not in known:
        known[workspace_id] = ledger.balance(workspace_id)
    return known[workspace_id]


def _member(request: HttpRequest, workspace_id: UUID, deed: Deed | None) -> Membership:
    user = signed_in(request)
    membership = current_membership(request)
    if membership.workspace_id != workspace_id:
        membership = membership_in(user, workspace_id)
    membership.user = user
    if deed is not None:
        require(membership, deed)
    return membership
