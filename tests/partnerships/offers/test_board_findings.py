"""What the product finds in the life of boards, and that it goes when it is mended."""

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from partnerships.models import Seat
from salford_css.core.registry import findings
from strategy.models import AgendaItem, Interest, Meeting, Minutes
from tests.factories import partnerships as make
from tests.factories import strategy

pytestmark = pytest.mark.django_db
MARCH, MAY, JUNE = date(2004, 3, 4), date(2004, 5, 6), date(2004, 6, 1)


def sentences(code: str, reader: Any, on: date = JUNE) -> list[str]:
    return [one.sentence for one in findings.rules[code].look(as_at=on, reader=reader)]


@pytest.fixture
def board(db):
    return make.board(make.partnership(), body=strategy.body("Board", kind="partnership")).body


@pytest.fixture
def seat(board) -> Seat:
    return make.held_seat(board, "carer", valid_from=date(2003, 4, 1)).seat


@pytest.fixture
def decided(board, seat) -> Meeting:
    """A meeting at which one carer made the quorum of one, and something was decided."""
    make.terms(board, quorum=[{"minimum": 1, "category": "carer"}])
    meeting = strategy.meeting(body=board, on=MARCH, state="held")
    item = AgendaItem.objects.create(meeting=meeting, number=1, title="A house")
    make.took_seat(meeting, seat)
    strategy.decision(body=board, meeting=meeting, item=item, on=MARCH)
    return meeting


def test_a_decision_is_found_whose_quorum_went_with_an_interest_entered_later(decided, omar):
    assert sentences("decided-without-quorum", omar) == []
    Interest.objects.create(attendance=decided.attendance.get(), item=decided.items.get(), nature="x", kind="barred")
    assert sentences("decided-without-quorum", omar) == [
        "Something was decided without a quorum at the meeting of 4 March 2004: item 1."
    ]


def test_what_a_stranger_may_not_see_is_not_found_for_them(decided):
    Interest.objects.create(attendance=decided.attendance.get(), nature="x", withdrew=True)
    assert sentences("decided-without-quorum", None) == []


def test_many_decisions_are_judged_in_as_many_questions_as_one(decided, omar, django_assert_max_num_queries):
    for number in range(2, 8):
        item = AgendaItem.objects.create(meeting=decided, number=number, title="Again")
        strategy.decision(body=decided.body, meeting=decided, item=item, on=MARCH)
    with django_assert_max_num_queries(12):
        sentences("decided-without-quorum", omar)


def test_an_empty_seat_for_a_carer_says_for_how_long(board, seat, omar):
    assert sentences("seat-for-user-or-carer-vacant", omar) == []
    seat.holdings.update(valid_to=date(2004, 4, 1))
    assert sentences("seat-for-user-or-carer-vacant", omar) == [
        "Seat 1 of Board, for a carer, is vacant since 1 April 2004, for 2 months."
    ]


def test_terms_past_their_review_are_found_until_a_newer_version_is_in_effect(board, omar):
    make.terms(board, review_on=date(2004, 3, 1))
    assert sentences("terms-past-review", omar) == [
        "The terms of reference of Board were to be looked at again by 1 March 2004, 3 months ago."
    ]
    make.terms(board, effective_from=MAY)
    assert sentences("terms-past-review", omar) == []


def test_minutes_wait_once_the_board_has_sat_again(decided, omar):
    make.called(decided)
    assert sentences("minutes-not-agreed", omar) == []
    again = strategy.meeting(body=decided.body, on=MAY, state="held")
    assert sentences("minutes-not-agreed", omar) == [
        "The minutes of 4 March 2004 are not on record, though Board has sat one time since."
    ]
    Minutes.objects.create(meeting=decided, number=1, text="x", made_at=timezone.now(), approved_at=again)
    assert sentences("minutes-not-agreed", omar) == []


def test_a_chair_that_another_took_is_a_note_with_its_reason(decided, seat, omar):
    make.called(decided, chair=seat, chair_because="the chair was ill")
    assert sentences("chair-not-by-rule", omar) == [
        "Seat 1: carer took the chair on 4 March 2004, which by the terms fell to another: the chair was ill."
    ]
