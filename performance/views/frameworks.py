"""Frameworks and their indicators."""

from collections.abc import Sequence
from typing import Any

import django_filters
from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.urls import reverse

from performance.aims import Polarity
from performance.models import Audience, Definition, Framework, Indicator, Series
from performance.models.choices import FREQUENCIES, labelled
from performance.policies import may_keep_figures
from performance.views.ways import crumbs
from salford_css.core import clock
from salford_css.core.components import Crumb, Fact
from salford_css.core.detail import DetailPage
from salford_css.core.filters import ListFilter
from salford_css.core.lists import Column, ListPage
from salford_css.core.models import ClientGroup, Standing


def life(framework: Framework) -> str:
    """Say from when to when a framework held."""
    begun = f"from {framework.valid_from:%B %Y}" if framework.valid_from else ""
    ended = f"to {framework.last_day:%B %Y}" if framework.last_day else ""
    return " ".join(filter(None, (begun, ended)))


class FrameworkList(ListPage):
    """Every framework of measures."""

    heading = "Frameworks"
    noun = ("framework", "frameworks")
    crumbs = crumbs(("Frameworks", ""))
    default_sort = ("valid_from", "code")
    columns = (
        Column("name", "Framework", lambda row: row.name, ("name",), url=lambda row: row.get_absolute_url()),
        Column("code", "Code", lambda row: row.code, ("code",)),
        Column("publisher", "Published by", lambda row: row.publisher, ("publisher",)),
        Column("life", "In force", life, ("valid_from",), empty="not a framework with an end"),
        Column("count", "Indicators", lambda row: row.count, ("count",), numeric=True),
        Column("measured", "With figures", lambda row: row.measured, ("measured",), numeric=True),
    )

    def rows(self) -> QuerySet[Any]:
        """Return the frameworks with how many indicators each has."""
        return Framework.objects.visible_to(self.request.user).annotate(
            count=Count("indicators", distinct=True),
            measured=Count("indicators", filter=Exists(_series_of(OuterRef("indicators"))), distinct=True),
        )

    def lead(self, total: int) -> str:
        """Say what they are."""
        return (
            f"{total} sets of measures, each published under one name. Their codes return in later sets with another "
            "meaning, so a measure is always named with its framework."
        )


def _series_of(indicator: Any) -> QuerySet[Series]:
    return Series.objects.filter(indicator=indicator)


