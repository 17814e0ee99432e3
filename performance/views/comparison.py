"""The same measure at other councils in one period: funnel, rank with interval, table, files."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import slugify
from django.views import View

from performance.charts.funnel import funnel
from performance.charts.marks import mark_path
from performance.charts.ranked import ranked_chart
from performance.charts.xmr import KeyEntry, XmrChart
from performance.peers import Placed
from performance.selectors.comparison import comparison_of
from performance.sentences.comparison import comparison_headline, comparison_lead, multiple_caution, place_words
from performance.spc import Direction
from performance.views.indicator.asked import asked, indicator_at
from performance.views.ways import crumbs, series_url
from salford_css.core.components import Export
from salford_css.core.lists import Column
from salford_css.core.lists.export import as_csv, as_xlsx
from salford_css.core.moments import day_of

HIDDEN = "hidden"
CHANCE = ", with how far chance may have moved each figure"
QUARTERS = {1: "first", 2: "second", 3: "third", 4: "last"}


@dataclass(frozen=True)
class Row:
    """One council of the table; `small` where its figure is hidden outside the directorate."""

    placed: Placed
    small: bool
    url: str


class ComparisonPage(LoginRequiredMixin, View):
    """A measure of ours beside that of other councils."""

    def get(self, request: HttpRequest, **address: Any) -> HttpResponseBase:
        """Show the page, or hand its table over as a file; `release` hides small numbers."""
        self.as_at = day_of(request)
        indicator = indicator_at(request.user, address["framework"], address["code"])
        self.wanted = asked(request, indicator, as_at=self.as_at)
        self.compared = comparison_of(
            indicator, self.wanted.organisation, self.wanted.breakdown.key, as_at=self.as_at, reader=request.user,
            period=request.GET.get("period", ""), group=request.GET.get("group", ""),
        )  # fmt: skip
        if request.GET.get("format") in {"csv", "xlsx"} and self.compared.found is not None:
            return self._file(request.GET["format"], release="release" in request.GET)
        return render(request, "performance/comparison.html", self._context())

    def _context(self) -> dict[str, Any]:
        compared, found, measure = self.compared, self.compared.found, self.compared.measure
        shared = {
            "compared": compared,
            "indicator": self.wanted.indicator,
            "crumbs": crumbs(
                ("Scoreboard", reverse("performance:scoreboard")),
                (self.wanted.indicator.title, self._address("indicator")),
                ("Comparison", ""),
            ),
            "indicator_url": self._address("indicator"),
            "chosen": {"organisation": self.wanted.organisation.ref, "breakdown": self.wanted.breakdown.key},
            "as_at": self.as_at,
        }
        if found is None or measure is None or compared.period is None:
            return shared | {"heading": self._nothing(), "lead": ""}
        period = compared.period.label
        return shared | {
            "heading": comparison_headline(found, measure, period),
            "lead": comparison_lead(found, measure, period),
            "caution": multiple_caution(found),
            "funnel": self._chart("funnel", funnel(found, measure)),
            "ranked": self._chart("ranked", ranked_chart(found, measure)),
            "rows": [(row, self._cells(row)) for row in self._rows()],
            "columns": self._columns(release=False),
            "ranked_heading": f"Rank{CHANCE * (found.average is not None)}",
            "any_small": bool(compared.small),
            "ways": self._ways(),
        }

    def _nothing(self) -> str:
        subject = self.wanted.indicator.title
        asked_for = self.request.GET.get("period", "")
        of = f" for {asked_for}" if asked_for else ""
        return f"{self.wanted.organisation} has no figure of {subject}{of} to compare as at {self.as_at:%-d %B %Y}"

    def _chart(self, name: str, drawings: Any) -> XmrChart | None:
        """Put drawings, title and key together; None where there is nothing to draw."""
        found, measure = self.compared.found, self.compared.measure
        if not drawings or found is None or measure is None or self.compared.period is None:
            return None
        judged = [("improvement", "better than chance explains"), ("concern", "worse than chance explains")]
        outside = [("neutral", "outside what chance explains")] if measure.direction is Direction.NEUTRAL else judged
        key = [KeyEntry(kind, words, mark_path(kind, 7, 7, 1.3)) for kind, words in (*outside, ("common", "within it"))]
        return XmrChart(
            identifier=name,
            title=f"{self.wanted.indicator.title}, {self.compared.period.label}",
            description=f"{comparison_headline(found, measure, self.compared.period.label)}.",
            drawings=drawings,
            key=tuple(key) if found.average is not None else (),
        )

    def _rows(self) -> list[Row]:
        assert self.compared.found is not None
        return [
            Row(one, one.peer.ref in self.compared.small, "" if one.peer.ours else self._address_of(one.peer.ref))
            for one in self.compared.found.placed
        ]

    def _columns(self, *, release: bool) -> list[Column]:
        """Return the table's columns; for release a small figure, its parts and its interval are hidden."""
        assert self.compared.measure is not None
        direction = self.compared.measure.direction

        def held(value: Any) -> Any:
            return lambda row: HIDDEN if release and row.small else value(row)

        def column(name: str, head: str, value: Any, **more: Any) -> Column:
            return Column(name, head, held(value), numeric=True, **more)

        columns = [
            Column("council", "Council", lambda row: row.placed.peer.name),
            column("rank", "Rank", lambda row: row.placed.rank),
            column("value", "Figure", lambda row: row.placed.peer.value, shown=self._figure),
            column("lower", "From", lambda row: row.placed.lower, shown=self._end("lower"), empty="none"),
            column("upper", "To", lambda row: row.placed.upper, shown=self._end("upper"), empty="none"),
            column("numerator", "Counted", lambda row: row.placed.peer.numerator, empty="not given"),
            column("denominator", "Of", lambda row: row.placed.peer.denominator, empty="not given"),
            Column("place", "Against the average", held(lambda row: place_words(row.placed, direction))),
            Column("quarter", "Quarter", held(lambda row: QUARTERS.get(row.placed.quarter or 0)), empty="too few"),
        ]
        if not release and self.compared.small:
            columns.append(Column("small", "Outside", lambda row: HIDDEN if row.small else "shown"))
        return columns

    def _cells(self, row: Row) -> list[tuple[Column, Any]]:
        return [(column, column.cell(row)) for column in self._columns(release=False)]

    def _figure(self, row: Row) -> str:
        assert self.compared.measure is not None
        return self.compared.measure.figure(float(row.placed.peer.value))

    def _end(self, name: str) -> Any:
        def shown(row: Row) -> str:
            value = getattr(row.placed, name)
            assert self.compared.measure is not None
            return "none" if value is None else self.compared.measure.figure(value)

        return shown

    def _ways(self) -> list[Export]:
        """Offer the table as it stands, and as it may leave the directorate."""
        query = self.request.GET.copy()
        base = f"{self.request.path}?{query.urlencode()}{'&' if query else ''}"
        return [
            Export("CSV", f"{base}format=csv"),
            Export("Excel", f"{base}format=xlsx"),
            Export("Excel for release, small numbers hidden", f"{base}format=xlsx&release=1"),
        ]

    def _file(self, kind: str, *, release: bool) -> HttpResponseBase:
        assert self.compared.period is not None
        indicator, columns, rows = self.wanted.indicator, self._columns(release=release), self._rows()
        name = slugify(f"{indicator.title} {self.compared.period.code}{' for release' * release}")
        if kind == "csv":
            return as_csv(columns, rows, name=name)
        about = [
            ("What", f"{indicator.name_outside} {indicator.title}, {self.compared.period.label}"),
            ("As at", f"{self.as_at:%-d %B %Y}"),
            ("Compared with", str(self.compared.group or "every council with a figure")),
            ("Intervals", "95 per cent: Wilson for shares, Byar or exact for rates"),
            ("Small numbers", "hidden for release" if release else "shown: not for release outside the directorate"),
        ]
        return as_xlsx(columns, rows, name=name, about=about)

    def _address(self, name: str) -> str:
        return series_url(name, self.wanted.indicator, self.wanted.organisation.ref, self.wanted.breakdown.key)

    def _address_of(self, ref: str) -> str:
        choice = {"organisation": ref} | ({"breakdown": key} if (key := self.wanted.breakdown.key) else {})
        return f"{self.wanted.indicator.get_absolute_url()}?{urlencode(choice)}"
