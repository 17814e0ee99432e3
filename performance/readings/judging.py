"""From lines to judgements: statistics, target and band, kept apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from performance.judged import JudgedSeries
from performance.models import BandInterval, Target
from performance.readings.agreed import Agreed
from performance.readings.lines import Line
from performance.verdicts import History, Verdict, judged
from performance.verdicts_many import verdicts
from performance.wording import place_of


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a line is judged on a day: three answers that are never mixed into one."""

    verdict: Verdict
    target: Target | None = None
    target_value: Decimal | None = None
    band: BandInterval | None = None
    run_length: int | None = None


def judged_line(line: Line, agreed: Agreed) -> JudgedSeries | None:
    """Return a line judged and ready for a chart; None where nothing is believed of it."""
    history = history_of(line, agreed)
    return None if history is None else judged(history)


def history_of(line: Line, agreed: Agreed) -> History | None:
    """Return a line with what was agreed about it, as the statistics take it; None where nothing is believed of it."""
    if line.definition is None:
        return None
    return History(
        periods=line.periods,
        values=line.values,
        frequency=line.frequency,
        measure=line.definition.measure_at(place_of(line.series.organisation.name)),
        new_limits=agreed.new_limits(line),
        targets=agreed.targets_in_force(line),
        agreed=agreed.conventions(line),
    )


def judge_lines(lines: Sequence[Line], *, as_at: date) -> dict[int, Judgement]:
    """Judge lines by what was agreed on a day; by the id of their series."""
    agreed = Agreed(lines, as_at=as_at)
    histories = {line.series.pk: history for line in lines if (history := history_of(line, agreed)) is not None}
    said = dict(zip(histories, verdicts(list(histories.values())), strict=True))
    return {line.series.pk: _judgement(line, said.get(line.series.pk, Verdict()), agreed) for line in lines}


def _judgement(line: Line, verdict: Verdict, agreed: Agreed) -> Judgement:
    target = agreed.target(line)
    return Judgement(
        verdict=verdict,
        target=target,
        target_value=agreed.target_value(target, line),
        band=agreed.band(line),
        run_length=agreed.conventions(line).run_length,
    )
