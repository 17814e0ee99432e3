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
    Agreement,
    AgreementFlexibility,
    AgreementFunction,
    AgreementItem,
    AgreementVersion,
    Contribution,
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
    ReturnAnswer,
    ReturnFigure,
    Sharing,
    Signature,
)
from performance.models import Indicator, Result, Series
from salford_css.core.freshness import state_of_the_record
from salford_css.core.models import Organisation, Part
from salford_css.core.registry import scopes
from strategy.models import AgendaItem, Body, Decision, Meeting, Minutes, Paper


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
    """Show what is open on the agendas of shared bodies, once published or held; Part 2 never passes."""
    return _open_items(client, on, "")


@scopes.for_model(Paper)
def papers(client: Any, *, on: date) -> Q:
    """Show the open papers under those items."""
    is_open = Q(document__part=Part.OPEN) | Q(report_version__report__part=Part.OPEN)
    return _open_items(client, on, "item__") & is_open


def _open_items(client: Any, on: date, prefix: str) -> Q:
    told = Q(**{f"{prefix}meeting__agenda_published_on__lte": on}) | Q(**{f"{prefix}meeting__state": "held"})
    return Q(**{f"{prefix}meeting__body__in": shared(client, on, "body"), f"{prefix}part": Part.OPEN}) & told


@scopes.for_model(Minutes)
def minutes(client: Any, *, on: date) -> Q:
    """Show the open minutes of shared bodies that a meeting agreed."""
    return Q(meeting__body__in=shared(client, on, "body"), part=Part.OPEN, approved_at__isnull=False)


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
    return series_about(client, on, "")


@scopes.for_model(Result)
def results(client: Any, *, on: date) -> Q:
    """Show the results of those series."""
    return series_about(client, on, "series__")


def series_about(client: Any, on: date, prefix: str) -> Q:
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


def ids_of_own(client: Any, on: date) -> Any:
    return partnerships_of(client, on).values("pk")


def funds_of(client: Any, on: date) -> Any:
    return shared(client, on, "fund")


def _agreements(client: Any, on: date) -> Any:
    return shared(client, on, "agreement")


OF_PARTNERSHIP: tuple[type[Model], ...] = (PartnershipParty, PartnershipDate, PartnershipObjective)
OF_YEAR: tuple[type[Model], ...] = (Contribution, PoolLine, PoolStatedTotal)
for child in OF_PARTNERSHIP:
    _hangs_on(child, "partnership", ids_of_own)
_hangs_on(PooledFund, "pk", funds_of)
_hangs_on(PoolYear, "fund", funds_of)
for child in OF_YEAR:
    _hangs_on(child, "pool_year__fund", funds_of)
_hangs_on(PoolMonth, "line__pool_year__fund", funds_of)
_hangs_on(Payment, "contribution__pool_year__fund", funds_of)
_hangs_on(Agreement, "pk", _agreements)
_hangs_on(AgreementVersion, "agreement", _agreements, settled_on__isnull=False)
for said in (AgreementItem, AgreementFlexibility, AgreementFunction, Signature):
    _hangs_on(said, "version__agreement", _agreements, version__settled_on__isnull=False)


@scopes.for_model(PoolReturn)
def sent_returns(client: Any, *, on: date) -> Q:
    """Show the returns of shared funds that were sent; a draft is nobody's but its writer's."""
    return Q(pool_year__fund__in=funds_of(client, on)) & ~Q(state="draft")


for model, path in (
    (PoolReturnVersion, "pool_return"),
    (ReturnFigure, "version__pool_return"),
    (ReturnAnswer, "version__pool_return"),
):
    _hangs_on(model, f"{path}__pool_year__fund", funds_of)
