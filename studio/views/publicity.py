"""What everyone will see of pictures that are ordered public: the page as it will be."""

from http import HTTPStatus
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts import services as accounts
from accounts.access import current_membership, require, signed_in
from accounts.models import Membership
from gallery.models import Image
from studio.views.fetching import StudioRequest


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """Show the public page as it will be, with its switches; remember them for all orders."""
    membership = current_membership(request)
    require(membership, "make")
    user = signed_in(request)
    if request.method != "POST":
        return render(request, "studio/publicity.html", preview(membership))
    accounts.choose_shown(user=user, parts=request.POST.getlist("part"))
    if cast(StudioRequest, request).htmx:
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    messages.success(request, "Saved. Pictures that you order as public show this.")
    return redirect("studio:home")


def preview(membership: Membership) -> dict[str, object]:
    """Give what the preview shows: this person's newest picture stands in for the next one."""
    mine = Image.objects.owned_by(membership.workspace_id).present()
    made = mine.filter(maker_id=membership.user_id, source=Image.Source.MADE)
    return {
        "example": made.order_by("-id").first(),
        "maker": membership.user,
        "membership": membership,
    }
