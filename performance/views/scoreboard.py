"""The scoreboard: every measure of the council in one row each."""

from collections.abc import Hashable
from dataclasses import dataclass, fields
from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views import View

from performance.charts.assurance import AssuranceIcon, assurance_icon
from performance.charts.sparkline import Sparkline, sparkline
from performance.forms.board import BoardForm
from performance.judged import JudgedSeries
from performance.lights import Light
from performance.readings import Aside, Reading
from performance.selectors.councils import own_organisation
from performance.selectors.scoreboard import BoardRow, Drawn, board, drawn
from performance.sentences import SIGNAL_WORDS, TOO_SHORT, row_sentence
from performance.sentences.board import Told, board_heading, board_lead
from performance.sentences.places import rank_heading
from performance.views.board_address import chips, files
from performance.views.indicator.facts import blobs
from performance.views.ways import crumbs
from salford_css.core.components import Export
from salford_css.core.lists.columns import Column
from salford_css.core.lists.export import as_csv, as_xlsx
from salford_css.core.models import Organisation, Standing
from salford_css.core.moments import day_of
from salford_css.core.remembering import content_of
from salford_css.core.words import capital

PAGE_SIZE = 60
FILE_COLUMNS = (
    Column("framework", "Framework", lambda one: one.row.indicator.framework.code),
    Column("code", "Code", lambda one: one.row.indicator.code),
    Column("title", "Measure", lambda one: one.row.indicator.title),
    Column("sentence", "In a sentence", lambda one: one.sentence),
    Column("value", "Latest figure", lambda one: one.row.reading.line.latest_value if one.row.reading else None),
    Column("latest", "Latest in words", lambda one: one.latest),
    Column("disputed", "Disputed", lambda one: one.disputed),
    Column("period", "Period", lambda one: one.period),
    Column("late", "Overdue", lambda one: "yes" if one.row.is_late else "no"),
    Column("signal", "Signal", lambda one: one.signal_words),
    Column("assurance", "Meets target", lambda one: one.assurance.words if one.assurance else ""),
    Column("band", "Band", lambda one: one.band),
    Column("band_standing", "Standing of the band", lambda one: one.band_standing),
    Column("target", "Target", lambda one: one.target),
    Column("target_standing", "Standing of the target", lambda one: "illustrative" if one.target_made_up else ""),
    Column("light", "Against target", lambda one: one.light_words),
    Column("by_hand", "Set by hand", lambda one: one.by_hand),
    Column("travel", "Direction of travel", lambda one: one.travel),
    Column("doubt", "Data in doubt", lambda one: one.doubt),
    Column("grade", "Evidence", lambda one: one.grade),
    Column("owner", "Owner", lambda one: str(one.owner or "")),
    Column("posts", "Posts that answer for it", lambda one: "; ".join(one.row.served.posts.values())),
    Column("pledges", "Pledges", lambda one: "; ".join(one.row.served.pledges.values())),
    Column("service", "Service", lambda one: str(one.row.indicator.client_group or "everybody")),
    Column("headline", "Headline for", lambda one: one.row.indicator.headline_words),
)


@dataclass(frozen=True)
class ShownRow:
    """One measure as the page and the file write it."""

    row: BoardRow
    url: str
    sentence: str
    latest: str
    period: str
    spark: Sparkline | None
    signal_words: str
    assurance: AssuranceIcon | None
    band: str
    blobs: list[tuple[int, bool]]
    target: str
    grade: str
    owner: Any
    band_standing: str = ""
    shade: str = ""
    target_made_up: bool = False
    light_words: str = ""
    by_hand: str = ""
    travel: str = ""
    doubt: str = ""
    disputed: str = ""

    @property
    def key(self) -> Hashable:
        """Return everything the row shows: two rows with the same key look the same."""
        row, indicator = self.row, self.row.indicator
        facts = (getattr(self, one.name) for one in fields(self) if one.name not in ("row", "owner"))
        return (
            indicator.pk, indicator.title, row.signal, row.is_late, row.due, *row.served.pledges.values(), "posts",
            *row.served.posts.items(), self.owner and (self.owner.pk, str(self.owner)), *map(content_of, facts),
        )  # fmt: skip


