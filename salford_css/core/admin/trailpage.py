"""The page that shows the trail of one row: what was decided about it, and what changed."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from salford_css.core import changes, events


def show(request: HttpRequest, record: models.Model, *, admin_site: admin.AdminSite) -> HttpResponse:
    """Return the page: the trail fifty events at a time, the log of decisions beside it."""
    context = admin_site.each_context(request) | {
        "title": f"Trail of {record}",
        "opts": record._meta,
        "original": record,
        "is_tracked": events.is_tracked(type(record)),
        "decisions": changes.decisions(record)[: changes.PER_PAGE],
        **_changes(request, record),
    }
    return TemplateResponse(request, "admin/trail.html", context)


def _changes(request: HttpRequest, record: models.Model) -> dict[str, Any]:
    if not events.is_tracked(type(record)):
        return {"changes": [], "page": None}
    strands = changes.strands_of(record)
    page = changes.page_of(strands, request.GET.get("page"))
    return {"changes": changes.told(page, strands, record), "page": page}
