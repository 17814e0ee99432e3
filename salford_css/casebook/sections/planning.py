"""Mission, pledges in two sets, plans on the rungs of the ladder, objectives."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from salford_css.casebook.keeping import Keeper, cleaned, standing_of
from salford_css.casebook.papers import REPORT, STATEMENT
from salford_css.casebook.reading import Casebook, Item
from salford_css.core import dates
from salford_css.core.models import Document, Organisation
from salford_css.core.words import capital
from strategy.models import (
    MissionStatement,
    Objective,
    Plan,
    PlanKind,
    PlanState,
    Pledge,
    PledgeSet,
    PolicyMention,
    ReportVersion,
    StatementKind,
)

KINDS = (
    ("community-plan", "Community plan", 10),
    ("cabinet-work-plan", "Cabinet work plan", 20),
    ("strategy", "Strategy", 30),
    ("service-plan", "Service plan", 40),
    ("joint-plan", "Plan with partners", 40),
    ("area-plan", "Area action plan", 50),
    ("team-plan", "Team or establishment business plan", 60),
)


class PlanFacts(NamedTuple):
    """What the record says of a plan beside its name."""

    ref: str
    title: str
    kind: str
    above: str = ""
    starts: date | None = None
    ends: date | None = None


STRATEGIES: Mapping[str, PlanFacts] = {
    "2000 strategy": PlanFacts(
        "plan-strategy-2000", "Future Role and Strategic Direction (strategy of 2000)", "strategy"
    ),
    "Next Steps 2004-2006": PlanFacts(
        "plan-next-steps-2004-2006", "Next Steps 2004-2006", "strategy", "", date(2004, 1, 1), date(2006, 12, 31)
    ),
    "Working Together 1997": PlanFacts("plan-working-together", "Working Together strategy (adults)", "strategy"),
}
PLANS_IN_SOURCES: Mapping[str, tuple[str, str]] = {
    "info-10": ("service-plan", "Service Plan"),
    "info-11": ("team-plan", "Team and establishment business plans"),
    "info-12": ("strategy", "Working Together strategy (adults)"),
    "info-13": ("strategy", "Children and young people's rights strategy"),
    "info-14": ("joint-plan", "Joint Investment Plan (welfare to work)"),
    "info-15": ("strategy", "Older People's Strategy"),
    "info-17": ("service-plan", "Local Information Plan"),
    "info-18": ("strategy", "Prevention Strategy (children looked after)"),
    "info-23": ("cabinet-work-plan", "Cabinet work plan"),
    "info-24": ("area-plan", "Community Action Plans"),
}


def load_mission(casebook: Casebook, keeper: Keeper) -> None:
    """Keep the parts of the mission and the principles."""
    directorate = keeper.find("org-directorate", Organisation)
    for path, kind in (
        ("mission.components", StatementKind.COMPONENT),
        ("mission.principles", StatementKind.PRINCIPLE),
    ):
        for number, item in enumerate(casebook.section(path), start=1):
            keeper.keep(
                item,
                MissionStatement,
                lambda item=item, number=number, kind=kind: cleaned(
                    MissionStatement(ref=item.id, kind=kind, number=number, text=item["gist"], organisation=directorate)
                ),
            )


def load_pledges(casebook: Casebook, keeper: Keeper) -> None:
    """Keep the six pledges to about 2003 and the seven from 2004; which became which has no source."""
    council = keeper.find("org-council", Organisation)
    six = keeper.keep(
        "pledges-six",
        PledgeSet,
        lambda: cleaned(
            PledgeSet(
                ref="pledges-to-2003",
                name="Six pledges, to about 2003",
                organisation=council,
                valid_to=date(2004, 1, 1),
                note="The end is inferred: from 2004 papers use the titles of the following set.",
            )
        ),
        source="external: docest.com/doc/591755",
    )
    seven = keeper.keep(
        "pledges-seven",
        PledgeSet,
        lambda: cleaned(
            PledgeSet(
                ref="pledges-from-2004",
                name="Seven pledges, from 2004",
                organisation=council,
                valid_from=date(2004, 1, 1),
                previous=six,
                note="Papers of 2004-05 still say six pledges while using these titles; from late 2004 they say seven.",
            )
        ),
        source="external: studylib.net/doc/16026661",
    )
    for path, pledge_set in (("pledges.six_pledges_to_2003", six), ("pledges.successor_seven_pledges", seven)):
        for number, item in enumerate(casebook.section(path), start=1):
            keeper.keep(item, Pledge, lambda item=item, number=number, s=pledge_set: _pledge(item, number, s))


def _pledge(item: Item, number: int, pledge_set: PledgeSet) -> Pledge:
    return cleaned(
        Pledge(
            ref=item.id,
            pledge_set=pledge_set,
            number=item.get("number", number),
            title=item["title"],
            link_to_service=item.get("link_to_service") or "",
            standing=standing_of(item.get("flag")),
        )
    )


def load_policy_mentions(casebook: Casebook, keeper: Keeper) -> None:
    """Keep where the two documents say that they serve the pledges."""
    six = PledgeSet.objects.get(ref="pledges-to-2003")
    for item in casebook.section("pledges.seed_mentions"):
        in_report = item["source"].startswith(REPORT.name)
        place = (
            {"report_version": keeper.find("rep-v2", ReportVersion)}
            if in_report
            else {"document": keeper.find(STATEMENT.ref, Document)}
        )
        pledge_set = None if in_report else six
        keeper.keep(
            item,
            PolicyMention,
            lambda item=item, place=place, pledge_set=pledge_set: cleaned(
                PolicyMention(as_written=item["gist"], pledge_set=pledge_set, **place)
            ),
        )


def load_plans(casebook: Casebook, keeper: Keeper) -> None:
    """Keep every rung of the ladder the record names, strategies included."""
    for code, name, rank in KINDS:
        keeper.keep(
            f"plan-kind-{code}",
            PlanKind,
            lambda code=code, name=name, rank=rank: cleaned(PlanKind(code=code, name=name, rank=rank)),
            source=f"{STATEMENT.name}, section 8",
        )
    sources = {item.id: item for item in casebook.section("information_sources")}
    for info, (kind, title) in PLANS_IN_SOURCES.items():
        item = sources[info]
        keeper.keep(
            item, Plan, lambda item=item, kind=kind, title=title: _plan(item, kind, title, keeper), field="plan"
        )
    for name, facts in STRATEGIES.items():
        if name != "Working Together 1997":
            keeper.keep(
                facts.ref, Plan, lambda facts=facts: _strategy(facts, keeper), source=f"{STATEMENT.name}, section 2"
            )


def _plan(item: Item, kind: str, title: str, keeper: Keeper) -> Plan:
    state = PlanState.ADOPTED if item.get("adopted") else PlanState.UNKNOWN
    if item.get("status") == "in development":
        state = PlanState.IN_DEVELOPMENT
    ref = "plan-working-together" if item.id == "info-12" else f"plan-{item.id}"
    plan = Plan(
        ref=ref,
        title=title,
        kind=PlanKind.objects.get(code=kind),
        organisation=keeper.find("org-directorate", Organisation),
        state=state,
        note="; ".join(str(item[name]) for name in ("content", "rating") if item.get(name)),
    )
    plan.when = dates.parse(item.get("adopted") or item.get("since"))
    return cleaned(plan)


def _strategy(facts: PlanFacts, keeper: Keeper) -> Plan:
    plan = Plan(
        ref=facts.ref,
        title=facts.title,
        kind=PlanKind.objects.get(code=facts.kind),
        organisation=keeper.find("org-directorate", Organisation),
        starts=facts.starts,
        ends=facts.ends,
    )
    if facts.ref == "plan-strategy-2000":
        plan.when, plan.state = dates.parse("2000-01/02"), PlanState.ADOPTED
    else:
        plan.previous = Plan.objects.get(ref="plan-strategy-2000")
    return cleaned(plan)


def load_objectives(casebook: Casebook, keeper: Keeper) -> None:
    """Keep the objectives of the three strategies."""
    numbers: dict[str, int] = {}
    for item in casebook.section("objectives"):
        plan = Plan.objects.get(ref=STRATEGIES[item["set"]].ref)
        numbers[plan.ref] = numbers.get(plan.ref, 0) + 1
        keeper.keep(
            item,
            Objective,
            lambda item=item, plan=plan: cleaned(
                Objective(ref=item.id, plan=plan, number=numbers[plan.ref], text=capital(item["gist"]))
            ),
        )
