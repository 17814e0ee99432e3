"""What an outside client sees of partnerships, and what partnerships let it see of other apps. Nothing else.

A partnership is seen by its parties of the day. Everything on it, and every indicator, board and figure, is seen
through a share in force that reaches the client's organisation. A share that ends takes effect at once.
"""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Model, Q

from partnerships.models import (
    Access,
    Agreement,
    AgreementFlexibility,
    AgreementFunction,
    AgreementItem,
    AgreementVersion,
    Contribution,
    Dispute,
    DisputeMessage,
    ExpenditureLine,
    ExpenditureReturn,
    Partnership,
    PartnershipBoard,
    PartnershipDate,
    PartnershipObjective,
    PartnershipParty,
    Payment,
    PooledFund,
    PoolLine,
    PoolMonth,
    PoolReturn,
    PoolReturnVersion,
    PoolStatedTotal,
    PoolYear,
    Receipt,
    ReturnAnswer,
    ReturnFigure,
    Sharing,
    Signature,
)
from performance.models import Indicator, Result, ReturnEntry, RoundReturn, Series
from salford_css.core.freshness import state_of_the_record
from salford_css.core.models import Organisation, Part
from salford_css.core.registry import scopes, submits
from strategy.models import AgendaItem, Body, Decision, Meeting


def shares_of(client: Any, on: date) -> Any:
    """Return the shares in force that reach the client's organisation."""
    return Sharing.objects.reaching(client.organisation_id, on)


def partnerships_of(client: Any, on: date) -> Any:
    """Return the partnerships the client's organisation is a party to."""
    return Partnership.objects.of(client.organisation_id, on)


def shared(client: Any, on: date, subject: str) -> Any:
    """Return the ids of everything of one sort that reaches the client."""
    return shares_of(client, on).filter(**{f"{subject}__isnull": False}).values(subject)


@scopes.for_model(Partnership)
def own_partnerships(client: Any, *, on: date) -> Q:
    """Show a client the partnerships of its organisation."""
    return Q(pk__in=partnerships_of(client, on).values("pk"))


@scopes.for_model(Organisation)
def partners(client: Any, *, on: date) -> Q:
    """Show a client whom its organisation works with: the parties of its partnerships, and the councils that lead."""
    own = partnerships_of(client, on)
    parties = PartnershipParty.objects.in_force(on).filter(partnership__in=own.values("pk"))
    named = parties.filter(organisation__isnull=False)
    return Q(pk__in=named.values("organisation")) | Q(pk__in=own.values("lead_council"))


@scopes.for_model(PartnershipBoard)
def shared_boards(client: Any, *, on: date) -> Q:
    """Show which shared body looks after a partnership of the client's."""
    return Q(partnership__in=partnerships_of(client, on).values("pk"), body__in=shared(client, on, "body"))


@scopes.for_model(Sharing)
def own_shares(client: Any, *, on: date) -> Q:
    """Show a client what reaches it."""
    return Q(pk__in=shares_of(client, on).values("pk"))


@scopes.for_model(Body)
def bodies(client: Any, *, on: date) -> Q:
    """Show the bodies that are shared."""
    return Q(pk__in=shared(client, on, "body"))


@scopes.for_model(Meeting)
def meetings(client: Any, *, on: date) -> Q:
    """Show the meetings of shared bodies."""
    return Q(body__in=shared(client, on, "body"))


@scopes.for_model(AgendaItem)
def agenda_items(client: Any, *, on: date) -> Q:
    """Show what is open on the agendas of shared bodies; Part 2 never passes."""
    return Q(meeting__body__in=shared(client, on, "body"), part=Part.OPEN)


@scopes.for_model(Decision)
def decisions(client: Any, *, on: date) -> Q:
    """Show what shared bodies decided in the open."""
    return Q(body__in=shared(client, on, "body"), part=Part.OPEN)


@scopes.for_model(Indicator)
def indicators(client: Any, *, on: date) -> Q:
    """Show the indicators that are shared."""
    return Q(pk__in=shared(client, on, "indicator"))


@scopes.for_model(Series)
def series(client: Any, *, on: date) -> Q:
    """Show the series of shared indicators, of the parties of the sharing partnership and no other organisation."""
    return _series(client, on, "")


@scopes.for_model(Result)
def results(client: Any, *, on: date) -> Q:
    """Show the results of those series."""
    return _series(client, on, "series__")


def _series(client: Any, on: date, prefix: str) -> Q:
    """Return, partnership by partnership, its shared indicators with the organisations they are shared about."""
    seen = Q(pk__in=())
    for indicators, organisations in _shared_about(client.organisation_id, on, state_of_the_record()):
        seen |= Q(**{f"{prefix}indicator__in": indicators, f"{prefix}organisation__in": organisations})
    return seen


@lru_cache(maxsize=256)
def _shared_about(organisation: int, on: date, state: str) -> tuple[tuple[frozenset[int], frozenset[int]], ...]:
    """Return the keys of indicators and organisations for each partnership, while the record is in a state.

    One query for the shares, and plain keys from there on: a subquery for each share would cost the database more to
    plan than the figures cost to read.
    """
    parties = {"partnership__parties__validity__contains": on, "partnership__parties__organisation__isnull": False}
    reaching = Sharing.objects.reaching(organisation, on).filter(indicator__isnull=False)
    found = Sharing.objects.filter(pk__in=reaching.values("pk"), **parties).values_list(
        "partnership", "indicator", "partnership__parties__organisation", "partnership__lead_council"
    )
    about: dict[int, tuple[set[int], set[int]]] = {}
    for partnership, indicator, party, lead in found:
        indicators, organisations = about.setdefault(partnership, (set(), set()))
        indicators.add(indicator)
        organisations |= {party, lead}
    return tuple((frozenset(indicators), frozenset(organisations)) for indicators, organisations in about.values())


