"""A board's meeting: called, given items and papers, opened, held, chaired, attended."""

from typing import Any

from django.http import Http404

from partnerships.forms.boards.meetings import (
    AttendanceForm,
    CallForm,
    ChairForm,
    InterestForm,
    PaperForm,
    SaidForm,
)
from partnerships.readings.board_meetings import chair_due
from partnerships.readings.seats import seat_lines
from partnerships.services import boards as services
from partnerships.services.boards.attending import IN_ATTENDANCE, SUBSTITUTE
from partnerships.services.boards.papers import put_paper
from partnerships.views.deeds.boards.page import BoardDeed, Following, MeetingDeed, meeting_url
from salford_css.core.models import Document
from salford_css.core.words import counted
from strategy.forms import DayForm, ItemForm, ReasonForm, SureForm
from strategy.models import Paper, Presence, ReportVersion
from strategy.services import meetings as convening


class CallMeeting(BoardDeed):
    """Call a meeting of the board."""

    form = CallForm
    heading = "Call a meeting"
    verb = "Call the meeting"
    done = "The meeting is called, and the standing agenda is carried in."
    dated_by = None

    def lead(self, row: Any) -> str:
        """Say what the terms ask for."""
        terms = self.terms(row)
        if terms is None:
            return "No terms of reference are in force, so no notice is asked for and no standing agenda is carried in."
        days = f"{counted(terms.notice_days, 'clear working day')} of notice" if terms.notice_days else "no notice"
        items = counted(terms.standing_items.count(), "item")
        return f"The terms in force ask for {days}; their standing agenda of {items} is carried in."

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the day the pages are read at as the day of the call."""
        return {"called_on": self.day}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Call it."""
        return services.call_meeting(body=row, by=self.request.user, **data)


class AddItem(MeetingDeed):
    """Put an item on the agenda."""

    form = ItemForm
    heading = "Put an item on the agenda"
    verb = "Put it on the agenda"
    done = "The item stands on the agenda."
    dated_by = None

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Put it there."""
        convening.add_agenda_item(meeting=row, by=self.request.user, **data)
        return self.followed(row)


class PutPaper(MeetingDeed):
    """Put a paper before the board."""

    form = PaperForm
    heading = "Put a paper before the board"
    verb = "Put it before the board"
    done = "The paper lies before the board."
    dated_by = None

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer items, reports and documents."""
        reader = self.request.user
        return {
            "items": self.items(row),
            "reports": ReportVersion.objects.visible_to(reader).select_related("report").order_by("title", "number"),
            "documents": Document.objects.visible_to(reader).order_by("title"),
        }

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Put it there."""
        put_paper(by=self.request.user, **data)
        return self.followed(row)


class SayOfPaper(MeetingDeed):
    """Say what the board made of a paper."""

    form = SaidForm
    heading = "What the board made of a paper"
    verb = "Keep it"
    done = "What the board made of it is on record, beside what other bodies made of it."
    dated_by = None

    def row(self, **address: Any) -> Any:
        """Return the meeting, and remember the paper."""
        meeting = super().row(ref=address["ref"])
        rows = Paper.objects.filter(item__in=self.items(meeting), item__number=address["item"])
        found = rows.filter(number=address["number"]).select_related("item__meeting__body", "document").first()
        if found is None:
            raise Http404
        self.paper: Paper = found
        return meeting

    def lead(self, row: Any) -> str:
        """Say which paper."""
        return f"“{self.paper}”, under item {self.paper.item}."

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with what is on record."""
        return {"said": self.paper.said}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Keep it."""
        services.say_of_paper(paper=self.paper, by=self.request.user, **data)
        return self.followed(row)


class OpenAgenda(MeetingDeed):
    """Open the agenda to the public."""

    form = DayForm
    heading = "Open the agenda to the public"
    verb = "Open the agenda"
    done = "The agenda is open; what is exempt stays out of it."
    dated_by = "on"

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the day the pages are read at."""
        return {"on": self.day}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Open it."""
        convening.publish_agenda(meeting=row, by=self.request.user, on=data["on"])
        return self.followed(row)


class HoldMeeting(MeetingDeed):
    """Say that the meeting took place."""

    form = SureForm
    heading = "Say that it took place"
    verb = "It took place"
    done = "The meeting is on record as held."
    dated_by = None

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Say so."""
        convening.hold_meeting(meeting=row, by=self.request.user)
        return self.followed(row)


