"""Whether enough of the right people are in the room."""

from partnerships.boards.quorum import Minimum, Present, There, counting, in_words, unmet

RUTLAND = [Minimum(1, "the CCG"), Minimum(1, "the council", "councillor"), Minimum(1, "the council", "officer")]
CCG, COUNCILLOR = Present("the CCG", "officer"), Present("the council", "councillor")
OFFICER = Present("the council", "officer")


def test_one_of_the_group_a_councillor_and_an_officer_make_rutlands_quorum():
    assert unmet(RUTLAND, [CCG, COUNCILLOR, OFFICER]) == []


def test_two_officers_do_not_make_up_for_a_councillor():
    assert unmet(RUTLAND, [CCG, OFFICER, OFFICER]) == [
        "The quorum needs 1 voting member of the council (councillor); none are present."
    ]


def test_three_in_all_are_enough_for_salfords_executive():
    assert unmet([Minimum(3)], [CCG, OFFICER, OFFICER]) == []


def test_two_in_all_are_not():
    assert unmet([Minimum(3)], [CCG, OFFICER]) == ["The quorum needs 3 voting members; 2 are present."]


def test_a_member_without_a_vote_does_not_count():
    assert unmet([Minimum(1)], [Present("the council", "officer", voting=False)]) == [
        "The quorum needs 1 voting member; none are present."
    ]


def test_a_carer_counts_by_category_from_wherever_they_come():
    assert unmet([Minimum(1, category="carer")], [Present("Carers Centre", "carer")]) == []


# ------------------------------------------------------------------ item by item, and of each partner

TRUST = Present("the trust", "officer")
USER = Present("", "service user")
FOUR_AND_ONE_OF_EACH = [Minimum(4), Minimum(1, each=True)]
SEATS = [CCG, OFFICER, TRUST, USER]


def test_four_members_among_them_one_of_each_partner_is_said_in_a_sentence():
    assert in_words(FOUR_AND_ONE_OF_EACH) == (
        "A decision needs at least four voting members, among them one of each organisation with a seat."
    )


def test_a_quorum_of_categories_alone_is_said_without_a_whole():
    assert (
        in_words([Minimum(1, "the CCG"), Minimum(2, category="carer")])
        == "A decision needs one of the CCG and two carers."
    )


def test_terms_without_minimums_ask_for_nothing():
    assert in_words([]) == "The terms set no quorum."


def test_the_partner_that_is_missing_is_named_though_enough_members_are_there():
    present = [CCG, OFFICER, OFFICER, USER]
    assert unmet(FOUR_AND_ONE_OF_EACH, present, seats=SEATS) == [
        "The quorum needs 1 voting member of the trust; none are present."
    ]


def test_who_left_before_an_item_counts_up_to_it_and_no_longer():
    left = There(TRUST, before=7)
    assert counting([left], 6) == [TRUST]
    assert counting([left], 7) == []


def test_who_came_late_does_not_count_for_what_was_decided_before():
    late = There(TRUST, first=3)
    assert [bool(counting([late], item)) for item in (2, 3)] == [False, True]


def test_an_interest_takes_a_member_out_of_the_quorum_of_its_item_alone():
    barred = There(TRUST, without=frozenset({5}))
    assert [bool(counting([barred], item)) for item in (4, 5, 6)] == [True, False, True]


def test_an_interest_in_everything_takes_a_member_out_of_every_quorum():
    assert counting([There(TRUST, without=frozenset({None}))], 1) == []
