"""Whether enough of the right people are in the room."""

from partnerships.boards.quorum import Minimum, Present, unmet

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
