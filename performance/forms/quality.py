"""What the page of data quality can be narrowed to and sorted by."""

from typing import Any

from django import forms

from performance.quality import Doubt
from performance.selectors.quality import Doubted
from salford_css.core.forms.base import DirectorateForm

WEIGHTS = (("", "All"), ("grave", "figures may mislead"), ("around", "gaps around the figures"))
SORTS = (("", "Heaviest first"), ("measure", "Measure"), ("framework", "Framework"), ("period", "Period"))
_PLACE = {doubt: place for place, doubt in enumerate(Doubt)}


class QualityForm(DirectorateForm):
    """Filters and order. The choices are those that the rows offer."""

    doubt = forms.ChoiceField(label="Doubt", required=False)
    weight = forms.ChoiceField(label="Weight", required=False, choices=WEIGHTS)
    framework = forms.ChoiceField(label="Framework", required=False)
    owner = forms.ChoiceField(label="Owner", required=False)
    words = forms.CharField(label="Contains", max_length=100, required=False)
    sort = forms.ChoiceField(label="Sort by", required=False, choices=SORTS)

    def __init__(self, data: Any, *, rows: list[Doubted]) -> None:
        super().__init__(data)
        there = {row.doubt for row in rows}
        owners = {(row.indicator.owner.ref, row.indicator.owner.title) for row in rows if row.indicator.owner}
        self._offer("doubt", [(one.value, one.label) for one in Doubt if one in there])
        self._offer("framework", [(code, code) for code in sorted({row.indicator.framework.code for row in rows})])
        self._offer("owner", [*sorted(owners, key=lambda pair: pair[1]), ("nobody", "nobody named")])

    def _offer(self, name: str, pairs: list[tuple[str, str]]) -> None:
        choice: Any = self.fields[name]
        choice.choices = [("", "All"), *pairs]

    def chosen(self, rows: list[Doubted]) -> list[Doubted]:
        """Return the rows asked for, in the order asked for."""
        asked = self.cleaned_data if self.is_valid() else {}
        return sorted((row for row in rows if _fits(row, asked)), key=_ORDERS[asked.get("sort", "")])


def _fits(row: Doubted, asked: dict[str, str]) -> bool:
    indicator, words = row.indicator, asked.get("words", "").casefold()
    owner = indicator.owner.ref if indicator.owner else "nobody"
    return (
        asked.get("doubt", "") in ("", row.doubt.value)
        and asked.get("weight", "") in ("", "grave" if row.doubt.is_grave else "around")
        and asked.get("framework", "") in ("", indicator.framework.code)
        and asked.get("owner", "") in ("", owner)
        and words in f"{indicator.code} {indicator.title} {row.found.sentence}".casefold()
    )


def _heavy(row: Doubted) -> tuple[int, str, str]:
    return _PLACE[row.doubt], row.indicator.title, row.part


_ORDERS: dict[str, Any] = {
    "": _heavy,
    "measure": lambda row: (row.indicator.title, row.part, *_heavy(row)),
    "framework": lambda row: (row.indicator.framework.code, row.indicator.code, row.part),
    "period": lambda row: (row.found.period is None, row.found.period or 0, *_heavy(row)),
}
