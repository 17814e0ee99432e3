"""A version of a report, or a draft, as a document for a reader: what they may not read is not in it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Prefetch

from salford_css.core.documents.tokens import told
from salford_css.core.documents.tree import Document, Runs, runs
from salford_css.core.models import Part
from salford_css.core.registry import figures
from salford_css.core.words import capital, counted
from strategy.models import Appendix, Paper, Recommendation, ReportField, ReportFigure, ReportSection, ReportVersion
from strategy.reporting import citing, headings, paper
from strategy.reporting.paper import Head, Report, Row
from strategy.selectors.drafts import Read, View, reading

CITED = Prefetch("figures", ReportFigure.objects.order_by("position"), to_attr="cited")


def of_version(version: ReportVersion, reader: Any, *, with_exempt: bool = True) -> Document:
    """Return the document of a frozen version: its words and figures as they were put to its body."""
    sections = _open(ReportSection.objects.visible_to(reader).filter(version=version), with_exempt)
    appendices = _open(Appendix.objects.visible_to(reader).filter(version=version), with_exempt)
    rows = list(sections.prefetch_related(CITED).order_by("place"))
    is_exempt = version.part == Part.EXEMPT or any(row.part == Part.EXEMPT for row in rows)
    return paper.document(
        Report(
            title=version.title,
            heads=_heads(version, reader),
            rows=[_row(row) for row in rows],
            appendices=[_appendix(row) for row in appendices.order_by("number")],
            part="exempt" if is_exempt else "open",
            left_out=left_out(version, rows),
            **_around(version),
        )
    )


def _open(rows: Any, with_exempt: bool) -> Any:
    return rows if with_exempt else rows.filter(part=Part.OPEN)


def _around(version: ReportVersion) -> dict[str, Any]:
    item = Paper.objects.filter(report_version=version).select_related("item").first()
    report = version.report
    return {
        "report_of": str(report.report_of or ""),
        "to": str(version.body or ""),
        "on": str(version.when),
        "item": str(item.item.number) if item else "",
        "by": str(report.organisation),
        "as_at": version.published_on or version.latest or version.made_at.date(),
    }


def _heads(version: ReportVersion, reader: Any) -> list[Head]:
    rows = ReportField.objects.visible_to(reader).filter(version=version).select_related("heading")
    asked = [runs(one.text) for one in Recommendation.objects.visible_to(reader).filter(version=version)]
    return [_head(row, asked) for row in rows.prefetch_related(CITED).order_by("heading__number")]


def _head(row: Any, asked: Sequence[Runs]) -> Head:
    if row.heading.field == headings.RECOMMENDATIONS and asked:
        return Head(row.heading.label, points=tuple(asked))
    answer = f"{row.get_answer_display().capitalize()}. " if row.answer else ""
    return Head(
        row.heading.label, runs(answer if row.text else answer.strip(), *citing.pieces(capital(row.text), row.cited))
    )


def _row(row: Any) -> Row:
    return Row(row.number, citing.pieces(row.text, row.cited), row.heading, opens_section(row))


def opens_section(row: Any) -> bool:
    """Say whether a frozen row opens a section: its number has no point, or it is a heading and nothing else."""
    return "." not in row.number


def _appendix(row: Appendix) -> Runs:
    replaces = f", replaces {row.replaces_as_written}" if row.replaces_as_written else ""
    return runs(f"Appendix {row.number}: {row.title}{replaces}")


def left_out(version: ReportVersion, shown: Iterable[ReportSection]) -> list[str]:
    """Say how much of a report is not among the paragraphs shown, and under which paragraphs of the schedule."""
    there = {row.pk for row in shown}
    exempt = ReportSection.objects.filter(version=version).exclude(part=Part.OPEN)
    hidden = [row for row in exempt if row.pk not in there]
    if not hidden:
        return []
    under = sorted({row.exempt_paragraph for row in hidden if row.exempt_paragraph})
    named = f", exempt under {' and '.join(under)}" if under else ""
    return [f"{counted(len(hidden), 'paragraph')} of Part 2{named}"]


# ------------------------------------------------------------------ a draft


def of_draft(view: View, reader: Any, as_at: date) -> Document:
    """Return the document of a draft with its figures as they read on a day; it says on every sheet that it is one."""
    draft, read = view.draft, reading(as_at, reader)
    report = draft.report
    asked = [told(one.text, read).runs for one in draft.recommendations.order_by("number")]
    return paper.document(
        Report(
            title=report.title,
            heads=[_draft_head(one, view, asked, read) for one in view.fields],
            rows=[
                Row(line.number, told(line.row.text, read).runs, line.row.heading, line.row.is_section)
                for line in view.lines
            ],
            appendices=[runs(str(one)) for one in draft.appendices.order_by("number")],
            part="exempt" if report.part == Part.EXEMPT or _any_exempt(view) else "open",
            report_of=str(report.report_of or ""),
            to=str(draft.body or ""),
            by=str(report.organisation),
            as_at=as_at,
            draft_on=as_at,
        )
    )


def _any_exempt(view: View) -> bool:
    return any(line.row.part == Part.EXEMPT for line in view.lines)


def _draft_head(one: Any, view: View, asked: Sequence[Runs], read: Read) -> Head:
    name = one.heading.field
    if name == headings.RECOMMENDATIONS:
        return Head(one.heading.label, points=tuple(asked))
    said = spoken(one, view)
    return Head(one.heading.label, told(said, read).runs)


def spoken(one: Any, view: View) -> str:
    """Return what stands under a heading of a draft as one text, answer and all."""
    draft, report = view.draft, view.draft.report
    chosen = {
        headings.TITLE: report.title,
        headings.CONTACT: str(report.contact_post or ""),
        headings.WARDS: "All" if draft.all_wards else ", ".join(str(row.ward.name) for row in draft.wards.all()),
        headings.RECOMMENDATIONS: "\n".join(row.text for row in draft.recommendations.order_by("number")),
    }
    if one.heading.field in chosen:
        return chosen[one.heading.field]
    if one.heading.field == headings.POLICIES:
        return "; ".join([*(row.pledge.title for row in draft.pledges.all()), *([one.text] if one.text else [])])
    return headings.with_papers(one.text, [str(paper) for paper in one.papers]) if one.papers else one.text


def cites_figures(version: ReportVersion) -> bool:
    """Say whether a version cites any live figure."""
    rows = ReportFigure.objects.filter(section__version=version) | ReportFigure.objects.filter(field__version=version)
    return rows.exists()


def figures_today(version: ReportVersion, reader: Any, as_at: date) -> list[citing.Moved]:
    """Return every figure a version cites beside what it reads on a day."""
    rows = ReportFigure.objects.filter(section__version=version) | ReportFigure.objects.filter(field__version=version)
    rows = rows.select_related("section", "field__heading").order_by("section__place", "field", "position")
    visible = set(ReportSection.objects.visible_to(reader).filter(version=version).values_list("pk", flat=True))
    found = []
    for row in rows:
        if row.section_id is not None and row.section_id not in visible:
            continue
        now = figures.read(row.token, as_at=as_at, reader=reader)
        place = f"Paragraph {row.section.number}" if row.section else str(row.field.heading.label if row.field else "")
        found.append(citing.Moved(row, place, now.text if now else None, now.version if now else ""))
    return found
