"""Paragraphs made from the register of a consultation."""

from strategy.reporting.register import Asked, Said, differences, kept, results, undertaken

PANEL = Asked("e1", 1, "The Panel", "considered at meeting", "25 February 2004")
TRUST = Asked("e2", 2, "The Trust", "copy sent", response=True)
OTHER = Asked("e3", 2, "The Other Trust", "copy sent")
SUPPORT = Said("c0", "All consultees", "support", answer="recorded", effect="none")
TEAM = Said("c1", "Staff", "make it multi-agency", "Welcomed", "amended", "3", "Children", proposals=(3,))
SAME = Said("c2", "All agencies", "a good idea", "recorded", "none", "3", "Children", proposals=(3,))
NOTED = Said("c3", "The Trust", "mention the record", "A fair point", "noted", "6", "Technology", follow_up="link them")
SILENT = Said("c4", "The Police", "comments received", effect="unknown", event="e2", silent=True)


def test_each_way_of_consulting_stands_in_one_line_with_whom_how_and_when():
    text = undertaken([PANEL, TRUST, OTHER], [])[0].text
    assert "– The Panel: considered at meeting, 25 February 2004;" in text
    assert "– The Trust and The Other Trust: copy sent (a response of The Trust came; it is reported below)." in text


def test_a_response_without_a_word_on_record_is_told_with_its_event():
    assert "its words are not on record" in undertaken([TRUST], [SILENT])[0].text


def test_the_second_paragraph_counts_events_and_whom_they_reached():
    assert undertaken([PANEL, TRUST, OTHER], [])[1].text.startswith("In all three events reached three bodies")


def test_comments_on_one_place_and_proposal_stand_in_one_paragraph():
    made = results([SUPPORT, TEAM, SAME, NOTED])
    assert [one.origin for one in made] == ["results:overall", "results:c1", "results:c3"]
    assert made[1].heading == "Children (item 3 of the report consulted on)"


def test_a_paragraph_says_what_was_answered_and_what_changed():
    text = results([TEAM])[1].text
    assert text == "Staff: make it multi-agency. Welcomed. Proposal 3 is amended accordingly."


def test_what_came_without_words_is_not_among_the_results():
    assert all("Police" not in one.text for one in results([SUPPORT, SILENT]))


def test_a_consultation_without_events_says_so():
    assert undertaken([], [])[0].text == "No event of the consultation is on record."


def test_nothing_differs_while_the_register_stands_still():
    made = results([TEAM])[1]
    assert differences(kept(made), made) == []


def test_an_answer_changed_afterwards_shows_as_a_difference():
    was = results([TEAM])[1]
    now = results([Said(**{**TEAM.__dict__, "answer": "Declined"})])[1]
    assert ["Declined" in one.now for one in differences(kept(was), now)] == [True]


def test_a_comment_that_joins_the_paragraph_shows_as_new():
    difference = differences(kept(results([TEAM])[1]), results([TEAM, SAME])[1])
    assert [(one.key, one.was) for one in difference] == [("comment c2", "")]
