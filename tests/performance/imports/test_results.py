"""Figures arrive as a spreadsheet: in whatever layout, held against each other and the record, taken back whole."""

from datetime import date

import pytest

from performance.models import Indicator, PeriodLock, Result, ResultKnown, ResultPast, Submission
from performance.services import lock_period
from salford_css.core import clock
from salford_css.core.models import Import, User
from salford_css.core.periods import FinancialYear, Frequency
from salford_css.core.services import imports
from tests.core.imports.files import workbook
from tests.factories import performance as make
from tests.performance.imports.conftest import Look, counts, csv_of, figures, said

pytestmark = pytest.mark.django_db

LONG = ("Authority", "Indicator", "Year", "Value")
ROW = ("Salford", "A1", "2003/04", 12.5)


# ------------------------------------------------------------------ what is brought in


def test_a_figure_a_row_is_recorded_with_who_and_from_which_file(bring: Look, a1: Indicator, petra: User):
    batch = bring(LONG, ROW)
    delivery = Submission.objects.get()
    assert figures() == [("salford", "A1", "2003-04", "12.5%")]
    assert (delivery.user, delivery.file_name, delivery.sha256, delivery.size) == (
        petra, "results.xlsx", batch.sha256, batch.size,
    )  # fmt: skip
    assert (delivery.door, delivery.batch, delivery.created) == ("import", batch, 1)
    assert delivery.mapping["columns"] == {
        "organisation": "Authority", "indicator": "Indicator", "period": "Year", "value": "Value",
    }  # fmt: skip


def test_nothing_is_stored_before_it_is_confirmed(look: Look, a1: Indicator):
    batch = look(LONG, ROW)
    assert counts(batch) == (1, 0, 0, 0)
    assert not Result.objects.exists() and not Submission.objects.exists()


def test_the_same_file_again_changes_nothing_and_leaves_no_delivery(bring: Look, look: Look, a1: Indicator):
    bring(LONG, ROW)
    batch = bring(LONG, ROW)
    assert counts(batch) == (0, 0, 1, 0)
    assert (Submission.objects.count(), Result.objects.get().version) == (1, 1)


def test_a_restated_figure_is_a_new_version_and_the_former_stays(bring: Look, a1: Indicator):
    bring(LONG, ROW, known_from="2004-11-30")
    batch = bring(LONG, (*ROW[:3], 14), known_from="2005-05-31")
    assert counts(batch) == (0, 1, 0, 0)
    known = ResultKnown.objects.as_at(date(2005, 1, 1)).get()
    assert (Result.objects.get().value, known.value) == (14, 12.5)


def test_a_figure_that_was_known_earlier_is_kept_among_the_past_ones(bring: Look, a1: Indicator):
    bring(LONG, ROW, known_from="2005-05-31")
    batch = bring(LONG, (*ROW[:3], 11), known_from="2004-11-30")
    assert ResultPast.objects.get().value == 11
    assert "became known before" in batch.samples["notes"][0]


def test_a_whole_import_is_taken_back_by_one_more_version(bring: Look, a1: Indicator, petra: User):
    bring(LONG, ROW)
    batch = bring(LONG, (*ROW[:3], 14), ("Bolton", *ROW[1:]))
    imports.take_back(batch=batch, by=petra, reason="The wrong year's file.")
    salford, bolton = Result.objects.order_by("-series__organisation__ref")
    assert (salford.value, salford.version, bolton.status, bolton.version) == (12.5, 3, "withdrawn", 2)
    assert Submission.objects.filter(undoes__batch=batch, reason="The wrong year's file.").exists()


def test_an_organisation_goes_by_name_other_name_and_code(bring: Look, a1: Indicator):
    bring(LONG, ("E08000006", *ROW[1:]), ("BOLTON  City council", *ROW[1:]))
    assert [place for place, *_ in figures()] == ["bolton", "salford"]


def test_a_council_goes_by_its_bare_name_unless_somebody_is_called_so(bring: Look, a1: Indicator):
    bury = make.council("bury-council")
    assert bury.name == "Bury Council"
    bring(LONG, ("Bury MBC", *ROW[1:]), ("Bury", "A1", "2002/03", 5))
    assert [place for place, *_ in figures()] == ["bury-council", "bury-council"]


def test_an_indicator_goes_by_code_other_name_and_title(bring: Look, a1: Indicator):
    rows = [("Salford", name, f"{year}/0{year - 1999}", 5) for year, name in enumerate(
        ("A1", "bv49", "PAF:A1", "Stability of placements"), 2000)]  # fmt: skip
    assert counts(bring(LONG, *rows)) == (4, 0, 0, 0)


