"""What a record of decision says, gathered from the decision and from the report that was decided on."""

from collections.abc import Mapping, Sequence
from typing import Any

from salford_css.core.words import capital
from strategy.models import Decision, ReportField, ReportVersion
from strategy.record_of_decision import Record, vote
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
        advice=[*_advice(advice), *_headed_advice(fields, advice), *filter(None, [row.advice])],
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


def _field(fields: Any, name: str) -> str:
    """Return what the report says under a heading: its answer, its text or both."""
    row = fields.get(name)
    if row is None:
        return ""
    answer = capital(row.get_answer_display()) if row.answer else ""
    return ". ".join(filter(None, (answer, row.text)))


def _advice(rows: Sequence[Any]) -> list[str]:
    return [
        f"{capital(one.kind.replace('-', ' '))}: {one.text or one.get_answer_display() or 'obtained'}"
        + (f" ({one.provider or one.provider_as_written})" if one.provider or one.provider_as_written else "")
        for one in rows
    ]


def _headed_advice(fields: Any, rows: Sequence[Any]) -> list[str]:
    """Return what the report says under its headings of advice, where no advice of that kind is on record."""
    kinds = {one.kind for one in rows}
    named = {"legal": "legal-advice", "financial": "financial-advice"}
    return [
        f"{capital(kind)}: {said}"
        for kind, name in named.items()
        if kind not in kinds and (said := _field(fields, name))
    ]


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


def _documents(row: Decision, version: ReportVersion | None, fields: Mapping[str, Any]) -> list[str]:
    report = [str(version)] if version else []
    return [*report, *_lines(_field(fields, "background-documents")), *_lines(row.documents_used)]
