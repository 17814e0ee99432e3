"""The lines of returns as pages, services and findings read them: what was typed, what is on record, what is owed."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from performance.aims import Polarity
from performance.collecting import variance as variances
from performance.collecting.due import is_asked
from performance.collecting.facts import Facts, Rules, outcome
from performance.measures import Status, written
from performance.models import Definition, Result, ReturnEntry, Series, Target
from performance.possible import Bounds
from performance.readings.agreed import Agreed
from performance.readings.lines import Line
from performance.readings.lines import lines_of as series_lines
from performance.readings.words import target_words
from performance.selectors.returns.people import People, people_of
from salford_css.core.models import Standing
from salford_css.core.periods import Frequency, Period

NEAR = (
    *("round_return__round__framework", "round_return__organisation"),
    *("series__indicator__framework", "series__indicator__owner", "series__organisation", "series__breakdown"),
    *("action", "saved_by"),
)


@dataclass(frozen=True)
class EntryLine:
    """One line of a return with all it rests on. What was typed goes before what is on record already."""

    entry: ReturnEntry
    definition: Definition | None
    line: Line
    people: People = field(default_factory=People)
    recorded: Result | None = None
    target: Target | None = None
    target_value: Decimal | None = None

    @property
    def title(self) -> str:
        """Return what the indicator is called."""
        return str(self.entry.series.indicator.title)

    @property
    def code(self) -> str:
        """Return the indicator's code within its framework."""
        return str(self.entry.series.indicator.code)

    @property
    def key(self) -> str:
        """Return a name for forms and addresses, made of the code alone: `2A(1)` becomes `2A_28_1_29`."""
        return re.sub(r"[^A-Za-z0-9]", lambda odd: f"_{ord(odd[0]):x}", self.code)

    @property
    def period(self) -> Period:
        """Return the period the figure is about, as its series counts."""
        return self.entry.series.period_of(self.entry.round_return.round.period)

    @property
    def facts(self) -> Facts:
        """Return what was typed."""
        return facts_in(self.entry)

    @property
    def rules(self) -> Rules:
        """Return what the definition says that the figure can be."""
        one = self.definition
        if one is None:
            return Rules()
        return Rules(Bounds(one.multiplier, one.lowest, one.highest), one.unit, one.precision)

    @property
    def value(self) -> Decimal | None:
        """Return the figure: typed or divided, else the one on record; None where there is none."""
        if not self.entry.is_blank:
            return outcome(self.facts, self.rules)
        return self.recorded.value if self.recorded else None

    @property
    def status(self) -> str:
        """Return why there is no figure; empty where there is one, or where nothing was said."""
        if not self.entry.is_blank:
            return self.entry.status
        return self.recorded.status if self.recorded and self.recorded.value is None else ""

    @property
    def is_answered(self) -> bool:
        """Say whether the line has a figure or the reason why there is none; a figure on record counts."""
        return not self.entry.is_blank or self.recorded is not None

    @property
    def is_asked(self) -> bool:
        """Say whether a figure is owed; not so in the off year of a survey of every second year."""
        every = Frequency(self.definition.frequency) if self.definition else self.line.frequency
        return is_asked(self.period, every, self.previous_period)

    @property
    def is_missing(self) -> bool:
        """Say whether a figure is owed and neither given nor accounted for."""
        return self.is_asked and not self.is_answered

    @property
    def words(self) -> str:
        """Write the figure with its unit, or why there is none; empty where nothing was entered."""
        if self.value is not None and self.definition is not None:
            return written(self.value, self.definition.unit, self.definition.precision)
        return Status(self.status).label if self.status else ""

    @property
    def previous_period(self) -> Period | None:
        """Return the latest earlier period that has a row."""
        earlier = [one for one in self.line.periods if one < self.period.first_day]
        return Period(earlier[-1], self.line.frequency) if earlier else None

    @property
    def previous_words(self) -> str:
        """Write the figure of the latest earlier period; empty where there is none."""
        last = self.previous_period
        value = self.line.value_in(last.first_day) if last else None
        if last is None or self.definition is None:
            return ""
        return written(value, self.definition.unit, self.definition.precision) if value is not None else "no figure"

    @property
    def target_words(self) -> str:
        """Write what the target asks for in this period; empty where there is none."""
        if self.target_value is not None and self.definition is not None:
            return written(self.target_value, self.definition.unit, self.definition.precision)
        return target_words(self.target, self.definition) if self.target else ""

    @property
    def target_is_made_up(self) -> bool:
        """Say whether the target was invented for the demonstration."""
        return self.target is not None and self.target.standing == Standing.ILLUSTRATIVE

    @property
    def variance(self) -> variances.Variance | None:
        """Return how far the figure lies from its target; None where that cannot be said."""
        polarity = Polarity(self.definition.polarity) if self.definition else Polarity.NONE
        tolerance = self.entry.round_return.round.tolerance
        return variances.variance_of(self.value, self.target_value, tolerance=tolerance, polarity=polarity)

    @property
    def lacks(self) -> Mapping[str, str]:
        """Return what an explanation still has to say, each with the sentence that asks for it."""
        one = self.entry
        return variances.lacking(
            self.variance,
            cause=one.cause,
            explanation=one.explanation,
            has_action=one.action_id is not None,
            act_by=one.act_by,
        )

    @property
    def unexplained(self) -> str | None:
        """Say that the figure lies beyond its tolerance and what its explanation lacks."""
        return variances.unexplained(self.title, self.variance, self.lacks)


