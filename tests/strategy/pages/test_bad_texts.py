"""What people paste into the text of a proposal, and two of them at once."""

from html import unescape

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from salford_css.core.models import Post, User
from strategy import models as m
from strategy.lifecycle import LONGEST_WORDING
from strategy.services.proposals import save_working_text
from tests.factories import core
from tests.factories import strategy as make


@pytest.fixture
def draft(lead_post: Post) -> m.Proposal:
    return make.proposal(text="That it be done.", lead_post=lead_post)


def saved(client: Client, row: m.Proposal, text: str, *, revision: int = 0):
    return client.post(f"{row.get_absolute_url()}text/", {"text": text, "revision": revision})


def on_record(row: m.Proposal) -> str:
    return m.Proposal.objects.get(pk=row.pk).working_text


def test_two_megabytes_are_refused_with_the_limit_and_stay_in_the_box(browser, olive: User, draft: m.Proposal):
    typed = "A sentence of twenty. " * 100_000
    answer = saved(browser(olive), draft, typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f"at most {LONGEST_WORDING:,} characters" in page
    assert typed[:100_000] in page and page.count("A sentence of twenty.") == 100_000
    assert on_record(draft) == "That it be done."


def test_two_megabytes_of_letters_beyond_ascii_are_refused_as_kindly(browser, olive: User, draft: m.Proposal):
    answer = saved(browser(olive), draft, "£" * 2_000_000)
    assert answer.status_code == 422


def test_what_is_larger_than_any_form_is_refused_in_a_sentence(browser, olive: User, draft: m.Proposal):
    answer = saved(browser(olive), draft, "x" * 5_000_000)
    assert answer.status_code == 413
    assert "4 MB" in answer.content.decode()


def test_a_text_of_the_greatest_length_is_kept_and_shown(browser, olive: User, draft: m.Proposal):
    client = browser(olive)
    assert saved(client, draft, ("A sentence of twenty. " * 9090)[:LONGEST_WORDING]).status_code == 302
    assert client.get(f"{draft.get_absolute_url()}submit/").status_code == 200


def test_a_pasted_word_document_leaves_its_words(browser, olive: User, draft: m.Proposal):
    saved(browser(olive), draft, '<p class="MsoNormal" style="mso-x:1">That it be <b>done</b> well.<o:p></o:p></p>')
    assert on_record(draft) == "That it be done well."


def test_rich_text_leaves_its_words(browser, olive: User, draft: m.Proposal):
    saved(browser(olive), draft, r"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\b That it be done\b0  well.\par}")
    assert on_record(draft) == "That it be done well."


@pytest.mark.parametrize("page", ["text/", "submit/"])
def test_a_script_is_words_and_is_never_run(browser, olive: User, draft: m.Proposal, page: str):
    client = browser(olive)
    saved(client, draft, 'That <script>alert("it")</script> be done.')
    shown = client.get(f"{draft.get_absolute_url()}{page}").content.decode()
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert" in shown


def test_a_script_in_a_wording_is_words_on_every_page(browser, omar: User, respite: m.Proposal):
    make.proposal_version(respite, text='That <img src=x onerror="alert(1)"> be\n\ndone.')
    client = browser(omar)
    for page in ("", "compare/?was=1&becomes=3", "compare/?was=1&becomes=3&view=side"):
        shown = client.get(f"{respite.get_absolute_url()}{page}").content.decode()
        assert "<img src=x" not in shown
        assert "img src=x" in unescape(shown)


def test_nul_characters_are_refused_in_words(browser, olive: User, draft: m.Proposal):
    answer = saved(browser(olive), draft, "That it\x00 be done.")
    assert answer.status_code == 422
    assert "NUL characters" in answer.content.decode()


def test_half_a_character_sent_by_hand_breaks_nothing(browser, olive: User, draft: m.Proposal):
    sent = b"text=half+%ED%A0%BD+a+smile&revision=0"
    answer = browser(olive).post(
        f"{draft.get_absolute_url()}text/", sent, content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code == 302
    assert on_record(draft).startswith("half")


@pytest.mark.parametrize("text", ["a\x00b", "half \ud83d"])
def test_the_service_refuses_what_cannot_be_kept(olive: User, draft: m.Proposal, text: str):
    with pytest.raises(ValidationError, match="copy the words again"):
        save_working_text(proposal=draft, text=text, revision=0, by=olive)


# ------------------------------------------------------------------ two people, one proposal


def test_the_second_of_two_writers_sees_both_texts_joins_them_and_saves(
    browser, olive: User, dora: User, draft: m.Proposal
):
    hers, his = browser(olive), browser(dora)
    saved(hers, draft, "That it be done by the spring.")
    refused = saved(his, draft, "That it be done with partners.")
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "The text saved meanwhile" in page and "That it be done by the spring." in page
    assert "Your text, not saved yet" in page and page.count("That it be done with partners.") == 2
    assert '<del><span class="visually-hidden">removed: </span>by the spring.' in page
    assert on_record(draft) == "That it be done by the spring."
    joined = saved(his, draft, "That it be done with partners by the spring.", revision=1)
    assert joined.status_code == 302
    assert on_record(draft) == "That it be done with partners by the spring."


def test_a_third_writer_in_between_is_seen_too(browser, olive: User, dora: User, draft: m.Proposal):
    hers, his = browser(olive), browser(dora)
    saved(hers, draft, "One.")
    saved(his, draft, "Two.")
    saved(hers, draft, "Three.", revision=1)
    again = saved(his, draft, "One and two.", revision=1)
    assert again.status_code == 422
    assert "Three." in again.content.decode()


def test_somebody_who_lost_the_lead_meanwhile_changes_nothing(browser, olive: User, draft: m.Proposal):
    client = browser(olive)
    draft.lead_post = core.post("Another post")
    draft.save()
    assert saved(client, draft, "Mine.").status_code == 404
    assert on_record(draft) == "That it be done."
