"""What waits for a person in strategy: their own late work first, then what others wait for, then what has nobody."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from salford_css.core import clock
from salford_css.core.models import posts_held
from salford_css.core.registry import WorkItem, work
from salford_css.core.words import capital, number
from strategy import policies, progress, readings
from strategy.lifecycle import ConsultationState, ProposalState
from strategy.models import Action, Consultation, ConsultationComment, Proposal
from strategy.offers.addresses import address
from strategy.offers.thread import known_then

SOON = timedelta(days=92)

A_FEW = 3
"""Up to how many comments of a consultation have a line each."""

NEXT_STEP = {
    ProposalState.DRAFT: ("is a draft", "Put it forward"),
    ProposalState.ANALYSING: ("waits for its revised wording", "Revise"),
    ProposalState.IN_CALL_IN: ("is open to call-in", "Let it take effect"),
    ProposalState.EFFECTIVE: ("is in effect and not begun", "Begin delivery"),
}


@work.items
def actions_of_mine(*, user: Any, as_at: date) -> Iterator[WorkItem]:
    """Return the actions that the user's posts manage: late, not reported on, or soon due."""
    held = posts_held(user, clock.today())
    rows = known_then(Action.objects.visible_to(user), as_at=as_at).open_on(as_at).filter(manager__in=held)
    for one in readings.judged(rows, on=as_at):
        bucket = _bucket(one, as_at)
        if bucket:
            row = one.row
            yield WorkItem(
                bucket,
                row.text,
                address(row),
                "Report",
                note=one.sentence,
                earliest=row.earliest,
                latest=row.latest,
                dated_words=str(row.when),
            )


def _bucket(one: readings.Judged, as_at: date) -> str:
    if one.status == progress.Status.LATE:
        return "late"
    if one.status == progress.Status.NOT_REPORTED:
        return "waits"
    return "coming" if one.row.latest and one.row.latest <= as_at + SOON else ""


@work.items
def proposals_of_mine(*, user: Any, as_at: date) -> Iterator[WorkItem]:
    """Return the proposals that the user's posts lead and whose next step is theirs."""
    held = posts_held(user, clock.today())
    rows = Proposal.objects.visible_to(user).filter(lead_post__in=held, state__in=list(NEXT_STEP))
    for row in rows:
        words, verb = NEXT_STEP[ProposalState(row.state)]
        yield WorkItem("waits", f"{row} {words}.", address(row), verb, earliest=row.earliest, latest=row.latest)


@work.items
def decisions_to_record(*, user: Any, as_at: date) -> Iterator[WorkItem]:
    """Return, for directors, the proposals that wait for a decision to be recorded."""
    if not policies.is_director(user, clock.today()):
        return
    waiting: dict[tuple[str, str], list[Proposal]] = {}
    rows = readings.undecided(Proposal.objects.visible_to(user), on=as_at).filter(state=ProposalState.REVISED)
    for row in rows.pricing(as_at).select_related("plan", "decision_body"):
        waiting.setdefault((str(row.plan), str(row.decision_body or "a decision")), []).append(row)
    for (plan, body), group in waiting.items():
        yield _waiting(plan, body, group)


def _waiting(plan: str, body: str, group: list[Proposal]) -> WorkItem:
    """Say in one line what a plan's proposals wait for: ten lines would say the same ten times."""
    if len(group) == 1:
        return WorkItem("waits", f"{group[0]} waits for {body}.", address(group[0]), "Record the decision")
    unpriced = sum(readings.is_unpriced(row) for row in group)
    cost = "none of them says what it costs" if unpriced == len(group) else f"{unpriced} do not say what they cost"
    count = number(len(group)).capitalize()
    url = f"{reverse('strategy:proposals')}?state={ProposalState.REVISED.value}"
    return WorkItem("waits", f"{count} revised proposals wait for {body}; {cost}.", url, "Read them", note=plan)


@work.items
def comments_to_answer(*, user: Any, as_at: date) -> Iterator[WorkItem]:
    """Return the comments not answered: all of them for whoever runs the consultation, else those asked of one."""
    held = set(posts_held(user, clock.today()).values_list("pk", flat=True))
    for consultation in Consultation.objects.visible_to(user).exclude(state=ConsultationState.PLANNED):
        rows = ConsultationComment.objects.filter(consultation=consultation).as_at(as_at).unanswered()
        if not policies.may_run_consultation(user, consultation, clock.today()):
            rows = rows.filter(responder__in=held)
        yield from _to_answer(consultation, list(rows.select_related("post", "organisation")), held, as_at)


def _to_answer(
    consultation: Consultation, rows: list[ConsultationComment], held: set[int], as_at: date
) -> Iterator[WorkItem]:
    """Say each comment in a line of its own, or many in one that leads from answer to answer."""
    due = [row.answer_due for row in rows if row.answer_due and row.responder_id in held]
    bucket = "late" if due and min(due) < as_at else "waits"
    if len(rows) > A_FEW:
        sentence = f"{capital(number(len(rows)))} comments in “{consultation}” wait for an answer."
        url = reverse("strategy:consultation-next", args=[consultation.ref])
        yield WorkItem(bucket, sentence, url, "Answer them", latest=min(due, default=None))
        return
    for row in rows:
        late = row.answer_due and row.responder_id in held and row.answer_due < as_at
        yield WorkItem(
            "late" if late else "waits", f"The comment of {row.respondent} waits for an answer.", address(row),
            "Answer", earliest=row.earliest, latest=row.answer_due or row.latest,
        )  # fmt: skip


@work.items
def what_has_nobody(*, user: Any, as_at: date) -> Iterator[WorkItem]:
    """Return, for directors, open actions without a manager, and promises without an action."""
    if not policies.is_director(user, clock.today()):
        return
    open_rows = known_then(Action.objects.visible_to(user), as_at=as_at).open_on(as_at)
    for row in open_rows.filter(manager__isnull=True):
        yield WorkItem(
            "nobody", row.text, address(row), "Name a manager", earliest=row.earliest, latest=row.latest,
            dated_words=str(row.when) if row.earliest else "",
        )  # fmt: skip
    for comment in ConsultationComment.objects.visible_to(user).as_at(as_at).promised_but_not_opened():
        sentence = f"{comment.respondent} was promised: {comment.follow_up}."
        yield WorkItem("nobody", sentence, address(comment), "Open an action")
