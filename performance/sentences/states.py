"""What is to be known about a series before its signal: too short, missing, withheld, trial limits, conventions."""

from datetime import date

from performance.judged import JudgedSeries
from performance.spc import Caution, CautionKind, TargetOnLimit
from performance.spc.seasons import follows_seasons
from performance.wording import adjective, count_of, period_noun
from salford_css.core.periods import Frequency
from salford_css.core.words import capital, number


def too_short(series: JudgedSeries, on: date) -> str:
    """``Three yearly figures are too few to call a trend, and the last is two years old.``"""
    if series.measure.rolling:
        return "Rolling averages share figures with their neighbours, so no trend is called."
    known = [point for point, _ in series.with_values()]
    count = len(known)
    figures = f"{number(count)} {adjective(series.frequency)} {'figure is' if count == 1 else 'figures are'}"
    age = _full_years(series.period(known[-1].position).last_day, on) if known else 0
    last = "it" if count == 1 else "the last"
    old = f", and {last} is {number(age)} year{'s' if age > 1 else ''} old" if age else ""
    return f"{capital(figures)} too few to call a trend{old}."


def overdue(what: str, due: date, on: date) -> str:
    """``No figure: the return of the north team is 12 days late.`` ``what`` is ``the return of the north team``."""
    late = (on - due).days
    return f"No figure: {what} is {late:,} {'day' if late == 1 else 'days'} late."


def withheld() -> str:
    """What stands in place of a suppressed figure."""
    return "Not shown: so few people are counted that somebody might be recognised."


def cautions(series: JudgedSeries) -> list[str]:
    """What a reader must know before trusting the limits of the current stretch, and the series as a whole."""
    current = series.analysis.current.start
    told = [_caution(caution, series) for caution in series.analysis.cautions if caution.start in (1, current)]
    return [sentence for sentence in (*told, _season(series)) if sentence]


def _season(series: JudgedSeries) -> str:
    values = [point.value for point in series.analysis.points]
    if not follows_seasons(values, 12 // series.frequency.months):
        return ""
    noun = period_noun(series.frequency)
    return f"The figures follow the seasons: compare a {noun} also with the same {noun} of the year before."


def _caution(caution: Caution, series: JudgedSeries) -> str:
    count = count_of(caution.count, series.frequency)
    if caution.kind is CautionKind.GAPS:
        have = "has" if caution.count == 1 else "have"
        return f"{capital(count)} {have} no figure; a run ends there."
    if caution.start != series.analysis.current.start:
        return ""
    if caution.kind is CautionKind.TRIAL_LIMITS:
        return f"These are trial limits: they rest on {count}, and thirteen are needed for firm ones."
    if caution.kind is CautionKind.LIMITS_WITHOUT_WIDTH:
        return "The figures have hardly moved, so the limits lie on the average and mean little."
    return ""


def conventions_note(series: JudgedSeries) -> str:
    """How the limits were drawn: ``Limits: average ± 2.66 × the average step from month to month; runs of seven.``"""
    if series.frequency not in (Frequency.MONTH, Frequency.QUARTER):
        return f"No limits are drawn: {adjective(series.frequency)} figures come too seldom to tell a run from chance."
    if series.measure.rolling:
        return "No limits are drawn: a rolling average shares figures with its neighbours, so its steps mean little."
    if not series.judged:
        needed = number(series.analysis.conventions.minimum_points)
        return f"No limits are drawn on fewer than {needed} figures."
    noun = period_noun(series.frequency)
    agreed = series.analysis.conventions
    screened = " (outlying steps left out)" if agreed.screen_moving_ranges else ""
    others = [
        "a value beyond a limit counts for two in three" if agreed.two_in_three_counts_beyond_limits else "",
        "a target on a limit counts as beyond it" if agreed.target_on_limit is TargetOnLimit.AS_BEYOND else "",
    ]
    said = "".join(f"; {words}" for words in others if words)
    return (
        f"Limits: average ± 2.66 × the average step from {noun} to {noun}{screened}; "
        f"runs of {number(agreed.run_length)}{said}."
    )


def _full_years(end: date, on: date) -> int:
    return max(0, on.year - end.year - ((on.month, on.day) < (end.month, end.day)))