@pytest.mark.parametrize(
    ("mark", "status"),
    [("x", "suppressed"), ("[c]", "suppressed"), ("..", "not_available"), ("", "missing"), ("S/R", "under_review"),
     ("N/A", "not_applicable"), ("not due", "not_due"), ("[x]", "not_available"), ("0", "reported")],
)  # fmt: skip
def test_a_mark_is_a_status_and_never_a_zero(bring: Look, a1: Indicator, mark: str, status: str):
    bring(LONG, (*ROW[:3], mark))
    found = Result.objects.get()
    assert (found.status, found.value) == (status, 0 if mark == "0" else None)


def test_numbers_kept_as_text_with_signs_and_thousands_are_read(bring: Look, d41: Indicator):
    written = (("Apr-2004", "1,234"), ("2004-05", " 1 020 "), ("June 2004", "\u00a0998"), (date(2004, 7, 1), 7.0))
    rows = [("Salford", "D41", month, value) for month, value in written]
    bring(("Council", "Code", "Month", "Figure"), *rows)
    assert [words for *_, words in figures()] == ["1,234 days", "1,020 days", "998 days", "7 days"]


def test_the_value_is_divided_where_only_its_parts_are_given(bring: Look, a1: Indicator):
    bring(("Authority", "Indicator", "Year", "Numerator", "Denominator"), (*ROW[:3], 45, 360))
    found = Result.objects.get()
    assert (found.value, found.value_given, found.numerator) == (12.5, False, 45)


# ------------------------------------------------------------------ layouts


def test_a_column_for_every_period(bring: Look, a1: Indicator):
    bring(("Council", "PI", "2001/02", "2002-03", "Rank"), ("Salford", "A1", 15.1, "x", 3), ("Bolton", "A1", "", 13, 4))
    assert figures() == [
        ("bolton", "A1", "2001-02", "left blank"), ("bolton", "A1", "2002-03", "13.0%"),
        ("salford", "A1", "2001-02", "15.1%"), ("salford", "A1", "2002-03", "withheld"),
    ]  # fmt: skip
    assert Import.objects.get().samples["notes"] == [
        "Figures are read from 2001/02 and 2002-03.",
        "Columns that are not read: Rank.",
    ]


def test_a_column_for_every_indicator(bring: Look, a1: Indicator, councils: list[object]):
    bring(("Area", "Financial year", "A1", "BV49"), ("Salford", "2003/04", 12, ""))
    assert said(Import.objects.get())[0].startswith("2: Column C (A1) 12 The row gives a figure for the same")


def test_a_title_block_and_a_header_of_two_rows_with_merged_cells(bring: Look, d41: Indicator):
    batch = bring(
        ("Community and Social Services",), ("Quarterly performance",), (),
        ("Council", "Indicator", "2004/05", None, None, "2005/06"), (None, None, "April", "May", "June", "April"),
        ("Salford", "D41", 4, 5, 6, 7), ("Source: the directorate.",),
    )  # fmt: skip
    assert [(period, words) for *_, period, words in figures()] == [
        ("2004-05-M01", "4 days"), ("2004-05-M02", "5 days"), ("2004-05-M03", "6 days"), ("2005-06-M01", "7 days"),
    ]  # fmt: skip
    assert said(batch, "aside") == [
        "7: “Source: the directorate.”  It holds one cell only, so it was taken for a heading or a footnote."
    ]


OFFICIAL = (
    "Geographical code,Geographical description,Geographical level,ONS code,ASCOF measure code,Disaggregation level,"
    "Measure type,Measure value"
)


def test_the_layout_of_the_adult_social_care_outcomes_framework(bring: Look, a1: Indicator):
    content = csv_of(
        OFFICIAL,
        "321,Salford,Local authority,E08000006,A1,Total,Numerator,45",
        "321,Salford,Local authority,E08000006,A1,Total,Denominator,360",
        "321,Salford,Local authority,E08000006,A1,Total,Outcome,12.5",
        "321,Salford,Local authority,E08000006,A1,Female,Outcome,[c]",
        "321,Salford,Local authority,E08000006,A1,Female,Margin of error,2",
        "England,England,England,E92000001,A1,Total,Outcome,11.0",
    )
    batch = bring(content=content, name="ascof.csv", period="2024-25", strangers="yes")
    whole, women = Result.objects.order_by("series__breakdown__key")
    assert (whole.numerator, whole.denominator, whole.value) == (45, 360, 12.5)
    assert (women.series.breakdown.key, women.status) == ("sex=female", "suppressed")
    assert [row.split(":")[0] for row in said(batch, "aside")] == ["6", "7"]


