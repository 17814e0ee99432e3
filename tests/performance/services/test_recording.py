"""Figures come in, are restated, found late, closed and taken back; nothing that was believed is ever lost."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from performance.measures import Status
from performance.models import FACTS, Result, ResultKnown, ResultPast, Series, SeriesState, Stage, Submission
from performance.services import (
    lock_period,
    record_result,
    record_results,
    reopen_period,
    row_for,
    undo_submission,
)
from salford_css.core.periods import Frequency, Period
from tests.factories.performance import a_series, month, months, record, rows, submission

pytestmark = pytest.mark.django_db

APRIL, MAY = month(2004, 4), month(2004, 5)
JUNE_1, JULY_1, AUGUST_1 = date(2004, 6, 1), date(2004, 7, 1), date(2004, 8, 1)


@pytest.fixture
def series() -> Series:
    return a_series(at="salford")


def believed(series: Series, day: date) -> dict[date, Decimal | None]:
    return dict(ResultKnown.objects.as_at(day).filter(series=series).values_list("period", "value"))


PLAIN = ("recorded_at", "submission_id", *FACTS)


def sql(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


class TestADelivery:
    def test_counts_what_became_of_each_row(self, series: Series) -> None:
        record(series, {APRIL: 421, MAY: 400})
        second = record(series, {APRIL: 421, MAY: 398, month(2004, 6): 410}, known_from=JULY_1)
        assert (second.created, second.changed, second.unchanged) == (1, 1, 1)

    def test_that_brings_the_same_again_writes_nothing(self, series: Series) -> None:
        record(series, {APRIL: 421})
        record(series, {APRIL: "421.0"}, known_from=JULY_1)
        assert Result.objects.get().version == 1
        assert not ResultPast.objects.exists()

    def test_keeps_the_digits_that_were_published(self, series: Series) -> None:
        record(series, {APRIL: "45.0"})
        assert str(Result.objects.get().value) == "45.0"

    def test_is_named_by_every_result(self, series: Series) -> None:
        record(series, {APRIL: 421})
        with pytest.raises(IntegrityError, match="submission_id"), transaction.atomic():
            sql("UPDATE performance_result SET submission_id = NULL, version = version + 1")

    def test_with_two_figures_for_one_cell_known_on_one_day_is_refused_whole(self, series: Series) -> None:
        twins = rows(series, {APRIL: 421}) + rows(series, {APRIL: 422})
        with pytest.raises(ValidationError, match=r"2 figures are given for one series .* 1 April 2004"):
            record_results(submission=submission(), rows=twins)
        assert not Result.objects.exists()

    def test_may_bring_a_figure_and_its_restatement_together(self, series: Series) -> None:
        both = rows(series, {APRIL: 500}, known_from=JULY_1) + rows(series, {APRIL: 421}, known_from=JUNE_1)
        record_results(submission=submission(), rows=both)
        assert (believed(series, JUNE_1)[APRIL], believed(series, JULY_1)[APRIL]) == (421, 500)

    def test_of_figures_from_the_future_is_refused(self, series: Series) -> None:
        with pytest.raises(ValidationError, match="that day is to come"):
            record(series, {APRIL: 421}, known_from=date(2999, 1, 1))

    def test_writes_text_with_tabs_and_new_lines_as_it_is(self, series: Series) -> None:
        record(series, {APRIL: 421}, note="one\ttwo\nthree \\ four")
        assert Result.objects.get().note == "one\ttwo\nthree \\ four"

    def test_of_a_day_that_begins_no_period_is_refused(self) -> None:
        quarterly = a_series(frequency="quarter")
        with pytest.raises(ValidationError, match="does not fit its series"):
            record(quarterly, {MAY: 421})

    def test_counted_under_another_indicators_definition_is_refused(self, series: Series) -> None:
        stranger = a_series()
        row = row_for(series.pk, APRIL, stranger.indicator.definitions.get(), known_from=JUNE_1, value=Decimal(1))
        with pytest.raises(ValidationError, match="another indicator's definition"):
            record_results(submission=submission(), rows=[row])


class TestThreeTimes:
    def test_three_days_show_three_figures(self, series: Series) -> None:
        for day, value in ((JUNE_1, 421), (JULY_1, 430), (AUGUST_1, 428)):
            record(series, {APRIL: value}, known_from=day)
        shown = [believed(series, day)[APRIL] for day in (date(2004, 6, 30), JULY_1, date(2004, 12, 25))]
        assert shown == [421, 430, 428]

    def test_nothing_was_believed_before_the_first_figure(self, series: Series) -> None:
        record(series, {APRIL: 421}, known_from=JUNE_1)
        assert believed(series, date(2004, 5, 31)) == {}

    def test_a_restated_result_keeps_its_id(self, series: Series) -> None:
        record(series, {APRIL: 421})
        first = Result.objects.get().pk
        record(series, {APRIL: 430}, known_from=JULY_1, stage=Stage.RESTATED)
        assert Result.objects.get(pk=first).version == 2

    def test_two_figures_of_one_day_are_both_kept_and_the_later_is_believed(self, series: Series) -> None:
        record(series, {APRIL: 421})
        record(series, {APRIL: 422})
        assert believed(series, JUNE_1)[APRIL] == 422
        assert ResultPast.objects.get().value == 421

    def test_an_older_figure_found_late_goes_to_its_day_and_leaves_today_alone(self, series: Series) -> None:
        record(series, {APRIL: 430}, known_from=AUGUST_1)
        late = record(series, {APRIL: 421}, known_from=JUNE_1)
        assert (late.older, late.changed) == (1, 0)
        assert (believed(series, JULY_1)[APRIL], believed(series, AUGUST_1)[APRIL]) == (421, 430)
        assert Result.objects.get().version == 1

    def test_an_older_figure_found_between_two_ends_the_first_earlier(self, series: Series) -> None:
        record(series, {APRIL: 421}, known_from=JUNE_1)
        record(series, {APRIL: 430}, known_from=AUGUST_1)
        record(series, {APRIL: 425}, known_from=JULY_1)
        shown = [believed(series, day)[APRIL] for day in (JUNE_1, JULY_1, AUGUST_1)]
        assert shown == [421, 425, 430]

    def test_loading_a_history_again_changes_nothing(self, series: Series) -> None:
        for _ in range(2):
            for day, value in ((JUNE_1, 421), (JULY_1, 430), (AUGUST_1, 428)):
                last = record(series, {APRIL: value}, known_from=day)
        assert (last.unchanged, ResultPast.objects.count()) == (1, 2)

    def test_sql_cannot_make_a_later_belief_start_before_an_earlier_one(self, series: Series) -> None:
        record(series, {APRIL: 421}, known_from=JULY_1)
        with pytest.raises(IntegrityError, match="resultpast_known"), transaction.atomic():
            sql("UPDATE performance_result SET value = 1, version = 2, known_from = '2004-06-01'")

    def test_sql_cannot_keep_two_figures_for_one_day(self, series: Series) -> None:
        record(series, {APRIL: 421})
        record(series, {APRIL: 430}, known_from=AUGUST_1)
        copied = ", ".join(["result_id", "series_id", "period", *PLAIN])
        with pytest.raises(IntegrityError, match="believed on one day"), transaction.atomic():
            sql(
                f"INSERT INTO performance_resultpast (version, known_from, known_to, {copied})"
                f" SELECT 0, '2004-07-01', '2004-07-15', {copied} FROM performance_resultpast"
            )

    def test_what_was_superseded_never_changes(self, series: Series) -> None:
        record(series, {APRIL: 421})
        record(series, {APRIL: 430}, known_from=JULY_1)
        with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
            ResultPast.objects.update(value=1)

    def test_sql_that_hides_a_change_behind_the_old_version_is_refused(self, series: Series) -> None:
        record(series, {APRIL: 421})
        with pytest.raises(IntegrityError, match="next version"), transaction.atomic():
            Result.objects.update(value=1)


class TestMissingValues:
    def test_withheld_is_neither_zero_nor_missing(self, series: Series) -> None:
        definition = series.indicator.definitions.get()
        record_results(
            submission=submission(),
            rows=[row_for(series.pk, APRIL, definition, known_from=JUNE_1, status=Status.SUPPRESSED)],
        )
        result = Result.objects.get()
        assert (result.value, result.words) == (None, "withheld")

    def test_the_database_refuses_a_value_that_is_withheld(self, series: Series) -> None:
        record(series, {APRIL: 421})
        with pytest.raises(IntegrityError, match="value_or_why"), transaction.atomic():
            sql("UPDATE performance_result SET status = 'suppressed', version = 2")


class TestAClosedPeriod:
    @pytest.fixture
    def closed(self, series: Series) -> Series:
        record(series, {APRIL: 421})
        lock_period(
            framework=series.indicator.framework,
            period=Period(APRIL, Frequency.MONTH),
            reason="Return sent to the department.",
            by=None,
        )
        return series

    def test_takes_no_new_figure(self, closed: Series) -> None:
        with pytest.raises(ValidationError, match=r"2004-04-01 is locked: Return sent"):
            record(closed, {APRIL: 500}, known_from=JULY_1)

    def test_takes_no_figure_found_late(self, closed: Series) -> None:
        with pytest.raises(ValidationError, match="is locked"):
            record(closed, {APRIL: 500}, known_from=date(2004, 5, 20))

    def test_refuses_raw_sql(self, closed: Series) -> None:
        with pytest.raises(IntegrityError, match="is locked"), transaction.atomic():
            sql("UPDATE performance_result SET value = 1, version = version + 1")

    def test_leaves_other_periods_open(self, closed: Series) -> None:
        assert record(closed, {MAY: 400}).created == 1

    def test_takes_the_same_figures_again_because_they_change_nothing(self, closed: Series) -> None:
        assert record(closed, {APRIL: 421}, known_from=JULY_1).unchanged == 1

    def test_takes_figures_once_it_is_reopened(self, closed: Series) -> None:
        lock = closed.indicator.framework.locks.get()
        reopen_period(lock=lock, why="The return was sent back.", by=None)
        assert record(closed, {APRIL: 500}, known_from=JULY_1).changed == 1


class TestTakingADeliveryBack:
    def test_gives_back_what_was_believed_before(self, series: Series) -> None:
        record(series, {APRIL: 421})
        wrong = record(series, {APRIL: 4210}, known_from=JULY_1)
        undo_submission(submission=wrong, by=None, reason="A digit too many.")
        assert (Result.objects.get().value, Result.objects.get().version) == (421, 3)

    def test_withdraws_what_it_brought_first(self, series: Series) -> None:
        wrong = record(series, {APRIL: 421, MAY: 400})
        undo_submission(submission=wrong, by=None, reason="Another council's file.")
        assert set(Result.objects.values_list("status", flat=True)) == {Status.WITHDRAWN}
        assert SeriesState.objects.get().periods == []

    def test_still_shows_what_was_believed_in_between(self, series: Series) -> None:
        wrong = record(series, {APRIL: 421}, known_from=JUNE_1)
        undo_submission(submission=wrong, by=None, reason="Another council's file.")
        assert believed(series, JULY_1) == {APRIL: 421}

    def test_leaves_alone_what_was_restated_since(self, series: Series) -> None:
        wrong = record(series, {APRIL: 4210})
        record(series, {APRIL: 421}, known_from=JULY_1)
        undo_submission(submission=wrong, by=None, reason="A digit too many.")
        assert Result.objects.get().value == 421

    def test_happens_once(self, series: Series) -> None:
        wrong = record(series, {APRIL: 421})
        undo_submission(submission=wrong, by=None, reason="Wrong file.")
        with pytest.raises(ValidationError, match="already"):
            undo_submission(submission=Submission.objects.get(pk=wrong.pk), by=None, reason="Wrong file.")

    def test_needs_a_reason(self, series: Series) -> None:
        with pytest.raises(ValidationError, match="Say why"):
            undo_submission(submission=record(series, {APRIL: 421}), by=None, reason=" ")


class TestTheCurrentRow:
    def test_holds_every_value_in_order(self, series: Series) -> None:
        record(series, {MAY: 400})
        record(series, {APRIL: 421})
        state = SeriesState.objects.get()
        assert (state.periods, state.values) == ([APRIL, MAY], [421, 400])

    def test_points_to_the_latest_result(self, series: Series) -> None:
        record(series, {APRIL: 421, MAY: 400})
        state = SeriesState.objects.get()
        assert (state.latest_period, state.latest_value, state.latest.period) == (MAY, 400, MAY)

    def test_is_kept_by_raw_sql_too_and_says_that_its_judgement_is_behind(self, series: Series) -> None:
        record(series, {APRIL: 421})
        sql("UPDATE performance_result SET value = 7, version = version + 1")
        state = SeriesState.objects.get()
        assert (state.values, state.is_behind) == ([7], True)

    def test_is_judged_in_the_same_delivery(self, series: Series) -> None:
        values = dict(zip(months(APRIL, 14), [12, 15, 11, 14, 13, 16, 12, 18, 14, 13, 15, 12, 14, 40], strict=True))
        record(series, values, known_from=date(2005, 8, 1))
        state = SeriesState.objects.get()
        assert (state.variation, state.is_behind, state.since) == ("concern_high", False, month(2005, 5))

    def test_ten_thousand_figures_of_a_hundred_series_come_in_at_once(self) -> None:
        many = [a_series(at=f"council-{n}") for n in range(100)]
        batch = [row for one in many for row in rows(one, dict.fromkeys(months(month(1995, 4), 100), 5))]
        written = record_results(submission=submission(), rows=batch)
        again = record_results(submission=submission(), rows=batch)
        assert (written.created, len(written.series), again.unchanged) == (10_000, 100, 10_000)
        assert {len(values) for values in SeriesState.objects.values_list("values", flat=True)} == {100}


class TestEnteringByHand:
    def test_divides_numerator_by_denominator(self) -> None:
        share = a_series(unit="percent", multiplier=100)
        result = record_result(
            series=share, period=APRIL, by=None, known_from=JUNE_1, numerator=Decimal(5), denominator=Decimal(30)
        )
        assert (result.value, result.value_given) == (Decimal("16.6666666667"), False)

    def test_nothing_of_nothing_is_not_applicable(self) -> None:
        share = a_series(unit="percent", multiplier=100)
        result = record_result(
            series=share, period=APRIL, by=None, known_from=JUNE_1, numerator=Decimal(0), denominator=Decimal(0)
        )
        assert result.words == "not applicable"

    def test_a_day_inside_a_quarter_is_refused_in_words(self) -> None:
        quarterly = a_series(frequency="quarter")
        with pytest.raises(ValidationError, match="is not the first day of a quarter"):
            record_result(series=quarterly, period=MAY, by=None, known_from=JUNE_1, value=Decimal(1))
