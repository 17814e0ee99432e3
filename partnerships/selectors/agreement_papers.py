"""What the documents of an agreement say, read for a day."""

from datetime import date

from partnerships.agreements.checklist import refusals
from partnerships.models import Agreement, ChecklistAnswer
from partnerships.papers.checklist import Line, checklist
from partnerships.selectors.agreements import RuleLine, checklist_of, checklist_words
from salford_css.core.documents.tree import Document


def checklist_paper(agreement: Agreement, day: date) -> Document:
    """Return the statutory checklist as it stood on a day."""
    lines = checklist_of(agreement, day)
    return checklist(
        title=agreement.title,
        summary=checklist_words(lines, day),
        facts=(
            ("Partnership", agreement.partnership.name),
            ("State", agreement.state_words),
            ("Power", str(agreement.legal_basis or "the power of the day")),
        ),
        lines=[_line(line) for line in lines],
        by=str(agreement.partnership.lead_council),
        as_at=day,
    )


def _line(line: RuleLine) -> Line:
    item = f", item ({line.rule.item})" if line.rule.item else ""
    return Line(
        reference=f"{line.rule.reference}{item}",
        asks=line.rule.title,
        before=line.rule.get_step_display(),
        holds=line.found.holds,
        refuses=bool(refusals(line.found.missing)),
        shows=line.found.shows,
        missing=[one.sentence for one in line.found.missing],
        checked=_checked(line.latest),
    )


def _checked(answer: ChecklistAnswer | None) -> str:
    if answer is None:
        return ""
    who = str(answer.made_by or "no post recorded")
    said = f"{answer.get_answered_display()}, {answer.checked_on:%-d %B %Y}, {who}"
    evidence = answer.evidence or str(answer.document)
    return f"{said}: {evidence}"
