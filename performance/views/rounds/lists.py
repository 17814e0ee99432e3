"""Lists of reporting rounds, of returns, and of the figures that wait for the reader."""

from collections.abc import Sequence
from typing import Any

import django_filters
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from performance.collecting.due import Tally, due_words
from performance.collecting.lifecycle import ReturnState
from performance.models import Framework, ReportingRound, ReturnEntry, RoundReturn
from performance.models.choices import FREQUENCIES
from performance.policies import may_open_rounds
from performance.selectors.returns import EntryLine
from performance.selectors.returns.owed import owed_by
from performance.views.rounds.ways import ROUNDS, round_crumbs
from performance.views.ways import crumbs
from salford_css.core import clock
from salford_css.core.components import Crumb, Deed
from salford_css.core.filters import ListFilter
from salford_css.core.lists import Column, ListPage
from salford_css.core.models import Organisation
from salford_css.core.words import capital, counted


class RoundFilter(ListFilter):
    """Rounds by words, framework, frequency, and whether returns are missing."""

    words_in = ("framework__code", "framework__name", "note", "asked_by__title")
    framework = django_filters.ModelChoiceFilter(
        queryset=Framework.objects.filter(rounds__isnull=False).distinct(), label="Framework", empty_label="any"
    )
    frequency = django_filters.ChoiceFilter(choices=FREQUENCIES, label="How often", empty_label="any")
    missing = django_filters.ChoiceFilter(
        choices=[("yes", "some are missing"), ("no", "all are in")], label="Returns", empty_label="any",
        method="filter_missing",
    )  # fmt: skip

    def filter_missing(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep the rounds of which some returns are missing, or none."""
        return rows.filter(open__gt=0) if value == "yes" else rows.filter(open=0)


class RoundList(ListPage):
    """Every reporting round, with how many returns are in."""

    heading = ROUNDS
    noun = ("round", "rounds")
    filterset = RoundFilter
    default_sort = ("-due", "ref")
    template = "performance/rounds/list.html"
    nothing = "No reporting round has been opened yet."
    crumbs = crumbs((ROUNDS, ""))
    columns = (
        Column("round", "Round", str, ("framework__code", "period"), url=lambda row: row.get_absolute_url()),
        Column("frequency", "How often", lambda row: row.get_frequency_display(), ("frequency",)),
        Column("opens", "Opens", lambda row: row.opens, ("opens",)),
        Column("due", "Due", lambda row: row.due, ("due",)),
        Column("asked", "Returns", lambda row: row.asked, ("asked",), numeric=True),
        Column("in", "In", lambda row: row.asked - row.open, numeric=True),
        Column("approved", "Approved", lambda row: row.approved, ("approved",), numeric=True),
        Column("by", "Asked by", lambda row: row.asked_by, ("asked_by__title",), empty="not said"),
    )

    def rows(self) -> QuerySet[Any]:
        """Return the rounds begun by the day, with their returns counted."""
        agreed = Q(returns__state__in=(ReturnState.APPROVED, ReturnState.LOCKED))
        rounds = ReportingRound.objects.visible_to(self.request.user).opened_by(self.as_at)
        return rounds.select_related("framework", "asked_by").annotate(
            asked=Count("returns"),
            open=Count("returns", filter=Q(returns__state=ReturnState.OPEN)),
            approved=Count("returns", filter=agreed),
        )

    def lead(self, total: int) -> str:
        """Say what is late, else what comes next."""
        late = RoundReturn.objects.visible_to(self.request.user).late_on(self.as_at)
        count = late.count()
        if count:
            was = "was" if count == 1 else "were"
            return f"{capital(counted(count, 'return'))} {was} due and {was} not handed in."
        return f"No return is late. {capital(counted(total, 'round'))} {'has' if total == 1 else 'have'} been opened."

    def extra(self) -> dict[str, Any]:
        """Offer to open one."""
        ways = [Deed("Open a round", reverse("performance:round-new"), first=True)]
        own = [Deed("All returns", reverse("performance:returns")), Deed("My figures", reverse("performance:due"))]
        return {"deeds": [*(ways if may_open_rounds(self.request.user, on=clock.today()) else []), *own]}


class ReturnFilter(ListFilter):
    """Returns by words, state, framework, unit, and whether they are late."""

    words_in = ("organisation__name", "round__framework__code", "round__framework__name")
    state = django_filters.ChoiceFilter(choices=ReturnState.choices, label="State", empty_label="any")
    round__framework = django_filters.ModelChoiceFilter(
        queryset=Framework.objects.filter(rounds__isnull=False).distinct(), label="Framework", empty_label="any"
    )
    organisation = django_filters.ModelChoiceFilter(
        queryset=Organisation.objects.filter(returns__isnull=False).distinct(), label="Unit", empty_label="any"
    )


class ReturnList(ListPage):
    """Every return of every round."""

    heading = "Returns"
    noun = ("return", "returns")
    filterset = ReturnFilter
    default_sort = ("-round__due", "organisation__name")
    nothing = "No unit has been asked for a return yet."

    @property
    def crumbs(self) -> Sequence[Crumb]:
        """Return the way back."""
        return round_crumbs(("Returns", ""))

    @property
    def columns(self) -> Sequence[Column]:
        """Return the columns; whether a return is late depends on the day."""
        return (
            Column(
                "unit", "Unit", lambda row: row.organisation, ("organisation__name",),
                url=lambda row: row.get_absolute_url(),
            ),
            Column(
                "round", "Round", lambda row: row.round, ("round__framework__code", "round__period"),
                url=lambda row: row.round.get_absolute_url(),
            ),
            Column("state", "State", lambda row: row.get_state_display(), ("state",)),
            Column("due", "Due", lambda row: row.round.due, ("round__due",)),
            Column("late", "Late", self._late, empty="no"),
            Column("figures", "Figures asked", lambda row: row.figures, ("figures",), numeric=True),
        )  # fmt: skip

    def _late(self, row: RoundReturn) -> str:
        late = row.state == ReturnState.OPEN and row.round.due < self.as_at
        return f"{counted((self.as_at - row.round.due).days, 'day')} late" if late else ""

    def rows(self) -> QuerySet[Any]:
        """Return the returns of rounds begun by the day."""
        rows = RoundReturn.objects.visible_to(self.request.user).opened_by(self.as_at)
        return rows.with_names().annotate(figures=Count("entries"))


class DueList(ListPage):
    """The figures that the reader's posts enter, in returns that are open."""

    heading = "My figures"
    noun = ("figure", "figures")
    page_size = 100
    default_sort = ("round_return__round__due", "round_return", "series__indicator__code")
    nothing = "No open return asks your posts for a figure."
    template = "performance/rounds/list.html"

    @property
    def crumbs(self) -> Sequence[Crumb]:
        """Return the way back."""
        return round_crumbs(("My figures", ""))

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Read the lines first: what is owed is worked out, not stored."""
        self.lines: dict[int, EntryLine] = {line.entry.pk: line for line in owed_by(request.user, on=self.as_at)}
        return super().get(request)

    @property
    def columns(self) -> Sequence[Column]:
        """Return the columns."""
        return (
            Column(
                "figure", "Figure", lambda row: self.lines[row.pk].title, ("series__indicator__title",), url=self._form
            ),
            Column("code", "Code", lambda row: self.lines[row.pk].code, ("series__indicator__code",)),
            Column("unit", "For", lambda row: row.series.organisation, ("series__organisation__name",)),
            Column("period", "Period", lambda row: str(self.lines[row.pk].period), ("round_return__round__period",)),
            Column("due", "Due", lambda row: row.round_return.round.due, ("round_return__round__due",)),
            Column("stands", "Entered", lambda row: self.lines[row.pk].words, empty="nothing yet"),
            Column("before", "Last time", lambda row: self.lines[row.pk].previous_words, empty="no figure before"),
            Column("target", "Target", lambda row: self.lines[row.pk].target_words, empty="none"),
            Column("needs", "Still needs", self._needs, empty="nothing"),
        )

    @staticmethod
    def _form(row: ReturnEntry) -> str:
        return reverse("performance:return-enter", args=[row.round_return.ref])

    def _needs(self, row: ReturnEntry) -> str:
        line = self.lines[row.pk]
        if line.is_missing:
            return "a figure"
        return "an explanation" if line.lacks else ""

    def rows(self) -> QuerySet[Any]:
        """Return the entries that are owed."""
        rows = ReturnEntry.objects.visible_to(self.request.user).filter(pk__in=self.lines)
        return rows.select_related("round_return__round__framework", "series__organisation", "series__indicator")

    def lead(self, total: int) -> str:
        """Say how many wait, and which is due first."""
        open_ones = [line for line in self.lines.values() if line.is_missing or line.lacks]
        if not open_ones:
            return "Nothing waits for you: every figure your posts enter is in and explained."
        first = min(line.entry.round_return.round.due for line in open_ones)
        waits = "waits" if len(open_ones) == 1 else "wait"
        return (
            f"{capital(counted(len(open_ones), 'figure'))} {waits} for you; the first "
            f"{due_words(due=first, on=self.as_at)}."
        )


def tally(rows: Sequence[RoundReturn]) -> Tally:
    """Count the returns of a round."""
    handed_in = sum(row.state != ReturnState.OPEN for row in rows)
    return Tally(asked=len(rows), handed_in=handed_in)
