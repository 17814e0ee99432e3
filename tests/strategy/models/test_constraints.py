"""What the database itself refuses, whoever asks."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, connection

from salford_css.core.models import Document
from strategy import models as m
from strategy.lifecycle import ConsultationState, Outcome, ProposalState
from tests.factories import core
from tests.factories import strategy as make

pytestmark = pytest.mark.django_db


def test_two_pledges_of_a_set_cannot_have_one_number():
    first = make.pledge()
    with pytest.raises(IntegrityError, match="strategy_pledge_number_once"):
        make.pledge(pledge_set=first.pledge_set, number=first.number)


def test_an_objective_link_leads_to_a_pledge_or_a_higher_objective_not_both():
    objective, higher, pledge = make.objective(), make.objective(), make.pledge()
    with pytest.raises(IntegrityError, match="one_upper"):
        m.ObjectiveLink.objects.create(objective=objective, higher=higher, pledge=pledge, basis="sourced")


def test_our_reading_needs_an_author_and_a_reason():
    with pytest.raises(IntegrityError, match="our_reading"):
        m.ProposalObjective.objects.create(
            proposal=make.proposal(), objective=make.objective(), basis="our_reading", reason="It says so"
        )


def test_a_proposal_serves_an_objective_once_at_a_time():
    proposal, objective = make.proposal(), make.objective()
    m.ProposalObjective.objects.create(proposal=proposal, objective=objective, basis="sourced")
    with pytest.raises(IntegrityError, match="once"):
        m.ProposalObjective.objects.create(
            proposal=proposal, objective=objective, basis="sourced", valid_from=date(2004, 1, 1)
        )


def test_an_amount_is_never_negative_because_the_kind_says_where_it_goes():
    with pytest.raises(IntegrityError, match="proposalmoney_amount"):
        make.money(make.proposal(), amount=Decimal("-1.00"))


def test_a_line_of_money_is_struck_out_with_its_reason_only():
    with pytest.raises(IntegrityError, match="proposalmoney_struck"):
        make.money(make.proposal(), struck_on=date(2004, 1, 1))


def test_a_party_is_an_organisation_or_the_words_of_the_record():
    with pytest.raises(IntegrityError, match="named"):
        m.ProposalParty.objects.create(proposal=make.proposal())


def test_the_same_words_are_one_party():
    proposal = make.proposal()
    m.ProposalParty.objects.create(proposal=proposal, as_written="multi-agency")
    with pytest.raises(IntegrityError, match="once"):
        m.ProposalParty.objects.create(proposal=proposal, as_written="multi-agency")


def test_a_cause_is_a_comment_or_a_reason():
    version = make.proposal_version(make.proposal(), text="one")
    with pytest.raises(IntegrityError, match="one_cause"):
        m.ChangeCause.objects.create(version=version)


def test_a_mention_stands_in_one_place():
    with pytest.raises(IntegrityError, match="one_place"):
        m.PolicyMention.objects.create(
            as_written="pledges",
            report_version=make.report_version(),
            document=Document.objects.create(ref="d", title="D", kind="report"),
        )


def test_a_decision_is_made_by_a_body_or_a_post():
    with pytest.raises(IntegrityError, match="one_decider"):
        make.decision(body=make.body(), post=core.post())


def test_a_decision_does_not_take_effect_before_it_is_published():
    with pytest.raises(IntegrityError, match="effective_after_published"):
        make.decision(published_on=date(2004, 3, 16), effective_on=date(2004, 3, 15))


def test_an_action_comes_from_one_thing():
    with pytest.raises(IntegrityError, match="one_origin"):
        make.action(decision=make.decision(), history="2000")


def test_an_action_is_done_or_dropped_not_both():
    day = date(2004, 1, 1)
    with pytest.raises(IntegrityError, match="done_or_dropped"):
        make.action(done_earliest=day, done_latest=day, dropped_on=day, dropped_why="No money.")


def test_an_action_that_is_dropped_says_why():
    with pytest.raises(IntegrityError, match="dropped_why"):
        make.action(dropped_on=date(2004, 1, 1))


def test_half_a_date_is_refused():
    with pytest.raises(IntegrityError, match="original_when"):
        make.action(original_earliest=date(2004, 1, 1))


def test_an_effect_needs_an_officers_response():
    with pytest.raises(IntegrityError, match="effect_answered"):
        make.comment(effect="noted")


def test_what_the_record_does_not_say_is_unknown_without_a_response():
    assert make.comment(effect="unknown").pk


def test_a_redaction_says_why():
    with pytest.raises(IntegrityError, match="redaction"):
        make.comment(redacted_text="[…]")


def test_an_event_says_who_was_asked():
    with pytest.raises(IntegrityError, match="whom"):
        m.ConsultationEvent.objects.create(ref="e", consultation=make.consultation(), mechanism=1, kind="copy sent")


def test_a_settled_call_in_has_its_day():
    with pytest.raises(IntegrityError, match="settled"):
        m.CallIn.objects.create(
            decision=make.decision(),
            body=make.body("Scrutiny"),
            requested_on=date(2004, 3, 17),
            grounds="cost",
            outcome="upheld",
        )


def test_one_clock_rule_of_a_kind_holds_at_a_time():
    council = core.organisation()
    make.clock_rule(council, kind=m.ClockKind.CALL_IN)
    with pytest.raises(IntegrityError, match="one_at_a_time"):
        make.clock_rule(council, kind=m.ClockKind.CALL_IN, valid_from=date(2012, 9, 10))


# ------------------------------------------------------------------ frozen


def frozen_rows() -> dict[str, object]:
    version = make.report_version()
    action = make.action()
    return {
        "proposal version": make.proposal_version(make.proposal(), text="one"),
        "report version": version,
        "section": make.section(version),
        "recommendation": m.Recommendation.objects.create(version=version, number=1, text="Approve."),
        "progress": m.ActionProgress.objects.create(action=action, on=make.DAY, text="Begun.", outlook="on_track"),
        "move of a date": m.ActionDate.objects.create(action=action, number=1, reason="Snow.", moved_on=make.DAY),
    }


@pytest.mark.parametrize(
    "name", ["proposal version", "report version", "section", "recommendation", "progress", "move of a date"]
)
def test_what_was_shown_to_somebody_never_changes(name: str):
    row = frozen_rows()[name]
    with pytest.raises(DatabaseError, match="annot update"):
        type(row).objects.filter(pk=row.pk).update(id=row.pk)


def test_a_version_cannot_be_deleted_either():
    version = make.proposal_version(make.proposal(), text="one")
    with pytest.raises(DatabaseError, match="annot update or delete"):
        m.ProposalVersion.objects.filter(pk=version.pk).delete()


def test_a_published_decision_keeps_its_words():
    decision = make.decision(published_on=date(2004, 3, 16))
    with pytest.raises(DatabaseError, match="annot update"):
        m.Decision.objects.filter(pk=decision.pk).update(outcome=Outcome.REJECTED)


def test_a_published_decision_may_still_learn_its_effective_day():
    decision = make.decision(published_on=date(2004, 3, 16))
    assert m.Decision.objects.filter(pk=decision.pk).update(effective_on=date(2004, 3, 24))


# ------------------------------------------------------------------ states


def test_a_proposal_cannot_be_updated_past_its_steps():
    proposal = make.proposal(state=ProposalState.DRAFT)
    with pytest.raises(DatabaseError, match="transition"):
        m.Proposal.objects.filter(pk=proposal.pk).update(state=ProposalState.EFFECTIVE)


def test_sql_obeys_the_steps_of_a_consultation_too():
    row = make.consultation(state=ConsultationState.PLANNED)
    with connection.cursor() as cursor, pytest.raises(DatabaseError, match="transition"):
        cursor.execute("UPDATE strategy_consultation SET state = 'closed' WHERE id = %s", [row.pk])


def test_a_declared_step_is_allowed_in_bulk():
    proposal = make.proposal(state=ProposalState.DRAFT)
    assert m.Proposal.objects.filter(pk=proposal.pk).update(state=ProposalState.WITHDRAWN) == 1


def test_a_cancelled_meeting_is_not_held_after_all():
    meeting = make.meeting(state="cancelled")
    with pytest.raises(DatabaseError, match="transition"):
        m.Meeting.objects.filter(pk=meeting.pk).update(state="held")


def test_history_may_enter_in_any_state():
    assert make.proposal(state=ProposalState.REVISED).pk
