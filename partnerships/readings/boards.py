"""Where a board stands: the quorum its terms set, and who took which seat at a meeting."""

from collections.abc import Iterable
from typing import Any

from partnerships.models import SeatTaken, TermsOfReference
from partnerships.quorum import Minimum, Present
from strategy.models import Presence


def quorum_of(terms: TermsOfReference) -> list[Minimum]:
    """Return the minimums that a version of the terms sets."""
    return [
        Minimum(
            rule.minimum,
            str(rule.organisation) if rule.organisation_id else "",
            rule.get_category_display() if rule.category else "",
            rule.voting_only,
        )
        for rule in terms.quorum.select_related("organisation")
    ]


def present_at(meeting: Any) -> Iterable[Present]:
    """Return the seats that were taken by somebody present; one seat counts once."""
    rows = SeatTaken.objects.filter(attendance__meeting=meeting, attendance__presence=Presence.PRESENT)
    seats = {row.seat_id: row.seat for row in rows.select_related("seat__organisation")}
    return [
        Present(str(seat.organisation) if seat.organisation_id else "", seat.get_category_display(), seat.voting)
        for seat in seats.values()
    ]
