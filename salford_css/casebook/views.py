"""Salford's story."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from salford_css.casebook import story
from salford_css.core.components import Crumb


@require_safe
@login_required
@require_safe
def salford(request: HttpRequest) -> HttpResponse:
    """Tell the case from 1999 to 2004, every sentence tied to its records."""
    return render(
        request,
        "casebook/story.html",
        {"story": story.tell(), "crumbs": [Crumb("Overview", "/"), Crumb("Salford's story")]},
    )
