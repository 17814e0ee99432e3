"""Breaks about pools' money and returns, and what waits for whoever keeps a pool."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Prefetch

from partnerships.models import PooledFund, PoolReturn, PoolReturnVersion, PoolYear
from partnerships.readings.ledger import moneys_of
from partnerships.readings.returns import corrected_since
from partnerships.reporting.dates import lateness, period_end
from salford_css.core.models import posts_held
from salford_css.core.money import in_words
from salford_css.core.registry import Finding, Reader, WorkItem, findings, work
from salford_css.core.words import listed
from strategy.offers.addresses import address

OWNER = "partnerships"
QUARTERS = (1, 2, 3, 4)
KEPT = {"lines__isnull": False}
"""Money is kept in the product for years that have lines; a published total alone is nobody's ledger."""


@findings.rule("return-late", audience=OWNER, about=PoolReturn)
def return_late(*, as_at: date, reader: Reader) -> Iterable[Finding]:
    """Find returns that are past their day and were not submitted."""
    rows = PoolReturn.objects.visible_to(reader).late_on(as_at).select_related("pool_year__fund")
    for row in rows:
        yield Finding(
            sentence=f"{row} is {lateness(row.due_on, None, as_at)}.",
            subject=row,
            remedy="Submit it",
            remedy_url=address(row),
        )


@findings.rule("return-queried", audience=OWNER, about=PoolReturn)
def return_queried(*, as_at: date, reader: Reader) -> Iterable[Finding]:
    """Find returns a partner asked about that were not corrected or accepted since."""
    rows = PoolReturn.objects.visible_to(reader).filter(state="queried", versions__partner_answers__on__lte=as_at)
    for row in rows.select_related("pool_year__fund").distinct():
        asked = (
            row.versions.order_by("-number")
            .first()
            .partner_answers.filter(answer="queried", on__lte=as_at)
            .select_related("party__organisation")
            .order_by("-on", "-pk")
            .first()
        )
        if asked:
            yield Finding(
                sentence=f"{asked.party} queried {row} on {asked.on:%-d %B %Y}, and it is not answered.",
                subject=row,
                remedy="Answer or correct it",
                remedy_url=address(row),
            )


@findings.rule("return-corrected-since", audience=OWNER, about=PoolReturn)
def return_corrected_since(*, as_at: date, reader: Reader) -> Iterable[Finding]:
    """Find returns whose period was corrected in the ledger after they were sent."""
    newest = Prefetch("versions", PoolReturnVersion.objects.filter(submitted_on__lte=as_at).order_by("-number"))
    rows = PoolReturn.objects.visible_to(reader).submitted_by(as_at).select_related("pool_year__fund")
    for row in rows.prefetch_related(newest):
        version = row.versions.all()[0]
        if corrected_since(version, as_at):
            yield Finding(
                sentence=f"The period of {row} was corrected after version {version.number} was sent.",
                subject=row,
                remedy="Submit a corrected version",
                remedy_url=address(row),
                rank=0,
            )


@findings.rule("overspend-without-plan", audience=OWNER, about=PooledFund)
def overspend_without_plan(*, as_at: date, reader: Reader) -> Iterable[Finding]:
    """Find years expected to end over budget for which no action plan is on record.

    Agreements read for this ask for one at the next board. Found for the year that runs and the one before.
    """
    years = PoolYear.objects.visible_to(reader).filter(**KEPT).distinct().select_related("fund")
    near = [
        row
        for row in years.exclude(recovery_plans__known_from__lte=as_at)
        if row.year.first_day <= as_at <= row.year.next().last_day
    ]
    for money in moneys_of(near, as_at=as_at):
        row, over = money.pool_year, money.variance
        if over is not None and over > 0:
            yield Finding(
                sentence=f"{row} is expected to end {in_words(over)} over budget, and no action plan is on record.",
                subject=row.fund,
                remedy="Write an action plan",
                remedy_url=address(row),
            )


@findings.rule("quarterly-reports-missing", audience=OWNER, about=PooledFund)
def quarterly_reports_missing(*, as_at: date, reader: Reader) -> Iterable[Finding]:
    """Find years of which not all quarterly reports are on record that should be (regulation 7(4)(b), unverified)."""
    years = PoolYear.objects.visible_to(reader).filter(**KEPT).distinct().select_related("fund")
    for row in years.prefetch_related("returns__versions"):
        due = [quarter for quarter in QUARTERS if period_end(row.year, quarter) < as_at]
        sent = {
            one.quarter
            for one in row.returns.all()
            if one.kind == "quarterly" and any(version.submitted_on <= as_at for version in one.versions.all())
        }
        missing = [quarter for quarter in due if quarter not in sent]
        if missing:
            which = listed([f"quarter {quarter}" for quarter in missing])
            yield Finding(
                sentence=f"{row}: no report was sent to the partners for {which}; four a year are owed.",
                subject=row.fund,
                remedy="Open a return",
                remedy_url=address(row),
                rank=2,
            )


@findings.rule("contributions-do-not-sum", audience=OWNER, about=PooledFund)
def contributions_do_not_sum(*, as_at: date, reader: Reader) -> Iterable[Finding]:
    """Find years in which the lines plan more or less than the partners put in."""
    years = PoolYear.objects.visible_to(reader).filter(**KEPT).distinct().select_related("fund")
    for money in moneys_of(list(years), as_at=as_at):
        row = money.pool_year
        if money.pool is None or money.budget is None or money.budget == money.line_budget:
            continue
        gap = money.budget - money.line_budget
        words = "no line plans it" if gap > 0 else "the lines plan more than there is"
        yield Finding(
            sentence=f"{row}: the partners' money makes {in_words(money.budget)} and the lines "
            f"{in_words(money.line_budget)}, {in_words(abs(gap))} apart; {words}.",
            subject=row.fund,
            remedy="Correct contributions or lines",
            remedy_url=address(row),
        )


@work.items
def returns_to_send(*, user: Any, as_at: date) -> Iterable[WorkItem]:
    """Show whoever keeps a pool the returns it has to send or to correct."""
    posts = posts_held(user, as_at)
    rows = PoolReturn.objects.filter(state__in=("draft", "queried")).select_related("pool_year__fund")
    mine = rows.filter(pool_year__fund__manager__in=posts) | rows.filter(pool_year__fund__finance_post__in=posts)
    for row in mine.distinct():
        queried = row.state == "queried"
        yield WorkItem(
            bucket="waits",
            sentence=f"{row} is {'queried' if queried else 'in draft'}.",
            url=address(row),
            verb="Answer it" if queried else "Write and submit it",
            earliest=row.due_on,
            latest=row.due_on,
        )
