"""Consultations: whom each reached, what came back, what it changed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse

from salford_css.core import clock
from salford_css.core.components import Crumb, Deed, Fact
from salford_css.core.lists import Column
from salford_css.core.words import capital, counted, day
from strategy import fairness, policies
from strategy.filters import ConsultationFilter
from strategy.lifecycle import ConsultationState
from strategy.models import Consultation
from strategy.selectors import consultations as selectors
from strategy.sentences import consultations as sentences
from strategy.views.pages import StrategyList, StrategyPage, deeds_at, fact, named


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
