"""The rows on record that bear on the four tests of a fair consultation."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from salford_css.core.models import Document
from salford_css.core.periods import FinancialYear
from salford_css.core.words import day
from strategy.fairness import Evidence, Test, with_evidence
from strategy.lifecycle import Effect
from strategy.models import Consultation, Decision
from strategy.selectors.consultations import INFORMING, Heard, judged, open_to


def evidence(consultation: Consultation, found: Heard, reader: Any, on: date) -> list[Test]:
    """Judge a consultation by the four tests, each with the rows it rests on."""
    return with_evidence(
        judged(consultation, found, reader, on),
        {
            1: [*_asked_on(consultation), *_decided_before(consultation, reader, on), *_changed(found)],
            2: [*_told(found, reader), *_made_accessible(consultation, reader)],
            3: [*_lasted(consultation), *_asked_when(found)],
            4: list(_answered(found)),
        },
    )


def year(when: date | None) -> str:
    """Return the financial year of a day, 2003/04."""
    return FinancialYear.containing(when).label if when else ""


def _on(what: str, when: date | None, url: str = "") -> Evidence:
    return Evidence(what, day(when) if when else "no date held", year(when), url)


def _asked_on(consultation: Consultation) -> Iterator[Evidence]:
    version = consultation.report_version
    yield Evidence(f"Consulted on: {version}", str(version.when), year(version.earliest), version.get_absolute_url())
    if body := consultation.agreed_by:
        yield _on(f"Agreed by {body}", consultation.agreed_on, body.get_absolute_url())
    yield _on("Opened", consultation.opens)


def _decided_before(consultation: Consultation, reader: Any, on: date) -> Iterator[Evidence]:
    plan = consultation.report_version.report.plan_id
    if plan is None or consultation.opens is None:
        return
    rows = Decision.objects.visible_to(reader).as_at(on).filter(proposal__plan=plan)
    for row in rows.filter(made_latest__lt=consultation.opens):
        yield _on(f"Decided before it opened: {row.wording}", row.made_latest, row.get_absolute_url())


def _changed(found: Heard) -> Iterator[Evidence]:
    for line in found.comments:
        if line.answered and line.row.effect in (Effect.AMENDED, Effect.NEW):
            about = ", ".join(f"proposal {one.number}" for one in line.about) or "no proposal named"
            what = f"Comment {line.number}, {line.row.respondent}: {line.effect.lower()} ({about})"
            yield Evidence(what, str(line.row.when), year(line.row.earliest), line.row.get_absolute_url())


def _told(found: Heard, reader: Any) -> Iterator[Evidence]:
    for event in found.events:
        if any(word in event.kind for word in INFORMING):
            paper = open_to(event.document, reader)
            url = paper.get_absolute_url() if isinstance(paper, Document) else event.get_absolute_url()
            yield Evidence(f"{event.whom}: {event.kind}", str(event.when), year(event.earliest), url)


def _made_accessible(consultation: Consultation, reader: Any) -> Iterator[Evidence]:
    if consultation.accessible_formats:
        yield Evidence(f"Accessible formats: {consultation.accessible_formats}")
    if assessment := open_to(consultation.equality_assessment, reader):
        url = assessment.get_absolute_url() if isinstance(assessment, Document) else ""
        yield Evidence(f"Equality assessment: {assessment}", url=url)
    if consultation.equality_answer:
        yield Evidence(f"What the equality assessment found: {consultation.equality_answer}")


def _lasted(consultation: Consultation) -> Iterator[Evidence]:
    yield _on("Opened", consultation.opens)
    derived = "Closed, worked out from its length" if consultation.closes_derived else "Closed"
    yield Evidence(derived, str(consultation.when), year(consultation.latest))


def _asked_when(found: Heard) -> Iterator[Evidence]:
    dated = [(event.earliest, event.pk, event) for event in found.events if event.earliest]
    for _, _, event in sorted(dated):
        yield Evidence(f"{event.whom}: {event.kind}", str(event.when), year(event.earliest), event.get_absolute_url())


def _answered(found: Heard) -> Iterator[Evidence]:
    for line in found.comments:
        answered = line.answered and line.row.is_answered
        told = f"answered, {line.effect.lower()}" if answered else "no answer on record"
        reply = f"reply {line.reply}" if answered else ""
        what = f"Comment {line.number}, {line.row.respondent}: " + "; ".join(part for part in (told, reply) if part)
        url = line.row.get_absolute_url()
        when = line.row.answered_on if answered else None
        yield Evidence(what, day(when) if when else "no date held", year(when), url)
