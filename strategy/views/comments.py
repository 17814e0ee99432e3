"""What was said in consultations, what was answered and what it changed."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from salford_css.core import clock
from salford_css.core.components import Crumb, Deed, Fact
from salford_css.core.lists import Column
from salford_css.core.templatetags.components import status as drawn
from salford_css.core.words import capital, counted, day
from strategy import policies
from strategy.filters import CommentFilter
from strategy.models import ConsultationComment
from strategy.selectors.proposals import comment_line, comment_rows, numbers_of
from strategy.selectors.said import audience_of
from strategy.selectors.work import action_lines, with_everything
from strategy.sentences import consultations as sentences
from strategy.views.pages import Part, StrategyList, StrategyPage, deeds_at, entry, fact, named


class CommentList(StrategyList):
    """Every comment."""

    heading = "Comments"
    noun = ("comment", "comments")
    filterset = CommentFilter
    default_sort = ("consultation", "ref")

    @property
    def columns(self) -> tuple[Column, ...]:
        """Comment, respondent, what it is about, effect, what followed."""
        on = self.as_at
        return (
            named("text", "Said, in short", _shown_text, ("shown",)),
            Column("from", "From", lambda row: row.respondent, ("respondent_as_written",)),
            Column("about", "About", lambda row: row.about_as_written or row.section),
            Column(
                "effect",
                "Effect",
                lambda row: comment_line(row, 0, on).effect,
                ("effect",),
                shown=lambda row: drawn(comment_line(row, 0, on).shape, comment_line(row, 0, on).effect),
            ),
            Column("proposals", "Proposals", _proposals, empty="none"),
            Column("answer", "Answer", lambda row: row.officer_response, empty="none on record"),
            Column("received", "Received", lambda row: sentences.dated(row.when), ("earliest",)),
            Column("audience", "Audience", audience_of, ("audience__name",), empty="none named"),
            Column("theme", "Theme", lambda row: row.theme, ("theme",), empty="none"),
            Column("reply", "Reply sent", lambda row: row.reply_sent_on, ("reply_sent_on",), shown=_reply_sent),
        )

    def rows(self) -> QuerySet[Any]:
        """Return the comments received by the day, or on a day nobody recorded."""
        return comment_rows(self.request.user, self.as_at)

    def lead(self, total: int) -> str:
        """Say how many have no answer."""
        waiting = self.rows().unanswered().count()  # type: ignore[attr-defined]
        return (
            f"{capital(counted(total, 'comment'))} on record, of bodies and posts, never of private persons; "
            f"{counted(waiting, 'comment')} without an answer."
        )


def _reply_sent(row: ConsultationComment) -> str:
    return day(row.reply_sent_on) if row.reply_sent_on else "not recorded"


def _shown_text(row: ConsultationComment) -> str:
    return capital(row.shown_text)


def _proposals(row: Any) -> str:
    return ", ".join(str(link.proposal.number) for link in row.proposal_links.all())


class CommentPage(StrategyPage):
    """One comment: what was said, what was answered, what it changed."""

    model = ConsultationComment
    trail_parts = ("proposal_links",)
    near = (
        "consultation",
        "post",
        "organisation",
        "section__version__report",
        "event",
        "answered_by",
        "responder",
        "report_version__report",
    )
    template = "strategy/comment.html"
    listed_under = ("Comments", "comments")

    def above(self, row: Any) -> Sequence[Crumb]:
        """Return the way to the consultation."""
        return (Crumb(row.consultation.title, row.consultation.get_absolute_url()),)

    def context(self, row: Any) -> dict[str, Any]:
        """Add number and effect as known on the day."""
        self.line = comment_line(row, numbers_of({row.consultation_id})[row.pk], self.as_at)
        original = bool(row.redacted_text) and policies.may_read_original(self.request.user, clock.today())
        return super().context(row) | {"line": self.line, "original": original}

    def captioned(self, row: Any) -> str:
        """Name number and respondent."""
        return f"Comment {self.line.number} · {row.consultation}"

    def facts(self, row: Any) -> Sequence[Fact]:
        """From whom, about what, when, how."""
        return (
            fact("From", row.post or row.organisation or row.respondent_as_written),
            fact("About", row.section or row.about_as_written),
            fact("Received", sentences.dated(row.when)),
            fact("How it came", row.get_channel_display()),
            fact("Theme", row.theme, "none named"),
            Fact("Effect", self.line.effect, mark=self.line.shape),
            fact("Answer asked of", row.responder, "nobody", note=_by(row.answer_due)),
            fact("Reply sent", self.line.reply),
        )

    def parts(self, row: Any) -> Sequence[Part]:
        """Proposals, wordings and actions that came of it."""
        proposals = [entry(one, when=f"Proposal {one.number}", what=one.title) for one in self.line.about]
        causes = row.causes.select_related("version__proposal")
        wordings = [entry(one.version, when=f"version {one.version.number}", what=str(one.version)) for one in causes]
        actions = action_lines(with_everything(row.actions.visible_to(self.request.user), self.as_at), self.as_at)
        work = [entry(line.row, when=line.due, note=line.sentence, mark=line.status) for line in actions]
        return (
            Part("Proposals it touches", "proposals", proposals, "No proposal is named with it."),
            Part("Wordings it changed", "wordings", wordings, "It changed no wording on record."),
            Part("Actions it led to", "actions", work, _no_action(row)),
        )

    def deeds(self, row: Any) -> Sequence[Deed]:
        """Answer it, for who may; the rest for who runs the consultation."""
        user, today = self.request.user, clock.today()
        if not policies.may_answer(user, row, today):
            return ()
        ways = [("Change the answer" if row.is_answered else "Answer it", "comment-answer")]
        if not policies.may_run_consultation(user, row.consultation, today):
            return deeds_at(row, *ways)
        if row.is_answered:
            promised = [("Open the action that was promised", "comment-act")]
            opened = not row.follow_up or bool(self.line.actions)
            replied = [] if row.reply_sent_on else [("Say when the reply was sent", "comment-reply")]
            ways = [*([] if opened else promised), *replied, *ways]
        hide = ("Show the whole comment again", "comment-show") if row.redacted_text else HIDE
        mistaken = [] if row.is_answered or row.redacted_text else [("Take it back", "comment-withdraw")]
        wrong = [] if row.reply_sent_on else [("Correct the words", "comment-correct")]
        return deeds_at(row, *ways, hide, *wrong, *mistaken)


HIDE = ("Hide words from wider readers", "comment-redact")


def _by(due: date | None) -> str:
    return f"by {day(due)}" if due else ""


def _no_action(row: ConsultationComment) -> str:
    if row.follow_up:
        return f"Promised {_by(row.follow_up_due)}".rstrip() + f", but no action was opened: {row.follow_up}."
    return "Nothing further was promised."
