"""Salford's two matrices: the review of a service plan and the quarterly performance, as pages, files and documents."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from performance.aims import TargetKind
from performance.models import Commentary, IndicatorObjective, Series
from performance.services import set_target
from salford_css.core.documents.checks import faults
from salford_css.core.links import Basis
from salford_css.core.models import Organisation, User
from salford_css.core.registry import documents
from strategy.models import ObjectiveLink, Plan
from tests.factories.performance import LONG_AGO
from tests.factories.strategy import objective, pledge
from tests.performance.pages.conftest import Words

pytestmark = pytest.mark.django_db
MARCH = date(2020, 3, 1)


@pytest.fixture
def aimed(delays: Series) -> Series:
    """The delays with a target of 100 days a month, of which the last four months are almost twice."""
    set_target(
        series=delays,
        kind=TargetKind.ABSOLUTE,
        value=Decimal(100),
        starts=date(2018, 4, 1),
        ends=date(2020, 3, 1),
        by=None,
        standing="verified",
        known_from=date(2018, 4, 1),
    )
    return delays


def test_the_quarterly_matrix_shows_quarters_target_and_what_is_not_explained(aimed: Series, words: Words):
    page = words("/performance/quarterly/?year=2019-20")
    assert "SITREP:DTOC" in page and "one lies more than 10% from the target" in page
    assert "+101.0%, on the wrong side" in page and "No explanation is on record." in page


def test_what_was_said_of_the_figure_stands_beside_it(aimed: Series, words: Words):
    last = aimed.results.latest("period").period
    Commentary.objects.create(
        series=aimed, period=last, number=1, text="A ward closed.", known_from=MARCH, made_at=LONG_AGO
    )
    page = words("/performance/quarterly/?year=2019-20")
    assert "A ward closed." in page and "No explanation" not in page


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_matrix_goes_into_a_spreadsheet(aimed: Series, carol: Client, form: str):
    answer = carol.get(f"/performance/quarterly/?format={form}&as_at=2020-03-01")
    assert answer.status_code == 200 and f"quarterly-performance-2020-03-01.{form}" in answer["Content-Disposition"]


def test_the_review_of_a_plan_has_salfords_columns(aimed: Series, words: Words):
    plan = Plan.objects.get()
    wanted, alone = objective(plan=plan, text="Bring people home sooner"), objective(plan=plan, text="Hear carers")
    IndicatorObjective.objects.create(indicator=aimed.indicator, objective=wanted, basis=Basis.SOURCED)
    ObjectiveLink.objects.create(objective=wanted, pledge=pledge(title="Improving health"), basis=Basis.SOURCED)
    page = words(f"/performance/reviews/{plan.ref}/")
    for head in ("Pledge", "Service area", "Key target", "Progress", "Indicator"):
        assert f">{head}</th>" in page
    assert "Improving health" in page and "Bring people home sooner: 100 days" in page
    assert "201 days, January 2020, 101.0% above its target" in page
    assert alone.text in page and "none named" in page


def test_both_are_documents_without_a_fault(aimed: Series, salford: Organisation, carol: Client):
    reader, plan = User.objects.get(pk=carol.session["_auth_user_id"]), Plan.objects.get()
    objective(plan=plan)
    for kind, row in (("quarterly-performance", salford), ("service-plan-review", plan)):
        made = documents.kinds[kind].document(row, as_at=MARCH, reader=reader)
        assert faults(made) == []
        assert carol.get(f"/documents/{kind}/{row.ref}.html?as_at=2020-03-01").status_code == 200
