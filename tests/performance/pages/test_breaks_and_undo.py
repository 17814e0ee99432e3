"""A break is marked on a page, and no change is told across it; a delivery is taken back as one more version."""

from datetime import date

import pytest
from django.test import Client

from performance.models import Result, SeriesBreak, Submission
from salford_css.core.models import Organisation
from tests.factories.performance import a_series, indicator, record
from tests.performance.pages.conftest import Words

pytestmark = pytest.mark.django_db

PAGE = "/performance/indicators/PAF/A1/"


@pytest.fixture
def moves(salford: Organisation):
    series = a_series(of=indicator(code="A1", title="Moves"), frequency="year")
    record(series, {date(year, 4, 1): 10 + year - 1999 for year in range(1999, 2003)}, known_from=date(2003, 6, 1))
    return series


def test_a_change_is_told_until_a_break_is_marked(moves, vera: Client, words: Words):
    assert "rose, from 10 to 13" in words(PAGE, "2004-06-01")
    answer = vera.post(f"{PAGE}breaks/new/", {"period": "2001-04-01", "why": "A new return counts every move"})
    assert answer.status_code == 302, answer.content.decode()
    page = words(PAGE, "2004-06-01")
    assert "rose, from 10 to 13" not in page
    assert "The figures before 2001/02 cannot be compared with it." in page
    assert "Break: figures from 2001/02 on cannot be compared with those before. A new return" in page


def test_a_break_needs_its_reason_and_keeps_what_was_typed(moves, vera: Client):
    answer = vera.post(f"{PAGE}breaks/new/", {"period": "2001-04-01", "why": "", "source": "Order 2001"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Say what is counted otherwise from there on." in page and "Order 2001" in page
    assert not SeriesBreak.objects.exists()


def test_a_cabinet_member_is_offered_neither(moves, carol: Client, words: Words):
    assert "Mark a break" not in words(PAGE, "2004-06-01")
    assert carol.get(f"{PAGE}breaks/new/").status_code == 403


def test_a_delivery_is_taken_back_as_one_more_version(moves, vera: Client):
    record(moves, {date(2002, 4, 1): 99}, known_from=date(2003, 7, 1))
    delivery = Submission.objects.latest("pk")
    answer = vera.post(f"/performance/deliveries/{delivery.uid}/undo/", {"reason": "Typed into the wrong row"})
    assert answer.status_code == 302, answer.content.decode()
    believed = Result.objects.get(series=moves, period=date(2002, 4, 1))
    assert (believed.value, believed.version) == (13, 3)
    page = vera.get(f"/performance/deliveries/{delivery.uid}/").content.decode()
    assert "It was taken back: Typed into the wrong row" in page and "Take the delivery back" not in page


def test_twice_is_refused_in_a_sentence(moves, vera: Client):
    delivery = Submission.objects.latest("pk")
    for expected in (302, 422):
        answer = vera.post(f"/performance/deliveries/{delivery.uid}/undo/", {"reason": "Wrong"})
        assert answer.status_code == expected
    assert "was taken back already" in answer.content.decode()
