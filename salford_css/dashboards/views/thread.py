"""The golden thread: of one thing, and of the whole directorate."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from salford_css.core import registry
from salford_css.core.components import Crumb
from salford_css.core.detail import behind
from salford_css.core.moments import day_of
from salford_css.dashboards.charts import thread_map
from salford_css.dashboards.thread import overview, words
from salford_css.dashboards.thread.walk import walk

Request = Any


@login_required
@require_safe
def thread_of(request: Request, page: str) -> HttpResponse:
    """Show the thread of the thing whose page this is under: `/strategy/proposals/prop-03/thread/`."""
    row, address = _row_behind(request, page)
    walked = walk(row, as_at=day_of(request), reader=request.user)
    context = {
        "row": row,
        "here": walked.here,
        "heading": words.heading(walked),
        "lead": words.lead(walked),
        "map": thread_map.draw(walked),
        "stretches": words.stretches(walked),
        "crumbs": [Crumb("Golden thread", "/thread/"), Crumb(walked.here.label, address), Crumb("Thread")],
    }
    return render(request, "dashboards/thread.html", context)


def _row_behind(request: Request, page: str) -> tuple[Any, str]:
    address = f"/{page}"
    view, parts = behind(address)
    if not view.on_thread:
        raise Http404
    row = view.find(request.user, **parts)
    try:
        registry.thread.kind_of(type(row))
    except KeyError:
        raise Http404 from None
    return row, address


@login_required
@require_safe
def whole_thread(request: HttpRequest) -> HttpResponse:
    """Show every pledge, objective and proposal in one outline, with what is not joined to anything."""
    outline = overview.outline(as_at=day_of(request), reader=request.user)
    return render(request, "dashboards/whole_thread.html", {"outline": outline, "crumbs": [Crumb("Golden thread")]})
