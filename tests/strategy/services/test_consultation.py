"""Asking and hearing: what is written down, by whom, and what is refused."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from salford_css.core.models import ActivityLog, User
from strategy import models as m
from strategy.lifecycle import ConsultationState, Effect
from strategy.services import answering, commenting, consultation
from tests.factories import core
from tests.factories import strategy as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard() -> m.Consultation:
    return make.consultation()


def event(of: m.Consultation, by: User, **facts) -> m.ConsultationEvent:
    return consultation.record_event(consultation=of, kind="copy sent", whom_as_written="Unison", by=by, **facts)


def comment(of: m.Consultation, by: User, **facts) -> m.ConsultationComment:
    return commenting.add_comment(
        **{"consultation": of, "text": "More respite.", "respondent_as_written": "Unison", "by": by} | facts
    )


# ------------------------------------------------------------------ what is asked


def test_the_next_event_has_a_mechanism_of_its_own(heard, omar: User):
    assert [event(heard, omar).mechanism, event(heard, omar).mechanism] == [1, 2]


def test_an_event_of_another_consultations_audience_is_refused(heard, omar: User):
    audience = m.ConsultationAudience.objects.create(consultation=make.consultation(), code="staff", name="Staff")
    with pytest.raises(ValidationError, match="another consultation"):
        event(heard, omar, audience=audience)


def test_a_response_cannot_be_due_before_it_was_asked_for(heard, omar: User):
    with pytest.raises(ValidationError, match="cannot be due on 1 February 2004"):
        event(heard, omar, when=date(2004, 2, 5), response_due=date(2004, 2, 1))


def test_a_closing_day_is_moved_while_it_runs(heard, omar: User):
    consultation.change_consultation(consultation=heard, by=omar, closes=date(2004, 4, 1), equality_answer="None.")
    heard.refresh_from_db()
    assert (heard.latest, heard.equality_answer) == (date(2004, 4, 1), "None.")


@pytest.mark.parametrize(
    ("state", "facts", "sentence"),
    [
        (ConsultationState.CLOSED, {"title": "x"}, "its record stands"),
        (ConsultationState.OPEN, {"opens": date(2004, 2, 1)}, "its first day stands"),
        (ConsultationState.OPEN, {"closes": date(2004, 1, 1)}, "cannot close before it opens"),
    ],
)
def test_what_is_past_is_not_changed(omar: User, state, facts, sentence):
    with pytest.raises(ValidationError, match=sentence):
        consultation.change_consultation(consultation=make.consultation(state=state), by=omar, **facts)


# ------------------------------------------------------------------ what is said


def test_a_comment_of_an_event_is_its_response_and_of_its_audience(heard, omar: User):
    staff = m.ConsultationAudience.objects.create(consultation=heard, code="staff", name="Staff")
    asked = event(heard, omar, audience=staff)
    said = comment(heard, omar, event=asked)
    asked.refresh_from_db()
    assert (asked.response_received, said.audience) == (True, staff)


def test_a_response_that_is_written_down_is_not_denied(heard, omar: User):
    asked = event(heard, omar)
    comment(heard, omar, event=asked)
    with pytest.raises(ValidationError, match="1 comment of this event is on record"):
        consultation.note_response(event=asked, received=False, by=omar)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"respondent_as_written": "Mrs Jones"}, "not the person"),
        ({"text": "x" * 20_001}, "20,001 characters"),
        ({"received_on": date(2004, 1, 1)}, "the consultation opened on 20 January 2004"),
        ({"received_on": date(2100, 1, 1)}, "has not come yet"),
        ({"text": "  "}, "cannot be blank"),
    ],
)
def test_a_comment_that_cannot_be_is_refused_and_nothing_is_written(heard, omar: User, facts, sentence):
    with pytest.raises(ValidationError, match=sentence):
        comment(heard, omar, **facts)
    assert not m.ConsultationComment.objects.exists()


def test_a_comment_on_a_section_of_another_version_than_named_is_refused(heard, omar: User):
    older = make.section(heard.report_version)
    newer = make.report_version(report=heard.report_version.report)
    with pytest.raises(ValidationError, match="another version"):
        comment(heard, omar, section=older, report_version=newer)


def test_the_log_never_holds_the_words_of_a_comment(heard, omar: User):
    comment(heard, omar, text="A private matter of Ann")
    assert not ActivityLog.objects.filter(record_name__contains="private").exists()


# ------------------------------------------------------------------ what is answered


def test_many_comments_are_given_to_a_post_at_once(heard, omar: User, lead_post):
    some = [comment(heard, omar), comment(heard, omar)]
    answering.ask_to_answer(comments=some, responder=lead_post, due=date(2100, 1, 1), by=omar)
    assert m.ConsultationComment.objects.filter(responder=lead_post, answer_due=date(2100, 1, 1)).count() == 2


def test_whoever_holds_the_post_that_was_asked_may_answer(heard, omar: User, lead_post, olive: User):
    said = comment(heard, omar)
    with pytest.raises(PermissionDenied):
        answering.answer_comment(comment=said, response="Yes.", effect=Effect.NOTED, by=olive)
    answering.ask_to_answer(comments=[said], responder=lead_post, due=None, by=omar)
    answering.answer_comment(comment=said, response="Yes.", effect=Effect.NOTED, by=olive)
    assert said.answered_by == lead_post


def test_a_promise_has_its_day_and_a_day_its_promise(heard, omar: User):
    said = comment(heard, omar)
    with pytest.raises(ValidationError, match="Say what was promised"):
        answering.answer_comment(
            comment=said, response="Yes.", effect=Effect.NOTED, follow_up_due=date(2004, 9, 1), by=omar
        )


def test_replies_are_marked_all_or_none(heard, omar: User):
    answered, waiting = make.comment(consultation=heard, answered=True), make.comment(consultation=heard)
    with pytest.raises(ValidationError, match="no officer's response"):
        answering.mark_replies_sent(comments=[answered, waiting], by=omar, on=date(2004, 4, 1))
    answered.refresh_from_db()
    assert answered.reply_sent_on is None
    assert answering.mark_replies_sent(comments=[answered], by=omar, on=date(2004, 4, 1)) == 1


# ------------------------------------------------------------------ what is hidden


def test_what_is_hidden_stays_on_record(heard, omar: User):
    said = comment(heard, omar, text="Ann was left alone.")
    answering.redact_comment(comment=said, passages=["Ann"], reason="a person is named", by=omar)
    said.refresh_from_db()
    assert said.shown_text == "[redacted: a person is named] was left alone."
    assert said.text == "Ann was left alone."


def test_hiding_needs_its_reason(heard, omar: User):
    with pytest.raises(ValidationError, match="Say why"):
        answering.redact_comment(comment=comment(heard, omar), reason=" ", by=omar)


def test_what_is_shown_again_has_its_reason_too(heard, omar: User):
    said = answering.redact_comment(comment=comment(heard, omar), reason="a name", by=omar)
    answering.show_comment(comment=said, reason="the person agreed", by=omar)
    assert said.shown_text == "More respite."


def test_a_cabinet_member_hides_nothing(heard, omar: User, carl: User):
    with pytest.raises(PermissionDenied):
        answering.redact_comment(comment=comment(heard, omar), reason="a name", by=carl)


def test_nobody_who_is_not_an_officer_enters_comments(heard):
    with pytest.raises(PermissionDenied):
        comment(heard, core.holder_of(core.post("Clerk"), "clerk"))
