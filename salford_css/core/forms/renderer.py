"""The renderer of every form (FORM_RENDERER): our templates, our bound field."""

from typing import Any

from django.forms.renderers import TemplatesSetting

from salford_css.core.forms.boundfield import DirectorateBoundField

OWN_WIDGETS = {
    "django/forms/widgets/radio.html": "forms/widgets/radios.html",
    "django/forms/widgets/checkbox_select.html": "forms/widgets/checkboxes.html",
}
"""Widgets drawn by our own templates. The admin's own radios name their own template and stay as they are."""


class DirectorateFormRenderer(TemplatesSetting):
    """Draws forms with label, hint, error and widget in that order, and an error summary above."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
    bound_field_class = DirectorateBoundField

    def get_template(self, template_name: str) -> Any:
        """Return our template of a widget where there is one."""
        return super().get_template(OWN_WIDGETS.get(template_name, template_name))
