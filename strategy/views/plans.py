"""Plans on every rung of the ladder, and their objectives."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, QuerySet

from salford_css.core.components import Crumb, Fact
from salford_css.core.lists import Column
from salford_css.core.words import capital, counted, day, listed
from strategy.course import state_on
from strategy.filters import ObjectiveFilter, PlanFilter
from strategy.models import Action, ActionContribution, Objective, ObjectiveLink, Plan, Proposal, ProposalObjective
from strategy.selectors.proposals import course_of, with_course
from strategy.selectors.work import action_lines, with_everything
from strategy.views.pages import (
    Part,
    StrategyList,
    StrategyPage,
    entry,
    fact,
    for_whom,
    home_crumb,
    named,
    page_of,
)


def years_of(plan: Plan) -> str:
    """Say which years a plan covers."""
    if plan.starts and plan.ends:
        whole = (plan.starts.month, plan.starts.day, plan.ends.month, plan.ends.day) == (1, 1, 12, 31)
        return f"{plan.starts.year} to {plan.ends.year}" if whole else f"{day(plan.starts)} to {day(plan.ends)}"
    if plan.starts:
        return f"from {day(plan.starts)}"
    return f"to {day(plan.ends)}" if plan.ends else ""


class PlanList(StrategyList):
    """Every plan and strategy."""

    heading = "Plans and strategies"
    noun = ("plan", "plans")
    filterset = PlanFilter
    default_sort = ("kind__rank", "earliest", "title")
    columns = (
        named("title", "Plan", lambda row: row.title, ("title",)),
        Column("kind", "Kind", lambda row: row.kind, ("kind__rank",)),
        Column("covers", "Covers", years_of, ("starts",)),
        Column("adopted", "Adopted", lambda row: str(row.when), ("earliest",)),
        Column("state", "State", lambda row: row.get_state_display(), ("state",)),
        Column("owner", "Owner", lambda row: row.owner, ("owner__title",), empty="none named"),
        for_whom(),
        Column("objectives", "Objectives", lambda row: row.count, ("count",), numeric=True, empty="0"),
    )

    def rows(self) -> QuerySet[Any]:
        """Return the plans adopted by the day, or on a day nobody recorded."""
        rows = Plan.objects.visible_to(self.request.user).as_at(self.as_at)
        return rows.select_related("kind", "owner", "client_group").annotate(count=Count("objectives"))

    def lead(self, total: int) -> str:
        """Say how many have no owner or date."""
        rows = self.rows()
        nobody, undated = rows.filter(owner__isnull=True).count(), rows.filter(earliest__isnull=True).count()
        return (
            f"{capital(counted(total, 'plan'))} and strategies are on record, from the whole council down to the team. "
            f"{capital(counted(nobody, 'plan'))} name no owner and {counted(undated, 'plan')} no day of adoption."
        )


class PlanPage(StrategyPage):
    """One plan."""

    model = Plan
    trail_parts = ("reports",)
    near = ("kind", "organisation", "above", "previous", "owner", "client_group", "document")
    listed_under = ("Plans and strategies", "plans")

    def captioned(self, row: Any) -> str:
        """Name kind and group."""
        return " · ".join(filter(None, (str(row.kind), str(row.client_group or ""))))

    def lead(self, row: Any) -> str:
        """Say what hangs on it."""
        objectives, proposals = row.objectives.count(), self._proposals(row).count()
        holds = listed(
            [
                counted(objectives, "objective"),
                counted(proposals, "proposal"),
                counted(self._actions(row).count(), "action"),
            ]
        )
        years = f" for {years_of(row)}" if years_of(row) else ""
        owner = "" if row.owner else " No owner is named."
        return f"A plan{years} with {holds}.{owner}"

    def facts(self, row: Any) -> Sequence[Fact]:
        """State, adoption, years, owner, review."""
        return (
            fact("State", row.get_state_display()),
            fact("Adopted", str(row.when)),
            fact("Covers", years_of(row)),
            fact("Owner", row.owner, "none named"),
            fact("Review due", day(row.review_due) if row.review_due else "", "no date"),
        )

    def parts(self, row: Any) -> Sequence[Part]:
        """Objectives, proposals, actions, neighbours on the ladder, yearly reports."""
        objectives = [entry(one, when=f"Objective {one.number}") for one in row.objectives.order_by("number")]
        known = with_course(self._proposals(row).order_by("number"), self.request.user, self.as_at)
        proposals = [entry(one, when=f"Proposal {one.number}", what=one.title, note=self._state(one)) for one in known]
        lines = action_lines(with_everything(self._actions(row), self.as_at), self.as_at)
        actions = [entry(line.row, when=line.due, note=line.sentence, mark=line.status) for line in lines]
        reports = [
            entry(one, when=f"{one.start_year}/{(one.start_year + 1) % 100:02d}", note=one.text)
            for one in row.reports.select_related("document", "presented_at")
        ]
        return (
            Part("Objectives", "objectives", objectives, "No objective of this plan is on record."),
            Part("Proposals", "proposals", proposals, "No proposal was made in this plan."),
            Part("Actions", "actions", actions, "No action comes from this plan."),
            Part("Above, below, before and after", "ladder", self._ladder(row), "No other plan is named with it."),
            Part("Yearly reports", "reports", reports, "No report on this plan is on record."),
        )

    def _state(self, proposal: Any) -> str:
        return capital(state_on(course_of(proposal, self.as_at), self.as_at).label)

    def _proposals(self, row: Any) -> Any:
        return Proposal.objects.visible_to(self.request.user).as_at(self.as_at).filter(plan=row)

    def _actions(self, row: Any) -> Any:
        return Action.objects.visible_to(self.request.user).as_at(self.as_at).filter(plan=row)

    def _ladder(self, row: Any) -> list[Any]:
        lines = [entry(row.above, when="above it")] if row.above else []
        lines += [entry(one, when="below it") for one in row.below.all()]
        lines += [entry(row.previous, when="before it")] if row.previous else []
        lines += [entry(one, when="after it") for one in row.followed_by.all()]
        return lines + ([entry(row.document, when="document")] if row.document else [])


class ObjectiveList(StrategyList):
    """Every objective."""

    heading = "Objectives"
    noun = ("objective", "objectives")
    filterset = ObjectiveFilter
    default_sort = ("-plan__starts", "plan__title", "number")
    columns = (
        named("text", "Objective", lambda row: row.text),
        Column("number", "No.", lambda row: row.number, ("number",), numeric=True),
        Column("plan", "Plan", lambda row: row.plan.title, ("plan__title",), url=lambda row: page_of(row.plan)),
        for_whom(),
        Column("lead", "Led by", lambda row: row.lead_post, ("lead_post__title",), empty="none named"),
        Column("proposals", "Proposals", lambda row: row.count, ("count",), numeric=True, empty="0"),
    )

    def rows(self) -> QuerySet[Any]:
        """Return the objectives of plans adopted by the day."""
        plans = Plan.objects.visible_to(self.request.user).as_at(self.as_at)
        rows = Objective.objects.visible_to(self.request.user).filter(plan__in=plans)
        return rows.select_related("plan", "client_group", "lead_post").annotate(
            count=Count("proposal_links", distinct=True)
        )

    def lead(self, total: int) -> str:
        """Say what they are."""
        return f"{capital(counted(total, 'objective'))} say what the plans on record want to reach."


class ObjectivePage(StrategyPage):
    """One objective."""

    model = Objective
    trail_parts = ("upward", "downward", "proposal_links", "indicator_links")
    near = ("plan", "client_group", "lead_post")
    listed_under = ("Objectives", "objectives")
    on_thread = True

    def captioned(self, row: Any) -> str:
        """Name number and plan."""
        return f"Objective {row.number} of {row.plan}"

    def above(self, row: Any) -> Sequence[Crumb]:
        """Return the way to the plan."""
        return (Crumb(row.plan.title, row.plan.get_absolute_url()),)

    def crumbs(self, row: Any) -> list[Crumb]:
        """Return the way back: strategy, plan, objectives."""
        return [home_crumb(), *self.above(row), Crumb("Objectives", "/strategy/objectives/")]

    def lead(self, row: Any) -> str:
        """Say how far it is joined upward and downward."""
        up, down = len(self._up(row)), len(self._down(row))
        served = f"It serves {counted(up, 'pledge or higher objective', 'pledges or higher objectives')}"
        carried = f"{counted(down, 'proposal')} carr{'ies' if down == 1 else 'y'} it"
        return f"{served if up else 'Nothing on record says which pledge it serves'}; {carried}."

    def facts(self, row: Any) -> Sequence[Fact]:
        """Plan, group, who leads."""
        return (
            fact("Plan", row.plan),
            fact("For", row.client_group, "everybody, or not said"),
            fact("Led by", row.lead_post, "none named"),
        )

    def parts(self, row: Any) -> Sequence[Part]:
        """What it serves, who carries it, what contributes."""
        up = [joined(link, link.pledge or link.higher) for link in self._up(row)]
        down = [joined(link, link.proposal) for link in self._down(row)]
        mine = Action.objects.visible_to(self.request.user).as_at(self.as_at).filter(objective=row)
        lines = action_lines(with_everything(mine, self.as_at), self.as_at)
        work = [entry(line.row, when=line.due, note=line.sentence, mark=line.status) for line in lines]
        links = ActionContribution.objects.visible_to(self.request.user).in_force(self.as_at).filter(objective=row)
        work += [joined(link, link.action) for link in links.select_related("action", "author")]
        return (
            Part("What it serves", "serves", up, "No source ties it to a pledge or to a higher objective."),
            Part("Proposals that carry it", "proposals", down, "No proposal on record serves it."),
            Part("Actions", "actions", work, "No action comes from it or contributes to it."),
        )

    def _up(self, row: Any) -> list[Any]:
        links = ObjectiveLink.objects.visible_to(self.request.user).in_force(self.as_at).filter(objective=row)
        return list(links.select_related("pledge__pledge_set", "higher__plan", "author"))

    def _down(self, row: Any) -> list[Any]:
        links = ProposalObjective.objects.visible_to(self.request.user).in_force(self.as_at).filter(objective=row)
        known = Proposal.objects.visible_to(self.request.user).as_at(self.as_at)
        rows = links.filter(proposal__in=known).select_related("proposal", "author")
        return list(rows.order_by("proposal__number"))


def joined(link: Any, other: Any) -> Any:
    """Return a line about the other end of a link, and on whose word they are joined."""
    if link.is_our_reading:
        return entry(other, when="our reading", note=f"{link.author}: {link.reason}")
    return entry(other, when="the record", note=link.source)
