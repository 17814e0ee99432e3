"""The page of a consultation."""

from datetime import date

import pytest

from salford_css.core.models import User
from strategy import models as m
from strategy.sentences.consultations import effects
from tests.factories import strategy as make


@pytest.fixture
def consultation(db: None) -> m.Consultation:
    row = make.consultation(state="closed", length_as_written="two months")
    panel = m.ConsultationAudience.objects.create(consultation=row, code="members", name="Members", promised=True)
    m.ConsultationAudience.objects.create(consultation=row, code="users-and-carers", name="Users and carers")
    for number, day in enumerate((date(2004, 2, 25), None), start=1):
        m.ConsultationEvent.objects.create(
            ref=f"event-{number}",
            consultation=row,
            mechanism=number,
            whom_as_written="Social Services Panel",
            kind="copy sent",
            audience=panel,
            earliest=day,
            latest=day,
        )
    return row


def shown(client, row: m.Consultation, day: str = "2004-06-01") -> str:
    answer = client.get(row.get_absolute_url(), {"as_at": day})
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_audience_without_an_event_is_a_row_that_says_so(browser, omar: User, consultation):
    assert "no event of their own" in shown(browser(omar), consultation)


def test_the_lead_counts_events_audiences_and_comments(browser, omar: User, consultation):
    make.comment(consultation=consultation)
    assert "Two events reached one audience in two months. One comment came; none of them changed a proposal." in shown(
        browser(omar), consultation
    )


def test_an_event_without_a_date_has_a_place_of_its_own(browser, omar: User, consultation):
    assert "1 on a known day, 0 in a known month" in shown(browser(omar), consultation)
    assert "1 without a date" in shown(browser(omar), consultation)


def test_read_before_it_opened_nothing_of_it_is_known(browser, omar: User, consultation):
    page = shown(browser(omar), consultation, "2003-12-01")
    assert "became known later" in page
    assert "No event is on record" in page


def test_each_test_of_fairness_rests_on_a_sentence(browser, omar: User, consultation):
    page = shown(browser(omar), consultation)
    assert page.count('data-label="Because"') == 4


def test_a_consultation_without_days_has_no_calendar_but_its_words(browser, omar: User):
    row = make.consultation(opens=None, earliest=None, latest=None)
    assert "days not on record" in shown(browser(omar), row)


def test_a_comment_is_anchored_to_the_paragraph_it_is_about(browser, omar: User, consultation):
    section = make.section(consultation.report_version, printed="4.7")
    make.comment(consultation=consultation, section=section)
    assert "#paragraph-4.7" in shown(browser(omar), consultation)
    assert 'id="paragraph-4.7"' in browser(omar).get(consultation.report_version.get_absolute_url()).content.decode()


def test_a_redacted_comment_shows_only_what_everybody_may_read(browser, carl: User, consultation):
    make.comment(consultation=consultation, text="Mrs So-and-so", redacted_text="A carer", redaction_reason="A name")
    assert "So-and-so" not in shown(browser(carl), consultation)


def test_where_nothing_was_said_nothing_is_said_to_lack_an_answer():
    assert effects(0, 0, 0) == "No comments changed a proposal, none led to an action, none waits for an answer."
