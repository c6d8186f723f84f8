"""Every address. Each app lists its own; this file only mounts them."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from accounts.ids import register_converters
from config import docs, health, tryouts, views

register_converters()

handler400 = "config.errors.bad_request"
handler403 = "config.errors.permission_denied"
handler404 = "config.errors.page_not_found"
handler500 = "config.errors.server_error"

admin.site.login = views.admin_door  # type: ignore[method-assign]  # as allauth advises

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.landing, name="landing"),
    path("try", tryouts.sketch, name="try"),
    path("try/<slug:token>/keep", tryouts.keep, name="try_keep"),
    path("try/<slug:token>/<int:number>", tryouts.picture, name="try_picture"),
    path("terms", views.terms, name="terms"),
    path("privacy", views.privacy, name="privacy"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("account/", include("accounts.entrance")),
    path("", include("accounts.urls")),
    path("", include("billing.urls")),
    path("", include("gallery.urls")),
    path("", include("studio.urls")),
    path("api/v1/", include("config.api_urls")),
    path("api/schema", docs.schema, name="api_schema"),
    path("api/docs", docs.reference, name="api_docs"),
    path("api/<path:rest>", docs.nothing_here, name="api_unknown"),
    path("health/live", health.health_live, name="health_live"),
    path("health/ready", health.health_ready, name="health_ready"),
    path("admin/", admin.site.urls),
]
