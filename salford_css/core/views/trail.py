"""What changed in a record: under every page of one thing, for everybody who may read the page."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from salford_css.core import changes, words
from salford_css.core.components import Crumb
from salford_css.core.detail import behind


@login_required
@require_safe
def trail_of(request: HttpRequest, page: str) -> HttpResponse:
    """Show the trail of the thing whose page this is under: `/strategy/proposals/prop-03/trail/`."""
    address = f"/{page}"
    view, parts = behind(address)
    row = view.find(request.user, **parts)
    strands = changes.strands_of(row, view.trail_parts, reader=request.user)
    shown = changes.page_of(strands, request.GET.get("page"))
    events = changes.told(shown, strands, row, reader=request.user)
    context = {
        "row": row,
        "events": events,
        "page": shown,
        "lead": lead(shown, events),
        "crumbs": [Crumb(str(row), address), Crumb("What changed")],
    }
    return render(request, "core/trail.html", context)


def lead(page: Page[Any], events: list[Any]) -> str:
    """Say how many changes there were and when the last was."""
    total = page.paginator.count
    if not total:
        return "Nothing about it has changed that is open to you."
    changed = words.capital(words.counted(total, "change is", "changes are"))
    last = f" The newest was made on {words.day(timezone.localtime(events[0].at))}." if page.number == 1 else ""
    return f"{changed} on record, each with the post that made it.{last}"
