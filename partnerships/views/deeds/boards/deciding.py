"""What a board decides, and its minutes."""

from typing import Any

from django.db.models import Q
from django.http import Http404

from partnerships.forms.boards.meetings import AgreeForm, BoardDecisionForm, MinutesForm
from partnerships.forms.boards.naming import AnswerForm
from partnerships.models import Delegation
from partnerships.readings.boards import QuorumBook
from partnerships.selectors.board_minutes import draft_of
from partnerships.services import boards as services
from partnerships.views.deeds.boards.page import MeetingDeed
from salford_css.core.models import Part
from salford_css.core.words import listed
from strategy.lifecycle import MeetingState
from strategy.models import Meeting, Minutes, Referral


class RecordBoardDecision(MeetingDeed):
    """Record what the board decided under an item."""

    form = BoardDecisionForm
    heading = "Record a decision of the board"
    verb = "Record the decision"
    done = "The decision is on record. What was beyond the board's delegation is referred to the bodies above it."
    dated_by = None

    def lead(self, row: Any) -> str:
        """Say what is held against it."""
        terms = self.terms(row.body, row.earliest)
        if terms is None:
            return "No terms of reference are in force, so neither a quorum nor a delegation is held against it."
        book = QuorumBook([row])
        short = [str(one.number) for one in self.items(row) if book.missing(row, one.number, row.earliest)]
        missing = f" It is missing for {listed([f'item {one}' for one in short])}." if short else ""
        return (
            f"The quorum is counted for the item.{missing} What lies under none of the board's powers, or above its "
            "limit, is recorded as referred, and goes to the bodies above."
        )

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the items, and the powers in force."""
        terms = self.terms(row.body, row.earliest)
        return {
            "items": self.items(row),
            "delegations": terms.delegations.all() if terms else Delegation.objects.none(),
        }

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the item asked for."""
        number = self.request.GET.get("item", "")
        return {"item": self.items(row).filter(number=number).first() if number.isdecimal() else None}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Record it."""
        services.decide(meeting=row, by=self.request.user, **data)
        return self.followed(row)


class AnswerReferral(MeetingDeed):
    """Record what a body above answered to a decision that the board referred to it."""

    form = AnswerForm
    heading = "What the body above answered"
    verb = "Keep the answer"
    done = "The answer is on record beside the referral."
    dated_by = None

    def row(self, **address: Any) -> Any:
        """Return the meeting, and remember the referral; 404 when the reader may not read the decision."""
        meeting = super().row(ref=address["ref"])
        rows = Referral.objects.visible_to(self.request.user).filter(
            decision__meeting=meeting, decision__ref=address["decision"], body__ref=address["body"]
        )
        found = rows.select_related("decision__body", "body").first()
        if found is None:
            raise Http404
        self.referral: Referral = found
        return meeting

    def lead(self, row: Any) -> str:
        """Say what was referred to whom, and why."""
        return f"“{self.referral.decision.wording}” was referred to {self.referral.body}. {self.referral.why}"

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with what is on record."""
        return {"answer": self.referral.answer, "on": self.referral.answered_on or self.day}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Keep it."""
        services.answer_referral(referral=self.referral, by=self.request.user, **data)
        return self.followed(row)


class PartDeed(MeetingDeed):
    """A deed about one part of a meeting's minutes: open, or exempt for who may read it."""

    def row(self, **address: Any) -> Any:
        """Return the meeting, and remember the part and its newest version."""
        self.part = address["part"]
        reader: Any = self.request.user
        if self.part not in Part.values or (self.part == Part.EXEMPT and not reader.may_read_exempt):
            raise Http404
        meeting = super().row(ref=address["ref"])
        self.newest: Minutes | None = meeting.minutes.filter(part=self.part).order_by("-number").first()
        return meeting


class WriteMinutes(PartDeed):
    """Write minutes from the record, or correct them."""

    form = MinutesForm
    verb = "Keep the minutes"
    dated_by = None
    done = "The minutes are on record, as a version that never changes."

    @property
    def heading(self) -> str:  # type: ignore[override]
        """Name the part."""
        return "Write the minutes" if self.part == Part.OPEN else "Write the minutes of Part 2"

    def lead(self, row: Any) -> str:
        """Say what the text begins with."""
        if self.newest:
            return f"Version {self.newest.number} is on record; what you keep is the next version."
        return "The text is drafted from the record: seats, interests, quorum, decisions, actions. Change it freely."

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the newest version, or with a draft from the record."""
        return {"text": self.newest.text if self.newest else draft_of(row, part=self.part, reader=self.request.user)}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Keep them."""
        services.write_minutes(meeting=row, part=self.part, by=self.request.user, **data)
        return self.followed(row)


class AgreeMinutes(PartDeed):
    """Agree minutes at a later meeting."""

    form = AgreeForm
    heading = "Agree the minutes"
    verb = "Agree them"
    dated_by = None
    done = "The minutes are agreed; the agreed version says at which meeting."

    def allowed(self, row: Any) -> bool:
        """Say whether there are minutes that the reader may agree."""
        return super().allowed(row) and self.newest is not None

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the board's later meetings."""
        later = Q(body=row.body, earliest__gt=row.latest or row.earliest)
        rows = Meeting.objects.visible_to(self.request.user).filter(later).exclude(state=MeetingState.CANCELLED)
        return {"meetings": rows.select_related("body").order_by("earliest")}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the newest version and the next meeting."""
        assert self.newest is not None
        return {"text": self.newest.text, "at": self.made_with(row)["meetings"].first()}

    def lead(self, row: Any) -> str:
        """Say that it is a decision."""
        return "To agree minutes is a decision of the later meeting, so that meeting needs its quorum for the item."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Agree them."""
        assert self.newest is not None
        services.agree_minutes(minutes=self.newest, by=self.request.user, **data)
        self.meeting = data["at"]  # the day from which pages show that they are agreed
        return self.followed(row)
