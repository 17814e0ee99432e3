"""What a file of results is asked: its columns, the headings they come under, and what holds for the whole file."""

from collections.abc import Sequence

from performance.imports.shapes import LAYOUTS
from performance.models import Grade, Stage
from salford_css.core.imports.columns import ImportColumn, day, one_of, text
from salford_css.core.period_spellings import BEGINS, ENDS

YES = "yes"
PERCENT, PROPORTION = "percent", "proportion"
SCALES = {
    PERCENT: "as percentages: 45 or 0.5 are per cent as they stand",
    PROPORTION: "as proportions: 0.45 is 45 per cent",
}
YEARS_ALONE = {ENDS: "the year that ends in it: 2004 is 2003/04", BEGINS: "the year that begins in it: 2004 is 2004/05"}
REPEATS = {YES: "they repeat the cell above, as merged cells do"}
STRANGERS = {YES: "set them aside; otherwise they are refused"}

ORGANISATIONS = (
    "ONS code", "ODS code", "Authority", "Local authority", "Council", "Authority name", "Local authority name",
    "LA name", "Council name", "Geographical description", "Area", "Area name", "Area code", "new la code", "CASSR",
    "Organisation name", "Provider", "Trust",
)  # fmt: skip
INDICATORS = (
    "ASCOF measure code", "Indicator code", "Measure code", "Code", "PI", "PI code", "PI ref", "PI reference", "Ref",
    "Reference", "Indicator reference", "Metric code", "Measure", "Metric", "BVPI", "Indicator name", "Description",
)  # fmt: skip
PERIODS = (
    "Reporting period", "Time period", "Financial year", "Month", "Quarter", "Date", "Period covered", "Year ending",
    "Year",
)  # fmt: skip
VALUES = ("Measure value", "Figure", "Outturn", "Actual", "Result", "Outcome", "Percentage", "Rate", "Score", "%")
PUBLISHED = ("Published", "Published on", "Date published", "Publication date", "Known on")


def columns() -> Sequence[ImportColumn]:
    """Return the columns, in the order of the blank file; a cell is read by `reading`, not by these parsers alone."""
    return (
        ImportColumn("layout", "Layout", one_of(LAYOUTS), for_all=True, only_for_all=True, help="How figures stand."),
        ImportColumn("framework", "Framework", aliases=("Indicator set", "Set"), for_all=True, help=FRAMEWORK),
        ImportColumn("indicator", "Indicator", required=True, aliases=INDICATORS, for_all=True, help=INDICATOR),
        ImportColumn(
            "organisation", "Organisation", required=True, aliases=ORGANISATIONS, for_all=True, help=ORGANISATION
        ),
        ImportColumn("period", "Period", required=True, aliases=PERIODS, for_all=True, help=PERIOD),
        ImportColumn("year", "Financial year of a part", for_all=True, help=YEAR),
        ImportColumn("breakdown", "Breakdown", aliases=BREAKDOWNS, for_all=True, help="Empty: everybody."),
        ImportColumn("part", "Measure type", aliases=("Value type", "Component"), help=PART),
        ImportColumn("value", "Value", aliases=VALUES, help=VALUE),
        ImportColumn("numerator", "Numerator", aliases=("Num", "Counted", "Count")),
        ImportColumn("denominator", "Denominator", aliases=("Denom", "Out of", "Base")),
        ImportColumn("stage", "Stage", one_of(dict(Stage.choices)), aliases=("Release",), for_all=True, help=STAGE),
        ImportColumn("known_from", "Known from", day, aliases=PUBLISHED, for_all=True, help=KNOWN),
        ImportColumn("grade", "Evidence", one_of(dict(Grade.choices)), aliases=("Evidence grade",), for_all=True),
        ImportColumn("source", "Source", text(500), for_all=True),
        ImportColumn("note", "Note", text(500), aliases=("Notes", "Comment", "Comments", "Footnote", "Value note")),
        ImportColumn("document", "Source document", for_all=True, only_for_all=True, help="The paper they come from."),
        ImportColumn("scale", "Percentages are written", for_all=True, only_for_all=True, help=SCALE),
        ImportColumn("year_alone", "A year alone means", for_all=True, only_for_all=True, help=YEAR_ALONE),
        ImportColumn("repeats", "Empty cells of names", for_all=True, only_for_all=True, help=REPEATED),
        ImportColumn("strangers", "Organisations nobody knows", for_all=True, only_for_all=True, help=STRANGER),
    )


BREAKDOWNS = ("Disaggregation level", "Group", "Characteristic", "Sub group")
FRAMEWORK = "Such as PAF or ASCOF-2023. Needed where a code stands in several."
INDICATOR = "Its code, title or another name: A1, PAF:A1; or as headings of columns."
ORGANISATION = "Its name, another name, or its ONS or ODS code."
PERIOD = "2003/04, Q1 2003/04, June 2003, 31/03/2004; or as headings of columns."
YEAR = "Where the period says Q1 or April only."
PART = "Numerator, denominator or outcome, where each has a row of its own."
VALUE = "A figure, or a mark for one that is missing: x, [c], .., S/R, N/A."
STAGE = "Empty: final."
KNOWN = "The day on which the figures were published or became known. Empty: today."
SCALE = "Asked where figures such as 0.45 stand under an indicator in per cent."
YEAR_ALONE = "Asked where the file says 2004 and no more."
REPEATED = "Asked where a name stands once for several rows."
STRANGER = "For published files that hold many more councils than are on record here."
