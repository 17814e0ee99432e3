"""Where the directorate knows things from, and what the record says about money."""

from typing import Any

import django_filters
from django.db.models import Model, Q, QuerySet
from django.urls import reverse
from django.utils.text import capfirst

from performance.models import BudgetFact, BudgetKind, InformationSource, SourceKind
from performance.views.ways import crumbs
from salford_css.core.components import Crumb, Fact
from salford_css.core.detail import DetailPage
from salford_css.core.filters import ListFilter
from salford_css.core.lists import Column, ListPage
from salford_css.core.money import in_words


class InformationSourceFilter(ListFilter):
    """Sources by words and kind."""

    words_in = ("name", "content", "caveat", "note")
    kind = django_filters.ChoiceFilter(label="Kind", choices=SourceKind.choices, empty_label="All")


def kept_as(source: InformationSource) -> str:
    """Name the record a source is kept as."""
    kept = source.kept_as
    return "" if kept is None else str(kept)


def _kept_url(source: InformationSource) -> str:
    kept = source.kept_as
    return str(kept.get_absolute_url()) if isinstance(kept, Model) and hasattr(kept, "get_absolute_url") else ""


class InformationSourceList(ListPage):
    """Every source of information the record names."""

    heading = "Information sources"
    noun = ("source", "sources")
    crumbs = crumbs(("Information sources", ""))
    filterset = InformationSourceFilter
    default_sort = ("kind", "name")
    columns = (
        Column("name", "Source", lambda row: row.name, ("name",), url=lambda row: row.get_absolute_url()),
        Column("kind", "Kind", lambda row: row.get_kind_display(), ("kind",)),
        Column("when", "Date", lambda row: str(row.when), ("earliest",)),
        Column("kept", "Kept as", kept_as, empty="only named", url=_kept_url),
        Column("caveat", "Caveat", lambda row: row.caveat, empty="none stated"),
    )

    def rows(self) -> QuerySet[Any]:
        """Return the sources with the record each is kept as."""
        return InformationSource.objects.visible_to(self.request.user).select_related(
            "plan", "report_version__report", "inspection", "framework"
        )

    def lead(self, total: int) -> str:
        """Say how many are more than a name."""
        return (
            f"{total} sources are named from which the directorate knows how it is doing. Each says what it is kept as."
        )


class InformationSourcePage(DetailPage):
    """One source."""

    model = InformationSource
    template = "performance/information_source.html"
    on_thread = False

    @classmethod
    def rows(cls, reader: Any) -> QuerySet[Any]:
        """Select what it is kept as along."""
        return (
            super()
            .rows(reader)
            .select_related("organisation", "plan", "report_version__report", "inspection", "framework")
        )

    def crumbs(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return crumbs(("Information sources", reverse("performance:information-sources")), (row.name, ""))

    def context(self, row: Any) -> dict[str, Any]:
        """Return the facts."""
        return {
            "facts": [
                Fact("Kind", row.get_kind_display()),
                Fact(capfirst(row.get_date_means_display()) if row.date_means else "Date", str(row.when)),
                Fact("Kept as", kept_as(row) or "only named", _kept_url(row)),
                Fact("Status", row.status or "not recorded"),
            ],
            "more": [
                Fact(head, value)
                for head, value in (
                    ("Holds", row.content), ("Said of it", row.rating), ("Note", row.note),
                    ("Used by", str(row.organisation)),
                )
                if value
            ],
        }  # fmt: skip


class BudgetFactFilter(ListFilter):
    """Facts about money by words and kind."""

    words_in = ("fact", "as_written", "year_note")
    kind = django_filters.ChoiceFilter(label="Kind", choices=BudgetKind.choices, empty_label="All")


def size(fact: BudgetFact) -> str:
    """Write the amount or the percentage with the side on which it lies; empty where the source gives none."""
    figures = [
        in_words(fact.amount) if fact.amount is not None else "",
        f"{fact.percent.normalize():f}%" if fact.percent is not None else "",
    ]
    return " ".join(filter(None, [*figures, fact.get_direction_display()]))


class BudgetFactList(ListPage):
    """Every statement about money that a source makes."""

    heading = "Facts about money"
    noun = ("fact", "facts")
    crumbs = crumbs(("Facts about money", ""))
    filterset = BudgetFactFilter
    default_sort = ("earliest", "ref")
    columns = (
        Column("fact", "Fact", lambda row: row.fact, ("fact",), url=lambda row: row.get_absolute_url()),
        Column("kind", "About", lambda row: row.get_kind_display(), ("kind",)),
        Column(
            "amount", "Amount", lambda row: row.amount, ("amount",), numeric=True,
            shown=lambda row: size(row) or "not stated",
        ),
        Column("percent", "Per cent", lambda row: row.percent, ("percent",), numeric=True, empty="not stated"),
        Column("when", "Year", lambda row: str(row.when), ("earliest",)),
    )  # fmt: skip

    def rows(self) -> QuerySet[Any]:
        """Return what was stated by the day, and what has no date."""
        facts = BudgetFact.objects.visible_to(self.request.user)
        return facts.filter(Q(earliest__isnull=True) | Q(earliest__lte=self.as_at))

    def lead(self, total: int) -> str:
        """Say what they are."""
        silent = self.rows().filter(amount__isnull=True, percent__isnull=True).count()
        return (
            f"{total} statements about money, each as its source makes it. {silent} of them name no figure, and none "
            "was made up."
        )


class BudgetFactPage(DetailPage):
    """One statement about money."""

    model = BudgetFact
    near = ("organisation",)
    template = "performance/budget_fact.html"
    on_thread = False

    def crumbs(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return crumbs(("Facts about money", reverse("performance:budget-facts")), (row.fact, ""))

    def context(self, row: Any) -> dict[str, Any]:
        """Return the facts."""
        return {
            "facts": [
                Fact("Figure", size(row) or "not stated"),
                Fact("About", row.get_kind_display()),
                Fact("Year", str(row.when), note=row.year_note),
                Fact("Organisation", str(row.organisation), row.organisation.get_absolute_url()),
            ],
        }
