"""Consultations, what was said in them, and the events by which people were asked."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse

from salford_css.core import clock
from salford_css.core.components import Crumb, Deed, Fact
from salford_css.core.lists import Column
from salford_css.core.templatetags.components import status as drawn
from salford_css.core.words import capital, counted, day
from strategy import fairness, policies
from strategy.filters import CommentFilter, ConsultationFilter, EventFilter
from strategy.lifecycle import ConsultationState
from strategy.models import Consultation, ConsultationComment, ConsultationEvent
from strategy.selectors import consultations as selectors
from strategy.selectors.proposals import comment_line, comment_rows, numbers_of
from strategy.selectors.said import audience_of
from strategy.selectors.work import action_lines, with_everything
from strategy.sentences import consultations as sentences
from strategy.views.pages import Part, StrategyList, StrategyPage, deeds_at, entry, fact, named, page_of

RESPONSE = {True: "recorded", False: "none came", None: "not recorded"}


class ConsultationList(StrategyList):
    """Every consultation."""

    heading = "Consultations"
    noun = ("consultation", "consultations")
    filterset = ConsultationFilter
    default_sort = ("-opens", "title")
    columns = (
        named("title", "Consultation", lambda row: row.title, ("title",)),
        Column("period", "Open", lambda row: sentences.period(row.opens, row.latest), ("opens",)),
        Column("state", "State now", lambda row: capital(row.get_state_display()), ("state",)),
        Column("agreed", "Agreed by", lambda row: row.agreed_by),
        Column("lead", "Led by", lambda row: row.lead_post, ("lead_post__title",), empty="none named"),
        Column("events", "Events", lambda row: row.asked, ("asked",), numeric=True, empty="0"),
        Column("comments", "Comments", lambda row: row.said, ("said",), numeric=True, empty="0"),
    )

    def rows(self) -> QuerySet[Any]:
        """Return the consultations opened by the day."""
        rows = Consultation.objects.visible_to(self.request.user).as_at(self.as_at)
        counts = {"asked": Count("events", distinct=True), "said": Count("comments", distinct=True)}
        return rows.select_related("agreed_by", "lead_post").annotate(**counts)

    def lead(self, total: int) -> str:
        """Say what they are."""
        return f"{capital(counted(total, 'consultation'))} on record: who was asked, what came back, what it changed."


class ConsultationPage(StrategyPage):
    """One consultation: coverage, comments and their effect, the four tests."""

    model = Consultation
    trail_parts = ("audiences", "events")
    near = (
        *("report_version__report__plan", "agreed_by", "agreed_at__body", "lead_post", "contact_post"),
        "equality_assessment",
    )
    template = "strategy/consultation.html"
    listed_under = ("Consultations", "consultations")

    def captioned(self, row: Any) -> str:
        """Name the period."""
        return f"{row.title} · {sentences.period(row.opens, row.latest)}"

    def above(self, row: Any) -> Sequence[Crumb]:
        """Return the way to the plan."""
        plan = row.report_version.report.plan
        return (Crumb(plan.title, plan.get_absolute_url()),) if plan else ()

    def context(self, row: Any) -> dict[str, Any]:
        """Return everything about it as known on the day."""
        found = selectors.heard(row, self.request.user, self.as_at)
        judged = selectors.judged(row, found, self.request.user, self.as_at)
        waiting = sum(not (line.answered and line.row.is_answered) for line in found.comments)
        grades = [test.grade for test in judged]
        self.found = found
        return super().context(row) | {
            "found": found,
            "tests": [(test, fairness.WORDS[test.grade]) for test in judged],
            "effects": sentences.effects(found.amended, found.to_action, waiting),
            "unanswered_url": f"{reverse('strategy:comments')}?consultation={row.ref}&answered=no" if waiting else "",
            "import_url": f"{reverse('import-new')}?kind=consultation-comments&consultation={row.ref}",
            "runs": policies.may_run_consultation(self.request.user, row, clock.today()),
            "taking": row.state in (ConsultationState.OPEN, ConsultationState.ANALYSING),
            "grades": sentences.grades(*(grades.count(name) for name in fairness.WORDS)),
        }

    def lead(self, row: Any) -> str:
        """Say whom it reached and what came back."""
        found = self.found
        length = row.length_as_written or (f"{(row.latest - row.opens).days} days" if row.opens and row.latest else "")
        return sentences.lead(
            events=len(found.events),
            reached=found.reached,
            length=length,
            comments=len(found.comments),
            amended=found.amended,
            to_action=found.to_action,
        )

    def facts(self, row: Any) -> Sequence[Fact]:
        """On what, agreed by whom, led by whom, how far."""
        assessed = selectors.open_to(row.equality_assessment, self.request.user)
        agreed = f"on {day(row.agreed_on)}" if row.agreed_on else ""
        return (
            fact("On", row.report_version),
            fact("Agreed by", row.agreed_by, note=agreed),
            fact("Led by", row.lead_post, "none named", note=_questions(row)),
            fact("Open", sentences.period(row.opens, row.latest), note=sentences.years(row.opens, row.latest)),
            fact("Accessible formats", row.accessible_formats, "none on record"),
            fact("Equality assessment", assessed, "none on record", note=row.equality_answer),
            fact("State now", capital(row.get_state_display())),
        )

    def deeds(self, row: Any) -> Sequence[Deed]:
        """Run it, for who may; read what came of it, for everybody."""
        reading = deeds_at(row, ("You said, we did", "consultation-said"), ("The four tests", "consultation-tests"))
        if not policies.may_run_consultation(self.request.user, row, clock.today()):
            return [replace(deed, first=False) for deed in reading]
        running = deeds_at(row, *RUNNING.get(row.state, ()))
        running += [bring_in(row, *way) for way in FROM_A_FILE.get(row.state, ())]
        running += self._reporting(row)
        return [*running, *(replace(deed, first=False) for deed in reading)]

    def _reporting(self, row: Any) -> list[Deed]:
        """Return the way to write the report on it, once its comments are being answered."""
        if row.state not in (ConsultationState.ANALYSING, ConsultationState.CLOSED):
            return []
        address = reverse("strategy:report-next", args=[row.report_version.report.ref])
        return [Deed("Write the report on it", f"{address}?consultation={row.ref}")]


ASKING = (("Record an event", "consultation-event"), ("Name an audience", "consultation-audience"))
ANSWERING = (
    ("Answer the comments", "consultation-next"),
    ("Ask a post to answer", "consultation-ask"),
)
CHANGING = (("Change how people are asked", "consultation-change"),)
ASKED_IN_A_FILE = ("Bring in consultees from a spreadsheet", "consultees")
SAID_IN_A_FILE = ("Bring in comments from a spreadsheet", "consultation-comments")
FROM_A_FILE: Mapping[str, Sequence[tuple[str, str]]] = {
    ConsultationState.PLANNED: (ASKED_IN_A_FILE,),
    ConsultationState.OPEN: (SAID_IN_A_FILE, ASKED_IN_A_FILE),
    ConsultationState.ANALYSING: (SAID_IN_A_FILE,),
}


def bring_in(row: Any, words: str, kind: str) -> Deed:
    """Return the way to bring rows of a consultation in from a spreadsheet."""
    return Deed(words, f"{reverse('import-new')}?kind={kind}&consultation={row.ref}")


RUNNING: Mapping[str, Sequence[tuple[str, str]]] = {
    ConsultationState.PLANNED: (("Open the consultation", "consultation-open"), *ASKING, *CHANGING),
    ConsultationState.OPEN: (
        ("Enter comments", "consultation-enter"),
        *ASKING,
        *ANSWERING,
        ("Take no more comments", "consultation-stop"),
        *CHANGING,
    ),
    ConsultationState.ANALYSING: (
        *ANSWERING,
        ("Enter comments", "consultation-enter"),
        ("Write the reply letters", "consultation-letters"),
        ("Close the consultation", "consultation-close"),
        *CHANGING,
    ),
    ConsultationState.CLOSED: (
        ("Write the reply letters", "consultation-letters"),
        ("Say when replies were sent", "consultation-replies"),
    ),
}
"""What whoever runs a consultation does, the next thing first."""


def _questions(row: Consultation) -> str:
    return f"Questions to: {row.contact_post}" if row.contact_post else ""


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


class EventList(StrategyList):
    """Every consultation event."""

    heading = "Consultation events"
    noun = ("event", "events")
    filterset = EventFilter
    default_sort = ("consultation", "mechanism", "ref")
    columns = (
        named("whom", "Who was asked", lambda row: row.whom),
        Column("kind", "How", lambda row: row.kind, ("kind",)),
        Column("audience", "Audience", lambda row: row.audience, ("audience__name",), empty="none named"),
        Column("date", "Date", lambda row: sentences.dated(row.when), ("earliest",)),
        Column("response", "Response", lambda row: RESPONSE[row.response_received], ("response_received",)),
        Column(
            "consultation",
            "Consultation",
            lambda row: row.consultation.title,
            ("consultation__title",),
            url=lambda row: page_of(row.consultation),
        ),
        Column("note", "Note", lambda row: row.note, empty="none"),
    )

    def rows(self) -> QuerySet[Any]:
        """Return the events of the day and before, or on a day nobody recorded."""
        rows = ConsultationEvent.objects.visible_to(self.request.user).as_at(self.as_at)
        return rows.select_related("consultation", "audience", "body", "organisation", "post")

    def lead(self, total: int) -> str:
        """Say of how many nobody wrote down whether a response came."""
        silent = self.rows().filter(response_received__isnull=True).count()
        return (
            f"{capital(counted(total, 'event'))} on record. Of {counted(silent, 'event')} nobody wrote down whether "
            "a response came; that does not mean that none did."
        )
