"""Which series an address asks for: the indicator from its path, organisation and part from its query."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest

from performance.models import Breakdown, Indicator
from performance.selectors.councils import own_organisation
from performance.selectors.indicator import breakdown_named
from salford_css.core.models import Organisation


@dataclass(frozen=True)
class Asked:
    """What a page is about."""

    indicator: Indicator
    organisation: Organisation
    breakdown: Breakdown


def asked(request: HttpRequest, indicator: Indicator, *, as_at: date) -> Asked:
    """Read organisation and part from the query; without them the council itself and everybody. 404 for a wrong one."""
    breakdown = breakdown_named(request.GET.get("breakdown", ""))
    organisation = _organisation(request, as_at)
    if breakdown is None or organisation is None:
        raise Http404
    return Asked(indicator, organisation, breakdown)


def indicator_at(reader: Any, framework: str, code: str) -> Indicator:
    """Return the indicator of an address; 404 when there is none the reader may see."""
    rows = Indicator.objects.visible_to(reader).known_as(framework, code).select_related("framework", "owner")
    found = rows.first()
    if found is None:
        raise Http404
    return found


def _organisation(request: HttpRequest, as_at: date) -> Organisation | None:
    ref = request.GET.get("organisation", "")
    if not ref:
        return own_organisation(on=as_at)
    return Organisation.objects.visible_to(request.user).filter(ref=ref).first()
