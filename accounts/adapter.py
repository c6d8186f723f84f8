"""How allauth makes accounts here."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from django.db import transaction
from django.http import HttpRequest

from accounts import services
from accounts.models import User


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Opens the personal workspace in the transaction of the user, and gives what is earned."""

    error_messages: ClassVar = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "This address and password do not belong together.",
        "incorrect_code": "That is not the code. Look at the newest message.",
        "incorrect_password": "That is not your password.",
        "too_many_login_attempts": "Too many tries. Wait a few minutes and try again.",
        "email_taken": "There is an account with this address. Sign in instead.",
        "same_as_current": "That is the address you have now.",
        "rate_limited": "Too many tries. Wait a few minutes and try again.",
    }

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:  # noqa: FBT001, FBT002 (allauth's signature)
        with transaction.atomic():
            user.name = form.cleaned_data.get("name", "")
            saved: User = super().save_user(request, user, form, commit=commit)
            if commit:
                services.open_personal_workspace(user=saved)
        return saved

    def login(self, request: HttpRequest, user: User) -> None:
        """Sign in; whoever was made on the command line gets the personal workspace now."""
        services.open_personal_workspace(user=user)
        super().login(request, user)

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Mark the address confirmed, and give what that earns, in one transaction."""
        with transaction.atomic():
            confirmed: bool = super().confirm_email(request, email_address)
        return confirmed


def give_what_is_earned(email_address: EmailAddress, **_: Any) -> None:
    """Give the welcome credits, which are given once. allauth calls it for each confirmed address.

    It is a receiver of allauth's signal because a code confirms an address past the adapter.
    """
    services.confirm_address(user=email_address.user)
