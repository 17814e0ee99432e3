"""The page of a proposal."""

import pytest
from django.test import Client

from salford_css.core.models import User
from strategy import models as m
from strategy.lifecycle import ProposalState
from tests.factories import strategy as make


def page(client: Client, row: m.Proposal, **query: str) -> str:
    answer = client.get(row.get_absolute_url(), {"as_at": "2004-06-01", **query})
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_lead_says_where_it_stands_and_what_changed_it(browser, omar: User, respite: m.Proposal):
    assert "Revised after consultation and waiting for Cabinet. One comment changed its wording." in page(
        browser(omar), respite
    )


def test_removed_words_are_struck_and_added_words_underlined_with_the_letter_of_their_cause(
    browser, omar: User, respite: m.Proposal
):
    shown = page(browser(omar), respite)
    assert "<del>" in shown and "respite care service" in shown
    assert '<sup class="cause">a</sup>' in shown
    assert "Put respite inside a second scheme" in shown


def test_side_by_side_is_a_link_and_shows_both_wordings(browser, omar: User, respite: m.Proposal):
    assert "?compare=side" in page(browser(omar), respite)
    assert "In one text" in page(browser(omar), respite, compare="side")


def test_a_change_without_a_cause_is_said_to_have_none(browser, omar: User, respite: m.Proposal):
    m.ChangeCause.objects.all().delete()
    assert "No cause is on record." in page(browser(omar), respite)


def test_read_at_an_earlier_day_only_the_first_wording_is_known(browser, omar: User, respite: m.Proposal):
    shown = page(browser(omar), respite, as_at="2004-02-01")
    assert "Being consulted on until 20 March 2004." in shown
    assert "Housing Services" not in shown


def test_read_before_it_was_put_to_anybody_the_page_says_that_it_became_known_later(
    browser, omar: User, respite: m.Proposal
):
    assert "became known later" in page(browser(omar), respite, as_at="2003-06-01")


def test_a_cabinet_member_reads_it_and_sees_no_way_to_change_it(browser, carl: User, respite: m.Proposal):
    assert "button-row" not in page(browser(carl), respite)


def test_whoever_leads_it_sees_how_to_revise_it(browser, olive: User, lead_post, respite: m.Proposal):
    respite.lead_post = lead_post
    respite.save()
    assert "Revise the text" in page(browser(olive), respite)


def test_a_cabinet_member_finds_no_draft(browser, carl: User):
    draft = make.proposal(state=ProposalState.DRAFT, text="That something be done.")
    assert browser(carl).get(draft.get_absolute_url()).status_code == 404


def test_the_text_in_hand_is_shown_to_nobody_on_the_page(browser, omar: User, respite: m.Proposal):
    respite.working_text = "Words in hand"
    respite.save()
    assert "Words in hand" not in page(browser(omar), respite)


@pytest.mark.parametrize("state", [state for state in ProposalState if state != ProposalState.DRAFT])
def test_the_page_opens_in_every_state(browser, omar: User, state: str):
    row = make.proposal(state=state, text="That something be done.")
    assert browser(omar).get(row.get_absolute_url()).status_code == 200


def test_more_comments_need_no_more_queries(
    browser, omar: User, respite: m.Proposal, comment: m.ConsultationComment, django_assert_max_num_queries
):
    client = browser(omar)
    page(client, respite)
    for _ in range(12):
        more = make.comment(consultation=comment.consultation, answered=True)
        m.CommentProposal.objects.create(comment=more, proposal=respite)
    with django_assert_max_num_queries(110):
        page(client, respite)


def test_where_no_body_is_named_to_decide_the_page_says_so_in_plain_words(browser, omar: User):
    shown = page(browser(omar), make.proposal(text="That it be done.", decision_body=None), as_at="2100-01-01")
    assert "What the deciding body is asked to agree" in shown
    assert "Nothing is decided, and no body is named to decide it." in shown
