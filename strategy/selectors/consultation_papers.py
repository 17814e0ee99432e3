"""What the papers of a consultation are made of, as the reader may see it on a day."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from salford_css.core.models import Part
from salford_css.core.words import day
from strategy import fairness
from strategy.models import Consultation
from strategy.papers import fairness as tests
from strategy.papers import said as paper
from strategy.selectors import fairness as evidence
from strategy.selectors import said
from strategy.selectors.consultations import heard
from strategy.selectors.proposals import is_answered_on
from strategy.sentences import consultations as sentences


def _part(consultation: Consultation) -> str:
    version = consultation.report_version
    return "exempt" if Part.EXEMPT in (version.part, version.report.part) else "open"


def heading(consultation: Consultation, found: Sequence[fairness.Test], on: date) -> tests.Heading:
    """Return what stands above the four tests."""
    grades = [test.grade for test in found]
    agreed = str(consultation.agreed_by or "not recorded")
    return tests.Heading(
        title=consultation.title,
        period=sentences.period(consultation.opens, consultation.latest),
        years=sentences.years(consultation.opens, consultation.latest),
        agreed=f"{agreed}, {day(consultation.agreed_on)}" if consultation.agreed_on else agreed,
        led=str(consultation.lead_post or "none named"),
        summary=sentences.grades(*(grades.count(name) for name in fairness.WORDS)),
        part=_part(consultation),
        as_at=on,
    )


def four_tests(consultation: Consultation, reader: Any, on: date) -> tests.Document:
    """Return the document on the four tests."""
    found = evidence.evidence(consultation, heard(consultation, reader, on), reader, on)
    return tests.document(heading(consultation, found, on), found)


def source(consultation: Consultation, on: date) -> paper.Source:
    """Return the consultation as its papers name it."""
    return paper.Source(
        title=consultation.title,
        period=sentences.period(consultation.opens, consultation.latest),
        signed=str(consultation.lead_post or "The directorate"),
        contact=str(consultation.contact_post or ""),
        organisation=str(consultation.report_version.report.organisation),
        part=_part(consultation),
        as_at=on,
    )


def lines(consultation: Consultation, reader: Any, on: date, *, answered: bool = False) -> list[paper.Line]:
    """Return every comment as papers tell it, or only the answered ones; what is hidden stays hidden."""
    rows = said.rows(consultation, reader, on).order_by("respondent_as_written", "ref")
    return [
        paper.Line(
            consultee=row.respondent,
            about=row.about_as_written or str(row.section or "the report as a whole"),
            said=row.shown_text,
            did=said.did(row, on),
            received=str(row.when) if row.earliest else "",
            replied=day(row.reply_sent_on) if row.reply_sent_on else "",
        )
        for row in rows
        if not answered or (row.is_answered and is_answered_on(row, on))
    ]


def you_said(consultation: Consultation, reader: Any, on: date) -> paper.Document:
    """Return the document for everybody."""
    summary = said.lead(said.rows(consultation, reader, on), on)
    return paper.document(
        source(consultation, on), summary, lines(consultation, reader, on), said.rates(consultation, reader, on)
    )
