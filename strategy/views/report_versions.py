"""A report as it was put to a body: headed fields, numbered paragraphs, figures, and what changed between versions."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Prefetch
from django.http import Http404
from django.urls import reverse

from salford_css.core import clock
from salford_css.core.components import Crumb, Deed, Entry, Fact
from salford_css.core.models import Document
from salford_css.core.parameters import parameter
from salford_css.core.words import capital, counted, day, listed, number
from strategy import policies
from strategy.models import (
    Advice,
    Appendix,
    BackgroundDocument,
    Consideration,
    Consultation,
    ConsultationComment,
    Decision,
    Proposal,
    ProposalVersion,
    Recommendation,
    RecommendationProposal,
    ReportDraft,
    ReportField,
    ReportSection,
    ReportVersion,
)
from strategy.querysets.reports import known_by
from strategy.reporting import headings
from strategy.reporting.changes import Fate
from strategy.selectors import papers
from strategy.selectors.report_changes import changed_fields, changed_sections, differing_sections
from strategy.views.pages import Part, StrategyPage, deeds_at, entry, fact


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
        sections = ReportSection.objects.visible_to(reader).filter(version=row).order_by("place")
        comments = ConsultationComment.objects.visible_to(reader).as_at(self.as_at).order_by("ref")
        apart = differing_sections(row, reader)
        proposals = ProposalVersion.objects.visible_to(reader).filter(report_version=row)
        return super().context(row) | {
            "fields": self._fields(row),
            "sections": [
                (one, apart.get(one.pk, ()))
                for one in sections.prefetch_related(
                    Prefetch("comments", comments.select_related("post", "organisation"), to_attr="known_comments"),
                    papers.CITED,
                )
            ],
            "cites": papers.cites_figures(row),
            "recommendations": self._recommendations(row),
            "proposals": proposals.select_related("proposal").order_by("proposal__number"),
            "appendices": Appendix.objects.visible_to(reader).filter(version=row).select_related("document"),
            "others": self._others(row),
        }

    def lead(self, row: Any) -> str:
        """Say what it asks of whom."""
        if row.asks:
            return f"It asks {row.body or 'a body that is not named'} to {row.asks.rstrip('.')}."
        whom = f"Put to {row.body}" if row.body else "To whom it was put is not recorded"
        asked = Recommendation.objects.visible_to(self.request.user).filter(version=row).count()
        return f"{whom}, with {counted(asked, 'recommendation')}." if asked else f"{whom}; its request is not recorded."

    def facts(self, row: Any) -> Sequence[Fact]:
        """To whom, when, open since, wards, document."""
        return (
            fact("Put to", row.body),
            fact("Date", str(row.when)),
            fact("Open to the public since", day(row.open_since) if row.open_since else ""),
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

    def deeds(self, row: Any) -> Sequence[Deed]:
        """Write the next version, or consult on this one, for who writes reports."""
        if not policies.may_draft(self.request.user, clock.today()):
            return ()
        following = deeds_at(row.report, ("Write the next version", "report-next")) if self._is_newest(row) else []
        consult = reverse("strategy:consultation-new", args=[row.report.ref, row.number])
        return [*following, Deed("Consult on this version", consult, first=not following)]

    def _is_newest(self, row: Any) -> bool:
        rows = ReportVersion.objects.filter(report=row.report, number__gt=row.number)
        return not rows.exists() and not ReportDraft.objects.filter(report=row.report).exists()

    def _fields(self, row: Any) -> list[Any]:
        """Return what its headings say; the background documents are told apart, to be linked."""
        reader = self.request.user
        papers = list(BackgroundDocument.objects.visible_to(reader).filter(version=row).select_related("document"))
        readable = Document.objects.visible_to(reader).filter(background_of__version=row)
        links = {one.pk: one.get_absolute_url() for one in readable}
        fields = list(ReportField.objects.visible_to(reader).filter(version=row).select_related("heading"))
        for one in fields:
            if one.heading.field == headings.BACKGROUND:
                one.papers = [(str(paper), links.get(paper.document_id, "")) for paper in papers]
                one.text = headings.without_papers(one.text, [str(paper) for paper in papers])
        return fields

    def _recommendations(self, row: Any) -> Any:
        """Return what it asks, of which proposals, with what was decided on each by the day."""
        decided = Decision.objects.visible_to(self.request.user).as_at(self.as_at).select_related("body", "post")
        rows = Recommendation.objects.visible_to(self.request.user).filter(version=row)
        about = RecommendationProposal.objects.filter(proposal__in=Proposal.objects.visible_to(self.request.user))
        return rows.prefetch_related(
            Prefetch("decisions", decided, to_attr="known_decisions"),
            Prefetch("proposal_links", about.select_related("proposal"), to_attr="about"),
        )

    def _others(self, row: Any) -> list[ReportVersion]:
        rows = ReportVersion.objects.visible_to(self.request.user).as_at(self.as_at).filter(report=row.report)
        return list(rows.exclude(pk=row.pk).select_related("report").order_by("number"))


class AboutVersion(ReportVersionPage):
    """A further page about one version: it shows neither its facts nor its parts."""

    on_thread = False

    def above(self, row: Any) -> Sequence[Crumb]:
        """Return the way to the version."""
        return (*super().above(row), Crumb(f"Version {row.number}", row.get_absolute_url()))

    def facts(self, row: Any) -> Sequence[Fact]:
        """Nothing: they stand on the version's own page."""
        return ()

    def parts(self, row: Any) -> Sequence[Part]:
        """Nothing: they stand on the version's own page."""
        return ()

    def deeds(self, row: Any) -> Sequence[Deed]:
        """Nothing is done here."""
        return ()

    def context(self, row: Any) -> dict[str, Any]:
        """Leave the version's own content out."""
        return StrategyPage.context(self, row)


