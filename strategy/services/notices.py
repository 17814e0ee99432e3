"""E-mail about the work of strategy: each person is told of each thing once, by the posts they hold.

Other services call these in the transaction that causes the news, so that a deed that is taken back tells nobody.
`send_due` is for a daily job: run twice on a day, or late, it tells nobody twice.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from salford_css.core import clock
from salford_css.core.models import Part, Post, Tenure, User
from salford_css.core.services import outbox
from strategy.lifecycle import ConsultationState
from strategy.models import (
    CallInOutcome,
    Consultation,
    ConsultationComment,
    ConsultationEvent,
    Decision,
    Notice,
    NoticeKind,
    ReportVersion,
)
from strategy.sentences import notices as words

REMIND = timedelta(days=7)
"""How long before a response or an answer is due its post is reminded; our convention."""

LATE = timedelta(days=7)
"""How long after a day the daily job still tells of it, when it did not run in time."""


def asked_to_comment(event: ConsultationEvent) -> int:
    """Ask the holders of an event's post to comment; return how many were written to."""
    consultation = event.consultation
    if event.post is None:
        return 0
    made = words.asked(
        title=_title(consultation),
        post=str(event.post),
        kind="" if _is_exempt(consultation) else event.kind,
        closes=event.response_due or consultation.latest,
        contact=str(consultation.contact_post or consultation.lead_post or ""),
        address=_address(consultation, _is_exempt(consultation)),
    )
    return _tell(NoticeKind.ASKED, event.ref, made, [event.post], exempt=_is_exempt(consultation))


def asked_to_answer(comments: Sequence[ConsultationComment], responder: Post, due: date | None) -> int:
    """Ask the holders of a post to draft the answers to some comments, in one message for each consultation."""
    told = 0
    for consultation, some in _by_consultation(comments).items():
        made = words.to_answer(
            count=len(some),
            post=str(responder),
            due=due,
            title=_title(consultation),
            address=_address(consultation, _is_exempt(consultation)),
        )
        # The number of the highest comment makes a second batch another thing than the first.
        about = f"{consultation.ref[:80]}:{responder.ref}:{max(one.pk for one in some)}:{due or 'open'}"
        told += _tell(NoticeKind.TO_ANSWER, about, made, [responder], exempt=_is_exempt(consultation))
    return told


def report_published(version: ReportVersion, *, on: date) -> int:
    """Tell whoever answers for a report, owns a proposal in it or was asked about it that it is published.

    What was published long ago, and is entered only now, is no news.
    """
    if on < clock.today() - LATE:
        return 0
    exempt = version.part == Part.EXEMPT or version.report.part == Part.EXEMPT
    made = words.published(
        title=words.EXEMPT if exempt else version.title,
        number=version.number,
        body=str(version.body or ""),
        on=on,
        address=_address(version, exempt),
    )
    concerned = Post.objects.filter(
        Q(reports_made=version.report)
        | Q(reports_answered=version.report)
        | Q(proposals_owned__versions__report_version=version)
        | Q(consultation_events__consultation__report_version__report=version.report)
    ).distinct()
    return _tell(NoticeKind.PUBLISHED, f"{version.report.ref}:{version.number}", made, concerned, exempt=exempt)


def decision_effective(decision: Decision) -> int:
    """Tell whoever decided, owns the proposal or carries the decision out that it takes effect."""
    exempt = decision.part == Part.EXEMPT or (decision.proposal is not None and decision.proposal.part == Part.EXEMPT)
    assert decision.effective_on is not None
    made = words.effective(
        title=words.EXEMPT if exempt else str(decision.proposal or decision.wording),
        decider=str(decision.body or decision.post),
        outcome=decision.get_outcome_display(),
        on=decision.effective_on,
        address=_address(decision, exempt),
    )
    concerned = Post.objects.filter(
        Q(pk=decision.post_id)
        | Q(proposals_owned=decision.proposal_id)
        | Q(actions_managed__decision=decision)
        | Q(actions_managed__proposal=decision.proposal_id)
    ).distinct()
    about = f"{decision.ref}:{decision.effective_on}"
    return _tell(NoticeKind.EFFECTIVE, about, made, concerned, exempt=exempt)


# ------------------------------------------------------------------ once a day


def send_due(*, on: date) -> dict[str, int]:
    """Remind of responses and answers that fall due, and tell of decisions that take effect; return counts by kind."""
    return {
        NoticeKind.RESPONSE_DUE.label: sum(_remind_to_respond(event, on) for event in _silent(on)),
        NoticeKind.ANSWER_DUE.label: sum(_remind_to_answer(group) for group in _unanswered(on)),
        NoticeKind.EFFECTIVE.label: sum(decision_effective(decision) for decision in _taking_effect(on)),
    }


