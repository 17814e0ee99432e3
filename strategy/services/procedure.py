"""Looks up the rules of procedure in force and counts days by them; the counting itself is in clock_rules."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q

from salford_css.core.models import NonWorkingDay, Organisation, PostKind, Standing
from strategy import clock_rules
from strategy.clock_rules import Calendar, CallIn, Consent, Effect, Notice, Suggestion
from strategy.models import (
    Body,
    BodyKind,
    ClockKind,
    ClockRule,
    Decision,
    ForwardPlanEntry,
    KeyDecisionRule,
    Meeting,
    Proposal,
    ReportVersion,
    UrgencyConsent,
    UrgencyKind,
)
from strategy.models.clock import CLEAR_UNITS
from strategy.models.forward_plan import WITHOUT_NOTICE

MAY_BLOCK = (Standing.VERIFIED, Standing.CORROBORATED)
"""Only rules confirmed so far may refuse a deed; others show as findings."""


def rule_in_force(organisation: Organisation | None, kind: str, on: date) -> ClockRule | None:
    """Return an organisation's rule of a kind on a day."""
    if organisation is None:
        return None
    return ClockRule.objects.in_force(on).filter(organisation=organisation, kind=kind).first()


class RuleBook:
    """The rules of one kind with their calendars, read once for many rows."""

    def __init__(self, kind: str) -> None:
        self._rules = list(ClockRule.objects.filter(kind=kind))
        self._calendars: dict[str, Calendar] = {}

    def in_force(self, organisation: Organisation | None, on: date) -> ClockRule | None:
        """Return an organisation's rule on a day."""
        mine = (rule for rule in self._rules if organisation and rule.organisation_id == organisation.pk)
        return next((rule for rule in mine if rule.holds_on(on)), None)

    def calendar_of(self, rule: ClockRule) -> Calendar:
        """Return a rule's calendar."""
        if rule.calendar not in self._calendars:
            self._calendars[rule.calendar] = calendar_called(rule.calendar)
        return self._calendars[rule.calendar]


def calendar_of(rule: ClockRule) -> Calendar:
    """Return a rule's calendar: its bank holidays, with the days the council itself has entered laid over them."""
    return calendar_called(rule.calendar)


def calendar_called(name: str) -> Calendar:
    """Return a calendar by its name, with the council's own days off and the days it works although others do not.

    Raises ValueError, in a sentence, for a name that no calendar has.
    """
    own = list(NonWorkingDay.objects.filter(calendar=name).values_list("day", "why", "worked"))
    off = {day: why for day, why, worked in own if not worked}
    return clock_rules.calendar_named(name, off, frozenset(day for day, _, worked in own if worked))


def first_lawful_day(rule: ClockRule, published_on: date | None) -> date | None:
    """Return the first day on which a body may decide on what was published on a day; None: nothing published."""
    if published_on is None:
        return None
    return clock_rules.first_day_after_clear_days(
        published_on, rule.days, working=rule.counts_working_days, calendar=calendar_of(rule)
    ).day


def publication_of(meeting: Meeting | None, version: ReportVersion | None) -> date | None:
    """Return the day since which the public could read what is to be decided: agenda and report both, so the later."""
    known = [
        day
        for day in (meeting.agenda_published_on if meeting else None, version.open_since if version else None)
        if day is not None
    ]
    return max(known) if known else None


def can_be_called_in(decision: Decision, rule: ClockRule | None = None) -> bool:
    """Say whether scrutiny may call a decision in: what the power says under which it was made.

    Where no scheme of delegation gave that power: those of an executive or of a member; those of officers where the
    rule does not leave them out. What was decided anew after a call-in is not called in again.
    """
    if decision.reconsiders is not None:
        return False
    if decision.delegation is not None:
        return decision.delegation.called_in
    if decision.body is not None:
        return decision.body.kind == BodyKind.DECISION
    officers_too = rule is not None and not rule.officers_exempt
    return decision.post is not None and (officers_too or decision.post.kind == PostKind.MEMBER)


def call_in_rule(decision: Decision, published_on: date, organisation: Organisation | None) -> ClockRule | None:
    """Return the call-in rule that applies to a decision published on a day; None: it takes effect at once."""
    rule = rule_in_force(organisation, ClockKind.CALL_IN, published_on)
    return rule if can_be_called_in(decision, rule) and not call_in_waived(decision, published_on) else None


def call_in_waived(decision: Decision, on: date) -> bool:
    """Say whether somebody had consented by a day that a decision passes call-in by."""
    kind = UrgencyKind.CALL_IN_WAIVED
    return UrgencyConsent.objects.filter(decision=decision, kind=kind, on__lte=on).exists()


