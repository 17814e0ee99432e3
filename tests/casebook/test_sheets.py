"""A fault in a table or sheet beside the casebook file is said with file, line, column and value."""

from collections.abc import Callable
from pathlib import Path

import pytest

from salford_css.casebook import reading, sheets
from salford_css.casebook.reading import CasebookProblem

VALUES = "authority,year,code,value,source\nSalford,2002,STARS,2,a page\nBolton,2016-17,C20,71.5,another\n"
Write = Callable[[str, str], None]
rows_of, sheet = sheets.rows_of.__wrapped__, sheets.sheet.__wrapped__


@pytest.fixture
def write(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Write:
    monkeypatch.setattr(reading, "DATA", tmp_path)

    def put(name: str, text: str) -> None:
        (tmp_path / name).write_text(text, encoding="utf-8")

    return put


def fault(ask: Callable[[], object]) -> str:
    with pytest.raises(CasebookProblem) as refusal:
        ask()
    return str(refusal.value)


@pytest.mark.parametrize("name", sheets.HEADS)
def test_every_table_that_ships_is_read(name: str) -> None:
    assert sheets.rows_of(name)


def test_a_line_reads_its_cells(write: Write) -> None:
    write("paf_values.csv", VALUES)
    first, second = rows_of("paf_values.csv")
    assert (first.year("year").code, first.amount("value")) == ("2001-02", 2)
    assert (second.year("year").code, str(second.amount("value"))) == ("2016-17", "71.5")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("authority,", "council,", "paf_values.csv, line 1: its columns must be authority, year, code, value, source."),
        (",71.5", "", "paf_values.csv, line 3: it has 4 cells instead of 5."),
    ],
)
def test_a_table_of_another_shape_is_refused(write: Write, old: str, new: str, sentence: str) -> None:
    write("paf_values.csv", VALUES.replace(old, new))
    assert fault(lambda: rows_of("paf_values.csv")) == sentence


@pytest.mark.parametrize(
    ("old", "new", "ask", "sentence"),
    [
        ("71.5", "7l.5", lambda row: row.amount("value"), "line 3, value: '7l.5' is not a number."),
        ("71.5", "NaN", lambda row: row.amount("value"), "line 3, value: 'NaN' is not a number."),
        ("2016-17", "2016-18", lambda row: row.year("year"), "line 3, year: '2016-18' is not a year; write 2002 or"),
        ("2016-17", "2016-13", lambda row: row.month("year"), "line 3, year: '2016-13' is not a month; write 2011-04"),
        ("C20", "C21", lambda row: row.one_of("code", {"C20": 1}), "line 3, code: 'C21' is not known here; known are"),
    ],
)
def test_a_wrong_cell_is_named(
    write: Write, old: str, new: str, ask: Callable[[sheets.Line], object], sentence: str
) -> None:
    write("paf_values.csv", VALUES.replace(old, new))
    last = rows_of("paf_values.csv")[-1]
    assert fault(lambda: ask(last)).startswith(f"paf_values.csv, {sentence}")


def test_a_file_that_is_missing_or_broken_is_named(write: Write) -> None:
    assert fault(lambda: rows_of("paf_values.csv")) == (
        "paf_values.csv: it cannot be read (No such file or directory)."
    )
    write("our_definitions.yaml", "frameworks: [\n")
    assert fault(lambda: sheet("our_definitions.yaml")).startswith("our_definitions.yaml: it is not YAML: ")
