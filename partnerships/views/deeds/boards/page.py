"""What deeds about boards share: the board or its meeting behind the address, who may, the page that follows."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import models
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from partnerships import policies
from partnerships.models import PartnershipBoard, TermsOfReference
from partnerships.querysets.boards import is_board
from partnerships.readings.boards import terms_on
from partnerships.readings.seats import seats_of
from salford_css.core import deedpage, showing
from salford_css.core.components import Crumb
from salford_css.core.models import Organisation
from salford_css.core.moments import day_of
from salford_css.core.words import day
from strategy.models import Body, Meeting

HOME = Crumb("Partnerships", "/partnerships/")


@dataclass(frozen=True)
class Following:
    """The page to which a deed leads."""

    url: str

    def get_absolute_url(self) -> str:
        """Return its address."""
        return self.url


def board_url(body: Any) -> str:
    """Return the address of a board's page."""
    return reverse("partnerships:board", args=[body.ref])


def meeting_url(meeting: Any) -> str:
    """Return the address of the page of a board's meeting."""
    return reverse("partnerships:board-meeting", args=[meeting.ref])


class BoardDeed(deedpage.DeedPage):
    """A deed of whoever keeps a board."""

    model: type[models.Model] = Body

    def row(self, **address: Any) -> Any:
        """Return the board."""
        found = Body.objects.visible_to(self.request.user).filter(is_board(), ref=address["ref"]).first()
        if found is None:
            raise Http404
        return found

    def body_of(self, row: Any) -> Any:
        """Return the body that a row is about."""
        return row

    def allowed(self, row: Any) -> bool:
        """Say whether the reader is the board's secretary, or a director."""
        return policies.may_seat(self.request.user, self.body_of(row), self.today)

    def above(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [HOME, Crumb("Boards", reverse("partnerships:boards"))]

    def back(self, row: Any) -> str:
        """Return the board's page."""
        return board_url(row)

    def followed(self, row: Any) -> Following:
        """Return the page that follows."""
        return Following(self.back(row))

    def terms(self, body: Any, on: Any = None) -> TermsOfReference | None:
        """Return the terms in force on a day, today unless said."""
        return terms_on(body, on or self.day)

    def organisations(self, body: Any) -> Any:
        """Return the organisations that may have seats: partners of what it looks after, and their council."""
        looked_after = PartnershipBoard.objects.filter(body=body).values("partnership")
        return Organisation.objects.filter(
            models.Q(party_to__partnership__in=looked_after)
            | models.Q(partnerships_led__in=looked_after)
            | models.Q(seats__body=body)
            | models.Q(pk=body.organisation_id)
        ).distinct().order_by("name")  # fmt: skip


class MeetingDeed(BoardDeed):
    """A deed about one meeting of a board."""

    model = Meeting

    def row(self, **address: Any) -> Any:
        """Return the meeting."""
        rows = Meeting.objects.visible_to(self.request.user).filter(ref=address["ref"])
        found = rows.filter(body__in=Body.objects.filter(is_board())).select_related("body__organisation").first()
        if found is None:
            raise Http404
        self.meeting: Any = found
        return found

    def beside(self, row: Any) -> dict[str, Any]:
        """Say beforehand that pages of an earlier day do not show what is dated by the meeting."""
        shows, read_at = self.shows_from(), day_of(self.request)
        if self.dated_by is not None or shows is None or shows <= read_at:
            return {}
        told = (
            f"What you do here is dated by the meeting, {day(shows)}. Pages read as at {day(read_at)} do not show it."
        )
        return {"shows_later": told}

    def shows_from(self) -> Any:
        """Return the day from which pages show what happened at the meeting; None where it is still to come."""
        last = self.meeting.latest
        return last if last and last <= self.today else None

    def _lead_on(self, following: Any, data: dict[str, Any]) -> HttpResponse:
        """Lead to the page as at the day of the meeting, unless the form itself asks for a day."""
        if self.dated_by is not None:
            return super()._lead_on(following, data)
        said, address = showing.told(self.request, self.done, following.get_absolute_url(), self.shows_from())
        messages.success(self.request, said)
        return HttpResponseRedirect(address)

    def body_of(self, row: Any) -> Any:
        """Return whose meeting it is."""
        return row.body

    def above(self, row: Any) -> list[Crumb]:
        """Return the way back by the board."""
        return [*super().above(row), Crumb(row.body.name, board_url(row.body))]

    def back(self, row: Any) -> str:
        """Return the meeting's page."""
        return meeting_url(row)

    def items(self, row: Any) -> Any:
        """Return the items that the reader may read."""
        return row.items.visible_to(self.request.user).order_by("number")

    def seats(self, row: Any) -> Any:
        """Return the seats that existed on the day of the meeting."""
        return seats_of(row.body).in_force(row.earliest or self.day)
