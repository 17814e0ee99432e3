"""Places and joins on the golden thread: partnership, agreement, pooled fund, board."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from partnerships.models import (
    Agreement,
    Partnership,
    PartnershipBoard,
    PartnershipDate,
    PartnershipObjective,
    PooledFund,
    PoolStatedTotal,
)
from salford_css.core.joins import Ids, between, by_key, by_link
from salford_css.core.money import in_words
from salford_css.core.registry import Link, Node, Reader, thread
from strategy.models import Body, Proposal
from strategy.offers.addresses import address


@thread.nodes("partnership", label="Partnership", model=Partnership)
def partnerships(ids: Sequence[int], *, as_at: date, reader: Reader) -> Iterable[Node]:
    """Return partnerships known by the day, with how the record describes each."""
    since = Prefetch("dates", PartnershipDate.objects.filter(kind="established"), to_attr="begun")
    for row in Partnership.objects.filter(pk__in=ids).visible_to(reader).as_at(as_at).prefetch_related(since):
        begun = f" since {row.begun[0].when}" if row.begun and row.begun[0].earliest else ""
        note = f"{row.get_status_display()}{begun}"
        yield Node("partnership", row.pk, row.name, address(row), note=note)


@thread.nodes("agreement", label="Agreement", model=Agreement)
def agreements(ids: Sequence[int], *, as_at: date, reader: Reader) -> Iterable[Node]:
    """Return agreements of which a wording is on record by the day; without one there is nothing to read."""
    for row in Agreement.objects.filter(pk__in=ids).visible_to(reader).written_by(as_at):
        yield Node("agreement", row.pk, row.title, address(row), note=row.state_words)


@thread.nodes("pool", label="Pooled fund", model=PooledFund)
def pools(ids: Sequence[int], *, as_at: date, reader: Reader) -> Iterable[Node]:
    """Return funds of which any sum was known by the day, with the newest."""
    rows = PooledFund.objects.filter(pk__in=ids).visible_to(reader).with_money_by(as_at)
    totals = _totals(rows, as_at)
    for row in rows:
        yield Node("pool", row.pk, row.name, address(row), note=totals.get(row.pk, ""))


def _totals(funds: QuerySet[Any], as_at: date) -> dict[int, str]:
    """Return the newest known budget of each fund in words: `£16 million in 2002/03`."""
    found: dict[int, str] = {}
    stated = PoolStatedTotal.objects.known_by(as_at).filter(pool_year__fund__in=funds, component="", measure="budget")
    for row in stated.select_related("pool_year").order_by("pool_year__start_year"):
        found[row.pool_year.fund_id] = f"{in_words(row.amount)} in {row.pool_year.year.label}"
    return found


@thread.nodes("board", label="Board", model=Body)
def boards(ids: Sequence[int], *, as_at: date, reader: Reader) -> Iterable[Node]:
    """Return the bodies that look after partnerships."""
    for row in Body.objects.filter(pk__in=ids).visible_to(reader):
        yield Node("board", row.pk, row.name, address(row), note=row.get_status_display())


@thread.links("objective", "partnership")
def objective_partnership(*, upper_ids: Ids, lower_ids: Ids, as_at: date, reader: Reader) -> Iterable[Link]:
    """Join objectives with the partnerships that serve them, on the record's word or on ours."""
    rows = PartnershipObjective.objects.in_force(as_at).visible_to(reader)
    yield from by_link(rows, "objective", "partnership", upper_ids=upper_ids, lower_ids=lower_ids)


@thread.links("proposal", "partnership")
def proposal_partnership(*, upper_ids: Ids, lower_ids: Ids, as_at: date, reader: Reader) -> Iterable[Link]:
    """Join proposals with the partnerships they would bring about."""
    seen = Proposal.objects.visible_to(reader)
    rows = Partnership.objects.visible_to(reader).filter(proposal__in=seen)
    yield from by_key(rows, "proposal", "partnership", upper_ids=upper_ids, lower_ids=lower_ids)


@thread.links("partnership", "agreement")
def partnership_agreement(*, upper_ids: Ids, lower_ids: Ids, as_at: date, reader: Reader) -> Iterable[Link]:
    """Join partnerships with their agreements."""
    rows = Agreement.objects.visible_to(reader).written_by(as_at)
    yield from by_key(rows, "partnership", "agreement", upper_ids=upper_ids, lower_ids=lower_ids)


@thread.links("agreement", "pool")
def agreement_pool(*, upper_ids: Ids, lower_ids: Ids, as_at: date, reader: Reader) -> Iterable[Link]:
    """Join agreements with the funds they provide for."""
    rows = PooledFund.objects.visible_to(reader).filter(agreement__isnull=False)
    yield from by_key(rows, "agreement", "pool", upper_ids=upper_ids, lower_ids=lower_ids)


@thread.links("partnership", "pool")
def partnership_pool(*, upper_ids: Ids, lower_ids: Ids, as_at: date, reader: Reader) -> Iterable[Link]:
    """Join partnerships with their funds, agreement or none."""
    rows = PooledFund.objects.visible_to(reader)
    yield from by_key(rows, "partnership", "pool", upper_ids=upper_ids, lower_ids=lower_ids)


@thread.links("partnership", "board")
def partnership_board(*, upper_ids: Ids, lower_ids: Ids, as_at: date, reader: Reader) -> Iterable[Link]:
    """Join partnerships with the bodies that look after them."""
    rows = PartnershipBoard.objects.in_force(as_at).visible_to(reader)
    for row in between(rows, "partnership", "body", upper_ids=upper_ids, lower_ids=lower_ids):
        yield Link(("partnership", row.partnership_id), ("board", row.body_id))
