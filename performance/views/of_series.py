"""What the deeds about one series share: which series an address names, who may, and the way back."""

from datetime import date
from typing import Any

from django.http import Http404
from django.urls import reverse

from performance.models import Series
from performance.policies import may_keep_figures
from performance.readings import Line, lines_of
from performance.views.indicator.asked import asked, indicator_at
from performance.views.ways import PERFORMANCE
from salford_css.core.components import Crumb
from salford_css.core.deedpage import DeedPage
from salford_css.core.periods import Frequency, Period

YEARS_BACK, YEARS_AHEAD = 10, 5


class SeriesDeed(DeedPage):
    """A deed about the series of an indicator that the query names by organisation and part, ours unless said."""

    model = Series

    def row(self, **address: Any) -> Series:
        """Return the series; 404 where it has no figure and was never begun."""
        indicator = indicator_at(self.request.user, address["framework"], address["code"])
        wanted = asked(self.request, indicator, as_at=self.today)
        rows = Series.objects.visible_to(self.request.user).filter(
            indicator=indicator, organisation=wanted.organisation, breakdown=wanted.breakdown
        )
        found = rows.select_related("indicator__framework", "organisation", "breakdown").order_by("frequency").first()
        if found is None:
            raise Http404
        return found

    def allowed(self, row: Series) -> bool:
        """Say whether the reader keeps figures."""
        return may_keep_figures(self.request.user, on=self.today)

    def above(self, row: Series) -> list[Crumb]:
        """Return the way back."""
        return [PERFORMANCE, Crumb("Scoreboard", reverse("performance:scoreboard"))]

    def line(self, row: Series) -> Line:
        """Return what is known of the series today; 404 where that is nothing."""
        found = lines_of(Series.objects.filter(pk=row.pk), as_at=self.today)[0]
        if found.latest_period is None:
            raise Http404
        return found

    def latest(self, row: Series) -> date:
        """Return the latest period that has a figure."""
        period = self.line(row).latest_period
        assert period is not None
        return period


def periods_offered(series: Series, today: Any) -> list[Period]:
    """Return the periods a target can be about: ten years back to five ahead, the latest first."""
    frequency = Frequency(series.frequency)
    period = Period.containing(today.replace(year=today.year + YEARS_AHEAD, day=1), frequency)
    first = today.replace(year=today.year - YEARS_BACK, day=1)
    known = series.results.order_by("period").values_list("period", flat=True).first()
    first = min(first, known) if known else first
    found = []
    while period.last_day >= first:
        found.append(period)
        period = period.shifted(-1)
    return found