def _hangs_on(model: type[Model], path: str, ids: Callable[[Any, date], Any], **more: Any) -> None:
    """Answer for a model whose rows are seen with what they hang on."""

    def narrow(client: Any, *, on: date) -> Q:
        return Q(**{f"{path}__in": ids(client, on)}, **more)

    scopes.for_model(model)(narrow)


def _own(client: Any, on: date) -> Any:
    return partnerships_of(client, on).values("pk")


def _funds(client: Any, on: date) -> Any:
    return shared(client, on, "fund")


def _agreements(client: Any, on: date) -> Any:
    return shared(client, on, "agreement")


OF_PARTNERSHIP: tuple[type[Model], ...] = (PartnershipParty, PartnershipDate, PartnershipObjective)
OF_YEAR: tuple[type[Model], ...] = (Contribution, PoolLine, PoolStatedTotal)
for child in OF_PARTNERSHIP:
    _hangs_on(child, "partnership", _own)
_hangs_on(PooledFund, "pk", _funds)
_hangs_on(PoolYear, "fund", _funds)
for child in OF_YEAR:
    _hangs_on(child, "pool_year__fund", _funds)
_hangs_on(PoolMonth, "line__pool_year__fund", _funds)
_hangs_on(Payment, "contribution__pool_year__fund", _funds)
_hangs_on(Agreement, "pk", _agreements)
_hangs_on(AgreementVersion, "agreement", _agreements, settled_on__isnull=False)
for said in (AgreementItem, AgreementFlexibility, AgreementFunction, Signature):
    _hangs_on(said, "version__agreement", _agreements, version__settled_on__isnull=False)


@scopes.for_model(PoolReturn)
def sent_returns(client: Any, *, on: date) -> Q:
    """Show the returns of shared funds that were sent; a draft is nobody's but its writer's."""
    return Q(pool_year__fund__in=_funds(client, on)) & ~Q(state="draft")


for model, path in (
    (PoolReturnVersion, "pool_return"),
    (ReturnFigure, "version__pool_return"),
    (ReturnAnswer, "version__pool_return"),
):
    _hangs_on(model, f"{path}__pool_year__fund", _funds)


# ------------------------------------------------------------------ what a client sent itself, and what it may send


@scopes.for_model(ExpenditureReturn)
def own_spending(client: Any, *, on: date) -> Q:
    """Show a client what its organisation reported of funds that are still shared with it."""
    return Q(party__organisation=client.organisation_id, pool_year__fund__in=_funds(client, on))


@scopes.for_model(ExpenditureLine)
def own_spending_lines(client: Any, *, on: date) -> Q:
    """Show the lines of those reports."""
    return Q(
        expenditure__party__organisation=client.organisation_id, expenditure__pool_year__fund__in=_funds(client, on)
    )


@scopes.for_model(Receipt)
def own_receipts(client: Any, *, on: date) -> Q:
    """Show a client the receipts of its organisation. They say what it sent itself, so no withdrawal hides them."""
    return Q(organisation=client.organisation_id)


@scopes.for_model(Dispute)
def disputes(client: Any, *, on: date) -> Q:
    """Show what its organisation disputes itself, and what others dispute of that which is shared with it."""
    return _disputes(client, on, "")


@scopes.for_model(DisputeMessage)
def letters(client: Any, *, on: date) -> Q:
    """Show the letters of those disputes."""
    return _disputes(client, on, "dispute__")


def _disputes(client: Any, on: date, prefix: str) -> Q:
    seen = Q(**{f"{prefix}raised_by": client.organisation_id})
    for subject in ("contribution__pool_year", "payment__contribution__pool_year", "month__line__pool_year"):
        seen |= Q(**{f"{prefix}{subject}__fund__in": _funds(client, on)})
    seen |= Q(**{f"{prefix}total__pool_year__fund__in": _funds(client, on)})
    results = Result.objects.filter(_series(client, on, "series__")).values("pk")
    seen |= Q(**{f"{prefix}result__in": results})
    return Q(**{f"{prefix}partnership__in": _own(client, on)}) & seen


@submits.for_model(Series)
def own_series(client: Any, *, on: date) -> Q:
    """Let a client send figures of its own organisation, of the indicators it is given to submit."""
    given = shares_of(client, on).filter(access=Access.SUBMIT, indicator__isnull=False)
    return Q(organisation=client.organisation_id, indicator__in=given.values("indicator"))


@scopes.for_model(ReturnEntry)
def own_entries(client: Any, *, on: date) -> Q:
    """Show a client the lines of its organisation's returns that it may send."""
    mine = Series.objects.filter(own_series(client, on=on)).values("pk")
    return Q(round_return__organisation=client.organisation_id, series__in=mine)


@scopes.for_model(RoundReturn)
def own_round_returns(client: Any, *, on: date) -> Q:
    """Show a client what it is asked for in reporting rounds, where it may send any of it."""
    mine = Series.objects.filter(own_series(client, on=on)).values("pk")
    asked = ReturnEntry.objects.filter(series__in=mine).values("round_return")
    return Q(organisation=client.organisation_id, pk__in=asked)
