"""Reports: the list, and one report with its versions, who considered it, and what stands in hand."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.urls import reverse

from salford_css.core import clock
from salford_css.core.components import Deed, Fact
from salford_css.core.lists import Column
from salford_css.core.words import capital, counted, listed
from strategy import policies
from strategy.filters import ReportFilter
from strategy.models import Consideration, Report, ReportDraft, ReportVersion
from strategy.querysets.reports import known_by
from strategy.views.pages import Part, StrategyList, StrategyPage, deeds_at, entry, fact, named, page_of


def known_versions(reader: Any, on: Any) -> Prefetch:
    """Read the versions of reports that existed on a day."""
    rows = ReportVersion.objects.visible_to(reader).as_at(on).select_related("body").order_by("number")
    return Prefetch("versions", rows, to_attr="known_versions")


class ReportList(StrategyList):
    """Every report."""

    heading = "Reports"
    noun = ("report", "reports")
    filterset = ReportFilter
    default_sort = ("title",)
    template = "strategy/reports.html"
    columns = (
        named("title", "Report", lambda row: row.title, ("title",)),
        Column("versions", "Versions", lambda row: len(row.known_versions), numeric=True, empty="0"),
        Column("date", "Newest version", lambda row: str(row.known_versions[-1].when) if row.known_versions else ""),
        Column("body", "Put to", lambda row: row.known_versions[-1].body if row.known_versions else ""),
        Column(
            "plan",
            "About the plan",
            lambda row: row.plan and row.plan.title,
            ("plan__title",),
            url=lambda row: page_of(row.plan) if row.plan else "",
            empty="none named",
        ),
        Column("contact", "Contact", lambda row: row.contact_post, ("contact_post__title",), empty="none named"),
    )

    def rows(self) -> QuerySet[Any]:
        """Return the reports that had a version by the day."""
        rows = Report.objects.visible_to(self.request.user).as_at(self.as_at).select_related("plan", "contact_post")
        return rows.prefetch_related(known_versions(self.request.user, self.as_at))

    def lead(self, total: int) -> str:
        """Say what they are."""
        return f"{capital(counted(total, 'report'))} on record; what was put to a body never changes afterwards."

    def extra(self) -> dict[str, Any]:
        """Add what is being written, and the way to write another, for officers."""
        if not policies.may_draft(self.request.user, clock.today()):
            return {}
        drafts = ReportDraft.objects.visible_to(self.request.user).select_related("report", "body").order_by("pk")
        return {
            "deeds": [Deed("Write a report", reverse("strategy:report-new"), first=True)],
            "in_hand": [
                entry(one, what=one.report.title, note=f"to {one.body or 'a body not named yet'}") for one in drafts
            ],
        }


class ReportPage(StrategyPage):
    """One report and its versions."""

    model = Report
    near = ("organisation", "report_of", "contact_post", "plan", "heading_set")
    listed_under = ("Reports", "reports")
    caption = "Report"

    def lead(self, row: Any) -> str:
        """Say how many versions there are and who had them."""
        versions = list(self._versions(row))
        if not versions:
            return "It has been put to nobody by this day."
        bodies = listed(list(dict.fromkeys(str(one.body) for one in versions if one.body)))
        return f"{capital(counted(len(versions), 'version'))}{', put to ' + bodies if bodies else ''}."

    def facts(self, row: Any) -> Sequence[Fact]:
        """Whose, about what, who answers."""
        return (
            fact("Of", row.organisation),
            fact("Report of", row.report_of),
            fact("Contact", row.contact_post, "none named"),
            fact("About the plan", row.plan, "none named"),
            fact("Headings", row.heading_set, "not recorded"),
        )

    def parts(self, row: Any) -> Sequence[Part]:
        """Its versions."""
        lines = [
            entry(
                one, when=str(one.when), what=f"Version {one.number}", note=one.asks or "what it asked is not recorded"
            )
            for one in self._versions(row)
        ]
        return (
            Part("Versions", "versions", lines, "No version is on record by this day."),
            Part(
                "Who considered it", "considered", self._considered(row), "Nobody is recorded as having considered it."
            ),
        )

    def _considered(self, row: Any) -> list[Any]:
        rows = Consideration.objects.visible_to(self.request.user).filter(known_by(self.as_at), version__report=row)
        return [
            entry(
                one.meeting or one.body,
                when=str(one.when),
                note=f"version {one.version.number}; {one.outcome or 'outcome not recorded'}",
            )
            for one in rows.select_related("body", "meeting__body", "version")
        ]

    def deeds(self, row: Any) -> Sequence[Deed]:
        """Go on writing, or begin the next version, for who writes reports."""
        if not policies.may_draft(self.request.user, clock.today()):
            return ()
        draft = ReportDraft.objects.visible_to(self.request.user).filter(report=row).exists()
        return deeds_at(row, ("Go on writing", "report-draft") if draft else ("Write the next version", "report-next"))

    def _versions(self, row: Any) -> Any:
        rows = ReportVersion.objects.visible_to(self.request.user).as_at(self.as_at).filter(report=row)
        return rows.select_related("report", "body").order_by("number")
