"""Pictures over the API: uploads, one's own, downloads, the bin, and what the public sees."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ParseError
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.access import is_confirmed
from accounts.authentication import AddressUnconfirmed
from accounts.endpoints import (
    AnyAnswer,
    Endpoint,
    PublicEndpoint,
    origin_of,
    read_choice,
    read_limit,
)
from accounts.replays import replayable
from accounts.shapes import PAGING, choice, page_answer, page_of
from gallery import services
from gallery.answers import own_image_answer, publication_answer
from gallery.attachments import attach
from gallery.models import Image, ImageQuerySet, Publication
from gallery.pages import Order
from gallery.refusals import InvalidImage
from gallery.shapes import ImageShape, PublicationShape, PublishInput, UploadInput

_ORDERS: tuple[Order, ...] = ("new", "picked", "remixed")
_QUERY = OpenApiParameter("q", str, description="Words that must all occur.")


class UploadParser(MultiPartParser):
    """A form that cannot be read is an upload that cannot be taken."""

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        try:
            return super().parse(stream, media_type, parser_context)
        except ParseError as broken:
            raise InvalidImage(
                "The form could not be read. Send multipart/form-data with one field “file”."
            ) from broken


class _ImageEndpoint(Endpoint):
    """A view of the workspace's own pictures."""

    def images(self) -> ImageQuerySet:
        return Image.objects.owned_by(self.membership.workspace_id).select_related("publication")

    def one(self, pk: UUID) -> Image:
        """Find a picture that is not in the bin. Raises Http404."""
        image = self.images().present().filter(pk=pk).first()
        if image is None:
            raise Http404
        return image

    def answer(self, request: Request, pk: UUID, *, status: int = 200) -> Response:
        """Answer with the picture as it is now."""
        body = own_image_answer(self.images().get(pk=pk), origin=origin_of(request))
        headers = {"Location": f"/api/v1/images/{body['id']}"} if status == 201 else {}
        return Response(body, status=status, headers=headers)


class Images(_ImageEndpoint):
    @extend_schema(
        operation_id="list_images",
        summary="List own images",
        description="The workspace's images, newest first. What is in the bin is not listed.",
        parameters=[
            choice("origin", tuple(Image.Source.values), "Only made here, or only uploaded."),
            choice("visibility", ("private", "public"), "Only private, or only published."),
            _QUERY,
            *PAGING,
        ],
        responses=page_of(ImageShape),
    )
    def get(self, request: Request) -> Response:
        page = services.own_page(
            workspace_id=self.membership.workspace_id,
            source=read_choice(request, "origin", Image.Source.values),
            visibility=read_choice(request, "visibility", ("private", "public")),
            q=request.query_params.get("q", ""),
            cursor=request.query_params.get("cursor", ""),
            limit=read_limit(request),
        )
        origin = origin_of(request)
        rows = [own_image_answer(image, origin=origin) for image in page.rows]
        return Response(page_answer(page, rows))

    def get_parsers(self) -> list[Any]:
        return [UploadParser()]

    @extend_schema(
        operation_id="upload_image",
        summary="Upload an image",
        description="Only the pixels are kept: upright, encoded anew, without places, cameras and "
        "other hidden details. The same file again gives the same image.",
        request={"multipart/form-data": UploadInput},
        responses={201: ImageShape},
    )
    @replayable(in_transaction=False)
    def post(self, request: Request) -> Response:
        sent = request.FILES.getlist("file")
        if len(sent) != 1:
            raise InvalidImage("Send one picture, as the file in the field “file”.")
        image = services.add_upload(
            workspace_id=self.membership.workspace_id,
            maker_id=self.member.pk,
            file_name=sent[0].name or "",
            data=services.read_sent(sent[0]),
        )
        return self.answer(request, image.pk, status=201)


class OneImage(_ImageEndpoint):
    @extend_schema(
        operation_id="get_image", summary="Read one image", description="", responses=ImageShape
    )
    def get(self, request: Request, pk: UUID) -> Response:
        return Response(own_image_answer(self.one(pk), origin=origin_of(request)))

    @extend_schema(
        operation_id="delete_image",
        summary="Put an image into the bin",
        description="It can be restored for 30 days. A published one is withdrawn with it.",
        responses={204: None},
    )
    def delete(self, request: Request, pk: UUID) -> Response:
        if not services.delete_image(image=self.one(pk)):
            raise Http404
        return Response(status=204)


