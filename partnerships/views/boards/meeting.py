"""The page of a board's meeting: called, attended, decided, minuted; and of a question put in writing."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse

from partnerships import policies
from partnerships.models import BoardMeeting, WrittenProcedure
from partnerships.querysets.boards import is_board
from partnerships.readings.board_meetings import Due, arising, call_by, chair_due, minutes_by
from partnerships.readings.boards import terms_on
from partnerships.readings.written import count_of, voters
from partnerships.selectors.board_meetings import MeetingView, attendance_words, interest_words, view_of
from partnerships.selectors.board_minutes import agreed_words
from partnerships.selectors.boards import terms_view
from partnerships.views.boards.board import HOME
from salford_css.core import clock
from salford_css.core.components import Crumb, Deed, Fact
from salford_css.core.detail import DetailPage
from salford_css.core.words import capital, counted, day
from strategy.lifecycle import MeetingState
from strategy.models import Body, Meeting, MeetingForm, Minutes


class BoardMeetingPage(DetailPage):
    """One meeting of a board."""

    model = Meeting
    near = ("body__organisation", "series")
    trail_parts = ("items", "attendance", "board", "written", "minutes")
    template = "partnerships/boards/meeting.html"
    on_thread = False

    @classmethod
    def rows(cls, reader: Any) -> Any:
        """Return the meetings of boards."""
        return super().rows(reader).filter(Exists(Body.objects.filter(is_board(), pk=OuterRef("body"))))

    def crumbs(self, row: Any) -> list[Crumb]:
        """Return the way back by the board."""
        board = Crumb(row.body.name, reverse("partnerships:board", args=[row.body.ref]))
        return [HOME, Crumb("Boards", reverse("partnerships:boards")), board, Crumb(str(row.when))]

    def context(self, row: Any) -> dict[str, Any]:
        """Return the meeting as far as the reader may know it."""
        reader, on = self.request.user, row.earliest
        view = view_of(row, reader=reader, as_at=self.as_at)
        known = BoardMeeting.objects.filter(meeting=row).select_related("chair__organisation", "terms").first()
        terms = known.terms if known and known.terms else terms_on(row.body, on) if on else None
        due = chair_due(row) if row.form == MeetingForm.SITTING else Due()
        minutes = list(self._minutes(row))
        keeps = policies.may_seat(reader, row.body, clock.today())
        return {
            "view": view,
            "later": bool(on and on > self.as_at and row.state == MeetingState.HELD),
            "known": known,
            "terms": terms_view(terms) if terms else None,
            "lead": self._lead(row, view),
            "facts": self._facts(row, known, terms, due),
            "interests": {one.item.pk: [interest_words(each) for each in one.interests] for one in view.items},
            "whole_interests": [interest_words(one) for one in view.whole_interests],
            "arising": list(arising(row, reader=reader, as_at=self.as_at)) if on else [],
            "minutes": self._newest(minutes),
            "earlier_minutes": [one for one in minutes if one not in self._newest(minutes)],
            "agreed_words": [agreed_words(one) for one in self._newest(minutes)],
            "written": self._written(row),
            "keeps": keeps,
            "deeds": self._deeds(row, view, minutes) if keeps else [],
            "not_by_rule": bool(known and known.chair and due.seats and known.chair not in due.seats),
        }

    def _minutes(self, row: Any) -> Any:
        rows = Minutes.objects.visible_to(self.request.user).filter(minutes_by(self.as_at), meeting=row)
        return rows.select_related("made_by", "approved_at__body").order_by("part", "-number")

    @staticmethod
    def _newest(minutes: Sequence[Minutes]) -> list[Minutes]:
        found: dict[str, Minutes] = {}
        for one in minutes:
            found.setdefault(one.part, one)
        return [found[part] for part in sorted(found, reverse=True)]

    def _lead(self, row: Any, view: MeetingView) -> str:
        """Say how it stands: to come, quorate or not, what it decided."""
        if row.state == MeetingState.CANCELLED:
            return "The meeting was called off."
        decided = sum(len(one.decisions) for one in view.items) + len(view.loose)
        short = [one.item.number for one in view.items if one.missing]
        if row.form == MeetingForm.WRITTEN:
            return f"A question put in writing; {counted(decided, 'decision')} came of it."
        if not view.has_attendance:
            held = "It is on record as held. " if row.state == MeetingState.HELD else ""
            return f"{held}{capital(counted(len(view.items), 'item'))} on its agenda. {attendance_words(view)}"
        quorum = "" if view.has_quorum else " The terms set no quorum."
        if view.has_quorum:
            items = ", ".join(map(str, short))
            quorum = f" It was inquorate for item{'s' * (len(short) > 1)} {items}." if short else \
                " It was quorate for every item."  # fmt: skip
        return f"{attendance_words(view)}{quorum} {capital(counted(decided, 'decision'))} on record."

    def _facts(self, row: Any, known: Any, terms: Any, due: Due) -> list[Fact]:
        """Date, place, call, chair."""
        called = Fact("Called", *self._called(row, known, terms))
        if row.form == MeetingForm.WRITTEN:
            return [Fact("Put in writing", str(row.when)), called]
        chair = str(known.chair) if known and known.chair else "not recorded"
        falls = f"falls to {due.words}" if due.words else "is left to the meeting"
        return [
            Fact("Date", str(row.when), note=f"{row.starts_at:%H:%M}" if row.starts_at else ""),
            Fact("Place", row.place or "not recorded"),
            called,
            Fact("In the chair", chair, note=f"By the terms it {falls}."),
            Fact("Agenda open since", day(row.agenda_published_on) if row.agenda_published_on else "not open"),
        ]

    @staticmethod
    def _called(row: Any, known: Any, terms: Any) -> tuple[str, str, str]:
        """Say when it was called, and by when it had to be."""
        called = day(known.called_on) if known and known.called_on else "not recorded"
        if terms is None or not terms.notice_days or row.form == MeetingForm.WRITTEN or not row.earliest:
            return called, "", ""
        by = call_by(terms, row.earliest).day
        late = f" Later, because: {known.short_notice}" if known and known.short_notice else ""
        return called, "", f"Notice was due by {day(by)}.{late}"

    def _written(self, row: Any) -> dict[str, Any] | None:
        found = WrittenProcedure.objects.visible_to(self.request.user).filter(meeting=row)
        procedure = found.select_related("delegation", "decision", "reported_to__body").first()
        if procedure is None:
            return None
        replies = procedure.replies.select_related("seat__organisation").order_by("seat__number")
        known = {one.seat_id for one in replies}
        return {
            "row": procedure,
            "replies": replies,
            "count": count_of(procedure),
            "silent": [seat for seat in voters(procedure) if seat.pk not in known],
        }

    def _deeds(self, row: Any, view: MeetingView, minutes: Sequence[Minutes]) -> list[Deed]:
        """Return what may be done next, the likeliest first."""
        names = self._written_ways(row) if row.form == MeetingForm.WRITTEN else self._ways(row, view, minutes)
        return [
            Deed(words, reverse(f"partnerships:{name}", args=[row.ref, *more]), first=place == 0)
            for place, (words, name, *more) in enumerate(names)
        ]

    @staticmethod
    def _written_ways(row: Any) -> list[tuple[str, ...]]:
        if row.state != MeetingState.PLANNED:
            return []
        return [("Enter a reply", "board-meeting-reply"), ("Count the replies", "board-meeting-conclude")]

    @staticmethod
    def _ways(row: Any, view: MeetingView, minutes: Sequence[Minutes]) -> list[tuple[str, ...]]:
        if row.state == MeetingState.CANCELLED:
            return []
        before = [("Put an item on the agenda", "board-meeting-item"), ("Put a paper before it", "board-meeting-paper")]
        if not row.agenda_published_on:
            before.append(("Open the agenda to the public", "board-meeting-publish"))
        there = [
            ("Who was there", "board-meeting-attendance"),
            ("Who took the chair", "board-meeting-chair"),
            *([("Record an interest", "board-meeting-interest")] if view.has_attendance else []),
            ("Record a decision", "board-meeting-decision"),
        ]
        if row.state == MeetingState.PLANNED:
            held = (("Say that it took place", "board-meeting-held"), ("Call it off", "board-meeting-off"))
            return [*there[:1], held[0], *before, *there[1:], held[1]]
        after: list[tuple[str, ...]] = [("Correct the minutes" if minutes else "Write the minutes",
                                         "board-meeting-minutes", "open")]  # fmt: skip
        if minutes:
            after.append(("Agree the minutes", "board-meeting-agree", "open"))
        if any(one.item.part == "exempt" for one in view.items):
            after.append(("Minutes of Part 2", "board-meeting-minutes", "exempt"))
            if any(one.part == "exempt" for one in minutes):
                after.append(("Agree the minutes of Part 2", "board-meeting-agree", "exempt"))
        return [*after, *there, *before]
