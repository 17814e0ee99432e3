"""Published pools: contributions by partner and totals that sources print, of Salford and of other councils."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.utils.text import slugify

from partnerships.models import Contribution, Partnership, PartnershipParty, PooledFund, PoolStatedTotal, PoolYear
from partnerships.models.partnerships import PartnershipStatus
from partnerships.models.pools import Basis, ContributionKind
from salford_css.casebook.keeping import Keeper, cleaned
from salford_css.casebook.reading import Casebook
from salford_css.casebook.sections.partnerships import contribution_party
from salford_css.casebook.sections.pool_of_the_case import pool_year
from salford_css.casebook.sheets import Line, rows_of
from salford_css.core.models import (
    Organisation,
    OrganisationKind,
    OrganisationStanding,
    Standing,
)


class Pool(NamedTuple):
    """A fund of the file: its partnership (one of the case, or one it brings), and the council that leads."""

    ref: str
    name: str
    partnership: str
    council: str


POOLS: Mapping[tuple[str, str], Pool] = {
    ("Salford", "Learning"): Pool("pool-learning-difficulties", "", "part-learning-difficulties", "org-council"),
    ("Salford", "Drug"): Pool(
        "pool-drug-and-alcohol", "Drug and alcohol pooled fund", "part-drug-action", "org-council"
    ),
    ("Salford", "Community"): Pool(
        "pool-community-equipment", "Community equipment pooled fund", "part-ot-equipment-wheelchair", "org-council"
    ),
    ("Salford", "Older"): Pool("pool-older-people", "Older people (alliance pooled budget)", "", "org-council"),
    ("Salford", "All"): Pool("pool-all-adults", "All adult health and care, pooled budget", "", "org-council"),
    ("Salford", "Adults"): Pool(
        "pool-adults-older-people", "Adults and older people's pooled budget", "", "org-council"
    ),
    ("Oldham", "Oldham"): Pool("pool-oldham-cares", "Oldham Cares, section 75 pool", "", "Oldham"),
    ("Cambridgeshire", "Learning"): Pool(
        "pool-cambridgeshire-ld", "Cambridgeshire Learning Disability Partnership", "", "Cambridgeshire"
    ),
    ("Plymouth", "Integrated"): Pool("pool-plymouth-integrated", "Plymouth integrated fund", "", "Plymouth"),
    ("Wirral", "Section"): Pool("pool-wirral-commissioning", "Wirral section 75 commissioning pool", "", "Wirral"),
    ("Halton", "Adults"): Pool(
        "pool-halton-ld", "Halton adults with learning disabilities, pooled budget", "", "Halton"
    ),
    ("Lancashire", "Better"): Pool("pool-lancashire-bcf", "Lancashire Better Care Fund", "", "Lancashire"),
}
PARTNERS: Mapping[str, tuple[str, str]] = {
    "Oldham CCG": ("oldham-ccg", "clinical-commissioning-group"),
    "Cambridgeshire and Peterborough ICB": ("cambridgeshire-and-peterborough-icb", "integrated-care-board"),
    "NHS NEW Devon CCG": ("nhs-new-devon-ccg", "clinical-commissioning-group"),
    "GM Health and Social Care Partnership": ("gm-health-and-social-care-partnership", "partnership"),
    "Salford CCG": ("salford-ccg", "clinical-commissioning-group"),
}
DECK = date(2006, 9, 6)


def load_pools(casebook: Casebook, keeper: Keeper) -> None:
    """Keep every row of the file: a partner's contribution, or a total that a source prints."""
    for number, row in enumerate(rows_of("section31_pools.csv"), start=1):
        pool = _pool(row)
        fund = _fund(pool, row, keeper)
        year = pool_year(fund, row["year"], keeper, inferred="inferred" in row["source"])
        name = f"pools-{number}"
        if row["partner"].startswith("ALL PARTNERS"):
            if pool.ref == "pool-learning-difficulties":
                # The case states the same total; it is kept once.
                keeper.keep(name, PoolStatedTotal, lambda year=year: year.stated.get())
                continue
            keeper.keep(name, PoolStatedTotal, lambda row=row, year=year: _total(row, year), source=row["source"])
        else:
            party = contribution_party(fund.partnership, _partner(row["partner"], pool, keeper), keeper)
            keeper.keep(
                name,
                Contribution,
                lambda row=row, year=year, party=party: _contribution(row, year, party),
                source=row["source"],
            )


