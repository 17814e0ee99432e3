"""The forms that pages inherit from."""

from typing import Any

from django import forms


class DirectorateForm(forms.Form):
    """A form whose refusals come from the server, in our words."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)


class DirectorateModelForm(forms.ModelForm):
    """The same, made from a model."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
