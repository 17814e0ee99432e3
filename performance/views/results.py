"""The figures of one series as a list: every period as believed on the day, with stage, evidence and source."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString

from performance.models import ResultKnown
from performance.policies import may_keep_figures
from performance.views.indicator.asked import Asked, asked, indicator_at
from performance.views.ways import crumbs, series_url
from salford_css.core import clock
from salford_css.core.components import Crumb
from salford_css.core.lists import Column, ListPage

DIVIDED = (
    Column("numerator", "Counted", lambda row: row.numerator, numeric=True, empty="not given"),
    Column("denominator", "Of", lambda row: row.denominator, numeric=True, empty="not given"),
)


class ResultList(ListPage):
    """Every figure of one series."""

    noun = ("figure", "figures")
    default_sort = ("-period",)
    page_size = 120
    template = "performance/results.html"
    wanted: Asked

    def get(self, request: HttpRequest, **address: Any) -> HttpResponseBase:
        """Find the series first."""
        indicator = indicator_at(request.user, address["framework"], address["code"])
        self.wanted = asked(request, indicator, as_at=self.as_at)
        return super().get(request)

    @property
    def heading(self) -> str:
        """Name measure, part and place."""
        part = f", {self.wanted.breakdown}" if self.wanted.breakdown.key else ""
        return f"{self.wanted.indicator.title}{part}, {self.wanted.organisation}: every figure"

    @property
    def crumbs(self) -> list[Crumb]:
        """Return the way back to the indicator."""
        return crumbs(
            ("Scoreboard", reverse("performance:scoreboard")),
            (self.wanted.indicator.title, series_url("indicator", *self._place)),
            ("Every figure", ""),
        )

    @property
    def _place(self) -> tuple[Any, str, str]:
        return self.wanted.indicator, self.wanted.organisation.ref, self.wanted.breakdown.key

    @cached_property
    def columns(self) -> list[Column]:
        """Period, figure, what it was divided from, how settled, how sure, since when, from where."""
        columns = [
            Column("period", "Period", lambda row: str(row.covers), ("period",)),
            Column("value", "Figure", lambda row: row.value, ("value",), numeric=True, shown=lambda row: row.words),
            *(DIVIDED if self._is_divided else ()),
            Column("status", "Status", lambda row: row.get_status_display()),
            Column("stage", "Stage", lambda row: row.get_stage_display(), ("stage",)),
            Column("grade", "Evidence", lambda row: row.get_grade_display(), ("grade",), empty="not graded"),
            Column("known", "Known from", lambda row: row.known_from, ("known_from",), shown=_day),
            Column("source", "Source", lambda row: row.source, empty="not recorded"),
        ]
        if self._may_correct and "format" not in self.request.GET:
            columns.append(Column("correct", "Correct", lambda row: "Correct", shown=self._correct_link))
        return columns

    @property
    def _may_correct(self) -> bool:
        return may_keep_figures(self.request.user, on=clock.today())

    @property
    def _is_divided(self) -> bool:
        """Say whether the measure is a share of something, so that its two parts are worth a column."""
        return self.wanted.indicator.definitions.exclude(denominator="").exists()

    def _correct_link(self, row: ResultKnown) -> SafeString:
        address = series_url("result-correct", *self._place, period=row.covers.code)
        return format_html(
            '<a href="{}">Correct<span class="visually-hidden"> the figure of {}</span></a>', address, row.covers
        )

    def rows(self) -> QuerySet[Any]:
        """Return what was believed on the day of the series asked for."""
        indicator, organisation, breakdown = self._place
        known = ResultKnown.objects.as_at(self.as_at).visible_to(self.request.user)
        return known.filter(
            series__indicator=indicator, series__organisation__ref=organisation, series__breakdown__key=breakdown
        ).select_related("series", "definition")

    def lead(self, total: int) -> str:
        """Say what stands here."""
        return f"{total} figure{'s' * (total != 1)}, each as it was believed on {self.as_at:%-d %B %Y}."

    def extra(self) -> dict[str, Any]:
        """Return the form's address for those who may use it."""
        return {"enter_url": series_url("result-new", *self._place) if self._may_correct else ""}


def _day(row: ResultKnown) -> str:
    return f"{row.known_from:%-d %B %Y}"