def test_a_refused_part_refuses_its_figure_and_says_so_of_every_row(look: Look, a1: Indicator):
    batch = look(
        ("Authority", "Indicator", "Year", "Measure type", "Value"),
        (*ROW[:3], "Numerator", "many"), (*ROW[:3], "Denominator", 360), (*ROW[:3], "Outcome", 12.5),
    )  # fmt: skip
    assert counts(batch) == (0, 0, 0, 3)
    assert said(batch)[0].startswith("2: Column E (Value) many It is neither a number nor a mark")
    assert said(batch)[2] == "4: “Salford”  It belongs to the figure of row 2, which is refused."


# ------------------------------------------------------------------ what is refused


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (("Salfrd", *ROW[1:]), "Column A (Authority) Salfrd No organisation is called so. Did you mean “Salford”"),
        (("Salford", "A99", *ROW[2:]), "Column B (Indicator) A99 No indicator is called so."),
        ((*ROW[:2], "June 2003", 4), "It is a month, and the indicator is counted by the financial year."),
        ((*ROW[:2], 2003, 4), "Column C (Year) 2003 It may be 2002/03 or 2003/04. Say for the whole file"),
        ((*ROW[:2], "2099/00", 4), "The period begins on 1 April 2099, after the day from which the figure is known"),
        ((*ROW[:3], "about 12"), "Column D (Value) about 12 It is neither a number nor a mark for a missing one"),
        ((*ROW[:3], -1), "Column D (Value) -1 The figure cannot lie below 0."),
        ((*ROW[:3], 145), "Column D (Value) 145 The figure cannot lie above 100."),
        ((*ROW[:3], 0.45), "The indicator is a percentage, and this may be a proportion."),
        (("", *ROW[1:]), "Column A (Authority)  It is empty. Fill it in."),
        ((*ROW[:3], "12,5"), "Its comma may part thousands or decimals. Write decimals with a point."),
        ((*ROW[:3], date(2004, 4, 1)), "It is a date where a figure should stand."),
    ],
)
def test_a_row_that_cannot_be_is_refused_in_words(look: Look, a1: Indicator, row: tuple[object, ...], sentence: str):
    batch = look(LONG, row, ("Bolton", "A1", "2001/02", 7))
    assert sentence in said(batch)[0]
    assert counts(batch) == (1, 0, 0, 1)


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ((5, -3), "Column E (Denominator) -3 A denominator cannot be negative."),
        ((50, 40), "Column D (Numerator) 50 It is more than the denominator, 40: a part cannot exceed its whole."),
        ((5, 0), "Something cannot be counted out of nothing"),
        ((-5, 10), "What is counted cannot be fewer than none."),
        (("12%", 10), "It is a percentage; a plain number is asked for."),
        ((5, ""), "Give both parts, or the figure alone."),
    ],
)
def test_parts_that_cannot_be_are_refused(look: Look, a1: Indicator, parts: tuple[object, ...], sentence: str):
    batch = look(("Authority", "Indicator", "Year", "Numerator", "Denominator"), (*ROW[:3], *parts))
    assert sentence in said(batch)[0]


def test_a_figure_given_twice_is_refused_in_both_rows(look: Look, a1: Indicator):
    batch = look(LONG, ROW, ("Bolton", *ROW[1:]), ("E08000006", "BV49", "2003-04", 13))
    assert [row.split("Column")[0] for row in said(batch)] == ["2: ", "4: "]
    assert "as row 4. Keep one of them." in said(batch)[0] and "as row 2." in said(batch)[1]


def test_percent_beside_proportion_is_asked_and_never_guessed(look: Look, a1: Indicator):
    rows = [(*ROW[:3], 0.45), ("Bolton", *ROW[1:3], 44)]
    assert "It stands beside figures above 1" in said(look(LONG, *rows))[0]
    assert counts(look(LONG, *rows, scale="percent")) == (2, 0, 0, 0)
    assert "It is above 1, and the file is said to write proportions." in said(look(LONG, *rows, scale="proportion"))[0]


def test_proportions_are_brought_in_as_per_cent_once_that_is_said(bring: Look, a1: Indicator):
    bring(LONG, (*ROW[:3], 0.455), ("Bolton", *ROW[1:3], "31%"), scale="proportion")
    assert [words for *_, words in figures()] == ["31.0%", "45.5%"]


def test_a_cell_in_a_percent_format_is_per_cent(bring: Look, a1: Indicator):
    bring(content=workbook(LONG, (*ROW[:3], 0.45), formats={"D2": "0%"}))
    assert figures()[0][3] == "45.0%"


def test_a_percentage_of_days_is_refused(look: Look, d41: Indicator):
    batch = look(LONG, ("Salford", "D41", "June 2004", "45%"))
    assert "It is a percentage, and the indicator is counted as “days”." in said(batch)[0]


