"""Breaks in the life of boards: decisions without a quorum, empty seats, old terms, minutes not agreed, the chair."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from partnerships.durations import in_words, whole_months
from partnerships.models import BoardMeeting, Seat, SeatTaken, TermsOfReference
from partnerships.querysets.boards import USERS_AND_CARERS, is_board
from partnerships.readings.boards import QuorumBook
from partnerships.readings.seats import seat_lines
from salford_css.core.registry import Finding, Reader, asked_about, findings
from salford_css.core.words import counted, day, listed
from strategy.lifecycle import MeetingState
from strategy.models import Body, Decision, Meeting, MeetingForm, Minutes, Referral

OWNER = "partnerships"
PATIENCE = 3
"""Months after which a referral without an answer is a finding. Our reading: boards elsewhere meet every two."""


def board_url(body: Any) -> str:
    """Return the address of a board's page."""
    return reverse("partnerships:board", args=[body.ref])


def meeting_url(meeting: Any) -> str:
    """Return the address of the page of a board's meeting."""
    return reverse("partnerships:board-meeting", args=[meeting.ref])


def meetings(reader: Reader, as_at: date) -> QuerySet[Meeting]:
    """Return the meetings of boards held by a day; only the one that is asked about, if one is."""
    boards = Body.objects.filter(is_board(), pk=OuterRef("body"))
    rows = Meeting.objects.visible_to(reader).held_by(as_at).filter(Exists(boards)).select_related("body")
    asked = asked_about(Meeting)
    return rows.filter(pk=asked.pk) if asked is not None else rows


@findings.rule("decided-without-quorum", audience=OWNER, about=Meeting)
def decided_without_quorum(*, as_at: date, reader: Reader) -> Iterable[Finding]:
    """Find decisions for whose item the quorum of the terms was not there, as the attendance stands now.

    Nothing is decided without one through the product; but attendance and interests can be corrected afterwards, and
    terms can be entered late. Meetings of which nobody's presence is on record say nothing either way.
    """
    measured = Exists(SeatTaken.objects.filter(attendance__meeting=OuterRef("meeting")))
    rows = Decision.objects.visible_to(reader).as_at(as_at).filter(measured, meeting__in=meetings(reader, as_at))
    decisions = list(rows.select_related("meeting__body", "item").order_by("meeting", "pk"))
    book = QuorumBook(list({one.meeting_id: one.meeting for one in decisions if one.meeting}.values()))
    short: dict[Meeting, list[str]] = defaultdict(list)
    for one in decisions:
        if one.meeting is None:
            continue
        number = one.item.number if one.item else None
        if book.missing(one.meeting, number, one.made_earliest or as_at):
            short[one.meeting].append(f"item {number}" if number else "an item that is not named")
    for meeting, items in short.items():
        yield Finding(
            sentence=f"Something was decided without a quorum at the meeting of {meeting.when}: "
            f"{listed(list(dict.fromkeys(items)))}.",
            subject=meeting,
            remedy="Correct the attendance, or decide anew",
            remedy_url=meeting_url(meeting),
            rank=0,
        )


@findings.rule("seat-for-user-or-carer-vacant", audience=OWNER, about=Body)
def seat_for_user_or_carer_vacant(*, as_at: date, reader: Reader) -> Iterable[Finding]:
    """Find seats for people who use the service, and for carers, that nobody holds."""
    rows = Seat.objects.in_force(as_at).filter(category__in=USERS_AND_CARERS)
    rows = rows.filter(body__in=Body.objects.visible_to(reader))
    if (asked := asked_about(Body)) is not None:
        rows = rows.filter(body=asked.pk)
    for line in seat_lines(rows.select_related("body", "organisation").order_by("body", "number"), as_at):
        if line.held is None:
            yield Finding(
                sentence=f"Seat {line.seat.number} of {line.seat.body}, for a {line.seat.get_category_display()}, is "
                f"{line.vacancy}.",
                subject=line.seat.body,
                remedy="Appoint to it",
                remedy_url=board_url(line.seat.body),
                rung="board",
            )


