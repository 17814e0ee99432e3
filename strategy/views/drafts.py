"""The page on which a report is written: what is missing, what may be wrong, and the report as it will be printed."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from salford_css.core import clock
from salford_css.core.components import Crumb, Deed
from salford_css.core.deeds import next_number
from salford_css.core.words import capital, counted, number
from strategy import policies
from strategy.models import Answer, ReportDraft
from strategy.reporting import headings
from strategy.selectors import papers
from strategy.selectors.drafts import Field, View, view
from strategy.views.pages import StrategyPage, deeds_at

TYPED_ELSEWHERE = {
    headings.RECOMMENDATIONS: "report-recommend",
    headings.TITLE: "report-frame",
    headings.CONTACT: "report-frame",
    headings.WARDS: "report-frame",
}
"""Headings that are filled from another form than their own."""


class DraftPage(StrategyPage):
    """A report in hand."""

    model = ReportDraft
    near = ("report__heading_set", "report__contact_post", "report__report_of", "body", "consultation", "ancestor")
    template = "strategy/report_draft.html"
    listed_under = ("Reports", "reports")

    @classmethod
    def lookup(cls, **address: Any) -> dict[str, Any]:
        """Find the draft by the ref of its report."""
        return {"report__ref": address["ref"]}

    def above(self, row: Any) -> Sequence[Crumb]:
        """Return the way to the report, once it has been put to somebody."""
        return (Crumb(row.report.title, row.report.get_absolute_url()),) if row.ancestor else ()

    def captioned(self, row: Any) -> str:
        """Say which version is being written."""
        following = next_number(row.report.versions.all())
        return f"Draft of version {following} · {row.report.heading_set or 'no headings chosen'}"

    def context(self, row: Any) -> dict[str, Any]:
        """Read the whole draft."""
        self.found = view(row, self.request.user, self.as_at)
        return super().context(row) | {
            "found": self.found,
            "heads": [_head(row, one, self.found) for one in self.found.fields],
            "appendices": row.appendices.select_related("document", "replaces").order_by("number"),
            "may_write": policies.may_draft(self.request.user, clock.today()),
        }

    def lead(self, row: Any) -> str:
        """Say how far it is from being put to its body."""
        to = row.body or "a body"
        lacking = len(self.found.missing)
        if not lacking:
            first = f"Nothing is missing: it can be put to {to}."
        else:
            first = f"{capital(counted(lacking, 'thing'))} must be mended before it can be put to {to}."
        doubts = len(self.found.remarks)
        second = f" {capital(counted(doubts, 'sentence'))} may be wrong." if doubts else ""
        apart = len(self.found.differing)
        third = f" In {number(apart)} of its paragraphs text and register differ." if apart else ""
        return f"{first}{second}{third}"

    def deeds(self, row: Any) -> Sequence[Deed]:
        """Put it to its body, write around and into it, take it away."""
        if not policies.may_draft(self.request.user, clock.today()):
            return ()
        report = row.report
        deeds = deeds_at(report, ("Put it to its body", "report-freeze"), ("Title, body and pledges", "report-frame"))
        if row.consultation:
            deeds += deeds_at(report, ("Write sections from the register", "report-from-register"))[:1]
        deeds.append(Deed("Add a paragraph", reverse("strategy:report-paragraph-new", args=[report.ref])))
        deeds.append(Deed("Add an appendix", reverse("strategy:report-appendix-new", args=[report.ref])))
        deeds.append(Deed("Throw the draft away", reverse("strategy:report-discard", args=[report.ref])))
        return [Deed(one.words, one.url, first=place == 0) for place, one in enumerate(deeds)]


def _head(draft: ReportDraft, one: Field, found: View) -> dict[str, Any]:
    """Return a heading with what stands under it and where it is written."""
    field = one.heading.field
    ref = draft.report.ref
    name = TYPED_ELSEWHERE.get(field)
    url = reverse(f"strategy:{name}", args=[ref]) if name else reverse("strategy:report-heading", args=[ref, field])
    return {
        "heading": one.heading,
        "answer": Answer(one.answer).label if one.answer else "",
        "text": papers.spoken(one, found),
        "advice": one.advice,
        "url": url,
        "papers": one.papers,
        "words": one.text,
        "rests": field == headings.BACKGROUND,
        "asked": _asked(draft) if field == headings.RECOMMENDATIONS else (),
    }


def _asked(draft: ReportDraft) -> Sequence[dict[str, Any]]:
    """Return each recommendation with the proposals it is about."""
    rows = draft.recommendations.order_by("number").prefetch_related("proposal_links__proposal")
    return [{"row": one, "proposals": [link.proposal for link in one.proposal_links.all()]} for one in rows]
