"""What staff can do with a publication, from its page. For everybody else there is nothing here."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from gallery import services
from gallery.forms import HideForm
from gallery.models import Publication
from gallery.views.answers import see
from gallery.views.public import find, show


@require_POST
def hide(request: HttpRequest, slug: str) -> HttpResponse:
    """Take it out of sight at once, with a reason that its maker reads."""
    publication = _find(request, slug)
    form = HideForm(request.POST)
    if not form.is_valid():
        return show(request, publication, form)
    if services.hide(image=publication.image, **form.cleaned_data):
        messages.success(
            request,
            "Hidden. Only staff see this page now.",
            extra_tags=reverse("gallery:unhide", args=[slug]),
        )
    return _see_page(slug)


@require_POST
def unhide(request: HttpRequest, slug: str) -> HttpResponse:
    """Show it again."""
    publication = _find(request, slug)
    if services.unhide(image=publication.image):
        messages.success(request, "Shown again.")
    return _see_page(slug)


@require_POST
def pick(request: HttpRequest, slug: str) -> HttpResponse:
    """Make it one of the editors' choice, or with ``picked=0`` take it out."""
    publication = _find(request, slug)
    if request.POST.get("picked") == "0":
        services.unpick(publication=publication)
        messages.success(request, "No longer picked.")
    else:
        services.pick(publication=publication)
        messages.success(request, "Picked for the gallery.")
    return _see_page(slug)


def _find(request: HttpRequest, slug: str) -> Publication:
    if not request.user.is_staff:
        raise Http404
    return find(request, slug)


def _see_page(slug: str) -> HttpResponse:
    return see(reverse("gallery:publication", args=[slug]))
