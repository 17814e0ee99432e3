"""The two matrices as pages, and as files for a spreadsheet."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views import View

from performance.papers.matrices import quarterly_in_a_sentence, review_in_a_sentence
from performance.selectors.councils import own_organisation
from performance.selectors.matrices import quarterly_lines, review_lines
from performance.views.ways import crumbs
from salford_css.core.components import Export
from salford_css.core.lists import ListPage
from salford_css.core.lists.columns import Column
from salford_css.core.lists.export import as_csv, as_xlsx
from salford_css.core.moments import day_of
from salford_css.core.periods import FinancialYear
from salford_css.core.words import capital, counted, day
from strategy.models import Plan

REVIEW = (
    Column("target", "Key target", lambda one: one.target),
    Column("pledge", "Pledge", lambda one: one.pledge, empty="none named"),
    Column("service", "Service area", lambda one: one.service),
    Column("progress", "Progress", lambda one: one.progress),
    Column("indicator", "Indicator", lambda one: one.indicator, url=lambda one: one.url),
)
WHAT = (
    Column("title", "Measure", lambda one: one.title, url=lambda one: one.url),
    Column("reference", "Reference", lambda one: one.reference),
    Column("service", "Service area", lambda one: one.service),
    Column("good", "Good is", lambda one: one.good),
    Column("counting", "Counted", lambda one: one.counting),
)


def _of_quarter(place: int) -> Callable[[Any], str]:
    return lambda one: str(one.quarters[place])


FIGURES = (
    Column("target", "Target", lambda one: one.target, numeric=True),
    *(Column(f"q{place + 1}", f"Q{place + 1}", _of_quarter(place), numeric=True) for place in range(4)),
    Column("before", "Year before", lambda one: one.before, numeric=True),
    Column("latest", "Latest", lambda one: one.latest),
    Column("variance", "From target", lambda one: one.variance, numeric=True),
    Column("why", "Why", lambda one: one.why, empty="nothing is asked"),
)


def _measure(one: Any) -> SafeString:
    """Write a measure with what a table on a screen has no columns for."""
    about = f"{one.reference}; {one.service}; good is {one.good}; counted: {one.counting}"
    return format_html('<a href="{}">{}</a><span class="note">{}</span>', one.url, one.title, about)


class Matrix(LoginRequiredMixin, View):
    """A matrix: its sentence, its table, its files, and the same as a document."""

    columns: Sequence[Column]
    in_files: Sequence[Column]
    heading = ""
    kind = ""

    def show(self, lines: list[Any], *, lead: str, about: str, name: str, **more: Any) -> HttpResponseBase:
        """Show the page, or hand over the file that is asked for."""
        as_at, wanted = day_of(self.request), self.request.GET.get("format")
        file_name = f"{self.kind}-{as_at.isoformat()}"
        if wanted == "csv":
            return as_csv(self.in_files, lines, name=file_name)
        if wanted == "xlsx":
            told = [("What", f"{self.heading}, {about}"), ("As at", day(as_at)), ("In a sentence", lead)]
            return as_xlsx(self.in_files, lines, name=file_name, about=told)
        forms = [("page", "html"), ("Word", "docx"), ("PDF", "pdf")]
        context = {
            "heading": self.heading,
            "caption": about,
            "lead": lead,
            "crumbs": crumbs(("Scoreboard", reverse("performance:scoreboard")), (self.heading, "")),
            "columns": self.columns,
            "table": [[(column, column.cell(line)) for column in self.columns] for line in lines],
            "ways": [Export("CSV", self._with(format="csv")), Export("Excel", self._with(format="xlsx"))]
            + [Export(capital(words), reverse("paper", args=[self.kind, name, form])) for words, form in forms],
            **more,
        }
        return render(self.request, "performance/matrix.html", context)

    def _with(self, **changes: str) -> str:
        query = self.request.GET.copy()
        query.update(changes)
        return f"{self.request.path}?{query.urlencode()}"


class QuarterlyMatrix(Matrix):
    """Every measure of the council by quarter, its target, the year before, and why it lies far from its target."""

    columns = (Column("title", "Measure", lambda one: one.title, shown=_measure), *FIGURES)
    in_files = (*WHAT, *FIGURES)
    heading = "Quarterly performance"
    kind = "quarterly-performance"

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Show the financial year in which the day lies, or the one asked for."""
        as_at = day_of(request)
        council = own_organisation(on=as_at)
        if council is None:
            raise Http404("No plan is kept, so no council is known whose measures could be shown.")
        year = self._year(request.GET.get("year", "")) or FinancialYear.containing(as_at)
        lines = quarterly_lines(council, year=year, as_at=as_at, reader=request.user)
        return self.show(
            lines, lead=quarterly_in_a_sentence(lines), about=f"{council}, {year}", name=council.ref, year=year,
            years=[(str(one), one.code) for one in (year.previous(), year.next())],
        )  # fmt: skip

    @staticmethod
    def _year(text: str) -> FinancialYear | None:
        try:
            return FinancialYear.parse(text) if text else None
        except ValueError as error:
            raise Http404 from error


class ReviewList(ListPage):
    """Every plan that can be reviewed."""

    heading = "Service plan reviews"
    noun = ("plan", "plans")
    crumbs = crumbs(("Scoreboard", "/performance/scoreboard/"), ("Service plan reviews", ""))
    default_sort = ("title",)
    columns = (
        Column(
            "title", "Plan", lambda row: row.title, ("title",),
            url=lambda row: reverse("performance:review", args=[row.ref]),
        ),
        Column("kind", "Kind", lambda row: row.kind, ("kind__name",)),
        Column("owner", "Owner", lambda row: row.owner, ("owner__title",), empty="nobody named"),
        Column("count", "Objectives", lambda row: row.count, ("count",), numeric=True),
        Column("measured", "Measured", lambda row: row.measured, ("measured",), numeric=True),
    )  # fmt: skip

    def rows(self) -> QuerySet[Any]:
        """Return the plans of the day with how many objectives each has, and how many of them are measured."""
        plans = Plan.objects.visible_to(self.request.user).as_at(self.as_at).select_related("kind", "owner")
        measured = Q(objectives__indicator_links__validity__contains=self.as_at)
        return plans.annotate(
            count=Count("objectives", distinct=True),
            measured=Count("objectives", filter=measured, distinct=True),
        )

    def lead(self, total: int) -> str:
        """Say what a review shows."""
        return (
            f"{capital(counted(total, 'plan'))} can be reviewed: each objective with its pledge, its service area, its "
            "target, how far it is and the indicator that tells."
        )


class PlanReview(Matrix):
    """The review of a plan: pledge, service area, key target, progress, indicator."""

    columns = in_files = REVIEW
    heading = "Service plan review"
    kind = "service-plan-review"

    def get(self, request: HttpRequest, ref: str) -> HttpResponseBase:
        """Show the plan's objectives with how far they are."""
        plan = Plan.objects.visible_to(request.user).as_at(day_of(request)).filter(ref=ref).first()
        if plan is None:
            raise Http404
        lines = review_lines(plan, as_at=day_of(request), reader=request.user)
        return self.show(lines, lead=review_in_a_sentence(lines), about=plan.title, name=plan.ref)
