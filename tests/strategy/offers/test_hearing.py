"""What the register of a consultation lacks: on made-up cases, and counted in the Salford case."""

from datetime import date

import pytest

from salford_css.core.models import User
from strategy import models as m
from strategy.lifecycle import ConsultationState, Effect
from tests.factories import strategy as make
from tests.strategy.offers.test_findings import audience, found, sentences

pytestmark = pytest.mark.django_db


def event(of: m.Consultation, **facts) -> m.ConsultationEvent:
    defaults = {"ref": f"event-{of.events.count()}", "mechanism": 1, "kind": "copy sent", "whom_as_written": "Unison"}
    return m.ConsultationEvent.objects.create(consultation=of, **defaults | facts)


def test_an_effect_without_a_proposal_is_found(dora: User):
    comment = make.comment(officer_response="Yes.", effect=Effect.NEW)
    assert [one.subject for one in found("effect-without-proposal", dora)] == [comment]
    m.CommentProposal.objects.create(comment=comment, proposal=make.proposal(text="x"))
    assert not found("effect-without-proposal", dora)


def test_a_new_proposal_that_was_consulted_on_is_found(dora: User):
    heard = make.consultation()
    comment = make.comment(consultation=heard, officer_response="Yes.", effect=Effect.NEW)
    old, new = make.proposal(number=3, title="Old"), make.proposal(number=11, title="New")
    make.proposal_version(old, text="x", report_version=heard.report_version)
    make.proposal_version(new, text="x", report_version=make.report_version(report=heard.report_version.report))
    for proposal in (old, new):
        m.CommentProposal.objects.create(comment=comment, proposal=proposal)
    assert sentences("comment-changed-nothing", dora) == [
        "Proposal 3: Old is said to be new after Directorate staff, but its first wording was consulted on already."
    ]


def test_what_is_said_by_everybody_needs_no_event(dora: User):
    audience(make.consultation(), m.ConsultationAudience.EVERYBODY, "Everybody consulted")
    assert not [one for one in sentences("audience-not-heard", dora) if one.startswith("Everybody")]


def test_a_group_that_is_seldom_heard_is_asked_for(dora: User):
    heard = make.consultation(title="Next Steps")
    assert len(found("seldom-heard-not-named", dora)) == 1
    m.ConsultationAudience.objects.create(consultation=heard, code="x", name="Deaf people", seldom_heard=True)
    assert not found("seldom-heard-not-named", dora)


def test_responses_nobody_wrote_down_are_found_after_the_end(dora: User):
    event(make.consultation())
    assert found("response-not-recorded", dora)
    assert not found("response-not-recorded", dora, on=date(2004, 3, 20))


def test_an_overdue_response_is_found_until_it_comes(dora: User):
    asked = event(make.consultation(), response_expected=True)
    assert found("response-overdue", dora)
    asked.response_received = True
    asked.save()
    assert not found("response-overdue", dora)


def test_replies_that_were_not_sent_are_found_once_it_is_closed(dora: User):
    heard = make.consultation(state=ConsultationState.CLOSED)
    comment = make.comment(consultation=heard, answered=True)
    assert found("reply-not-sent", dora)
    comment.reply_sent_on = date(2004, 4, 1)
    comment.save()
    assert not found("reply-not-sent", dora)
