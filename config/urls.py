"""Every address. Each app lists its own; this file only mounts them."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from accounts.ids import register_converters

register_converters()

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("gallery.urls")),
    path("admin/", admin.site.urls),
]
