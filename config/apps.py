from importlib import import_module

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The composition root as an app: its commands, and the broker that actors are declared on."""

    name = "config"

    def ready(self) -> None:
        import_module("config.broker")  # needs the settings, and must come before any actor