def facts_in(entry: ReturnEntry) -> Facts:
    """Return what was typed of a figure."""
    return Facts(entry.value, entry.numerator, entry.denominator, entry.status)


def lines_of(entries: QuerySet[ReturnEntry], *, on: date) -> list[EntryLine]:
    """Return the lines of entries in the order of their codes; the same handful of queries however many.

    Figures, targets and definitions are those believed on the day.
    """
    rows = list(entries.select_related(*NEAR).order_by("round_return", "series__indicator__code", "pk"))
    lines = _lines(rows, on)
    agreed = Agreed(list(lines.values()), as_at=on)
    definitions, recorded, people = _definitions(rows), _recorded(rows), people_of(rows, on=on)
    found = []
    for row in rows:
        line = lines[row.pk]
        target = agreed.target(line)
        found.append(
            EntryLine(
                entry=row,
                definition=definitions.get(row.series.indicator_id),
                line=line,
                people=people[row.pk],
                recorded=recorded.get((row.series_id, row.round_return.round.period)),
                target=target,
                target_value=agreed.target_value(target, line),
            )
        )
    return found


def _lines(rows: Sequence[ReturnEntry], on: date) -> dict[int, Line]:
    """Return each entry's line up to its period, which stands last even where it has no figure yet."""
    series = Series.objects.filter(pk__in={row.series_id for row in rows})
    whole = {line.series.pk: line for line in series_lines(series, as_at=on)}
    return {row.pk: _up_to(whole[row.series_id], row.round_return.round.period) for row in rows}


def _up_to(line: Line, period: date) -> Line:
    known = [(day, value) for day, value in zip(line.periods, line.values, strict=True) if day < period]
    known.append((period, line.value_in(period)))
    return replace(line, periods=[day for day, _ in known], values=[value for _, value in known])


def _definitions(rows: Iterable[ReturnEntry]) -> dict[int, Definition]:
    found = Definition.objects.filter(indicator__in={row.series.indicator_id for row in rows})
    latest = found.order_by("indicator_id", "-number").distinct("indicator_id")
    return {one.indicator_id: one for one in latest.select_related("indicator__framework")}


def _recorded(rows: Iterable[ReturnEntry]) -> dict[tuple[int, date], Result]:
    results = Result.objects.standing().filter(
        series__in={row.series_id for row in rows}, period__in={row.round_return.round.period for row in rows}
    )
    return {(one.series_id, one.period): one for one in results.select_related("definition")}