class ImageDownload(_ImageEndpoint):
    content_negotiation_class = AnyAnswer

    @extend_schema(
        operation_id="download_image",
        summary="Download an image",
        description="The bytes, as an attachment. Without `format` and `size` the original. `size` "
        "crops to its exact ratio round the subject and scales down, never up.",
        parameters=[
            OpenApiParameter("format", str, description="`png`, `jpeg`, `webp` or `avif`."),
            OpenApiParameter("size", str, description="Width and height, as `1080x1920`."),
        ],
        responses={
            (200, kind): OpenApiTypes.BINARY
            for kind in ("image/png", "image/jpeg", "image/webp", "image/avif")
        },
    )
    def get(self, request: Request, pk: UUID) -> HttpResponse:
        image = self.one(pk)
        try:
            made = services.make_download(
                image=image,
                format=request.query_params.get("format", ""),
                size=request.query_params.get("size", ""),
            )
        except FileNotFoundError as gone:
            raise Http404 from gone
        return attach(made)


class ImageRestore(_ImageEndpoint):
    @extend_schema(
        operation_id="restore_image",
        summary="Take an image out of the bin",
        description="It stays private. One that is not in the bin is left as it is.",
        request=None,
        responses=ImageShape,
    )
    @replayable()
    def post(self, request: Request, pk: UUID) -> Response:
        image = self.images().filter(pk=pk, purged_at=None).first()
        if image is None:
            raise Http404
        services.restore_image(image=image)
        return self.answer(request, pk)


class ImagePublish(_ImageEndpoint):
    @extend_schema(
        operation_id="publish_image",
        summary="Publish an image",
        description="Shows the picture and its maker's public name to everyone; prompt, references "
        "and settings by a switch each. Again with other switches changes them.",
        request=PublishInput,
        responses=ImageShape,
    )
    @replayable(in_transaction=False)
    def post(self, request: Request, pk: UUID) -> Response:
        image = self.one(pk)
        sent = PublishInput(data=request.data)
        sent.is_valid(raise_exception=True)
        if not is_confirmed(self.member):
            raise AddressUnconfirmed
        wanted = sent.validated_data
        services.publish(
            image=image,
            maker_name=image.maker.shown_name,
            title=wanted.get("title") or "",
            show_prompt=wanted["show_prompt"],
            show_references=wanted["show_references"],
            show_settings=wanted["show_settings"],
        )
        return self.answer(request, pk)


class ImageUnpublish(_ImageEndpoint):
    @extend_schema(
        operation_id="unpublish_image",
        summary="Withdraw an image",
        description="Page, search and files go at once. One that is private is left as it is.",
        request=None,
        responses=ImageShape,
    )
    @replayable()
    def post(self, request: Request, pk: UUID) -> Response:
        services.unpublish(image=self.one(pk))
        return self.answer(request, pk)


class PublicGallery(PublicEndpoint):
    @extend_schema(
        operation_id="list_gallery",
        summary="List published images",
        description="What anyone may see. No key is needed.",
        parameters=[
            _QUERY,
            OpenApiParameter("model", str, description="Only what this model made."),
            OpenApiParameter("ratio", str, description="Only this format, as `4:5`."),
            choice("order", _ORDERS, "Newest, the editors' choice, or the most remixed first."),
            *PAGING,
        ],
        responses=page_of(PublicationShape),
    )
    def get(self, request: Request) -> Response:
        wanted = read_choice(request, "order", _ORDERS)
        order: Order = next((known for known in _ORDERS if known == wanted), "new")
        page = services.public_page(
            q=request.query_params.get("q", ""),
            model=request.query_params.get("model", ""),
            ratio=request.query_params.get("ratio", ""),
            order=order,
            cursor=request.query_params.get("cursor", ""),
            limit=read_limit(request),
        )
        origin = origin_of(request)
        rows = [publication_answer(row, origin=origin) for row in page.rows]
        return Response(page_answer(page, rows))


class PublicImage(PublicEndpoint):
    @extend_schema(
        operation_id="get_publication",
        summary="Read one published image",
        description="No key is needed.",
        responses=PublicationShape,
    )
    def get(self, request: Request, slug: str) -> Response:
        publication = Publication.objects.shown().filter(slug=slug).first()
        if publication is None:
            raise Http404
        return Response(publication_answer(publication, origin=origin_of(request)))
