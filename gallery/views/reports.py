"""A visitor's complaint about a published picture. No sign-in."""

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.visitors import take_turn
from gallery import services
from gallery.forms import ReportForm
from gallery.models import Publication
from gallery.views.answers import see
from gallery.views.public import find

REPORTS_AN_HOUR = 5
_ENOUGH = f"You sent {REPORTS_AN_HOUR} reports within an hour. They are noted; send this one later."


@never_cache
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask what is wrong, and note it for staff. A few an hour from one address."""
    publication = find(request, slug)
    form = ReportForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _page(request, publication, form, HTTPStatus.OK)
    if not form.is_valid():
        return _page(request, publication, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    if not take_turn(request, what="gallery.reports", an_hour=REPORTS_AN_HOUR):
        return _page(request, publication, form, HTTPStatus.TOO_MANY_REQUESTS, _ENOUGH)
    reporter = request.user.pk if isinstance(request.user, User) else None
    services.report(publication=publication, reporter_id=reporter, **form.cleaned_data)
    messages.success(request, "Reported. Whoever runs this studio will look at it.")
    return see(reverse("gallery:publication", args=[publication.slug]))


def _page(
    request: HttpRequest,
    publication: Publication,
    form: ReportForm,
    status: HTTPStatus,
    problem: str = "",
) -> HttpResponse:
    context = {"publication": publication, "form": form, "problem": problem}
    return render(request, "gallery/report.html", context, status=status)
