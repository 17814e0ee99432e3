"""The lines of the two matrices, as believed on a day."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from performance.aims import Polarity
from performance.collecting.variance import Variance, variance_of
from performance.measures import written
from performance.models import Commentary, Counting, Definition, IndicatorObjective, ResultKnown, Series, Stage
from performance.models import VarianceExplanation as Explanation
from performance.papers.matrices import TOLERANCE, UNEXPLAINED, UNMEASURED, QuarterLine, ReviewLine
from performance.quarters import Told, quarter, year_before
from performance.readings import Reading, readings
from performance.selectors.councils import own_organisation
from performance.selectors.served import served
from salford_css.core import clock
from salford_css.core.models import Organisation, Standing
from salford_css.core.periods import FinancialYear
from salford_css.core.words import capital, counted, listed
from strategy.models import Action, Plan
from strategy.selectors.work import action_lines, with_everything

_GOOD = {"higher": "high", "lower": "low", "range": "within a range", "none": "for information"}
UNSETTLED = (Stage.ESTIMATE, Stage.IN_YEAR, Stage.PROVISIONAL)


def quarterly_lines(council: Organisation, *, year: FinancialYear, as_at: date, reader: Any) -> list[QuarterLine]:
    """Return a line for each measure of the council that has a figure, in the order of frameworks."""
    series = Series.objects.visible_to(reader).totals().filter(organisation=council)
    found = readings(
        series.order_by("indicator__framework__valid_from", "indicator__framework__code", "indicator__code"),
        as_at=as_at, today=clock.today(),
    )  # fmt: skip
    said, unsettled = _said(found, as_at), _unsettled(found, as_at)
    return [_quarter_line(row, year, said, unsettled) for row in found if row.line.definition]


def _quarter_line(
    row: Reading, year: FinancialYear, said: dict[tuple[int, date], str], unsettled: set[tuple[int, date]]
) -> QuarterLine:
    line, definition, indicator = row.line, row.line.definition, row.series.indicator
    assert definition is not None
    values = dict(zip(line.periods, line.values, strict=True))
    adds_up = definition.counting == Counting.FLOW and not definition.denominator
    four = [quarter(values, line.frequency, year, place, adds_up=adds_up) for place in (1, 2, 3, 4)]
    found = variance(row)
    beyond = bool(found and found.is_beyond)
    latest = (row.series.pk, line.periods[-1])
    why = said.get(latest, UNEXPLAINED if beyond else "")
    return QuarterLine(
        reference=indicator.name_outside,
        title=indicator.title,
        service=str(indicator.client_group or "everybody"),
        good=_GOOD[definition.polarity],
        counting=definition.get_counting_display() if definition.counting else "not recorded",
        target=_target(row) or "none",
        quarters=tuple(_words(one, definition) for one in four),  # type: ignore[arg-type]
        before=_words(year_before(values, line.frequency, year, adds_up=adds_up), definition),
        latest=_latest(row, provisional=latest in unsettled),
        variance=_distance(found),
        beyond=beyond,
        why=why,
        url=row.series.get_absolute_url(),
    )


def variance(row: Reading) -> Variance | None:
    """Return how far the latest figure of a line lies from its target."""
    definition = row.line.definition
    if definition is None:
        return None
    return variance_of(
        row.line.latest_value, row.judgement.target_value, tolerance=Decimal(TOLERANCE),
        polarity=Polarity(definition.polarity),
    )  # fmt: skip


def _target(row: Reading) -> str:
    """Write the target; one that was made up for the demonstration says so wherever it shows."""
    target = row.judgement.target
    made_up = " (illustrative)" if target is not None and target.standing == Standing.ILLUSTRATIVE else ""
    return f"{row.target_words}{made_up}" if row.target_words else ""


def _distance(found: Variance | None) -> str:
    if found is None:
        return "not asked"
    side = "" if found.is_better or not found.percent else ", on the wrong side"
    return f"{found.percent:+.1f}%{side if found.polarity in (Polarity.HIGHER, Polarity.LOWER) else ''}"


def _words(one: Told, definition: Definition) -> str:
    if one.value is None:
        return one.note
    figure = written(one.value, definition.unit, definition.precision)
    return f"{figure} ({one.note})" if one.note and one.note != "added up" else figure


def _latest(row: Reading, *, provisional: bool) -> str:
    words = f"{capital(row.line.latest_words)}, {row.line.latest_covers}"
    return f"{words}, not final" if provisional else words


def _said(found: Sequence[Reading], as_at: date) -> dict[tuple[int, date], str]:
    """Return what was said of the latest figures: explanations first, else commentary; the last wording of each."""
    ids = [row.series.pk for row in found]
    told: dict[tuple[int, date], str] = {}
    for model, name in ((Commentary, "text"), (Explanation, "explanation")):
        rows = model._default_manager.filter(series__in=ids, known_from__lte=as_at).order_by("number")
        told |= {(series, period): text for series, period, text in rows.values_list("series", "period", name)}
    return told


def _unsettled(found: Sequence[Reading], as_at: date) -> set[tuple[int, date]]:
    results = [row.line.latest_result_id for row in found]
    known = ResultKnown.objects.as_at(as_at).filter(result__in=results, stage__in=UNSETTLED)
    return set(known.values_list("series", "period"))


def review_lines(plan: Plan, *, as_at: date, reader: Any) -> list[ReviewLine]:
    """Return a line for each objective of a plan and each indicator that measures it."""
    objectives = list(plan.objectives.select_related("client_group").order_by("number"))
    links: dict[int, list[Any]] = defaultdict(list)
    measuring = IndicatorObjective.objects.in_force(as_at).filter(objective__in=objectives)
    for link in measuring.select_related("indicator__framework", "indicator__owner"):
        links[link.objective_id].append(link.indicator)
    indicators = [one for some in links.values() for one in some]
    told = served(indicators, as_at=as_at)
    rows = _readings_of(indicators, as_at=as_at, reader=reader)
    work = _work(objectives, as_at=as_at, reader=reader)
    return [
        line
        for objective in objectives
        for line in _lines_of(objective, links[objective.pk], told, rows, work.get(objective.pk, ""))
    ]


def _lines_of(
    objective: Any, indicators: list[Any], told: dict[int, Any], rows: dict[int, Reading], work: str
) -> Iterator[ReviewLine]:
    service, text = str(objective.client_group or "everybody"), str(objective).rstrip(".")
    if not indicators:
        yield ReviewLine("none named", service, text, work or "nothing is on record", UNMEASURED)
    for indicator in indicators:
        row = rows.get(indicator.pk)
        target = f"{text}: {_target(row)}" if row and row.target_words else text
        yield ReviewLine(
            pledge=listed(list(told[indicator.pk].pledges.values())) if indicator.pk in told else "",
            service=service,
            target=target,
            progress=" ".join(filter(None, (_progress(row), work))),
            indicator=f"{indicator.name_outside} {indicator.title}",
            url=indicator.get_absolute_url(),
        )


def _progress(row: Reading | None) -> str:
    if row is None:
        return "No figure is known."
    found = variance(row)
    distance = f", {found.words}" if found else ""
    return f"{_latest(row, provisional=False)}{distance}."


def _work(objectives: Sequence[Any], *, as_at: date, reader: Any) -> dict[int, str]:
    actions = Action.objects.visible_to(reader).as_at(as_at).filter(objective__in=objectives)
    lines: dict[int, list[Any]] = defaultdict(list)
    for line in action_lines(with_everything(actions, as_at), as_at):
        lines[line.row.objective_id or 0].append(line)
    return {pk: _of_work(some) for pk, some in lines.items()}


def _of_work(lines: Sequence[Any]) -> str:
    states: dict[str, int] = defaultdict(int)
    for line in lines:
        states[line.status.replace("_", " ")] += 1
    return f"{counted(len(lines), 'action')}: {listed([f'{many} {state}' for state, many in states.items()])}."


def _readings_of(indicators: Sequence[Any], *, as_at: date, reader: Any) -> dict[int, Reading]:
    council = own_organisation(on=as_at)
    series = Series.objects.visible_to(reader).totals().filter(organisation=council, indicator__in=indicators)
    return {row.series.indicator_id: row for row in readings(series, as_at=as_at, today=clock.today())}
