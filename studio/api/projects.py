"""Projects and their boards."""

from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum
from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.cursors import read_cursor, write_cursor
from accounts.endpoints import Endpoint, origin_of, read_choice, read_limit
from accounts.fields import Text
from accounts.replays import replayable
from accounts.shapes import PAGING, choice, page_of
from studio.api.answers import frames_answer
from studio.api.shapes import BoardShape, ProjectShape
from studio.models import Frame, Project
from studio.projects import NAME_MAX, make_project

FRAMES_MAX = 2000
"""Frames in one answer; ``GET /generations`` pages through all."""


class ProjectInput(serializers.Serializer[dict[str, Any]]):
    name = Text(max_length=NAME_MAX, allow_blank=False)


class _ProjectEndpoint(Endpoint):
    def projects(self) -> QuerySet[Project]:
        return Project.objects.filter(workspace_id=self.membership.workspace_id).annotate(
            frames_made=Count("frames", filter=Q(frames__removed_at=None)),
            credits=Sum("frames__charged"),
        )


class Projects(_ProjectEndpoint):
    @extend_schema(
        operation_id="list_projects",
        summary="List projects",
        description="Newest first.",
        parameters=[
            choice("archived", ("true", "false"), "Only those put away, or only the open ones."),
            *PAGING,
        ],
        responses=page_of(ProjectShape),
    )
    def get(self, request: Request) -> Response:
        limit = read_limit(request)
        rows = self.projects()
        if archived := read_choice(request, "archived", ("true", "false")):
            rows = rows.filter(archived_at__isnull=archived == "false")
        if cursor := request.query_params.get("cursor"):
            rows = rows.filter(pk__lt=read_cursor(cursor).id_uuid())
        found = list(rows.order_by("-pk")[: limit + 1])
        shown = found[:limit]
        more = len(found) > limit
        following = write_cursor(shown[-1].pk.hex, shown[-1].pk) if more else None
        return Response({"results": [_answer(row) for row in shown], "next": following})

    @extend_schema(
        operation_id="create_project",
        summary="Make a project",
        description="An empty board.",
        request=ProjectInput,
        responses={201: ProjectShape},
    )
    @replayable()
    def post(self, request: Request) -> Response:
        sent = ProjectInput(data=request.data)
        sent.is_valid(raise_exception=True)
        made = make_project(
            workspace=self.workspace, maker=self.member, name=sent.validated_data["name"]
        )
        headers = {"Location": f"/api/v1/projects/{made.public_id}"}
        return Response(_answer(self.projects().get(pk=made.pk)), status=201, headers=headers)


class OneProject(_ProjectEndpoint):
    @extend_schema(
        operation_id="get_project",
        summary="Read one board",
        description="The project with its directions and their frames, in the order of making; "
        f"the newest {FRAMES_MAX:,} frames at most.",
        responses=BoardShape,
    )
    def get(self, request: Request, pk: UUID) -> Response:
        project = self.projects().filter(pk=pk).first()
        if project is None:
            raise Http404
        frames = Frame.objects.filter(project=project, removed_at=None)
        newest = frames.select_related("image", "generation").order_by("-pk")[:FRAMES_MAX]
        shown = list(newest)[::-1]
        answers = frames_answer(shown, origin=origin_of(request))
        by_direction: dict[UUID, list[dict[str, Any]]] = {}
        for frame, answer in zip(shown, answers, strict=True):
            by_direction.setdefault(frame.direction_id, []).append(answer)
        directions = [
            {
                "id": direction.public_id,
                "letter": direction.letter,
                "name": direction.name,
                "frames": by_direction.get(direction.pk, []),
            }
            for direction in project.directions.order_by("position")
        ]
        return Response(_answer(project) | {"directions": directions})


def _answer(project: Any) -> dict[str, Any]:
    return {
        "id": project.public_id,
        "name": project.name,
        "archived": project.archived_at is not None,
        "frames_made": project.frames_made,
        "credits": project.credits or 0,
        "created_at": project.created_at,
        "edited_at": project.edited_at,
    }
