"""What a partner reads holds no small number, none that would give one away, and no filter that would find one."""

import random
from datetime import date
from decimal import Decimal

import pytest

from performance.api.hiding import with_small_numbers_hidden
from performance.models import Definition, Result, Series
from performance.selectors.smallnumbers import hidden_results
from performance.services import record_results, row_for
from performance.suppression import EDUCATION, UNDER_FIVE, Cell, hidden
from salford_css.core.freshness import state_of_the_record
from tests.api.conftest import organisation
from tests.factories.performance import a_series, definition, indicator, submission, suppression_rule

YEAR = date(2003, 4, 1)
BOYS = {"": 43, "sex=female": 40, "sex=male": 3}


def children(counts: dict[str, int], *, at: str = "salford", of=None, period: date = YEAR):  # type: ignore[no-untyped-def]
    """Record counts of children by part, each out of a hundred."""
    measured = of or indicator(code="C64")
    if not measured.definitions.exists():
        definition(measured, unit="percent", multiplier=100, denominator="All children", frequency="year")
    for key, count in counts.items():
        series = a_series(at=at, of=measured, frequency="year", breakdown=key)
        record_results(submission=submission(), rows=[facts(series, count, period)])
    return measured


def facts(series: Series, count: int, period: date = YEAR):  # type: ignore[no-untyped-def]
    latest = Definition.objects.get(indicator=series.indicator)
    return row_for(
        series.pk, period, latest, known_from=date(2004, 6, 1), numerator=Decimal(count), denominator=Decimal(100)
    )


@pytest.fixture
def boys(db, share):
    organisation("salford", "XSA01")
    measured = children(BOYS)
    share(measured)
    return measured


def test_a_small_number_and_the_other_part_are_withheld_and_the_total_is_shown(calls, boys) -> None:
    items = calls.get("/results").json()["items"]
    assert {row["breakdown"]: (row["value"], row["numerator"], row["status"]) for row in items} == {
        "total": ("43.00", "43", "reported"),
        "sex=female": (None, None, "suppressed"),
        "sex=male": (None, None, "suppressed"),
    }


def test_no_filter_finds_what_is_hidden(calls, boys) -> None:
    assert calls.get("/results?value_lte=5").json()["items"] == []
    assert len(calls.get("/results?status=suppressed").json()["items"]) == 2


def test_a_rule_on_record_takes_the_place_of_those_that_are_known(calls, boys) -> None:
    suppression_rule(numerator_at_most=2, denominator_at_most=None)
    assert all(row["status"] == "reported" for row in calls.get("/results").json()["items"])


@pytest.mark.django_db
def test_the_statement_hides_what_the_rule_hides() -> None:
    chance = random.Random(11)
    measured = indicator(code="C64")
    wanted: dict[tuple[str, str], bool] = {}
    for at in range(12):
        parts = {f"age={n}": chance.choice([0, 1, 3, 5, 6, 9, 20, 40]) for n in range(chance.randint(1, 4))}
        parts |= {f"sex={n}": chance.choice([2, 6, 30]) for n in range(chance.randint(0, 2))}
        ages = sum(count for key, count in parts.items() if key.startswith("age"))
        counts = {"": min(100, ages + chance.choice([0, 0, 2, 8])), **parts}
        children(counts, at=f"council-{at}", of=measured)
        cells = [Cell(key, count, 100, part_of=key.partition("=")[0]) for key, count in counts.items()]
        kept = hidden(cells, (EDUCATION, UNDER_FIVE))
        wanted |= {(f"council-{at}", key): key in kept for key in counts}
    rows = with_small_numbers_hidden(Result.objects.all(), hidden_results(YEAR, state=state_of_the_record()))
    found = rows.values_list("series__organisation__ref", "series__breakdown__key", "open_value")
    assert {(ref, key): value is None for ref, key, value in found} == wanted
