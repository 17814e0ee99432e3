"""A field on a page: its class, its words, and where a link of the error summary must lead."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.widgets import Input

LOOKS: tuple[tuple[type[forms.Widget], str, str], ...] = (
    (forms.CheckboxSelectMultiple, "checkboxes", "govuk-checkboxes__input"),
    (forms.RadioSelect, "radios", "govuk-radios__input"),
    (forms.MultiWidget, "boxes", ""),
    (forms.CheckboxInput, "checkbox", "govuk-checkboxes__input"),
    (forms.Select, "select", "govuk-select"),
    (forms.Textarea, "textarea", "govuk-textarea"),
    (forms.FileInput, "file", "govuk-file-upload"),
    (forms.PasswordInput, "password", "govuk-input govuk-password-input__input govuk-js-password-input-input"),
    (Input, "input", "govuk-input"),
)
"""Widget, kind, class; the first that fits."""

STOCK_SENTENCE = forms.Field.default_error_messages["required"]

ERROR_LOOKS = {
    "boxes": "govuk-input--error",
    "select": "govuk-select--error",
    "textarea": "govuk-textarea--error",
    "file": "govuk-file-upload--error",
    "password": "govuk-input--error",
    "input": "govuk-input--error",
}


class DirectorateBoundField(BoundField):
    """Gives a widget the class of the design system, and never the browser's own `required`."""

    @property
    def kind(self) -> str:
        """Return what sort of widget this is: "select", "radios", "checkbox"."""
        return self._look(self.field.widget)[0]

    @property
    def label_words(self) -> str:
        """Return the label, with "(optional)" where an answer may be left out.

        Of two fields of which one is asked, neither is optional: `asked_with_another` is set on both.
        """
        asked = self.field.required or getattr(self.field, "asked_with_another", False)
        return str(self.label) if asked else f"{self.label} (optional)"

    @property
    def refusals(self) -> list[str]:
        """Return the errors in words that make sense alone, in a list above the form."""
        return [self._missing() if str(error) == str(STOCK_SENTENCE) else str(error) for error in self.errors]

    def _missing(self) -> str:
        label = str(self.label)
        if label.endswith("?"):
            return f"“{label}” needs an answer."
        if self.kind in {"select", "radios", "checkboxes"}:
            return f"{label}: choose one."
        return f"{label} is missing."

    @property
    def error_target(self) -> str:
        """Return the id to which the error summary leads: of a group, its first answer."""
        if isinstance(self.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple | forms.MultiWidget):
            return f"{self.auto_id}_0"
        return self.id_for_label or self.auto_id

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Add our class and the class of an error; take `required` away: the page answers in its own words."""
        attrs = super().build_widget_attrs(attrs, widget)
        attrs.pop("required", None)
        attrs["placeholder"] = False  # a label says it; words inside the box vanish on typing
        widget = widget or self.field.widget
        kind, css = self._look(widget)
        wrong = ERROR_LOOKS.get(kind, "") if self.errors else ""
        attrs["class"] = " ".join(filter(None, [css, wrong, widget.attrs.get("class"), str(attrs.get("class", ""))]))
        return attrs

    @staticmethod
    def _look(widget: forms.Widget) -> tuple[str, str]:
        for fitting, kind, css in LOOKS:
            if isinstance(widget, fitting):
                return kind, css
        return "other", ""
