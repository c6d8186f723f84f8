"""Every address. Each app lists its own; this file only mounts them."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from accounts.ids import register_converters
from config import views

register_converters()

handler400 = "config.errors.bad_request"
handler403 = "config.errors.permission_denied"
handler404 = "config.errors.page_not_found"
handler500 = "config.errors.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.landing, name="landing"),
    path("terms", views.terms, name="terms"),
    path("privacy", views.privacy, name="privacy"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("account/", include("allauth.account.urls")),
    path("", include("accounts.urls")),
    path("", include("gallery.urls")),
    path("admin/", admin.site.urls),
]
