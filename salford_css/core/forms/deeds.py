"""Forms of deeds that many pages do: yes, and yes with a reason."""

from django import forms

from salford_css.core.forms.base import DirectorateForm


class SureForm(DirectorateForm):
    """Nothing: the reader only says yes."""


class ReasonForm(DirectorateForm):
    """A reason, where a deed needs one."""

    reason = forms.CharField(label="Why", widget=forms.Textarea({"rows": 3}), max_length=500)
