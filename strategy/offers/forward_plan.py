"""What strategy finds of the forward plan by itself, and what waits there for a person."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from salford_css.core import clock
from salford_css.core.models import posts_held
from salford_css.core.registry import Finding, WorkItem, findings, search, work
from salford_css.core.words import day
from strategy import policies
from strategy.models import ClockKind, Decision, ForwardPlanEntry, Proposal, UrgencyConsent
from strategy.offers.addresses import address
from strategy.selectors.forward_plan import notices_due, standing_in
from strategy.selectors.worked import publish_by
from strategy.services import procedure

APP = "strategy"
SOON = timedelta(days=92)

search.kind("forward-plan-entry", label="Entry of the forward plan", model=ForwardPlanEntry)


@findings.rule("forward-plan-slipped", audience=APP, about=ForwardPlanEntry)
def slipped(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Find announced decisions whose period passed without a decision."""
    for row in standing_in(ForwardPlanEntry.objects.visible_to(reader).as_at(as_at), "slipped", as_at):
        yield Finding(
            f"“{row}” was to be decided {row.when}, and no decision is on record.",
            row,
            "Record the decision, move its period with a reason, or withdraw it.",
            address(row),
            rung="decision",
        )


@findings.rule("forward-plan-notice-overdue", audience=APP, about=ForwardPlanEntry)
def notice_overdue(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Find key decisions that are planned and whose notice should have been published by now."""
    for row, worked in notices_due(ForwardPlanEntry.objects.visible_to(reader), on=as_at):
        if worked.day < as_at:
            yield Finding(
                f"Notice of “{row}” was due by {day(worked.day)} and is not published.",
                row,
                "Publish it and move the decision, or record an urgent route with a named consent.",
                address(row),
                rung="decision",
            )


@findings.rule("key-decision-without-notice", audience=APP, about=Decision)
def without_notice(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Find key decisions that neither the forward plan nor an urgent route announced, where a rule asked for it."""
    urgent = UrgencyConsent.objects.filter(Q(decision=OuterRef("pk")) | Q(proposal__decisions=OuterRef("pk")))
    rows = Decision.objects.visible_to(reader).as_at(as_at).filter(key=True, entry=None, made_latest__isnull=False)
    for row in rows.exclude(Exists(urgent)).select_related("body__organisation", "proposal__plan__organisation"):
        found = procedure.objections_to_deciding(
            organisation=procedure.organisation_by_body_or_plan(row.body, row.proposal),
            made_on=row.made_latest,
            key=True,
            proposal=row.proposal,
        )
        for sentence in (*found.refusals, *found.warnings):
            yield Finding(sentence, row, "Record the urgent route, if one was taken.", address(row), rung="decision")


@findings.rule("decision-not-published", audience=APP, about=Decision)
def not_published(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Find decisions that the rule of the time wanted published by now."""
    book = procedure.RuleBook(ClockKind.PUBLISH_DECISION)
    rows = Decision.objects.visible_to(reader).as_at(as_at).filter(published_on=None)
    for row in rows.select_related("body__organisation", "proposal__plan__organisation"):
        for by in publish_by(row, book):
            if by.day < as_at:
                yield Finding(
                    f"The decision “{row.wording[:80]}” should have been published by {day(by.day)} and is not.",
                    row,
                    "Publish it: nothing may be carried out before.",
                    address(row),
                    rung="decision",
                )


@findings.rule("proposal-not-on-forward-plan", audience=APP, about=Proposal)
def not_on_forward_plan(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Find proposals that wait for a decision, are likely key by their amount, and are not on the forward plan."""
    announced = ForwardPlanEntry.objects.filter(proposal=OuterRef("pk")).standing(as_at)
    rows = Proposal.objects.visible_to(reader).as_at(as_at).undecided().exclude(Exists(announced))
    for row in rows.filter(money__amount__gt=0).distinct().select_related("plan__organisation", "decision_body"):
        lines = row.money.as_at(as_at).filter(amount__isnull=False).values_list("amount", flat=True)
        largest: Decimal | None = max(lines, default=None)
        found = procedure.key_suggestion(
            procedure.organisation_by_body_or_plan(row.decision_body, row), as_at, amount=largest, wards=None
        )
        if found.key:
            yield Finding(
                f"{row} waits for a decision and is not on the forward plan. {found.because}",
                row,
                "Plan the decision and publish its notice.",
                f"{reverse('strategy:forward-plan-add')}?proposal={row.ref}",
                rung="decision",
            )


@work.items
def notices_to_publish(*, user: Any, as_at: date) -> Iterator[WorkItem]:
    """Return, for directors, notices of key decisions that are due or overdue."""
    if not policies.may_publish_plan(user, clock.today()):
        return
    for row, worked in notices_due(ForwardPlanEntry.objects.visible_to(user), on=as_at):
        if worked.day <= as_at + SOON:
            yield WorkItem(
                "late" if worked.day < as_at else "coming",
                f"Notice of “{row}” is to be published by {day(worked.day)}.",
                address(row),
                "Publish it",
                reverse("strategy:forward-plan-publish", args=[row.ref]),
                earliest=worked.day,
                latest=worked.day,
                dated_words=day(worked.day),
            )


@work.items
def slipped_of_mine(*, user: Any, as_at: date) -> Iterator[WorkItem]:
    """Return the slipped entries whose contact the user is."""
    held = posts_held(user, clock.today())
    rows = ForwardPlanEntry.objects.visible_to(user).as_at(as_at).slipped(as_at).filter(contact_post__in=held)
    for row in rows:
        yield WorkItem(
            "late", f"“{row}” was to be decided {row.when}; no decision is on record.", address(row),
            "Move its period", earliest=row.earliest, latest=row.latest, dated_words=str(row.when),
        )  # fmt: skip
