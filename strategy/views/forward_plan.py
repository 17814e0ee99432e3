"""The forward plan: what is to be decided, by whom and when; as a list, an entry's page, and the plan as printed."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views import View

from salford_css.core import clock
from salford_css.core.components import Crumb, Deed, Entry, Fact
from salford_css.core.lists import Column
from salford_css.core.moments import day_of
from salford_css.core.money import in_words
from salford_css.core.periods import add_months
from salford_css.core.words import capital, counted, day, some
from strategy import policies
from strategy.filters import ForwardPlanFilter
from strategy.models import Decision, ForwardPlanEntry, UrgencyConsent
from strategy.selectors.forward_plan import (
    month_of_plan,
    notice_sentence,
    standing_in,
    standing_of,
    suggestion_for,
)
from strategy.selectors.proposals import made
from strategy.selectors.worked import WorkedDate, of_entry
from strategy.views.pages import Part, StrategyList, StrategyPage, deeds_at, entry, fact, home_crumb, named


class ForwardPlanList(StrategyList):
    """Every entry of the forward plan."""

    heading = "Forward plan"
    noun = ("entry", "entries")
    filterset = ForwardPlanFilter
    default_sort = ("earliest", "subject")
    template = "strategy/forward_plan.html"
    nothing = "No coming decision is on the forward plan."
    near = ("body", "post", "scrutiny_body", "contact_post")

    @property
    def columns(self) -> Sequence[Column]:
        """Return the columns of the printed plan, with how each entry stands on the day."""
        return (
            named("subject", "Subject", lambda row: row.subject, ("subject",)),
            Column("when", "To be decided", lambda row: str(row.when), ("earliest",)),
            Column("by", "By", lambda row: row.decider),
            Column("key", "Key", lambda row: "key" if row.key else "not key", ("key",)),
            Column("standing", "Stands", lambda row: standing_of(row, self.as_at)),
            Column("published", "Published", _published, ("published_on",), empty="not published"),
            Column("scrutiny", "Scrutiny if called in", lambda row: row.scrutiny_body, empty="none named"),
            Column("contact", "Contact", lambda row: row.contact_post, empty="none named"),
        )

    def rows(self) -> QuerySet[Any]:
        """Return the entries that were published by the day, and those only planned."""
        rows = ForwardPlanEntry.objects.visible_to(self.request.user).as_at(self.as_at)
        return rows.with_decided(self.as_at).select_related(*self.near)

    def lead(self, total: int) -> str:
        """Say how many are due and how many slipped."""
        if not total:
            return "The forward plan is empty."
        due, slipped = (standing_in(self.rows(), name, self.as_at).count() for name in ("due", "slipped"))
        return (
            f"{capital(counted(due, 'decision is', 'decisions are'))} announced and due; "
            f"{some(slipped, 'has', 'have')} slipped, its period gone without a decision."
        )

    def extra(self) -> dict[str, Any]:
        """Add the ways to plan an entry and to the plan as printed."""
        month = f"{self.as_at:%Y-%m}"
        mine = policies.may_draft(self.request.user, clock.today())
        return {
            "month_url": reverse("strategy:forward-plan-month", args=[month]),
            "deeds": [Deed("Plan a decision", reverse("strategy:forward-plan-add"), first=True)] if mine else [],
        }


def _published(row: ForwardPlanEntry) -> str:
    return day(row.published_on) if row.published_on else ""


class ForwardPlanPage(StrategyPage):
    """One coming decision: whether it was announced in time, who is consulted, what became of it."""

    model = ForwardPlanEntry
    near = (
        *("organisation", "body", "post", "contact_post", "scrutiny_body", "consultation", "proposal", "report"),
        "rule",
    )
    trail_parts = ("moves",)
    listed_under = ("Forward plan", "forward-plan")
    on_thread = False

    @classmethod
    def rows(cls, reader: Any) -> Any:
        """Add whether it is decided."""
        rows: Any = super().rows(reader)
        return rows.with_decided(clock.today())

    def captioned(self, row: Any) -> str:
        """Name how it stands."""
        return f"Forward plan · {'key decision' if row.key else 'not key'} · {standing_of(row, self.as_at)}"

    def lead(self, row: Any) -> str:
        """Say who decides when, and whether notice was in time."""
        if row.withdrawn_on and row.withdrawn_on <= self.as_at:
            return f"Withdrawn on {day(row.withdrawn_on)}: {row.withdrawn_because}"
        return f"{row.decider} is to decide: {row.when}. {notice_sentence(row, of_entry(row))}"

    def facts(self, row: Any) -> Sequence[Fact]:
        """Who decides, for how much, who could call it in, whom to ask."""
        return (
            fact("To be decided by", row.decider),
            fact("Pounds", in_words(row.amount) if row.amount is not None else "", "not stated"),
            fact("Wards", row.wards, "not stated"),
            fact("Scrutiny if called in", row.scrutiny_body, "none named"),
            fact("Contact", row.contact_post, "none named"),
            fact("Published", day(row.published_on) if row.published_on else "", "not published"),
        )

    def worked(self, row: Any) -> Sequence[WorkedDate]:
        """Return by when notice is due."""
        return of_entry(row)

    def parts(self, row: Any) -> Sequence[Part]:
        """Why key, consultation, documents, moves, urgent routes, decisions."""
        return (
            Part("Why it is key, or is not", "key", self._key(row), ""),
            Part("Consultation", "consultation", self._consultation(row), "No consultation is arranged."),
            Part("What it rests on", "documents", self._documents(row), "No document is named."),
            Part("Periods", "moves", self._moves(row), "Its period never moved."),
            Part("Urgent routes", "urgent", self._consents(row), "None was taken."),
            Part("Decisions", "decisions", self._decisions(row), "No decision on it is on record."),
        )

    def deeds(self, row: Any) -> Sequence[Deed]:
        """Change it until it is published; then move it, withdraw it; record an urgent route."""
        user, today = self.request.user, clock.today()
        if row.withdrawn_on or not policies.may_draft(user, today):
            return ()
        director = policies.may_publish_plan(user, today)
        published = row.published_on is not None
        ways = (
            ("Publish it", "forward-plan-publish", director and not published),
            ("Change it", "forward-plan-change", not published),
            ("Move its period", "forward-plan-move", published),
            ("Record an urgent route", "forward-plan-urgent", director),
            ("Withdraw it", "forward-plan-withdraw", director),
        )
        return deeds_at(row, *((words, name) for words, name, mine in ways if mine))

    def _key(self, row: Any) -> list[Entry]:
        lines = [Entry("The rule suggests", suggestion_for(row, on=self.as_at).because)]
        said = "key" if row.key else "not key"
        lines.append(Entry("The officer says", f"{capital(said)}. {row.key_because}".strip()))
        return lines

    def _consultation(self, row: Any) -> list[Entry]:
        lines = [Entry("Arrangements", row.consultation_arrangements)] if row.consultation_arrangements else []
        if row.consultation:
            lines.append(entry(row.consultation, when="Consultation", note=row.consultation.get_state_display()))
        return [*lines, *([Entry("Representations", row.representations)] if row.representations else [])]

    def _documents(self, row: Any) -> list[Entry]:
        lines = [entry(one, when=head) for head, one in (("Proposal", row.proposal), ("Report", row.report)) if one]
        lines += [Entry("Document", line) for line in row.documents.splitlines() if line.strip()]
        return [*lines, *([Entry("In private because", row.private_because)] if row.private_because else [])]

    def _moves(self, row: Any) -> list[Entry]:
        return [
            Entry(day(one.moved_on), f"From {one.was} to {one.becomes}", note=one.reason)
            for one in row.moves.all()
            if one.moved_on <= self.as_at
        ]

    def _consents(self, row: Any) -> list[Entry]:
        rows = UrgencyConsent.objects.visible_to(self.request.user).filter(entry=row, on__lte=self.as_at)
        return [
            entry(one.post, when=day(one.on), what=f"{capital(one.get_kind_display())}: {one.post}", note=one.why)
            for one in rows.select_related("post")
        ]

    def _decisions(self, row: Any) -> list[Entry]:
        rows = Decision.objects.visible_to(self.request.user).as_at(self.as_at).filter(entry=row)
        return [entry(one, when=str(made(one))) for one in rows]


class ForwardPlanMonth(LoginRequiredMixin, View):
    """The plan as it is printed: what was published of the decisions of the coming months."""

    def get(self, request: HttpRequest, month: str) -> HttpResponse:
        """Show the plan from the first of a month."""
        first = _first_of(month)
        plan = month_of_plan(request.user, first, on=day_of(request))
        context = {
            "plan": plan,
            "heading": f"Forward plan, {first:%B %Y} to {plan.last:%B %Y}",
            "crumbs": [
                home_crumb(),
                Crumb("Forward plan", reverse("strategy:forward-plan")),
                Crumb(f"{first:%B %Y}"),
            ],
            "earlier": reverse("strategy:forward-plan-month", args=[f"{add_months(first, -1):%Y-%m}"]),
            "later": reverse("strategy:forward-plan-month", args=[f"{add_months(first, 1):%Y-%m}"]),
        }
        return render(request, "strategy/forward_plan_month.html", context)


def _first_of(month: str) -> date:
    """Return the first day of a month written as 2004-06; 404 for anything else."""
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError:
        raise Http404 from None
    if not 1990 <= first.year <= 2099:
        raise Http404
    return first
