"""Files as they really arrive: other encodings, other separators, dates and signs as Excel leaves them, formulas."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from performance.models import Indicator, Result
from salford_css.core.models import User
from salford_css.core.services import imports
from tests.core.imports.files import handmade
from tests.performance.imports.conftest import Look, counts, csv_of, figures, said

pytestmark = pytest.mark.django_db

LINES = ("Council;PI;2002/03;2003/04", "Salford;A1;15,1%;12.5", "Bolton;A1;7%;x")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_usual_encoding_and_a_semicolon_are_read(look: Look, a1: Indicator, encoding: str):
    batch = look(content="\r\n".join(LINES).encode(encoding), name="export.csv")
    assert counts(batch) == (2, 0, 0, 1)
    assert "Its comma may part thousands or decimals." in said(batch)[0]


def test_the_refused_row_of_a_wide_table_is_left_out_as_a_whole(look: Look, a1: Indicator, petra: User):
    batch = imports.confirm(batch=look(content="\n".join(LINES).encode(), name="a.csv"), by=petra)
    assert {place for place, *_ in figures()} == {"bolton"}
    assert batch.refused == 1


def test_a_name_that_merged_cells_show_once_is_asked_about(look: Look, a1: Indicator):
    rows = (("Council", "PI", "Year", "Value"), ("Salford", "A1", "2002/03", 3), (None, None, "2003/04", 4))
    assert "It is empty. Fill it in." in said(look(*rows))[0]
    assert counts(look(*rows, repeats="yes")) == (2, 0, 0, 0)


def test_month_and_year_in_columns_of_their_own(bring: Look, d41: Indicator):
    bring(("Council", "PI", "Year", "Month", "Value"), ("Salford", "D41", "2003/04", "January", 4))
    assert figures()[0][2] == "2003-04-M10"


def test_a_formula_without_its_figure_is_refused(look: Look, a1: Indicator):
    def row(number: int, *cells: str) -> str:
        texts = "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells)
        return f'<row r="{number}">{texts}'

    sheet = row(1, "Council", "PI", "Year", "Value") + "</row>"
    sheet += row(2, "Salford", "A1", "2003/04") + '<c r="D2"><f>A1+1</f></c></row>'
    assert "It holds a formula that was never calculated." in said(look(content=handmade(sheet)))[0]
    text = look(content=csv_of("Council,PI,Year,Value", "Salford,A1,2003/04,=B1/C1"), name="a.csv")
    assert "It is a formula, and a text file keeps no figure for it." in said(text)[0]


def test_more_rows_than_are_read_are_refused_before_anything_is_stored(look: Look, a1: Indicator, settings: Any):
    settings.IMPORT_MAX_ROWS = 3
    rows = [f"Salford,A1,{year}/{(year + 1) % 100:02d},5" for year in range(1995, 2001)]
    with pytest.raises(ValidationError, match="The file has more than 3 rows; no more are read in one go"):
        look(content=csv_of("Council,PI,Year,Value", *rows), name="a.csv")


def test_a_profile_of_public_health_with_more_columns_than_are_read(bring: Look, a1: Indicator):
    head = (
        "Indicator ID", "Indicator Name", "Area Code", "Area Name", "Sex", "Time period", "Value",
        "Lower CI 95.0 limit", "Upper CI 95.0 limit", "Count", "Denominator", "Value note",
    )  # fmt: skip
    row = (90000, "Stability of placements", "E08000006", "Salford", "Persons", "2003/04", 12.5, 9.1, 17, 25, 200, "")
    batch = bring(head, row)
    assert figures() == [("salford", "A1", "2003-04", "12.5%")]
    result = Result.objects.get()
    assert (result.numerator, result.denominator) == (25, 200)
    assert "Columns that are not read: Indicator ID, Area Code, Sex, Lower CI" in batch.samples["notes"][0]


MEN_ALONE = (
    "2: Column C (Sex) Male It says “Male”, but the column is not read: the figure would be that of everybody. "
    "Choose “Sex” as the breakdown, or take the row out."
)


@pytest.mark.parametrize(("sex", "doubts"), [("Persons", []), ("", []), ("Male", [MEN_ALONE])])
def test_a_figure_about_some_people_is_doubted_where_the_column_that_says_so_is_not_read(
    bring: Look, a1: Indicator, sex: str, doubts: list[str]
):
    head = ("Indicator Name", "Area Name", "Sex", "Time period", "Value")
    batch = bring(head, ("Stability of placements", "Salford", sex, "2003/04", 12.5))
    assert said(batch, "doubtful") == doubts
    assert figures() == [("salford", "A1", "2003-04", "12.5%")]
