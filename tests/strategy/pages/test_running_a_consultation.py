"""A consultation run by hand, from its plan to the replies."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from django.test import Client

from salford_css.core.models import Document, User
from strategy import models as m
from strategy.lifecycle import ConsultationState
from tests.factories import core
from tests.factories import strategy as make


def day(name: str, when: date) -> dict[str, str]:
    return {f"{name}_0": str(when.day), f"{name}_1": str(when.month), f"{name}_2": str(when.year)}


def said(client: Client, path: str, data: dict | None = None) -> str:
    """Post and return the refusal's page."""
    answer = client.post(path, data or {})
    assert answer.status_code == 422
    return answer.content.decode()


def done(client: Client, path: str, data: dict | None = None) -> str:
    """Post and return where it leads."""
    answer = client.post(path, data or {})
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


@pytest.fixture
def heard(db: None) -> m.Consultation:
    row = make.consultation()
    make.section(row.report_version, printed="4.7")
    m.ConsultationAudience.objects.create(consultation=row, code="staff", name="Staff", promised=True)
    return row


@pytest.fixture
def page(heard: m.Consultation) -> str:
    return heard.get_absolute_url()


def event(heard: m.Consultation) -> m.ConsultationEvent:
    return m.ConsultationEvent.objects.create(
        ref="briefing", consultation=heard, mechanism=1, kind="briefing", whom_as_written="Home care teams",
        audience=heard.audiences.first(), earliest=date(2004, 2, 3), latest=date(2004, 2, 3),
    )  # fmt: skip


COMMENT = {"respondent": "Home care teams", "text": "One team, not two.", "version": "1", "section": "4.7"}


# ------------------------------------------------------------------ planning and asking


def test_a_consultation_is_planned_from_a_version_of_a_report(browser, omar: User):
    version = make.report_version()
    path = f"{version.get_absolute_url()}consult/"
    facts = {"title": "Next Steps", **day("opens", date(2004, 1, 20)), **day("closes", date(2004, 3, 20))}
    done(browser(omar), path, facts | {"equality_answer": "No group is worse off."})
    row = m.Consultation.objects.get()
    assert (row.report_version, row.latest, row.equality_answer) == (
        version, date(2004, 3, 20), "No group is worse off."
    )  # fmt: skip


def test_days_out_of_order_are_refused_in_words(browser, omar: User, heard, page):
    facts = {"title": "x", **day("opens", heard.opens), **day("closes", date(2004, 1, 1))}
    assert "cannot close before it opens" in said(browser(omar), f"{page}change/", facts)


def test_audience_and_event_are_recorded(browser, omar: User, heard, page):
    client = browser(omar)
    done(client, f"{page}audience/", {"name": "Deaf people", "promised": "on", "seldom_heard": "on"})
    group = heard.audiences.get(code="deaf-people")
    done(client, f"{page}event/", {"kind": "workshop", "whom_as_written": "Deaf club", "audience": group.pk,
                                   "when": "February 2004", "response_expected": "yes"})  # fmt: skip
    row = heard.events.get()
    assert (row.audience, str(row.when), row.response_expected) == (group, "February 2004", True)


def test_an_event_without_anybody_asked_is_refused(browser, omar: User, page):
    assert "Say who was asked" in said(browser(omar), f"{page}event/", {"kind": "workshop"})


# ------------------------------------------------------------------ quick entry


def test_comments_are_entered_one_after_the_other(browser, omar: User, heard, page):
    client, asked = browser(omar), event(heard)
    shared = {"event": asked.pk, "channel": "meeting", "received": "3 February 2004", "theme": "teams"}
    following = done(client, f"{page}enter/", COMMENT | shared)
    form = client.get(following).content.decode()
    assert 'value="teams"' in form and 'value="3 February 2004"' in form
    assert "One team, not two." in form.split('id="entered"')[1]


def test_the_entered_comment_points_to_its_paragraph_and_audience(browser, omar: User, heard, page):
    done(browser(omar), f"{page}enter/", COMMENT | {"event": event(heard).pk})
    comment = m.ConsultationComment.objects.get()
    assert (comment.section.number, comment.audience.name, comment.report_version.number) == ("4.7", "Staff", 1)


def test_finishing_leads_back_to_the_consultation(browser, omar: User, page):
    assert done(browser(omar), f"{page}enter/", COMMENT | {"finish": "1"}) == page


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"version": "7"}, "has no version 7; it has version 1"),
        ({"section": "9.9"}, "Version 1 has no paragraph 9.9; it has 4.7"),
        ({"respondent": "Mrs Jones"}, "not the person"),
        ({"text": "x" * 2_000_000}, "2,000,000 characters"),
        ({"received": "yesterday or so"}, "is not a date this product can read"),
    ],
)
def test_a_refused_comment_keeps_what_was_typed_and_stores_nothing(browser, omar: User, page, wrong, sentence):
    shown = said(browser(omar), f"{page}enter/", COMMENT | {"theme": "kept theme"} | wrong)
    assert sentence in shown and "kept theme" in shown
    assert not m.ConsultationComment.objects.exists()


