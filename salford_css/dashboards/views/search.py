"""Search over everything a reader may see, ranked in one query."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank
from django.core.paginator import Paginator
from django.db.models import Count, F, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from salford_css.core import registry
from salford_css.core.components import Chip, Crumb
from salford_css.core.models import SearchDocument
from salford_css.core.search import CONFIGURATION

START, END = "\u0002", "\u0003"
"""Marks around found words: control characters no text contains, turned into <mark> after escaping."""


@dataclass(frozen=True)
class Hit:
    """One thing found."""

    kind: str
    title: SafeString
    snippet: SafeString
    url: str


@login_required
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Find things by words; the reader's rights are part of the query."""
    words = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:200]
    kind = request.GET.get("kind", "")
    found = _found(words, request.user) if words else SearchDocument.objects.none()
    by_kind = {row["kind"]: row["n"] for row in found.values("kind").annotate(n=Count("pk")).order_by()}
    chosen = found.filter(kind=kind) if kind in by_kind else found
    page = Paginator(chosen, 20).get_page(request.GET.get("page"))
    context = {
        "words": words,
        "page": page,
        "hits": _hits(list(page.object_list), words, request.user),
        "kinds": [
            (registry.search.kinds[name].label, name, count, name == kind) for name, count in sorted(by_kind.items())
        ],
        "chips": [Chip(registry.search.kinds[kind].label, f"?q={words}")] if kind in by_kind else [],
        "total": sum(by_kind.values()),
        "crumbs": [Crumb("Search")],
    }
    return render(request, "dashboards/search.html", context)


def _found(words: str, reader: Any) -> QuerySet[Any]:
    allowed = Q(pk__in=[])
    for kind in registry.search.kinds.values():
        allowed |= Q(kind=kind.kind, object_id__in=kind.visible(reader).values("pk"))
    query = SearchQuery(words, config=CONFIGURATION, search_type="websearch")
    return (
        SearchDocument.objects.filter(allowed, vector=query)
        .annotate(rank=SearchRank(F("vector"), query))
        .order_by("-rank", "kind", "object_id")
    )


def _hits(documents: list[Any], words: str, reader: Any) -> list[Hit]:
    """Read the rows behind one page of documents, a query a kind, and draw the snippets."""
    query = SearchQuery(words, config=CONFIGURATION, search_type="websearch")
    marks: Any = {"config": CONFIGURATION, "start_sel": START, "stop_sel": END}
    heads = {
        row.pk: row
        for row in SearchDocument.objects.filter(pk__in=[document.pk for document in documents]).annotate(
            marked_title=SearchHeadline("title", query, highlight_all=True, **marks),
            marked_body=SearchHeadline("body", query, max_fragments=2, max_words=28, min_words=12, **marks),
        )
    }
    rows: dict[tuple[str, int], Any] = {}
    for name in {document.kind for document in documents}:
        kind = registry.search.kinds[name]
        ids = [document.object_id for document in documents if document.kind == name]
        rows |= {(name, pk): row for pk, row in kind.model._default_manager.in_bulk(ids).items()}
    hits = []
    for document in documents:
        row, head = rows.get((document.kind, document.object_id)), heads[document.pk]
        url = row.get_absolute_url() if row is not None and hasattr(row, "get_absolute_url") else ""
        label = registry.search.kinds[document.kind].label
        hits.append(Hit(label, _marked(head.marked_title), _marked(head.marked_body), url))
    return hits


def _marked(text: str) -> SafeString:
    """Escape a snippet and mark the words found."""
    return mark_safe(escape(text).replace(START, "<mark>").replace(END, "</mark>"))  # noqa: S308 (escaped first)
