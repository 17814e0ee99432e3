"""A light that somebody sets by hand, and doubts about the data behind a figure."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from performance.lights import Light
from performance.models import DataProblem, RagOverride, Series
from performance.policies import require_keeper
from performance.readings import Agreed, Besides, Line, lines_of
from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import acting_post, refuse, refuse_beside, store


@transaction.atomic
def set_light(*, series: Series, period: date, light: Light, reason: str, by: Any) -> RagOverride:
    """Set the light of the latest figure by hand. The computed one is kept beside it; the next figure ends it.

    Raises PermissionDenied or ValidationError: without a reason, for an earlier period, for the light the rule gives.
    """
    today = clock.today()
    require_keeper(by, on=today)
    line = _line(series, today)
    computed = Besides([line], Agreed([line], as_at=today)).of(line).light
    refuse_beside(
        reason="" if reason.strip() else "Say why the light is set by hand.",
        period=_not_latest(line, period),
        light=f"The rule gives {light.label} already; there is nothing to set." if computed.light is light else "",
    )
    override = store(
        RagOverride(
            series=series,
            period=period,
            light=light.value,
            computed=computed.light.value if computed.light else "",
            computed_words=computed.words,
            reason=reason,
            made_by=acting_post(by, today),
            made_at=clock.now(),
            known_from=today,
        )
    )
    record_activity("light-set", override, by=by, reason=reason)
    return override


@transaction.atomic
def take_back_light(*, override: RagOverride, why: str, by: Any) -> RagOverride:
    """Let the computed light stand alone again, with the reason."""
    require_keeper(by, on=clock.today())
    refuse(
        None if why.strip() else "Say why the light is taken back.",
        None if override.withdrawn_at is None else "This light was taken back already.",
    )
    override.withdrawn_at, override.withdrawn_why = clock.now(), why
    store(override)
    record_activity("light-taken-back", override, by=by, reason=why)
    return override


@transaction.atomic
def doubt_figure(*, series: Series, period: date, why: str, by: Any) -> DataProblem:
    """Say that a figure may tell of poor data: its band stays, and the doubt stands beside it."""
    today = clock.today()
    require_keeper(by, on=today)
    refuse_beside(
        why="" if why.strip() else "Say what is wrong with the data.",
        period="" if series.results.standing().filter(period=period).exists() else "No figure is known of this period.",
    )
    problem = store(
        DataProblem(
            series=series, period=period, why=why, known_from=today, made_at=clock.now(), made_by=acting_post(by, today)
        )
    )
    record_activity("data-doubted", problem, by=by, reason=why)
    return problem


@transaction.atomic
def settle_doubt(*, problem: DataProblem, how: str, by: Any) -> DataProblem:
    """Say how a doubt about a figure was settled; it stays on record."""
    require_keeper(by, on=clock.today())
    refuse(
        None if how.strip() else "Say how the data problem was mended.",
        None if problem.mended_on is None else "This doubt was settled already.",
    )
    problem.mended_on, problem.mended_how = clock.today(), how
    store(problem)
    record_activity("data-doubt-settled", problem, by=by, reason=how)
    return problem


def _line(series: Series, day: date) -> Line:
    line = lines_of(Series.objects.filter(pk=series.pk), as_at=day)[0]
    if line.latest_period is None:
        raise ValidationError("No figure is known, so there is no light to set.")
    return line


def _not_latest(line: Line, period: date) -> str:
    if period == line.latest_period:
        return ""
    return f"The latest figure is of {line.latest_covers}; a light of an earlier period has ended with it."
