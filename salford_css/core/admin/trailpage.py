"""The page that shows the trail of one row: what was decided about it, and what changed."""

from typing import Any

from django.contrib import admin
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from salford_css.core import events

PER_PAGE = 50


def show(request: HttpRequest, record: models.Model, *, admin_site: admin.AdminSite) -> HttpResponse:
    """Return the page: the trail fifty events at a time, the log of decisions beside it."""
    context = admin_site.each_context(request) | {
        "title": f"Trail of {record}",
        "opts": record._meta,
        "original": record,
        "is_tracked": events.is_tracked(type(record)),
        "decisions": events.decisions(record)[:PER_PAGE],
        **_changes(request, record),
    }
    return TemplateResponse(request, "admin/trail.html", context)


def _changes(request: HttpRequest, record: models.Model) -> dict[str, Any]:
    if not events.is_tracked(type(record)):
        return {"changes": [], "page": None}
    page = Paginator(events.snapshots(record), PER_PAGE).get_page(request.GET.get("page"))
    # One more than the page shows, so that its oldest event has something to differ from.
    end = page.end_index()
    following = events.snapshots(record)[end : end + 1].first() if end else None
    return {"changes": events.described(list(page.object_list), earlier=following), "page": page}
