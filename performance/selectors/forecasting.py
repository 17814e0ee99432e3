"""How a year will end for one series: the forecast, its chances, what it would take, and the forecasts made before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from performance.aims import Polarity
from performance.forecast.expected import Expected, NoForecast, within
from performance.forecast.kept import held
from performance.forecast.levels import level_at_year_end
from performance.forecast.shares import share_at_year_end
from performance.forecast.takes import Needed, YearSoFar, better_bands, cases_for
from performance.forecast.yearend import NO_PARTS, UNRECORDED, Fact, expected_total, year_figure, year_so_far
from performance.models import BandInterval, Counting, Forecast, ResultKnown
from performance.readings import Agreed, Line
from performance.selectors.indicator import Outlook, bands_of
from performance.windows import is_closed
from salford_css.core.periods import FinancialYear, Frequency, Period

PERIODS = {Frequency.MONTH: 12, Frequency.QUARTER: 4}
YEARLY = "Yearly figures hold no course within the year, so only somebody's judgement can forecast them."


@dataclass(frozen=True)
class YearEnd:
    """The end of the year of the latest figure. `why_not` and `why_no_chances` are sentences, or empty."""

    year: FinancialYear
    expected: Expected | None = None
    why_not: str = ""
    target: Decimal | None = None
    target_chance: float | None = None
    band_chances: list[tuple[BandInterval, float]] = field(default_factory=list)
    why_no_chances: str = ""
    so_far: YearSoFar | None = None
    for_target: Needed | None = None
    for_bands: list[tuple[int, Needed]] = field(default_factory=list)
    left_for_target: Decimal | None = None
    remaining: int = 0


@dataclass(frozen=True)
class Outcome:
    """An earlier forecast beside what came; `kept` is None while nothing has come."""

    forecast: Forecast
    came: Decimal | None
    kept: bool | None


def year_end_of(outlook: Outlook, *, as_at: date) -> YearEnd | None:
    """Work out how the year of the latest figure will end; None without a figure."""
    line, definition = outlook.line, outlook.definition
    if line is None or definition is None or line.latest_period is None or outlook.judged is None:
        return None
    year = FinancialYear.containing(line.latest_period)
    if line.frequency not in PERIODS:
        return YearEnd(year, why_not=YEARLY)
    periods, facts = PERIODS[line.frequency], _facts(line, year, as_at)
    counting, polarity = definition.counting, Polarity(definition.polarity)
    shares = None
    if counting in (Counting.FLOW, Counting.CUMULATIVE):
        shares = year_so_far(
            facts, periods, cumulative=counting == Counting.CUMULATIVE, multiplier=definition.multiplier
        ) if is_closed(outlook.judged.measure) else None  # fmt: skip
    target = _target_at_year_end(line, outlook, year, as_at, total=counting == Counting.FLOW and not shares)
    try:
        expected = _expected(outlook, line, year, facts, periods, shares, as_at)
    except NoForecast as none:
        return YearEnd(year, why_not=str(none), target=target, remaining=periods - len(facts))
    floor, ceiling = outlook.judged.measure.floor, outlook.judged.measure.ceiling
    found: dict[str, Any] = {
        "expected": within(expected, floor, ceiling),
        "target": target,
        "remaining": periods - len(facts),
    }
    if shares is None:
        return YearEnd(
            year, **found,
            why_no_chances="How likely a band or the target is needs numerators and denominators, which are not known.",
            left_for_target=_left(target, facts, counting, is_closed(outlook.judged.measure)),
        )  # fmt: skip
    return YearEnd(year, **found, so_far=shares, **_of_shares(outlook, shares, target, polarity, as_at))


def _expected(
    outlook: Outlook, line: Line, year: FinancialYear, facts: Sequence[Fact], periods: int,
    shares: YearSoFar | None, as_at: date,
) -> Expected:  # fmt: skip
    assert outlook.definition is not None and outlook.judged is not None
    counting, judged = outlook.definition.counting, outlook.judged
    if shares is not None:
        return share_at_year_end(shares).expected()
    if counting == Counting.SNAPSHOT:
        values = [point.value for point in judged.analysis.points[judged.analysis.current.start - 1 :]]
        signal = judged.judged and judged.latest is not None and bool(judged.latest.side)
        return level_at_year_end(values, steps_ahead=periods - len(facts), has_signal=signal)
    if counting not in (Counting.FLOW, Counting.CUMULATIVE):
        raise NoForecast(UNRECORDED)
    if is_closed(judged.measure):
        raise NoForecast(NO_PARTS)
    return expected_total(
        facts, periods, _earlier_years(line, year, periods), cumulative=counting == Counting.CUMULATIVE
    )


def _of_shares(
    outlook: Outlook, shares: YearSoFar, target: Decimal | None, polarity: Polarity, as_at: date
) -> dict[str, Any]:
    chances, intervals = share_at_year_end(shares), bands_of(outlook, as_at=as_at)
    by_band = chances.of_bands([one.interval for one in intervals])
    named = {one.band: one for one in intervals if one.band is not None}
    current = outlook.band.band if outlook.band else None
    found: dict[str, Any] = {
        "band_chances": [(named[band], chance) for band, chance in sorted(by_band.items(), reverse=True)],
        "for_bands": better_bands([one.interval for one in intervals], current, shares),
    }
    if target is not None and polarity in (Polarity.HIGHER, Polarity.LOWER):
        found["target_chance"] = chances.of_target(target, polarity)
        found["for_target"] = cases_for(target, polarity, shares)
    return found


def _facts(line: Line, year: FinancialYear, as_at: date) -> list[Fact]:
    rows = ResultKnown.objects.as_at(as_at).filter(
        series=line.series, period__gte=year.first_day, period__lte=year.last_day
    )
    return [Fact(*row) for row in rows.order_by("period").values_list("value", "numerator", "denominator")]


def _earlier_years(line: Line, year: FinancialYear, periods: int) -> list[list[Decimal]]:
    """Return the years before, back to the first that is not known in full, oldest first."""
    known: dict[int, list[Decimal]] = {}
    for day, value in zip(line.periods, line.values, strict=True):
        if value is not None and day < year.first_day:
            known.setdefault(FinancialYear.containing(day).start_year, []).append(value)
    found, before = [], year.start_year - 1
    while len(known.get(before, ())) == periods:
        found.append(known[before])
        before -= 1
    return found[::-1]


def _target_at_year_end(
    line: Line, outlook: Outlook, year: FinancialYear, as_at: date, *, total: bool
) -> Decimal | None:
    """Return what the target asks for at the end of the year; of figures that add up, what its periods come to."""
    agreed, target = Agreed([line], as_at=as_at), outlook.target
    days = [year.period(line.frequency, number).first_day for number in range(1, PERIODS[line.frequency] + 1)]
    if target is None:
        return None
    asked = [agreed.target_value(target, line, day) for day in (days if total else days[-1:])]
    if any(value is None for value in asked) or not target.starts <= days[0] <= days[-1] <= target.ends:
        return None if total or asked[-1] is None else asked[-1]
    return sum((value or Decimal(0) for value in asked), Decimal(0))


def _left(target: Decimal | None, facts: Sequence[Fact], counting: str, closed: bool) -> Decimal | None:
    """Return how much of a yearly total is left until the target; negative where it is passed."""
    if target is None or closed or counting not in (Counting.FLOW, Counting.CUMULATIVE) or not facts:
        return None
    values = [fact.value for fact in facts]
    if any(value is None for value in values):
        return None
    sofar = (
        values[-1] if counting == Counting.CUMULATIVE else sum((value or Decimal(0) for value in values), Decimal(0))
    )
    return target - (sofar or Decimal(0))


def outcomes_of(forecasts: Iterable[Forecast], *, as_at: date) -> list[Outcome]:
    """Set each forecast beside what is believed on a day of its period; two queries however many."""
    rows = list(forecasts)
    series = {row.series_id: row.series for row in rows}
    facts: dict[int, dict[date, Fact]] = {}
    known = ResultKnown.objects.as_at(as_at).filter(series__in=series)
    for pk, period, *fact in known.order_by("period").values_list(
        "series_id", "period", "value", "numerator", "denominator"
    ):
        facts.setdefault(pk, {})[period] = Fact(*fact)
    return [_outcome(row, facts.get(row.series_id, {})) for row in rows]


def _outcome(forecast: Forecast, facts: dict[date, Fact]) -> Outcome:
    came = _came(forecast, facts)
    return Outcome(forecast, came, held(came, forecast.lower, forecast.upper))


def _came(forecast: Forecast, facts: dict[date, Fact]) -> Decimal | None:
    covers, frequency = forecast.covers, Frequency(forecast.series.frequency)
    if covers.frequency is frequency or frequency not in PERIODS:
        found = facts.get(covers.first_day)
        return found.value if found else None
    definition = max(forecast.series.indicator.definitions.all(), key=lambda one: one.number)
    inside = [fact for day, fact in facts.items() if covers.first_day <= day <= covers.last_day]
    return year_figure(
        inside, PERIODS[frequency], definition.counting, definition.multiplier, closed=definition.highest is not None
    )


def next_year_or_period(outlook: Outlook) -> list[Period]:
    """Return what can be forecast: the year of the latest figure, the year after, and the next period."""
    line = outlook.line
    if line is None or line.latest_covers is None:
        return []
    year = FinancialYear.containing(line.latest_covers.first_day)
    years = [year.period(Frequency.YEAR, 1), year.next().period(Frequency.YEAR, 1)]
    following = line.latest_covers.shifted(1)
    return [*years, *([following] if following not in years and line.frequency in PERIODS else [])]
