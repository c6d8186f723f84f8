"""How allauth makes accounts here."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest

from accounts import services
from accounts.models import User

HANDED_OVER = (
    "This code confirmed your address. The password chosen before no longer works, because anybody "
    "could have chosen it. Set a password if you want one, on your account page."
)


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
        user.refresh_from_db(fields=["password"])  # the code just typed may have ended the old one
        services.open_personal_workspace(user=user)
        super().login(request, user)

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Mark the address confirmed, and give what that earns, in one transaction.

        A mailed link does it only where its own account is signed in: otherwise whoever reads the
        mail would confirm an account whose password somebody else knows.
        """
        if request.user.pk != email_address.user_id:
            return False
        others = User.objects.exclude(pk=email_address.user_id)
        if others.filter(email=email_address.email).exists():
            messages.error(request, self.error_messages["email_taken"])
            return False
        with transaction.atomic():
            confirmed: bool = super().confirm_email(request, email_address)
        return confirmed


def settle_confirmed(request: HttpRequest, email_address: EmailAddress, **_: Any) -> None:
    """Give the welcome credits, which are given once. allauth calls it for each confirmed address.

    It is a receiver of allauth's signal because a code confirms an address past the adapter. A code
    proves the address alone, so the password, which anybody may have chosen, ends here.
    """
    user = email_address.user
    if settings.CONFIRM_ADDRESSES and request.user.pk != user.pk and user.has_usable_password():
        services.hand_over(user=user)
        messages.warning(request, HANDED_OVER)
    services.confirm_address(user=user)
