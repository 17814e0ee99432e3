from datetime import date

import pytest

from salford_css.core.dates import Precision, UncertainDate, parse


@pytest.mark.parametrize(
    ("written", "earliest", "latest"),
    [
        ("2004-02-05", date(2004, 2, 5), date(2004, 2, 5)),
        ("2004-03", date(2004, 3, 1), date(2004, 3, 31)),
        ("1997", date(1997, 1, 1), date(1997, 12, 31)),
        ("2000-01/02", date(2000, 1, 1), date(2000, 2, 29)),
        ("2004-04 to 2004-05", date(2004, 4, 1), date(2004, 5, 31)),
        ("1999-12 / 2000-01 to 02", date(1999, 12, 1), date(2000, 2, 29)),
        ("2004-10 to 2006", date(2004, 10, 1), date(2006, 12, 31)),
        ("Autumn 2000", date(2000, 9, 1), date(2000, 11, 30)),
        ("Winter 2001", date(2001, 12, 1), date(2002, 2, 28)),
        ("October 2001", date(2001, 10, 1), date(2001, 10, 31)),
        ("13 January 2003", date(2003, 1, 13), date(2003, 1, 13)),
        ("April/May 2004", date(2004, 4, 1), date(2004, 5, 31)),
        ("2002/03", date(2002, 4, 1), date(2003, 3, 31)),
        ("2004-2006", date(2004, 1, 1), date(2006, 12, 31)),
    ],
)
def test_a_date_as_written_becomes_a_span_of_days(written, earliest, latest):
    when = parse(written)
    assert (when.earliest, when.latest, when.as_written) == (earliest, latest, written)


def test_a_missing_date_is_said_to_be_missing():
    assert str(parse(None)) == "no date held"
    assert parse("").precision is Precision.UNKNOWN


def test_what_cannot_be_read_is_refused_with_the_text_in_the_sentence():
    with pytest.raises(ValueError, match="'when the moon is full'"):
        parse("when the moon is full")


def test_precision_is_derived_from_the_span():
    assert [parse(text).precision for text in ("2004-02-05", "2004-03", "1997", "Autumn 2000")] == [
        Precision.DAY,
        Precision.MONTH,
        Precision.YEAR,
        Precision.SPAN,
    ]


def test_dates_read_as_people_write_them():
    written = ("2004-02-05", "2004-03", "Autumn 2000", "2000-01/02", "1999-12 / 2000-01 to 02", "2000-2001")
    assert [str(parse(text)) for text in written] == [
        "5 February 2004",
        "March 2004",
        "Autumn 2000",
        "January to February 2000",
        "December 1999 to February 2000",
        "2000 to 2001",
    ]


def test_a_span_that_is_not_of_whole_months_names_both_days():
    assert str(UncertainDate(date(2004, 3, 4), date(2004, 5, 31))) == "between 4 March 2004 and 31 May 2004"
