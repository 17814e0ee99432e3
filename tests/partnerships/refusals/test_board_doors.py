"""Bad input about boards at every door: page, administration, service, database. The same sentence, nothing written."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from partnerships.models import SeatHolding
from partnerships.services import boards
from tests.factories import partnerships as make
from tests.factories import strategy

pytestmark = pytest.mark.django_db
TWICE = "The chair of the forum holds this seat. Replace them, or end that first."
MARCH = date(2004, 3, 4)


@pytest.fixture
def seat():
    board = make.board(make.partnership(), body=strategy.body("Board", kind="partnership")).body
    return make.held_seat(board, "carer", "The chair of the forum").seat


class TestASeatHeldTwice:
    def test_is_refused_on_the_page(self, seat, dora):
        browser = Client()
        browser.force_login(dora)
        typed = {"as_written": "Another", "since_0": "4", "since_1": "3", "since_2": "2004"}
        answer = browser.post(f"/partnerships/boards/{seat.body.ref}/enter/seat/1/appoint/", typed)
        assert answer.status_code == 422 and TWICE in answer.content.decode()
        assert 'value="Another"' in answer.content.decode()

    def test_is_refused_in_the_administration(self, seat, as_ada):
        typed = {"seat": seat.pk, "as_written": "Another", "valid_from": "2004-03-04"}
        answer = as_ada.post("/admin/partnerships/seatholding/add/", typed)
        assert answer.status_code == 200 and TWICE in answer.content.decode()

    def test_is_refused_by_the_service(self, seat, dora):
        with pytest.raises(ValidationError) as refused:
            boards.appoint(seat=seat, as_written="Another", since=MARCH, by=dora)
        assert refused.value.message_dict == {"since": [TWICE]}

    def test_is_refused_by_the_database(self, seat):
        with pytest.raises(IntegrityError), transaction.atomic():
            SeatHolding.objects.create(seat=seat, as_written="Another", valid_from=MARCH)

    @pytest.fixture(autouse=True)
    def nothing_written(self, seat):
        yield
        assert SeatHolding.objects.get().as_written == "The chair of the forum"


def test_minutes_are_not_agreed_by_a_meeting_without_its_quorum_and_say_so_of_their_own(seat, dora):
    make.terms(seat.body, quorum=[{"minimum": 1, "category": "carer"}])
    first, second = (strategy.meeting(body=seat.body, on=on, state="held") for on in (MARCH, date(2004, 5, 6)))
    minutes = boards.write_minutes(meeting=first, text="1. Talked", by=dora)
    with pytest.raises(ValidationError, match=r"The quorum needs 1 voting member \(carer\); none are present\."):
        boards.agree_minutes(minutes=minutes, at=second, by=dora)
    assert first.minutes.count() == 1
    make.took_seat(second, seat)
    assert boards.agree_minutes(minutes=minutes, at=second, by=dora).approved_at == second
