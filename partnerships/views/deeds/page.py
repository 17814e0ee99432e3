"""What deeds about a pool share: the fund or its year behind the address, who may, the way back."""

from typing import Any

from django.db import models
from django.http import Http404
from django.urls import reverse

from partnerships import policies
from partnerships.models import PooledFund, PoolYear
from salford_css.core import deedpage
from salford_css.core.components import Crumb
from salford_css.core.periods import FinancialYear

HOME = Crumb("Partnerships", "/partnerships/")


def year_named(reader: Any, ref: str, year: str) -> Any:
    """Return a fund's year by its name in an address; 404 when there is none or the reader may not see it."""
    try:
        start = FinancialYear.parse(year).start_year
    except ValueError:
        raise Http404 from None
    rows = PoolYear.objects.visible_to(reader).filter(fund__ref=ref, start_year=start)
    found = rows.select_related("fund__partnership__lead_council", "fund__host", "fund__manager").first()
    if found is None:
        raise Http404
    return found


class FundDeed(deedpage.DeedPage):
    """A deed of whoever keeps a fund's money."""

    model: type[models.Model] = PooledFund

    def allowed(self, row: Any) -> bool:
        """Say whether the reader keeps the fund's money."""
        return policies.may_keep_pool(self.request.user, row, self.today)

    def above(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [HOME, Crumb("Pooled funds", reverse("partnerships:pools"))]

    def parties(self, fund: Any) -> Any:
        """Return who takes part in the fund's partnership."""
        return fund.partnership.parties.select_related("organisation").order_by("kind", "pk")


class YearDeed(FundDeed):
    """A deed about one year of a fund."""

    model = PoolYear

    def row(self, **address: Any) -> Any:
        """Return the year."""
        return year_named(self.request.user, address["ref"], address["year"])

    def allowed(self, row: Any) -> bool:
        """Say whether the reader keeps the fund's money."""
        return policies.may_keep_pool(self.request.user, row.fund, self.today)

    def above(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [HOME, Crumb(row.fund.name, row.fund.get_absolute_url())]

    def moment(self, row: Any) -> Any:
        """Return the day a form begins with: the day pages are read at, held within the year."""
        return max(min(self.day, row.year.last_day), row.year.first_day)
