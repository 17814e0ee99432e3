"""Four deeds that the council's procedure forbids, each tried by page, button, bulk action and service.

The same sentence is said at every door, and nothing is written: no row, no version, no line of the log or the trail.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.apps import apps

from salford_css.core import clock
from salford_css.core.models import ActivityLog, User
from strategy.lifecycle import ConsultationState, Outcome, ProposalState
from strategy.models import Body, ClockKind, Meeting, Proposal
from strategy.services.consultation import close_consultation
from strategy.services.decisions import decide_proposal
from strategy.services.proposals import submit_version
from strategy.services.steps import revise, take_effect
from tests.counting import rows_of
from tests.factories import core
from tests.factories import strategy as make
from tests.strategy.refusals.doors import DOORS, Deed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_january_2004() -> Iterator[None]:
    with clock.held_at(datetime(2004, 1, 26, 9, tzinfo=UTC)):
        yield


# ------------------------------------------------------------------ the four deeds


def reported() -> tuple[Proposal, Body]:
    """A revised proposal in a report that the public could read from Monday 12 January 2004."""
    council = core.organisation("Salford City Council")
    cabinet = make.body("Cabinet", organisation=council)
    version = make.report_version(published_on=date(2004, 1, 12))
    row = make.proposal(state=ProposalState.REVISED, plan=make.plan(at=council), decision_body=cabinet)
    make.proposal_version(row, text="Free home from hospital.", report_version=version)
    make.clock_rule(council, kind=ClockKind.AGENDA, unit="clear_working")
    make.clock_rule(council, kind=ClockKind.CALL_IN)
    return row, cabinet


def decided_too_early() -> Deed:
    row, cabinet = reported()
    meeting: Meeting = make.meeting(body=cabinet, on=date(2004, 1, 19))
    said = {"outcome": Outcome.APPROVED, "wording": "Approved."}
    typed = {"made_on_0": "19", "made_on_1": "1", "made_on_2": "2004"}
    return Deed(
        row=row,
        page=f"{meeting.get_absolute_url()}decide/",
        typed={"proposal": row.pk, **said, **typed},
        step="decide",
        asked={**said, "made_on": "2004-01-19", "meeting": meeting.pk},
        service=lambda by: decide_proposal(proposal=row, by=by, meeting=meeting, made_on=date(2004, 1, 19), **said),
    )


def carried_out_too_early() -> Deed:
    row, cabinet = reported()
    Proposal.objects.filter(pk=row.pk).update(state=ProposalState.DECIDED)
    Proposal.objects.filter(pk=row.pk).update(state=ProposalState.IN_CALL_IN)
    row = Proposal.objects.get(pk=row.pk)
    published = {"published_on": date(2004, 1, 21), "effective_on": date(2004, 1, 29)}
    make.decision(body=cabinet, proposal=row, on=date(2004, 1, 20), **published)
    return Deed(
        row=row,
        page=f"{row.get_absolute_url()}step/take-effect/",
        typed={},
        step="take_effect",
        asked={},
        service=lambda by: take_effect(proposal=row, by=by),
    )


def closed_with_an_unanswered_comment() -> Deed:
    row = make.consultation(state=ConsultationState.ANALYSING)
    make.comment(consultation=row, ref="police")
    return Deed(
        row=row,
        page=f"{row.get_absolute_url()}close/",
        typed={"result": "Endorsed."},
        step="close",
        asked={},
        service=lambda by: close_consultation(consultation=row, by=by),
    )


def changed() -> Proposal:
    """A proposal whose text in hand is not the wording that was consulted on."""
    row = make.proposal(state=ProposalState.ANALYSING, text="One wording.")
    row.working_text = "Another wording."
    row.save()
    return row


def revised_without_a_cause() -> Deed:
    row = changed()
    return Deed(
        row=row,
        page=f"{row.get_absolute_url()}step/revise/",
        typed={"reason": ""},
        step="revise",
        asked={},
        service=lambda by: revise(proposal=row, by=by),
    )


def submitted_without_a_cause() -> Deed:
    row = changed()
    return Deed(
        row=row,
        page=f"{row.get_absolute_url()}submit/",
        typed={"reason": " "},
        step="submit",
        asked={},
        service=lambda by: submit_version(proposal=row, by=by),
    )


REFUSALS: dict[str, tuple[Callable[[], Deed], str]] = {
    "deciding before the papers were open long enough": (
        decided_too_early,
        "The report is not open to the public long enough: it can be decided from 20 January 2004, "
        "or earlier by an urgent route with a named consent.",
    ),
    "carrying out while scrutiny may call the decision in": (
        carried_out_too_early,
        "The decision can still be called in; it takes effect on 29 January 2004.",
    ),
    "closing a consultation with an unanswered comment": (
        closed_with_an_unanswered_comment,
        "The comment police has no officer's response.",
    ),
    "putting a changed wording up for a decision without a cause": (
        revised_without_a_cause,
        "The wording changed, but neither a comment nor another reason is named for it.",
    ),
    "submitting a changed wording as a version without a cause": (
        submitted_without_a_cause,
        "The wording changed, but neither a comment nor another reason is named for it.",
    ),
}


# ------------------------------------------------------------------ what is on record


def on_record() -> dict[str, Any]:
    """Every row of strategy with its trail, and the log: counted, and the rows with a state in full."""
    models = [*apps.get_app_config("strategy").get_models(), ActivityLog]
    counts: dict[str, Any] = dict(rows_of(models))
    for name in ("Proposal", "Decision", "Consultation", "ProposalVersion"):
        counts[f"{name} in full"] = list(apps.get_model("strategy", name)._default_manager.order_by("pk").values())
    return counts


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("name", REFUSALS)
def test_the_same_sentence_is_said_at_every_door_and_nothing_is_written(ada: User, name: str, door: str):
    prepare, sentence = REFUSALS[name]
    deed = prepare()
    before = on_record()
    assert sentence in DOORS[door](deed, ada)
    assert on_record() == before


def test_the_trail_counts_what_is_written(ada: User):
    before = on_record()
    changed()
    assert {name for name, count in on_record().items() if count != before[name]} >= {
        "strategy.Proposal",
        "strategy.ProposalTrail",
        "strategy.ProposalVersion",
    }
