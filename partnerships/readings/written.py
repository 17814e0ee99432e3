"""How a written procedure stands: the replies counted, and how it ends by the terms."""

from partnerships.boards import voting
from partnerships.boards.quorum import unmet
from partnerships.models import Reply, Seat, WrittenProcedure
from partnerships.readings.boards import as_present, quorum_of, terms_on


def voters(procedure: WrittenProcedure) -> list[Seat]:
    """Return the voting seats that somebody held when the question was put."""
    on = procedure.meeting.earliest
    assert on is not None
    rows = Seat.objects.filter(body=procedure.meeting.body, voting=True).filled(on)
    return list(rows.select_related("organisation").order_by("number"))


def count_of(procedure: WrittenProcedure) -> voting.Count:
    """Count the replies of voting seats."""
    seats = voters(procedure)
    known = {one.seat_id: one.reply for one in procedure.replies.all()}
    said = [known[seat.pk] for seat in seats if seat.pk in known]
    return voting.Count(
        seats=len(seats),
        agree=said.count(Reply.AGREE),
        against=said.count(Reply.AGAINST),
        abstain=said.count(Reply.ABSTAIN),
        meet=said.count(Reply.MEET),
    )


def ended_by(procedure: WrittenProcedure, count: voting.Count) -> voting.Ended:
    """Say how a procedure ends by the terms under which it was begun."""
    meeting = procedure.meeting
    terms = terms_on(meeting.body, meeting.earliest) if meeting.earliest else None
    if terms is None:
        return voting.ended(voting.WrittenNeeds.SEATS, count, quorum=())
    replied = procedure.replies.exclude(reply=Reply.MEET).select_related("seat__organisation")
    seats = [as_present(seat) for seat in voters(procedure)]
    missing = unmet(quorum_of(terms), [as_present(one.seat) for one in replied], seats=seats)
    return voting.ended(terms.written_needs, count, quorum=missing)
