"""The rules of procedure that ship: dated, with their standing, added where missing and never overwritten."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from salford_css.core.models import NonWorkingDay, Organisation
from strategy.models import ClockKind, ClockRule
from strategy.services import procedure
from strategy.services.rules import keep_procedure
from tests.factories import core

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def salford(for_the_module: None) -> Organisation:
    council = core.organisation("Salford City Council", ref="salford")
    keep_procedure(organisation=council)
    return council


@pytest.mark.parametrize(
    ("kind", "on", "days", "unit", "standing"),
    [
        (ClockKind.AGENDA, date(2002, 9, 30), 3, "clear_working", "verified"),
        (ClockKind.AGENDA, date(2002, 10, 1), 5, "clear_working", "verified"),
        (ClockKind.FORWARD_PLAN, date(2003, 4, 1), 14, "calendar", "unverified"),
        (ClockKind.FORWARD_PLAN, date(2004, 6, 1), 14, "calendar", "verified"),
        (ClockKind.FORWARD_PLAN, date(2012, 9, 9), 14, "calendar", "unverified"),
        (ClockKind.FORWARD_PLAN, date(2012, 9, 10), 28, "clear", "verified"),
        (ClockKind.GENERAL_EXCEPTION, date(2020, 1, 1), 5, "clear_working", "verified"),
        (ClockKind.CALL_IN, date(2023, 1, 23), 5, "working", "verified"),
        (ClockKind.CALL_IN, date(2004, 6, 1), 5, "working", "unverified"),
        (ClockKind.PUBLISH_DECISION, date(2004, 6, 1), 2, "working", "unverified"),
    ],
)
def test_a_rule_holds_on_its_days(salford, kind, on, days, unit, standing):
    rule = procedure.rule_in_force(salford, kind, on)
    assert (rule.days, rule.unit, rule.standing) == (days, unit, standing)


def test_the_councils_own_example_takes_effect_on_31_january_2023(salford: Organisation):
    rule = procedure.rule_in_force(salford, ClockKind.CALL_IN, date(2023, 1, 23))
    assert procedure.effective_day(rule, date(2023, 1, 23)) == date(2023, 1, 31)


def test_a_day_off_of_the_councils_own_lengthens_the_window(salford: Organisation):
    NonWorkingDay.objects.create(day=date(2023, 1, 25), why="offices closed")
    rule = procedure.rule_in_force(salford, ClockKind.CALL_IN, date(2023, 1, 23))
    assert procedure.effective_day(rule, date(2023, 1, 23)) == date(2023, 2, 1)


def test_a_bank_holiday_the_council_works_counts(salford: Organisation):
    NonWorkingDay.objects.create(day=date(2023, 5, 1), why="worked for the elections", worked=True)
    rule = procedure.rule_in_force(salford, ClockKind.CALL_IN, date(2023, 4, 28))
    assert procedure.effective_day(rule, date(2023, 4, 28)) == date(2023, 5, 6)


def test_nothing_is_added_twice(salford: Organisation):
    assert keep_procedure(organisation=salford) == 0


def test_what_an_administrator_changed_stands(salford: Organisation):
    ClockRule.objects.filter(ref="salford-call-in-2017").update(days=6)
    keep_procedure(organisation=salford)
    assert ClockRule.objects.get(ref="salford-call-in-2017").days == 6


def test_another_council_gets_the_law_and_none_of_salfords_own_rules(db: None):
    wigan = core.organisation("Wigan Council")
    keep_procedure(organisation=wigan)
    assert not ClockRule.objects.filter(organisation=wigan, kind=ClockKind.CALL_IN).exists()
    assert ClockRule.objects.filter(organisation=wigan, kind=ClockKind.AGENDA).count() == 2


def test_the_command_says_how_many_were_added(salford: Organisation, capsys: pytest.CaptureFixture[str]):
    call_command("keep_procedure", "salford")
    assert capsys.readouterr().out == "0 rules added.\n"


def test_the_command_refuses_an_unknown_council(db: None):
    with pytest.raises(CommandError, match="There is no organisation 'nowhere'"):
        call_command("keep_procedure", "nowhere")


def test_a_rule_with_a_calendar_nobody_knows_is_refused(salford: Organisation):
    rule = ClockRule.objects.get(ref="salford-call-in-2017")
    rule.calendar = "france"
    with pytest.raises(ValidationError, match="Known calendars are england-and-wales"):
        rule.full_clean()
