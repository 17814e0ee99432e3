"""Where the directorate knows things from, and what the record says about money."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from performance.models import BudgetFact, Framework, InformationSource
from salford_css.casebook.keeping import Keeper, cleaned
from salford_css.casebook.reading import Casebook, Item
from salford_css.casebook.sections.planning import PLANS_IN_SOURCES
from salford_css.casebook.sections.reports import EARLIER
from salford_css.core import dates
from salford_css.core.models import Organisation
from salford_css.core.words import capital
from strategy.models import Inspection, Plan, ReportVersion

REGISTERS: Mapping[str, str] = {
    "info-1": "complaints",
    "info-2": "surveys",
    "info-3": "quality_visits",
    "info-5": "referrals",
    "info-6": "unit_costs",
    "info-7": "audits",
    "info-8": "surveys",
    "info-9": "quality_visits",
}
INSPECTIONS: Mapping[str, str] = {"info-16": "insp-6", "info-25": "insp-2"}
KINDS: Mapping[str, str] = {
    "bud-1": "deficit",
    "bud-2": "reserves",
    "bud-3": "net_budget",
    "bud-4": "standard_spending",
    "bud-5": "standard_spending",
    "bud-6": "standard_spending",
    "bud-7": "balance",
    "bud-8": "pool",
    "bud-9": "transfer",
    "bud-10": "devolution",
    "bud-11": "funding",
    "bud-12": "funding",
    "bud-13": "coding",
    "bud-14": "funding",
    "bud-15": "transfer",
    "bud-16": "price",
    "bud-17": "price",
}


def load_sources(casebook: Casebook, keeper: Keeper) -> None:
    """Keep the information sources, each pointing to the record it is kept as."""
    for item in casebook.section("information_sources"):
        keeper.keep(item, InformationSource, lambda item=item: _source(item, keeper))


def _source(item: Item, keeper: Keeper) -> InformationSource:
    date_field = next((name for name in ("date", "since", "adopted") if item.get(name)), "")
    source = InformationSource(
        ref=item.id,
        organisation=keeper.find("org-directorate", Organisation),
        kind=item["kind"],
        name=capital(item["name"]),
        date_means={"date": "dated"}.get(date_field, date_field),
        content=item.get("content", ""),
        caveat=item.get("caveat", ""),
        status=item.get("status", ""),
        rating=item.get("rating", ""),
        note=item.get("note", ""),
        source=item["source"],
        **_record(item, keeper),
    )
    if date_field:
        source.when = dates.parse(item[date_field])
    return cleaned(source)


def _record(item: Item, keeper: Keeper) -> dict[str, Any]:
    """Return the one record a source is kept as."""
    if item.id in REGISTERS:
        return {"register": REGISTERS[item.id]}
    if item.id in PLANS_IN_SOURCES:
        return {"plan": keeper.find(item.id, Plan)}
    if item.id in EARLIER:
        return {"report_version": keeper.find(item.id, ReportVersion)}
    if item.id == "info-22":
        return {"report_version": keeper.find("rep-v1", ReportVersion)}
    if item.id in INSPECTIONS:
        return {"inspection": keeper.find(INSPECTIONS[item.id], Inspection)}
    return {"framework": Framework.objects.get(code="PAF")}


def load_budget_facts(casebook: Casebook, keeper: Keeper) -> None:
    """Keep what the record says about money; an amount that it does not state stays empty."""
    for item in casebook.section("budget_facts"):
        keeper.keep(item, BudgetFact, lambda item=item: _budget_fact(item, keeper))


def _budget_fact(item: Item, keeper: Keeper) -> BudgetFact:
    amount, percent = item.get("amount_gbp"), item.get("percent")
    fact = BudgetFact(
        ref=item.id,
        organisation=keeper.find("org-directorate", Organisation),
        kind=KINDS[item.id],
        fact=capital(item["fact"]),
        amount=Decimal(amount) if amount is not None else None,
        percent=Decimal(percent) if percent is not None else None,
        direction=item.get("direction", ""),
        year_note=item.get("year_flag", ""),
        source=item["source"],
    )
    fact.when = _years(item)
    return cleaned(fact)


def _years(item: Item) -> dates.UncertainDate:
    if years := item.get("years"):
        first, last = dates.parse(years[0]), dates.parse(years[-1])
        return dates.UncertainDate(first.earliest, last.latest, as_written=" and ".join(years))
    return dates.parse(item.get("year"))
