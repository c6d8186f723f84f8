"""Reports and hidden pictures in Django's admin: to read, to close, to act on through services.

Nothing private is shown: no picture, no prompt, no name that was not public.
"""

from typing import Any

from django.contrib import admin
from django.db.models import F, Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from gallery import services
from gallery.models import Image, Report


class _ReadOnly(admin.ModelAdmin):  # type: ignore[type-arg]  # not generic at run time
    """Rows that are read, and acted on only by the actions below."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@admin.register(Report)
class ReportAdmin(_ReadOnly):
    """Open reports first. They stay when the page they are about is withdrawn."""

    list_display = ("created_at", "reason", "note", "page", "hidden", "closed_at")
    list_filter = ("reason", ("closed_at", admin.EmptyFieldListFilter))
    list_select_related = ("publication", "image")
    ordering = (F("closed_at").desc(nulls_first=True), "-created_at")
    fields = ("created_at", "reason", "note", "page", "reporter", "closed_at")
    readonly_fields = fields
    actions = ("hide_pictures", "close_reports")

    @admin.display(description="picture")
    def page(self, report: Report) -> str:
        if report.publication is None:
            return f"{report.title or report.image} (withdrawn)"
        address = reverse("gallery:publication", args=[report.publication.slug])
        return format_html('<a href="{}">{}</a>', address, report.publication.title)

    @admin.display(boolean=True)
    def hidden(self, report: Report) -> bool:
        return report.image.held_back == "hidden"

    @admin.action(description="Hide the pictures of these reports", permissions=["view"])
    def hide_pictures(self, request: HttpRequest, reports: QuerySet[Report, Any]) -> None:
        """Hide each picture, with the report's reason as the one that its maker reads."""
        hidden = sum(
            services.hide(image=report.image, reason=f"Reported: {report.get_reason_display()}")
            for report in reports.select_related("image")
        )
        self.message_user(request, f"Pictures hidden: {hidden}.")

    @admin.action(description="Close without hiding", permissions=["view"])
    def close_reports(self, request: HttpRequest, reports: QuerySet[Report, Any]) -> None:
        closed = services.close_reports(ids=reports.values_list("pk", flat=True))
        self.message_user(request, f"Reports closed: {closed}.")


@admin.register(Image)
class HiddenImageAdmin(_ReadOnly):
    """Pictures that staff have hidden, published still or withdrawn; here the hold is lifted."""

    list_display = ("public_id", "held_why", "workspace", "is_published")
    list_select_related = ("workspace", "publication")
    ordering = ("-created_at",)
    fields = list_display
    readonly_fields = fields
    actions = ("show_again",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Image, Any]:
        return super().get_queryset(request).filter(held_back="hidden")

    @admin.display(description="published", boolean=True)
    def is_published(self, image: Image) -> bool:
        return hasattr(image, "publication")

    @admin.action(description="Let them be shown again", permissions=["view"])
    def show_again(self, request: HttpRequest, images: QuerySet[Image, Any]) -> None:
        shown = sum(services.unhide(image=image) for image in images)
        self.message_user(request, f"Pictures that may be shown again: {shown}.")
