"""The gallery's forms."""

from typing import Any

from django import forms

from gallery.models import Image, Report


def _switch(label: str) -> forms.BooleanField:
    return forms.BooleanField(
        label=label, required=False, widget=forms.CheckboxInput(attrs={"role": "switch"})
    )


class PublishForm(forms.Form):
    """What of a picture the public may see."""

    title = forms.CharField(
        max_length=120,
        required=False,
        help_text=(
            "Visitors read and search it. Left empty, the picture is called “Untitled”, "
            "or after its prompt if that is shown."
        ),
        widget=forms.TextInput(attrs={"class": "input l", "autocomplete": "off"}),
    )
    show_prompt = _switch("Show the prompt")
    show_references = _switch("Show what the references were for")
    show_settings = _switch("Show the settings")

    @classmethod
    def of(cls, image: Image, data: Any = None) -> "PublishForm":
        """Make the form as the image's publication stands, or as its maker usually shows them."""
        publication = getattr(image, "publication", None)
        fields = list(cls.base_fields)
        stands: dict[str, Any] = {f"show_{part}": True for part in image.maker.shown_parts}
        if publication:
            stands = {name: getattr(publication, name) for name in fields}
        return cls(data, initial=stands)


class ReportForm(forms.Form):
    """A visitor's complaint."""

    reason = forms.ChoiceField(
        label="What is wrong with it?",
        choices=Report.Reason.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose what is wrong with the picture.",
            "invalid_choice": "Choose one of the reasons.",
        },
    )
    note = forms.CharField(
        label="Anything that helps (optional)",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Where the original is, or how to reach you if we should answer.",
    )


class HideForm(forms.Form):
    """Why staff hide a publication; its maker reads it."""

    reason = forms.CharField(
        label="Why it is hidden", max_length=200, help_text="Its maker reads this."
    )