class FrameworkPage(DetailPage):
    """One framework with its indicators by heading."""

    model = Framework
    template = "performance/framework.html"
    on_thread = False

    @classmethod
    def lookup(cls, **address: Any) -> dict[str, Any]:
        """Find by code."""
        return {"code": address["framework"]}

    def crumbs(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return crumbs(("Frameworks", reverse("performance:frameworks")), (row.name, ""))

    def context(self, row: Any) -> dict[str, Any]:
        """Return facts and indicators."""
        indicators = _with_figures(Indicator.objects.visible_to(self.request.user).filter(framework=row))
        found = list(indicators.select_related("framework", "client_group").order_by("domain", "code"))
        measured = sum(getattr(one, "measured", False) for one in found)
        return {
            "facts": [
                Fact("Published by", row.publisher or "not recorded"),
                Fact("In force", life(row) or "not recorded"),
                Fact("Nation", row.nation or "not one nation's"),
                Fact("Indicators", str(len(found)), note=f"{measured} with figures here"),
            ],
            "indicators": found,
            "measured": measured,
        }


def _with_figures(rows: QuerySet[Indicator]) -> QuerySet[Any]:
    return rows.annotate(measured=Exists(_series_of(OuterRef("pk"))))


class IndicatorFilter(ListFilter):
    """Indicators by words, framework, client group, whether there are figures, and how sure code and title are."""

    words_in = ("code", "title", "domain", "aliases__name")
    framework = django_filters.ModelChoiceFilter(
        label="Framework", queryset=Framework.objects.all(), to_field_name="code", empty_label="All"
    )
    client_group = django_filters.ModelChoiceFilter(
        label="Client group", queryset=ClientGroup.objects.all(), empty_label="All"
    )
    figures = django_filters.ChoiceFilter(
        field_name="measured",
        label="Figures",
        choices=[("True", "with figures"), ("False", "without")],
        empty_label="All",
    )
    frequency = django_filters.ChoiceFilter(label="Comes", choices=FREQUENCIES, empty_label="However often")
    polarity = django_filters.ChoiceFilter(label="Good is", choices=labelled(Polarity), empty_label="Either way")
    headline = django_filters.ChoiceFilter(
        field_name="headline_for",
        lookup_expr="contains",
        label="Headline for",
        choices=Audience.choices,
        empty_label="Anybody or nobody",
        method="filter_headline",
    )
    sheet = django_filters.ChoiceFilter(
        label="Definition",
        choices=[("none", "not written"), ("unchecked", "not checked"), ("review", "review due")],
        empty_label="All",
        method="filter_sheet",
    )
    standing = django_filters.ChoiceFilter(label="Standing", choices=Standing.choices, empty_label="All")  # fmt: skip

    def filter_headline(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep the measures that are a headline to somebody."""
        return rows.filter(headline_for__contains=[value])

    def filter_sheet(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep the measures whose sheet wants work."""
        if value == "none":
            return rows.filter(wording__isnull=True)
        if value == "unchecked":
            return rows.filter(wording__isnull=False, checked_by__isnull=True)
        return rows.filter(next_review__lt=clock.today())

    def filter_words(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Look into the aliases as well, without telling a measure twice."""
        return rows.filter(pk__in=super().filter_words(rows, name, value).values("pk"))


def with_wording(rows: QuerySet[Indicator]) -> QuerySet[Any]:
    """Add what a list tells of the latest wording of each measure."""
    latest = Definition.objects.filter(indicator=OuterRef("pk")).order_by("-number")
    told = {"wording": "number", "unit": "unit", "frequency": "frequency", "polarity": "polarity"}
    told |= {"source_return": "source_return", "checked_by": "checked_by", "next_review": "next_review"}
    return rows.annotate(**{name: Subquery(latest.values(column)[:1]) for name, column in told.items()})


_OFTEN = dict(FREQUENCIES)
_GOOD = dict(labelled(Polarity))


class IndicatorList(ListPage):
    """Every indicator of every framework."""

    heading = "Indicators"
    noun = ("indicator", "indicators")
    crumbs = crumbs(("Indicators", ""))
    filterset = IndicatorFilter
    template = "performance/indicators.html"
    default_sort = ("framework__valid_from", "framework__code", "code")
    on_page = (
        Column("title", "Indicator", lambda row: row.title, ("title",), url=lambda row: row.get_absolute_url()),
        Column("framework", "Framework", lambda row: row.framework.code, ("framework__code", "code")),
        Column("code", "Code", lambda row: row.code, ("code",)),
        Column("client_group", "For", lambda row: row.client_group, ("client_group__name",), empty="everybody"),
        Column("frequency", "Comes", lambda row: _OFTEN.get(row.frequency, ""), ("frequency",), empty="not written"),
        Column("polarity", "Good is", lambda row: _GOOD.get(row.polarity, ""), ("polarity",), empty="not written"),
        Column("headline", "Headline for", lambda row: row.headline_words, empty="nobody"),
        Column("measured", "Figures", lambda row: "yes" if row.measured else "none", ("measured",)),
        Column(
            "sheet", "Definition", lambda row: f"wording {row.wording}" if row.wording else "", ("wording",),
            url=lambda row: f"{row.get_absolute_url()}definition/", empty="not written",
        ),
        Column("review", "Next review", lambda row: row.next_review, ("next_review",), empty="no day set"),
    )  # fmt: skip
    in_files = (
        Column("domain", "Heading", lambda row: row.domain, ("domain",), empty="none given"),
        Column("unit", "Unit", lambda row: row.unit, ("unit",), empty="not written"),
        Column("source_return", "Source", lambda row: row.source_return, empty="not recorded"),
        Column("standing", "Code and title", lambda row: row.get_standing_display(), ("standing",)),
    )

    @property
    def columns(self) -> Sequence[Column]:
        """Return what fits a page; a file has room for the rest."""
        return (*self.on_page, *self.in_files) if "format" in self.request.GET else self.on_page

    def rows(self) -> QuerySet[Any]:
        """Return the indicators with whether there is a series, and what the latest wording says."""
        rows = Indicator.objects.visible_to(self.request.user).select_related("framework", "client_group")
        return with_wording(_with_figures(rows))

    def lead(self, total: int) -> str:
        """Say what they are."""
        return (
            f"{total} measures are defined. Where no official sheet is at hand, code or title is marked as not "
            "verified, or as worded by us."
        )

    def extra(self) -> dict[str, Any]:
        """Return the form's address for those who may use it."""
        keeps = may_keep_figures(self.request.user, on=clock.today())
        return {"new_url": reverse("performance:indicator-new") if keeps else ""}
