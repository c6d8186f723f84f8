"""Ordering frames, reading orders, waiting for them, cancelling."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, StreamingHttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.cursors import read_cursor, write_cursor
from accounts.endpoints import (
    AnyAnswer,
    Endpoint,
    InvalidQuery,
    origin_of,
    read_choice,
    read_id,
    read_limit,
)
from accounts.replays import replayable
from accounts.shapes import PAGING, choice, page_of
from studio import services
from studio.api.answers import generation_answer, generations_answer, with_frames
from studio.api.inputs import OrderInput, read_order
from studio.api.shapes import GenerationShape
from studio.models import Generation, Project

WAIT_MAX = 30
"""Seconds that ``?wait=`` may hold an answer."""


class _GenerationEndpoint(Endpoint):
    def generations(self) -> Any:
        return Generation.objects.filter(workspace_id=self.membership.workspace_id)

    def one(self, pk: UUID) -> Generation:
        generation: Generation | None = self.generations().filter(pk=pk).first()
        if generation is None:
            raise Http404
        return generation

    def answer(self, request: Request, pk: UUID) -> dict[str, Any]:
        return generation_answer(
            pk, workspace=self.membership.workspace_id, origin=origin_of(request)
        )


def accepted(generation: Generation, request: Request) -> Response:
    """Answer that an order was taken, and where it can be followed."""
    body = generation_answer(
        generation.pk, workspace=generation.workspace_id, origin=origin_of(request)
    )
    headers = {"Location": f"/api/v1/generations/{generation.public_id}"}
    return Response(body, status=202, headers=headers)


def new_press() -> str:
    """Name a call that orders; that it is not repeated is the Idempotency-Key's work."""
    return f"api:{uuid4().hex}"


class Generations(_GenerationEndpoint):
    @extend_schema(
        operation_id="list_generations",
        summary="List orders",
        description="The workspace's orders with their frames, newest first.",
        parameters=[
            choice("status", tuple(Generation.Status.values), "Only orders in this state."),
            OpenApiParameter("project", str, description="Only orders of this project."),
            *PAGING,
        ],
        responses=page_of(GenerationShape),
    )
    def get(self, request: Request) -> Response:
        limit = read_limit(request)
        rows = self.generations()
        if status := read_choice(request, "status", Generation.Status.values):
            rows = rows.filter(status=status)
        if named := request.query_params.get("project"):
            project = read_id("prj", named)
            if not Project.objects.filter(
                pk=project, workspace_id=self.membership.workspace_id
            ).exists():
                raise Http404
            rows = rows.filter(project_id=project)
        if cursor := request.query_params.get("cursor"):
            rows = rows.filter(pk__lt=read_cursor(cursor).id_uuid())
        found = list(with_frames(rows).order_by("-pk")[: limit + 1])
        shown = found[:limit]
        more = len(found) > limit
        following = write_cursor(shown[-1].pk.hex, shown[-1].pk) if more else None
        results = generations_answer(shown, origin=origin_of(request))
        return Response({"results": results, "next": following})

    @extend_schema(
        operation_id="create_generation",
        summary="Order frames",
        description="Holds the price of every frame, all or none, and queues them. A frame that "
        "does not arrive returns its credits.",
        request=OrderInput,
        responses={202: GenerationShape},
    )
    @replayable()
    def post(self, request: Request) -> Response:
        order, quote = read_order(request.data)
        (generation,) = services.order_images(
            workspace=self.workspace,
            member=self.member,
            orders=[order],
            press=new_press(),
            quote=quote,
        )
        return accepted(generation, request)


class OneGeneration(_GenerationEndpoint):
    @extend_schema(
        operation_id="get_generation",
        summary="Read one order",
        description="With its frames. `wait` holds the answer until a frame's state changes.",
        parameters=[
            OpenApiParameter(
                "wait",
                {"type": "integer", "minimum": 0},
                description=f"Seconds to wait for a change; never more than {WAIT_MAX}.",
            )
        ],
        responses=GenerationShape,
    )
    def get(self, request: Request, pk: UUID) -> Response:
        # The waiting itself is done before this view is asked: see studio.api.waiting.
        read_wait(request.query_params.get("wait"))
        return Response(self.answer(request, pk))


def read_wait(text: str | None) -> int:
    """Read how many seconds to wait, at most ``WAIT_MAX``. Raises InvalidQuery."""
    if text is None:
        return 0
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise InvalidQuery("wait", f"Wait a whole number of seconds, up to {WAIT_MAX}.")
    return min(int(text), WAIT_MAX)


class GenerationEvents(_GenerationEndpoint):
    """Answers what is so now; the server's stream beside Django goes on from there."""

    content_negotiation_class = AnyAnswer

    @extend_schema(
        operation_id="follow_generation",
        summary="Follow one order",
        description="Server-sent events: `frame` with a frame, for each as it is now and whenever "
        "one changes; `generation` with the order when all of them have ended, and then the end.",
        responses={(200, "text/event-stream"): OpenApiTypes.STR},
    )
    def get(self, request: Request, pk: UUID) -> StreamingHttpResponse:
        body = self.answer(request, pk)
        response = StreamingHttpResponse(_events(body), content_type="text/event-stream")
        response["Cache-Control"] = "no-cache, no-transform"
        return response


def _events(body: dict[str, Any]) -> Iterator[bytes]:
    for frame in body["frames"]:
        yield event("frame", frame)
    if body["status"] in Generation.ENDED:
        yield event("generation", body)


def event(name: str, data: Any) -> bytes:
    """Write one server-sent event."""
    written: bytes = JSONRenderer().render(data)
    return b"event: %s\ndata: %s\n\n" % (name.encode(), written)


class GenerationCancel(_GenerationEndpoint):
    @extend_schema(
        operation_id="cancel_generation",
        summary="Cancel an order",
        description="Cancels every frame that has not ended; the credits come back at once.",
        request=None,
        responses=GenerationShape,
    )
    @replayable()
    def post(self, request: Request, pk: UUID) -> Response:
        services.cancel_generation(generation=self.one(pk))
        return Response(self.answer(request, pk))
