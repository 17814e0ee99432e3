"""Comments arrive as a spreadsheet: known consultees only, each place of the report checked, nothing twice."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from salford_css.core.models import ActivityLog, Import, ImportRow, Organisation, OrganisationName, User
from salford_css.core.services import imports
from strategy import models as m
from strategy.imports.comments import Comments
from strategy.lifecycle import ConsultationState, Effect
from strategy.services import answering
from strategy.services.commenting import add_comment
from tests.factories import core
from tests.factories import strategy as make
from tests.strategy.imports.conftest import Send, counts, refusals

pytestmark = pytest.mark.django_db

KIND = "consultation-comments"
HEADINGS = ("Consultee", "Received", "Paragraph", "How it came", "Theme", "Comment")
ROW = ("Salford PCT", date(2004, 2, 9), "3.2", "by e-mail", "respite", "More respite care.")


def test_a_comment_is_written_down_with_who_when_and_where(look: Send, trust: Organisation, omar: User):
    imports.confirm(batch=look(KIND, HEADINGS, ROW), by=omar)
    comment = m.ConsultationComment.objects.get()
    assert (comment.organisation, comment.respondent_as_written, comment.earliest) == (trust, "Salford PCT", ROW[1])
    assert (comment.section.number, comment.channel, comment.theme) == ("3.2", m.Channel.MAIL, "respite")


def test_the_same_file_again_is_all_on_record(look: Send, trust: Organisation, omar: User):
    imports.confirm(batch=look(KIND, HEADINGS, ROW), by=omar)
    assert counts(look(KIND, HEADINGS, ROW)) == (0, 0, 1, 0)


def test_an_unknown_consultee_is_refused_with_the_nearest_names(look: Send, trust: Organisation):
    batch = look(KIND, HEADINGS, ("Salfrd PCT", *ROW[1:]))
    assert refusals(batch) == [
        "Column A (Consultee) Salfrd PCT No body, organisation or post is called so. Did you mean “Salford PCT”? "
        "Mend the name, or let an administrator add this spelling to the organisation's other names."
    ]
    assert not m.ConsultationComment.objects.exists()


def test_a_name_that_two_have_is_refused(look: Send, trust: Organisation):
    other = core.organisation("Salford Royal")
    OrganisationName.objects.create(organisation=other, name="Salford Primary Care Trust ")
    assert "It may mean" in refusals(look(KIND, HEADINGS, ("Salford Primary Care Trust", *ROW[1:])))[0]


def test_who_was_asked_in_the_records_own_words_is_known(look: Send, heard: m.Consultation):
    m.ConsultationEvent.objects.create(
        ref="e1", consultation=heard, mechanism=1, whom_as_written="Directorate staff", kind="briefing"
    )
    assert counts(look(KIND, HEADINGS, ("Directorate staff", *ROW[1:]))) == (1, 0, 0, 0)


@pytest.mark.parametrize(
    ("place", "value", "sentence"),
    [
        (1, "31/02/2004", "Column B (Received) 31/02/2004 There is no such day."),
        (1, 38026, "Column B (Received) 38026 It is a number. If it is a date, give the column a date format"),
        (1, date(2003, 1, 1), "It cannot have been received on 1 January 2003"),
        (2, "9.9", "Column C (Paragraph) 9.9 Version 1 has no paragraph 9.9; it has 3.2."),
        (3, "pigeon", "Column D (How it came) pigeon Write one of: on paper, by e-mail, at a meeting, on the web."),
        (5, "", "Column F (Comment)  It is empty. Fill it in."),
        (5, "x" * 20_001, "It has 20,001 characters; up to 20,000 are kept. Shorten it."),
    ],
)
def test_a_cell_that_cannot_be_is_named(look: Send, trust: Organisation, place: int, value: object, sentence: str):
    row = [*ROW]
    row[place] = value  # type: ignore[call-overload]
    assert sentence in refusals(look(KIND, HEADINGS, row))[0]


def test_a_version_that_does_not_exist_is_refused(look: Send, trust: Organisation):
    batch = look(KIND, (*HEADINGS, "Version"), (*ROW, 7))
    assert "Column G (Version) 7" in refusals(batch)[0]


def test_a_comment_on_record_under_the_reference_is_not_overwritten(look: Send, trust: Organisation, omar: User):
    headings = (*HEADINGS, "Reference")
    imports.confirm(batch=look(KIND, headings, (*ROW, "C7")), by=omar)
    batch = look(KIND, headings, (*ROW[:5], "Other words.", "C7"))
    assert "Change it there." in refusals(batch)[0]


def test_a_consultation_that_is_closed_takes_no_comments(look: Send, trust: Organisation, heard: m.Consultation):
    m.Consultation.objects.filter(pk=heard.pk).delete()
    closed = make.consultation(ref="old", report_version=heard.report_version, state=ConsultationState.CLOSED)
    batch = look(KIND, HEADINGS, ROW, fixed={"consultation": closed.ref})
    assert counts(batch) == (0, 0, 0, 1)


def test_words_are_not_kept_beside_the_comment_where_no_redaction_reaches(look: Send, trust: Organisation, omar: User):
    batch = imports.confirm(batch=look(KIND, HEADINGS, ROW), by=omar)
    assert "respite care" not in str([ImportRow.objects.get().after, Import.objects.get(pk=batch.pk).samples])


# ------------------------------------------------------------------ taking back


def test_comments_are_taken_back_and_the_consultation_says_so(look: Send, trust: Organisation, omar: User):
    batch = imports.confirm(batch=look(KIND, HEADINGS, ROW), by=omar)
    imports.take_back(batch=batch, by=omar, reason="The list of another consultation.")
    assert not m.ConsultationComment.objects.exists()
    assert "another consultation" in ActivityLog.objects.get(deed="comment-withdrawn").reason


def test_a_comment_that_was_answered_stays(look: Send, trust: Organisation, omar: User):
    batch = imports.confirm(batch=look(KIND, HEADINGS, ROW), by=omar)
    comment = m.ConsultationComment.objects.get()
    answering.answer_comment(comment=comment, response="Much to be said for it.", effect=Effect.NOTED, by=omar)
    imports.take_back(batch=batch, by=omar, reason="The wrong list.")
    assert (
        ImportRow.objects.get().left_because == "Somebody answered it, so it stays: the answer belongs to the record."
    )


def briefing(heard: m.Consultation, received: bool | None) -> m.ConsultationEvent:
    return m.ConsultationEvent.objects.create(
        ref="briefing", consultation=heard, mechanism=1, whom_as_written="Home care teams", kind="briefing",
        response_received=received,
    )  # fmt: skip


@pytest.mark.parametrize("recorded", [None, False, True])
def test_the_event_then_says_again_what_it_said_of_a_response_before(
    look: Send, trust: Organisation, heard: m.Consultation, omar: User, recorded: bool | None
):
    event = briefing(heard, recorded)
    rows = ((*ROW, "Home care teams"), (*ROW[:5], "Another.", "Home care teams"))
    batch = imports.confirm(batch=look(KIND, (*HEADINGS, "Event"), *rows), by=omar)
    event.refresh_from_db()
    assert event.response_received
    imports.take_back(batch=batch, by=omar, reason="The wrong list.")
    event.refresh_from_db()
    assert event.response_received is recorded


def test_while_another_comment_stays_the_response_is_one(
    look: Send, trust: Organisation, heard: m.Consultation, omar: User
):
    event = briefing(heard, None)
    batch = imports.confirm(batch=look(KIND, (*HEADINGS, "Event"), (*ROW, "Home care teams")), by=omar)
    add_comment(consultation=heard, text="By hand.", respondent_as_written="Home care teams", event=event, by=omar)
    imports.take_back(batch=batch, by=omar, reason="The wrong list.")
    event.refresh_from_db()
    assert event.response_received


# ------------------------------------------------------------------ many at a time


def test_the_database_is_not_asked_anew_for_every_row(
    look: Send, trust: Organisation, heard: m.Consultation, django_assert_max_num_queries
):
    briefing(heard, None)
    rows = [(*ROW[:5], f"Comment {number}.", "Home care teams") for number in range(120)]
    with django_assert_max_num_queries(120):
        batch = look(KIND, (*HEADINGS, "Event"), *rows)
    assert counts(batch) == (120, 0, 0, 0)


def test_a_row_that_repeats_one_of_the_same_file_under_no_reference_is_on_record(look: Send, trust: Organisation):
    headings = (*HEADINGS, "Reference")
    assert counts(look(KIND, headings, (*ROW, "C7"), (*ROW, ""))) == (1, 0, 1, 0)


def test_when_the_database_refuses_some_together_the_row_at_fault_is_named(
    look: Send, trust: Organisation, heard: m.Consultation
):
    make.comment(ref="next-steps-c7", consultation=make.consultation(ref="other"))
    batch = look(KIND, (*HEADINGS, "Reference"), (*ROW, "C6"), (*ROW[:5], "Other words.", "C7"))
    assert counts(batch) == (1, 0, 0, 1)
    assert "one of the two must give way" in refusals(batch)[0]


# ------------------------------------------------------------------ who may


def test_whoever_leads_a_consultation_may_bring_its_comments_in(heard: m.Consultation, omar: User):
    lead = core.post("Principal Manager")
    m.Consultation.objects.filter(pk=heard.pk).update(lead_post=lead)
    leader = core.holder_of(lead)
    assert Comments.may(leader, date(2004, 5, 1))


def test_a_cabinet_member_may_not(heard: m.Consultation, carl: User):
    assert not Comments.may(carl, date(2004, 5, 1))
    with pytest.raises(PermissionDenied):
        imports.look_at(batch=Import(kind=KIND), by=carl)
