"""The first page by role, my work, and the breaks in the thread."""

from itertools import groupby
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from salford_css.core import breaks, clock, policies
from salford_css.core.components import Chip, Crumb, Export
from salford_css.core.forms.base import DirectorateForm
from salford_css.core.lists.columns import Column
from salford_css.core.lists.export import as_csv, as_xlsx
from salford_css.core.moments import day_of
from salford_css.dashboards import selectors

AUDIENCES = (("", "All"), ("strategy", "Strategy"), ("performance", "Performance"), ("partnerships", "Partnerships"))
TITLES = {
    "strategy": "Promises, proposals, decisions and work",
    "performance": "Measures and results",
    "partnerships": "Partners, boards and shared money",
}
COLUMNS = (
    Column("audience", "Part", lambda finding: TITLES.get(finding.audience, finding.audience)),
    Column("sentence", "Break", lambda finding: finding.sentence),
    Column("subject", "About", lambda finding: str(finding.subject)),
    Column("remedy", "What would mend it", lambda finding: finding.remedy),
)


@login_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show where things stand, what needs the reader and where the thread breaks."""
    shown = selectors.overview_for(request.user, as_at=day_of(request))
    return render(request, "dashboards/home.html", {"overview": shown})


@login_required
@require_safe
def dashboards(request: HttpRequest) -> HttpResponse:
    """Lead to the reader's first page."""
    return redirect("dashboards:home")


@login_required
@require_safe
def my_work(request: HttpRequest) -> HttpResponse:
    """Show what waits for the reader, sorted by what they must do."""
    as_at = day_of(request)
    reads_only = policies.is_read_only(request.user, clock.today())
    buckets = [] if reads_only else selectors.buckets_of(request.user, as_at=as_at)
    nothing = (
        "A cabinet member changes nothing here, so nothing waits. The overview says what needs attention."
        if reads_only
        else "Nothing is late and nothing waits for you."
    )
    context = {
        "buckets": buckets,
        "lead": nothing if reads_only else selectors.work_in_words(buckets),
        "nothing": nothing,
        "breaks": breaks.shown(as_at=as_at, reader=request.user)[:5],
        "changes": selectors.recent_changes(request.user),
    }
    return render(request, "dashboards/my_work.html", context)


class BreaksForm(DirectorateForm):
    """Which breaks to show."""

    part = forms.ChoiceField(choices=AUDIENCES, required=False, label="Part")
    words = forms.CharField(required=False, label="Contains", max_length=100)


@login_required
@require_safe
def all_breaks(request: HttpRequest) -> HttpResponseBase:
    """List every break the product finds by itself."""
    as_at = day_of(request)
    everything = breaks.shown(as_at=as_at, reader=request.user)
    form = BreaksForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {"part": "", "words": ""}
    found = [
        finding
        for finding in everything
        if chosen["part"] in ("", finding.audience) and chosen["words"].lower() in finding.sentence.lower()
    ]
    found.sort(key=lambda finding: (list(TITLES).index(finding.audience), finding.rank, finding.code))
    if request.GET.get("format") in {"csv", "xlsx"}:
        return _file(found, request.GET["format"], as_at)
    page = Paginator(found, 60).get_page(request.GET.get("page"))
    groups = [
        {"id": name, "title": TITLES[name], "findings": list(group), "note": ""}
        for name, group in groupby(page, key=lambda finding: finding.audience)
    ]
    filters = request.GET.urlencode()
    context = {
        "form": form,
        "groups": groups,
        "page": page,
        "total": len(everything),
        "as_at": as_at,
        "count": f"{len(found)} of {len(everything)} breaks",
        "chips": [Chip(words, request.path) for words in filter(None, (TITLES.get(chosen["part"]), chosen["words"]))],
        "ways": [Export("CSV", f"?{filters}&format=csv"), Export("Excel", f"?{filters}&format=xlsx")],
        "crumbs": [Crumb("Overview", "/"), Crumb("Breaks in the thread")],
    }
    return render(request, "dashboards/breaks.html", context)


def _file(found: list[Any], kind: str, as_at: Any) -> HttpResponseBase:
    name = f"breaks-{as_at.isoformat()}"
    if kind == "csv":
        return as_csv(COLUMNS, found, name=name)
    return as_xlsx(COLUMNS, found, name=name, about=[("What", "Breaks in the thread"), ("As at", f"{as_at:%-d %B %Y}")])
