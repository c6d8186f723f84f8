"""How every form is drawn: our partials, our classes, no placeholder in place of a label."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import Input

_CLASSES: dict[type[forms.Widget], str] = {
    forms.Textarea: "textarea",
    forms.CheckboxInput: "",
    forms.CheckboxSelectMultiple: "",
    forms.RadioSelect: "",
    forms.FileInput: "",
    forms.HiddenInput: "",
    forms.Select: "select",
    Input: "input",
}


class StudioField(BoundField):
    """A field whose control carries the stylesheet's class unless it names its own."""

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: forms.Widget | None = None
    ) -> dict[str, Any]:
        attrs = super().build_widget_attrs(attrs, widget)
        widget = widget or self.field.widget
        if "class" not in attrs and "class" not in widget.attrs:
            css = next((css for kind, css in _CLASSES.items() if isinstance(widget, kind)), "")
            if css:
                attrs["class"] = css
        return attrs


class Renderer(TemplatesSetting):
    """Renders forms with ``templates/ui``."""

    form_template_name = "ui/_form.html"
    field_template_name = "ui/_field.html"
    bound_field_class = StudioField
