"""The list of returns and the page of one."""

from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

import django_filters
from django.db.models import Max, Min, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from partnerships import policies
from partnerships.models import (
    FigurePart,
    PooledFund,
    PoolReturn,
    PoolReturnVersion,
    ReturnKind,
    ReturnState,
)
from partnerships.readings.returns import (
    PART_HEADS,
    Row,
    cells_of,
    corrected_since,
    partners_who_answer,
    rows_for,
    rows_of_version,
)
from partnerships.reporting.dates import lateness
from partnerships.views.deeds.page import HOME
from salford_css.core import clock
from salford_css.core.components import Crumb, Deed, Export, Fact
from salford_css.core.detail import DetailPage
from salford_css.core.filters import ListFilter
from salford_css.core.lists import Column, ListPage
from salford_css.core.lists.export import as_csv, as_xlsx
from salford_css.core.parameters import parameter
from salford_css.core.words import capital


class ReturnFilter(ListFilter):
    """Returns by words, sort, state, fund, and whether they are late."""

    words_in = ("pool_year__fund__name", "pool_year__fund__partnership__name", "summary")
    kind = django_filters.ChoiceFilter(label="Sort", choices=ReturnKind.choices, empty_label="All")
    state = django_filters.ChoiceFilter(label="State", choices=ReturnState.choices, empty_label="All")
    fund = django_filters.ModelChoiceFilter(
        label="Fund", field_name="pool_year__fund", queryset=PooledFund.objects.order_by("name"), empty_label="All"
    )


def _late(row: Any, day: date) -> str:
    return lateness(row.due_on, row.first_sent, day)


class ReturnList(ListPage):
    """Every return of every pool."""

    heading = "Returns of pooled funds"
    noun = ("return", "returns")
    crumbs = (HOME, Crumb("Returns"))
    filterset = ReturnFilter
    default_sort = ("-pool_year__start_year", "pool_year__fund__name", "kind", "quarter")
    nothing = "No return is on record. A pool's manager opens one on the page of its year."

    @property
    def columns(self) -> tuple[Column, ...]:
        """Return the columns; how late a return is depends on the day."""
        day = self.as_at
        return (
            Column(
                "fund",
                "Fund",
                lambda row: row.pool_year.fund,
                ("pool_year__fund__name",),
                url=lambda row: row.get_absolute_url(),
            ),
            Column("kind", "Sort", lambda row: row.get_kind_display(), ("kind",)),
            Column("period", "About", lambda row: row.period_words, ("pool_year__start_year", "quarter")),
            Column("state", "State", lambda row: row.get_state_display(), ("state",)),
            Column("due", "Due", lambda row: row.due_on, ("due_on",), empty="no date was set"),
            Column("sent", "First submitted", lambda row: row.first_sent, ("first_sent",), empty="not yet"),
            Column("late", "In time?", lambda row: _late(row, day)),
            Column("version", "Version", lambda row: row.newest, ("newest",), numeric=True, empty="none"),
        )

    def rows(self) -> QuerySet[Any]:
        """Return the returns with when they were first sent."""
        rows = PoolReturn.objects.visible_to(self.request.user).select_related("pool_year__fund", "condition_set")
        sent = Q(versions__submitted_on__lte=self.as_at)
        return rows.annotate(
            first_sent=Min("versions__submitted_on", filter=sent), newest=Max("versions__number", filter=sent)
        )


STANDS = {
    ReturnState.DRAFT.value: "in draft",
    ReturnState.SUBMITTED.value: "waiting for their answers",
    ReturnState.QUERIED.value: "queried",
    ReturnState.ACCEPTED.value: "accepted by every partner",
}


def part_words(part: str) -> str:
    """Head a part of a return."""
    return capital(str(dict(FigurePart.choices)[part]))


