"""Pages that belong to no app: the landing, terms and privacy, the mark for browsers."""

from collections.abc import Mapping
from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from config.offer import offer_now
from gallery.models import Publication
from studio import tryouts

_SHOWN_FROM = 6
"""The landing shows published pictures once there are this many."""
_SHOWN_MAX = 9


@login_not_required
@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    """Say what this is, what it costs here, and show what was made here once there is enough."""
    tryout = tryouts.find(request.GET.get("try", ""))
    return show_landing(request, {"tryout": tryout, "brief": tryout.brief if tryout else ""})


def show_landing(
    request: HttpRequest, attempt: Mapping[str, object], *, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    """Show the landing with what came of a visitor's try: ``tryout``, ``brief``, ``problem``."""
    made_here = list(Publication.objects.shown().order_by("-published_at", "-id")[:_SHOWN_MAX])
    page = {
        "offer": offer_now(),
        "made_here": made_here if len(made_here) >= _SHOWN_FROM else [],
        "brief_max": tryouts.BRIEF_MAX,
        **attempt,
    }
    return render(request, "site/landing.html", page, status=status)


@login_not_required
@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    return render(request, "site/terms.html")


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "site/privacy.html")


@login_not_required
def admin_door(request: HttpRequest, extra_context: object = None) -> HttpResponse:
    """Send whoever asks for the admin to the one sign-in, where tries are counted."""
    if request.user.is_authenticated and not request.user.is_staff:
        raise Http404
    wanted = request.GET.get("next", reverse("admin:index"))
    own = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return redirect_to_login(wanted if own else reverse("admin:index"))


@login_not_required
@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Browsers ask for this whatever the page says."""
    return redirect(static("img/mark.svg"))
