"""Where boards stand: their terms on a day, the quorum these set, and who counted for it, item by item.

Terms, seats and attendance of many meetings are read together, so that a page and a finding ask as few questions for
a hundred decisions as for one.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Prefetch

from partnerships.boards.quorum import Minimum, Present, There, counting, unmet
from partnerships.boards.voting import WrittenNeeds
from partnerships.models import QuorumRule, Reply, Seat, SeatReply, SeatTaken, TermsOfReference
from strategy.models import Interest, InterestKind, Meeting, MeetingForm, Presence

QUORUM = Prefetch("quorum", QuorumRule.objects.select_related("organisation").order_by("pk"))


def terms_on(body: Any, day: date) -> TermsOfReference | None:
    """Return the terms of reference of a body in force on a day."""
    found: TermsOfReference | None = TermsOfReference.objects.filter(body=body).in_force_on(day).last()
    return found


def minimum(rule: QuorumRule) -> Minimum:
    """Return one minimum as a value."""
    return Minimum(
        rule.minimum,
        str(rule.organisation) if rule.organisation_id else "",
        rule.get_category_display() if rule.category else "",
        rule.voting_only,
        rule.each_organisation,
    )


def quorum_of(terms: TermsOfReference) -> list[Minimum]:
    """Return the minimums that a version of the terms sets."""
    return [minimum(rule) for rule in terms.quorum.select_related("organisation").order_by("pk")]


def as_present(seat: Seat) -> Present:
    """Return a seat as a value that can be counted."""
    return Present(str(seat.organisation) if seat.organisation_id else "", seat.get_category_display(), seat.voting)


def bars(interest: Interest) -> bool:
    """Say whether an interest takes somebody out of the quorum: it bars, or they left for it."""
    return bool(interest.withdrew or interest.kind == InterestKind.BARRED)


def there(taken: SeatTaken) -> There:
    """Return a seat taken with the items for which it counts; interests are read along."""
    barred = [one for one in taken.attendance.interests.all() if bars(one)]
    return There(
        as_present(taken.seat),
        taken.came_for.number if taken.came_for else None,
        taken.left_before.number if taken.left_before else None,
        frozenset(one.item.number if one.item else None for one in barred),
    )


def taken_at(meetings: Iterable[Any]) -> dict[int, dict[int, There]]:
    """Return the seats taken by somebody present, by meeting and seat; one seat counts once."""
    interests = Prefetch("attendance__interests", Interest.objects.select_related("item"))
    rows = SeatTaken.objects.filter(attendance__meeting__in=list(meetings), attendance__presence=Presence.PRESENT)
    near = ("seat__organisation", "came_for", "left_before", "attendance")
    found: dict[int, dict[int, There]] = defaultdict(dict)
    for row in rows.select_related(*near).prefetch_related(interests):
        found[row.attendance.meeting_id][row.seat_id] = there(row)
    return found


class QuorumBook:
    """Whether meetings were quorate, read together for some of them."""

    def __init__(self, meetings: Sequence[Meeting]) -> None:
        bodies = {meeting.body_id for meeting in meetings}
        terms = TermsOfReference.objects.filter(body__in=bodies, draft=False).prefetch_related(QUORUM)
        self._terms: dict[int, list[TermsOfReference]] = defaultdict(list)
        for row in terms.order_by("number"):
            self._terms[row.body_id].append(row)
        self._seats: dict[int, list[Seat]] = defaultdict(list)
        if self._terms:
            for seat in Seat.objects.filter(body__in=self._terms).select_related("organisation"):
                self._seats[seat.body_id].append(seat)
        self._taken = taken_at(meetings) if self._terms else {}
        self._replied = self._replies([one for one in meetings if one.form == MeetingForm.WRITTEN])

    @staticmethod
    def _replies(meetings: Sequence[Meeting]) -> dict[int, list[Present]]:
        found: dict[int, list[Present]] = defaultdict(list)
        if meetings:
            rows = SeatReply.objects.filter(procedure__meeting__in=meetings).exclude(reply=Reply.MEET)
            for row in rows.select_related("seat__organisation", "procedure"):
                found[row.procedure.meeting_id].append(as_present(row.seat))
        return found

    def terms(self, body: int, on: date) -> TermsOfReference | None:
        """Return the terms of a body in force on a day."""
        rows = [one for one in self._terms[body] if one.effective_from is None or one.effective_from <= on]
        return rows[-1] if rows else None

    def minimums(self, body: int, on: date) -> list[Minimum]:
        """Return the minimums in force on a day."""
        terms = self.terms(body, on)
        return [minimum(rule) for rule in terms.quorum.all()] if terms else []

    def present(self, meeting: Meeting, item: int | None) -> list[Present]:
        """Return the seats that count for an item of a meeting; of a written procedure those that replied."""
        if meeting.form == MeetingForm.WRITTEN:
            return self._replied[meeting.pk]
        return counting(self._taken.get(meeting.pk, {}).values(), item)

    def missing(self, meeting: Meeting, item: int | None, on: date) -> list[str]:
        """Return what is missing of the quorum for an item; nothing where no terms set one.

        A written procedure needs a quorum of replies only where its terms say so.
        """
        terms = self.terms(meeting.body_id, on)
        if terms is None:
            return []
        if meeting.form == MeetingForm.WRITTEN and terms.written_needs != WrittenNeeds.REPLIES:
            return []
        seats = [as_present(seat) for seat in self._seats[meeting.body_id] if seat.holds_on(on)]
        return unmet(self.minimums(meeting.body_id, on), self.present(meeting, item), seats=seats)
