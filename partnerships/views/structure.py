"""The management structure as at a day: a drawing, a list, a table, a file; and what changed since another day."""

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views import View

from partnerships.charts import structure as chart
from partnerships.readings.structure import posts_on, told
from partnerships.structure import Held, Placed, Structure, arranged, differences
from salford_css.core.components import Crumb, Export
from salford_css.core.forms.base import DirectorateForm
from salford_css.core.forms.days import DayField
from salford_css.core.lists import Column
from salford_css.core.lists.export import as_csv, as_xlsx
from salford_css.core.models import Organisation
from salford_css.core.moments import day_of
from salford_css.core.papers import offers_about
from salford_css.core.words import capital, counted
from salford_css.core.words import day as words_of_day

HOME = Crumb("Partnerships", "/partnerships/")
HEADING = "Management structure"
COLUMNS = (
    Column("title", "Post", lambda row: row.post.title),
    Column("level", "Level, 1 is the top", lambda row: row.depth + 1, numeric=True),
    Column("reports", "Reports to", lambda row: row.reports_to, empty="nobody on record"),
    Column("employers", "Employed by", lambda row: row.post.employers, empty="nobody on record"),
    Column("joint", "Joint post", lambda row: "joint" if row.post.joint else "no"),
    Column("status", "Status", lambda row: row.post.status or "established"),
)


class StructureForm(DirectorateForm):
    """Whose structure, and with which day it is compared."""

    organisation = forms.ModelChoiceField(
        queryset=Organisation.objects.filter(employments__isnull=False).distinct(),
        required=False,
        label="Posts of",
        empty_label="every organisation on record",
    )
    then = DayField(required=False, label="Compare with another day", help_text="Empty: no comparison.")


class StructurePage(LoginRequiredMixin, View):
    """Who reports to whom."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Show the structure on the day of the page, or hand it over as a file."""
        day = day_of(request)
        form = StructureForm(request.GET if {"organisation", "then_0"} & set(request.GET) else None)
        chosen = form.cleaned_data if form.is_bound and form.is_valid() else {}
        organisation, then = chosen.get("organisation"), chosen.get("then")
        posts = posts_on(day, request.user, organisation)
        structure = arranged(posts)
        if request.GET.get("format") in {"csv", "xlsx"}:
            return _file(structure, request.GET["format"], day, organisation)
        context = {
            "crumbs": [HOME, Crumb("Joint posts", reverse("partnerships:joint-posts")), Crumb(HEADING)],
            "form": form,
            "as_at": day,
            "lead": told(structure, day),
            "structure": structure,
            "drawing": chart.draw(structure),
            "rows": [(row, [(column, column.cell(row)) for column in COLUMNS]) for row in structure.placed],
            "columns": COLUMNS,
            "description": _description(structure),
            "offers": offers_about(organisation, request.user) if organisation else [],
            "ways": [Export(words, f"{request.path}?{_asked(organisation, kind)}")
                     for words, kind in (("CSV", "csv"), ("Excel", "xlsx"))],
            **self._compared(posts, then, organisation, day),
        }  # fmt: skip
        return render(request, "partnerships/structure.html", context)

    def _compared(self, posts: list[Held], then: date | None, organisation: Any, day: date) -> dict[str, Any]:
        if then is None:
            return {"then": None}
        other = posts_on(then, self.request.user, organisation)
        first, last = sorted([then, day])
        before, after = (other, posts) if then <= day else (posts, other)
        return {
            "then": then,
            "first": first,
            "last": last,
            "changes": differences(before, after),
            "structure_then": arranged(other),
            "drawing_then": chart.draw(arranged(other)),
        }


def _description(structure: Structure) -> str:
    tops = [row.post.title for row in structure.placed if row.depth == 0]
    return (
        f"One row a post, indented under its superior. {capital(counted(len(tops), 'post'))} at the top: "
        f"{'; '.join(tops[:8])}. Joint posts have two outlines. The table below holds the same."
    )


def _asked(organisation: Any, kind: str) -> str:
    named = {"organisation": organisation.pk} if organisation else {}
    return urlencode({**named, "format": kind})


def _file(structure: Structure, kind: str, day: date, organisation: Any) -> HttpResponseBase:
    rows = [*structure.placed, *(Placed(post, 0) for post in structure.alone)]
    name = f"management-structure-{day.isoformat()}"
    if kind == "csv":
        return as_csv(COLUMNS, rows, name=name)
    about = [
        ("What", HEADING),
        ("As at", words_of_day(day)),
        ("Of", str(organisation or "every organisation on record")),
        ("Source", "employers and lines of reporting on record; what is marked illustrative is made up"),
    ]
    return as_xlsx(COLUMNS, rows, name=name, about=about)
