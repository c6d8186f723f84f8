"""Projects and directions: made, renamed, put away; and the list of them."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, Sum, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from accounts.models import User, Workspace
from gallery.models import Image
from studio.models import Direction, Frame, Project
from studio.refusals import Refusal

NAME_MAX = 80


class InvalidName(Refusal):
    """A project or direction needs a name of 1 to 80 characters."""

    code = "invalid_order"
    field = "name"

    def __init__(self) -> None:
        super().__init__("Give it a name of 1 to 80 characters.")


@dataclass(frozen=True, slots=True)
class ProjectCard:
    """A project in the list: its last pictures and what it cost."""

    project: Project
    frames: int
    credits: int
    images: tuple[Image, ...]


def latest(*, workspace_id: UUID) -> Project | None:
    """Find the project that was worked on last and is not put away."""
    open_ones = Project.objects.filter(workspace_id=workspace_id, archived_at=None)
    return open_ones.order_by("-edited_at").first()


def others(workspace_id: UUID, project: Project, *, limit: int = 8) -> list[Project]:
    """List the workspace's other open projects, the last edited first."""
    open_ones = Project.objects.filter(workspace_id=workspace_id, archived_at=None)
    return list(open_ones.exclude(pk=project.pk).order_by("-edited_at")[:limit])


def make_project(*, workspace: Workspace, maker: User, name: str) -> Project:
    """Make an empty project.

    Raises:
        InvalidName
    """
    return Project.objects.create(workspace=workspace, maker=maker, name=_clean(name))


def rename_project(*, project: Project, name: str) -> None:
    """Give a project another name.

    Raises:
        InvalidName: nothing changed.
    """
    Project.objects.filter(pk=project.pk).update(name=_clean(name), edited_at=timezone.now())


def archive_project(*, project: Project) -> None:
    """Put a project away; its frames stay."""
    Project.objects.filter(pk=project.pk, archived_at=None).update(archived_at=timezone.now())


def restore_project(*, project: Project) -> None:
    """Bring a project back from the archive."""
    Project.objects.filter(pk=project.pk).update(archived_at=None)


def rename_direction(*, direction: Direction, name: str) -> None:
    """Give a direction another name; its letter stays.

    Raises:
        InvalidName: nothing changed.
    """
    Direction.objects.filter(pk=direction.pk).update(name=_clean(name))


def list_projects(*, workspace_id: UUID, archived: bool) -> list[ProjectCard]:
    """List a workspace's projects, the last edited first. Two queries."""
    projects = (
        Project.objects.filter(workspace_id=workspace_id, archived_at__isnull=not archived)
        .annotate(
            frame_count=Count("frames", filter=Q(frames__removed_at=None)),
            spent=Sum("frames__charged"),
        )
        .order_by("-edited_at")[:200]
    )
    found = list(projects)
    images = _last_images([project.pk for project in found])
    return [
        ProjectCard(project, project.frame_count, project.spent or 0, images.get(project.pk, ()))
        for project in found
    ]


def _last_images(projects: list[UUID]) -> dict[UUID, tuple[Image, ...]]:
    """Find the last three pictures of each project in one query."""
    newest_first = Window(RowNumber(), partition_by="project_id", order_by="-id")
    frames = (
        Frame.objects.filter(
            project_id__in=projects,
            status=Frame.Status.DONE,
            removed_at=None,
            image__deleted_at=None,
        )
        .annotate(place=newest_first)
        .filter(place__lte=3)
        .select_related("image")
        .order_by("-id")
    )
    images: dict[UUID, tuple[Image, ...]] = {}
    for frame in frames:
        if frame.image:
            images[frame.project_id] = (*images.get(frame.project_id, ()), frame.image)
    return images


def _clean(name: str) -> str:
    name = " ".join(name.split())
    if not 1 <= len(name) <= NAME_MAX or any(ord(letter) < 32 for letter in name):
        raise InvalidName
    return name
