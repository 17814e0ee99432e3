"""The report Next Steps 2004-2006 in its two versions, its headed fields, paragraphs and appendix; earlier reports."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from salford_css.casebook.keeping import Keeper, cleaned
from salford_css.casebook.papers import REPORT
from salford_css.casebook.reading import Casebook, Item
from salford_css.casebook.sections.governance import meeting_of
from salford_css.casebook.sheets import sheet
from salford_css.core import clock, dates
from salford_css.core.models import Document, Organisation, Post
from strategy.models import (
    Advice,
    Answer,
    Appendix,
    BackgroundDocument,
    Body,
    Consideration,
    Heading,
    HeadingSet,
    Plan,
    Proposal,
    Recommendation,
    RecommendationProposal,
    Report,
    ReportField,
    ReportSection,
    ReportVersion,
)
from strategy.services.heading_sets import keep_headings

HEADINGS = "report-2002-2005"
FIELD_OF: Mapping[str, str] = {
    "rep-title": "title",
    "rep-recommendations": "recommendations",
    "rep-summary": "executive-summary",
    "rep-background": "background-documents",
    "rep-risk": "risk",
    "rep-funding": "funding",
    "rep-legal": "legal-advice",
    "rep-financial": "financial-advice",
    "rep-contact": "contact",
    "rep-wards": "wards",
    "rep-policies": "policies",
}
EARLIER: Mapping[str, tuple[str, str]] = {
    "info-19": ("report-future-role-1999", "The Future Role and Strategic Direction of the Directorate"),
    "info-20": ("report-proposals-for-change-2001", "Proposals for Change"),
    "info-21": ("report-future-role-review-2001", "The Future Role: review of progress and proposals for change"),
}


def wording() -> dict[str, Any]:
    """Read the restated wording of the report."""
    return cast("dict[str, Any]", sheet("next_steps_wording.yaml"))


def load_headings(casebook: Casebook, keeper: Keeper) -> None:
    """Give the council the sets of headings that ship, and cite those of the report where it bears them."""
    council = keeper.find("org-council", Organisation)
    keep_headings(organisation=council)
    keeper.keep(
        "heading-set-2003", HeadingSet, lambda: HeadingSet.objects.get(ref=HEADINGS), source=f"{REPORT.name}, header"
    )
    for item in casebook.section("report.fields"):
        field = FIELD_OF[item.id]
        keeper.keep(
            f"heading-{field}",
            Heading,
            lambda field=field: Heading.objects.get(heading_set__ref=HEADINGS, field=field),
            source=item["source"],
        )


def load_report(casebook: Casebook, keeper: Keeper) -> None:
    """Keep the report, its versions and what hangs on them."""
    item = casebook.one("report")
    titles = {field.id: field["value"] for field in casebook.section("report.fields")}
    report = keeper.keep(item, Report, lambda: _report(item, titles["rep-title"], keeper))
    first, second = casebook.section("report.versions")
    for version in (first, second):
        keeper.keep(version, ReportVersion, lambda version=version: _version(version, report, keeper))
    v1, v2 = keeper.find(first.id, ReportVersion), keeper.find(second.id, ReportVersion)
    for field in casebook.section("report.fields"):
        keeper.keep(field, ReportField, lambda field=field: _field(field, v2))
    _keep_background(casebook, keeper, v2)
    _keep_parts(casebook, keeper, v1, v2)


def _report(item: Item, title: str, keeper: Keeper) -> Report:
    director = keeper.find("role-director", Post)
    return cleaned(
        Report(
            ref=item.id,
            title=title,
            organisation=keeper.find("org-council", Organisation),
            contact_post=director,
            heading_set=HeadingSet.objects.get(ref=HEADINGS),
            plan=Plan.objects.get(ref="plan-next-steps-2004-2006"),
        )
    )


def _version(item: Item, report: Report, keeper: Keeper) -> ReportVersion:
    cabinet = keeper.find("board-cabinet", Body)
    document = None if item["date"] else keeper.documents[REPORT.ref]
    version = ReportVersion(
        report=report,
        number=int(item["version"]),
        title=report.title,
        body=cabinet,
        all_wards=True,
        asks=item.get("asks", ""),
        document=document,
        made_at=clock.now(),
    )
    # The second version has no date of its own: it carries the bounds of the document.
    version.when = dates.parse(item["date"]) if item["date"] else keeper.documents[REPORT.ref].when
    cleaned(version)
    if item["date"]:
        consideration = Consideration(
            version=version, body=cabinet, meeting=meeting_of(cabinet, version.earliest), outcome=item["outcome"] or ""
        )
        consideration.when = version.when
        cleaned(consideration)
    return version


def _field(item: Item, version: ReportVersion) -> ReportField:
    heading = Heading.objects.get(heading_set__ref=HEADINGS, field=FIELD_OF[item.id])
    value = item["value"]
    text = "\n".join(value) if isinstance(value, list) else value
    answer = Answer.YES if text == "yes" else ""
    return cleaned(
        ReportField(
            version=version, heading=heading, answer=answer, text="" if answer else text, note=item.get("note", "")
        )
    )


def _keep_parts(casebook: Casebook, keeper: Keeper, v1: ReportVersion, v2: ReportVersion) -> None:
    """Keep sections and paragraphs by their printed numbers, the recommendation, the advice and the appendix."""
    words = wording()
    for place, part in enumerate(words["first_report"], start=1):
        keeper.keep(
            f"rep-v1-{part['number']}",
            ReportSection,
            lambda part=part, place=place: cleaned(ReportSection(version=v1, place=place, **part)),
            source="external: studylib.net/doc/16023414 (contents of the first report)",
        )
    for place, item in enumerate(casebook.section("report.body_sections"), start=1):
        text = words["conclusion"] if item["number"] == "5" else ""
        keeper.keep(
            item,
            ReportSection,
            lambda item=item, place=place, text=text: cleaned(
                ReportSection(version=v2, number=item["number"], place=place * 100, heading=item["heading"], text=text)
            ),
        )
    for part in _with_proposals(words):
        section, _, paragraph = part["number"].partition(".")
        keeper.keep(
            f"rep-v2-{part['number']}",
            ReportSection,
            lambda part=part, place=int(section) * 100 + int(paragraph): cleaned(
                ReportSection(version=v2, place=place, **part)
            ),
            source=f"{REPORT.name}, section {part['number']}",
        )
    _keep_ends(casebook, keeper, v2)


def _with_proposals(words: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return the paragraphs of the second report; 4.1 lists the proposals, as it does in print."""
    lines = [f"{number}. {one['text']}" for number, one in enumerate(words["proposals"].values(), start=1)]
    return [
        {**part, "text": "\n".join([part["text"], *lines])} if part["number"] == "4.1" else part
        for part in words["second_report"]
    ]


