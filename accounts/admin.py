"""Workspaces in Django's admin: to find one, and to set its plan.

allauth's table of addresses is taken out: an address is confirmed by who has it, not by staff.
"""

from typing import Any

from allauth.account.models import EmailAddress
from django.contrib import admin
from django.http import HttpRequest

from accounts.models import Workspace

admin.site.unregister(EmailAddress)


@admin.register(Workspace)
class WorkspaceAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # not generic at run time
    """Newest first. Only the plan can be changed."""

    list_display = ("public_id", "name", "plan", "personal_of", "created_at")
    list_filter = ("plan",)
    list_select_related = ("personal_of",)
    search_fields = ("name", "personal_of__email")
    ordering = ("-created_at",)
    fields = ("public_id", "name", "personal_of", "created_at", "plan")
    readonly_fields = ("public_id", "name", "personal_of", "created_at")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
