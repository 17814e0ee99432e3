"""Entering one figure, and correcting one. What is allowed, the service decides; a refusal stands beside its field."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views import View

from performance.forms.result import CorrectionForm, NewResultForm, ResultForm, facts_of, periods_without
from performance.models import Definition, ResultKnown, Series
from performance.policies import require_keeper
from performance.services import SeriesKey, record_result, series_for
from performance.services.correcting import correct_result
from performance.views.indicator.asked import Asked, asked, indicator_at
from performance.views.ways import crumbs, series_url
from salford_css.core import clock
from salford_css.core.periods import Frequency, Period
from salford_css.core.showing import told, warned

YEARS_BACK = 10


class EnterResult(LoginRequiredMixin, View):
    """A figure for a period that has none."""

    verb = "Enter the figure"
    done = "The figure is recorded."

    def dispatch(self, request: HttpRequest, *args: Any, **address: Any) -> Any:
        """Find the series, then ask whether the reader keeps figures."""
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        indicator = indicator_at(request.user, address["framework"], address["code"])
        self.wanted: Asked = asked(request, indicator, as_at=clock.today())
        self.find(**address)
        require_keeper(request.user, on=clock.today())
        return super().dispatch(request, *args, **address)

    def find(self, **address: Any) -> None:
        """Find series and definition; 404 where nothing says what is counted."""
        self.series: Series | None = self._existing()
        self.definition: Definition | None = self.wanted.indicator.definitions.order_by("-number").first()
        if self.definition is None:
            raise Http404

    def form(self, data: Any = None) -> ResultForm:
        """Return the form, beginning with today as the day on which the figure became known."""
        return NewResultForm(data, periods=self._periods(), initial={"known_from": clock.today(), "stage": "final"})

    def deed(self, form: Any) -> None:
        """Let the service record what was typed."""
        facts = form.facts()
        period = Period.parse(form.cleaned_data["period"]).first_day
        record_result(series=self._series(), period=period, by=self.request.user, **facts)

    def get(self, request: HttpRequest, **address: Any) -> HttpResponse:
        """Show the empty form."""
        return self.page(self.form())

    def post(self, request: HttpRequest, **address: Any) -> HttpResponse:
        """Record the figure, or show what was refused and keep what was typed."""
        form = self.form(request.POST)
        if form.is_valid():
            try:
                self.deed(form)
            except ValidationError as error:
                form.refuse(error)
            else:
                said, there = told(request, self.done, self.back, form.cleaned_data["known_from"])
                messages.success(request, said)
                return HttpResponseRedirect(there)
        return self.page(form, status=422)

    def page(self, form: ResultForm, status: int = 200) -> HttpResponse:
        """Show the form."""
        indicator = self.wanted.indicator
        context = {
            "form": form,
            "heading": self.heading,
            "caption": f"{indicator.title}, {self.wanted.organisation}",
            "lead": self.lead,
            "verb": self.verb,
            "cancel_url": self.back,
            "shows_later": warned(self.request, "known_from"),
            "crumbs": crumbs(
                ("Scoreboard", reverse("performance:scoreboard")), (indicator.title, self.back), (self.heading, "")
            ),
        }
        return render(self.request, "form_page.html", context, status=status)

    @property
    def heading(self) -> str:
        """Say what is asked."""
        part = f", {self.wanted.breakdown}" if self.wanted.breakdown.key else ""
        return f"Enter a figure{part}"

    @property
    def lead(self) -> str:
        """Say what is counted, so that the right figure is entered."""
        definition = self.definition
        return f"{definition.numerator} ({definition.unit})." if definition and definition.numerator else ""

    @property
    def back(self) -> str:
        """Return the address of the indicator's page, turned to this series."""
        return series_url("indicator", self.wanted.indicator, self.wanted.organisation.ref, self.wanted.breakdown.key)

    def _existing(self) -> Series | None:
        rows = Series.objects.visible_to(self.request.user).filter(
            indicator=self.wanted.indicator,
            organisation=self.wanted.organisation,
            breakdown__key=self.wanted.breakdown.key,
        )
        return rows.select_related("indicator__framework", "organisation", "breakdown").first()

    def _series(self) -> Series:
        """Return the series, which its first figure makes."""
        if self.series is not None:
            return self.series
        assert self.definition is not None
        key = SeriesKey(
            self.wanted.indicator.pk, self.wanted.organisation.pk, self.definition.frequency,
            self.wanted.breakdown.key,
        )  # fmt: skip
        return Series.objects.get(pk=series_for([key])[key])

    def _periods(self) -> list[Period]:
        assert self.definition is not None
        frequency = Frequency(self.series.frequency if self.series else self.definition.frequency)
        known = set(self.series.results.values_list("period", flat=True)) if self.series else set()
        today = clock.today()
        first = min([*known, today.replace(year=today.year - YEARS_BACK, day=1)])
        return periods_without(known, frequency, first=first, today=today)


class CorrectResult(EnterResult):
    """A figure that stands, stated anew with a reason."""

    verb = "Correct the figure"

    def find(self, **address: Any) -> None:
        """Find the figure that is believed today; 404 where there is none."""
        super().find(**address)
        if self.series is None:
            raise Http404
        self.result = self._believed(self.series, address["period"])

    def _believed(self, series: Series, code: str) -> ResultKnown:
        try:
            first_day = Period.parse(code).first_day
        except ValueError as error:
            raise Http404 from error
        known = ResultKnown.objects.as_at(clock.today()).filter(series=series, period=first_day)
        found = known.select_related("series", "definition").first()
        if found is None:
            raise Http404
        return found

    def form(self, data: Any = None) -> ResultForm:
        """Return the form, beginning with what is believed."""
        return CorrectionForm(data, initial={"known_from": clock.today(), **facts_of(self.result)})

    def deed(self, form: Any) -> None:
        """Let the service state the figure anew."""
        correct_result(series=self.result.series, period=self.result.period, by=self.request.user, **form.facts())

    @property
    def heading(self) -> str:
        """Say which figure is corrected."""
        return f"Correct the figure of {self.result.covers}"

    @property
    def lead(self) -> str:
        """Say what stands now, and that it stays on record."""
        return (
            f"It stands at {self.result.words}, known from {self.result.known_from:%-d %B %Y}. What was believed "
            "before stays on record."
        )
