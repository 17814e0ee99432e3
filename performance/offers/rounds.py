"""What reporting rounds report by themselves: what is late, unexplained, red without an action, or overdue to mend."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from performance.aims import Polarity
from performance.collecting.due import due_words
from performance.collecting.variance import variance_of
from performance.lights import Light
from performance.models import (
    USUAL_TOLERANCE,
    ActionIndicator,
    Indicator,
    RoundReturn,
    VarianceExplanation,
)
from performance.offers.findings import on_the_thread
from performance.readings import Lighting, Reading
from performance.selectors.returns import EntryLine
from performance.selectors.returns.owed import open_lines, owed_by, waiting_for
from salford_css.core.registry import Finding, WorkItem, findings, once, work
from salford_css.core.words import capital, counted, day
from strategy.models import Action

CHASED = timedelta(days=730)
"""How long after its day a return is chased; what nobody handed in since is history and stands in the list only."""

SOON = timedelta(days=31)
"""Days before a return is due from which it stands among what is coming."""


@findings.rule("return-overdue", audience="performance", about=RoundReturn)
def return_overdue(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Report a return that was due and is not handed in although it owes figures."""
    for row, lines in _open_returns(as_at, reader).items():
        missing = sum(line.is_missing for line in lines)
        if row.round.due < as_at:
            owed = f"{counted(missing, 'figure')} missing" if missing else "every figure in, but not submitted"
            yield Finding(
                sentence=f"The return of {row.organisation} for {row.round} "
                f"{due_words(due=row.round.due, on=as_at)}: {owed}.",
                subject=row,
                remedy="Enter what is missing and submit it",
                remedy_url=row.get_absolute_url(),
                rank=0,
            )  # fmt: skip


