"""A proposal in the report of January 2004, and the days on which the steps of its life are lawful."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.test import Client

from salford_css.core import clock
from salford_css.core.models import Post, User
from strategy.lifecycle import ConsultationState, Outcome
from strategy.models import Action, Body, ClockKind, Consultation, Meeting, Plan, Proposal
from tests.factories import core
from tests.factories import strategy as make

MET, PUBLISHED, REQUESTED, SETTLED, LATER = (
    *(date(2004, 4, 6), date(2004, 4, 7), date(2004, 4, 8)),
    *(date(2004, 4, 20), date(2004, 4, 21)),
)
DECIDED = {"outcome": Outcome.APPROVED, "wording": "Approved."}
CALLED_IN = {"requested_by": "Three members", "grounds": "Cost is not stated."}


@dataclass
class Walk:
    """Everything the walk goes through."""

    plan: Plan
    cabinet: Body
    scrutiny: Body
    meeting: Meeting
    manager: Post
    user: User

    @property
    def client(self) -> Client:
        """Return a browser in which the user has just signed in: between two steps a session runs out."""
        client = Client()
        client.force_login(self.user)
        return client

    @property
    def proposal(self) -> Proposal:
        """Return the proposal as it stands now."""
        return Proposal.objects.get()

    @property
    def state(self) -> str:
        """Return where it stands."""
        return self.proposal.state

    def report(self) -> Consultation:
        """Put the proposal into a report that the public can read, on which a consultation is open."""
        version = make.report_version(published_on=date(2004, 1, 12))
        make.proposal_version(self.proposal, text=self.proposal.current.text, report_version=version)
        return make.consultation(report_version=version, state=ConsultationState.OPEN)

    def act(self) -> Action:
        """Open the action that carries it out."""
        return make.action(decision=self.proposal.decisions.get(), manager=self.manager)


def begin(user: User) -> Walk:
    """Return a council with its rules, its cabinet and scrutiny, and whoever walks."""
    council = core.organisation("Salford City Council")
    cabinet = make.body("Cabinet", organisation=council)
    make.clock_rule(council, kind=ClockKind.AGENDA, unit="clear_working")
    make.clock_rule(council, kind=ClockKind.CALL_IN)
    return Walk(
        plan=make.plan(at=council),
        cabinet=cabinet,
        scrutiny=make.body("Scrutiny", kind="scrutiny", organisation=council),
        meeting=make.meeting(body=cabinet, on=MET),
        manager=core.post("Assistant Director"),
        user=user,
    )


@contextmanager
def on(day: date) -> Iterator[None]:
    """Let it be nine in the morning of a day."""
    with clock.held_at(datetime(day.year, day.month, day.day, 9, tzinfo=UTC)):
        yield
