"""Seats of a board: made, filled, left, ended."""

from typing import Any

from django.http import Http404

from partnerships.forms.boards.seats import HolderForm, LastDayForm, SeatForm
from partnerships.models import Seat
from partnerships.services import boards as services
from partnerships.views.deeds.boards.page import BoardDeed
from salford_css.core.models import Post


class AddSeat(BoardDeed):
    """Make a seat."""

    form = SeatForm
    heading = "Make a seat"
    verb = "Make the seat"
    done = "The seat is on record. It is vacant until somebody is appointed to it."
    dated_by = "since"

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the partners' organisations."""
        return {"organisations": self.organisations(row)}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Make it."""
        services.add_seat(body=row, by=self.request.user, **data)
        return self.followed(row)


class SeatDeed(BoardDeed):
    """A deed about one seat, named by its number on the day."""

    def row(self, **address: Any) -> Any:
        """Return the board, and remember the seat; 404 when there is none of this number."""
        body = super().row(**address)
        rows = Seat.objects.filter(body=body, number=address["number"]).select_related("organisation", "body")
        seat = rows.in_force(self.day).first() or rows.order_by("-valid_from").first()
        if seat is None:
            raise Http404
        self.seat: Seat = seat
        self.held = seat.holdings.in_force(self.day).select_related("post").first()
        return body

    def lead(self, row: Any) -> str:
        """Say which seat, and who holds it."""
        held = f"{self.held.post or self.held.as_written} holds it." if self.held else "Nobody holds it."
        return f"{self.seat}{', with a vote' if self.seat.voting else ', without a vote'}. {held}"


class Appoint(SeatDeed):
    """Appoint somebody to a seat that nobody holds."""

    form = HolderForm
    heading = "Appoint to a seat"
    verb = "Appoint"
    done = "The seat is filled."
    dated_by = "since"

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer posts."""
        return {"posts": Post.objects.visible_to(self.request.user).order_by("title")}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the day the pages are read at."""
        return {"since": self.day}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Appoint."""
        services.appoint(seat=self.seat, by=self.request.user, **data)
        return self.followed(row)


class Replace(Appoint):
    """Let somebody take over a seat; whoever holds it leaves it the day before."""

    heading = "Replace who holds a seat"
    verb = "Replace"
    done = "The seat has passed on; whoever held it left it the day before."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Pass it on."""
        services.fill_seat(seat=self.seat, by=self.request.user, **data)
        return self.followed(row)


class Leave(SeatDeed):
    """End somebody's time in a seat."""

    form = LastDayForm
    heading = "Leave a seat"
    verb = "End their time"
    done = "Their time in the seat is ended; the seat is vacant from the next day."
    dated_by = "last_day"

    def allowed(self, row: Any) -> bool:
        """Say whether somebody holds it."""
        return super().allowed(row) and self.held is not None

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """End it."""
        assert self.held is not None
        services.leave_seat(holding=self.held, by=self.request.user, **data)
        return self.followed(row)


class EndSeat(SeatDeed):
    """End a seat."""

    form = LastDayForm
    heading = "End a seat"
    verb = "End the seat"
    done = "The seat is ended; what it did stays on record."
    dated_by = "last_day"

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """End it."""
        services.end_seat(seat=self.seat, by=self.request.user, **data)
        return self.followed(row)
