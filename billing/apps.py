"""The app, and what it hangs on the accounts' hooks when it starts."""

from django.apps import AppConfig
from django.utils.module_loading import import_string


class BillingConfig(AppConfig):
    name = "billing"

    def ready(self) -> None:
        import_string("billing.hooks.register")()  # by name: it needs models, which exist only now
