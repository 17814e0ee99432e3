"""A whole report decided at one meeting: one decision a line, all of them or none."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import OuterRef, Q, Subquery

from salford_css.core import clock
from salford_css.core.deeds import refuse_beside, store
from strategy.lifecycle import Outcome
from strategy.models import AgendaItem, Consideration, Decision, Meeting, Proposal, Recommendation, ReportVersion
from strategy.querysets.reports import ReportVersionQuerySet
from strategy.services.decisions import DECIDABLE, record_decision

LINE_BY_LINE = "decided line by line"
COMES_BACK = (Outcome.DEFERRED, Outcome.REFERRED)
"""Outcomes after which the same recommendation lies before a later meeting."""


@dataclass(frozen=True)
class Line:
    """One thing to decide: a recommendation, a proposal of the report, or a recommendation about one proposal."""

    recommendation: Recommendation | None = None
    proposal: Proposal | None = None
    version_seen: int | None = None
    outcome: str = ""
    wording: str = ""
    amended_text: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


class LinesRefused(ValidationError):
    """Some lines were refused; `lines` says for each of them, by its place, why. Nothing was written."""

    def __init__(self, lines: Mapping[int, ValidationError]) -> None:
        count = len(lines)
        super().__init__(f"{count} line{' was' if count == 1 else 's were'} refused; nothing is recorded yet.")
        self.lines = lines


@transaction.atomic
def record_lines(
    *, meeting: Meeting, version: ReportVersion, made_on: date, lines: Sequence[Line | None], by: Any, **shared: Any
) -> list[Decision]:
    """Record what a meeting decided on a report, line by line; None stands for a line it did not decide.

    `shared` are facts of all lines, such as interests and urgency. Raises LinesRefused with every refused line.
    """
    if not any(lines):
        refuse_beside(otherwise="Nothing is decided yet: choose an outcome for at least one line.")
    item = AgendaItem.objects.filter(meeting=meeting, papers__report_version=version).first()
    made: list[Decision] = []
    refused: dict[int, ValidationError] = {}
    for place, line in enumerate(lines):
        if line is None:
            continue
        try:
            made.append(_record(line, meeting, made_on, by, {"item": item, **shared}))
        except ValidationError as why:
            refused[place] = why
    if refused:
        raise LinesRefused(refused)
    _considered(meeting, version)
    return made


def _record(line: Line, meeting: Meeting, made_on: date, by: Any, shared: Mapping[str, Any]) -> Decision:
    with transaction.atomic():
        return record_decision(
            outcome=line.outcome,
            wording=line.wording,
            made_on=made_on,
            by=by,
            body=meeting.body,
            meeting=meeting,
            recommendation=line.recommendation,
            proposal=line.proposal,
            version_seen=line.version_seen,
            amended_text=line.amended_text,
            **{**shared, **line.facts},
        )


def _considered(meeting: Meeting, version: ReportVersion) -> None:
    """Say that the body considered the report at this meeting, once."""
    known = Consideration.objects.filter(version=version, meeting=meeting)
    if not known.exists():
        when = {"earliest": meeting.earliest, "latest": meeting.latest, "as_written": meeting.as_written}
        store(Consideration(version=version, meeting=meeting, body=meeting.body, outcome=LINE_BY_LINE, **when))


def before(meeting: Meeting) -> ReportVersionQuerySet:
    """Return the newest versions of reports before a meeting: on its agenda, considered there, or put to its body."""
    put = Q(body=meeting.body) & (Q(earliest__isnull=True) | Q(earliest__lte=meeting.latest or clock.today()))
    lies = Q(papers__item__meeting=meeting) | Q(considerations__meeting=meeting) | put
    newest = ReportVersion.objects.filter(report=OuterRef("report")).order_by("-number").values("pk")[:1]
    return ReportVersion.objects.filter(lies, pk=Subquery(newest)).distinct()


def to_decide(version: ReportVersion, meeting: Meeting) -> list[Line]:
    """Return what of a report a meeting has still to decide: what nobody settled, and this meeting has not treated.

    Each recommendation is a line; one that names proposals is a line for each of them. Where a single recommendation
    names none and asks to approve the proposals of the report, each proposal is a line of it; proposals that no
    recommendation is about are lines of their own.
    """
    asked = list(version.recommendations.order_by("number").prefetch_related("proposal_links"))
    rows = Proposal.objects.filter(versions__report_version=version, state__in=DECIDABLE).distinct()
    proposals = list(rows.order_by("number"))
    treated = Decision.objects.filter(Q(meeting=meeting) | ~Q(outcome__in=COMES_BACK), recommendation__in=asked)
    done = set(treated.values_list("recommendation", "proposal"))
    lines = _of_asked(asked, proposals, {key[0] for key in done if key[1]})
    return [line for line in lines if _key(line) not in done or line.proposal]


def _of_asked(asked: Sequence[Recommendation], proposals: Sequence[Proposal], begun: Collection[int]) -> list[Line]:
    """Return the lines of recommendations, then those of proposals that no recommendation is about.

    `begun` are the recommendations some of whose proposals were decided.
    """
    about = {one.pk: {link.proposal_id for link in one.proposal_links.all()} for one in asked}
    only = asked[0] if len(asked) == 1 and not about[asked[0].pk] else None
    lines: list[Line] = []
    left = list(proposals)
    for one in asked:
        its = left if one is only else [proposal for proposal in left if proposal.pk in about[one.pk]]
        left = [proposal for proposal in left if proposal not in its]
        lines += [_about(one, proposal) for proposal in its]
        if not its and not about[one.pk] and not (one is only and one.pk in begun):
            lines.append(Line(one))
    return [*lines, *(_about(None, proposal) for proposal in left)]


def _about(recommendation: Recommendation | None, proposal: Proposal) -> Line:
    return Line(recommendation, proposal, proposal.current.number if proposal.current else None)


def _key(line: Line) -> tuple[int | None, int | None]:
    recommendation, proposal = line.recommendation, line.proposal
    return (recommendation.pk if recommendation else None, proposal.pk if proposal else None)
