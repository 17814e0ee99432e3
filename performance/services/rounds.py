"""Opening a reporting round, and changing what it asks of whom."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from performance.collecting.due import due_words
from performance.models import Framework, Indicator, IndicatorDuty, ReportingRound, ReturnEntry, RoundReturn, Series
from performance.policies import may_open_rounds
from performance.services.series import SeriesKey, series_for
from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import new_ref, refuse, refuse_beside, store
from salford_css.core.models import Organisation
from salford_css.core.periods import Period
from salford_css.core.policies import require

NOT_YOURS = "Only a performance officer or a director opens and changes reporting rounds."


@transaction.atomic
def open_round(
    *,
    framework: Framework,
    period: Period,
    opens: date,
    due: date,
    units: Iterable[Organisation],
    by: Any,
    **about: Any,
) -> ReportingRound:
    """Ask units for the figures of a framework and period; each gets a return with a line for every figure it owes.

    `about` are asked_by, tolerance, note and ref. Raises ValidationError for a round there is, for days in the wrong
    order, without a unit, and for a unit of which nothing can be asked.
    """
    require(may_open_rounds(by, on=clock.today()), NOT_YOURS)
    asked = list(units)
    refuse_beside(units=None if asked else "Name at least one unit that is to answer.")
    ref = about.pop("ref", "") or new_ref(ReportingRound, f"{framework.code} {period.code}")
    row = store(
        ReportingRound(
            ref=ref,
            framework=framework,
            frequency=period.frequency.value,
            period=period.first_day,
            opens=opens,
            due=due,
            **about,
        )
    )
    record_activity("round-opened", row, by=by)
    for unit in asked:
        add_unit(round=row, organisation=unit, by=by)
    return row


@transaction.atomic
def add_unit(*, round: ReportingRound, organisation: Organisation, by: Any) -> RoundReturn:
    """Ask one more unit for the figures of a round."""
    require(may_open_rounds(by, on=clock.today()), NOT_YOURS)
    wanted = asked_of(round, organisation)
    refuse_beside(units=None if wanted else _nothing_to_ask(round, organisation))
    row = store(
        RoundReturn(ref=new_ref(RoundReturn, f"{round.ref} {organisation.ref}"), round=round, organisation=organisation)
    )
    for indicator in wanted:
        _ask(row, indicator)
    record_activity("return-asked-for", row, by=by)
    return row


@transaction.atomic
def ask_for(*, round_return: RoundReturn, indicator: Indicator, by: Any) -> ReturnEntry:
    """Ask a unit for one more figure in an open return."""
    require(may_open_rounds(by, on=clock.today()), NOT_YOURS)
    refuse_beside(
        indicator=_not_of_the_framework(round_return.round, indicator)
        or (None if round_return.state == "open" else "The return is not open, so it asks for nothing new."),
    )
    entry = _ask(round_return, indicator)
    record_activity("figure-asked-for", round_return, by=by, reason=str(indicator)[:500])
    return entry


@transaction.atomic
def move_due_day(*, round: ReportingRound, due: date, reason: str, by: Any) -> ReportingRound:
    """Set another day by which a round is due, with the reason."""
    require(may_open_rounds(by, on=clock.today()), NOT_YOURS)
    refuse_beside(
        reason=None if reason.strip() else "Say why the day moves.",
        due="That is the day it is due already." if due == round.due else None,
    )
    round.due = due
    store(round)
    record_activity(
        "round-due-day-moved", round, by=by, reason=f"{due_words(due=due, on=clock.today())}: {reason}"[:500]
    )
    return round


def asked_of(round: ReportingRound, organisation: Organisation) -> list[Indicator]:
    """Return the indicators of which a unit owes figures.

    Those it has a line of figures for, and those for which a post is named that enters them. Where there is neither,
    every indicator of the framework whose definition has the round's frequency.
    """
    period = round.period
    of_framework = Indicator.objects.filter(framework=round.framework_id)
    lines = Series.objects.totals().filter(
        organisation=organisation, frequency=round.frequency, indicator__framework=round.framework_id
    )
    going_on = lines.exclude(ended_after__lt=period)
    named = IndicatorDuty.objects.in_force(clock.today()).filter(organisation=organisation)
    counted = _counted_so_often(of_framework, round.frequency)
    mine = {*going_on.values_list("indicator", flat=True)}
    mine |= counted & {*named.values_list("indicator", flat=True)}
    if not mine and not lines.exists():
        mine = counted
    return list(of_framework.filter(pk__in=mine).order_by("code"))


def _counted_so_often(indicators: Any, frequency: str) -> set[int]:
    latest = indicators.filter(definitions__isnull=False).order_by("pk", "-definitions__number").distinct("pk")
    return {pk for pk, every in latest.values_list("pk", "definitions__frequency") if every == frequency}


def _ask(row: RoundReturn, indicator: Indicator) -> ReturnEntry:
    refuse(None if indicator.definitions.exists() else f"{indicator} has no definition, so nothing can be counted.")
    key = SeriesKey(indicator.pk, row.organisation_id, row.round.frequency)
    return store(ReturnEntry(round_return=row, series_id=series_for([key])[key]))


def _nothing_to_ask(round: ReportingRound, organisation: Organisation) -> str:
    return (
        f"Nothing of {round.framework} is counted {round.get_frequency_display()} for {organisation}, so there would "
        "be nothing to ask. Name a post that enters a figure first."
    )


def _not_of_the_framework(round: ReportingRound, indicator: Indicator) -> str | None:
    if indicator.framework_id == round.framework_id:
        return None
    return f"{indicator.name_outside} belongs to another framework than this round."
