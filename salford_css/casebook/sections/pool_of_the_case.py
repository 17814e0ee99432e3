"""The one pooled budget that the record of the case itself states: learning difficulties in 2002/03."""

from datetime import date
from decimal import Decimal

from partnerships.models import Partnership, PooledFund, PoolStatedTotal, PoolYear
from salford_css.casebook.keeping import Keeper, cleaned
from salford_css.casebook.reading import Casebook, Item


def load_budget_of_pool(casebook: Casebook, keeper: Keeper) -> None:
    """Keep the one pooled budget that the record itself states: £16 million in 2002/03."""
    item = next(item for item in casebook.section("partnerships") if item["pooled_budget_gbp"])
    fund = keeper.keep(f"{item.id}-pool", PooledFund, lambda: _learning_fund(item, keeper), source=item["source"])
    fact = next(fact for fact in casebook.section("budget_facts") if fact.get("partnership") == item.id)
    year = pool_year(fund, fact["year"], keeper, inferred="inferred" in fact.get("year_flag", ""))
    keeper.keep(
        f"{item.id}-total-{fact['year']}",
        PoolStatedTotal,
        lambda: cleaned(
            PoolStatedTotal(
                pool_year=year,
                amount=Decimal(item["pooled_budget_gbp"]),
                rounded_to=Decimal(1_000_000),
                known_from=date(2002, 7, 1),
                source="Position statement of July 2002, Part 2, section 2",
            )
        ),
        source=fact["source"],
    )
    keeper.keep(fact, PoolYear, lambda: year, field="pool year")


def _learning_fund(item: Item, keeper: Keeper) -> PooledFund:
    partnership = keeper.find(item.id, Partnership)
    return cleaned(
        PooledFund(
            ref="pool-learning-difficulties",
            partnership=partnership,
            name="Learning difficulties pooled fund",
            agreement=partnership.agreements.first(),
        )
    )


def pool_year(fund: PooledFund, written: str, keeper: Keeper, *, inferred: bool) -> PoolYear:
    """Return a fund's year, kept once."""
    start = int(written[:4])
    return keeper.keep(
        f"{fund.ref}-{start}",
        PoolYear,
        lambda: cleaned(PoolYear(fund=fund, start_year=start, inferred=inferred)),
    )
