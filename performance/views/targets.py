"""The targets of every measure in their latest wording, and every wording of one measure's."""

from typing import Any

import django_filters
from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

from performance.aims import TargetKind
from performance.models import Framework, Series, Target
from performance.models.choices import labelled
from performance.policies import may_keep_figures
from performance.readings import target_words
from performance.views.indicator.asked import asked, indicator_at
from performance.views.ways import crumbs, series_url
from salford_css.core import clock
from salford_css.core.components import Crumb
from salford_css.core.filters import ListFilter
from salford_css.core.lists import Column, ListPage
from salford_css.core.models import Standing


class TargetFilter(ListFilter):
    """Targets by words, framework, kind and standing."""

    words_in = ("series__indicator__title", "series__indicator__code", "words", "series__organisation__name")
    framework = django_filters.ModelChoiceFilter(
        label="Framework", field_name="series__indicator__framework", queryset=Framework.objects.all(),
        to_field_name="code", empty_label="All",
    )  # fmt: skip
    kind = django_filters.ChoiceFilter(label="Kind", choices=labelled(TargetKind), empty_label="All")
    standing = django_filters.ChoiceFilter(label="Standing", choices=Standing.choices, empty_label="All")


def definition_of(target: Target) -> Any:
    """Return the latest definition among those that were read with the row."""
    found = target.series.indicator.definitions.all()
    return max(found, key=lambda one: one.number, default=None)


def asks(target: Target) -> str:
    """Say what a target asks for; a made-up one says so."""
    made_up = " (illustrative)" if target.standing == Standing.ILLUSTRATIVE else ""
    return f"{target_words(target, definition_of(target))}{made_up}"


def agreed_by(target: Target) -> str:
    """Name who agreed it."""
    return ", ".join(str(one) for one in (target.agreed_by_body, target.agreed_by) if one)


def span(target: Target) -> str:
    """Say for which periods it is."""
    first, last = target.series.period_of(target.starts), target.series.period_of(target.ends)
    return str(first) if first == last else f"{first} to {last}"


def profile(target: Target) -> str:
    """Say what it asks for period by period."""
    definition = definition_of(target)
    places = definition.precision if definition else 1
    points = target.points.all()
    return "; ".join(f"{target.series.period_of(one.period)} {one.value:,.{places}f}" for one in points)


COLUMNS = (
    Column("asks", "Target", asks, ("value",)),
    Column("span", "For", span, ("starts",)),
    Column("profile", "On the way", profile, empty="the same throughout"),
    Column("agreed_by", "Agreed by", agreed_by, empty="not recorded"),
    Column("known_from", "Agreed on", lambda row: row.known_from, ("known_from",), empty="not recorded"),
    Column("standing", "Standing", lambda row: row.get_standing_display(), ("standing",)),
)


class TargetList(ListPage):
    """Every target known on the day, in its latest wording."""

    heading = "Targets"
    noun = ("target", "targets")
    crumbs = crumbs(("Targets", ""))
    filterset = TargetFilter
    default_sort = ("series__indicator__framework__code", "series__indicator__code", "-starts")
    columns = (
        Column(
            "measure", "Measure", lambda row: row.series.indicator.title, ("series__indicator__title",),
            url=lambda row: row.series.get_absolute_url(),
        ),
        Column("whose", "Whose", lambda row: row.series.organisation.name, ("series__organisation__name",)),
        *COLUMNS,
    )  # fmt: skip

    def rows(self) -> QuerySet[Any]:
        """Return the latest wording of each target that was known on the day."""
        known = Target.objects.visible_to(self.request.user).known_on(self.as_at)
        last = Window(RowNumber(), partition_by=[F("series"), F("starts")], order_by=F("number").desc())
        latest = known.annotate(place=last).filter(place=1)
        return with_names(Target.objects.filter(pk__in=latest.order_by().values("pk")))

    def lead(self, total: int) -> str:
        """Say how many, and that earlier wordings are kept."""
        return (
            f"{total} {self.noun[total != 1]}, each in its latest wording as at {self.as_at:%-d %B %Y}. "
            "Earlier wordings stand on the page of the measure's targets."
        )


class TargetsOf(ListPage):
    """Every wording of the targets of one series."""

    noun = ("wording", "wordings")
    default_sort = ("-starts", "-number")

    def get(self, request: HttpRequest, **address: Any) -> HttpResponseBase:
        """Show the list of the series that the address and its query name."""
        return super().get(request)

    @property
    def columns(self) -> tuple[Column, ...]:
        """Return the columns of targets, with number, reason and the way to word anew."""
        return (
            *COLUMNS[:2],
            Column("number", "Wording", lambda row: row.number, ("number",)),
            *COLUMNS[2:],
            Column("reason", "Why so worded", lambda row: row.reason, empty="not given"),
            *([Column("anew", "Word anew", lambda _: "Word anew", url=_anew)] if self._keeps else []),
        )

    @property
    def heading(self) -> str:
        """Name the measure."""
        return f"Targets for {self._asked.indicator.title}"

    @property
    def caption(self) -> str:  # type: ignore[override]
        """Name whose they are."""
        return str(self._asked.organisation)

    @property
    def crumbs(self) -> list[Crumb]:
        """Return the way back."""
        wanted = self._asked
        back = series_url("indicator", wanted.indicator, wanted.organisation.ref, wanted.breakdown.key)
        return crumbs(
            ("Scoreboard", reverse("performance:scoreboard")), (wanted.indicator.title, back), ("Targets", "")
        )

    def rows(self) -> QuerySet[Any]:
        """Return every wording known on the day."""
        wanted = self._asked
        series = Series.objects.visible_to(self.request.user).filter(
            indicator=wanted.indicator, organisation=wanted.organisation, breakdown=wanted.breakdown
        )
        return with_names(Target.objects.known_on(self.as_at).filter(series__in=series))

    def lead(self, total: int) -> str:
        """Say that nothing is overwritten."""
        return f"{total} {self.noun[total != 1]}. A target is never rewritten: wording it anew adds a line, with why."

    @property
    def _asked(self) -> Any:
        indicator = indicator_at(self.request.user, self.kwargs["framework"], self.kwargs["code"])
        return asked(self.request, indicator, as_at=self.as_at)

    @property
    def _keeps(self) -> bool:
        return may_keep_figures(self.request.user, on=clock.today()) and "format" not in self.request.GET


def with_names(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Return targets with what their columns write."""
    names = ("series__indicator__framework", "series__organisation", "series__breakdown", "group", "agreed_by")
    return rows.select_related(*names, "agreed_by_body").prefetch_related("points", "series__indicator__definitions")


def _anew(target: Target) -> str:
    series = target.series
    return series_url(
        "target-revise", series.indicator, series.organisation.ref, series.breakdown.key,
        period=series.period_of(target.starts).code,
    )  # fmt: skip
