"""Bodies: who leads them, when they meet, what they decided."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from salford_css.core import clock, registry
from salford_css.core.components import Deed, Entry, Fact
from salford_css.core.lists import Column
from salford_css.core.words import capital, counted, day, listed, quote
from strategy import policies
from strategy.filters import BodyFilter
from strategy.lifecycle import MeetingState
from strategy.models import (
    Body,
    BodyLead,
    Consideration,
    ConsultationEvent,
    Decision,
    Meeting,
    MeetingSeries,
    Proposal,
    Referral,
)
from strategy.querysets.reports import known_by
from strategy.selectors.proposals import made
from strategy.views.pages import Part, StrategyList, StrategyPage, deeds_at, entry, fact, named
from strategy.views.promises import known, span_of


def leads_of(body: Any) -> str:
    """Name who leads or represents the directorate on a body, from leads read along."""
    return listed(list(dict.fromkeys(str(one.post or one.as_written) for one in body.leads.all())))


class BodyList(StrategyList):
    """Every body that meets."""

    heading = "Bodies"
    noun = ("body", "bodies")
    filterset = BodyFilter
    default_sort = ("kind", "name")
    columns = (
        named("name", "Body", lambda row: row.name, ("name",)),
        Column("kind", "Kind", lambda row: capital(row.get_kind_display()), ("kind", "name")),
        Column("of", "Of", lambda row: row.organisation, ("organisation__name",)),
        Column("lead", "The directorate's lead", leads_of, empty="none named"),
        Column("meetings", "Meetings on record", lambda row: row.held, ("held",), numeric=True, empty="0"),
        Column("status", "Standing", lambda row: row.get_status_display(), ("status",)),
    )

    def rows(self) -> QuerySet[Any]:
        """Return the bodies that existed by the day."""
        leads = BodyLead.objects.in_force(self.as_at).select_related("post")
        held = Count("meetings", filter=known_by(self.as_at, "meetings__"), distinct=True)
        rows = Body.objects.visible_to(self.request.user).select_related("organisation").annotate(held=held)
        return known(rows, self.as_at).prefetch_related(Prefetch("leads", leads))

    def lead(self, total: int) -> str:
        """Say how many have a lead and a meeting on record."""
        rows = self.rows()
        met, nobody = rows.filter(held__gt=0).count(), rows.filter(leads__isnull=True).count()
        return (
            f"{capital(counted(total, 'body', 'bodies'))} decide, advise or manage with the directorate. "
            f"Of {counted(met, 'body', 'bodies')} a meeting is on record; {counted(nobody, 'body', 'bodies')} "
            "name no lead."
        )


class BodyPage(StrategyPage):
    """One body: who leads, when it meets, what it considered and decided."""

    model = Body
    trail_parts = ("leads",)
    near = ("organisation",)
    listed_under = ("Bodies", "bodies")

    def captioned(self, row: Any) -> str:
        """Name kind and standing."""
        return f"{capital(row.get_kind_display())} · {row.get_status_display()}"

    def lead(self, row: Any) -> str:
        """Say how often it met, what lay before it, what waits for it."""
        meetings, papers = self._meetings(row).count(), self._considered(row).count()
        waiting = self._waiting(row).count()
        met = f"{capital(counted(meetings, 'meeting'))} of it {'is' if meetings == 1 else 'are'} on record"
        waits = (
            f" {capital(counted(waiting, 'proposal'))} wait{'s' * (waiting == 1)} for its decision." if waiting else ""
        )
        return f"{met}; it considered {counted(papers, 'paper')}.{waits}"

    def facts(self, row: Any) -> Sequence[Fact]:
        """Whose, how long, its note."""
        return (
            fact("Of", row.organisation),
            fact("Kind", capital(row.get_kind_display())),
            fact("Existed", span_of(row)),
            fact("Note", row.note, "none"),
        )

    def parts(self, row: Any) -> Sequence[Part]:
        """Leads, meetings, papers, what waits, decisions, consultation."""
        return (
            Part("Who leads or represents the directorate", "leads", self._leads(row), "No lead is named."),
            Part("Waiting for its decision", "waiting", self._waits(row), "Nothing on record waits for it."),
            Part("Referred to it", "referred", self._referred(row), "No other body has referred a decision to it."),
            Part("Decisions", "decisions", self._decisions(row), "No decision of it is on record."),
            Part("What it considered", "considered", self._papers(row), "No paper that it considered is on record."),
            Part("Meetings", "meetings", self._meeting_lines(row), "No meeting is on record."),
            *self._agenda(row),
        )

    def more_pages(self, row: Any) -> Sequence[tuple[str, str]]:
        """Lead to the page of the board."""
        return registry.bodies.pages_about(row)

    def deeds(self, row: Any) -> Sequence[Deed]:
        """Plan a meeting, for who keeps its record."""
        if not policies.may_keep_record(self.request.user, row, clock.today()):
            return ()
        return deeds_at(row, ("Plan a meeting", "meeting-new"))

    def _leads(self, row: Any) -> list[Entry]:
        leads = BodyLead.objects.visible_to(self.request.user).in_force(self.as_at).filter(body=row)
        return [
            entry(one.post or one, when="chairs" if one.chairs else "leads", what=str(one.post or one.as_written))
            if one.post
            else Entry("as written", one.as_written)
            for one in leads.select_related("post")
        ]

    def _meetings(self, row: Any) -> Any:
        return Meeting.objects.visible_to(self.request.user).as_at(self.as_at).filter(body=row)

    def _meeting_lines(self, row: Any) -> list[Entry]:
        series = [
            entry(one, when=one.frequency, what=one.name)
            for one in MeetingSeries.objects.visible_to(self.request.user).filter(body=row)
        ]
        held = [
            entry(one, when=str(one.when), what=f"Meeting of {one.when}", note=_meeting_note(one))
            for one in self._meetings(row).order_by("-earliest")
        ]
        return [*series, *held]

    def _considered(self, row: Any) -> Any:
        rows = Consideration.objects.visible_to(self.request.user).filter(known_by(self.as_at))
        return rows.filter(body=row).select_related("version__report", "meeting")

    def _papers(self, row: Any) -> list[Entry]:
        papers = [
            entry(one.version, when=str(one.when), note=one.outcome or "outcome not recorded")
            for one in self._considered(row)
        ]
        events = ConsultationEvent.objects.visible_to(self.request.user).as_at(self.as_at).filter(body=row)
        heard = [
            entry(one, when=str(one.when), what=f"Consulted: {one.kind}", note=str(one.consultation))
            for one in events.select_related("consultation", "body", "organisation", "post")
        ]
        return [*papers, *heard]

    def _waiting(self, row: Any) -> Any:
        rows = Proposal.objects.visible_to(self.request.user).as_at(self.as_at)
        return rows.filter(decision_body=row).undecided()

    def _waits(self, row: Any) -> list[Entry]:
        return [
            entry(one, when=f"Proposal {one.number}", what=one.title)
            for one in self._waiting(row).order_by("plan", "number")
        ]

    def _decisions(self, row: Any) -> list[Entry]:
        rows = Decision.objects.visible_to(self.request.user).as_at(self.as_at).filter(body=row)
        return [entry(one, when=str(made(one))) for one in rows]

    def _referred(self, row: Any) -> list[Entry]:
        """Return what other bodies sent on to it, such as boards whose delegation ended, with its answer."""
        rows = Referral.objects.visible_to(self.request.user).filter(body=row)
        known = rows.filter(Q(referred_on__isnull=True) | Q(referred_on__lte=self.as_at))
        return [
            Entry(
                day(one.referred_on) if one.referred_on else "no date held",
                f"{one.decision.body or one.decision.post}: {one.decision.wording}",
                one.decision.get_absolute_url(),
                ". ".join(filter(None, [quote(one.why), quote(self._answer(one))])),
            )
            for one in known.select_related("decision__body", "decision__post").order_by("-referred_on", "pk")
        ]

    def _answer(self, referral: Referral) -> str:
        """Say what it answered by the day."""
        on = referral.answered_on
        if on is None or on > self.as_at:
            return "No answer on record"
        return f"Answered on {day(on)}: {referral.answer}"

    def _agenda(self, row: Any) -> list[Part]:
        """Return what apps to the right put on its agenda."""
        lines = [Entry("", sentence) for section in registry.bodies.agenda for sentence in section(row, on=self.as_at)]
        return [Part("On its standing agenda", "agenda", lines, "")] if lines else []


def _meeting_note(meeting: Meeting) -> str:
    """Say that a meeting is planned or was cancelled; that it was held goes without saying."""
    state = "" if meeting.state == MeetingState.HELD else capital(meeting.get_state_display())
    return ". ".join(filter(None, (state, meeting.note)))
