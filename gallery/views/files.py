"""Files over HTTP: private ones for members or a living link, public ones while they are shown."""

import re
from collections.abc import AsyncIterator, Iterator
from http import HTTPStatus
from uuid import UUID

from asgiref.sync import sync_to_async
from django.contrib.auth.decorators import login_not_required
from django.core.files.base import File
from django.core.handlers.asgi import ASGIRequest
from django.db.models import F, Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from accounts.models import User
from gallery import files, pixels, services
from gallery.attachments import attach
from gallery.models import Image, ImageQuerySet, Publication, Variant
from gallery.naming import inline, name_file
from gallery.refusals import GalleryRefusal, InvalidImage

_CHUNK = 256 * 1024
_WHOLE = 1024 * 1024
"""Files up to this many bytes are answered in one piece."""
_OWN_CACHE = "private, max-age=3600"
_LINK_CACHE = "private, max-age=600"
_PUBLIC_CACHE = "public, max-age=300"
"""Short: what is withdrawn or hidden must not live on in the caches of others."""
_PUBLIC_NAME = re.compile(r"([0-9a-f]{32})-(full|320|640|1280)\.webp")
_VARIANTS = {str(width): width for width in pixels.WIDTHS}


@login_not_required
@require_safe
def file(request: HttpRequest, pk: UUID, variant: str) -> HttpResponseBase:
    """Serve an original or a variant to a member of its workspace, or by a signed link.

    Everybody else gets 404. One query; two for an original, which is called as a download is;
    three when a variant is made on its first view.
    """
    by_link = files.check_signature(
        pk,
        variant,
        until=request.GET.get("until", ""),
        signature=request.GET.get("sig", ""),
    )
    images = Image.objects.present() if by_link else _images_of(request)
    cache = _LINK_CACHE if by_link else _OWN_CACHE
    etag = quote_etag(f"{pk.hex}-{variant}")  # what an address gives never changes
    if variant == files.ORIGINAL:
        image = _one(images, pk)
        # Who holds a link is not told what the project is called.
        name = f"{image.public_id}.{files.EXTENSIONS[image.kind]}" if by_link else _name(image)
        return _serve(request, image.file, image.kind, name=name, etag=etag, cache=cache)
    if variant not in _VARIANTS:
        raise Http404
    found = _variant(images, pk, _VARIANTS[variant])
    name = f"{pk.hex}-{variant}.webp"
    return _serve(request, found.file, "image/webp", name=name, etag=etag, cache=cache)


@login_not_required
@require_safe
def download(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Hand a member the original, or a copy in the format and size asked for, as an attachment."""
    image = _one(_images_of(request), pk)
    try:
        made = services.make_download(
            image=image, format=request.GET.get("format", ""), size=request.GET.get("size", "")
        )
    except GalleryRefusal as refusal:
        words = {"title": "Not in that size or format", "text": str(refusal)}
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return render(request, "site/error.html", {"status": status, **words}, status=status)
    except FileNotFoundError as gone:
        raise Http404 from gone
    return attach(made)


@login_not_required
@require_safe
def public_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """Serve a copy that a publication shows, to anyone, while it is shown. One query."""
    parts = _PUBLIC_NAME.fullmatch(name)
    if parts is None or not Publication.objects.shown().filter(key=parts[1]).exists():
        raise Http404
    stored = files.public_stored(name)
    return _serve(
        request, stored, "image/webp", name=name, etag=quote_etag(name), cache=_PUBLIC_CACHE
    )


def _images_of(request: HttpRequest) -> ImageQuerySet:
    """Give what the signed-in person may see, the bin included: it shows its pictures."""
    if not isinstance(request.user, User):
        raise Http404
    return Image.objects.visible_to(request.user.pk).filter(purged_at=None)


def _one(images: ImageQuerySet, pk: UUID) -> Image:
    image = images.filter(pk=pk).first()
    if image is None:
        raise Http404
    return image


def _name(image: Image) -> str:
    return name_file(image, width=image.width, height=image.height, kind=image.kind)


def _variant(images: ImageQuerySet, pk: UUID, width: int) -> Variant:
    """Find the variant of that width, or as wide as the image where that is less."""
    fits = Q(width=width) | Q(width=F("image__width"), width__lt=width)
    found = Variant.objects.filter(fits, image__in=images.filter(pk=pk)).first()
    if found is not None:
        return found
    try:
        return services.ensure_variant(image=_one(images, pk), width=width)
    except (FileNotFoundError, InvalidImage) as broken:
        raise Http404 from broken


def _serve(
    request: HttpRequest, stored: str, kind: str, *, name: str, etag: str, cache: str
) -> HttpResponseBase:
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None and unchanged.status_code == HTTPStatus.NOT_MODIFIED:
        response: HttpResponseBase = unchanged
    else:
        response = _body(request, stored, kind)
        response["Content-Disposition"] = inline(name)
        response["X-Content-Type-Options"] = "nosniff"
    response["ETag"] = etag
    response["Cache-Control"] = cache
    return response


def _body(request: HttpRequest, stored: str, kind: str) -> HttpResponseBase:
    try:
        opened = files.open_file(stored)
        size = opened.size
    except FileNotFoundError as gone:
        raise Http404 from gone
    if size <= _WHOLE or request.method == "HEAD":
        with opened:
            return HttpResponse(opened.read(), content_type=kind)
    pieces = _later(opened) if isinstance(request, ASGIRequest) else _pieces(opened)
    response = StreamingHttpResponse(pieces, content_type=kind)
    response["Content-Length"] = str(size)
    return response


def _pieces(opened: "File[bytes]") -> Iterator[bytes]:
    with opened:
        yield from opened.chunks(_CHUNK)


async def _later(opened: "File[bytes]") -> AsyncIterator[bytes]:
    """Read piece by piece on another thread, so that a slow client costs one piece of memory."""
    read = sync_to_async(opened.read, thread_sensitive=False)
    try:
        while piece := await read(_CHUNK):
            yield piece
    finally:
        opened.close()