class ReturnPage(DetailPage):
    """One return: where it stands, what it says, what it lacks, who answered what."""

    model = PoolReturn
    near = ("pool_year__fund__partnership", "condition_set")
    template = "partnerships/return.html"
    on_thread = False
    trail_parts = ("versions", "answers", "sign_offs")

    def crumbs(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        year = row.pool_year
        return [HOME, Crumb(f"{year.fund}, {year.year.label}", year.get_absolute_url()), Crumb("Return")]

    def get(self, request: HttpRequest, **address: Any) -> HttpResponse:
        """Show the page, or hand its figures over as a file."""
        wanted = parameter(request, "format")
        if wanted not in {"csv", "xlsx"}:
            return super().get(request, **address)
        row = self.find(request.user, **address)
        return self._file(row, wanted)

    def version_of(self, row: Any) -> PoolReturnVersion | None:
        """Return the version asked for (`?version=1`), or the newest sent by the day."""
        sent = row.versions.filter(submitted_on__lte=self.as_at).order_by("-number")
        asked = parameter(self.request, "version")
        found = sent.filter(number=int(asked)).first() if asked.isdigit() and len(asked) < 5 else None
        return found or sent.first()

    def shown_rows(self, row: Any, version: PoolReturnVersion | None) -> list[Row]:
        """Return what was sent; of a draft, what the ledger says on the day."""
        return rows_of_version(version) if version else rows_for(row, self.as_at)

    def context(self, row: Any) -> dict[str, Any]:
        """Return state, figures, what is missing, answers and deeds."""
        version = self.version_of(row)
        rows = self.shown_rows(row, version)
        mine = policies.may_keep_pool(self.request.user, row.pool_year.fund, clock.today())
        written = row.state in ("draft", "queried")
        cells = cells_of(row, self.as_at) if mine and written else []
        return {
            "lead": self.lead(row, version),
            "facts": self.facts(row),
            "version": version,
            "versions": row.versions.filter(submitted_on__lte=self.as_at),
            "parts": [_part(part, list(found)) for part, found in groupby(rows, key=lambda one: one.part)],
            "illustrative": any(one.illustrative for one in rows),
            "summary": version.summary if version else row.summary,
            "stale": corrected_since(version, self.as_at) if version else [],
            "cells": cells,
            "missing": [cell for cell in cells if not cell.is_complete],
            "partners": self.partners(row, version),
            "signed": enumerate(row.sign_offs.select_related("post", "body", "requirement").order_by("pk"), start=1),
            "conditions": self.conditions(row, mine and written),
            "mine": mine,
            "deeds": self.deeds(row) if mine else [],
            "ways": [
                Export("CSV", f"{self.request.path}?format=csv"),
                Export("Excel", f"{self.request.path}?format=xlsx"),
            ],
        }

    def lead(self, row: Any, version: PoolReturnVersion | None) -> str:
        """Say where it stands."""
        first = row.versions.order_by("number").first()
        late = lateness(row.due_on, first.submitted_on if first else None, self.as_at)
        if version is None:
            what = f"{capital(row.get_kind_display())} of {row.period_words}"
            return f"{what}: in draft, {late}. Its figures are the ledger's of today."
        sent = f"Version {version.number} went to the partners on {version.submitted_on:%-d %B %Y}"
        return (
            f"{sent} and is {STANDS[row.state]}; the return was {late}."
            if row.due_on
            else f"{sent} and is {STANDS[row.state]}."
        )

    def facts(self, row: Any) -> list[Fact]:
        """Return fund, period, date and conditions in a row."""
        due = f"{row.due_on:%-d %B %Y}" if row.due_on else "no date was set"
        at = f", {row.due_at:%H:%M}" if row.due_at else ""
        return [
            Fact("Fund", str(row.pool_year.fund), row.pool_year.get_absolute_url()),
            Fact("About", row.period_words),
            Fact("Due", f"{due}{at}", note=row.due_because),
            Fact("Conditions", str(row.condition_set or "none")),
        ]

    def partners(self, row: Any, version: PoolReturnVersion | None) -> list[tuple[str, str, str]]:
        """Return what each partner said to the version."""
        said = {}
        for answer in version.partner_answers.filter(on__lte=self.as_at).order_by("pk") if version else ():
            said[answer.party_id] = answer
        found = []
        for party in partners_who_answer(row):
            answer = said.get(party.pk)
            words = f"{answer.get_answer_display()} on {answer.on:%-d %B %Y}" if answer else "no answer yet"
            found.append((str(party), words, answer.words if answer else ""))
        return found

    def conditions(self, row: Any, open_to: bool) -> list[tuple[str, str, str]]:
        """Return what is asked, what was answered, and where to answer it."""
        if row.condition_set is None:
            return []
        answers = {answer.condition_id: answer for answer in row.answers.all()}
        found = []
        for one in row.condition_set.conditions.all():
            address = reverse("partnerships:return-condition", args=[row.ref, one.kind, one.number])
            words = answers[one.pk].get_answer_display() if one.pk in answers else "not answered"
            found.append((one.text, words, address if open_to else ""))
        return found

    def deeds(self, row: Any) -> list[Deed]:
        """Return what can be done in its state."""
        names = {
            "draft": ("write", "sign", "submit", "date"),
            "submitted": ("answer", "correct"),
            "queried": ("write", "sign", "correct", "answer"),
            "accepted": ("correct",),
        }[row.state]
        words = {
            "write": "Write the report",
            "sign": "Record a signature",
            "submit": "Submit to the partners",
            "date": "Set the date",
            "answer": "Record a partner's answer",
            "correct": "Submit a corrected version",
        }
        return [
            Deed(words[name], reverse(f"partnerships:return-{name}", args=[row.ref]), first=place == 0)
            for place, name in enumerate(names)
        ]

    def _file(self, row: Any, form: str) -> Any:
        version = self.version_of(row)
        rows = self.shown_rows(row, version)
        name = f"{row.ref}-v{version.number}" if version else f"{row.ref}-draft"
        if form == "csv":
            return as_csv(FILE, rows, name=name)
        sent = f"version {version.number}, {version.submitted_on:%-d %B %Y}" if version else "in draft"
        about = [
            ("What", str(row)),
            ("Which", sent),
            ("As at", f"{self.as_at:%-d %B %Y}"),
            ("Amounts", "pounds; metrics in their own unit"),
        ]
        return as_xlsx(FILE, rows, name=name, about=about)


def _part(part: str, rows: list[Row]) -> dict[str, Any]:
    heads = [
        (name, head)
        for name, head in zip(("plan", "actual", "forecast", "variance"), PART_HEADS[part], strict=True)
        if head
    ]
    shown = [
        {"row": row, "cells": [(head, _written(getattr(row, name), part)) for name, head in heads]} for row in rows
    ]
    return {
        "name": part_words(part),
        "id": part,
        "heads": [head for _, head in heads],
        "rows": shown,
        "words": any(row.words for row in rows),
    }


def _written(amount: Decimal | None, part: str) -> str:
    if amount is None:
        return "none"
    return f"{amount.normalize():f}" if part == FigurePart.METRIC else f"{amount:,.2f}"


FILE = (
    Column("part", "Part", lambda row: part_words(row.part)),
    Column("name", "Name", lambda row: row.name),
    Column("plan", "Plan or budget", lambda row: row.plan),
    Column("actual", "Actual to date", lambda row: row.actual),
    Column("forecast", "Forecast or to pay in all", lambda row: row.forecast),
    Column("variance", "Variance or share of it", lambda row: row.variance),
    Column("words", "Remarks", lambda row: row.words),
    Column("illustrative", "Illustration", lambda row: "made up for the demonstration" if row.illustrative else ""),
)
