"""What the overview says of performance."""

from collections.abc import Iterator
from datetime import date

from performance.models import Indicator, Series
from performance.readings import readings
from salford_css.core import clock
from salford_css.core.components import Fact
from salford_css.core.registry import Place, Reader, pages
from salford_css.core.words import capital, counted, some


@pages.place
def performance(*, as_at: date, reader: Reader) -> Iterator[Place]:
    """Say what the measures of the objectives show, each in its own sentence."""
    series = Series.objects.visible_to(reader).on_the_thread(as_at)
    found = readings(series, as_at=as_at, today=clock.today())
    rows = [
        Fact(
            reading.series.indicator.title,
            f"{reading.line.latest_words} in {reading.line.latest_covers}",
            reading.series.indicator.get_absolute_url(),
        )
        for reading in found
    ]
    count = Indicator.objects.visible_to(reader).count()
    measured = len({reading.series.indicator_id for reading in found})
    yield Place(
        id="performance",
        title="Performance",
        url="/performance/",
        words="All measures",
        sentence=f"{capital(counted(count, 'indicator'))} {'is' if count == 1 else 'are'} defined; "
        f"{some(measured, 'of them measures an objective and has', 'of them measure an objective and have')} a figure.",
        rows=rows or [Fact("Measures of objectives", "no figure was known on this day")],
    )
