"""The page on which the figures of a measure are given to those who enter and check them."""

from typing import Any

from django.db.models import Q

from performance.forms.duties import DutyForm
from performance.selectors.councils import units, with_figures
from performance.services import name_duty
from performance.views.definitions import SheetDeed, ToSheet
from salford_css.core.models import Organisation


class NameDuty(SheetDeed):
    """Give entering or checking to a post, from a day on."""

    form = DutyForm
    heading = "Say who enters or checks the figures"
    verb = "Keep this"
    done = "Who enters and who checks is on record."
    dated_by = "since"

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer our council, what lies under it, and whoever else is measured."""
        reader = self.request.user
        ours, measured = units(reader, on=self.today), with_figures(row, reader=reader)
        asked = Q(pk__in=ours.order_by().values("pk")) | Q(pk__in=measured.order_by().values("pk"))
        return {"organisations": Organisation.objects.filter(asked).order_by("name")}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the day the pages are read at."""
        return {"since": self.day, "duty": "enters"}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Let the service keep it."""
        name_duty(indicator=row, by=self.request.user, **data)
        return ToSheet(row)
