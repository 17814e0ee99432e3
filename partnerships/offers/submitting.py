"""What an outside client sent itself, what it may send, and the disputes it may read. Nothing else is shown of them."""

from datetime import date
from typing import Any

from django.db.models import Q

from partnerships.models import (
    Access,
    Dispute,
    DisputeMessage,
    ExpenditureLine,
    ExpenditureReturn,
    Receipt,
)
from partnerships.offers.sharing import funds_of, ids_of_own, series_about, shares_of
from performance.models import Result, ReturnEntry, RoundReturn, Series
from salford_css.core.registry import scopes, submits


@scopes.for_model(ExpenditureReturn)
def own_spending(client: Any, *, on: date) -> Q:
    """Show a client what its organisation reported of funds that are still shared with it."""
    return Q(party__organisation=client.organisation_id, pool_year__fund__in=funds_of(client, on))


@scopes.for_model(ExpenditureLine)
def own_spending_lines(client: Any, *, on: date) -> Q:
    """Show the lines of those reports."""
    return Q(
        expenditure__party__organisation=client.organisation_id, expenditure__pool_year__fund__in=funds_of(client, on)
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
        seen |= Q(**{f"{prefix}{subject}__fund__in": funds_of(client, on)})
    seen |= Q(**{f"{prefix}total__pool_year__fund__in": funds_of(client, on)})
    results = Result.objects.filter(series_about(client, on, "series__")).values("pk")
    seen |= Q(**{f"{prefix}result__in": results})
    return Q(**{f"{prefix}partnership__in": ids_of_own(client, on)}) & seen


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
