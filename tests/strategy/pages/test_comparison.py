"""Any two wordings of a proposal, and the report of changes without a cause."""

from html import unescape

import pytest
from django.test import Client

from salford_css.core.models import User
from strategy import models as m
from strategy.lifecycle import ProposalState
from tests.factories import strategy as make

THIRD = "That extra care housing with respite be developed further with Housing Services and the trust."


@pytest.fixture
def thrice(respite: m.Proposal) -> m.Proposal:
    """A proposal with three wordings; the third names a reason."""
    third = make.proposal_version(respite, text=THIRD)
    m.ChangeCause.objects.create(version=third, stated_reason="legal advice")
    return respite


def compared(client: Client, row: m.Proposal, **asked: str) -> str:
    return unescape(client.get(f"{row.get_absolute_url()}compare/", asked).content.decode())


def test_at_first_the_two_newest_wordings_are_compared(browser, omar: User, thrice: m.Proposal):
    assert "Version 2 and version 3" in compared(browser(omar), thrice)


def test_asked_for_one_wording_it_is_compared_with_the_one_before(browser, omar: User, thrice: m.Proposal):
    assert "Version 1 and version 2" in compared(browser(omar), thrice, becomes="2")


def test_between_the_first_and_the_last_wording_the_causes_of_both_steps_stand(browser, omar: User, thrice: m.Proposal):
    shown = compared(browser(omar), thrice, was="1", becomes="3")
    assert "Put respite inside a second scheme" in shown
    assert "Legal advice" in shown
    assert "No change is without one." in shown


def test_whichever_is_chosen_first_the_older_wording_stands_first(browser, omar: User, thrice: m.Proposal):
    assert "Version 1 and version 3" in compared(browser(omar), thrice, was="3", becomes="1")


def test_changes_are_told_without_colour_by_word_line_and_letter(browser, omar: User, thrice: m.Proposal):
    shown = compared(browser(omar), thrice, was="1", becomes="2")
    assert '<del><span class="visually-hidden">removed: </span>' in shown
    assert '<ins><span class="visually-hidden">added: </span>' in shown
    assert 'href="#change-a"' in shown and 'id="change-a"' in shown


def test_side_by_side_stands_in_a_table_of_paragraphs(browser, omar: User, respite: m.Proposal):
    make.proposal_version(respite, text="One paragraph.\n\nAnother one.")
    make.proposal_version(respite, text="One paragraph.\n\nQuite another one.")
    shown = compared(browser(omar), respite, was="3", becomes="4", view="side")
    assert shown.count('data-label="Version 3"') == 2
    assert '<ins><span class="visually-hidden">added: </span>Quite another' in shown


@pytest.mark.parametrize("asked", [{"was": "1", "becomes": "99"}, {"was": "x", "becomes": "2"}])
def test_a_wording_that_does_not_exist_is_not_found(browser, omar: User, thrice: m.Proposal, asked: dict[str, str]):
    assert browser(omar).get(f"{thrice.get_absolute_url()}compare/", asked).status_code == 404


def test_with_one_wording_there_is_nothing_to_compare(browser, omar: User):
    row = make.proposal(state=ProposalState.FIRST_REPORT, text="That it be done.")
    assert "nothing to compare it with" in compared(browser(omar), row)


def test_a_cabinet_member_compares_no_drafts(browser, carl: User):
    row = make.proposal(text="That it be done.")
    assert browser(carl).get(f"{row.get_absolute_url()}compare/").status_code == 404


def test_choosing_other_wordings_keeps_the_day_the_page_is_read_at(browser, omar: User, thrice: m.Proposal):
    assert '<input type="hidden" name="as_at" value="2004-06-01"' in compared(browser(omar), thrice, as_at="2004-06-01")
    assert 'name="as_at" value=""' not in compared(browser(omar), thrice)


# ------------------------------------------------------------------ the report of changes without a cause


def changes(client: Client, **asked: str) -> str:
    return unescape(client.get("/strategy/wording-changes/", asked).content.decode())


def test_when_every_change_has_its_cause_the_report_is_empty(browser, omar: User, thrice: m.Proposal):
    client = browser(omar)
    assert "No change is without a cause on record." in changes(client)
    assert "No changed wordings match these filters." in changes(client, cause="missing")


def test_a_change_without_a_cause_stands_in_the_report(browser, omar: User, thrice: m.Proposal):
    m.ChangeCause.objects.filter(stated_reason="legal advice").delete()
    shown = changes(browser(omar), cause="missing")
    assert "One holds a change without a cause." in shown
    assert f"{thrice.get_absolute_url()}compare/?was=2&becomes=3" in shown


def test_the_report_is_taken_away_as_a_file(browser, omar: User, thrice: m.Proposal):
    answer = browser(omar).get("/strategy/wording-changes/", {"format": "csv"})
    assert "Directorate staff" in b"".join(answer.streaming_content).decode()


def test_more_wordings_need_no_more_queries(browser, omar: User, thrice: m.Proposal, django_assert_max_num_queries):
    client = browser(omar)
    changes(client)
    for number in range(8):
        make.proposal_version(thrice, text=f"Wording {number}")
    with django_assert_max_num_queries(40):
        changes(client)


# ------------------------------------------------------------------ naming a cause afterwards


def test_a_cause_is_named_afterwards_for_the_change_with_a_letter(browser, dora: User, thrice: m.Proposal):
    m.ChangeCause.objects.filter(stated_reason="legal advice").delete()
    client = browser(dora)
    assert "Name the cause of a change in version 3" in compared(client, thrice)
    for letter in ("a", "b"):
        client.post(f"{thrice.get_absolute_url()}3/cause/", {"letter": letter, "reason": "officer correction"})
    assert "No change is without one." in compared(client, thrice)


def test_a_comment_and_a_reason_are_not_named_at_once(browser, dora: User, respite: m.Proposal, comment):
    answer = browser(dora).post(
        f"{respite.get_absolute_url()}2/cause/", {"letter": "a", "comment": comment.pk, "reason": "legal advice"}
    )
    assert answer.status_code == 422
    assert "one of them" in answer.content.decode()


@pytest.mark.parametrize("number", [1, 9])
def test_the_first_wording_and_one_that_is_none_have_no_cause(browser, dora: User, respite: m.Proposal, number: int):
    assert browser(dora).get(f"{respite.get_absolute_url()}{number}/cause/").status_code == 404
