"""Reports in Django's admin: to read, to close, to act on. Publications are hidden by services."""

from typing import Any

from django.contrib import admin
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from gallery import services
from gallery.models import Report


@admin.register(Report)
class ReportAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # not generic at run time
    """Open reports first."""

    list_display = ("created_at", "reason", "note", "page", "hidden", "closed_at")
    list_filter = ("reason", ("closed_at", admin.EmptyFieldListFilter))
    list_select_related = ("publication",)
    ordering = (F("closed_at").desc(nulls_first=True), "-created_at")
    fields = ("created_at", "reason", "note", "page", "reporter", "closed_at")
    readonly_fields = fields
    actions = ("hide_pictures", "close_reports")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Report | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Report | None = None) -> bool:
        return False

    @admin.display(description="picture")
    def page(self, report: Report) -> str:
        address = reverse("gallery:publication", args=[report.publication.slug])
        return format_html('<a href="{}">{}</a>', address, report.publication.title)

    @admin.display(boolean=True)
    def hidden(self, report: Report) -> bool:
        return report.publication.hidden_at is not None

    @admin.action(description="Hide the pictures of these reports", permissions=["view"])
    def hide_pictures(self, request: HttpRequest, reports: QuerySet[Report, Any]) -> None:
        """Hide each picture, with the report's reason as the one that its maker reads."""
        hidden = sum(
            services.hide(
                publication=report.publication, reason=f"Reported: {report.get_reason_display()}"
            )
            for report in reports.select_related("publication")
        )
        self.message_user(request, f"Pictures hidden: {hidden}.")

    @admin.action(description="Close without hiding", permissions=["view"])
    def close_reports(self, request: HttpRequest, reports: QuerySet[Report, Any]) -> None:
        closed = services.close_reports(ids=reports.values_list("pk", flat=True))
        self.message_user(request, f"Reports closed: {closed}.")
