"""What a measure counts, as a page of words; writing it, revising it, and who may."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from performance.models import Definition, Indicator, IndicatorLink
from salford_css.core.models import Organisation, Post, Role, Tenure, User
from tests.factories.core import post, user_with
from tests.factories.performance import definition, framework, indicator
from tests.performance.pages.conftest import Words, signed_in

pytestmark = pytest.mark.django_db

NEW = "/performance/indicators/new/"
SHEET = {
    "numerator": "Children who moved three times or more",
    "denominator": "children looked after on 31 March",
    "unit": "percent",
    "precision": "1",
    "polarity": "lower",
    "frequency": "year",
    "counting": "snapshot",
    "lowest": "0",
    "highest": "100",
    "standing": "unverified",
}


@pytest.fixture
def officer() -> User:
    return user_with(Role.PERFORMANCE_OFFICER)


@pytest.fixture
def vera(officer: User) -> Client:
    return signed_in(officer)


def post_of(user: User) -> Post:
    return Tenure.objects.filter(user=user).first().post  # type: ignore[union-attr]


@pytest.fixture
def moves() -> Indicator:
    found = indicator(code="A1", title="Stability of placements")
    definition(found, numerator="Children who moved", unit="percent", multiplier=100, highest=100, frequency="year")
    return found


def typed(officer: User, **more: Any) -> dict[str, Any]:
    return {**SHEET, "made_by": post_of(officer).pk, **more}


def test_the_sheet_reads_as_a_page_of_words(moves: Indicator, words: Words):
    definition(
        moves, numerator="Children who moved three times or more", denominator="children looked after",
        unit="percent", multiplier=100, frequency="two_years", polarity="range", counting="snapshot",
        reason="The order of 2003 says so", matters="Children need to stay with people they know.", precision=1,
    )  # fmt: skip
    page = words("/performance/indicators/PAF/A1/definition/")
    assert "Children who moved three times or more, as a share of: children looked after." in page
    assert "A figure within a range is good" in page
    assert "every second year; the year between has none and is not late" in page
    assert "It is the state on one day" in page
    assert "Children need to stay with people they know." in page
    assert "Wording 2" in page and "The order of 2003 says so" in page and "Children who moved" in page


def test_a_code_that_is_used_again_is_told_from_its_namesake(moves: Indicator, words: Words):
    indicator(of="ASCOF-2023", code="A1", title="Quality of life")
    page = words("/performance/indicators/PAF/A1/definition/")
    assert "The code A1 is also used in" in page and "for “Quality of life”" in page
    assert "/performance/indicators/ASCOF-2023/A1/definition/" in page


def test_what_replaces_a_measure_is_told_on_both_sheets(moves: Indicator, words: Words):
    later = indicator(of="NI-2008", code="62", title="Placement moves")
    IndicatorLink.objects.create(earlier=moves, later=later, kind="break", standing="unverified", note="New rule.")
    assert "is followed by, but cannot be compared with" in words("/performance/indicators/PAF/A1/definition/")
    assert "follows, but cannot be compared with" in words("/performance/indicators/NI-2008/62/definition/")


def test_vera_defines_a_measure_and_lands_on_its_sheet(vera: Client, officer: User):
    framework("LOCAL")
    about = {"framework": "LOCAL", "code": "L1", "title": "Moves", "headline_for": ["cabinet", "public"]}
    answer = vera.post(NEW, typed(officer, **about))
    assert answer.status_code == 302, answer.content.decode()
    assert answer.headers["Location"] == "/performance/indicators/LOCAL/L1/definition/"
    made = Definition.objects.get(indicator__code="L1")
    assert (made.multiplier, made.made_by, made.number) == (100, post_of(officer), 1)
    assert made.indicator.headline_words == "Cabinet and the public"


def test_the_same_framework_and_code_twice_is_refused_and_what_was_typed_stays(
    vera: Client, officer: User, moves: Indicator
):
    answer = vera.post(NEW, typed(officer, framework="PAF", code="A1", title="Moves once more"))
    assert answer.status_code == 422 and "Moves once more" in answer.content.decode()
    assert Indicator.objects.count() == 1


def test_revising_keeps_the_earlier_wording_and_takes_the_multiplier_of_a_new_unit(
    vera: Client, officer: User, moves: Indicator
):
    answer = vera.post(
        "/performance/indicators/PAF/A1/definition/revise/", typed(officer, unit="per 1000", reason="Now a rate")
    )
    assert answer.status_code == 302, answer.content.decode()
    first, second = moves.definitions.order_by("number")
    assert (first.multiplier, second.multiplier, second.reason) == (100, 1000, "Now a rate")


@pytest.mark.parametrize("own", ["the same post", "another post she holds"])
def test_who_writes_a_definition_never_checks_it(vera: Client, officer: User, moves: Indicator, own: str):
    checker = post_of(officer)
    if own != "the same post":
        checker = post(title="Head of Performance")
        Tenure.objects.create(post=checker, user=officer)
    answer = vera.post(
        "/performance/indicators/PAF/A1/definition/revise/", typed(officer, reason="Clearer", checked_by=checker.pk)
    )
    assert answer.status_code == 422
    assert "Somebody else checks" in answer.content.decode() or "another post than the one" in answer.content.decode()
    assert moves.definitions.count() == 1


def test_a_cabinet_member_reads_the_sheet_and_is_offered_no_pen(carol: Client, moves: Indicator):
    page = carol.get("/performance/indicators/PAF/A1/definition/").content.decode()
    assert "Revise the definition" not in page


def test_a_review_that_is_due_is_found(salford: Organisation, moves: Indicator, words: Words):
    definition(moves, next_review=date(2019, 4, 1), reason="again")
    assert "was to be looked at again by 1 April 2019" in words("/performance/indicators/PAF/A1/")


def test_the_list_is_narrowed_to_headlines_and_to_sheets_that_want_work(moves: Indicator, words: Words):
    moves.headline_for = ["scrutiny"]
    moves.save()
    indicator(code="B1", title="Costs")
    page = words("/performance/indicators/?headline=scrutiny")
    assert "Stability of placements" in page and "Costs" not in page
    page = words("/performance/indicators/?sheet=none")
    assert "Costs" in page and "Stability of placements" not in page
