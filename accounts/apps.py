from allauth.account.signals import email_confirmed
from django.apps import AppConfig
from django.utils.module_loading import import_string


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        # By name: it needs models, which exist only now.
        email_confirmed.connect(import_string("accounts.adapter.settle_confirmed"))
