"""Reports and their versions: headed fields, numbered paragraphs, what was asked and who considered it."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Prefetch, QuerySet

from salford_css.core.components import Crumb, Entry, Fact
from salford_css.core.lists import Column
from salford_css.core.words import capital, counted, day, listed
from strategy.filters import ReportFilter
from strategy.models import (
    Advice,
    Appendix,
    Consideration,
    Consultation,
    ConsultationComment,
    ProposalVersion,
    Recommendation,
    Report,
    ReportField,
    ReportSection,
    ReportVersion,
)
from strategy.querysets.reports import known_by
from strategy.views.pages import Part, StrategyList, StrategyPage, entry, fact, named, page_of


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
        return (Part("Versions", "versions", lines, "No version is on record by this day."),)

    def _versions(self, row: Any) -> Any:
        rows = ReportVersion.objects.visible_to(self.request.user).as_at(self.as_at).filter(report=row)
        return rows.select_related("report", "body").order_by("number")


class ReportVersionPage(StrategyPage):
    """A report as it was put to a body."""

    model = ReportVersion
    trail_parts = ("fields", "sections", "recommendations")
    near = ("report__heading_set", "report__plan", "body", "document")
    template = "strategy/report_version.html"
    listed_under = ("Reports", "reports")

    @classmethod
    def lookup(cls, **address: Any) -> dict[str, Any]:
        """Find a version by the report's ref and its number."""
        return {"report__ref": address["ref"], "number": address["number"]}

    def above(self, row: Any) -> Sequence[Crumb]:
        """Return the way to the report."""
        return (Crumb(row.report.title, row.report.get_absolute_url()),)

    def captioned(self, row: Any) -> str:
        """Name version and date."""
        return f"Report, version {row.number} · {row.when}"

    def context(self, row: Any) -> dict[str, Any]:
        """Add headed fields, paragraphs, proposals, recommendations."""
        reader = self.request.user
        fields = ReportField.objects.visible_to(reader).filter(version=row)
        sections = ReportSection.objects.visible_to(reader).filter(version=row).order_by("place")
        comments = ConsultationComment.objects.visible_to(reader).as_at(self.as_at).order_by("ref")
        proposals = ProposalVersion.objects.visible_to(reader).as_at(self.as_at).filter(report_version=row)
        return super().context(row) | {
            "fields": fields.select_related("heading").order_by("heading__number"),
            "sections": sections.prefetch_related(
                Prefetch("comments", comments.select_related("post", "organisation"), to_attr="known_comments")
            ),
            "recommendations": Recommendation.objects.visible_to(reader).filter(version=row),
            "proposals": proposals.select_related("proposal").order_by("proposal__number"),
            "appendices": Appendix.objects.visible_to(reader).filter(version=row).select_related("document"),
            "others": self._others(row),
        }

    def lead(self, row: Any) -> str:
        """Say what it asks of whom."""
        if row.asks:
            return f"It asks {row.body or 'a body that is not named'} to {row.asks.rstrip('.')}."
        whom = f"Put to {row.body}" if row.body else "To whom it was put is not recorded"
        return f"{whom}; what it asked is not recorded."

    def facts(self, row: Any) -> Sequence[Fact]:
        """To whom, when, open since, wards, document."""
        return (
            fact("Put to", row.body),
            fact("Date", str(row.when)),
            fact("Open to the public since", day(row.published_on) if row.published_on else ""),
            fact("Wards", "all wards" if row.all_wards else listed([str(one.ward) for one in row.wards.all()])),
            fact("Document", row.document, "none in hand"),
        )

    def parts(self, row: Any) -> Sequence[Part]:
        """Consultation, considerations, advice."""
        reader = self.request.user
        heard = Consultation.objects.visible_to(reader).as_at(self.as_at).filter(report_version=row)
        looked = Consideration.objects.visible_to(reader).filter(known_by(self.as_at)).filter(version=row)
        advice = Advice.objects.visible_to(reader).filter(version=row).select_related("provider")
        return (
            Part("Consultation on it", "consultations", [entry(one) for one in heard], "None on this version."),
            Part(
                "Who considered it",
                "considered",
                [
                    entry(one.meeting or one.body, when=str(one.when), note=one.outcome or "outcome not recorded")
                    for one in looked.select_related("body", "meeting__body")
                ],
                "Nobody is recorded as having considered it.",
            ),
            Part("Advice taken", "advice", [_advice(one) for one in advice], "No advice is on record."),
        )

    def _others(self, row: Any) -> list[ReportVersion]:
        rows = ReportVersion.objects.visible_to(self.request.user).as_at(self.as_at).filter(report=row.report)
        return list(rows.exclude(pk=row.pk).select_related("report").order_by("number"))


def _advice(one: Advice) -> Entry:
    who = str(one.provider or one.provider_as_written or "who gave it is not recorded")
    said = ". ".join(filter(None, (capital(one.get_answer_display()) if one.answer else "", one.text)))
    return Entry(capital(one.kind), said or "its words are not recorded", note=who)