def test_a_value_that_its_parts_do_not_give_is_doubtful_and_brought_in(bring: Look, a1: Indicator):
    batch = bring(("Authority", "Indicator", "Year", "Value", "Num", "Denom"), (*ROW[:3], 25, 11, 88), (
        "Bolton", *ROW[1:3], 12.5, 11, 88))  # fmt: skip
    assert counts(batch) == (2, 0, 0, 0)
    assert said(batch, "doubtful") == [
        "2: Column D (Value) 25 11 out of 88 gives 13%, and the file says 25%. It would be kept as the file says."
    ]


def test_parts_rounded_to_the_nearest_five_explain_a_value(look: Look, a1: Indicator):
    batch = look(("Authority", "Indicator", "Year", "Value", "Num", "Denom"), (*ROW[:3], 25.0, 10, 45))
    assert not said(batch, "doubtful")


def test_an_empty_cell_takes_no_figure_back(bring: Look, look: Look, a1: Indicator):
    bring(LONG, ROW)
    assert "It is empty, and a figure is on record." in said(look(LONG, (*ROW[:3], "")))[0]


def test_an_empty_cell_of_a_period_to_come_records_nothing_and_says_so(look: Look, a1: Indicator):
    this_year = FinancialYear.containing(clock.today()).label
    batch = look(("Council", "PI", "2003/04", this_year), ("Salford", "A1", 12, ""))
    assert counts(batch) == (1, 0, 0, 0)
    assert "One empty cell is about a period that had not ended" in batch.samples["notes"][-1]


def test_a_locked_period_is_refused_with_the_sentence_of_the_record(bring: Look, look: Look, a1: Indicator):
    bring(LONG, ROW)
    period = FinancialYear(2003).period(Frequency.YEAR, 1)
    lock_period(framework=a1.framework, period=period, reason="Sent to the Department.", by=None)
    refused = look(LONG, (*ROW[:3], 13))
    assert "The period that begins on 2003-04-01 is locked: Sent to the Department." in said(refused)[0]
    assert counts(look(LONG, ROW)) == (0, 0, 1, 0)
    assert PeriodLock.objects.count() == 1


def test_what_is_unusual_among_many_usual_rows_is_seen_all_the_same(bring: Look, d41: Indicator):
    rows = [("Organisation", "Indicator", "Period", "Value", "Numerator", "Note")]
    rows += [("Salford", "D41", f"2025-{month:02d}", month, "", "") for month in range(1, 10)]
    rows += [("Bolton", "D41", f"2025-{month:02d}", month, "", "") for month in range(1, 4)]
    rows += [
        ("Bolton", "D41", "2025-04", "1,250", "", ""),
        ("Bolton", "D41", "2025-05", "x", "", ""),
        ("Bolton", "D41", "2025-06", 7, "", "Counted by hand"),
        ("Bolton", "D41", "2025-07", 7, -7, ""),
        ("Total", "D41", "2025-08", 7, "", ""),
        ("Boltn", "D41", "2025-09", 7, "", ""),
        ("Bolton", "D41", "2025-01", 8, "", ""),
        rows[0],
    ]
    batch = bring(*rows, known_from="2025-11-01")
    bolton = Result.objects.filter(series__organisation__name="Bolton").order_by("period")
    assert [(one.period.month, one.value, one.status, one.note) for one in bolton] == [
        (2, 2, "reported", ""),
        (3, 3, "reported", ""),
        (4, 1250, "reported", ""),
        (5, None, "suppressed", ""),
        (6, 7, "reported", "Counted by hand"),
    ]
    told = {row.number: (row.outcome, row.problems[0][2]) for row in batch.rows.all()}
    assert sorted(told) == [11, 17, 18, 19, 20, 21]
    assert told[11][1].endswith("as row 20. Keep one of them.") and told[20][1].endswith("as row 11. Keep one of them.")
    assert told[18][0] == told[21][0] == "aside"


def test_totals_and_the_header_again_are_set_aside(look: Look, a1: Indicator):
    batch = look(LONG, ROW, LONG, ("Total", "A1", "2003/04", 99))
    assert counts(batch) == (1, 0, 0, 0)
    assert [row[:2] for row in said(batch, "aside")] == ["3:", "4:"]


def test_a_code_of_two_frameworks_is_refused_until_the_framework_is_said(look: Look, a1: Indicator):
    other = make.indicator(of="ADOPTION", code="A1", title="Days to a placement")
    make.definition(other, unit="days", frequency="year")
    assert "It stands in ADOPTION and PAF. Say which framework is meant" in said(look(LONG, ROW))[0]
    assert counts(look(LONG, ROW, framework="PAF")) == (1, 0, 0, 0)


def test_who_keeps_no_figures_brings_none_in(a1: Indicator, omar: User):
    from performance.imports.results import Results

    assert not Results.may(omar, clock.today())
