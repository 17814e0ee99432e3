"""What an agreement says of one of items (a) to (g): a box for each of its parts."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from partnerships.agreements.items import Item
from performance.models import Indicator
from salford_css.core.forms.base import DirectorateForm
from salford_css.core.models import Organisation
from strategy.forms import long_text

OF_EACH = ("staff", "goods", "services_in_kind", "accommodation")
"""Parts that are said of one partner at a time."""


class ItemTextForm(DirectorateForm):
    """One item: its parts, each with a mark whether all that is asked is said; empty boxes are left alone."""

    def __init__(self, *args: Any, item: Item, parties: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts: Sequence[tuple[str, str]] = item.parts
        if any(key in OF_EACH for key, _ in item.parts):
            self.fields["organisation"] = forms.ModelChoiceField(
                queryset=parties,
                label="Of which partner",
                required=False,
                empty_label="all of them together",
                help_text="One partner at a time; come back for the next. Write None where it provides none.",
            )
        for key, words in item.parts:
            self.fields[key] = long_text(words[:1].upper() + words[1:], rows=3, required=False)
            self.fields[f"{key}_whole"] = forms.BooleanField(
                required=False, initial=True, label=f"This is all that is asked about {words}"
            )
            if key == "outcomes":
                self.fields["indicator"] = forms.ModelChoiceField(
                    queryset=Indicator.objects.select_related("framework"),
                    required=False,
                    label="Indicator that shows it",
                    empty_label="none",
                )

    def written(self) -> Iterator[dict[str, Any]]:
        """Return what was written, part by part, as the service takes it."""
        given = self.cleaned_data
        for key, _ in self.parts:
            if text := given.get(key, "").strip():
                about = {"organisation": given.get("organisation") if key in OF_EACH else None}
                if key == "outcomes" and given.get("indicator"):
                    about["indicator"] = given["indicator"]
                yield {"part": key, "text": text, "complete": given[f"{key}_whole"], **about}