def test_markup_that_was_pasted_is_never_run(browser, omar: User, page):
    client = browser(omar)
    done(client, f"{page}enter/", COMMENT | {"text": "<script>alert(1)</script> One team"})
    assert "<script>alert" not in client.get(m.ConsultationComment.objects.get().get_absolute_url()).content.decode()


# ------------------------------------------------------------------ answering


def test_answers_follow_one_another(browser, omar: User, heard, page):
    first, second = (make.comment(consultation=heard, ref=f"c-{n}") for n in (1, 2))
    client = browser(omar)
    assert client.get(f"{page}next/").headers["Location"] == f"{first.get_absolute_url()}answer/"
    leads = done(client, f"{first.get_absolute_url()}answer/", {"response": "Yes", "effect": "noted", "next": "1"})
    assert client.get(leads).headers["Location"] == f"{second.get_absolute_url()}answer/"
    assert client.get(f"{page}next/?after=c-2").headers["Location"] == f"{second.get_absolute_url()}answer/"


def test_when_all_are_answered_the_next_is_the_consultation(browser, omar: User, page):
    assert browser(omar).get(f"{page}next/").headers["Location"] == page


def test_a_post_is_asked_to_answer_many(browser, omar: User, heard, page, lead_post):
    some = [make.comment(consultation=heard).pk for _ in range(3)]
    done(browser(omar), f"{page}ask/", {"comments": some, "responder": lead_post.pk})
    assert m.ConsultationComment.objects.filter(responder=lead_post).count() == 3


def test_replies_are_marked_many_at_once(browser, omar: User, heard, page):
    some = [make.comment(consultation=heard, answered=True).pk for _ in range(2)]
    done(browser(omar), f"{page}replies/", {"comments": some, **day("on", date(2004, 4, 2))})
    assert m.ConsultationComment.objects.filter(reply_sent_on=date(2004, 4, 2)).count() == 2


def test_closing_waits_for_the_last_answer(browser, omar: User, db: None):
    row = make.consultation(state=ConsultationState.ANALYSING)
    comment = make.comment(consultation=row, ref="police")
    client = browser(omar)
    assert "police has no officer" in said(client, f"{row.get_absolute_url()}close/")
    client.post(f"{comment.get_absolute_url()}answer/", {"response": "Noted", "effect": "noted"})
    done(client, f"{row.get_absolute_url()}close/")


# ------------------------------------------------------------------ what is hidden


@pytest.fixture
def hidden(heard: m.Consultation) -> m.ConsultationComment:
    return make.comment(
        consultation=heard, text="Ann was left alone.", redacted_text="[redacted: a name] was left alone.",
        redaction_reason="a name",
    )  # fmt: skip


def test_words_are_hidden_by_a_form_of_its_own(browser, omar: User, heard):
    comment = make.comment(consultation=heard, text="Ann was left alone.")
    client = browser(omar)
    assert "does not say" in said(client, f"{comment.get_absolute_url()}redact/", {"passages": "Bob", "reason": "x"})
    done(client, f"{comment.get_absolute_url()}redact/", {"passages": "Ann", "reason": "a name"})
    comment.refresh_from_db()
    assert comment.shown_text == "[redacted: a name] was left alone."


PLACES = ("{page}", "{page}said/", "{page}said/?format=csv", "{page}tests/", "/strategy/comments/?format=csv",
          "{comment}", "{comment}trail/", "/search/?q=Ann")  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_no_place_tells_a_cabinet_member_what_is_hidden(browser, carl: User, hidden, page, place: str):
    answer = browser(carl).get(place.format(page=page, comment=hidden.get_absolute_url()))
    assert answer.status_code == 200
    told = b"".join(answer.streaming_content).decode() if answer.streaming else answer.content.decode()
    assert "Ann was" not in told


@pytest.mark.parametrize("place", ["/strategy/comments/", "{page}said/"])
def test_nobody_finds_a_comment_by_what_is_hidden(browser, omar: User, hidden, page, place: str):
    path = place.format(page=page)
    assert "left alone" not in browser(omar).get(f"{path}?words=Ann").content.decode()
    assert "left alone" in browser(omar).get(f"{path}?words=alone").content.decode()


def test_an_officer_reads_the_comment_as_it_was_received(browser, omar: User, carl: User, hidden):
    path = hidden.get_absolute_url()
    assert "Ann was left alone." in browser(omar).get(path).content.decode()
    assert "Only officers see this" not in browser(carl).get(path).content.decode()


# ------------------------------------------------------------------ what came of it


