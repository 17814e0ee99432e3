"""What a record of decision says, gathered from the decision and from the report that was decided on."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from salford_css.core.documents.tree import Document
from salford_css.core.models import Part
from salford_css.core.words import capital, shortened
from strategy.lifecycle import Outcome
from strategy.models import Decision, ReportField, ReportVersion
from strategy.papers import record as paper
from strategy.record_of_decision import Record, lines, vote
from strategy.reporting import headings
from strategy.selectors.proposals import made


def record_of(row: Any, reader: Any) -> Record:
    """Gather what the record of decision says from the decision and the report that was decided on."""
    version = paper_of(row)
    fields = fields_of(version, reader)
    advice = list(version.advice.select_related("provider")) if version else []
    declared = list(row.item.interests.select_related("attendance__post")) if row.item else []
    return Record(
        decider=str(row.body or row.post),
        power=row.power or (row.delegation.power if row.delegation else ""),
        scheme=str(row.delegation.scheme) if row.delegation else "",
        reasons=row.reasons,
        options_rejected=row.options_rejected,
        risk=row.risk or _field(fields, "risk"),
        funding=row.funding or _field(fields, "funding"),
        advice=[*_advice(advice), *_headed_advice(fields, advice)],
        further_advice=row.advice,
        documents=[
            *([str(version)] if version else []),
            *_lines(_field(fields, "background-documents")),
            *_lines(row.documents_used),
        ],
        conditions=row.conditions,
        interests=[*(str(one) for one in declared), *filter(None, [row.interests])],
        vote=vote(row.votes_for, row.votes_against, row.abstained),
        deferred_until=row.deferred_until,
        urgency=row.urgency,
        contact=str(row.contact_post or "") or _field(fields, "contact"),
        panel=str(row.scrutiny_body or ""),
        made=str(made(row)),
        signed_on=row.signed_on,
        published_on=row.published_on,
        effective_on=row.effective_on,
    )


def printed(row: Decision, reader: Any, as_at: date) -> Document:
    """Return the record of a decision as a document; one of Part 2 says so, and why, on every sheet."""
    decider: Any = row.body or row.post
    council = getattr(decider, "organisation", None)
    item = row.item
    decided = paper.Decided(
        subject=row.proposal.title if row.proposal else shortened(row.wording, 120),
        outcome=row.get_outcome_display(),
        wording=row.wording,
        amended=_amended(row),
        by=str(council or decider),
        decider=str(decider),
        made=str(made(row)),
        reference=row.ref,
        as_at=as_at,
        part="exempt" if row.part == Part.EXEMPT else "open",
        exempt_reason=item.exempt_reason if item and row.part == Part.EXEMPT else "",
    )
    return paper.document(decided, lines(record_of(row, reader)))


def _amended(row: Decision) -> str:
    """Return the wording of the proposal that an amendment made."""
    amended = row.outcome == Outcome.AMENDED and row.proposal_version is not None
    return row.proposal_version.text if amended and row.proposal_version else ""


def _field(fields: Any, name: str) -> str:
    """Return what the report says under a heading: its answer, its text or both."""
    row = fields.get(name)
    if row is None:
        return ""
    answer = capital(row.get_answer_display()) if row.answer else ""
    return ". ".join(filter(None, (answer, row.text)))


def _advice(rows: Sequence[Any]) -> list[tuple[str, str]]:
    return [
        (
            one.kind,
            capital(one.text or one.get_answer_display() or "obtained")
            + (f" ({one.provider or one.provider_as_written})" if one.provider or one.provider_as_written else ""),
        )
        for one in rows
    ]


def _headed_advice(fields: Any, rows: Sequence[Any]) -> list[tuple[str, str]]:
    """Return what the report says under its headings of advice, where no advice of that kind is on record."""
    kinds = {one.kind for one in rows}
    named = {kind: field for field, kind in headings.ADVICE.items()}
    return [(kind, said) for kind, name in named.items() if kind not in kinds and (said := _field(fields, name))]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def paper_of(row: Decision) -> ReportVersion | None:
    """Return the version of a report that was decided on."""
    if row.recommendation is not None:
        return row.recommendation.version
    return row.proposal_version.report_version if row.proposal_version else None


def fields_of(version: ReportVersion | None, reader: Any) -> Mapping[str, Any]:
    """Return what a report says under its headings, by the name of the field."""
    if version is None:
        return {}
    rows = ReportField.objects.visible_to(reader).filter(version=version)
    return {row.heading.field: row for row in rows.select_related("heading")}
