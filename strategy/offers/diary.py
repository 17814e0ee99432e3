"""The days of procedure that concern a person's posts, for their own calendar. Nothing exempt is among them."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import F, Q

from salford_css.core import clock
from salford_css.core.models import Part, posts_held
from salford_css.core.registry import DiaryDate, diary
from strategy import policies
from strategy.lifecycle import ConsultationState, MeetingState
from strategy.models import Body, Consultation, Decision, ForwardPlanEntry, Meeting
from strategy.offers.addresses import address
from strategy.selectors.forward_plan import notices_due
from strategy.selectors.worked import of_decision, of_meeting

WORDS_SHOWN = 90


def _concerns(user: Any, *paths: str, bodies: str = "") -> Q:
    """Return the condition under which a row concerns a user: by a post they hold, or a body that one of them leads.

    Whoever approves and publishes is concerned with everything.
    """
    today = clock.today()
    if policies.works_here(user, today) and policies.is_director(user, today):
        return Q()
    held = posts_held(user, today).values("pk")
    mine = Q(pk__in=[])
    for path in paths:
        mine |= Q(**{f"{path}__in": held})
    if bodies:
        mine |= Q(**{f"{bodies}__in": Body.objects.filter(leads__post__in=held).values("pk")})
    return mine


def _short(text: str) -> str:
    return text if len(text) <= WORDS_SHOWN else f"{text[:WORDS_SHOWN].rsplit(' ', 1)[0]} …"


def _within(dates: Iterable[DiaryDate], since: date, until: date) -> Iterator[DiaryDate]:
    return (one for one in dates if since <= one.day <= until)


@diary.dates
def meetings(*, user: Any, since: date, until: date) -> Iterator[DiaryDate]:
    """Return the days by which the papers of planned meetings must be public, and the meetings themselves."""
    rows = Meeting.objects.visible_to(user).filter(state=MeetingState.PLANNED, earliest=F("latest"))
    mine = rows.filter(_concerns(user, bodies="body"), latest__gte=since).select_related("body__organisation")
    yield from _within((one for row in mine for one in _of_meeting(row)), since, until)


def _of_meeting(row: Meeting) -> Iterator[DiaryDate]:
    if row.earliest is None:
        return
    yield DiaryDate(f"meeting-{row.ref}", row.earliest, f"{row.body} meets", address(row), row.place, row.starts_at)
    if row.agenda_published_on is None:
        for one in of_meeting(row):
            words = f"Papers of {row.body} ({row.when}) must be public"
            yield DiaryDate(f"meeting-{row.ref}-papers", one.day, words, address(row), one.worked.rule)


@diary.dates
def consultations(*, user: Any, since: date, until: date) -> Iterator[DiaryDate]:
    """Return the last days of open and planned consultations on open papers."""
    rows = Consultation.objects.visible_to(user).filter(
        state__in=(ConsultationState.PLANNED, ConsultationState.OPEN),
        report_version__part=Part.OPEN,
        report_version__report__part=Part.OPEN,
        latest__range=(since, until),
    )
    for row in rows.filter(_concerns(user, "lead_post")):
        if row.latest:
            yield DiaryDate(f"consultation-{row.ref}", row.latest, f"Consultation closes: {row}", address(row))


@diary.dates
def decisions(*, user: Any, since: date, until: date) -> Iterator[DiaryDate]:
    """Return when open decisions stop being open to call-in, and when they take effect."""
    of_open_matter = Q(proposal__isnull=True) | Q(proposal__part=Part.OPEN)
    rows = Decision.objects.visible_to(user).filter(of_open_matter, part=Part.OPEN, published_on__isnull=False)
    concerned = _concerns(user, "post", "contact_post", "proposal__lead_post", bodies="body")
    mine = rows.filter(concerned, effective_on__gte=since).select_related("rule", "call_in").distinct()
    yield from _within((one for row in mine for one in _of_decision(row)), since, until)


def _of_decision(row: Decision) -> Iterator[DiaryDate]:
    words, url = _short(row.wording), address(row)
    for one in of_decision(row)[:1]:
        ends = row.rule.hour if row.rule else None
        yield DiaryDate(f"decision-{row.ref}-call-in", one.day, f"Call-in ends: {words}", url, one.worked.rule, ends)
    if row.effective_on:
        yield DiaryDate(f"decision-{row.ref}-effective", row.effective_on, f"Takes effect: {words}", url)


@diary.dates
def notices(*, user: Any, since: date, until: date) -> Iterator[DiaryDate]:
    """Return the days by which notice of planned key decisions must be published."""
    rows = ForwardPlanEntry.objects.visible_to(user).filter(private_because="")
    open_matter = Q(proposal__isnull=True) | Q(proposal__part=Part.OPEN)
    mine = rows.filter(open_matter, _concerns(user, "post", "contact_post", bodies="body"))
    found = (
        DiaryDate(
            f"forward-plan-{row.ref}", one.day, f"Notice due: {_short(row.subject)}", address(row), one.worked.rule
        )
        for row, one in notices_due(mine, on=clock.today())
    )
    yield from _within(found, since, until)
