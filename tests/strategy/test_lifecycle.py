"""Each guard says what is missing, in one sentence, or nothing."""

from datetime import date

import pytest

from strategy import lifecycle
from strategy.lifecycle import Effect, Outcome, ProposalState
from strategy.models import Proposal

TUESDAY, WEDNESDAY = date(2004, 1, 20), date(2004, 1, 21)


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        (lifecycle.before_publication_ends(meeting_on=TUESDAY, first_lawful_day=WEDNESDAY, urgency=""), "21 January"),
        (
            lifecycle.before_publication_ends(meeting_on=TUESDAY, first_lawful_day=None, urgency=""),
            "not been published",
        ),
        (lifecycle.before_call_in_ends(effective_on=WEDNESDAY, on=TUESDAY), "takes effect on 21 January 2004"),
        (lifecycle.before_call_in_ends(effective_on=None, on=TUESDAY), "published first"),
        (lifecycle.unanswered_comments(["a"]), "The comment a has"),
        (lifecycle.unanswered_comments(["a", "b"]), "2 comments have no officer's response: a, b"),
        (lifecycle.change_without_cause(was="x", becomes="y", comments=0, reasons=[" "]), "neither a comment"),
        (lifecycle.effect_without_proposal(effect=Effect.NEW, proposals=0), "Name the proposal"),
        (lifecycle.consultation_not_ready(opens=WEDNESDAY, closes=TUESDAY, audiences=1), "before it opens"),
        (lifecycle.actions_open(2), "2 actions are neither done nor dropped"),
        (lifecycle.not_to_be_revised(state=ProposalState.CALLED_IN, outcome=Outcome.APPROVED), "referred back"),
    ],
)
def test_what_is_missing_is_said(refusal: str | None, words: str):
    assert refusal is not None and words in refusal


@pytest.mark.parametrize(
    "refusal",
    [
        lifecycle.before_publication_ends(meeting_on=TUESDAY, first_lawful_day=WEDNESDAY, urgency="The chair agrees."),
        lifecycle.before_publication_ends(meeting_on=WEDNESDAY, first_lawful_day=WEDNESDAY, urgency=""),
        lifecycle.before_call_in_ends(effective_on=TUESDAY, on=TUESDAY),
        lifecycle.unanswered_comments([]),
        lifecycle.change_without_cause(was="x", becomes="x", comments=0, reasons=[]),
        lifecycle.change_without_cause(was="x", becomes="y", comments=1, reasons=[]),
        lifecycle.effect_without_proposal(effect=Effect.NOTED, proposals=0),
        lifecycle.not_to_be_revised(state=ProposalState.DECIDED, outcome=Outcome.DEFERRED),
    ],
)
def test_what_is_in_order_is_not_refused(refusal: str | None):
    assert refusal is None


def test_every_state_can_be_reached_and_all_but_the_last_two_can_be_left():
    every = Proposal._meta.get_field("state").get_all_transitions(Proposal)
    steps = [step for step in every if step.target is not None]  # one that has none leaves the state as it is
    assert {step.target for step in steps} | {ProposalState.DRAFT} == set(ProposalState)
    assert set(ProposalState) - {step.source for step in steps} == {ProposalState.REVIEWED, ProposalState.WITHDRAWN}
