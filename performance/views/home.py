"""The first page of this part: how the measures stand, in a sentence and a picture, and what else is kept."""

from collections.abc import Sequence
from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from performance.charts.coverage import coverage
from performance.forms.board import BoardForm
from performance.selectors.councils import own_organisation
from performance.selectors.overview import Counts, Covered, counts, covered, last_rating
from performance.selectors.scoreboard import BoardRow, board, drawn
from performance.sentences.board import board_heading, board_lead
from performance.views.scoreboard import shown, told
from salford_css.core.components import Entry
from salford_css.core.moments import day_of
from salford_css.core.words import capital, number

MOST_PRESSING = 4


@login_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show how the measures stand, what was measured when, and the registers."""
    as_at, reader = day_of(request), request.user
    council = own_organisation(on=as_at)
    rows = board(council, as_at=as_at, reader=reader) if council else []
    lanes = covered(council, as_at=as_at, reader=reader)
    context = {
        "council": council,
        "heading": board_heading([told(row) for row in rows]),
        "lead": board_lead([told(row) for row in rows]),
        "pressing": [shown(one) for one in drawn(_most_pressing(rows), as_at=as_at)],
        "measures": len(rows),
        "drawings": coverage([one.lane for one in lanes], as_at=as_at),
        "lanes": lanes,
        "told": _told(lanes, as_at),
        "rating": last_rating(council, as_at=as_at, reader=reader),
        "registers": _registers(counts(reader)),
    }
    return render(request, "performance/home.html", context)


def _most_pressing(rows: list[BoardRow]) -> list[BoardRow]:
    return BoardForm({}, rows=rows).chosen(rows)[:MOST_PRESSING]


def _told(lanes: Sequence[Covered], as_at: date) -> str:
    known = sum(bool(one.lane.known) for one in lanes)
    later = sum(len(one.lane.later) for one in lanes)
    more = f" Figures of later years are drawn as open dots: they were not known on {as_at:%-d %B %Y}." if later else ""
    if not known:
        return f"No framework has a figure of ours that was known on {as_at:%-d %B %Y}.{more}"
    have = "has" if known == 1 else "have"
    return f"{capital(number(known))} of {number(len(lanes))} frameworks {have} figures of ours.{more}"


def _registers(found: Counts) -> list[Entry]:
    """Say what else is kept, each with its way in."""
    return [
        Entry(f"{found.indicators}", "Indicators", reverse("performance:indicators"), "defined, measured or not"),
        Entry(f"{found.frameworks}", "Frameworks", reverse("performance:frameworks"), "that published them"),
        Entry("", "Targets", reverse("performance:targets"), "what figures are to reach, and by when"),
        Entry("", "Data quality", reverse("performance:data-quality"), "what can be doubted of the figures"),
        Entry("", "Quarterly performance", reverse("performance:quarterly"), "by quarter, with what is explained"),
        Entry("", "Service plan reviews", reverse("performance:reviews"), "each objective, how far it is"),
        Entry(f"{found.rounds}", "Reporting rounds", reverse("performance:rounds"), "in which figures are asked for"),
        Entry(f"{found.ratings}", "Ratings", reverse("performance:ratings"), "of this and other councils"),
        Entry(
            f"{found.thresholds}", "Bands and thresholds", reverse("performance:bands"),
            "by which values are judged and ratings capped",
        ),
        Entry(
            f"{found.sources}", "Information sources", reverse("performance:information-sources"),
            "from which the directorate knows how it is doing",
        ),
        Entry(
            f"{found.budget_facts}", "Facts about money", reverse("performance:budget-facts"),
            "as their sources state them",
        ),
    ]  # fmt: skip
