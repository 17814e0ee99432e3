"""A board of the demonstration, wholly made up: nobody's record of a partnership board's meeting came down to us.

It shows seats, a composite quorum, a meeting from call to agreed minutes, a decision beyond the board's delegation, an
item for which the quorum was gone, and a question in writing. Every word of it says "illustration".
"""

from collections.abc import Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from typing import Any

from partnerships.boards.chairing import Chairing
from partnerships.models import Delegation, ItemContent, SeatCategory, SeatRole
from partnerships.selectors.board_minutes import draft_of
from partnerships.services import boards as services
from partnerships.services.boards.attending import SUBSTITUTE, SeatEntry
from salford_css.casebook.demo import cast, rights
from salford_css.core.dates import UncertainDate
from salford_css.core.deeds import store
from salford_css.core.models import Organisation, Post, User
from strategy.lifecycle import Outcome
from strategy.models import Body, BodyKind, InterestKind, Meeting, Presence
from strategy.services import actions
from strategy.services.meetings import add_agenda_item, hold_meeting, publish_agenda

REF = "demo-partnership-board"
NOTE = "Illustration: made up for the demonstration to show how a board works. The record holds no such board."
SINCE = date(2003, 4, 1)
FIRST, SECOND, NEXT = date(2004, 3, 4), date(2004, 5, 6), date(2004, 7, 1)
AGREED = UncertainDate(date(2004, 4, 30), date(2004, 4, 30))

SEATS: Sequence[tuple[SeatCategory, str, SeatRole, bool, str]] = (
    (SeatCategory.OFFICER, cast.COUNCIL, SeatRole.CHAIR, True, "Illustration: a council officer"),
    (SeatCategory.OFFICER, "body-pct", SeatRole.CHAIR, True, "Illustration: an officer of the trust"),
    (SeatCategory.COUNCILLOR, cast.COUNCIL, SeatRole.MEMBER, True, "Illustration: a councillor"),
    (SeatCategory.USER, "", SeatRole.MEMBER, True, "Illustration: somebody who uses the service"),
    (SeatCategory.CARER, "", SeatRole.MEMBER, True, ""),
    (SeatCategory.VOLUNTARY, "", SeatRole.MEMBER, True, "Illustration: a voluntary organisation"),
)
AGENDA: Sequence[tuple[str, ItemContent]] = (
    ("Welcome and apologies", ItemContent.WORDS),
    ("Declarations of interest", ItemContent.INTERESTS),
    ("Minutes of the last meeting", ItemContent.MINUTES),
    ("Matters arising", ItemContent.ARISING),
    ("The pooled fund", ItemContent.MONEY),
    ("How the service performs", ItemContent.PERFORMANCE),
)


def hold(*, by: User) -> None:
    """Make the board and its meetings through the services of the pages, once."""
    if Body.objects.filter(ref=REF).exists():
        return
    body = store(
        Body(ref=REF, name="Partnership board (illustration)", kind=BodyKind.PARTNERSHIP, valid_from=SINCE, note=NOTE)
    )
    _seat(body, by)
    _set_terms(body, by)
    first = _first(body, by)
    second = _second(body, by)
    minutes = first.minutes.get()
    services.agree_minutes(minutes=minutes, at=second, by=by)
    _in_writing(body, by)
    services.call_meeting(
        body=body, on=NEXT, called_on=date(2004, 6, 1), starts_at=time(14), place="Illustration: the civic centre",
        illustrative=True, by=by,
    )  # fmt: skip


def _organisation(ref: str) -> Organisation | None:
    return rights.of_the_case(Organisation, ref) if ref else None


def _seat(body: Body, by: User) -> None:
    for category, ref, role, voting, holder in SEATS:
        seat = services.add_seat(
            body=body, category=category, organisation=_organisation(ref), role=role, voting=voting, since=SINCE,
            note="Illustration", by=by,
        )  # fmt: skip
        if holder:
            services.appoint(seat=seat, as_written=holder, since=SINCE, by=by)
    secretary = services.add_seat(
        body=body, category=SeatCategory.OFFICER, role=SeatRole.SECRETARY, voting=False, since=SINCE,
        note=cast.INVENTED, by=by,
    )  # fmt: skip
    services.appoint(seat=secretary, post=rights.of_the_case(Post, "demo-board-secretary"), since=SINCE, by=by)


def _set_terms(body: Body, by: User) -> None:
    """Set the terms of 2003, and those of 2004 that raised the quorum."""
    above = [rights.of_the_case(Body, ref) for ref in ("board-cabinet", "board-pct-board")]
    shared: dict[str, Any] = {
        "body": body,
        "purpose": "Illustration: to run the joint service and its pooled fund for council and trust.",
        "functions": "Advise on the plan of the service\nWatch over the pooled fund\nHear people who use the service",
        "frequency": "every two months",
        "notice_days": 5,
        "chairing": Chairing.MEETING,
        "turns": [rights.of_the_case(Organisation, ref) for ref in (cast.COUNCIL, "body-pct")],
        "delegations": [{"subject": "Moving money within the pooled fund", "limit": Decimal(50000)},
                        {"subject": "Minor changes to these terms"}],
        "above": above,
        "items": [{"title": title, "content": content} for title, content in AGENDA],
        "reply_days": 5,
        "illustrative": True,
        "by": by,
    }  # fmt: skip
    services.set_terms(**shared, quorum=[{"minimum": 3}], effective_from=SINCE)
    services.set_terms(
        **shared,
        quorum=[{"minimum": 4}, {"minimum": 1, "each_organisation": True}],
        review_on=date(2004, 5, 1),
        reason="Illustration: no partner is to be outvoted in its absence",
        effective_from=date(2004, 1, 1),
    )