class FiguresPage(AboutVersion):
    """The figures of a version: what was cited, and what each reads today."""

    template = "strategy/report_figures.html"

    def context(self, row: Any) -> dict[str, Any]:
        """Read each figure as on the day."""
        self.moved = papers.figures_today(row, self.request.user, self.as_at)
        return super().context(row) | {"figures": self.moved}

    def lead(self, row: Any) -> str:
        """Say how many moved."""
        if not self.moved:
            return "It cites no live figure."
        moved = sum(one.has_moved for one in self.moved)
        verb = "reads" if moved == 1 else "read"
        return f"It cites {counted(len(self.moved), 'figure')}; {number(moved)} of them {verb} otherwise today."


class ChangesPage(AboutVersion):
    """What changed against another version, paragraph by paragraph."""

    template = "strategy/report_changes.html"

    def context(self, row: Any) -> dict[str, Any]:
        """Compare with the version asked for, or the one before."""
        self.was = self._against(row)
        reader = self.request.user
        self.changed = changed_sections(self.was, row, reader)
        return super().context(row) | {
            "was": self.was,
            "changed": self.changed,
            "fields": [one for one in changed_fields(self.was, row, reader) if one.fate is not Fate.SAME],
            "others": self._others(row),
        }

    def _against(self, row: Any) -> ReportVersion:
        others = self._others(row)
        asked = parameter(self.request, "against")
        found = [one for one in others if str(one.number) == asked] or [
            one for one in others if one.number < row.number
        ]
        if not found:
            raise Http404
        return found[-1]

    def lead(self, row: Any) -> str:
        """Count what became of the paragraphs."""
        fates = [one.fate for one in self.changed]
        parts = [f"{number(fates.count(fate))} {fate}" for fate in Fate if fates.count(fate)]
        return f"Of {counted(len(fates), 'numbered place')} {', '.join(parts)}." if fates else "Neither has paragraphs."


def _advice(one: Advice) -> Entry:
    who = str(one.provider or one.provider_as_written or "who gave it is not recorded")
    said = ". ".join(filter(None, (capital(one.get_answer_display()) if one.answer else "", one.text)))
    return Entry(capital(one.kind.replace("-", " ")), said or "its words are not recorded", note=who)
