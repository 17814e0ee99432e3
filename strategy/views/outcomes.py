"""What came of a consultation: how fair it was, and what was done about what was said."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from salford_css.core import clock
from salford_css.core.components import Crumb, Deed
from salford_css.core.lists import Column
from salford_css.core.words import capital, day
from strategy import fairness, policies
from strategy.filters import CommentFilter
from strategy.lifecycle import ConsultationState
from strategy.models import Consultation
from strategy.selectors import consultations as selectors
from strategy.selectors import fairness as evidence
from strategy.selectors import said
from strategy.selectors.proposals import comment_line
from strategy.sentences import consultations as sentences
from strategy.views.consultations import ConsultationPage
from strategy.views.pages import StrategyList, StrategyPage, deeds_at, home_crumb, page_of


class FairnessPage(StrategyPage):
    """The four tests of one consultation, each with the rows it rests on and what is missing."""

    model = Consultation
    near = ConsultationPage.near
    template = "strategy/fairness.html"
    listed_under = ("Consultations", "consultations")

    def above(self, row: Any) -> Sequence[Crumb]:
        """Return the way to the consultation."""
        return (Crumb(row.title, row.get_absolute_url()),)

    def captioned(self, row: Any) -> str:
        """Name the consultation and its days."""
        return f"{row.title} · {sentences.period(row.opens, row.latest)}"

    def context(self, row: Any) -> dict[str, Any]:
        """Add the tests with their evidence."""
        found = selectors.heard(row, self.request.user, self.as_at)
        tests = evidence.evidence(row, found, self.request.user, self.as_at)
        grades = [test.grade for test in tests]
        self.words = sentences.grades(*(grades.count(name) for name in fairness.WORDS))
        return super().context(row) | {"tests": [(test, fairness.WORDS[test.grade]) for test in tests]}

    def lead(self, row: Any) -> str:
        """Say how far the four tests are shown."""
        return self.words

    def deeds(self, row: Any) -> Sequence[Deed]:
        """Lead to what can be put right."""
        runs = policies.may_run_consultation(self.request.user, row, clock.today())
        if not runs or row.state == ConsultationState.CLOSED:
            return ()
        return deeds_at(row, ("Change how people are asked", "consultation-change"))


class SaidFilter(CommentFilter):
    """Comments of one consultation: who said it is asked as well, which consultation is not."""

    words_in = ("shown", "officer_response", "respondent_as_written", "organisation__name", "post__title")
    consultation = None
    responder = None


class YouSaidWeDid(StrategyList):
    """What every consultee of one consultation said, and what was done about it."""

    heading = "You said, we did"
    noun = ("comment", "comments")
    filterset = SaidFilter
    default_sort = ("respondent_as_written", "ref")
    template = "strategy/you_said.html"

    def get(self, request: HttpRequest, ref: str = "") -> HttpResponseBase:
        """Show the comments of one consultation."""
        rows = Consultation.objects.visible_to(request.user).select_related("report_version__report")
        found = rows.filter(ref=ref).first()
        if found is None:
            raise Http404
        self.consultation = found
        return super().get(request)

    @property
    def caption(self) -> str:  # type: ignore[override]
        """Name the consultation."""
        return self.consultation.title

    @property
    def crumbs(self) -> Sequence[Crumb]:
        """Return the way back."""
        row = self.consultation
        return (home_crumb(), Crumb(row.title, row.get_absolute_url()), Crumb(self.heading))

    @property
    def columns(self) -> tuple[Column, ...]:
        """Who, what they said, what was done, what was told."""
        on = self.as_at
        return (
            Column("from", "Consultee", lambda row: row.respondent, ("respondent_as_written",), url=page_of),
            Column("audience", "Audience", said.audience_of, ("audience__name",), empty="none named"),
            Column("about", "About", lambda row: row.about_as_written or row.section, empty="the report as a whole"),
            Column("said", "You said", lambda row: capital(row.shown_text), ("shown",)),
            Column("did", "We did", lambda row: said.did(row, on)),
            Column("effect", "Effect", lambda row: comment_line(row, 0, on).effect, ("effect",)),
            Column("received", "Received", lambda row: sentences.dated(row.when), ("earliest",)),
            Column("reply", "Reply sent", lambda row: row.reply_sent_on, ("reply_sent_on",), shown=_reply),
        )

    def rows(self) -> QuerySet[Any]:
        """Return the comments as known on the day."""
        return said.rows(self.consultation, self.request.user, self.as_at)

    def lead(self, total: int) -> str:
        """Say how many said something, what it changed, and how many were told."""
        return said.lead(self.rows(), self.as_at)

    def extra(self) -> dict[str, Any]:
        """Add the response rate by audience and what may be done."""
        user = self.request.user
        runs = policies.may_run_consultation(user, self.consultation, clock.today())
        deeds = deeds_at(self.consultation, ("Say when replies were sent", "consultation-replies")) if runs else ()
        return {"rates": said.rates(self.consultation, user, self.as_at), "deeds": deeds}


def _reply(row: Any) -> str:
    return day(row.reply_sent_on) if row.reply_sent_on else "not recorded"
