"""The health of all partnerships, a row each: counted by the database where a list sorts by it, else read together."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, IntegerField, Max, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Least

from partnerships.models import (
    Agreement,
    AgreementVersion,
    Dispute,
    Partnership,
    PartnershipBoard,
    PartnershipObjective,
    PartnershipRisk,
    PoolReturn,
    PoolYear,
    Seat,
    Sharing,
)
from partnerships.readings.ledger import YearMoney
from partnerships.selectors.health.board import USERS_AND_CARERS, YEAR
from partnerships.selectors.health.dates import AHEAD
from partnerships.selectors.health.money import latest_money
from performance.models import IndicatorObjective, Series
from performance.readings import readings
from salford_css.core import clock
from salford_css.core.registry import findings
from strategy.lifecycle import MeetingState
from strategy.models import Action, Meeting


def counted_rows(day: date, reader: Any) -> QuerySet[Any]:
    """Return the partnerships known on a day with what is counted of each; one query."""
    rows = Partnership.objects.visible_to(reader).as_at(day).select_related("lead_council", "client_group")
    return _with_work(_with_boards(rows, day, reader), day, reader).annotate(
        serves=_count(PartnershipObjective.objects.in_force(day), "partnership"),
        disputed=_count(Dispute.objects.visible_to(reader).open_on(day), "partnership"),
        agreement_state=Subquery(_newest(Agreement.objects.visible_to(reader)).values("state")[:1]),
        next_on=Least(
            _earliest(_meetings(reader).filter(state=MeetingState.PLANNED, earliest__gte=day), "earliest"),
            _earliest(_returns(day, reader), "due_on"),
            Subquery(_reviews(day).values("review_on")[:1]),
            _earliest(_ahead(day), "latest"),
            _earliest(_risks(day, reader).filter(review_on__gte=day), "review_on"),
        ),
    )


def _with_boards(rows: Any, day: date, reader: Any) -> Any:
    seats = Seat.objects.in_force(day).filter(
        body__partnership_boards__partnership=OuterRef("pk"), body__partnership_boards__validity__contains=day
    )
    kept = seats.filter(category__in=USERS_AND_CARERS)
    held = _meetings(reader).held_by(day).filter(earliest__gt=day - YEAR)
    return rows.annotate(
        bodies=_count(PartnershipBoard.objects.in_force(day), "partnership"),
        meetings=_total(held),
        kept=_total(kept),
        kept_filled=_total(kept.filter(holdings__validity__contains=day)),
    )


def _with_work(rows: Any, day: date, reader: Any) -> Any:
    mine = Q(partnerships__partnership=OuterRef("pk"), partnerships__validity__contains=day)
    mine |= Q(proposal__isnull=False, proposal=OuterRef("proposal"))
    mine |= Q(
        decision__body__partnership_boards__partnership=OuterRef("pk"),
        decision__body__partnership_boards__validity__contains=day,
    )
    actions = Action.objects.visible_to(reader).as_at(day).filter(mine)
    risks = _risks(day, reader)
    return rows.annotate(
        actions_open=_total(actions.open_on(day)),
        actions_late=_total(actions.late_on(day)),
        risks_open=_total(risks),
        risks_late=_total(risks.filter(review_on__lt=day)),
        risk_highest=Subquery(
            risks.order_by().values("partnership").annotate(top=Max("score")).values("top")[:1],
            output_field=IntegerField(),
        ),
    )


def _total(rows: Any) -> Any:
    """Count rows once each that are already tied to the outer row."""
    one = rows.order_by().annotate(every=Value(1)).values("every").annotate(many=Count("pk", distinct=True))
    return Coalesce(Subquery(one.values("many")[:1], output_field=IntegerField()), 0)


def _count(rows: Any, field: str) -> Any:
    return _total(rows.filter(**{field: OuterRef("pk")}))


def _earliest(rows: Any, field: str) -> Any:
    return Subquery(rows.order_by(field).values(field)[:1])


def _meetings(reader: Any) -> Any:
    return Meeting.objects.visible_to(reader).filter(body__partnership_boards__partnership=OuterRef("pk"))


def _returns(day: date, reader: Any) -> Any:
    rows = PoolReturn.objects.visible_to(reader).filter(pool_year__fund__partnership=OuterRef("pk"), due_on__gte=day)
    return rows.exclude(versions__submitted_on__lte=day)


def _reviews(day: date) -> Any:
    rows = AgreementVersion.objects.settled_by(day).filter(agreement__partnership=OuterRef("pk"), review_on__gte=day)
    return rows.order_by("review_on")


def _risks(day: date, reader: Any) -> Any:
    return PartnershipRisk.objects.visible_to(reader).open_on(day).judged_by(day).filter(partnership=OuterRef("pk"))


def _ahead(day: date) -> Any:
    dates: Any = Partnership._meta.get_field("dates").related_model
    return dates._default_manager.filter(partnership=OuterRef("pk"), kind__in=AHEAD, latest__gte=day)


def _newest(rows: Any) -> Any:
    return rows.filter(partnership=OuterRef("pk")).order_by(F("number").desc())


@dataclass(frozen=True)
class Read:
    """What is read for all partnerships together: findings, money by fund, measures with a concern among them."""

    findings: Mapping[int, int]
    money: Mapping[int, Sequence[YearMoney]]
    measures: Mapping[int, tuple[int, int]]

    @property
    def over_budget(self) -> set[int]:
        """Return the partnerships of which a pool is expected to cost more than its budget."""
        return {pk for pk, years in self.money.items() if any(one.variance and one.variance > 0 for one in years)}


def read_together(day: date, reader: Any) -> Read:
    """Read findings, money and measures of all partnerships; a fixed number of queries."""
    return Read(_findings(day, reader), _money(day, reader), _measures(day, reader))


def _findings(day: date, reader: Any) -> dict[int, int]:
    found: dict[int, int] = defaultdict(int)
    for one in findings.all(as_at=day, reader=reader, audience="partnerships"):
        if isinstance(one.subject, Partnership):
            found[one.subject.pk] += 1
    return found


def _money(day: date, reader: Any) -> dict[int, list[YearMoney]]:
    years = PoolYear.objects.visible_to(reader).select_related("fund")
    found: dict[int, list[YearMoney]] = defaultdict(list)
    for money in latest_money(years, day).values():
        found[money.pool_year.fund.partnership_id].append(money)
    return found


def _measures(day: date, reader: Any) -> dict[int, tuple[int, int]]:
    """Return how many measures each partnership has, and how many show a concern for the council that leads it."""
    of = _indicators(day)
    council = dict(Partnership.objects.filter(pk__in=of).values_list("pk", "lead_council"))
    series = (
        Series.objects.visible_to(reader)
        .totals()
        .filter(indicator__in=set().union(*of.values()), organisation__in=set(council.values()))
    )
    concern = {
        (one.series.indicator_id, one.series.organisation_id)
        for one in readings(series.order_by("pk"), as_at=day, today=clock.today())
        if one.verdict.variation.startswith("concern")
    }
    return {pk: (len(some), sum((one, council[pk]) in concern for one in some)) for pk, some in of.items()}


def _indicators(day: date) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    shared = Sharing.objects.in_force(day).filter(indicator__isnull=False)
    for partnership, indicator in shared.values_list("partnership", "indicator"):
        found[partnership].add(indicator)
    of_objective: dict[int, set[int]] = defaultdict(set)
    for objective, indicator in IndicatorObjective.objects.in_force(day).values_list("objective", "indicator"):
        of_objective[objective].add(indicator)
    for partnership, objective in PartnershipObjective.objects.in_force(day).values_list("partnership", "objective"):
        if objective in of_objective:
            found[partnership] |= of_objective[objective]
    return found
