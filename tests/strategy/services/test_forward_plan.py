"""What is coming is announced: planned, published, moved and withdrawn, each by those who may."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction

from salford_css.core.dates import parse
from salford_css.core.models import Organisation, Post, User
from strategy.lifecycle import Outcome
from strategy.models import (
    Body,
    ClockKind,
    ClockRule,
    Decision,
    ForwardPlanEntry,
    ForwardPlanMove,
    UrgencyConsent,
    UrgencyKind,
)
from strategy.services import procedure
from strategy.services.decisions import publish_decision, record_decision
from strategy.services.forward_plan import (
    move_entry,
    plan_entry,
    publish_entry,
    record_consent,
    waive_call_in,
    withdraw_entry,
)
from tests.factories import core
from tests.factories import strategy as make

pytestmark = pytest.mark.django_db
MARCH = parse("March 2024")


@pytest.fixture
def council(db: None) -> Organisation:
    return core.organisation("Salford City Council")


@pytest.fixture
def cabinet(council: Organisation) -> Body:
    return make.body(organisation=council)


@pytest.fixture
def chair(db: None) -> Post:
    return core.post("Chair of Health and Social Care Scrutiny")


@pytest.fixture
def entry(council: Organisation, cabinet: Body) -> ForwardPlanEntry:
    return make.entry(council, body=cabinet)


@pytest.fixture
def notice_rule(council: Organisation) -> None:
    make.clock_rule(council, kind=ClockKind.FORWARD_PLAN, days=28, unit="clear")
    make.clock_rule(council, kind=ClockKind.GENERAL_EXCEPTION, days=5, unit="clear_working")


def test_an_officer_plans_an_entry(council: Organisation, cabinet: Body, omar: User):
    row = plan_entry(by=omar, organisation=council, body=cabinet, subject="Extra care housing", when=MARCH)
    assert (row.ref, row.earliest, row.published_on) == ("extra-care-housing", date(2024, 3, 1), None)


def test_a_cabinet_member_plans_nothing(council: Organisation, cabinet: Body, carl: User):
    with pytest.raises(PermissionDenied):
        plan_entry(by=carl, organisation=council, body=cabinet, subject="Extra care housing", when=MARCH)


def test_an_officer_does_not_publish(entry: ForwardPlanEntry, omar: User):
    with pytest.raises(PermissionDenied):
        publish_entry(entry=entry, by=omar)


def test_a_published_entry_names_the_rule_of_notice(entry: ForwardPlanEntry, dora: User, notice_rule: None):
    publish_entry(entry=entry, by=dora, on=date(2024, 1, 15))
    assert (entry.rule.days, entry.rule.get_unit_display()) == (28, "clear days")


def test_an_entry_without_a_period_is_not_published(council: Organisation, cabinet: Body, dora: User):
    row = make.entry(council, body=cabinet, earliest=None, latest=None)
    with pytest.raises(ValidationError, match="in which period"):
        publish_entry(entry=row, by=dora)


def test_a_published_entry_is_not_reworded(entry: ForwardPlanEntry, dora: User):
    publish_entry(entry=entry, by=dora)
    with pytest.raises(ValidationError, match="its words stand"):
        plan_entry(entry=entry, by=dora, subject="Something else")


def test_an_officer_says_why_a_large_sum_is_not_key(council: Organisation, cabinet: Body, omar: User):
    make.key_rule(council)
    facts = {"organisation": council, "body": cabinet, "subject": "Extra care", "when": MARCH}
    with pytest.raises(ValidationError, match=r"£250,000 is £100,000 or more\): say why it is not key"):
        plan_entry(by=omar, key=False, amount=Decimal(250_000), **facts)
    row = plan_entry(by=omar, key=False, amount=Decimal(250_000), key_because="Decided with the budget.", **facts)
    assert not row.key


def test_a_period_moves_with_a_reason_and_the_first_is_kept(entry: ForwardPlanEntry, dora: User):
    publish_entry(entry=entry, by=dora)
    move_entry(entry=entry, when=parse("May 2024"), reason="The survey is late.", by=dora)
    move = ForwardPlanMove.objects.get(entry=entry)
    assert (move.was.earliest, move.becomes.earliest) == (date(2024, 3, 1), date(2024, 5, 1))
    assert entry.latest == date(2024, 5, 31)


@pytest.mark.parametrize(
    ("when", "reason", "sentence"),
    [
        (parse("May 2024"), " ", "Say why|reason"),
        (parse(""), "The survey is late.", "to which period"),
        (MARCH, "The survey is late.", "the period it has now"),
    ],
)
def test_a_move_without_reason_or_period_is_refused(entry, dora, when, reason, sentence):
    publish_entry(entry=entry, by=dora)
    with pytest.raises(ValidationError, match=sentence):
        move_entry(entry=entry, when=when, reason=reason, by=dora)
    assert not ForwardPlanMove.objects.exists()


def test_what_is_only_planned_has_no_period_to_move(entry: ForwardPlanEntry, dora: User):
    with pytest.raises(ValidationError, match="has not been published"):
        move_entry(entry=entry, when=parse("May 2024"), reason="The survey is late.", by=dora)


def test_an_entry_is_withdrawn_with_a_reason_and_stays(entry: ForwardPlanEntry, dora: User):
    publish_entry(entry=entry, by=dora)
    with pytest.raises(ValidationError):
        withdraw_entry(entry=entry, reason="", by=dora)
    withdraw_entry(entry=entry, reason="Overtaken by the joint review.", by=dora)
    assert ForwardPlanEntry.objects.get().withdrawn_because == "Overtaken by the joint review."


def test_an_entry_is_never_deleted(entry: ForwardPlanEntry):
    with pytest.raises(DatabaseError), transaction.atomic():
        entry.delete()


def test_a_consent_is_never_changed(entry: ForwardPlanEntry, chair: Post, dora: User):
    record_consent(kind=UrgencyKind.SPECIAL_URGENCY, entry=entry, post=chair, on=date(2024, 3, 1), why="Fire.", by=dora)
    with pytest.raises(DatabaseError), transaction.atomic():
        UrgencyConsent.objects.update(why="Flood.")


def test_a_consent_says_why(entry: ForwardPlanEntry, chair: Post, dora: User):
    with pytest.raises(ValidationError):
        record_consent(kind=UrgencyKind.SPECIAL_URGENCY, entry=entry, post=chair, on=date(2024, 3, 1), why="", by=dora)


def ask(council: Organisation, entry: ForwardPlanEntry | None = None, **facts: object) -> procedure.Objections:
    defaults = {"made_on": date(2024, 3, 12), "key": True}
    return procedure.objections_to_deciding(organisation=council, entry=entry, **defaults | facts)


def test_a_key_decision_without_notice_is_refused(council: Organisation, notice_rule: None):
    assert "needed its notice by 12 February 2024" in ask(council).refusals[0]


def test_a_decision_that_is_not_key_needs_no_notice(council: Organisation, notice_rule: None):
    assert ask(council, key=False) == procedure.Objections()


def test_a_key_decision_announced_in_time_is_lawful(council, entry, dora, notice_rule):
    publish_entry(entry=entry, by=dora, on=date(2024, 2, 12))
    assert ask(council, entry) == procedure.Objections()


def test_announced_a_day_late_it_is_refused(council, entry, dora, notice_rule):
    publish_entry(entry=entry, by=dora, on=date(2024, 2, 13))
    assert "published on 13 February 2024" in ask(council, entry).refusals[0]


def test_a_withdrawn_entry_announces_nothing(council, entry, dora, notice_rule):
    publish_entry(entry=entry, by=dora, on=date(2024, 2, 12))
    withdraw_entry(entry=entry, reason="Overtaken.", by=dora, on=date(2024, 3, 1))
    assert ask(council, entry).refusals


def test_the_entry_of_its_proposal_announces_it(council, cabinet, dora, notice_rule):
    proposal = make.proposal(plan=make.plan(at=council))
    publish_entry(entry=make.entry(council, body=cabinet, proposal=proposal), by=dora, on=date(2024, 2, 1))
    assert ask(council, proposal=proposal) == procedure.Objections()


def test_special_urgency_with_a_named_consent_opens_the_way(council, entry, chair, dora, notice_rule):
    record_consent(
        kind=UrgencyKind.SPECIAL_URGENCY, entry=entry, post=chair, on=date(2024, 3, 12), why="Fire.", by=dora
    )
    assert ask(council, entry) == procedure.Objections()


@pytest.mark.parametrize(("told", "refused"), [(date(2024, 3, 4), False), (date(2024, 3, 5), True)])
def test_a_general_exception_wants_its_clear_days(council, entry, chair, dora, notice_rule, told, refused):
    record_consent(kind=UrgencyKind.GENERAL_EXCEPTION, entry=entry, post=chair, on=told, why="A new grant.", by=dora)
    assert bool(ask(council, entry).refusals) == refused


def test_a_rule_that_is_not_confirmed_only_warns(council: Organisation):
    make.clock_rule(council, kind=ClockKind.FORWARD_PLAN, days=28, unit="clear", standing="unverified")
    found = ask(council)
    assert (found.refusals, len(found.warnings)) == ([], 1)


# ------------------------------------------------------------------ recording the decision itself


def decide(cabinet: Body, by: User, **facts: object) -> Decision:
    defaults: dict[str, object] = {"outcome": Outcome.APPROVED, "wording": "Approved.", "made_on": date(2024, 3, 12)}
    return record_decision(by=by, body=cabinet, **defaults | facts)


def test_a_key_decision_that_nobody_announced_is_not_recorded(cabinet: Body, dora: User, notice_rule: None):
    with pytest.raises(ValidationError, match="none was published"):
        decide(cabinet, dora, key=True)
    assert not Decision.objects.exists()


def test_an_announced_one_is_and_names_its_entry(cabinet, entry, dora, notice_rule):
    publish_entry(entry=entry, by=dora, on=date(2024, 2, 1))
    assert decide(cabinet, dora, key=True, entry=entry).entry == entry


def test_one_told_not_key_against_the_rule_needs_a_reason(council, cabinet, dora, notice_rule):
    make.key_rule(council)
    with pytest.raises(ValidationError, match="say why it is not key"):
        decide(cabinet, dora, amount=Decimal(250_000))
    assert decide(cabinet, dora, amount=Decimal(250_000), key_because="Within the budget.").key_because


# ------------------------------------------------------------------ call-in, waived with consent


@pytest.fixture
def call_in(council: Organisation) -> ClockRule:
    return make.clock_rule(council, kind=ClockKind.CALL_IN, waiver="The chair of scrutiny consents.")


def test_with_the_chairs_consent_an_urgent_decision_takes_effect_when_published(cabinet, chair, dora, call_in):
    decision = decide(cabinet, dora)
    waive_call_in(decision=decision, post=chair, on=date(2024, 3, 12), why="The roof leaks.", by=dora)
    publish_decision(decision=decision, by=dora, published_on=date(2024, 3, 13))
    assert (decision.rule, decision.effective_on) == (None, date(2024, 3, 13))


def test_without_it_the_window_runs(cabinet, dora, call_in):
    decision = publish_decision(decision=decide(cabinet, dora), by=dora, published_on=date(2024, 3, 13))
    assert (decision.rule, decision.effective_on) == (call_in, date(2024, 3, 21))


def test_once_published_call_in_is_not_waived(cabinet, chair, dora, call_in):
    decision = publish_decision(decision=decide(cabinet, dora), by=dora, published_on=date(2024, 3, 13))
    with pytest.raises(ValidationError, match="its call-in runs"):
        waive_call_in(decision=decision, post=chair, on=date(2024, 3, 13), why="The roof leaks.", by=dora)


def test_a_rule_that_knows_no_waiver_allows_none(council, cabinet, chair, dora):
    make.clock_rule(council, kind=ClockKind.CALL_IN)
    with pytest.raises(ValidationError, match="knows no waiver"):
        waive_call_in(decision=decide(cabinet, dora), post=chair, on=date(2024, 3, 13), why="The roof leaks.", by=dora)


@pytest.mark.parametrize(("exempt", "waits"), [(True, False), (False, True)])
def test_officers_decisions_are_called_in_where_the_rule_does_not_leave_them_out(council, exempt, waits):
    rule = make.clock_rule(council, kind=ClockKind.CALL_IN, officers_exempt=exempt)
    decision = make.decision(post=core.post("Assistant Director"))
    found = procedure.call_in_rule(decision, date(2024, 3, 13), council)
    assert found == (rule if waits else None)
