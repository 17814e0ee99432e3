"""Who is written to about what, and never twice."""

from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command

from salford_css.core import clock
from salford_css.core.models import AccessGrant, OutboxMessage, Part, Post, Role, User
from strategy import models as m
from strategy.lifecycle import ConsultationState
from strategy.services import answering, consultation, notices
from tests.factories import core
from tests.factories import strategy as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def spring():
    with clock.held_at(datetime(2004, 3, 15, 12, tzinfo=UTC)):
        yield


@pytest.fixture
def unison() -> Post:
    """A post whose holder has an address."""
    post = core.post("Branch Secretary")
    holder = core.holder_of(post, "branch")
    holder.email = "branch@example.org"
    holder.save()
    return post


def ask(of: m.Consultation, post: Post, by: User, **facts) -> m.ConsultationEvent:
    return consultation.record_event(consultation=of, kind="copy sent", post=post, by=by, **facts)


def sent() -> list[str]:
    return list(OutboxMessage.objects.order_by("pk").values_list("subject", flat=True))


def test_a_post_that_is_asked_is_told_when_and_whom_to_ask(omar: User, unison: Post):
    ask(make.consultation(contact_post=core.post("Policy Officer")), unison, omar)
    message = OutboxMessage.objects.get()
    assert (message.to, message.subject) == ("branch@example.org", "You are asked to comment: Next Steps")
    assert "Comment by: 20 March 2004.\nQuestions to: Policy Officer." in message.body


def test_before_it_opens_nobody_is_told_and_then_everybody_once(omar: User, unison: Post):
    planned = make.consultation(state=ConsultationState.PLANNED)
    m.ConsultationAudience.objects.create(consultation=planned, code="union", name="Union")
    ask(planned, unison, omar)
    assert sent() == []
    consultation.open_consultation(consultation=planned, by=omar)
    assert len(sent()) == 1


def test_a_holder_without_an_address_is_not_written_to(omar: User, lead_post: Post, olive: User):
    ask(make.consultation(), lead_post, omar)
    assert sent() == []


def test_whoever_drafts_answers_is_told_how_many(omar: User, unison: Post):
    heard = make.consultation()
    some = [make.comment(consultation=heard), make.comment(consultation=heard)]
    answering.ask_to_answer(comments=some, responder=unison, due=date(2004, 4, 1), by=omar)
    assert sent() == ["Two comments to answer: Next Steps"]


def test_a_due_response_is_reminded_of_once(omar: User, unison: Post):
    ask(make.consultation(), unison, omar)
    assert notices.send_due(on=date(2004, 3, 12))["a response is due"] == 0
    assert notices.send_due(on=date(2004, 3, 13))["a response is due"] == 1
    assert notices.send_due(on=date(2004, 3, 14))["a response is due"] == 0


def test_who_answered_is_not_reminded(omar: User, unison: Post):
    asked = ask(make.consultation(), unison, omar)
    consultation.note_response(event=asked, received=True, by=omar)
    assert notices.send_due(on=date(2004, 3, 15))["a response is due"] == 0


def test_a_due_day_that_moves_is_reminded_of_anew(omar: User, unison: Post):
    asked = ask(make.consultation(), unison, omar, response_due=date(2004, 3, 16))
    notices.send_due(on=date(2004, 3, 15))
    consultation.note_response(event=asked, received=None, due=date(2004, 3, 18), by=omar)
    assert notices.send_due(on=date(2004, 3, 15))["a response is due"] == 1


def test_answers_that_fall_due_are_reminded_of_in_one_message(omar: User, unison: Post):
    heard = make.consultation()
    for _ in range(3):
        make.comment(consultation=heard, responder=unison, answer_due=date(2004, 3, 20))
    notices.send_due(on=date(2004, 3, 15))
    notices.send_due(on=date(2004, 3, 16))
    assert sent() == ["Three comments to answer by 20 March 2004: Next Steps"]


def decided(owner: Post, **facts) -> m.Decision:
    proposal = make.proposal(text="x", lead_post=owner, number=3, title="Prevention")
    day = date(2004, 3, 8)
    return make.decision(proposal=proposal, on=day, effective_on=date(2004, 3, 15), published_on=day, **facts)


def test_a_decision_that_takes_effect_is_told_on_its_day_even_by_a_late_job(unison: Post):
    decided(unison)
    assert notices.send_due(on=date(2004, 3, 14))["a decision takes effect"] == 0
    assert notices.send_due(on=date(2004, 3, 17))["a decision takes effect"] == 1
    assert sent() == ["In effect from 15 March 2004: Proposal 3: Prevention"]


def test_a_decision_that_is_called_in_takes_no_effect(unison: Post):
    m.CallIn.objects.create(
        decision=decided(unison),
        body=make.body("Scrutiny"),
        requested_on=date(2004, 3, 10),
        requested_by="3",
        grounds="x",
    )
    assert notices.send_due(on=date(2004, 3, 15))["a decision takes effect"] == 0


def test_an_exempt_matter_is_named_to_nobody(unison: Post):
    AccessGrant.objects.create(post=unison, role=Role.OFFICER, organisation=core.organisation())
    decided(unison, part=Part.EXEMPT)
    notices.send_due(on=date(2004, 3, 15))
    message = OutboxMessage.objects.get()
    assert "Prevention" not in message.subject + message.body
    assert "/decisions/" not in message.body


def test_an_exempt_matter_is_not_sent_to_who_may_not_read_it(unison: Post):
    decided(unison, part=Part.EXEMPT)
    assert notices.send_due(on=date(2004, 3, 15))["a decision takes effect"] == 0


def test_a_published_report_is_told_to_who_answers_for_it(unison: Post):
    version = make.report_version(report=make.report(contact_post=unison))
    notices.report_published(version, on=date(2004, 3, 15))
    notices.report_published(version, on=date(2004, 3, 15))
    assert sent() == ["Published: Next Steps 2004-2006"]


def test_the_daily_job_says_how_many(omar: User, unison: Post, capsys):
    ask(make.consultation(), unison, omar)
    call_command("send_notices", "--on", "2004-03-15")
    assert "a response is due: 1" in capsys.readouterr().out
