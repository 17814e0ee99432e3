"""Naming the board of a partnership."""

from typing import Any

from django.db import models
from django.urls import reverse

from partnerships import policies
from partnerships.forms.boards.naming import BoardForm
from partnerships.models import Partnership
from partnerships.services import boards as services
from partnerships.views.deeds.boards.page import HOME, Following, board_url
from salford_css.core import deedpage
from salford_css.core.components import Crumb
from strategy.models import Body


class NameBoard(deedpage.DeedPage):
    """Say which body looks after a partnership, or found a new board for it."""

    model: type[models.Model] = Partnership
    form = BoardForm
    heading = "Name its board"
    verb = "Name the board"
    done = "The board is on record. Its seats and terms come next."
    dated_by = "since"

    def allowed(self, row: Any) -> bool:
        """Say whether the reader may name it."""
        return policies.may_take_step(self.request.user, row, self.today)

    def above(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [HOME, Crumb("Register", reverse("partnerships:partnerships"))]

    def lead(self, row: Any) -> str:
        """Say which board it has."""
        named = [str(one.body) for one in row.boards.in_force(self.day).select_related("body")]
        return (
            f"Looked after by {', '.join(named)}." if named else "No body looks after it, as far as the record shows."
        )

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the bodies on record."""
        return {"bodies": Body.objects.visible_to(self.request.user).order_by("name")}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the day the pages are read at."""
        return {"since": self.day}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Name it."""
        made = services.name_board(partnership=row, by=self.request.user, **data)
        return Following(board_url(made.body))
