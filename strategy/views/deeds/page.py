"""A page of strategy with one form that does one deed by a service."""

from typing import Any

from salford_css.core import deedpage
from salford_css.core.components import Crumb
from strategy.views.pages import home_crumb

REFUSED = deedpage.REFUSED


class DeedPage(deedpage.DeedPage):
    """The page of a deed, found from the first page of strategy."""

    def above(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [home_crumb()]
