"""From the figures of a year to its forecast, by how they are counted; and a year's figure once it is complete."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from performance.forecast.expected import Expected, NoForecast
from performance.forecast.takes import YearSoFar
from performance.forecast.totals import total_at_year_end

UNRECORDED = (
    "Nobody has recorded whether the figure adds up through the year or stands on one day, so no year's end follows."
)
NO_PARTS = "Shares cannot be added up: without numerators and denominators the year's figure cannot be worked out."


@dataclass(frozen=True, slots=True)
class Fact:
    """One period of a year: its figure, and what it was divided from where that is known."""

    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None

    @property
    def whole(self) -> tuple[int, int] | None:
        """Return numerator and denominator where both are whole numbers."""
        pair = (self.numerator, self.denominator)
        if any(part is None or part != part.to_integral_value() for part in pair):
            return None
        return int(pair[0] or 0), int(pair[1] or 0)


def is_share(facts: Sequence[Fact]) -> bool:
    """Say whether every figure comes with whole numbers of cases, no more of them counting than there are."""
    return bool(facts) and all(fact.whole is not None and 0 <= fact.whole[0] <= fact.whole[1] for fact in facts)


def year_so_far(facts: Sequence[Fact], periods: int, *, cumulative: bool, multiplier: Decimal) -> YearSoFar | None:
    """Return the cases of the year so far and how many are to come at their pace; None where they are not known."""
    if not is_share(facts):
        return None
    pairs = [fact.whole or (0, 0) for fact in facts]
    if cumulative:
        counted, cases = pairs[-1]
    else:
        counted, cases = (sum(pair[at] for pair in pairs) for at in (0, 1))
    remaining = periods - len(facts)
    return YearSoFar(counted, cases, round(cases / len(facts) * remaining) if remaining else 0, multiplier)


def expected_total(
    facts: Sequence[Fact], periods: int, earlier: Sequence[Sequence[Decimal]], *, cumulative: bool
) -> Expected:
    """Forecast a year's total; figures that are added up since April are taken apart first. Raises NoForecast."""
    known = [float(fact.value) for fact in facts if fact.value is not None]
    if len(known) < len(facts):
        raise NoForecast("A period of this year has no figure, so what it adds to the total is not known.")
    years = [[float(value) for value in year] for year in earlier]
    if cumulative:
        known, years = _apart(known), [_apart(year) for year in years]
    return total_at_year_end(known, periods=periods, earlier_years=years)


def year_figure(
    facts: Sequence[Fact], periods: int, counting: str, multiplier: Decimal, *, closed: bool
) -> Decimal | None:
    """Return what a complete year came to; None while periods are missing or where it cannot be worked out."""
    if not facts or (counting in ("flow", "cumulative", "snapshot") and len(facts) < periods):
        return None
    if counting in ("snapshot", "cumulative"):
        return facts[-1].value
    if counting != "flow" or any(fact.value is None for fact in facts):
        return None
    if is_share(facts):
        pairs = [fact.whole or (0, 0) for fact in facts]
        cases = sum(pair[1] for pair in pairs)
        return Decimal(sum(pair[0] for pair in pairs)) * multiplier / cases if cases else None
    return None if closed else sum((fact.value or Decimal(0) for fact in facts), Decimal(0))


def _apart(sums: Sequence[float]) -> list[float]:
    return [after - before for before, after in zip([0.0, *sums[:-1]], sums, strict=True)]
