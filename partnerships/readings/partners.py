"""What each partner of a pool agreed to give, gave, bears of a variance, and still owes."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from partnerships.models import Contribution
from partnerships.pooling import NOTHING, cash, required
from partnerships.readings.rows import YearRows, paid, varied
from partnerships.readings.sharing import Shared, party_id


@dataclass(frozen=True)
class PartnerMoney:
    """One partner's year in pounds. `share` and `required` are None where nothing is expected or agreed yet."""

    id: str
    name: str
    planned: Decimal
    varied: Decimal
    share: Decimal | None
    paid: Decimal
    rows: tuple[Contribution, ...] = ()

    @property
    def contribution(self) -> Decimal:
        """Return what it agreed to give, as varied."""
        return self.planned + self.varied

    @property
    def required(self) -> Decimal | None:
        """Return what it must end up paying."""
        return None if self.share is None else required(self.contribution, self.share)

    @property
    def cash(self) -> Decimal | None:
        """Return what it still owes the host; less than nothing is a refund."""
        return None if self.required is None else cash(self.required, self.paid)


def partners_of(rows: YearRows, shared: Shared | None) -> Iterable[PartnerMoney]:
    """Return everybody who gives, in the order of their contributions, then whoever bears something and gives none."""
    by_party: dict[int, list[Contribution]] = {}
    for row in rows.contributions:
        by_party.setdefault(row.party_id, []).append(row)
    for pk, given in by_party.items():
        key = party_id(pk)
        yield PartnerMoney(
            id=key,
            name=str(given[0].party),
            planned=sum((row.planned for row in given), NOTHING),
            varied=sum((varied(row, rows.until) for row in given), NOTHING),
            share=shared.shares[key] if shared else None,
            paid=sum((paid(row, rows.until) for row in given), NOTHING),
            rows=tuple(given),
        )
    yield from _giving_nothing(rows, shared, {party_id(pk) for pk in by_party})


def _giving_nothing(rows: YearRows, shared: Shared | None, known: set[str]) -> Iterable[PartnerMoney]:
    names = {party_id(line.lead_id): str(line.lead) for line in rows.lines if line.lead_id}
    names |= {party_id(rule.bearer_id): str(rule.bearer) for rule in rows.rules if rule.bearer_id}
    for key, amount in shared.shares.items() if shared else ():
        if key not in known and amount:
            yield PartnerMoney(key, names.get(key, key), NOTHING, NOTHING, amount, NOTHING)
