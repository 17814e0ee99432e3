"""One row of a list of measures: line and judgement together, from the stored current rows or for a past day."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from performance.measures import written
from performance.models import Series, SeriesState
from performance.readings.judging import Judgement, judge_lines
from performance.readings.lines import Line, current_lines, lines_of
from performance.readings.words import target_words
from performance.verdicts import Verdict
from salford_css.core.periods import Frequency


@dataclass(frozen=True, slots=True)
class Reading:
    """A series as a list shows it. `is_behind`: the figures have changed since they were judged."""

    line: Line
    judgement: Judgement
    is_behind: bool = False

    @property
    def series(self) -> Series:
        """Return the series."""
        return self.line.series

    @property
    def verdict(self) -> Verdict:
        """Return what the statistics say."""
        return self.judgement.verdict

    @property
    def target_words(self) -> str:
        """Write the target: its number with the unit, else its words; empty where there is none."""
        value, definition = self.judgement.target_value, self.line.definition
        if value is not None and definition is not None:
            return written(value, definition.unit, definition.precision)
        return target_words(self.judgement.target, definition) if self.judgement.target else ""

    def next_due(self) -> date | None:
        """Return the day by which the figure after the latest one is due.

        None without figures, after the end of the series, or after the end of the framework it belongs to. A survey of
        every second year is due two years after the last one.
        """
        latest, definition, ended = self.line.latest_covers, self.line.definition, self.series.ended_after
        if latest is None or definition is None:
            return None
        steps = max(1, Frequency(definition.frequency).months // self.line.frequency.months)
        following, framework = latest.shifted(steps), self.series.indicator.framework
        if ended is not None and following.first_day > ended:
            return None
        if framework.valid_to is not None and following.first_day >= framework.valid_to:
            return None
        if definition.days_to_report is None:
            return following.shifted(steps).last_day
        return following.last_day + timedelta(days=definition.days_to_report)


def readings(series: QuerySet[Series], *, as_at: date, today: date) -> list[Reading]:
    """Return a row for each series that has a figure, in the order of the query.

    Asked for today, two queries however many series; a past day costs the judging of every line.
    """
    if as_at >= today:
        return _current(series)
    lines = [line for line in lines_of(series, as_at=as_at) if line.periods]
    judgements = judge_lines(lines, as_at=as_at)
    return [Reading(line, judgements[line.series.pk]) for line in lines]


def _current(series: QuerySet[Series]) -> list[Reading]:
    rows = current_lines(series)
    return [Reading(line, _stored(state), state.is_behind) for state, line in rows if state.latest_id is not None]


def _stored(state: SeriesState) -> Judgement:
    verdict = Verdict(
        kinds=tuple(state.kinds),
        mean=state.mean,
        lower=state.lower,
        upper=state.upper,
        limits_since=state.limits_since,
        variation=state.variation,
        assurance=state.assurance,
        rule=state.rule,
        since=state.since,
        count=state.count,
        cautions=tuple(state.cautions),
    )
    return Judgement(verdict, state.target, state.target_value, state.band, state.run_length)
