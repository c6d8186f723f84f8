"""The public gallery and the page of one publication. No sign-in."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.access import current_membership
from accounts.cursors import InvalidCursor
from accounts.models import User, workspace_role
from gallery import services, story
from gallery.forms import HideForm
from gallery.models import Publication
from gallery.pages import SHAPES
from gallery.views.answers import address, choose, toggle

_ORDERS = {"": "New", "picked": "Picked", "remixed": "Remixed"}
_SHAPES = {"tall": ("Tall", "9:16"), "square": ("Square", "1:1"), "wide": ("Wide", "16:9")}
_FIELDS = ("q", "model", "ratio", "shape", "order")
_MODELS_KEPT = 60
"""Seconds for which the list of models that have pictures is remembered."""


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List what was published, newest first unless asked otherwise."""
    asked = {name: request.GET.get(name, "") for name in _FIELDS}
    if asked["order"] not in _ORDERS or asked["shape"] not in {"", *SHAPES}:
        raise Http404
    try:
        page = services.public_page(
            **{**asked, "order": asked["order"] or "new"},  # type: ignore[arg-type]
            cursor=request.GET.get("cursor", ""),
        )
    except InvalidCursor as wrong:
        raise Http404 from wrong
    path = reverse("gallery:public")
    models = _models()
    context = {
        "asked": asked,
        "publications": page.rows,
        "orders": choose(path, asked, "order", _ORDERS),
        "shapes": toggle(path, asked, "shape", {name: s[0] for name, s in _SHAPES.items()}),
        "shape_ratios": {name: s[1] for name, s in _SHAPES.items()},
        "models": toggle(path, asked, "model", models),
        "everything": address(path, {"q": asked["q"], "order": asked["order"]}),
        "is_filtered": bool(asked["model"] or asked["ratio"] or asked["shape"]),
        "filters": _filter_names(asked, models),
        "more": page.next and address(path, {**asked, "cursor": page.next}),
        "start": address(path, asked),
        "is_first_page": "cursor" not in request.GET,
        "remix": _remix_address(request),
        "canonical": settings.BASE_URL.rstrip("/") + path,
    }
    return render(request, "gallery/public.html", context)


@login_not_required
@require_safe
def publication(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one published picture and what its maker tells of it."""
    return show(request, find(request, slug))


def find(request: HttpRequest, slug: str) -> Publication:
    """Find a publication that may be seen: staff see hidden ones too.

    Raises:
        Http404
    """
    shown = Publication.objects.all() if request.user.is_staff else Publication.objects.shown()
    found = shown.filter(slug=slug).select_related("image").first()
    if found is None:
        raise Http404
    return found


def show(
    request: HttpRequest, publication: Publication, hide_form: HideForm | None = None
) -> HttpResponse:
    """Answer with the page of a publication; 422 when staff's reason to hide it was refused."""
    base = settings.BASE_URL.rstrip("/")
    reader = request.user.pk if isinstance(request.user, User) else None
    membership = reader and workspace_role(
        workspace_id=publication.image.workspace_id, user_id=reader
    )
    is_staff = request.user.is_staff
    context: dict[str, Any] = {
        "publication": publication,
        "story": story.told(publication),
        "canonical": base + reverse("gallery:publication", args=[publication.slug]),
        "card": base + reverse("gallery:public_file", args=[publication.files["1280"]]),
        "remix": _remix_address(request),
        "is_ours": bool(membership and membership.may_make),
        "is_staff": is_staff,
    }
    if is_staff:
        context["hide_form"] = hide_form or HideForm()
        context["open_reports"] = publication.image.reports.filter(closed_at=None).count()
    is_refused = hide_form is not None
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_refused else HTTPStatus.OK
    return render(request, "gallery/publication.html", context, status=status)


def _remix_address(request: HttpRequest) -> str:
    """Give the address to which a slug is added: the studio's, or signing up on the way there.

    Empty for who may not make pictures in the workspace they work in.
    """
    studio = "/studio?remix="
    if not isinstance(request.user, User):
        return f"{reverse('account_signup')}?next={quote(studio, safe='')}"
    try:
        return studio if current_membership(request).may_make else ""
    except Http404:
        return ""


def _filter_names(asked: Mapping[str, str], models: Mapping[str, str]) -> list[str]:
    """Name the filters in force, as their chips do."""
    names = [
        models.get(asked["model"], asked["model"]),
        asked["ratio"],
        _SHAPES[asked["shape"]][0] if asked["shape"] else "",
    ]
    return [name for name in names if name]


def _models() -> dict[str, str]:
    """Name the models of which something is shown, id → name."""
    known: dict[str, str] | None = cache.get("gallery.models")
    if known is None:
        made = Publication.objects.shown().exclude(model="")
        known = dict(made.order_by("model_name").values_list("model", "model_name").distinct())
        cache.set("gallery.models", known, _MODELS_KEPT)
    return known
