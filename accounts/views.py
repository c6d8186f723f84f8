"""Pages about oneself: the account, and the keys of its workspace."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts import services
from accounts.access import current_membership, is_confirmed, require, signed_in
from accounts.forms import NewKeyForm, ProfileForm
from accounts.models import ApiKey, Workspace


@require_http_methods(["GET", "HEAD", "POST"])
def you(request: HttpRequest) -> HttpResponse:
    """Show and change what others see of a person, and how the studio behaves for them."""
    user = signed_in(request)
    form = ProfileForm(request.POST or None, instance=user)
    if request.method == "POST" and form.is_valid():
        services.change_profile(user=user, **form.cleaned_data)
        messages.success(request, "Saved.")
        return redirect("accounts:you")
    status = 422 if form.errors else 200
    if form.errors:
        user.refresh_from_db()  # the bar shows what is stored, not what was refused
    page = {"form": form, "is_confirmed": is_confirmed(user), "person": user}
    return render(request, "accounts/you.html", page, status=status)


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Remember light or dark for this person; scripts have changed the page already."""
    services.change_theme(user=signed_in(request), theme=request.POST.get("theme", ""))
    if request.accepts("text/html"):
        return _back(request)
    return HttpResponse(status=204)


@require_POST
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """End every other session; this one stays."""
    ended = services.sign_out_everywhere(
        user=signed_in(request), keep_session=request.session.session_key
    )
    messages.success(request, _ENDED.get(ended, f"Signed out on {ended} other devices."))
    return redirect("accounts:you")


_ENDED = {
    0: "You are signed in on this device only.",
    1: "Signed out on 1 other device.",
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def keys(request: HttpRequest) -> HttpResponse:
    """List the workspace's keys and make one, whose secret this answer alone shows."""
    membership = current_membership(request)
    require(membership, "manage")
    form = NewKeyForm(request.POST or None, initial={"scopes": ApiKey.Scope.values})
    if not is_confirmed(membership.user):
        return _key_page(request, membership.workspace, form, waits=True)
    if request.method == "POST" and form.is_valid():
        key, secret = services.create_api_key(
            workspace=membership.workspace, maker=membership.user, **form.cleaned_data
        )
        fresh = NewKeyForm(initial={"scopes": ApiKey.Scope.values})
        return _key_page(request, membership.workspace, fresh, made=key, secret=secret)
    return _key_page(request, membership.workspace, form)


def _key_page(
    request: HttpRequest,
    workspace: Workspace,
    form: NewKeyForm,
    *,
    made: ApiKey | None = None,
    secret: str = "",
    waits: bool = False,
) -> HttpResponse:
    page = {
        "form": form,
        "keys": ApiKey.objects.filter(workspace=workspace, revoked_at=None).order_by("-created_at"),
        "made": made,
        "secret": secret,
        "base": settings.BASE_URL,
        "waits": waits,
    }
    is_refused = form.errors or (waits and request.method == "POST")
    return render(request, "accounts/keys.html", page, status=422 if is_refused else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def revoke_key(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask, then stop a key at once. A key that is gone or somebody else's is 404."""
    membership = current_membership(request)
    require(membership, "manage")
    key = get_object_or_404(ApiKey, pk=pk, workspace=membership.workspace, revoked_at=None)
    if request.method != "POST":
        return render(request, "accounts/revoke_key.html", {"key": key})
    if not services.revoke_api_key(workspace=membership.workspace, pk=pk):
        raise Http404
    messages.success(request, f"“{key.name}” no longer works.")
    return redirect("accounts:keys")


def _back(request: HttpRequest) -> HttpResponseRedirect:
    origin = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(origin, {request.get_host()}, require_https=False):
        return HttpResponseRedirect(origin)
    return redirect("accounts:you")