@findings.rule("terms-past-review", audience=OWNER, about=Body)
def terms_past_review(*, as_at: date, reader: Reader) -> Iterable[Finding]:
    """Find terms of reference that were to be looked at again by a day that has gone by."""
    later = TermsOfReference.objects.in_force_on(as_at).filter(body=OuterRef("body"), number__gt=OuterRef("number"))
    rows = TermsOfReference.objects.in_force_on(as_at).filter(~Exists(later), review_on__lt=as_at)
    for row in rows.filter(body__in=Body.objects.visible_to(reader)).select_related("body"):
        yield Finding(
            sentence=f"The terms of reference of {row.body} were to be looked at again by {day(row.review_on)}, "
            f"{in_words(row.review_on, as_at)} ago.",
            subject=row.body,
            remedy="Draft the next version",
            remedy_url=board_url(row.body),
            rank=2,
        )


@findings.rule("minutes-not-agreed", audience=OWNER, about=Meeting)
def minutes_not_agreed(*, as_at: date, reader: Reader) -> Iterable[Finding]:
    """Find sittings of boards after which the board has sat again without agreeing their minutes."""
    agreed = Minutes.objects.filter(meeting=OuterRef("pk"), approved_at__earliest__lte=as_at)
    called = BoardMeeting.objects.filter(meeting=OuterRef("pk"))
    rows = meetings(reader, as_at).filter(~Exists(agreed), Exists(called), form=MeetingForm.SITTING)
    rows = rows.annotate(minuted=Exists(Minutes.objects.filter(meeting=OuterRef("pk"))))
    since: dict[int, list[date]] = defaultdict(list)
    later = Meeting.objects.filter(body__in=rows.values("body"), state=MeetingState.HELD, form=MeetingForm.SITTING)
    for body, on in later.filter(earliest__lte=as_at).values_list("body", "earliest"):
        since[body].append(on)
    for row in rows:
        times = sum(on > row.latest for on in since[row.body_id]) if row.latest else 0
        if times:
            what = "are not agreed" if row.minuted else "are not on record"
            yield Finding(
                sentence=f"The minutes of {row.when} {what}, though {row.body} has sat {counted(times, 'time')} since.",
                subject=row,
                remedy="Agree them" if row.minuted else "Write them",
                remedy_url=meeting_url(row),
            )


@findings.rule("chair-not-by-rule", audience=OWNER, about=Meeting)
def chair_not_by_rule(*, as_at: date, reader: Reader) -> Iterable[Finding]:
    """Find sittings at which another seat took the chair than the terms say; the reason is kept with it."""
    rows = BoardMeeting.objects.filter(meeting__in=meetings(reader, as_at)).exclude(chair_because="")
    for row in rows.select_related("meeting__body", "chair__organisation"):
        yield Finding(
            sentence=f"{row.chair} took the chair on {row.meeting.when}, which by the terms fell to another: "
            f"{row.chair_because}.",
            subject=row.meeting,
            remedy="Read the terms",
            remedy_url=board_url(row.meeting.body),
            rank=2,
        )


@findings.rule("referral-without-answer", audience=OWNER, about=Meeting)
def referral_without_answer(*, as_at: date, reader: Reader) -> Iterable[Finding]:
    """Find decisions beyond a board's delegation to which a body above has not answered three months later."""
    rows = Referral.objects.visible_to(reader).filter(
        decision__meeting__in=meetings(reader, as_at), decision__board__isnull=False, referred_on__lte=as_at
    )
    rows = rows.filter(Q(answered_on__isnull=True) | Q(answered_on__gt=as_at))
    for row in rows.select_related("decision__meeting__body", "body").order_by("referred_on", "pk"):
        if row.referred_on and whole_months(row.referred_on, as_at) >= PATIENCE:
            yield Finding(
                sentence=f"{row.body} has not answered what was referred to it on {day(row.referred_on)}, "
                f"{in_words(row.referred_on, as_at)} ago.",
                subject=row.decision.meeting,
                remedy="Enter its answer",
                remedy_url=meeting_url(row.decision.meeting),
            )