def _keep_ends(casebook: Casebook, keeper: Keeper, v2: ReportVersion) -> None:
    fields = {item.id: item for item in casebook.section("report.fields")}
    keeper.keep(
        "rep-recommendation-1",
        Recommendation,
        lambda: cleaned(Recommendation(version=v2, number=1, text=fields["rep-recommendations"]["value"])),
        source=f"{REPORT.name}, header",
    )
    for kind, field in (("legal", "rep-legal"), ("financial", "rep-financial")):
        value = fields[field]["value"]
        answer = Answer.YES if value == "yes" else ""
        keeper.keep(
            f"rep-advice-{kind}",
            Advice,
            lambda kind=kind, value=value, answer=answer: cleaned(
                Advice(version=v2, kind=kind, answer=answer, text="" if answer else value)
            ),
            source=f"{REPORT.name}, header",
        )
    for item in casebook.section("report.appendices"):
        keeper.keep(
            item,
            Appendix,
            lambda item=item: cleaned(
                Appendix(
                    version=v2,
                    number=item["number"],
                    title=item["title"],
                    replaces_as_written=item["replaces"],
                    in_hand=item["in_seed"],
                )
            ),
        )


BACKGROUND: Sequence[tuple[str, str, str]] = (
    ("future-role-1999", "December 1999", ""),
    ("proposals-for-change-2001", "January 2001", ""),
    ("future-role-review-2001", "June 2001", ""),
    ("next-steps-first-report-2004", "20 January 2004", "https://studylib.net/doc/16023414"),
)
"""The four papers that the report names as background, in its order: ref and date of the document, its address."""


def _keep_background(casebook: Casebook, keeper: Keeper, v2: ReportVersion) -> None:
    """Keep the papers the report rests on: known to exist, the first three held by nobody here."""
    fields = {item.id: item for item in casebook.section("report.fields")}
    named = zip(BACKGROUND, fields["rep-background"]["value"], strict=True)
    for place, ((ref, when, address), words) in enumerate(named, start=1):
        source = f"{REPORT.name}, header"
        paper = keeper.keep(
            f"rep-background-{ref}",
            Document,
            lambda ref=ref, when=when, address=address, words=words: _paper(ref, when, address, words),
            source=source,
        )
        keeper.keep(
            f"rep-background-{place}",
            BackgroundDocument,
            lambda paper=paper, words=words, place=place: cleaned(
                BackgroundDocument(version=v2, document=paper, as_written=words, place=place)
            ),
            source=source,
        )


def _paper(ref: str, when: str, address: str, words: str) -> Document:
    title = words.rpartition(", ")[0] if when in words and ", " in words else words
    paper = Document(ref=ref, title=title, kind="report", address=address)
    paper.when = dates.parse(when)
    return cleaned(paper)


def name_proposals(casebook: Casebook, keeper: Keeper) -> None:
    """Let the report's one recommendation name the proposals it asks Cabinet to approve."""
    asked = keeper.find("rep-recommendation-1", Recommendation)
    for item in casebook.section("proposals"):
        proposal = keeper.find(item.id, Proposal)
        keeper.keep(
            f"rep-recommendation-1-{item.id}",
            RecommendationProposal,
            lambda proposal=proposal: cleaned(RecommendationProposal(recommendation=asked, proposal=proposal)),
            source=f"{REPORT.name}, header and section 4.1",
        )


def load_earlier_reports(casebook: Casebook, keeper: Keeper) -> None:
    """Keep the reports that the two documents name as background."""
    for item in casebook.section("information_sources"):
        if item.id in EARLIER:
            keeper.keep(item, ReportVersion, lambda item=item: _earlier(item, keeper), field="report")


def _earlier(item: Item, keeper: Keeper) -> ReportVersion:
    ref, title = EARLIER[item.id]
    council = keeper.find("org-council", Organisation)
    report = cleaned(Report(ref=ref, title=title, organisation=council))
    version = ReportVersion(report=report, number=1, title=title, made_at=clock.now())
    version.when = dates.parse(item["date"])
    return cleaned(version)
