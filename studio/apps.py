"""The app, and what it tells the gallery when it starts."""

from django.apps import AppConfig
from django.utils.module_loading import import_string


class StudioConfig(AppConfig):
    name = "studio"

    def ready(self) -> None:
        import_string("studio.hooks.register")()  # by name: it needs models, which exist only now
