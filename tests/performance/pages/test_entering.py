"""Entering a figure by hand, and correcting one."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from performance.models import Result, ResultPast, Series
from salford_css.core.models import Role
from tests.factories.core import user_with
from tests.factories.performance import definition, indicator
from tests.performance.pages.conftest import signed_in

NEW = "/performance/indicators/SITREP/DTOC/results/new/"
CORRECT = "/performance/indicators/SITREP/DTOC/results/2019-20-M10/correct/"
FEBRUARY = "2019-20-M11"


def typed(**changes: str) -> dict[str, str]:
    known = {"known_from_0": "15", "known_from_1": "3", "known_from_2": "2020"}
    return {"value": "1128", "stage": "final", "reason": "Return of the trust", **known, **changes}


def test_a_performance_officer_enters_the_figure_of_a_month(delays: Series, vera: Client):
    answer = vera.post(NEW, typed(period=FEBRUARY))
    assert answer.status_code == 302
    found = Result.objects.get(series=delays, period=date(2020, 2, 1))
    assert (found.value, found.known_from) == (Decimal(1128), date(2020, 3, 15))


def test_who_enters_a_figure_of_later_is_led_to_the_day_on_which_it_shows(delays: Series, vera: Client):
    vera.post("/moment/", {"moment": "2004-06-01"})
    answer = vera.post(NEW, typed(period=FEBRUARY), follow=True)
    assert "It is dated 15 March 2020, so you see this page as at that day." in answer.content.decode()


def test_without_a_figure_or_a_reason_the_form_says_so_beside_the_field(delays: Series, vera: Client):
    answer = vera.post(NEW, typed(period=FEBRUARY, value="", source="The return"))
    assert answer.status_code == 422
    assert "Enter a figure, or say why there is none." in answer.content.decode()
    assert 'value="The return"' in answer.content.decode()


def test_a_figure_that_never_came_is_entered_with_its_reason(delays: Series, vera: Client):
    vera.post(NEW, typed(period=FEBRUARY, value="", status="missing"))
    assert Result.objects.get(series=delays, period=date(2020, 2, 1)).value is None


def test_half_a_division_is_refused(delays: Series, vera: Client):
    answer = vera.post(NEW, typed(period=FEBRUARY, value="", numerator="3"))
    assert answer.status_code == 422
    assert "Give both parts, or the figure alone." in answer.content.decode()


def test_a_figure_cannot_be_known_from_a_day_to_come(delays: Series, vera: Client):
    answer = vera.post(NEW, typed(period=FEBRUARY, known_from_2="2099"))
    assert answer.status_code == 422
    assert "that day is to come" in answer.content.decode()
    assert not Result.objects.filter(series=delays, period=date(2020, 2, 1)).exists()


def test_more_than_all_of_them_is_refused_beside_the_figure(delays: Series, vera: Client):
    definition(indicator(of="PAF", code="C1"), frequency="year", unit="percent", multiplier=100, highest=100)
    answer = vera.post("/performance/indicators/PAF/C1/results/new/", typed(period="2018-19", value="140"))
    assert answer.status_code == 422
    assert "The figure cannot lie above 100." in answer.content.decode()


def test_a_month_that_has_a_figure_is_not_offered_again(delays: Series, vera: Client):
    page = vera.get(NEW).content.decode()
    assert "February 2020" in page and "January 2020" not in page


def test_the_first_figure_of_a_measure_makes_its_series(delays: Series, vera: Client):
    definition(indicator(of="PAF", code="A3"), frequency="year")
    answer = vera.post("/performance/indicators/PAF/A3/results/new/", typed(period="2018-19"))
    assert answer.status_code == 302
    assert Series.objects.get(indicator__code="A3").organisation.ref == "salford"


@pytest.mark.parametrize("role", [Role.OFFICER, Role.CABINET_MEMBER, Role.DIRECTOR])
def test_nobody_else_enters_a_figure(delays: Series, role: str):
    other = signed_in(user_with(role))
    assert other.post(NEW, typed(period=FEBRUARY)).status_code == 403
    assert not Result.objects.filter(series=delays, period=date(2020, 2, 1)).exists()


def test_a_correction_keeps_what_was_believed_before(delays: Series, vera: Client):
    vera.post(CORRECT, typed(value="177", stage="corrected", reason="The trust counted twice"))
    now = Result.objects.get(series=delays, period=date(2020, 1, 1))
    assert now.value == Decimal(177)
    assert ResultPast.objects.get(result=now).value == Decimal(201)
    assert now.submission.reason == "The trust counted twice"


def test_a_correction_needs_a_reason(delays: Series, vera: Client):
    answer = vera.post(CORRECT, typed(value="177", stage="corrected", reason=" "))
    assert answer.status_code == 422
    assert "Say why the figure is corrected." in answer.content.decode()
    assert Result.objects.get(series=delays, period=date(2020, 1, 1)).value == Decimal(201)


def test_the_form_of_a_correction_begins_with_what_is_believed(delays: Series, vera: Client):
    page = vera.get(CORRECT).content.decode()
    assert 'value="201"' in page and "It stands at 201 days" in page


def test_a_period_without_a_figure_cannot_be_corrected(delays: Series, vera: Client):
    assert vera.get(CORRECT.replace("M10", "M11")).status_code == 404
    assert vera.get(CORRECT.replace("2019-20-M10", "nonsense")).status_code == 404