def test_the_four_tests_say_what_is_on_record_and_what_is_missing(browser, carl: User, page):
    told = browser(carl).get(f"{page}tests/").content.decode()
    assert told.count("What is missing:") == 4
    assert "2003/04" in told


def test_you_said_we_did_has_a_row_for_all(browser, carl: User, heard, page):
    make.comment(consultation=heard, answered=True)
    told = browser(carl).get(f"{page}said/?as_at=2004-06-01").content.decode()
    assert "Response rate by audience" in told and '<tfoot><tr><th scope="row">All</th>' in told
    assert "Welcomed." in told


def test_letters_are_had_one_by_one_together_and_packed(browser, omar: User, heard, page):
    make.comment(consultation=heard, answered=True, respondent_as_written="Unison")
    make.comment(consultation=heard, answered=True, respondent_as_written="A trust")
    client = browser(omar)
    one = docx.Document(BytesIO(client.get(f"{page}letters/?to=unison&as_at=2004-06-01").content))
    assert any("What we did: Welcomed." in paragraph.text for paragraph in one.paragraphs)
    packed = ZipFile(BytesIO(client.get(f"{page}letters/?all=zip&as_at=2004-06-01").content))
    assert packed.namelist() == ["001-a-trust.docx", "002-unison.docx"]


def test_letters_are_for_who_runs_the_consultation(browser, carl: User, page):
    assert browser(carl).get(f"{page}letters/").status_code == 403


@pytest.mark.parametrize("place", ["said/", "tests/", "letters/", ""])
def test_pages_ask_no_more_for_many_comments(browser, omar, heard, page, place, django_assert_max_num_queries):
    client = browser(omar)
    for n in range(12):
        make.comment(consultation=heard, answered=True, respondent_as_written=f"Body {n}", post=core.post(f"P{n}"))
    with django_assert_max_num_queries(75):
        client.get(f"{page}{place}?as_at=2004-06-01")


def test_a_comment_entered_by_mistake_is_taken_back_with_a_reason(browser, omar: User, heard):
    client, comment = browser(omar), make.comment(consultation=heard)
    done(client, f"{comment.get_absolute_url()}withdraw/", {"reason": "entered twice"})
    assert not heard.comments.exists()
    answered = make.comment(consultation=heard, answered=True)
    assert "it stays" in said(client, f"{answered.get_absolute_url()}withdraw/", {"reason": "entered twice"})


def test_a_paper_that_is_exempt_is_not_named_to_a_cabinet_member(browser, omar: User, carl: User, heard, page):
    paper = Document.objects.create(ref="impact-on-ward-9", title="Impact on Ward 9", kind="assessment", part="exempt")
    m.Consultation.objects.filter(pk=heard.pk).update(equality_assessment=paper)
    for place in (page, f"{page}tests/"):
        assert "ward-9" not in browser(carl).get(place).content.decode().lower().replace(" ", "-")
    assert "Impact on Ward 9" in browser(omar).get(page).content.decode()


# ------------------------------------------------------------------ correcting how it was written down


RIGHT = {"text": "One team, not three.", "reason": "misheard"}


def test_the_words_are_corrected_and_the_place_in_the_report_stays(browser, omar: User, heard, page):
    client = browser(omar)
    done(client, f"{page}enter/", COMMENT)
    comment = m.ConsultationComment.objects.get()
    done(client, f"{comment.get_absolute_url()}correct/", RIGHT)
    comment.refresh_from_db()
    assert (comment.text, comment.section.number, comment.report_version.number) == (RIGHT["text"], "4.7", 1)
    trail = client.get(f"{comment.get_absolute_url()}trail/").content.decode()
    assert "One team, not two." in trail and "misheard" in trail


@pytest.mark.parametrize(
    ("facts", "typed", "sentence"),
    [
        ({"reply_sent_on": date(2004, 4, 2), "answered": True}, RIGHT, "The reply was sent on 2 April 2004"),
        ({}, RIGHT | {"text": "One team, not two."}, "Nothing changes"),
        ({}, RIGHT | {"text": "x" * 20_001}, "20,001 characters"),
    ],
)
def test_what_is_no_correction_is_refused_and_nothing_changes(browser, omar: User, heard, facts, typed, sentence):
    comment = make.comment(consultation=heard, text="One team, not two.", **facts)
    assert sentence in said(browser(omar), f"{comment.get_absolute_url()}correct/", typed)
    comment.refresh_from_db()
    assert comment.text == "One team, not two."


def test_what_was_hidden_stays_hidden_when_it_is_corrected(browser, omar: User, carl: User, hidden):
    done(browser(omar), f"{hidden.get_absolute_url()}correct/", RIGHT | {"text": "Anne was left alone."})
    assert "Anne" not in browser(carl).get(hidden.get_absolute_url()).content.decode()