@findings.rule("variance-unexplained", audience="performance", about=RoundReturn)
def variance_unexplained(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Report the figures of an open return that lie beyond the tolerance and are not explained."""
    for row, lines in _open_returns(as_at, reader).items():
        titles = [line.title for line in lines if line.lacks]
        if titles:
            needs = "needs an explanation" if len(titles) == 1 else "need an explanation"
            yield Finding(
                sentence=f"In the return of {row.organisation} for {row.round}, {'; '.join(titles)} {needs}.",
                subject=row,
                remedy="Explain it" if len(titles) == 1 else "Explain them",
                remedy_url=row.get_absolute_url(),
            )


@findings.rule("red-without-action", audience="performance", about=Indicator)
def red_without_action(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Report a measure whose light is red, or that misses its target by far without a rule of lights, and no action."""
    acted = _acted_on(as_at)
    rows = [row for row in on_the_thread(as_at=as_at, reader=reader) if row.series.indicator_id not in acted]
    lighting = Lighting([row.series.pk for row in rows], as_at=as_at) if rows else None
    for row in rows:
        if lighting and (how := _how_red(row, lighting)):
            yield Finding(
                sentence=f"{row.series.indicator.title} in {row.series.organisation} {how}, "
                "and no open action is to move it.",
                subject=row.series.indicator,
                remedy="Record the action that answers it",
                remedy_url=row.series.get_absolute_url(),
                rank=0,
                rung="result",
            )


def _how_red(row: Reading, lighting: Lighting) -> str:
    """Say in which way a measure is red; empty: it is not. Where a light is shown, by hand or by rule, it decides."""
    lit = lighting.shown(row.line, row.judgement.target, row.judgement.target_value)
    if lit.light is Light.RED:
        against = f" against its target of {row.target_words}" if row.target_words else ""
        return f"shows a red light{against} ({lit.words})"
    missed = _missed(row) if lit.light is None else ""
    return f"lies {missed} of {row.target_words}" if missed else ""


@findings.rule("corrective-action-late", audience="performance", about=Indicator)
def corrective_action_late(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Report a corrective action that was to have worked by a day which has passed, and is not done."""
    said = VarianceExplanation.objects.visible_to(reader).filter(known_from__lte=as_at, act_by__lt=as_at)
    open_ones = Action.objects.visible_to(reader).open_on(as_at)
    rows = said.filter(action__in=open_ones).select_related(
        "action", "series__indicator__framework", "series__organisation"
    )
    seen = set()
    for one in rows.order_by("action", "-act_by", "-number"):
        if (one.action_id, one.series_id) not in seen:
            seen.add((one.action_id, one.series_id))
            yield Finding(
                sentence=f"“{one.action}” was to have mended {one.series.indicator.title} in "
                f"{one.series.organisation} by {day(one.act_by)}, and it is not done.",
                subject=one.series.indicator,
                remedy="Report on the action, or set it another day",
                remedy_url=one.action.get_absolute_url(),
                rank=0,
            )  # fmt: skip


@work.items
def returns_owed(*, user: Any, as_at: date) -> Iterator[WorkItem]:
    """List the returns for which the reader's posts owe figures, those that are late and those due within a month."""
    if user is None:
        return
    for row, lines in _by_return(owed_by(user, on=as_at)).items():
        due = row.round.due
        if -CHASED <= due - as_at <= SOON:
            yield _owed(row, lines, late=due < as_at)


@work.items
def returns_that_wait(*, user: Any, as_at: date) -> Iterator[WorkItem]:
    """List the returns that wait for the reader to check or approve them."""
    if user is None:
        return
    for row in waiting_for(user, on=as_at):
        verb = "Check the return" if row.state == "submitted" else "Approve the return"
        yield WorkItem(
            bucket="waits",
            sentence=f"The return of {row.organisation} for {row.round} is {row.get_state_display()}.",
            url=row.get_absolute_url(),
            verb=verb,
            note=f"due {day(row.round.due)}",
            earliest=row.round.due,
            latest=row.round.due,
        )


def _owed(row: RoundReturn, lines: list[EntryLine], *, late: bool) -> WorkItem:
    missing = sum(line.is_missing for line in lines)
    unexplained = sum(bool(line.lacks) for line in lines)
    parts = [
        f"{counted(missing, 'figure')} to enter" if missing else "",
        f"{counted(unexplained, 'figure')} to explain" if unexplained else "",
    ]
    owed = " and ".join(part for part in parts if part) or "every figure is in, and the return waits to be submitted"
    return WorkItem(
        bucket="late" if late else "waits",
        sentence=f"{row.round}, {row.organisation}: {capital(owed)}.",
        url=row.get_absolute_url(),
        verb="Enter the figures" if missing else "Finish the return",
        verb_url=f"{row.get_absolute_url()}enter/" if missing else "",
        mark="late" if late else "",
        earliest=row.round.due,
        latest=row.round.due,
    )


def _open_returns(as_at: date, reader: Any) -> dict[RoundReturn, list[EntryLine]]:
    found = once(("open returns", as_at), lambda: _by_return(open_lines(reader, on=as_at)))
    return {row: lines for row, lines in found.items() if as_at - row.round.due <= CHASED}


def _by_return(lines: list[EntryLine]) -> dict[RoundReturn, list[EntryLine]]:
    found: dict[RoundReturn, list[EntryLine]] = defaultdict(list)
    for line in lines:
        found[line.entry.round_return].append(line)
    return found


def _acted_on(as_at: date) -> set[int]:
    open_ones = Action.objects.open_on(as_at)
    links = ActionIndicator.objects.in_force(as_at).filter(action__in=open_ones)
    return set(links.values_list("indicator", flat=True))


def _missed(row: Reading) -> str:
    """Say how far the latest figure lies on the wrong side of its target, when that is beyond the tolerance."""
    definition = row.line.definition
    if definition is None:
        return ""
    variance = variance_of(
        row.line.latest_value,
        row.judgement.target_value,
        tolerance=USUAL_TOLERANCE,
        polarity=Polarity(definition.polarity),
    )
    judged = definition.polarity in (Polarity.HIGHER, Polarity.LOWER)
    if variance is None or not judged or variance.is_better or not variance.is_beyond:
        return ""
    return variance.words
