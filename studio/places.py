"""Where an order belongs on the board: its project, its direction, the frame it comes from."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from accounts.models import User, Workspace
from studio.labels import name_from, open_direction
from studio.models import Direction, Frame, Project
from studio.orders import ImageOrder, InvalidOrder

FIRST_PROJECT = "First project"


@dataclass(frozen=True, slots=True)
class Place:
    project: Project
    direction: Direction
    parent: Frame | None
    also_from: Frame | None


def find(workspace: Workspace, member: User, orders: Sequence[ImageOrder]) -> list[Place]:
    """Find each order's place, making what is missing. Call it in the order's transaction.

    An order with a parent joins the parent's direction; one without parent and direction opens a
    new one, which the same idea of the same press shares on several models: the same part, else the
    same prompt. No project means that of the direction or parent, else the workspace's first, made
    if need be.

    Raises:
        InvalidOrder: what is named is not in this workspace, or they contradict one another.
    """
    opened: dict[tuple[UUID, int | str], Direction] = {}
    found = []
    for order in orders:
        parent = _frame(workspace, order.parent, "parent")
        direction = _direction(workspace, order, parent)
        project = _project(workspace, member, order, direction)
        if direction is not None:
            Project.objects.filter(pk=project.pk).update(edited_at=timezone.now())
        else:
            idea = (project.pk, order.part or order.prompt)
            if idea not in opened:
                name = order.direction_name or name_from(order.prompt)
                opened[idea] = open_direction(project, name=name)
            direction = opened[idea]
        also_from = _frame(workspace, order.also_from, "also_from")
        found.append(Place(project, direction, parent, also_from))
    return found


def require_named(workspace: Workspace, order: ImageOrder) -> None:
    """Let pass an order whose project, direction and frames are here; makes nothing.

    Raises:
        InvalidOrder: as ``find``.
    """
    direction = _direction(workspace, order, _frame(workspace, order.parent, "parent"))
    _named_project(workspace, order, direction)
    _frame(workspace, order.also_from, "also_from")


def _frame(workspace: Workspace, pk: UUID | None, field: str) -> Frame | None:
    if pk is None:
        return None
    frame = (
        Frame.objects.owned_by(workspace.pk)
        .filter(pk=pk, removed_at=None)
        .select_related("direction__project")
        .first()
    )
    if frame is None:
        raise InvalidOrder(field, "There is no such frame here.")
    return frame


def _direction(workspace: Workspace, order: ImageOrder, parent: Frame | None) -> Direction | None:
    if parent is not None:
        if order.direction not in {None, parent.direction_id}:
            reason = f"Frame {parent.short_label} is in another direction; leave this one out."
            raise InvalidOrder("direction", reason)
        return parent.direction
    if order.direction is None:
        return None
    direction = (
        Direction.objects.filter(pk=order.direction, project__workspace=workspace)
        .select_related("project")
        .first()
    )
    if direction is None:
        raise InvalidOrder("direction", "There is no such direction here.")
    return direction


def _project(
    workspace: Workspace, member: User, order: ImageOrder, direction: Direction | None
) -> Project:
    if named := _named_project(workspace, order, direction):
        return named
    first = Project.objects.filter(workspace=workspace, archived_at=None).order_by("id").first()
    return first or Project.objects.create(workspace=workspace, maker=member, name=FIRST_PROJECT)


def _named_project(
    workspace: Workspace, order: ImageOrder, direction: Direction | None
) -> Project | None:
    if direction is not None:
        if order.project not in {None, direction.project_id}:
            reason = f"Direction {direction.letter} is in another project; leave this one out."
            raise InvalidOrder("project", reason)
        return _open(direction.project)
    if order.project is None:
        return None
    named = Project.objects.filter(workspace=workspace, pk=order.project).first()
    if named is None:
        raise InvalidOrder("project", "There is no such project here.")
    return _open(named)


def _open(project: Project) -> Project:
    if project.archived_at is not None:
        raise InvalidOrder("project", "This project is archived. Bring it back first.")
    return project