def shown(one: Drawn) -> ShownRow:
    """Put a row into words and a small drawing; what is missing is a word."""
    row, reading = one.row, one.row.reading
    url = reading.series.get_absolute_url() if reading else row.indicator.get_absolute_url()
    if reading is None or one.judged is None:
        return ShownRow(
            row, url, "An objective is measured by it, and no figure is known.", "No figure", "", None,
            "Not judged", None, "Not banded", [], "none", "", one.owner,
        )  # fmt: skip
    sentence = _sentence(one, one.judged)
    band = reading.judgement.band
    return ShownRow(
        row=row,
        url=url,
        sentence=sentence,
        latest=capital(reading.line.latest_words),
        period=str(reading.line.latest_covers),
        spark=sparkline(one.judged, identifier=f"spark-{reading.series.pk}", description=sentence),
        signal_words=_signal_words(one),
        assurance=assurance_icon(one.judged),
        band=capital(band.name) if band else "Not banded",
        blobs=blobs(band.band if band else None),
        target=_target(one),
        grade=one.latest.grade if one.latest else "",
        owner=one.owner,
        band_standing=band.band_set.standing if band else "",
        shade=band.shade if band else "",
        target_made_up=_is_made_up(reading),
        disputed=one.disputed,
        **(beside(one.aside) if one.aside else {}),
    )


def beside(aside: Aside) -> dict[str, str]:
    """Put light, direction of travel and doubt into words; a light set by hand keeps the computed one beside it."""
    override, computed = aside.override, aside.light.light
    light = Light(override.light) if override else computed
    ruled = f"the rule says {computed.label}" if computed else "the rule gives none"
    return {
        "light_words": light.label if light else "",
        "by_hand": f"{override.reason}; {ruled}" if override else "",
        "travel": aside.travel.label,
        "doubt": aside.problem.why if aside.problem else "",
    }


def _sentence(one: Drawn, series: JudgedSeries) -> str:
    """Say where a short series stands among councils, where that is known; else what the statistics say of it."""
    if one.rank is None:
        return row_sentence(series, one.row.as_at)
    return f"{rank_heading(one.rank, series.measure.place, series.measure)}."


def _signal_words(one: Drawn) -> str:
    if one.judged is None or not one.judged.judged or one.judged.latest is None:
        return TOO_SHORT
    return SIGNAL_WORDS[one.judged.latest.type]


def _is_made_up(reading: Reading) -> bool:
    target = reading.judgement.target
    return target is not None and target.standing == Standing.ILLUSTRATIVE


def _target(one: Drawn) -> str:
    if one.judged is not None and one.judged.target is not None:
        return one.judged.measure.target_words(one.judged.target, strict=one.judged.is_strict)
    return (one.row.reading.target_words if one.row.reading else "") or "none"


def told(row: BoardRow) -> Told:
    """Return what a row says for the heading."""
    return Told(row.subject, row.signal, late=row.is_late, without=row.reading is None)


class Scoreboard(LoginRequiredMixin, View):
    """Every measure with its sentence, latest figure, small chart, signal, assurance, band, target and owner."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Show the board, or hand it over as a file."""
        as_at = day_of(request)
        organisation = own_organisation(on=as_at)
        if organisation is None:
            raise Http404("No plan is kept, so no council is known whose measures could be shown.")
        everything = board(organisation, as_at=as_at, reader=request.user)
        form = BoardForm(request.GET, rows=everything)
        rows = form.chosen(everything)
        if request.GET.get("format") in {"csv", "xlsx"}:
            return self._file(request, organisation, rows)
        page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
        context = {
            "organisation": organisation,
            "heading": board_heading([told(row) for row in rows]),
            "lead": board_lead([told(row) for row in rows]),
            "crumbs": crumbs(("Scoreboard", "")),
            "form": form,
            "page": page,
            "rows": [shown(one) for one in drawn(list(page), as_at=as_at)],
            "chips": chips(request, form),
            "count": f"{len(rows)} of {len(everything)} measures.",
            "ways": [
                *files(request),
                Export("Quarterly performance", reverse("performance:quarterly")),
                Export("Service plan reviews", reverse("performance:reviews")),
            ],
        }
        return render(request, "performance/scoreboard.html", context)

    @staticmethod
    def _file(request: HttpRequest, organisation: Organisation, rows: list[BoardRow]) -> HttpResponseBase:
        as_at = day_of(request)
        name, lines = f"scoreboard-{as_at.isoformat()}", [shown(one) for one in drawn(rows, as_at=as_at)]
        if request.GET["format"] == "csv":
            return as_csv(FILE_COLUMNS, lines, name=name)
        about = [("What", f"Scoreboard, {organisation}"), ("As at", f"{as_at:%-d %B %Y}")]
        return as_xlsx(FILE_COLUMNS, lines, name=name, about=about)
