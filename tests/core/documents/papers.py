"""Documents that tests are made of."""

from datetime import date
from decimal import Decimal

from salford_css.core.documents.tree import (
    NUMBER,
    Column,
    Document,
    Fact,
    Facts,
    Figure,
    Footnote,
    Link,
    List,
    LiveFigure,
    Note,
    PageBreak,
    Paragraph,
    Reference,
    Row,
    Section,
    Table,
    Text,
    runs,
)

SVG = (
    '<svg class="chart" width="320" height="80" viewBox="0 0 320 80" role="img">'
    '<title>Days</title><rect class="bar" x="0" y="20" width="200" height="20"/>'
    '<text class="label" x="4" y="60">Days of care</text></svg>'
)
BUDGET = LiveFigure(
    "pool:learning-difficulties:2006-07:budget", "£22,139,300", "version 1", "Pooled budget", "/partnerships/pools/x/"
)


def report() -> Document:
    """Return a small report with one of everything."""
    return Document(
        title="Next steps",
        subtitle="A report to the Cabinet",
        facts=(Fact("Report of", runs("The Director")), Fact("Wards", runs("All"))),
        as_at=date(2004, 2, 5),
        by="Director of Community and Social Services",
        blocks=(
            Section("What is asked", number="1"),
            Paragraph(runs("Approve the pool of ", BUDGET, " in ", Reference("table 1", "table-1"), "."), number="1.1"),
            List((runs("First point"), runs("Second ", Text("point", strong=True))), ordered=True),
            Section("Money", number="1.2", level=2),
            Paragraph(
                runs("It was read", Footnote(runs("In the agreement.")), " ", Link("here", "https://example.org/a")),
                number="1.2.1",
            ),
            Table(
                "What each pays",
                (Column("Partner"), Column("Pounds", NUMBER, places=2)),
                (
                    Row(("Council", Decimal("1234.5"))),
                    Row(("Trust", Decimal("-10"))),
                    Row(("Together", Decimal("1224.5")), total=True),
                ),
                number="1",
                note="In thousands of pounds.",
            ),
            Figure(SVG, "Care took 200 days.", "Days of care", source="Return of 2004", number="1"),
            Note(runs("This figure is made up."), head="Illustrative"),
            PageBreak(),
            Section("Background", number="2"),
            Facts((Fact("Paper", runs("Agenda, 5 February 2004")),)),
        ),
    )
