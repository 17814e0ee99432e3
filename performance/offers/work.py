"""What waits for whoever keeps figures: results that are late or soon due on the thread."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from performance.models import Series
from performance.policies import may_keep_figures
from performance.readings import Reading, readings
from salford_css.core import clock
from salford_css.core.registry import WorkItem, work

SOON = timedelta(days=31)


@work.items
def figures_due(*, user: Any, as_at: date) -> Iterator[WorkItem]:
    """List the figures that are late, and those due within a month."""
    if user is None or not may_keep_figures(user, on=clock.today()):
        return
    for row in readings(Series.objects.on_the_thread(as_at), as_at=as_at, today=clock.today()):
        due = row.next_due()
        if due is not None and due <= as_at + SOON:
            yield _item(row, due, late=due < as_at)


def _item(row: Reading, due: date, *, late: bool) -> WorkItem:
    covers = row.line.latest_covers
    return WorkItem(
        bucket="late" if late else "coming",
        sentence=f"{row.series.indicator.title}: the figure after {covers} {'was' if late else 'is'} due.",
        url=row.series.get_absolute_url(),
        verb="Enter the figure",
        note=str(row.series.organisation),
        mark="late" if late else "",
        earliest=due,
        latest=due,
    )
