"""Showing a picture to everyone, and taking it back."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import is_confirmed, membership_in, require, signed_in
from gallery import services, story
from gallery.forms import PublishForm
from gallery.hooks import hooks
from gallery.models import Image
from gallery.refusals import GalleryRefusal, NotPublishable
from gallery.views.answers import see

_UNCONFIRMED = "Publishing waits until your address is confirmed."


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the public page as it will be, with its switches; publish, or change what is shown."""
    image = _find(request, pk)
    form = PublishForm.of(image, request.POST if request.method == "POST" else None)
    problem = _problem(request, image)
    if request.method != "POST" or problem or not form.is_valid():
        return _preview(request, image, form, problem)
    was_public = hasattr(image, "publication")
    try:
        shown = services.publish(
            image=image, maker_name=image.maker.shown_name, **form.cleaned_data
        )
    except GalleryRefusal as refusal:
        return _preview(request, image, form, str(refusal))
    except FileNotFoundError:
        return _preview(request, image, form, "The file of this picture is gone.")
    if was_public:
        messages.success(request, "Saved. The public page shows it now.")
    else:
        undo = reverse("gallery:withdraw", args=[image.pk])
        messages.success(request, "Published. Everyone can see it.", extra_tags=undo)
    return see(reverse("gallery:publication", args=[shown.slug]))


@require_POST
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Remove the public page and its files at once; the picture stays, private."""
    image = _find(request, pk)
    if not services.unpublish(image=image):
        raise Http404
    messages.success(request, "Withdrawn. It is private again.")
    return see(reverse("gallery:publish", args=[image.pk]))


def _find(request: HttpRequest, pk: UUID) -> Image:
    images = Image.objects.filter(pk=pk, purged_at=None).select_related("maker", "publication")
    image = images.first()
    if image is None:
        raise Http404
    require(membership_in(signed_in(request), image.workspace_id), "make")
    return image


def _problem(request: HttpRequest, image: Image) -> str:
    """Say why this picture cannot be published now, by this person; empty when it can."""
    try:
        services.check_publishable(image)
    except NotPublishable as refusal:
        return f"{refusal} They say: “{image.held_why}”" if image.held_why else str(refusal)
    return "" if is_confirmed(signed_in(request)) else _UNCONFIRMED


def _preview(
    request: HttpRequest, image: Image, form: PublishForm, problem: str = ""
) -> HttpResponse:
    publication = getattr(image, "publication", None)
    is_refused = request.method == "POST"
    context = {
        "image": image,
        "ratio": services.shown_ratio(image),
        "form": form,
        "story": story.tellable(image, maker=image.maker.shown_name),
        "publication": publication,
        "is_shown": publication is not None and publication.hidden_at is None,
        "is_mine": image.maker_id == signed_in(request).pk,
        "problem": problem,
        "needs_confirming": problem == _UNCONFIRMED,
        "check": hooks.find_check(image),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_refused else HTTPStatus.OK
    return render(request, "gallery/publish.html", context, status=status)
