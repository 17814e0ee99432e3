"""Breaks that performance reports by itself: what nobody measures, what has no target, what is late or too short.

They look at what the thread relies on: the indicators that measure an objective, for the organisation whose objective
it is.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery

from performance.models import ActionIndicator, Definition, Indicator, InformationSource, Series, Target
from performance.models.registers import POINTERS
from performance.readings import Reading, readings
from performance.sentences import overdue
from performance.spc import CautionKind
from salford_css.core import clock
from salford_css.core.registry import Finding, asked_about, findings, once
from salford_css.core.words import capital, day, number
from strategy.models import Objective, Plan

CONCERNS = ("concern_high", "concern_low")


def on_the_thread(*, as_at: date, reader: Any) -> list[Reading]:
    """Read what the thread relies on, once for all rules; of one indicator alone where only that is asked about."""

    def read() -> list[Reading]:
        series = Series.objects.visible_to(reader).on_the_thread(as_at)
        subject = asked_about(Indicator)
        chosen = series.filter(indicator=subject) if subject is not None else series
        return readings(chosen, as_at=as_at, today=clock.today())

    return once(("on the thread", as_at), read)


@findings.rule("objective-without-indicator", audience="performance", about=Objective)
def objective_without_indicator(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Report an objective that nobody measures."""
    plans = Plan.objects.as_at(as_at).values("pk")
    measured = Objective.objects.filter(indicator_links__validity__contains=as_at).values("pk")
    for objective in Objective.objects.visible_to(reader).filter(plan__in=plans).exclude(pk__in=measured):
        yield Finding(
            sentence=f"No indicator tells whether this objective is reached: {str(objective).rstrip('.')}.",
            subject=objective,
            remedy="Name the indicator that would show it",
            rung="indicator",
        )


@findings.rule("indicator-without-result", audience="performance", about=Indicator)
def indicator_without_result(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Report an indicator that measures an objective and has no figure on the day."""
    known = {row.series.indicator_id for row in on_the_thread(as_at=as_at, reader=reader)}
    for indicator in _measuring(as_at, reader).exclude(pk__in=known):
        yield Finding(
            sentence=f"{indicator.title} measures an objective and has no figure known on {as_at:%-d %B %Y}.",
            subject=indicator,
            remedy="Enter a result",
            remedy_url=indicator.get_absolute_url(),
            rung="result",
        )


@findings.rule("indicator-without-target", audience="performance", about=Indicator)
def indicator_without_target(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Report an indicator that measures an objective without a target, or the word that there is none."""
    aimed = Target.objects.known_on(as_at).values("series__indicator")
    for indicator in _measuring(as_at, reader).exclude(pk__in=aimed):
        yield Finding(
            sentence=f"{indicator.title} measures an objective, but nobody has said what it is to reach.",
            subject=indicator,
            remedy="Set a target, or say that it is for information",
            remedy_url=indicator.get_absolute_url(),
            rung="target",
        )


@findings.rule("result-overdue", audience="performance", about=Indicator)
def result_overdue(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Report a series whose latest figure is older than its frequency allows."""
    for row in on_the_thread(as_at=as_at, reader=reader):
        due = row.next_due()
        if due is not None and due < as_at:
            sentence = overdue(f"the figure of {_of(row)} after {row.line.latest_covers}", due, as_at)
            yield _about(row, sentence, remedy="Enter the figure")


@findings.rule("series-too-short", audience="performance", about=Indicator)
def series_too_short(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Note a series that has too few figures to tell a change from chance."""
    for row in on_the_thread(as_at=as_at, reader=reader):
        if CautionKind.TOO_SHORT in row.verdict.cautions:
            count = sum(value is not None for value in row.line.values)
            figures = f"{number(count)} {'figure is' if count == 1 else 'figures are'}"
            sentence = f"{capital(figures)} too few to tell a change of {_of(row)} from chance."
            yield _about(row, sentence, rank=2)


@findings.rule("concern-without-action", audience="performance", about=Indicator)
def concern_without_action(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Report an indicator that signals concern while no action is meant to move it."""
    acted = set(ActionIndicator.objects.in_force(as_at).values_list("indicator", flat=True))
    for row in on_the_thread(as_at=as_at, reader=reader):
        if row.series.indicator_id in acted:
            continue
        if row.verdict.variation in CONCERNS or row.verdict.assurance == "consistent_fail":
            told = "is worse than usual" if row.verdict.variation in CONCERNS else "will go on missing its target"
            sentence = f"{row.series.indicator.title} in {row.series.organisation} {told}, and no action is to move it."
            yield _about(row, sentence, remedy="Record the action that answers it", rank=0)


@findings.rule("definition-review-due", audience="performance", about=Indicator)
def definition_review_due(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Report a definition whose day for another look has passed."""
    latest = Definition.objects.filter(indicator=OuterRef("pk")).order_by("-number")
    subject = asked_about(Indicator)
    narrowed = {"pk": subject.pk} if subject is not None else {}
    rows = (
        Indicator.objects.visible_to(reader)
        .filter(**narrowed)
        .annotate(review=Subquery(latest.values("next_review")[:1]))
    )
    for indicator in rows.filter(review__lt=as_at).select_related("framework"):
        yield Finding(
            sentence=f"The definition of {indicator.title} was to be looked at again by {day(indicator.review)}.",
            subject=indicator,
            remedy="Look at the definition, and word it anew with the next day",
            remedy_url=f"{indicator.get_absolute_url()}definition/",
            rank=1,
        )


@findings.rule("source-only-named", audience="performance", about=InformationSource)
def source_only_named(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Note a source of information that is named and kept nowhere."""
    unkept = InformationSource.objects.visible_to(reader).filter(**{f"{name}__isnull": True for name in POINTERS})
    for source in unkept:
        yield Finding(
            sentence=f"{source.name} is named as a source of information, and no record of it is kept.",
            subject=source,
            remedy="Point to the plan, report, inspection or register it is",
            remedy_url=source.get_absolute_url(),
            rank=2,
        )


def _measuring(as_at: date, reader: Any) -> Any:
    subject = asked_about(Indicator)
    rows = Indicator.objects.visible_to(reader).filter(**{"pk": subject.pk} if subject is not None else {})
    return rows.measuring(as_at).select_related("framework")


def _of(row: Reading) -> str:
    return f"{row.series.indicator.title} in {row.series.organisation}"


def _about(row: Reading, sentence: str, *, remedy: str = "", rank: int = 1) -> Finding:
    return Finding(
        sentence=sentence,
        subject=row.series.indicator,
        remedy=remedy,
        remedy_url=row.series.get_absolute_url() if remedy else "",
        rank=rank,
        rung="result",
    )
