"""A workspace's own pictures: the list, adding to it, the bin."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import current_membership, require
from accounts.cursors import LIMIT_MAX, InvalidCursor, Page
from accounts.ids import InvalidId, from_public, to_public
from accounts.models import Membership
from gallery import services, uploads
from gallery.models import BIN_DAYS, Image, Publication
from gallery.refusals import GalleryRefusal
from gallery.views.answers import address, back, choose, see, toggle

_SOURCES = {"": "Everything", "made": "Made here", "uploaded": "Uploaded"}
_VISIBILITIES = {"private": "Private", "public": "Public"}
_FIELDS = ("q", "source", "visibility")
_LIMITS = {"megabytes": uploads.MEGABYTES_MAX, "megapixels": uploads.MEGAPIXELS_MAX}


@dataclass(frozen=True, slots=True)
class Plate:
    """A picture as the lists show it."""

    image: Image
    ratio: str
    is_public: bool


@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the current workspace's pictures, newest first."""
    membership = current_membership(request)
    asked = {name: request.GET.get(name, "") for name in _FIELDS}
    if asked["source"] not in _SOURCES or asked["visibility"] not in {"", *_VISIBILITIES}:
        raise Http404
    page = _page(membership, cursor=request.GET.get("cursor", ""), **asked)
    path = reverse("gallery:images")
    context = {
        "asked": asked,
        "plates": [_plate(image) for image in page.rows],
        "sources": choose(path, asked, "source", _SOURCES),
        "visibilities": toggle(path, asked, "visibility", _VISIBILITIES),
        "more": page.next and address(path, {**asked, "cursor": page.next}),
        "start": address(path, asked),
        "is_first_page": "cursor" not in request.GET,
        "is_narrowed": any(asked.values()),
        "here": request.get_full_path(),
        "membership": membership,
        "limits": _LIMITS,
    }
    return render(request, "gallery/images.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Take pictures from a form; each that is refused is named with its reason."""
    membership = current_membership(request)
    require(membership, "make")
    if request.method != "POST":
        return _upload_page(request, [])
    added, refused = _add_all(membership, request.FILES.getlist("picture"))
    if not added:
        return _upload_page(request, refused or ["Choose a picture first."])
    messages.success(request, "Added 1 picture." if added == 1 else f"Added {added} pictures.")
    for sentence in refused:
        messages.error(request, sentence)
    return see(reverse("gallery:images"))


@never_cache
@require_safe
def bin(request: HttpRequest) -> HttpResponse:  # noqa: A001  (the page's own name)
    """List what was deleted, with the day on which each is erased."""
    membership = current_membership(request)
    page = _page(membership, cursor=request.GET.get("cursor", ""), binned=True)
    path = reverse("gallery:bin")
    context = {
        "rows": [(_plate(image), _erased_on(image)) for image in page.rows],
        "more": page.next and address(path, {"cursor": page.next}),
        "is_first_page": "cursor" not in request.GET,
        "here": request.get_full_path(),
        "membership": membership,
        "days": BIN_DAYS,
    }
    return render(request, "gallery/bin.html", context)


@require_POST
def delete(request: HttpRequest) -> HttpResponse:
    """Put one picture (``only``) or those selected (``image``) into the bin; undo is one press."""
    membership = current_membership(request)
    require(membership, "make")
    ids = _ids(request.POST.getlist("only") or request.POST.getlist("image"))
    if not ids:
        messages.error(request, "Nothing was deleted: no picture was selected.")
        return back(request, reverse("gallery:images"))
    shown = Publication.objects.filter(
        image__in=ids, image__workspace=membership.workspace_id
    ).count()
    gone = services.delete_images(workspace_id=membership.workspace_id, ids=ids)
    if not gone:
        raise Http404
    what = "1 picture" if len(gone) == 1 else f"{len(gone)} pictures"
    kept = [("next", request.POST.get("next", ""))]
    undo = urlencode([("image", to_public("img", pk)) for pk in gone] + kept)
    withdrawn = " It is no longer public." if shown == 1 else f" {shown} are no longer public."
    messages.success(
        request,
        f"Moved {what} to the bin, for {BIN_DAYS} days.{withdrawn if shown else ''}",
        extra_tags=f"{reverse('gallery:restore')}?{undo}",
    )
    return back(request, reverse("gallery:images"))


@require_POST
def restore(request: HttpRequest) -> HttpResponse:
    """Take pictures out of the bin: those the form names, or those an undo address names."""
    membership = current_membership(request)
    require(membership, "make")
    ids = _ids(request.POST.getlist("image") or request.GET.getlist("image"))
    restored = services.restore_images(workspace_id=membership.workspace_id, ids=ids)
    if not restored:
        raise Http404
    messages.success(
        request, "Restored 1 picture." if restored == 1 else f"Restored {restored} pictures."
    )
    return back(request, reverse("gallery:images"))


def _page(membership: Membership, **asked: Any) -> Page[Image]:
    try:
        return services.own_page(workspace_id=membership.workspace_id, **asked)
    except InvalidCursor as wrong:
        raise Http404 from wrong


def _plate(image: Image) -> Plate:
    publication = getattr(image, "publication", None)
    is_public = publication is not None and publication.hidden_at is None
    return Plate(image, services.shown_ratio(image), is_public)


def _erased_on(image: Image) -> Any:
    return (image.deleted_at or timezone.now()) + timedelta(days=BIN_DAYS)


def _ids(texts: Iterable[str]) -> list[UUID]:
    """Read at most a page of ids.

    Raises:
        Http404: one of them is no image's.
    """
    try:
        return [from_public("img", text) for text in list(texts)[:LIMIT_MAX]]
    except InvalidId as wrong:
        raise Http404 from wrong


def _add_all(
    membership: Membership, sent: Iterable["UploadedFile[bytes]"]
) -> tuple[int, list[str]]:
    """Store what can be; give the number of pictures, and a sentence for each other file."""
    added: set[UUID] = set()
    refused: list[str] = []
    for file in sent:
        name = uploads.clean_name(file.name or "")
        try:
            image = services.add_upload(
                workspace_id=membership.workspace_id,
                maker_id=membership.user_id,
                file_name=file.name or "",
                data=uploads.read_sent(file),
            )
        except GalleryRefusal as refusal:
            refused.append(f"{name} was not added. {refusal}")
        else:
            added.add(image.pk)
    return len(added), refused


def _upload_page(request: HttpRequest, refused: list[str]) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
    context = {"refused": refused, "limits": _LIMITS}
    return render(request, "gallery/upload.html", context, status=status)
