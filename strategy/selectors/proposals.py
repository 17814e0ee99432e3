"""A proposal as on a day: its course, its wordings, its money, and what was said about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from salford_css.core.dates import UncertainDate
from strategy.course import Course
from strategy.lifecycle import Effect
from strategy.models import (
    Consultation,
    ConsultationComment,
    Decision,
    Plan,
    Proposal,
    ProposalVersion,
)


def with_course(rows: QuerySet[Any], reader: Any, day: date) -> QuerySet[Any]:
    """Read along what the course of proposals rests on: also what came later, for it says where they stood before."""
    versions = ProposalVersion.objects.visible_to(reader).select_related("report_version__report")
    decisions = Decision.objects.visible_to(reader).select_related("body", "post")
    comments = ConsultationComment.objects.visible_to(reader).as_at(day).select_related("consultation")
    return rows.select_related("plan", "lead_post", "decision_body", "client_group").prefetch_related(
        Prefetch("versions", versions.order_by("number")),
        Prefetch("versions", versions.as_at(day).order_by("number"), to_attr="known_versions"),
        Prefetch("versions__report_version__report__versions__consultations", Consultation.objects.visible_to(reader)),
        Prefetch("decisions", decisions.order_by("-made_earliest", "-pk")),
        Prefetch("decisions", decisions.as_at(day).order_by("-made_earliest", "-pk"), to_attr="known_decisions"),
        Prefetch("comment_links__comment", comments, to_attr="known_comment"),
        "actions",
        "decisions__actions",
        "money",
    )


def plans_in_hand(reader: Any, day: date) -> list[Plan]:
    """Return the plans in which proposals stand and that are not over by a day: a new one is begun in one of them."""
    rows = (
        Plan.objects.visible_to(reader).filter(proposals__isnull=False).filter(Q(ends__isnull=True) | Q(ends__gte=day))
    )
    return list(rows.distinct().order_by("-starts", "title")[:3])


def consultation_of(proposal: Any, day: date) -> Consultation | None:
    """Return the consultation on the report that carries a proposal: the latest opened by a day, or else the first.

    The proposal was read by `with_course`. A consultation whose first day nobody recorded counts as opened long ago.
    """
    reports = [one.report_version.report for one in proposal.versions.all() if one.report_version]
    held = {c for report in reports for version in report.versions.all() for c in version.consultations.all()}
    in_order = sorted(held, key=lambda one: (one.opens or date.min, one.pk))
    opened = [one for one in in_order if (one.opens or date.min) <= day]
    return next(iter([*reversed(opened), *in_order]), None)


def course_of(proposal: Any, day: date) -> Course:
    """Return the course of a proposal read by `with_course` for the same day."""
    versions, consultation = list(proposal.versions.all()), consultation_of(proposal, day)
    decision = next(iter(proposal.decisions.all()), None)
    first = first_of(versions, consultation)
    comments = [link.known_comment for link in proposal.comment_links.all() if link.known_comment]
    return Course(
        state=proposal.state,
        versions=len(proposal.known_versions),
        first=first.when if first else None,
        opens=consultation.opens if consultation else None,
        closes=consultation.when if consultation else None,
        comments=len(comments),
        unanswered=sum(not is_answered_on(comment, day) for comment in comments),
        revised=versions[-1].when if versions and versions[-1] is not first else None,
        decided=made(decision) if decision else None,
        outcome=decision.get_outcome_display() if decision else "",
        published_on=decision.published_on if decision else None,
        effective_on=decision.effective_on if decision else None,
        begun=_begun(proposal),
        withdrawn_why=proposal.withdrawn_why,
    )


def first_of(versions: Sequence[ProposalVersion], consultation: Consultation | None) -> ProposalVersion | None:
    """Return the wording that was consulted on; without a consultation the first one."""
    if consultation is None:
        return versions[0] if versions else None
    return next((one for one in versions if one.report_version_id == consultation.report_version_id), None)


def made(decision: Decision) -> UncertainDate:
    """Return the day a decision was made as far as it is known."""
    return UncertainDate(decision.made_earliest, decision.made_latest, decision.made_as_written)


def _begun(proposal: Any) -> UncertainDate | None:
    """Return when the first action that carries the proposal out was started; None while none was."""
    carried = [*proposal.actions.all(), *(a for d in proposal.decisions.all() for a in d.actions.all())]
    begun = [action.started for action in carried if action.started.earliest]
    return min(begun, key=lambda when: when.earliest) if begun else None


# ------------------------------------------------------------------ comments


@dataclass(frozen=True)
class CommentLine:
    """A comment in a table: its number in the consultation, and what it changed."""

    row: ConsultationComment
    number: int
    shape: str
    effect: str
    about: Sequence[Proposal]
    actions: Sequence[Any]
    reply: str
    answered: bool = True


EFFECT_WORDS = {
    "": ("unknown", "Waits for an answer"),
    Effect.NONE: ("none", "No change"),
    Effect.NOTED: ("noted", "Noted"),
    Effect.AMENDED: ("amended", "Amended"),
    Effect.NEW: ("amended", "New proposal"),
    Effect.UNKNOWN: ("unknown", "Not recorded"),
}


def comment_rows(reader: Any, day: date) -> QuerySet[Any]:
    """Return comments known on a day with what a table of them shows."""
    rows = ConsultationComment.objects.visible_to(reader).as_at(day).with_shown_text()
    near = ("post", "organisation", "section__version__report", "consultation", "audience", "event__audience")
    return rows.select_related(*near).prefetch_related("proposal_links__proposal", "actions")


def comment_lines(rows: QuerySet[Any], day: date) -> list[CommentLine]:
    """Return comments as a table shows them; an answer given later is not shown."""
    found = list(rows)
    numbers = numbers_of({row.consultation_id for row in found})
    return [comment_line(row, numbers[row.pk], day) for row in found]


def comment_line(row: ConsultationComment, number: int, day: date) -> CommentLine:
    """Return one comment as a table shows it."""
    answered = is_answered_on(row, day)
    shape, words = EFFECT_WORDS[row.effect if answered else ""]
    reply = f"{row.reply_sent_on:%-d %B %Y}" if row.reply_sent_on and row.reply_sent_on <= day else "not recorded"
    about = [link.proposal for link in row.proposal_links.all()]
    return CommentLine(row, number, shape, words, about, list(row.actions.all()) if answered else [], reply, answered)


def is_answered_on(comment: ConsultationComment, day: date) -> bool:
    """Say whether a comment had its answer by a day; an undated answer was not given while comments still came."""
    if comment.answered_on is not None:
        return comment.is_answered and comment.answered_on <= day
    closes = comment.consultation.latest
    return (comment.is_answered or bool(comment.effect)) and (closes is None or closes < day)


def numbers_of(consultations: set[int]) -> dict[int, int]:
    """Number the comments of each consultation in the order of their refs."""
    rows = ConsultationComment.objects.filter(consultation__in=consultations).order_by("consultation", "ref")
    numbers: dict[int, int] = {}
    count: dict[int, int] = {}
    for pk, consultation in rows.values_list("pk", "consultation_id"):
        count[consultation] = count.get(consultation, 0) + 1
        numbers[pk] = count[consultation]
    return numbers


def comments_about(proposal: Proposal, reader: Any, day: date) -> list[CommentLine]:
    """Return the comments on a proposal, and those on the same paragraphs of the report as they."""
    linked = ConsultationComment.objects.filter(proposal_links__proposal=proposal)
    sections = linked.filter(section__isnull=False).values("section")
    near = Q(pk__in=linked.values("pk")) | Q(section__in=sections)
    return comment_lines(comment_rows(reader, day).filter(near).distinct().order_by("ref"), day)