class CallOff(MeetingDeed):
    """Call the meeting off."""

    form = ReasonForm
    heading = "Call the meeting off"
    verb = "Call it off"
    done = "The meeting is called off, and the reason is on record."
    dated_by = None

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Call it off."""
        convening.cancel_meeting(meeting=row, by=self.request.user, **data)
        return self.followed(row)


class EnterAttendance(MeetingDeed):
    """Enter who was there, seat by seat."""

    form: Any = AttendanceForm
    template = "partnerships/boards/tabled_form.html"
    heading = "Who was there"
    verb = "Keep the attendance"
    done = "The attendance is on record, and the quorum is counted from it item by item."
    dated_by = None

    def lead(self, row: Any) -> str:
        """Say how to read the table."""
        return (
            "Every seat that somebody held on the day. Whoever came late or left early counts for the items in "
            "between; clock times are kept beside. A seat left at “not said” stays as it is."
        )

    def made_with(self, row: Any) -> dict[str, Any]:
        """Hand over the seats of the day and the items."""
        lines = seat_lines(self.seats(row), row.earliest) if row.earliest else []
        return {"seats": lines, "items": list(self.items(row))}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with what is on record."""
        found: dict[str, Any] = {}
        rows = row.attendance.filter(seat_taken__isnull=False)
        for one in rows.select_related("seat_taken__seat", "seat_taken__came_for", "seat_taken__left_before"):
            taken = one.seat_taken
            name = f"seat-{taken.seat.number}"
            found |= {
                f"{name}-presence": SUBSTITUTE if taken.substitute else one.presence,
                f"{name}-who": one.as_written if taken.substitute else "",
                f"{name}-came_for": str(taken.came_for.number) if taken.came_for else "",
                f"{name}-left_before": str(taken.left_before.number) if taken.left_before else "",
                f"{name}-came_at": taken.came_at.strftime("%H:%M") if taken.came_at else "",
                f"{name}-left_at": taken.left_at.strftime("%H:%M") if taken.left_at else "",
            }
        sat_in = row.attendance.filter(seat_taken__isnull=True, presence=Presence.PRESENT, capacity=IN_ATTENDANCE)
        return found | {"others": "\n".join(one.as_written or str(one.post) for one in sat_in)}

    def make_form(self, row: Any, *given: Any, **named: Any) -> Any:
        """Keep the form at hand: it knows its table."""
        self.filled = super().make_form(row, *given, **named)
        return self.filled

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Enter it."""
        others = [line.strip() for line in data["others"].splitlines() if line.strip()]
        services.enter_attendance(meeting=row, entries=self.filled.entries(), others=others, by=self.request.user)
        return self.followed(row)


class TakeChair(MeetingDeed):
    """Say who took the chair."""

    form = ChairForm
    heading = "Who took the chair"
    verb = "Keep it"
    done = "Who took the chair is on record."
    dated_by = None

    def lead(self, row: Any) -> str:
        """Say to whom it falls."""
        due = chair_due(row)
        if not due.words:
            return "The terms leave it to the meeting who takes the chair."
        return f"By the terms ({due.rule}) the chair falls to {due.words} at this meeting."

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the seats of the day."""
        return {"seats": self.seats(row)}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the seat to which it falls."""
        due = chair_due(row)
        return {"seat": due.seats[0] if due.seats else None}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Keep it."""
        services.take_chair(meeting=row, by=self.request.user, **data)
        return self.followed(row)


class DeclareInterest(MeetingDeed):
    """Record an interest that a member declared."""

    form = InterestForm
    heading = "Record a declaration of interest"
    verb = "Record it"
    done = "The interest is on record; the quorum of the item is counted with it."
    dated_by = None

    def lead(self, row: Any) -> str:
        """Say what an interest does to the quorum."""
        return (
            "An interest that bars, or for which somebody left, takes their seat out of the quorum for that item; a "
            "personal one does not."
        )

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer who is present, and the items."""
        present = self.seats(row).filter(taken__attendance__meeting=row, taken__attendance__presence=Presence.PRESENT)
        return {"seats": present, "items": self.items(row)}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Record it."""
        services.declare_interest(meeting=row, by=self.request.user, **data)
        return Following(meeting_url(row))
