"""Rules for what is written down of a consultation."""

from datetime import date

import pytest

from strategy import hearing

OPENS, TODAY = date(2004, 1, 20), date(2004, 6, 1)


def test_a_version_that_does_not_exist_is_refused_with_those_that_do():
    assert hearing.no_such_version(4, [1, 2], "Next Steps") == "Next Steps has no version 4; it has versions 1 and 2."
    assert hearing.no_such_version(2, [1, 2], "Next Steps") is None


def test_a_paragraph_that_does_not_exist_is_refused_with_those_near_it():
    refused = hearing.no_such_section("4.9", ["3", "4.1", "4.7", "5"], "Version 1")
    assert refused == "Version 1 has no paragraph 4.9; it has 4.1 and 4.7."


def test_a_version_without_paragraphs_says_so():
    assert "no numbered paragraphs" in str(hearing.no_such_section("1", [], "Version 1"))


@pytest.mark.parametrize("written", ["Mrs Jones", "Cllr. Smith, Ordsall", "j.smith@example.org", "Dr Patel"])
def test_a_consultee_written_as_a_person_is_refused(written: str):
    assert hearing.names_a_person(written) == "Name the body or the role that commented, not the person."


@pytest.mark.parametrize("written", ["Principal Officer (Physical Disability)", "A carer", "Members of Unison"])
def test_bodies_and_roles_are_taken(written: str):
    assert hearing.names_a_person(written) is None


def test_two_megabytes_are_no_comment():
    assert "2,000,000 characters" in str(hearing.too_long("x" * 2_000_000))


@pytest.mark.parametrize("received", [date(2004, 1, 19), date(2004, 6, 2)])
def test_a_comment_comes_neither_before_the_opening_nor_tomorrow(received: date):
    assert hearing.received_too_early(received=received, opens=OPENS, today=TODAY)


def test_a_reply_follows_comment_and_answer():
    days = {"received": date(2004, 2, 1), "answered": date(2004, 3, 1), "today": TODAY}
    assert "the comment came on 1 February 2004" in str(hearing.replied_too_early(sent=date(2004, 1, 31), **days))
    assert "the answer was written on 1 March 2004" in str(hearing.replied_too_early(sent=date(2004, 2, 3), **days))
    assert hearing.replied_too_early(sent=date(2004, 3, 2), **days) is None


# ------------------------------------------------------------------ what wider readers do not see


def test_hidden_passages_leave_their_reason():
    shown = hearing.hidden("My mother Ann was moved; ann hated it.", ["Ann"], "a person is named.")
    assert shown == ("My mother [redacted: a person is named] was moved; [redacted: a person is named] hated it.")


def test_without_a_passage_all_of_it_is_hidden():
    assert hearing.hidden("Everything", [], "a complaint about a person") == "[redacted: a complaint about a person]"


def test_a_longer_passage_is_hidden_before_a_shorter_one_inside_it():
    assert hearing.hidden("Ann Lee came", ["Ann", "Ann Lee"], "name") == "[redacted: name] came"


def test_words_the_comment_does_not_say_cannot_be_hidden():
    assert hearing.not_in_text("My mother", ["father"]) == "The comment does not say: “father”."


def test_an_answer_that_repeats_what_is_hidden_is_found():
    assert "“Ann” too" in str(hearing.said_elsewhere(["Ann"], ["We are sorry for Ann."]))
