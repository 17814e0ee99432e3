"""Salford's own two matrices: the review of a service plan, and the quarterly performance of its measures. Pure.

The columns of the review are those of the Directorate's review of its service plan 2004/05 (pledge, service area, key
target, progress, indicator); those of the quarterly matrix are what councils' quarterly reports carry. As in Salford's
review of 2001/02, a figure is explained where it lies more than 10 per cent from its target, either way.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from salford_css.core.documents.tree import Column, Document, Fact, Paragraph, Row, Section, Table, runs
from salford_css.core.words import counted, day, number

TOLERANCE = 10
"""Per cent of the target beyond which a figure is explained."""


@dataclass(frozen=True)
class ReviewLine:
    """A line of the review: what is promised, for whom, what was to be reached, how far it is, by what it is told."""

    pledge: str
    service: str
    target: str
    progress: str
    indicator: str
    url: str = ""


@dataclass(frozen=True)
class QuarterLine:
    """A measure in its year. Figures are written as their definition writes them; what is missing is a word."""

    reference: str
    title: str
    service: str
    good: str
    counting: str
    target: str
    quarters: tuple[str, str, str, str]
    before: str
    latest: str
    variance: str
    beyond: bool
    why: str
    url: str = ""


def review(plan: str, lines: Sequence[ReviewLine], *, by: str, as_at: date) -> Document:
    """Return the review of a plan."""
    columns = ("Pledge", "Service area", "Key target", f"Progress to {day(as_at)}", "Indicator")
    widths = (3, 2, 4, 5, 3)
    rows = tuple(Row((one.pledge, one.service, one.target, one.progress, one.indicator)) for one in lines)
    heads = tuple(Column(head, share=width) for head, width in zip(columns, widths, strict=True))
    return Document(
        title=f"Review of {plan}",
        subtitle=f"Progress to {day(as_at)}",
        blocks=(
            Paragraph(runs(review_in_a_sentence(lines))),
            *([Table("Key targets and progress", heads, rows, number="1")] if rows else []),
        ),
        by=by,
        as_at=as_at,
    )


def review_in_a_sentence(lines: Sequence[ReviewLine]) -> str:
    """Say how many targets there are, and how many nobody measures."""
    if not lines:
        return "The plan has no objective on record, so there is nothing to review."
    silent = sum(one.indicator == UNMEASURED for one in lines)
    tail = f" {number(silent).capitalize()} {'has' if silent == 1 else 'have'} no indicator." if silent else ""
    return f"The review holds {counted(len(lines), 'line')}.{tail}"


UNMEASURED = "none named"


def quarterly(council: str, year: str, lines: Sequence[QuarterLine], *, by: str, as_at: date) -> Document:
    """Return the quarterly matrix, with what lies beyond the tolerance told apart under it."""
    heads = [Column("Measure", share=5), Column("Target", share=2)]
    heads += [Column(f"Q{place}", share=2) for place in (1, 2, 3, 4)]
    heads += [Column("Year before", share=2), Column("From target", share=2)]
    rows = tuple(
        Row((f"{one.reference}: {one.title}", one.target, *one.quarters, one.before, one.variance)) for one in lines
    )
    return Document(
        title=f"Quarterly performance, {year}",
        subtitle=council,
        facts=(Fact("Year", runs(f"Financial year {year}")),),
        blocks=(
            Paragraph(runs(quarterly_in_a_sentence(lines))),
            *([Table("Measures by quarter", tuple(heads), rows, number="1", note=HOW_TOLD)] if rows else []),
            *_explained([one for one in lines if one.beyond]),
        ),
        by=by,
        as_at=as_at,
    )


HOW_TOLD = (
    "What happened in a period is added up over a quarter once all its months are known; of shares, rates and counts "
    "on one day the last month stands for the quarter. The distance is that of the latest figure from its target."
)


def _explained(lines: Sequence[QuarterLine]) -> list[Section | Table]:
    if not lines:
        return []
    heads = (
        Column("Measure", share=3),
        Column("Latest", share=2),
        Column("From target", share=2),
        Column("Why", share=5),
    )
    rows = tuple(Row((f"{one.reference}: {one.title}", one.latest, one.variance, one.why)) for one in lines)
    caption = f"More than {TOLERANCE}% from the target"
    return [Section("What is explained", number="1"), Table(caption, heads, rows, number="2")]


def quarterly_in_a_sentence(lines: Sequence[QuarterLine]) -> str:
    """Say how many measures lie beyond the tolerance, and how many of them nobody has explained."""
    if not lines:
        return "No measure has a figure that was known on the day."
    beyond = [one for one in lines if one.beyond]
    if not beyond:
        return f"Of {counted(len(lines), 'measure')} none is known to lie more than {TOLERANCE}% from its target."
    silent = sum(one.why == UNEXPLAINED for one in beyond)
    which = "It" if len(beyond) == 1 else f"{number(silent).capitalize()} of them"
    told = f" {which} {'has' if silent == 1 else 'have'} no explanation." if silent else ""
    lie = f"{number(len(beyond))} {'lies' if len(beyond) == 1 else 'lie'}"
    return f"Of {counted(len(lines), 'measure')} {lie} more than {TOLERANCE}% from the target.{told}"


UNEXPLAINED = "No explanation is on record."