def _pool(row: Line) -> Pool:
    found = POOLS.get((row["authority"], re.split(r"[\s(]", row["service"])[0]))
    if found is None:
        raise row.wrong("service", f"is no pool that is known of {row['authority']}.")
    return found


def _fund(pool: Pool, row: Line, keeper: Keeper) -> PooledFund:
    if pool.ref == "pool-learning-difficulties":
        return keeper.find("part-learning-difficulties-pool", PooledFund)
    partnership = (
        keeper.find(pool.partnership, Partnership)
        if pool.partnership
        else keeper.keep(
            f"{pool.ref}-partnership", Partnership, lambda: _partnership(pool, keeper), source=row["source"]
        )
    )
    host = "" if row["host"].startswith("not stated") else row["host"]
    return keeper.keep(
        pool.ref,
        PooledFund,
        lambda: cleaned(PooledFund(ref=pool.ref, partnership=partnership, name=pool.name, host_as_written=host)),
        source=row["source"],
    )


def _partnership(pool: Pool, keeper: Keeper) -> Partnership:
    return cleaned(
        Partnership(
            ref=pool.ref.replace("pool-", "part-", 1),
            name=pool.name,
            lead_council=_council(pool.council, keeper),
            status=PartnershipStatus.UNKNOWN,
        )
    )


def _council(name: str, keeper: Keeper) -> Organisation:
    if name == "org-council":
        return keeper.find("org-council", Organisation)
    return keeper.keep(
        f"authority-{slugify(name)}",
        Organisation,
        lambda: _new(f"council-{slugify(name)}", f"{name} Council", "local-authority"),
    )


def _partner(written: str, pool: Pool, keeper: Keeper) -> Organisation:
    if written.startswith("Health (Salford PCT)"):
        return keeper.find("body-pct", Organisation)
    if "Council" in written:
        return _council(pool.council, keeper)
    ref, kind = PARTNERS[written]
    return keeper.keep(f"partner-{ref}", Organisation, lambda: _new(ref, written, kind))


def _new(ref: str, name: str, kind: str) -> Organisation:
    organisation = cleaned(Organisation(ref=ref, name=name))
    cleaned(OrganisationStanding(organisation=organisation, kind=OrganisationKind.objects.get(code=kind)))
    return organisation


def _standing(source: str) -> str:
    return Standing.DERIVED if "DERIVED" in source else Standing.VERIFIED


def _known(source: str) -> date | None:
    return DECK if "6 Sep 2006" in source else None


def _total(row: Line, year: PoolYear) -> PoolStatedTotal:
    service = row["service"]
    revised, month = "(revised)" in service, re.search(r"month (\d+)", service)
    component = service.split(" - ", 1)[1] if "component" in row["partner"] else ""
    basis = Basis.REVISED if revised else Basis.MONTH if month else Basis.INITIAL
    return cleaned(
        PoolStatedTotal(
            pool_year=year,
            component=component[:120],
            measure="spending" if "spend" in row["partner"] else "budget",
            basis=basis,
            month=int(month[1]) if month else None,
            amount=row.amount("contribution_gbp"),
            known_from=_known(row["source"]),
            standing=_standing(row["source"]),
            source=row["source"][:500],
        )
    )


def _contribution(row: Line, year: PoolYear, party: PartnershipParty) -> Contribution:
    return cleaned(
        Contribution(
            pool_year=year,
            party=party,
            kind=ContributionKind.EXTRA if "one-off" in row["service"] else ContributionKind.ANNUAL,
            planned=row.amount("contribution_gbp"),
            rounded_to=Decimal(100_000) if "rounds to GBP 0.1m" in row["source"] else None,
            known_from=_known(row["source"]),
            standing=_standing(row["source"]),
            source=row["source"][:500],
        )
    )
