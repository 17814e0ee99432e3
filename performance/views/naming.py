"""Saying what a name in a file of results means. The name is kept, and the file is looked at again."""

from typing import Any

from django import forms
from django.http import Http404

from performance.models import Indicator
from performance.services.naming import name_indicator, name_organisation
from salford_css.core.forms.base import DirectorateForm
from salford_css.core.models import Import, Organisation
from salford_css.core.services import imports
from salford_css.core.views.imports.sending import ReadingDeed

WHAT = {"organisation": "organisation", "indicator": "indicator"}
LONGEST = 120


class Meant(forms.ModelChoiceField):
    """A choice of rows, each under the name by which files know it where it has one."""

    def label_from_instance(self, row: Any) -> str:
        """Return an organisation's name, or an indicator's title with framework and code."""
        return f"{row.name_outside} {row.title}" if isinstance(row, Indicator) else str(row)


class MeaningForm(DirectorateForm):
    """Which organisation or indicator is meant."""

    meant = Meant(queryset=None, label="It means", empty_label="Choose one")

    def __init__(self, *args: Any, rows: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: Any = self.fields["meant"]
        choices.queryset = rows


class NameMeant(ReadingDeed):
    """Keep what a name means and look again at what the import would do."""

    form = MeaningForm
    verb = "Keep the name"
    done = "The name is kept: this file and later ones are read by it."

    def row(self, **address: Any) -> Import:
        """Return the import; the address says in which column which name stands."""
        self.column, self.name = self.request.GET.get("column", ""), self.request.GET.get("name", "").strip()
        if self.column not in WHAT or not 0 < len(self.name) <= LONGEST:
            raise Http404
        return super().row(**address)

    @property
    def heading(self) -> str:  # type: ignore[override]
        """Ask what the name means."""
        return f"Say what “{self.name}” means"

    def lead(self, row: Any) -> str:
        """Say what becomes of it."""
        return (
            f"The file calls an {WHAT[self.column]} “{self.name}”, and nobody on record is called so. "
            "What you choose is kept as another name of it, for every later file too."
        )

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the organisations or the indicators there are."""
        if self.column == "organisation":
            return {"rows": Organisation.objects.order_by("name")}
        return {"rows": Indicator.objects.select_related("framework").order_by("framework__code", "code")}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Keep the name, then look."""
        if self.column == "organisation":
            name_organisation(organisation=data["meant"], name=self.name, by=self.request.user)
        else:
            name_indicator(indicator=data["meant"], name=self.name, by=self.request.user)
        return imports.look_at(batch=row, by=self.request.user)  # type: ignore[arg-type]
