"""The page of a list."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import django_filters
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.paginator import Paginator
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.text import capfirst, slugify
from django.views import View

from salford_css.core.components import Chip, Crumb, Export
from salford_css.core.lists.columns import Column
from salford_css.core.lists.export import as_csv, as_xlsx
from salford_css.core.moments import day_of

EXPORT_LIMIT = 100_000


class ListPage(LoginRequiredMixin, View):
    """A list: a subclass names heading, columns, filters and rows; the rest is the same everywhere.

    `rows()` returns what the reader may see; it must select what the columns need, so that the number of queries does
    not grow with the rows.
    """

    caption = ""
    noun = ("row", "rows")
    filterset: type[django_filters.FilterSet] | None = None
    default_sort: tuple[str, ...] = ("pk",)
    page_size = 50
    template = "list.html"
    nothing = ""
    source = ""

    @property
    def heading(self) -> str:
        """Return the heading; a plain value takes its place where the page has only one, likewise the next two."""
        return ""

    @property
    def columns(self) -> Sequence[Column]:
        """Return the columns in their order."""
        return ()

    @property
    def crumbs(self) -> Sequence[Crumb]:
        """Return the way back."""
        return ()

    @property
    def as_at(self) -> date:
        """Return the day the page is read at."""
        return day_of(self.request)

    def rows(self) -> QuerySet[Any]:
        """Return the rows the reader may see."""
        raise NotImplementedError

    def lead(self, total: int) -> str:
        """Return the sentence under the heading."""
        return f"{total} {self.noun[total != 1]}."

    def extra(self) -> dict[str, Any]:
        """Return what else the template needs."""
        return {}

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Show the list, or hand it over as a file (`?format=csv` or `?format=xlsx`)."""
        everything = self.rows()
        chosen = self.filterset(request.GET, queryset=everything, request=request) if self.filterset else None
        rows = chosen.qs if chosen and chosen.is_valid() else everything
        rows = rows.order_by(*self._order())
        if request.GET.get("format") in {"csv", "xlsx"}:
            return self._file(rows[:EXPORT_LIMIT], request.GET["format"], chosen)
        return self._page(everything, rows, chosen)

    def _order(self) -> list[Any]:
        asked = self.request.GET.get("sort", "")
        column = next((column for column in self.columns if column.sort and column.name == asked.lstrip("-")), None)
        if column is None:
            return [*self.default_sort]
        down = asked.startswith("-")
        ends = [F(name).desc(nulls_last=True) if down else F(name).asc(nulls_last=True) for name in column.sort]
        return [*ends, "pk"]

    def _page(self, everything: QuerySet[Any], rows: QuerySet[Any], chosen: Any) -> HttpResponseBase:
        page = Paginator(rows, self.page_size).get_page(self.request.GET.get("page"))
        found = page.paginator.count
        chips = self._chips(chosen)
        total = everything.count() if chips else found
        context = {
            "heading": self.heading,
            "caption": self.caption,
            "lead": self.lead(total),
            "crumbs": self.crumbs,
            "form": chosen.form if chosen else None,
            "columns": self.columns,
            "table": [[(column, column.cell(row)) for column in self.columns] for row in page],
            "page": page,
            "noun": self.noun[1],
            "count": f"{found} of {total} {self.noun[1]}" if chips else f"{total} {self.noun[total != 1]}",
            "chips": chips,
            "clear_url": self.request.path,
            "ways": [Export("CSV", self._with(format="csv")), Export("Excel", self._with(format="xlsx"))],
            "nothing": self._nothing(bool(chips)),
            "source": self.source,
        }
        return render(self.request, self.template, context | self.extra())

    def _nothing(self, filtered: bool) -> str:
        if filtered:
            return f"No {self.noun[1]} match these filters. Take one away to see more."
        return self.nothing or f"No {self.noun[1]} are on record as at {self.as_at:%-d %B %Y}."

    def _chips(self, chosen: Any) -> list[Chip]:
        if not chosen or not chosen.is_valid():
            return []
        chips = []
        for name, field in chosen.form.fields.items():
            value = chosen.form.cleaned_data.get(name)
            if value in (None, "", []) or (hasattr(value, "exists") and not value):
                continue
            words = dict(getattr(field, "choices", [])).get(value, value) if hasattr(field, "choices") else value
            chips.append(Chip(f"{field.label or capfirst(name)}: {words}", self._with(**{name: None})))
        return chips

    def _with(self, **changes: str | None) -> str:
        query = self.request.GET.copy()
        query.pop("page", None)
        for name, value in changes.items():
            query.pop(name, None)
            if value is not None:
                query[name] = value
        return f"{self.request.path}?{query.urlencode()}" if query else self.request.path

    def _file(self, rows: QuerySet[Any], kind: str, chosen: Any) -> HttpResponseBase:
        name = f"{slugify(self.heading)}-{self.as_at.isoformat()}"
        if kind == "csv":
            return as_csv(self.columns, rows.iterator(chunk_size=2000), name=name)
        about = [
            ("What", self.heading),
            ("As at", f"{self.as_at:%-d %B %Y}"),
            ("Filtered by", "; ".join(chip.words for chip in self._chips(chosen)) or "nothing: every row"),
            ("Source", self.source or "the directorate's own records"),
        ]
        return as_xlsx(self.columns, rows.iterator(chunk_size=2000), name=name, about=about)
