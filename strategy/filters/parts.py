"""Fields that several filters are made of."""

from typing import Any

import django_filters
from django.db.models import QuerySet

from salford_css.core.models import ClientGroup
from strategy.forms import UncertainDateField


def choice(label: str, choices: Any, field: str = "") -> django_filters.ChoiceFilter:
    """Return a filter by one of the values of a field."""
    return django_filters.ChoiceFilter(field_name=field or None, label=label, choices=choices, empty_label="All")


def of(label: str, model: Any, field: str) -> django_filters.ModelChoiceFilter:
    """Return a filter by another row."""
    rows = model._default_manager.all()
    return django_filters.ModelChoiceFilter(field_name=field, label=label, queryset=rows, empty_label="All")


def group(field: str = "client_group") -> django_filters.ModelChoiceFilter:
    """Return the filter by client group."""
    return of("For", ClientGroup, field)


class WhenField(UncertainDateField):
    """The same, where nothing written means nothing asked."""

    def clean(self, value: Any) -> Any:
        """Return the span of days that is meant, or None."""
        return super().clean(value) if value else None


class WhenFilter(django_filters.Filter):
    """From or until a day, written as people write days, months and years."""

    field_class = WhenField

    def __init__(self, *args: Any, last: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "")
        super().__init__(*args, **kwargs)
        self.last = last

    def filter(self, rows: QuerySet[Any], value: Any) -> QuerySet[Any]:
        """Keep what lies on or after the first day meant, or on or before the last."""
        if not value:
            return rows
        limit = {"lte": value.latest} if self.last else {"gte": value.earliest}
        return rows.filter(**{f"{self.field_name}__{how}": day for how, day in limit.items() if day})
