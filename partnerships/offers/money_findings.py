"""Money that does not add up: contributions against the total a source prints, lines against what the pool has."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, DecimalField, F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from partnerships.models import (
    CarryForward,
    Contribution,
    ContributionVariation,
    Measure,
    PoolLine,
    PoolStatedTotal,
    PoolYear,
    Virement,
)
from salford_css.core.registry import Finding, Reader, findings
from strategy.offers.addresses import address

OWNER = "partnerships"
MONEY: Any = DecimalField(max_digits=14, decimal_places=2)
NOTHING = Decimal("0.00")


def _sum(rows: QuerySet[Any], over: str, path: str = "pool_year") -> Coalesce:
    """Return the sum of a column over the rows of a year, as a subquery; nothing where there are none."""
    of_year = rows.filter(**{path: OuterRef("pk")}).order_by().values(path)
    return Coalesce(Subquery(of_year.annotate(sum=Sum(over)).values("sum")), NOTHING, output_field=MONEY)


def _written(amount: Decimal) -> str:
    return f"£{amount:,.2f}"


@findings.rule("contributions-do-not-sum", audience=OWNER, about=PoolYear)
def contributions_do_not_sum(*, as_at: date, reader: Reader) -> Iterable[Finding]:
    """Find years whose contributions do not make the total that a source prints, rounding of both allowed."""
    stated = PoolStatedTotal.objects.known_by(as_at).filter(
        pool_year=OuterRef("pk"), component="", measure=Measure.BUDGET, basis="initial"
    )
    given = Contribution.objects.known_by(as_at)
    count = given.filter(pool_year=OuterRef("pk")).order_by().values("pool_year").annotate(n=Count("pk")).values("n")
    rows = PoolYear.objects.visible_to(reader).annotate(
        printed=Subquery(stated.values("amount")[:1]),
        rounded=Coalesce(Subquery(stated.values("rounded_to")[:1]), NOTHING, output_field=MONEY),
        given=_sum(given, "planned"),
        partners=Subquery(count),
        loosely=_sum(given.filter(rounded_to__isnull=False), "rounded_to"),
    )
    for row in rows.filter(printed__isnull=False, partners__gte=2).select_related("fund"):
        total = row.given + (row.other_income or NOTHING)
        if abs(total - row.printed) > (row.rounded + row.loosely) / 2:
            yield Finding(
                sentence=f"The contributions of {row.year} add up to {_written(total)}; the source prints "
                f"{_written(row.printed)}.",
                subject=row,
                remedy="Enter what is missing, or vary a contribution",
                remedy_url=address(row),
            )


@findings.rule("lines-plan-more-than-the-pool-has", audience=OWNER, about=PoolYear)
def lines_plan_more(*, as_at: date, reader: Reader) -> Iterable[Finding]:
    """Find years whose lines plan more than contributions, other income and what was brought forward come to."""
    into = Virement.objects.filter(taken_from__isnull=True)
    out = Virement.objects.filter(given_to__isnull=True)
    varied = ContributionVariation.objects.filter(on__lte=as_at)
    rows = PoolYear.objects.visible_to(reader).annotate(
        has=_sum(Contribution.objects.known_by(as_at), "planned")
        + _sum(varied, "amount", "contribution__pool_year")
        + Coalesce(F("other_income"), NOTHING, output_field=MONEY)
        + _sum(CarryForward.objects.all(), "amount"),
        planned=_sum(PoolLine.objects.all(), "budget") + _sum(into, "amount") - _sum(out, "amount"),
    )
    for row in rows.filter(planned__gt=F("has"), has__gt=0).select_related("fund"):
        yield Finding(
            sentence=f"The lines of {row.year} plan {_written(row.planned)}, {_written(row.planned - row.has)} more "
            f"than the {_written(row.has)} that the pool has.",
            subject=row,
            remedy="Move budget, or vary a contribution",
            remedy_url=address(row),
        )
