"""Who takes the chair, what a board may decide, when a question in writing is carried, when a meeting is called."""

from datetime import date
from decimal import Decimal

import pytest

from partnerships.boards import calling, minutes, voting
from partnerships.boards.chairing import Chairing, whose_turn
from partnerships.boards.delegation import amount_missing, beyond, nobody_above

TURNS = ["the council", "the trust"]
BEGAN, MAY = date(2004, 1, 1), date(2004, 5, 6)


class TestTheChair:
    @pytest.mark.parametrize(("before", "whose"), [(0, "the council"), (1, "the trust"), (2, "the council")])
    def test_goes_round_meeting_by_meeting(self, before, whose):
        assert whose_turn(Chairing.MEETING, TURNS, before=before, began=BEGAN, on=MAY) == whose

    @pytest.mark.parametrize(
        ("on", "whose"),
        [(date(2004, 3, 31), "the council"), (date(2004, 4, 1), "the trust"), (date(2005, 4, 1), "the council")],
    )
    def test_changes_on_the_first_of_april_where_it_goes_round_by_year(self, on, whose):
        assert whose_turn(Chairing.YEAR, TURNS, before=9, began=BEGAN, on=on) == whose

    @pytest.mark.parametrize("rule", [Chairing.SEAT, Chairing.ELECTED])
    def test_is_nobodys_turn_where_the_terms_know_no_turns(self, rule):
        assert whose_turn(rule, TURNS, before=0, began=BEGAN, on=MAY) is None

    def test_taken_by_another_needs_the_reason(self):
        said = calling.not_by_rule(expected="the chair of the trust", taken="Seat 1", because=" ")
        assert (
            said == "By the terms the chair falls to the chair of the trust at this meeting. Say why Seat 1 takes it."
        )
        assert calling.not_by_rule(expected="the chair of the trust", taken="Seat 1", because="ill") is None


class TestDelegation:
    LIMIT = {"matter": "Moving money", "limit": Decimal(50000)}

    def test_up_to_its_limit_the_board_decides(self):
        assert beyond(**self.LIMIT, amount=Decimal(50000)) == ""

    def test_a_penny_more_goes_to_the_bodies_above(self):
        assert beyond(**self.LIMIT, amount=Decimal("50000.01")) == (
            "£50,000.01 is more than the £50,000 that the board may decide under “Moving money”."
        )

    def test_what_is_under_no_matter_goes_there_too(self):
        assert "under none of the matters" in beyond(matter=None, limit=None, amount=None)

    def test_an_amount_is_asked_for_only_where_the_power_ends_at_one(self):
        assert "nothing is 0" in amount_missing(**self.LIMIT, amount=None)
        assert amount_missing(**self.LIMIT, amount=Decimal(0)) is None
        assert amount_missing(matter="Terms", limit=None, amount=None) is None

    def test_beyond_with_nobody_above_is_refused(self):
        assert nobody_above("Too much.", bodies=0) == "Too much. The terms name no body to which it could be referred."
        assert nobody_above("Too much.", bodies=2) is None


class TestInWriting:
    def test_more_than_half_of_all_seats_have_to_agree_not_of_those_who_replied(self):
        assert not voting.ended("seats", voting.Count(6, agree=3), quorum=()).carried
        assert voting.ended("seats", voting.Count(6, agree=4), quorum=()).carried

    def test_one_seat_that_asks_for_a_meeting_ends_it(self):
        found = voting.ended("seats", voting.Count(6, agree=5, meet=1), quorum=())
        assert not found.carried
        assert found.sentence.startswith("One seat asks for a meeting, so it is not decided in writing.")

    def test_a_majority_of_replies_needs_the_quorum_among_them(self):
        count = voting.Count(6, agree=2)
        assert voting.ended("replies", count, quorum=()).carried
        assert not voting.ended("replies", count, quorum=["Too few."]).carried

    def test_where_everybody_has_to_agree_silence_is_not_consent(self):
        assert not voting.ended("all", voting.Count(3, agree=2), quorum=()).carried
        assert voting.ended("all", voting.Count(3, agree=3), quorum=()).carried

    def test_nothing_is_carried_by_a_board_without_seats(self):
        assert not any(voting.ended(needs, voting.Count(0), quorum=()).carried for needs in ("seats", "all", "replies"))

    def test_it_waits_for_the_last_day_or_the_last_reply(self):
        last = date(2004, 5, 24)
        waiting = voting.too_soon(on=last, reply_by=last, count=voting.Count(3, agree=2))
        assert waiting == "Replies may come until 24 May 2004; one voting seat has not replied."
        assert voting.too_soon(on=date(2004, 5, 25), reply_by=last, count=voting.Count(3, agree=2)) is None
        assert voting.too_soon(on=last, reply_by=last, count=voting.Count(3, agree=3)) is None

    def test_the_terms_give_days_to_reply(self):
        asked = {"asked_on": date(2004, 5, 17), "reply_by": date(2004, 5, 20)}
        assert (
            voting.days_too_few(**asked, days=5)
            == "The terms give members five days to reply: until 22 May 2004 at least."
        )
        assert voting.days_too_few(**asked, days=3) is None
        assert "know no written procedure" in voting.days_too_few(**asked, days=None)


class TestCalling:
    def test_a_late_call_needs_its_reason(self):
        late = {"called_on": date(2004, 4, 28), "by": date(2004, 4, 27), "days": 5}
        assert calling.called_late(**late, because="").startswith("The terms ask for five clear working days")
        assert calling.called_late(**late, because="Both chairs agreed") is None

    def test_terms_begin_after_the_version_before_them(self):
        assert calling.begins_before(effective_from=None, last=None, number=1) is None
        assert "since 1 January 2004" in calling.begins_before(effective_from=BEGAN, last=BEGAN, number=2)
        assert "from the beginning" in calling.begins_before(effective_from=None, last=None, number=2)
        assert calling.begins_before(effective_from=MAY, last=None, number=2) is None


class TestMinutes:
    def test_what_an_inquorate_meeting_said_is_kept_as_a_note_that_decides_nothing(self):
        item = minutes.Item(8, "Visits", missing=["The quorum needs 4 voting members; 3 are present."])
        text = minutes.drafted(minutes.Record(items=[item]))
        assert "NOT QUORATE: The quorum needs 4 voting members; 3 are present. What follows is a note" in text

    def test_they_name_decision_referral_and_action(self):
        step = minutes.Step("Tell carers", "Secretary", "by 30 April 2004")
        done = minutes.Resolved("referred", "to lease a house", ["Cabinet", "PCT Board"], "Too much.", [step])
        text = minutes.drafted(minutes.Record(items=[minutes.Item(7, "A house", resolved=[done])]))
        assert text.split("\n\n")[2:] == [
            "7. A house",
            "RESOLVED: Referred. to lease a house.",
            "REFERRED to Cabinet and PCT Board: Too much.",
            "ACTION: Tell carers. Secretary, by 30 April 2004.",
        ]

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            ({"same_body": False}, "by the body whose meeting"),
            ({"later": False}, "at a later meeting"),
            ({"cancelled": True}, "cancelled"),
            ({"to_come": True}, "not until 1 July 2004"),
        ],
    )
    def test_are_agreed_by_the_same_board_at_a_later_meeting_that_took_place(self, wrong, said):
        right = {"same_body": True, "later": True, "cancelled": False, "to_come": False, "when": "1 July 2004"}
        assert minutes.not_at(**right) is None
        assert said in minutes.not_at(**right | wrong)
