"""How our figures are banded: counts by band, how many are in the best band they can reach, and each measure."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views import View

from performance.banding import NOT_BANDED, Counted, at_best, counted, summary_sentence
from performance.models import Framework
from performance.selectors.banded import BandedLine, banded_lines
from performance.selectors.councils import own_organisation
from performance.views.ways import crumbs
from salford_css.core.components import Export
from salford_css.core.forms.base import DirectorateForm
from salford_css.core.lists.columns import Column
from salford_css.core.lists.export import as_csv, as_xlsx
from salford_css.core.moments import day_of
from salford_css.core.words import capital, number


def name_of(one: BandedLine) -> str:
    """Name the band; without one say that there is none."""
    return one.aside.banded.name or NOT_BANDED


def standing_of(one: BandedLine) -> str:
    """Say how sure the bands are; a made-up one is illustrative."""
    return one.band.band_set.standing if one.band else ""


def reaches(one: BandedLine) -> str:
    """Say whether the figure is in the best band that the measure can reach."""
    banded = one.aside.banded
    if not banded.name:
        return ""
    return "yes" if at_best(banded.band, highest=banded.highest, top=banded.top) else "no"


COLUMNS = (
    Column("framework", "Framework", lambda one: one.line.series.indicator.framework.code),
    Column("code", "Code", lambda one: one.line.series.indicator.code),
    Column("measure", "Measure", lambda one: one.line.series.indicator.title),
    Column("figure", "Latest figure", lambda one: one.line.latest_words),
    Column("period", "Period", lambda one: str(one.line.latest_covers)),
    Column("band", "Band", name_of),
    Column("standing", "Standing of the band", standing_of),
    Column("best", "Best that can be reached", reaches),
    Column("travel", "Direction of travel", lambda one: one.aside.travel.label),
    Column("doubt", "Data in doubt", lambda one: one.aside.problem.why if one.aside.problem else ""),
)


class BandedForm(DirectorateForm):
    """Of which framework, and in which band."""

    framework = forms.ChoiceField(label="Framework", required=False)
    band = forms.ChoiceField(label="Band", required=False)

    def __init__(self, data: Any, *, names: Sequence[str]) -> None:
        super().__init__(data)
        codes = Framework.objects.order_by("code").values_list("code", flat=True)
        self.fields["framework"].choices = [("", "All"), *((code, code) for code in codes)]  # type: ignore[attr-defined]
        self.fields["band"].choices = [("", "All"), *((name, name) for name in names)]  # type: ignore[attr-defined]


class BandedPage(LoginRequiredMixin, View):
    """The summary members were given: so many very good, so many good, ... and so many not banded."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Show it, or hand it over as a file."""
        as_at = day_of(request)
        organisation = own_organisation(on=as_at)
        if organisation is None:
            raise Http404("No plan is kept, so no council is known whose measures could be shown.")
        framework = request.GET.get("framework", "")
        lines = banded_lines(organisation, framework=framework, as_at=as_at, reader=request.user)
        counts = counted([one.aside.banded for one in lines])
        wanted = request.GET.get("band", "")
        rows = [one for one in lines if wanted in ("", name_of(one))]
        if request.GET.get("format") in {"csv", "xlsx"}:
            return _file(request, rows, f"Bands, {organisation}")
        return render(request, "performance/banded.html", _context(request, rows, counts) | {
            "organisation": organisation,
        })  # fmt: skip


def _context(request: HttpRequest, rows: Sequence[BandedLine], counts: Counted) -> dict[str, Any]:
    return {
        "heading": "How our figures are banded",
        "lead": summary_sentence(counts),
        "made_up": _made_up(counts.made_up),
        "counts": [(capital(name), count) for name, count in counts.names],
        "crumbs": crumbs(("Bands", reverse("performance:bands")), ("How our figures are banded", "")),
        "form": BandedForm(request.GET, names=[name for name, _ in counts.names]),
        "rows": [(one, capital(name_of(one)), standing_of(one) == "illustrative", reaches(one)) for one in rows],
        "count": f"{len(rows)} of {counts.of} measures.",
        "ways": [Export(words, _with(request, kind)) for words, kind in (("CSV", "csv"), ("Excel", "xlsx"))],
    }


def _made_up(count: int) -> str:
    if not count:
        return ""
    return f"{capital(number(count))} of these bands {'is' if count == 1 else 'are'} made up for the demonstration."


def _with(request: HttpRequest, kind: str) -> str:
    query = request.GET.copy()
    query["format"] = kind
    return f"{request.path}?{query.urlencode()}"


def _file(request: HttpRequest, rows: Sequence[BandedLine], what: str) -> HttpResponseBase:
    as_at = day_of(request)
    name = f"banded-{as_at.isoformat()}"
    if request.GET["format"] == "csv":
        return as_csv(COLUMNS, rows, name=name)
    return as_xlsx(COLUMNS, rows, name=name, about=[("What", what), ("As at", f"{as_at:%-d %B %Y}")])
