"""Workspaces in Django's admin: to find one, and to set its plan."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from accounts.models import Workspace


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
