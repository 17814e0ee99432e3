"""How far the data can be relied on: every doubt about a series in one row, in words and without a score."""

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views import View

from performance.forms.quality import QualityForm
from performance.selectors.councils import own_organisation
from performance.selectors.quality import Quality, quality_of
from performance.views.board_address import chips, files
from performance.views.ways import crumbs
from salford_css.core.lists.columns import Column
from salford_css.core.lists.export import as_csv, as_xlsx
from salford_css.core.moments import day_of
from salford_css.core.words import capital, counted, day, number

PAGE_SIZE = 50
COLUMNS = (
    Column("measure", "Measure", lambda row: row.indicator.title, url=lambda row: row.url),
    Column("key", "Key", lambda row: row.indicator.name_outside),
    Column("part", "Of", lambda row: row.part, empty="everybody"),
    Column("doubt", "Doubt", lambda row: row.doubt.label),
    Column("sentence", "What is known", lambda row: row.found.sentence),
    Column("remedy", "What would mend it", lambda row: row.doubt.remedy),
    Column("owner", "Owner", lambda row: row.indicator.owner, empty="nobody named"),
    Column("verdict", "The series", lambda row: row.verdict, empty="not judged"),
)


class DataQuality(LoginRequiredMixin, View):
    """Every doubt about the data of the council's measures."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Show the doubts, or hand them over as a file."""
        as_at = day_of(request)
        council = own_organisation(on=as_at)
        if council is None:
            raise Http404("No plan is kept, so no council is known whose data could be looked at.")
        found = quality_of(council, as_at=as_at, reader=request.user)
        form = QualityForm(request.GET, rows=found.rows)
        rows = form.chosen(found.rows)
        if request.GET.get("format") in {"csv", "xlsx"}:
            return _file(request, rows, str(council))
        page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
        context = {
            "heading": _heading(found),
            "caption": f"Data quality, {council}",
            "lead": _lead(found),
            "crumbs": crumbs(("Data quality", "")),
            "form": form,
            "columns": COLUMNS,
            "table": [[(column, column.cell(row)) for column in COLUMNS] for row in page],
            "page": page,
            "noun": "doubts",
            "count": f"{len(rows)} of {counted(len(found.rows), 'doubt')}.",
            "chips": chips(request, form),
            "clear_url": request.path,
            "ways": files(request),
            "nothing": "No doubt matches these filters. Take one away to see more."
            if found.rows
            else "Nothing in the data of these series is in doubt.",
            "source": "A doubt is not a fault of the service: a figure that is late or jumps may be right. Figures are "
            "counted as missing by how often the definition says they come, so the year between two surveys is none. "
            "A jump is a figure three times the one before or more, or a third of it or less, without a marked break.",
        }
        return render(request, "list.html", context)


def _heading(found: Quality) -> str:
    if not found.looked_at:
        return "No series has a figure yet"
    if not found.grave:
        return "No figure is known that may mislead"
    verb = "wants" if found.grave == 1 else "want"
    return f"{capital(number(found.grave))} of {number(found.looked_at)} series {verb} mending"


def _lead(found: Quality) -> str:
    around = found.looked_at - found.grave - found.sound
    told = [f"{capital(counted(found.sound, 'series', 'series'))} {'is' if found.sound == 1 else 'are'} sound"]
    if around:
        told.append(f"{number(around)} {'is' if around == 1 else 'are'} sound with gaps around the figures")
    return f"{', '.join(told)}. Each doubt stands below with what would mend it." if found.looked_at else ""


def _file(request: HttpRequest, rows: list[Any], council: str) -> HttpResponseBase:
    as_at = day_of(request)
    name = f"data-quality-{as_at.isoformat()}"
    if request.GET["format"] == "csv":
        return as_csv(COLUMNS, rows, name=name)
    return as_xlsx(COLUMNS, rows, name=name, about=[("What", f"Data quality, {council}"), ("As at", day(as_at))])
