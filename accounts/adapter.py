"""How allauth makes accounts here."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from django.db import transaction
from django.http import HttpRequest

from accounts import services
from accounts.models import User


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Opens the personal workspace in the transaction of the user, and gives what is earned."""

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:  # noqa: FBT001, FBT002 (allauth's signature)
        with transaction.atomic():
            user.name = form.cleaned_data.get("name", "")
            saved: User = super().save_user(request, user, form, commit=commit)
            if commit:
                services.open_personal_workspace(user=saved)
        return saved

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Mark the address confirmed and give the welcome credits, which are given once."""
        with transaction.atomic():
            confirmed: bool = super().confirm_email(request, email_address)
            if confirmed:
                services.confirm_address(user=email_address.user)
        return confirmed
