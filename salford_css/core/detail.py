"""The page of one thing: found by its name outside, seen only by those who may, with its thread, log and sources."""

import re
from datetime import date
from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.views import View

from salford_css.core import breaks, papers, registry
from salford_css.core.components import Crumb
from salford_css.core.models import ActivityLog, Citation, SourceIssue, SourceIssueDocument
from salford_css.core.moments import day_of
from salford_css.core.querysets import visible

# A place such as `section 2` is a whole section of a document: an issue noted there is not about every fact in it.
_SECTIONS = frozenset(f"section {number}" for number in range(1, 20))


class DetailPage(LoginRequiredMixin, View):
    """A subclass names model and template, and says how the address finds the row (`lookup`) and what else it shows.

    `near` names the rows that are read along with the page's own, so that it need not ask for each anew. `trail_parts`
    names the reverse relations whose changes count as changes of the row. `find` is a class method so that the golden
    thread and the trail can find the row behind any page's address.
    """

    model: type[models.Model]
    near: tuple[str, ...] = ()
    template = ""
    on_thread = True
    trail_parts: tuple[str, ...] = ()

    @property
    def as_at(self) -> date:
        """Return the day the page is read at."""
        return day_of(self.request)

    @classmethod
    def lookup(cls, **address: Any) -> dict[str, Any]:
        """Turn the parts of the address into filters."""
        return address

    @classmethod
    def rows(cls, reader: Any) -> models.QuerySet[Any]:
        """Return the rows the reader may see; a subclass may narrow them, or add figures."""
        rows = visible(cls.model, reader)
        return rows.select_related(*cls.near) if cls.near else rows

    @classmethod
    def find(cls, reader: Any, **address: Any) -> Any:
        """Return the row behind an address; 404 when it does not exist or may not be seen."""
        found = cls.rows(reader).filter(**cls.lookup(**address)).first()
        if found is None:
            raise Http404
        return found

    def crumbs(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return []

    def context(self, row: Any) -> dict[str, Any]:
        """Return what the template needs beside the row, its sources and its log."""
        return {}

    def get(self, request: HttpRequest, **address: Any) -> HttpResponse:
        """Show the page."""
        row = self.find(request.user, **address)
        sources = sources_of(row)
        shown = {
            "row": row,
            "as_at": self.as_at,
            "crumbs": self.crumbs(row),
            "sources": sources,
            "doubts": doubts_of(sources),
            "log": log_of(row),
            "trail_url": f"{row.get_absolute_url()}trail/",
            "offers": papers.offers_about(row, request.user),
            "published": papers.published_about(row, request.user),
            **self._findings(row),
        }
        if self.on_thread:
            shown["strip"] = registry.pages.strip(row, as_at=self.as_at, reader=request.user)
            shown["thread_url"] = f"{request.path}thread/"
        return render(request, self.template, shown | self.context(row))

    def _findings(self, row: models.Model) -> dict[str, Any]:
        """Return the findings about a row; the worst stands under the lead and is not repeated below."""
        found = breaks.shown_about(row, as_at=self.as_at, reader=self.request.user)
        worst = next((one for one in found if one.rank == 0), None)
        return {"findings": found, "worst": worst, "rest": [one for one in found if one is not worst]}


def behind(address: str) -> tuple[type[DetailPage], dict[str, Any]]:
    """Return the page of one thing that an address leads to, and the parts of the address; 404 for any other."""
    try:
        match = resolve(address)
    except Resolver404:
        raise Http404 from None
    page = getattr(match.func, "view_class", None)
    if page is None or not issubclass(page, DetailPage):
        raise Http404
    return page, match.kwargs


def sources_of(row: models.Model) -> list[Citation]:
    """Return where the facts of a row come from."""
    kind = ContentType.objects.get_for_model(row)
    cited = Citation.objects.filter(content_type=kind, object_id=row.pk).select_related("document")
    return list(cited.order_by("dataset", "item", "field"))


def log_of(row: models.Model, limit: int = 20) -> list[ActivityLog]:
    """Return what was decided about a row, newest first."""
    kind = ContentType.objects.get_for_model(row)
    return list(ActivityLog.objects.filter(content_type=kind, object_id=row.pk)[:limit])


def doubts_of(cited: list[Citation]) -> list[SourceIssue]:
    """Return the contradictions and gaps noted at the very places of the documents a row was taken from.

    An issue about whole sections, or about many places, is shown at the document alone.
    """
    places = {(one.document_id, place) for one in cited if one.document_id for place in _places(one.locator)}
    about = SourceIssueDocument.objects.filter(document__in={document for document, _ in places})
    found = {
        row.issue
        for row in about.select_related("issue")
        if any((row.document_id, place) in places for place in _places(row.locator) if place not in _SECTIONS)
    }
    return sorted(found, key=lambda issue: issue.ref)


def _places(locator: str) -> list[str]:
    """Split `section 2, section 4; section 5` into its places."""
    return [place.strip() for place in re.split(r"[;,]", locator) if place.strip()]
