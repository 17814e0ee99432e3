"""The health of one partnership on one page."""

from typing import Any

from django.urls import reverse

from partnerships import policies
from partnerships.models import Partnership
from partnerships.selectors import parties_on
from partnerships.selectors.health import health_of
from salford_css.core import clock
from salford_css.core.components import Crumb, Deed
from salford_css.core.detail import DetailPage
from salford_css.core.words import day as words_of_day
from salford_css.core.words import listed

HOME = Crumb("Partnerships", "/partnerships/")


class HealthPage(DetailPage):
    """What it serves, whether that shows, with what money, who decides, what is to be done, what may go wrong."""

    model = Partnership
    near = ("lead_council", "lead_post", "client_group")
    trail_parts = ("dates", "parties", "flexibilities", "objectives", "boards")
    template = "partnerships/health.html"

    def crumbs(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [HOME, Crumb(row.name, row.get_absolute_url()), Crumb("Health")]

    def _findings(self, row: Any) -> dict[str, Any]:
        """Remember the findings: two blocks are made of them."""
        self.found = super()._findings(row)
        return self.found

    def context(self, row: Any) -> dict[str, Any]:
        """Return the blocks, and what the reader may enter."""
        day, user = self.as_at, self.request.user
        parties = listed([str(party) for party in parties_on(row, day)])
        may = policies.may_manage(user, row, clock.today())
        return {
            "blocks": health_of(
                row, as_at=day, reader=user, findings=self.found["findings"], worst=self.found["worst"]
            ),
            "lead": f"{parties or 'Nobody is named as taking part'}, as the record stood on {words_of_day(day)}.",
            "thread_url": f"{row.get_absolute_url()}thread/",
            "deeds": [Deed("Raise a risk", reverse("partnerships:risk-new", args=[row.ref]))] if may else [],
        }
