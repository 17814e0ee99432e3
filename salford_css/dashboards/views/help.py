"""Pages that explain: how to read, the glossary, where figures come from, accessibility. Open to everybody."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from salford_css.core.components import Crumb
from salford_css.dashboards import glossary

PAGES = {
    "reading": "How to read these pages",
    "glossary": "Glossary",
    "sources": "Where the figures come from",
    "accessibility": "Accessibility",
}


@require_safe
def page(request: HttpRequest, name: str) -> HttpResponse:
    """Show one explaining page."""
    if name not in PAGES:
        raise Http404
    context = {
        "heading": PAGES[name],
        "terms": glossary.terms(),
        "crumbs": [Crumb("Overview", "/"), Crumb(PAGES[name])],
    }
    return render(request, f"help/{name}.html", context)
