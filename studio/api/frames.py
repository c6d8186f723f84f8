"""Cancelling a frame and ordering one like it."""

from uuid import UUID

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.endpoints import Endpoint, origin_of
from accounts.replays import replayable
from studio import services
from studio.api.answers import frame_answer
from studio.api.generations import accepted, new_press
from studio.api.shapes import FrameShape, GenerationShape
from studio.models import Frame


class _FrameEndpoint(Endpoint):
    def one(self, pk: UUID) -> Frame:
        owned = Frame.objects.owned_by(self.membership.workspace_id)
        frame = owned.select_related("generation", "workspace").filter(pk=pk).first()
        if frame is None:
            raise Http404
        return frame


class FrameCancel(_FrameEndpoint):
    @extend_schema(
        operation_id="cancel_frame",
        summary="Cancel a frame",
        description="Its credits come back at once.",
        request=None,
        responses=FrameShape,
    )
    @replayable()
    def post(self, request: Request, pk: UUID) -> Response:
        frame = services.cancel_frame(frame=self.one(pk))
        return Response(frame_answer(frame, origin=origin_of(request)))


class FrameRetry(_FrameEndpoint):
    @extend_schema(
        operation_id="retry_frame",
        summary="Order a frame again",
        description="A new frame with the same parent and direction, the next number and today's "
        "price: a generation of one frame.",
        request=None,
        responses={202: GenerationShape},
    )
    @replayable()
    def post(self, request: Request, pk: UUID) -> Response:
        generation = services.retry_frame(frame=self.one(pk), member=self.member, press=new_press())
        return accepted(generation, request)
