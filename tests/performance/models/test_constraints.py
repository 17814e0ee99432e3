"""What must never be false is held by the database, not by forms."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, InternalError, transaction

from performance.models import (
    BandInterval,
    BandSet,
    BudgetFact,
    CapRule,
    Definition,
    InformationSource,
    PeriodLock,
    Rating,
    RatingScheme,
    Result,
    Submission,
)
from salford_css.core.models import SearchDocument
from tests.factories.performance import a_series, council, definition, framework, indicator, month, record, submission

pytestmark = pytest.mark.django_db


def test_a_code_may_return_in_another_framework() -> None:
    assert indicator(code="A1").pk != indicator(code="A1", of="ADOPTION-2014").pk


def test_a_code_stands_once_in_its_framework() -> None:
    indicator(code="A1")
    with pytest.raises(IntegrityError, match="indicator_once"), transaction.atomic():
        indicator(code="A1")


def test_a_definition_never_changes() -> None:
    definition(indicator())
    with pytest.raises(InternalError, match="Cannot update"), transaction.atomic():
        Definition.objects.update(unit="percent")


def test_a_result_is_never_deleted() -> None:
    record(a_series(), {month(2004, 4): 1})
    with pytest.raises(InternalError, match="Cannot delete"), transaction.atomic():
        Result.objects.all()._raw_delete("default")


class TestBandIntervals:
    @pytest.fixture
    def band_set(self) -> BandSet:
        return BandSet.objects.create(indicator=indicator(), year=2006, standing="verified")

    def test_of_one_set_never_overlap(self, band_set: BandSet) -> None:
        BandInterval.objects.create(band_set=band_set, lower=10, upper=15, label="good")
        with pytest.raises(IntegrityError, match="interval_apart"), transaction.atomic():
            BandInterval.objects.create(band_set=band_set, lower=14, upper=None, band=3)

    def test_may_touch(self, band_set: BandSet) -> None:
        BandInterval.objects.create(band_set=band_set, lower=10, upper=15, label="good")
        assert BandInterval.objects.create(band_set=band_set, lower=15, upper=None, band=3)

    def test_with_ends_the_wrong_way_round_are_refused_beside_the_field(self, band_set: BandSet) -> None:
        with pytest.raises(ValidationError) as refused:
            BandInterval(band_set=band_set, lower=Decimal(15), upper=Decimal(10), band=3).full_clean()
        assert "upper" in refused.value.message_dict

    def test_with_ends_the_wrong_way_round_are_refused_by_name_in_sql(self, band_set: BandSet) -> None:
        with pytest.raises(IntegrityError, match="interval_ends"), transaction.atomic():
            BandInterval.objects.create(band_set=band_set, lower=15, upper=10, band=3)

    def test_say_a_band_or_the_sources_word(self, band_set: BandSet) -> None:
        with pytest.raises(IntegrityError, match="interval_named"), transaction.atomic():
            BandInterval.objects.create(band_set=band_set, lower=10, upper=15)

    def test_without_a_group_stand_once_a_year(self, band_set: BandSet) -> None:
        with pytest.raises(IntegrityError, match="bandset_once"), transaction.atomic():
            BandSet.objects.create(indicator=band_set.indicator, year=2006, standing="verified")


def test_a_cap_whose_side_is_unclear_says_so() -> None:
    rule = CapRule(bad_when="unclear", limit=Decimal(1))
    assert rule.caps(Decimal(0)) is None


@pytest.mark.parametrize(
    ("bad_when", "caps"),
    [("above", [False, False, True]), ("below", [True, False, False]), ("at_or_below", [True, True, False])],
)
def test_a_cap_knows_its_side_and_whether_the_limit_itself_counts(bad_when: str, caps: list[bool]) -> None:
    rule = CapRule(bad_when=bad_when, limit=Decimal(20))
    assert [rule.caps(Decimal(value)) for value in (19, 20, 21)] == caps


def test_a_rating_has_a_grade_or_words() -> None:
    scheme = RatingScheme.objects.create(ref="stars", name="Star rating")
    with pytest.raises(IntegrityError, match="grade_or_words"), transaction.atomic():
        Rating.objects.create(ref="r1", scheme=scheme, organisation=council(), standing="verified")


def test_a_submission_is_taken_back_once() -> None:
    first = submission()
    submission(undoes=first)
    with pytest.raises(IntegrityError, match="undoes"), transaction.atomic():
        Submission.objects.create(door="form", made_at=datetime(2004, 6, 1, tzinfo=UTC), undoes=first)


def test_a_period_is_locked_once_and_can_be_locked_again_after_it_was_reopened() -> None:
    about = {
        "framework": framework(),
        "frequency": "month",
        "period": date(2004, 4, 1),
        "locked_at": datetime(2004, 6, 1, tzinfo=UTC),
        "reason": "Return sent.",
    }
    lock = PeriodLock.objects.create(**about)
    with pytest.raises(IntegrityError, match="periodlock_once"), transaction.atomic():
        PeriodLock.objects.create(**about)
    lock.reopened_at, lock.reopened_why = datetime(2004, 7, 1, tzinfo=UTC), "Sent back."
    lock.save()
    assert PeriodLock.objects.create(**about)


def test_a_source_of_information_is_kept_as_one_record() -> None:
    with pytest.raises(IntegrityError, match="one_record"), transaction.atomic():
        InformationSource.objects.create(
            ref="info-1",
            organisation=council(),
            kind="performance",
            name="PAF",
            framework=framework(),
            register="surveys",
        )


def test_a_fact_about_money_can_be_found_by_its_words() -> None:
    BudgetFact.objects.create(ref="bud-1", organisation=council(), kind="deficit", fact="projected deficit in 1999")
    assert SearchDocument.objects.get(kind="budget-fact").title == "projected deficit in 1999"


def test_a_rating_is_found_under_its_council_and_scheme() -> None:
    scheme = RatingScheme.objects.create(ref="stars", name="Star rating")
    Rating.objects.create(ref="r1", scheme=scheme, organisation=council(), grade="2", standing="verified")
    assert SearchDocument.objects.get(kind="rating").title == "Salford: Star rating 2"
