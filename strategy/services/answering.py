"""Answering what was said in a consultation: who drafts, the answer and its effect, the reply, what is hidden."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import acting_post, refuse, store
from salford_css.core.models import Post
from salford_css.core.pasted import plain
from salford_css.core.policies import require
from strategy import hearing, lifecycle, policies
from strategy.models import CommentProposal, ConsultationComment, Proposal
from strategy.services import notices
from strategy.services.consultation import NOT_YOURS


def _mine(comment: ConsultationComment, by: Any) -> None:
    require(policies.may_run_consultation(by, comment.consultation, clock.today()), NOT_YOURS)


@transaction.atomic
def ask_to_answer(
    *, comments: Sequence[ConsultationComment], responder: Post, due: date | None, by: Any
) -> Sequence[ConsultationComment]:
    """Ask a post to draft the answers to some comments by a day; whoever holds it is told by e-mail."""
    refuse(
        None if comments else "Choose at least one comment.",
        hearing.due_too_early(due, clock.today(), "The answer"),
    )
    for comment in comments:
        _mine(comment, by)
        comment.responder, comment.answer_due = responder, due
        store(comment)
        record_activity("comment-answer-asked", comment, by=by, reason=str(responder))
    notices.asked_to_answer(comments, responder, due)
    return comments


@transaction.atomic
def answer_comment(
    *,
    comment: ConsultationComment,
    response: str,
    effect: str,
    by: Any,
    proposals: Sequence[Proposal] = (),
    follow_up: str = "",
    follow_up_due: date | None = None,
    theme: str | None = None,
) -> ConsultationComment:
    """Answer a comment and say what it changed; `amended` and `new` name their proposals.

    `follow_up` is what was promised and `follow_up_due` by when; the action for it is opened afterwards.
    """
    require(policies.may_answer(by, comment, clock.today()), NOT_YOURS)
    named = {*proposals, *(link.proposal for link in comment.proposal_links.select_related("proposal"))}
    refuse(
        None if response.strip() else "Write the officer's response.",
        lifecycle.effect_without_proposal(effect=effect, proposals=len(named)),
        "Say what was promised by that day." if follow_up_due and not follow_up.strip() else None,
    )
    comment.officer_response, comment.effect = plain(response), effect
    comment.follow_up, comment.follow_up_due = follow_up.strip(), follow_up_due
    comment.theme = comment.theme if theme is None else theme.strip()
    comment.answered_on, comment.answered_by = clock.today(), acting_post(by, clock.today())
    store(comment)
    for proposal in proposals:
        CommentProposal.objects.get_or_create(comment=comment, proposal=proposal)
    record_activity("comment-answered", comment, by=by)
    return comment


@transaction.atomic
def mark_reply_sent(*, comment: ConsultationComment, by: Any, on: date) -> ConsultationComment:
    """Write down that the consultee was told; raises ValidationError before it is answered and for a day too early."""
    _mine(comment, by)
    refuse(
        lifecycle.unanswered_comments([] if comment.is_answered else [comment.ref]),
        hearing.replied_too_early(
            sent=on, received=comment.earliest, answered=comment.answered_on, today=clock.today()
        ),
    )
    comment.reply_sent_on = on
    store(comment)
    record_activity("comment-reply-sent", comment, by=by)
    return comment


@transaction.atomic
def mark_replies_sent(*, comments: Sequence[ConsultationComment], by: Any, on: date) -> int:
    """Write down for many comments at once that their consultees were told; all of them or none. Return how many."""
    refuse(None if comments else "Choose at least one comment.")
    refuse(lifecycle.unanswered_comments([one.ref for one in comments if not one.is_answered]))
    for comment in comments:
        mark_reply_sent(comment=comment, by=by, on=on)
    return len(comments)


@transaction.atomic
def correct_comment(
    *, comment: ConsultationComment, text: str, reason: str, by: Any, in_summary: bool | None = None
) -> ConsultationComment:
    """Correct how a comment was written down; the place of the report it is about stays, and so does its version.

    The trail keeps the words there were. What was hidden of it is hidden whole until passages are named anew. Raises
    ValidationError once the reply was sent, without a reason, and where nothing would change.
    """
    _mine(comment, by)
    written = plain(text.replace("\x00", ""))
    summary = comment.in_summary if in_summary is None else in_summary
    refuse(
        hearing.replied_already(comment.reply_sent_on),
        hearing.nothing_said(written),
        hearing.too_long(written),
        "Nothing changes: the comment says this already." * (written == comment.text and summary == comment.in_summary),
        lifecycle.reason_missing(reason, "the words are corrected"),
    )
    comment.text, comment.in_summary = written, summary
    if comment.redacted_text:
        comment.redacted_text = hearing.hidden(written, (), comment.redaction_reason)
    store(comment)
    record_activity("comment-corrected", comment, by=by, reason=reason)
    return comment


@transaction.atomic
def redact_comment(
    *, comment: ConsultationComment, reason: str, by: Any, passages: Sequence[str] = ()
) -> ConsultationComment:
    """Hide passages of a comment, or all of it, from wider readers, and say why; the original stays on record.

    Raises ValidationError for words the comment does not say, and where the answer would go on saying them.
    """
    _mine(comment, by)
    named = [passage.strip() for passage in passages if passage.strip()]
    refuse(
        lifecycle.reason_missing(reason, "the comment is redacted"),
        hearing.not_in_text(comment.text, named),
        hearing.said_elsewhere(named, [comment.officer_response, comment.follow_up, comment.about_as_written]),
    )
    comment.redacted_text, comment.redaction_reason = hearing.hidden(comment.text, named, reason), reason.strip()
    store(comment)
    record_activity("comment-redacted", comment, by=by, reason=reason)
    return comment


@transaction.atomic
def show_comment(*, comment: ConsultationComment, reason: str, by: Any) -> ConsultationComment:
    """Show wider readers the whole comment again, and say why."""
    _mine(comment, by)
    refuse(
        None if comment.redacted_text else "Nothing of the comment is hidden.",
        lifecycle.reason_missing(reason, "it is shown again"),
    )
    comment.redacted_text = comment.redaction_reason = ""
    store(comment)
    record_activity("comment-shown-again", comment, by=by, reason=reason)
    return comment