def _silent(on: date) -> list[ConsultationEvent]:
    rows = ConsultationEvent.objects.filter(consultation__state=ConsultationState.OPEN, post__isnull=False)
    rows = rows.exclude(response_received=True).exclude(response_expected=False)
    due = Q(response_due__range=(on, on + REMIND)) | Q(
        response_due__isnull=True, consultation__latest__range=(on, on + REMIND)
    )
    return list(rows.filter(due).select_related("post", "consultation__report_version__report"))


def _remind_to_respond(event: ConsultationEvent, on: date) -> int:
    due = event.response_due or event.consultation.latest
    assert event.post is not None and due is not None
    consultation = event.consultation
    made = words.response_due(
        title=_title(consultation),
        post=str(event.post),
        due=due,
        address=_address(consultation, _is_exempt(consultation)),
    )
    about = f"{event.ref}:{due}"
    return _tell(NoticeKind.RESPONSE_DUE, about, made, [event.post], exempt=_is_exempt(consultation))


def _unanswered(on: date) -> Iterable[Sequence[ConsultationComment]]:
    rows = ConsultationComment.objects.unanswered().filter(answer_due__range=(on, on + REMIND))
    rows = rows.filter(responder__isnull=False).select_related("responder", "consultation__report_version__report")
    groups: dict[tuple[Any, ...], list[ConsultationComment]] = {}
    for row in rows:
        groups.setdefault((row.consultation_id, row.responder_id, row.answer_due), []).append(row)
    return groups.values()


def _remind_to_answer(comments: Sequence[ConsultationComment]) -> int:
    first = comments[0]
    consultation, responder, due = first.consultation, first.responder, first.answer_due
    assert responder is not None and due is not None
    made = words.answer_due(
        count=len(comments),
        title=_title(consultation),
        post=str(responder),
        due=due,
        address=_address(consultation, _is_exempt(consultation)),
    )
    about = f"{consultation.ref[:80]}:{responder.ref}:{due}"
    return _tell(NoticeKind.ANSWER_DUE, about, made, [responder], exempt=_is_exempt(consultation))


def _taking_effect(on: date) -> Iterable[Decision]:
    settled = Q(call_in__isnull=True) | Q(call_in__outcome__in=[CallInOutcome.UPHELD, CallInOutcome.LAPSED])
    rows = Decision.objects.filter(settled, effective_on__range=(on - LATE, on))
    return rows.select_related("body", "post", "proposal")


# ------------------------------------------------------------------ whom, and only once


@transaction.atomic
def _tell(kind: NoticeKind, about: str, made: words.Mail, posts: Iterable[Post], *, exempt: bool) -> int:
    """Write to the holders of some posts who were not told before; exempt news only to who may read it."""
    today = clock.today()
    told = 0
    for user in _holders(posts, today):
        if Notice.objects.filter(kind=kind, about=about[:200], user=user).exists() or (
            exempt and not user.may_read_exempt
        ):
            continue
        message = outbox.post(to=user.email, subject=made.subject, body=made.body)
        Notice.objects.create(kind=kind, about=about[:200], user=user, sent_on=today, message=message.uid)
        told += 1
    return told


def _holders(posts: Iterable[Post], on: date) -> list[User]:
    held = Tenure.objects.in_force(on).filter(post__in=[post.pk for post in posts])
    return list(User.objects.filter(pk__in=held.values("user"), is_active=True).exclude(email="").order_by("pk"))


def _by_consultation(comments: Sequence[ConsultationComment]) -> dict[Consultation, list[ConsultationComment]]:
    groups: dict[Consultation, list[ConsultationComment]] = {}
    for comment in comments:
        groups.setdefault(comment.consultation, []).append(comment)
    return groups


def _is_exempt(consultation: Consultation) -> bool:
    version = consultation.report_version
    return version.part == Part.EXEMPT or version.report.part == Part.EXEMPT


def _title(consultation: Consultation) -> str:
    return words.EXEMPT if _is_exempt(consultation) else consultation.title


def _address(row: Any, exempt: bool) -> str:
    """Return where to read on; the address of an exempt paper would name it, so it leads to the first page."""
    path = "/" if exempt else row.get_absolute_url()
    return f"{settings.PUBLIC_ADDRESS}{path}"