def effective_day(rule: ClockRule | None, published_on: date) -> date:
    """Return the day a decision takes effect if nobody calls it in."""
    if rule is None:
        return published_on
    return clock_rules.effective_date(published_on, call_in_of(rule), calendar_of(rule)).day


def call_in_of(rule: ClockRule) -> CallIn:
    """Return a call-in rule as the clock counts it."""
    return CallIn(
        days=rule.days,
        working=rule.counts_working_days,
        ends_at=rule.hour,
        effect=Effect.NEXT_CALENDAR_DAY if rule.effective_next_day else Effect.END_OF_CALL_IN,
    )


# ------------------------------------------------------------------ key decisions and their notice


@dataclass(frozen=True)
class Objections:
    """What speaks against a deed: refusals stop it, warnings are shown and let it pass."""

    refusals: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def key_rule(organisation: Organisation | None, on: date) -> KeyDecisionRule | None:
    """Return the rule by which an organisation tells key decisions on a day."""
    if organisation is None:
        return None
    return KeyDecisionRule.objects.in_force(on).filter(organisation=organisation).first()


def key_suggestion(
    organisation: Organisation | None, on: date, *, amount: Decimal | None, wards: int | None
) -> Suggestion:
    """Suggest whether a decision is key by the rule in force on a day, with the sentence why."""
    rule = key_rule(organisation, on)
    return clock_rules.suggest_key(
        amount=amount,
        wards=wards,
        from_amount=rule.amount if rule else None,
        from_wards=rule.wards if rule else None,
    )


def notice_of(rule: ClockRule) -> Notice:
    """Return a rule of notice as the clock counts it."""
    return Notice(rule.days, working=rule.counts_working_days, clear=rule.unit in CLEAR_UNITS, months=rule.months)


def objections_to_deciding(
    *,
    organisation: Organisation | None,
    made_on: date,
    key: bool,
    entry: ForwardPlanEntry | None = None,
    proposal: Proposal | None = None,
) -> Objections:
    """Return what speaks against making a decision on a day for want of notice.

    A key decision needs its entry in the forward plan in time, or a consent to an urgent route by a named post. The
    entry is the one given, else that of the proposal. A rule that is not confirmed only warns.
    """
    rule = rule_in_force(organisation, ClockKind.FORWARD_PLAN, made_on) if key else None
    if rule is None:
        return Objections()
    found = entry or entry_announcing(proposal, made_on)
    calendar = calendar_of(rule)
    sentence = clock_rules.without_notice(
        decision=made_on,
        published=found.published_on if found and not _withdrawn(found, made_on) else None,
        rule=notice_of(rule),
        consents=[_consent(row, organisation, made_on) for row in consents_on(found, proposal)],
        calendar=calendar,
    )
    if sentence is None:
        return Objections()
    return Objections(refusals=[sentence]) if rule.standing in MAY_BLOCK else Objections(warnings=[sentence])


def organisation_by_body_or_plan(body: Body | None, proposal: Proposal | None) -> Organisation | None:
    """Return the organisation by whose rules a body decides, or by which a proposal is planned."""
    if body is not None and body.organisation is not None:
        return body.organisation
    return proposal.plan.organisation if proposal is not None else None


def entry_announcing(proposal: Proposal | None, on: date) -> ForwardPlanEntry | None:
    """Return the entry of the forward plan that announced a proposal by a day, the earliest that still stands."""
    if proposal is None:
        return None
    rows = ForwardPlanEntry.objects.filter(proposal=proposal).published_by(on).standing(on)
    return rows.order_by("published_on").first()


def consents_on(entry: ForwardPlanEntry | None, proposal: Proposal | None) -> list[UrgencyConsent]:
    """Return the consents to go without full notice that were given for an entry or for a proposal."""
    about = Q(pk__in=[])
    if entry is not None:
        about |= Q(entry=entry)
    if proposal is not None:
        about |= Q(proposal=proposal)
    return list(UrgencyConsent.objects.filter(about, kind__in=WITHOUT_NOTICE).select_related("post"))


def _withdrawn(entry: ForwardPlanEntry, on: date) -> bool:
    return entry.withdrawn_on is not None and entry.withdrawn_on <= on


def _consent(row: UrgencyConsent, organisation: Any, on: date) -> Consent:
    """Return a consent with the clear days that its rule in force wants between it and the decision."""
    rule = rule_in_force(organisation, row.kind, on)
    return Consent(
        kind=row.get_kind_display(),
        post=str(row.post),
        on=row.on,
        clear_days=rule.days if rule else 0,
        working=rule.counts_working_days if rule else True,
    )
