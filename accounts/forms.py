"""The forms of accounts: ours, and allauth's with our words."""

from typing import Any

from allauth.account import forms as allauth
from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest

from accounts.models import ApiKey, User

STRENGTH_HINT = "At least 10 characters, and not one that everybody uses."
CODE_MAX = 40


class _OurWords:
    """Labels that stand alone: no placeholder repeats them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, forms.Field] = self.fields  # type: ignore[attr-defined]
        for field in fields.values():
            field.widget.attrs.pop("placeholder", None)
            field.widget.attrs["class"] = "input l"
        self.say(fields)

    def say(self, fields: dict[str, forms.Field]) -> None:
        """Change what allauth's fields are called here."""


class SignInForm(_OurWords, allauth.LoginForm):  # type: ignore[misc]  # allauth has no types
    def say(self, fields: dict[str, forms.Field]) -> None:
        fields["login"].widget.attrs["autocomplete"] = "username"
        fields["password"].help_text = ""


class SignUpForm(_OurWords, allauth.SignupForm):  # type: ignore[misc]
    """Name, e-mail, password. The workspace is opened by the adapter."""

    name = forms.CharField(
        max_length=80, widget=forms.TextInput(attrs={"autocomplete": "name"}), label="Name"
    )
    field_order = ["name", "email", "password1"]

    def say(self, fields: dict[str, forms.Field]) -> None:
        fields["email"].widget.attrs["autocomplete"] = "username"
        fields["password1"].help_text = STRENGTH_HINT

    def validate_unique_email(self, value: str) -> str:
        """Take an address that nobody has, though somebody may mean to change to it."""
        if not User.objects.filter(email=value).exists():
            return value
        taken: str = super().validate_unique_email(value)
        return taken


class ResetPasswordForm(_OurWords, allauth.ResetPasswordForm):  # type: ignore[misc]
    def clean_email(self) -> str:
        """Find people by the address that is theirs, not by one they mean to change to."""
        address: str = super().clean_email()
        self.users = list(User.objects.filter(email=address.lower(), is_active=True))
        return address


class NewPasswordForm(_OurWords, allauth.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password after a reset, asked for once: a mistake is mended by another reset."""

    def say(self, fields: dict[str, forms.Field]) -> None:
        del fields["password2"]
        fields["password1"].label = "New password"
        fields["password1"].help_text = STRENGTH_HINT


class ChangePasswordForm(_OurWords, allauth.ChangePasswordForm):  # type: ignore[misc]
    def say(self, fields: dict[str, forms.Field]) -> None:
        del fields["password2"]
        fields["oldpassword"].label = "Password now"
        fields["oldpassword"].help_text = ""
        fields["password1"].label = "New password"
        fields["password1"].help_text = STRENGTH_HINT


class ReauthenticateForm(_OurWords, allauth.ReauthenticateForm):  # type: ignore[misc]
    def say(self, fields: dict[str, forms.Field]) -> None:
        fields["password"].help_text = ""


class RequestCodeForm(_OurWords, allauth.RequestLoginCodeForm):  # type: ignore[misc]
    def clean_email(self) -> str:
        """Find a person by the address that is theirs, not by one they mean to change to."""
        address: str = super().clean_email()
        self._user = User.objects.filter(email=address.lower(), is_active=True).first()
        return address


class ConfirmCodeForm(_OurWords, allauth.ConfirmLoginCodeForm):  # type: ignore[misc]
    def say(self, fields: dict[str, forms.Field]) -> None:
        fields["code"].widget.attrs |= {"autocapitalize": "characters", "maxlength": CODE_MAX}


class ChangeAddressForm(_OurWords, allauth.AddEmailForm):  # type: ignore[misc]
    def say(self, fields: dict[str, forms.Field]) -> None:
        fields["email"].label = "New address"

    def save(self, request: HttpRequest) -> EmailAddress:
        """Keep the address wanted, in place of one wanted before, and send its link.

        allauth's own way drops the present address as well while that is not confirmed, and leaves
        the person without any.
        """
        wanted = EmailAddress.objects.filter(user=self.user, verified=False)
        with transaction.atomic():
            wanted.exclude(email=self.user.email).delete()
            address: EmailAddress = EmailAddress.objects.create(
                user=self.user, email=self.cleaned_data["email"].lower()
            )
        address.send_confirmation(request)
        get_adapter(request).add_message(
            request,
            messages.INFO,
            "account/messages/email_confirmation_sent.txt",
            {"email": address.email, "login": False, "signup": False},
        )
        return address


class ProfileForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """What a person may change of themselves."""

    class Meta:
        model = User
        fields = ["name", "public_name", "theme", "single_keys"]
        labels = {
            "public_name": "Public name",
            "single_keys": "Single-letter shortcuts",
        }
        help_texts = {
            "public_name": "Shown beside pictures you publish, your own name or a studio’s. "
            "Empty shows your name.",
            "single_keys": "P picks, C compares, and so on. Turn them off if they get in your way.",
        }
        widgets = {
            "theme": forms.RadioSelect,
            "single_keys": forms.CheckboxInput(attrs={"role": "switch"}),
        }


class NewKeyForm(forms.Form):
    """What a new API key is called and may do."""

    name = forms.CharField(
        max_length=80, label="Name", help_text="What will use it, such as “Newsletter bot”."
    )
    scopes = forms.MultipleChoiceField(
        choices=[
            (ApiKey.Scope.READ.value, "Read: models, prices, your frames and images"),
            (ApiKey.Scope.GENERATE.value, "Generate: order frames, which spends credits"),
        ],
        widget=forms.CheckboxSelectMultiple,
        label="May",
        error_messages={"required": "Choose what the key may do: read, generate, or both."},
    )
