"""Inspections and reviews by others."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Q, QuerySet

from salford_css.core.components import Entry, Fact
from salford_css.core.lists import Column
from salford_css.core.words import capital, counted
from strategy.filters import InspectionFilter
from strategy.models import Action, Inspection
from strategy.selectors.work import action_lines, with_everything
from strategy.views.pages import Part, StrategyList, StrategyPage, dated, entry, fact, for_whom, named


class InspectionList(StrategyList):
    """Every inspection and review."""

    heading = "Inspections and reviews"
    noun = ("inspection", "inspections")
    filterset = InspectionFilter
    default_sort = ("-earliest", "title")
    columns = (
        named("title", "Inspection", lambda row: row.title, ("title",)),
        Column("kind", "Kind", lambda row: row.get_kind_display(), ("kind",)),
        dated(),
        Column("by", "By", lambda row: row.organisation or row.inspector_as_written),
        for_whom(),
        Column("asked", "Recommendations", lambda row: row.asked, ("asked",), numeric=True, empty="0"),
        Column("finding", "What was found", lambda row: row.finding),
    )

    def rows(self) -> QuerySet[Any]:
        """Return the inspections begun by the day."""
        rows = Inspection.objects.visible_to(self.request.user)
        known = rows.filter(Q(earliest__isnull=True) | Q(earliest__lte=self.as_at))
        return known.select_related("organisation", "client_group").annotate(asked=Count("recommendations"))

    def lead(self, total: int) -> str:
        """Say what they are."""
        return f"{capital(counted(total, 'time'))} others looked at the service, or it was reviewed: what they found."


class InspectionPage(StrategyPage):
    """One inspection."""

    model = Inspection
    trail_parts = ("stages", "recommendations")
    near = ("organisation", "client_group", "document")
    listed_under = ("Inspections and reviews", "inspections")

    def captioned(self, row: Any) -> str:
        """Name kind and date."""
        return f"{capital(row.get_kind_display())} · {row.when}"

    def lead(self, row: Any) -> str:
        """Say what was found and asked."""
        asked = row.recommendations.count()
        found = f"{capital(row.finding.rstrip('.'))}. " if row.finding else ""
        return f"{found}{capital(counted(asked, 'recommendation'))} on record."

    def facts(self, row: Any) -> Sequence[Fact]:
        """By whom, for whom, how many reports."""
        return (
            fact("By", row.organisation or row.inspector_as_written),
            fact("Date", str(row.when)),
            fact("About", row.client_group, "the whole service, or not said"),
            fact("Reports", row.reports),
            fact("Document", row.document, "none on record"),
        )

    def parts(self, row: Any) -> Sequence[Part]:
        """Stages, recommendations with their answers and actions."""
        stages = [
            Entry(str(one.when), one.name, one.document.get_absolute_url() if one.document else "")
            for one in row.stages.select_related("document").order_by("number")
            if one.earliest is None or one.earliest <= self.as_at
        ]
        asked = [
            Entry(
                f"{one.number}{', paragraph ' + one.paragraph if one.paragraph else ''}",
                one.text,
                note=f"{capital(one.get_response_display())}. {one.response_text}" if one.response else "not answered",
            )
            for one in row.recommendations.order_by("number")
        ]
        mine = Action.objects.visible_to(self.request.user).filter(inspection_recommendation__inspection=row)
        lines = action_lines(with_everything(mine.as_at(self.as_at), self.as_at), self.as_at)
        actions = [entry(line.row, when=line.due, note=line.sentence, mark=line.status) for line in lines]
        return (
            Part("Step by step", "stages", stages, "No step is on record."),
            Part("What was recommended", "recommendations", asked, "No recommendation is on record."),
            Part("Actions that answer it", "actions", actions, "No action answers it on record."),
        )
