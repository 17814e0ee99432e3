"""The health of all partnerships: a dashboard for cabinet members, a row each, as at a day."""

from functools import cached_property
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.urls import reverse

from partnerships.agreements.lifecycle import STATE_WORDS
from partnerships.models import Partnership, PartnershipStatus
from partnerships.risks import score_words
from partnerships.selectors.health.board import of
from partnerships.selectors.health.overview import Read, counted_rows, read_together
from salford_css.core.components import Crumb
from salford_css.core.filters import ListFilter
from salford_css.core.lists import Column, ListPage
from salford_css.core.models import ClientGroup, Organisation
from salford_css.core.money import in_words
from salford_css.core.words import capital, counted, some
from salford_css.core.words import day as words_of_day

HOME = Crumb("Partnerships", "/partnerships/")
NEEDS = (
    ("actions", "actions overdue"),
    ("risks", "risks past their review"),
    ("disputed", "a figure disputed"),
    ("thread", "no objective served"),
    ("seats", "no user or carer seat filled"),
)


class HealthFilter(ListFilter):
    """Partnerships by words, status, council, group, and what needs a look."""

    words_in = ("name", "kinds_of_service")
    status = django_filters.ChoiceFilter(label="Status", choices=PartnershipStatus.choices, empty_label="All")
    council = django_filters.ModelChoiceFilter(
        field_name="lead_council",
        label="Lead council",
        queryset=Organisation.objects.filter(partnerships_led__isnull=False).distinct(),
        empty_label="All",
    )
    client_group = django_filters.ModelChoiceFilter(
        label="For whom", queryset=ClientGroup.objects.filter(partnerships__isnull=False).distinct(), empty_label="All"
    )
    needs = django_filters.ChoiceFilter(label="With", choices=NEEDS, method="filter_needs", empty_label="anything")

    def filter_needs(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep those that need a look for one reason."""
        wanted = {
            "actions": {"actions_late__gt": 0},
            "risks": {"risks_late__gt": 0},
            "disputed": {"disputed__gt": 0},
            "thread": {"serves": 0},
            "seats": {"kept_filled": 0},
        }
        return rows.filter(**wanted[value])


def health_url(row: Partnership) -> str:
    """Return the page of a partnership's health."""
    return reverse("partnerships:health", args=[row.ref])


class HealthList(ListPage):
    """Every partnership with how it stands."""

    heading = "Health of all partnerships"
    noun = ("partnership", "partnerships")
    crumbs = (HOME, Crumb("Health"))
    filterset = HealthFilter
    default_sort = ("name",)
    source = "Counted from the record on the day; each row leads to the page that says where every figure is from."

    @cached_property
    def read(self) -> Read:
        """Read together what no column of the database holds."""
        return read_together(self.as_at, self.request.user)

    @property
    def columns(self) -> tuple[Column, ...]:
        """Thread, measures, money, board, seats, actions, risks, law, findings, disputes, next date."""
        return (
            Column("name", "Partnership", lambda row: row.name, ("name",), url=health_url),
            Column("status", "Status", lambda row: row.get_status_display(), ("status",)),
            Column("serves", "Serves", lambda row: counted(row.serves, "objective"), ("serves",)),
            Column("measures", "Measures", self._measures),
            Column("money", "Money", self._money),
            Column("board", "Board in a year", self._board, ("meetings", "kept_filled")),
            Column("actions", "Actions open", self._actions, ("actions_late", "actions_open")),
            Column("risks", "Risks open", self._risks, ("risk_highest",)),
            Column("agreement", "Agreement", self._agreement, ("agreement_state",)),
            Column("findings", "Findings", self._findings, ("disputed",)),
            Column("next", "Next date", lambda row: words_of_day(row.next_on) if row.next_on else "",
                   ("next_on",), empty="none"),
        )  # fmt: skip

    def rows(self) -> QuerySet[Any]:
        """Return what was known on the day."""
        return counted_rows(self.as_at, self.request.user)

    def lead(self, total: int) -> str:
        """Say what stands out among all of them."""
        over, found = len(self.read.over_budget), len(self.read.findings)
        concern = sum(1 for _, concerns in self.read.measures.values() if concerns)
        return (
            f"Of {counted(total, 'partnership')} {some(found, 'has', 'have')} a finding, "
            f"{some(concern, 'has', 'have')} a measure that shows a concern, "
            f"and {some(over, 'expects', 'expect')} to spend more than its pool holds."
        )

    def _measures(self, row: Any) -> str:
        many, concerns = self.read.measures.get(row.pk, (0, 0))
        return f"{many}, {counted(concerns, 'concern')}" if many else "none"

    def _money(self, row: Any) -> str:
        return "; ".join(map(_said, self.read.money.get(row.pk, ()))) or "no pool"

    def _board(self, row: Any) -> str:
        if not row.bodies:
            return "no board"
        seats = of(row.kept_filled, row.kept, "no")
        return f"{counted(row.meetings, 'meeting')}; {seats} user and carer seats filled"

    def _findings(self, row: Any) -> str:
        found = self.read.findings.get(row.pk, 0)
        disputed = f", {counted(row.disputed, 'figure')} disputed" if row.disputed else ""
        return f"{found or 'none'}{disputed}"

    def _actions(self, row: Any) -> str:
        return f"{row.actions_open}, {row.actions_late} overdue" if row.actions_open else "none"

    def _risks(self, row: Any) -> str:
        late = f", {row.risks_late} past review" if row.risks_late else ""
        return f"{row.risks_open}, highest {score_words(row.risk_highest)}{late}" if row.risks_open else "none"

    def _agreement(self, row: Any) -> str:
        return STATE_WORDS[row.agreement_state] if row.agreement_state else "none"


def _said(money: Any) -> str:
    """Say what a pool holds and by how much it is expected to miss that."""
    if money.budget is None:
        return f"no budget in {money.year.label}"
    held = f"{capital(in_words(money.budget))} in {money.year.label}"
    if not money.variance:
        return held if money.variance is None else f"{held}, as budgeted"
    made_up = " (illustrative)" if money.illustrative else ""
    return f"{held}, {in_words(abs(money.variance))} {'over' if money.variance > 0 else 'under'}{made_up}"
