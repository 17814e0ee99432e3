"""Returns: due when, frozen at submission, answered by each partner, corrected as a new version."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction

from partnerships.models import ConditionSet, PoolReturn, PoolReturnVersion, ReturnFigure
from partnerships.readings.returns import corrected_since, rows_of_version
from partnerships.services import conditions, pool_months, returns
from tests.factories import partnerships as make

pytestmark = pytest.mark.django_db
JULY, AUGUST = date(2006, 7, 20), date(2006, 8, 10)


@pytest.fixture
def quarter(pool_year, paula) -> PoolReturn:
    """The report on the first quarter of 2006/07, written; three months of both lines are entered."""
    for line, spent in zip(pool_year.lines.order_by("code"), ("6", "2"), strict=True):
        for month in (1, 2, 3):
            make.month(line, month, actual=Decimal(spent), forecast=line.budget + 1, known_from=date(2006, 7, 10))
    returns.set_return_terms(fund=pool_year.fund, quarterly_days=30, annual_days=60, by=paula)
    row = returns.open_return(pool_year=pool_year, kind="quarterly", quarter=1, by=paula)
    return returns.write_return(pool_return=row, summary="Two people came home.", by=paula)


def sent(row: PoolReturn, by) -> PoolReturnVersion:
    return returns.submit_return(pool_return=row, by=by, on=JULY)


def answer(row: PoolReturn, number: int, by, what: str = "accepted", **facts):
    party = list(row.pool_year.fund.partnership.parties.order_by("pk"))[number]
    return returns.answer_return(pool_return=row, party=party, answer=what, by=by, **facts)


class TestDue:
    def test_a_quarter_is_due_as_many_days_after_its_end_as_the_terms_say(self, quarter):
        assert (quarter.due_on, quarter.due_because) == (
            date(2006, 7, 30),
            "Learning difficulties pool: 30 days after a quarter, 60 after a year",
        )

    def test_a_date_that_was_set_goes_before_the_terms(self, quarter, paula):
        row = returns.open_return(
            pool_year=quarter.pool_year, kind="quarterly", quarter=2, due_on=AUGUST, due_because="NHS England", by=paula
        )
        assert row.due_on == AUGUST

    def test_the_same_return_is_opened_once(self, quarter, paula):
        with pytest.raises(ValidationError, match="This return exists already"):
            returns.open_return(pool_year=quarter.pool_year, kind="quarterly", quarter=1, by=paula)

    def test_an_annual_return_has_no_quarter(self, pool_year, paula):
        with pytest.raises(ValidationError, match="An annual return has no quarter"):
            returns.open_return(pool_year=pool_year, kind="annual", quarter=1, by=paula)


class TestSubmitting:
    def test_the_figures_come_from_the_ledger(self, quarter, paula):
        rows = rows_of_version(sent(quarter, paula))
        assert [(row.part, row.name, row.plan, row.actual, row.forecast, row.variance) for row in rows][:1] == [
            ("summary", "The whole pool", 100, 24, 102, 2)
        ]
        assert [row.variance for row in rows if row.part == "partner"] == [Decimal("1.20"), Decimal("0.80")]

    def test_what_was_sent_never_changes(self, quarter, paula):
        version = sent(quarter, paula)
        with pytest.raises(DatabaseError), transaction.atomic():
            ReturnFigure.objects.filter(version=version).update(actual=1)

    def test_without_words_nothing_is_sent(self, quarter, paula):
        PoolReturn.objects.filter(pk=quarter.pk).update(summary="")
        quarter.summary = ""
        with pytest.raises(ValidationError, match="Say in words what the partners need"):
            sent(quarter, paula)
        assert not PoolReturnVersion.objects.exists()

    def test_an_officer_who_does_not_keep_the_pool_sends_nothing(self, quarter, omar):
        with pytest.raises(PermissionDenied, match="Only the pool's manager"):
            sent(quarter, omar)

    def test_it_is_not_sent_twice(self, quarter, paula):
        sent(quarter, paula)
        with pytest.raises(ValidationError, match="is submitted; this step is not possible now"):
            sent(quarter, paula)


class TestAnswers:
    def test_accepted_by_each_partner_it_is_accepted(self, quarter, paula, dora):
        sent(quarter, paula)
        answer(quarter, 0, dora)
        assert quarter.state == "submitted"
        answer(quarter, 1, dora)
        assert PoolReturn.objects.get().state == "accepted"

    def test_a_query_says_what_is_asked(self, quarter, paula, dora):
        sent(quarter, paula)
        with pytest.raises(ValidationError, match="Say what is asked"):
            answer(quarter, 1, dora, "queried")
        answer(quarter, 1, dora, "queried", words="Why is May so dear?")
        assert PoolReturn.objects.get().state == "queried"

    def test_whoever_sent_it_does_not_accept_it(self, quarter, dora, paula):
        sent(quarter, dora)
        with pytest.raises(PermissionDenied, match="never by whoever sent the return"):
            answer(quarter, 0, dora)
        with pytest.raises(PermissionDenied):
            answer(quarter, 0, paula)

    def test_the_partners_own_system_answers_for_the_partner_alone(self, quarter, paula):
        sent(quarter, paula)
        trust = list(quarter.pool_year.fund.partnership.parties.order_by("pk"))[1].organisation
        client, fund = make.client_of(trust), quarter.pool_year.fund
        with pytest.raises(PermissionDenied):
            answer(quarter, 1, client)
        make.share(fund.partnership, fund=fund, access="submit")
        assert answer(quarter, 1, client).answer == "accepted"
        with pytest.raises(PermissionDenied):
            answer(quarter, 0, client)

    def test_a_stranger_has_no_say(self, quarter, paula, dora):
        sent(quarter, paula)
        stranger = make.party(make.partnership(), make.trust("A stranger"))
        with pytest.raises(ValidationError, match="has no say about this return"):
            returns.answer_return(pool_return=quarter, party=stranger, answer="accepted", by=dora)


class TestCorrecting:
    def correct_may(self, quarter, paula):
        line = quarter.pool_year.lines.get(code="homes")
        pool_months.enter_month(
            line=line, month=2, actual=Decimal(9), forecast=line.budget + 1, by=paula, reason="Late", known_from=JULY
        )

    def test_a_quarter_corrected_afterwards_is_seen(self, quarter, paula):
        version = sent(quarter, paula)
        assert corrected_since(version, AUGUST) == []
        self.correct_may(quarter, paula)
        assert ("Homes, actual", 18, 21) in [(one.name, one.was, one.now) for one in corrected_since(version, AUGUST)]

    def test_a_later_month_is_no_correction_of_the_quarter(self, quarter, paula):
        version = sent(quarter, paula)
        make.month(quarter.pool_year.lines.get(code="homes"), 4, actual=Decimal(6), forecast=Decimal(90))
        assert corrected_since(version, AUGUST) == []

    def test_figures_the_ledger_no_longer_says_are_not_accepted(self, quarter, paula, dora):
        sent(quarter, paula)
        self.correct_may(quarter, paula)
        with pytest.raises(ValidationError, match="The period was corrected after version 1 was sent"):
            answer(quarter, 0, dora)

    def test_a_corrected_version_is_answered_anew(self, quarter, paula, dora):
        sent(quarter, paula)
        answer(quarter, 0, dora)
        self.correct_may(quarter, paula)
        version = returns.correct_return(pool_return=quarter, by=paula, reason="May was late", on=AUGUST)
        assert (version.number, quarter.state) == (2, "submitted")
        assert not version.partner_answers.exists()
        assert rows_of_version(version)[0].actual == 27

    def test_a_correction_needs_its_reason(self, quarter, paula):
        sent(quarter, paula)
        with pytest.raises(ValidationError, match="Say what was corrected"):
            returns.correct_return(pool_return=quarter, by=paula, reason=" ")


class TestConditions:
    """A return under the conditions of the Better Care Fund, in a year in which they were set."""

    @pytest.fixture
    def row(self, managing_post, paula) -> PoolReturn:
        conditions.keep_conditions()
        year = make.managed_year(managing_post)
        year.start_year = 2016
        year.save()
        for line in year.lines.all():
            for month in (1, 2, 3):
                make.month(line, month, actual=Decimal(1), forecast=line.budget, known_from=date(2016, 7, 1))
        made = returns.open_return(pool_year=year, kind="better_care", quarter=1, by=paula)
        return returns.write_return(pool_return=made, summary="Discharges are quicker.", by=paula)

    def test_the_sets_are_kept_once(self):
        assert (conditions.keep_conditions(), conditions.keep_conditions()) == (2, 0)

    def test_nothing_is_sent_before_every_condition_is_answered_and_signed(self, row, paula):
        with pytest.raises(ValidationError) as refused:
            returns.submit_return(pool_return=row, by=paula, on=date(2016, 8, 1))
        assert "A plan is jointly agreed: Answer it." in refused.value.messages
        assert any("health and wellbeing board has not signed" in one for one in refused.value.messages)

    def test_a_no_needs_its_reason_and_day(self, row, paula):
        asked = row.condition_set.conditions.filter(kind="condition").first()
        with pytest.raises(ValidationError, match="needs its reason and the day"):
            conditions.answer_condition(pool_return=row, condition=asked, answer="not_met", by=paula)

    def test_a_number_lies_within_the_bounds_of_the_set(self, row, paula):
        asked = row.condition_set.conditions.get(kind="metric")
        with pytest.raises(ValidationError, match="lies between 0 and 100,000,000"):
            conditions.answer_condition(
                pool_return=row, condition=asked, answer="on_track", actual=Decimal(100_000_001), by=paula
            )

    def test_all_answered_and_signed_it_goes(self, row, paula):
        for asked in row.condition_set.conditions.all():
            said = "met" if asked.kind == "condition" else "on_track"
            conditions.answer_condition(pool_return=row, condition=asked, answer=said, by=paula)
        board = row.condition_set.sign_offs.get()
        signed = conditions.sign_off(
            pool_return=row,
            requirement=board,
            as_written="A director",
            delegated_by="the board",
            on=date(2016, 8, 1),
            by=paula,
        )
        conditions.review_sign_off(sign_off=signed, reviewed_on=date(2016, 9, 1), by=paula)
        version = returns.submit_return(pool_return=row, by=paula, on=date(2016, 8, 2))
        assert "condition" in {figure.part for figure in version.figures.all()}

    def test_what_is_signed_in_person_is_not_delegated(self, row, paula):
        later = ConditionSet.objects.get(code="better-care-fund-2025")
        row.condition_set = later
        row.save()
        chief = later.sign_offs.filter(delegable=False).first()
        with pytest.raises(ValidationError, match="signs in person: this signature may not be delegated"):
            conditions.sign_off(
                pool_return=row, requirement=chief, as_written="A deputy", delegated_by="the chief", on=JULY, by=paula
            )