def _power(body: Body) -> Delegation:
    """Return the first matter that the newest terms let the board decide."""
    return Delegation.objects.filter(terms__body=body, number=1).latest("terms__number")


def _entries(body: Body, **said: Mapping[str, Any]) -> list[SeatEntry]:
    """Return what is said of seats by their number; those not named were present."""
    rows = body.seats.filter(number__lt=len(SEATS) + 1).exclude(category=SeatCategory.CARER).order_by("number")
    return [SeatEntry(one, **{"presence": Presence.PRESENT, **said.get(f"seat{one.number}", {})}) for one in rows]


def _called(body: Body, on: date, called_on: date, by: User) -> Meeting:
    known = services.call_meeting(
        body=body, on=on, called_on=called_on, starts_at=time(14), place="Illustration: the civic centre",
        illustrative=True, by=by,
    )  # fmt: skip
    publish_agenda(meeting=known.meeting, by=by, on=called_on)
    return known.meeting


def _first(body: Body, by: User) -> Meeting:
    """Hold the meeting of March: quorate, one decision within the delegation with an action, minutes drafted."""
    meeting = _called(body, FIRST, date(2004, 2, 24), by)
    item = add_agenda_item(meeting=meeting, title="Illustration: short breaks", by=by)
    services.enter_attendance(
        meeting=meeting, others=["Illustration: the pool manager"], by=by,
        entries=_entries(body, seat2={"presence": SUBSTITUTE, "who": "Illustration: a colleague from the trust"}),
    )  # fmt: skip
    services.take_chair(meeting=meeting, seat=body.seats.get(number=1), by=by)
    hold_meeting(meeting=meeting, by=by)
    decision = services.decide(
        meeting=meeting, item=item, outcome=Outcome.APPROVED, amount=Decimal(20000), by=by,
        wording="Illustration: to move £20,000 to short breaks", delegation=_power(body),
    )  # fmt: skip
    actions.open_action(
        text="Illustration: tell carers about the new short breaks", decision=decision, due=AGREED, by=by,
        manager=rights.of_the_case(Post, "demo-board-secretary"),
    )  # fmt: skip
    _minute(meeting, by)
    return meeting


def _second(body: Body, by: User) -> Meeting:
    """Hold the meeting of May: an interest, a referral, and a last item for which the trust had left."""
    meeting = _called(body, SECOND, date(2004, 4, 27), by)
    house = add_agenda_item(meeting=meeting, title="Illustration: a new house", by=by)
    last = add_agenda_item(meeting=meeting, title="Illustration: visits to the day centre", by=by)
    services.put_paper(item=house, title="Illustration: what the house would cost", by=by)
    secret = add_agenda_item(
        meeting=meeting, title="Illustration: the rent", part="exempt", by=by,
        exempt_reason="Illustration: the terms of a contract not yet made",
    )  # fmt: skip
    services.put_paper(
        item=secret, title="Illustration: the landlord's offer", part="exempt", by=by,
        exempt_reason="Illustration: the terms of a contract not yet made",
    )  # fmt: skip
    services.enter_attendance(
        meeting=meeting, by=by,
        entries=_entries(body, seat2={"left_before": last, "left_at": time(15, 40)},
                         seat6={"presence": Presence.APOLOGIES}),
    )  # fmt: skip
    services.take_chair(meeting=meeting, seat=body.seats.get(number=2), by=by)
    services.declare_interest(
        meeting=meeting, seat=body.seats.get(number=3), item=last, kind=InterestKind.PERSONAL,
        nature="Illustration: governor of the school next to the centre", by=by,
    )  # fmt: skip
    hold_meeting(meeting=meeting, by=by)
    services.decide(
        meeting=meeting, item=house, outcome=Outcome.APPROVED, amount=Decimal(180000), by=by,
        wording="Illustration: to lease a house for four people", delegation=_power(body),
    )  # fmt: skip
    _minute(meeting, by)
    return meeting


def _minute(meeting: Meeting, by: User) -> None:
    services.write_minutes(meeting=meeting, text=draft_of(meeting, part="open", reader=by), by=by)


def _in_writing(body: Body, by: User) -> None:
    """Decide one thing in writing in May, to be reported to the meeting of July."""
    row = services.propose_written(
        body=body, title="Illustration: repair of the minibus", wording="Illustration: to repair the minibus",
        reason="Illustration: nobody gets to the day centre without it", on=date(2004, 5, 17),
        reply_by=date(2004, 5, 24), amount=Decimal(3000), delegation=_power(body),
        illustrative=True, by=by,
    )  # fmt: skip
    for place in (1, 2, 3, 4):
        services.reply_written(
            procedure=row, seat=body.seats.get(number=place), reply="agree", on=date(2004, 5, 17 + place), by=by
        )
    services.conclude_written(procedure=row, on=date(2004, 5, 25), by=by)
