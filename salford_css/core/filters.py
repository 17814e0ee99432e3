"""Filters of lists, drawn with the product's own form."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet

from salford_css.core.forms.base import DirectorateForm


class ListFilter(django_filters.FilterSet):
    """A filter form above a list. A subclass names the fields that `words` looks into."""

    words_in: tuple[str, ...] = ()
    words = django_filters.CharFilter(label="Contains", method="filter_words", max_length=100)

    class Meta:
        form = DirectorateForm

    def filter_words(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep the rows in which one of the fields contains the words."""
        wanted = Q()
        for field in self.words_in:
            wanted |= Q(**{f"{field}__icontains": value})
        return rows.filter(wanted)
