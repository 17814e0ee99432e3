"""The administration of strategy calls the services, and only them."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.test import Client

from salford_css.core.models import Post
from salford_css.core.trail import Trail
from strategy.lifecycle import ConsultationState, ProposalState
from strategy.models import Action, Decision, Proposal
from tests.factories import strategy as make

pytestmark = pytest.mark.django_db


def said(answer) -> str:
    return " ".join(str(message) for message in answer.context["messages"])


def press(client: Client, row, step: str):
    address = f"/admin/strategy/{row._meta.model_name}/{row.pk}/change/"
    return client.post(address, {"_fsm_transition_to": step}, follow=True)


def in_bulk(client: Client, row, action: str, **more: str):
    address = f"/admin/strategy/{row._meta.model_name}/"
    return client.post(address, {"action": action, "_selected_action": [row.pk], **more}, follow=True)


def test_every_model_of_strategy_is_administered():
    ours = [model for model in apps.get_app_config("strategy").get_models() if not issubclass(model, Trail)]
    assert [model.__name__ for model in ours if model not in admin.site._registry] == []


@pytest.mark.parametrize("how", [press, lambda client, row, step: in_bulk(client, row, f"step_{step}")])
def test_a_consultation_with_an_unanswered_comment_is_not_closed_here_either(as_ada: Client, how):
    comment = make.comment(ref="police", consultation=make.consultation(state=ConsultationState.ANALYSING))
    answer = how(as_ada, comment.consultation, "close")
    assert "The comment police has no officer's response." in said(answer)
    comment.consultation.refresh_from_db()
    assert comment.consultation.state == ConsultationState.ANALYSING


@pytest.mark.parametrize("how", [press, lambda client, row, step: in_bulk(client, row, f"step_{step}")])
def test_a_changed_wording_without_a_cause_is_not_revised_here_either(as_ada: Client, how):
    proposal = make.proposal(state=ProposalState.ANALYSING, text="One wording.")
    Proposal.objects.update(working_text="Another wording.")
    assert "neither a comment nor another reason" in said(how(as_ada, proposal, "revise"))
    assert proposal.versions.count() == 1


def test_a_decision_is_recorded_through_the_proposal(as_ada: Client):
    proposal = make.proposal(state=ProposalState.REVISED, text="x", decision_body=make.body())
    address = f"/admin/strategy/proposal/{proposal.pk}/transition/decide/"
    as_ada.post(address, {"outcome": "approved", "made_on": "2004-04-06", "wording": "Approved as revised."})
    decision = Decision.objects.get()
    assert (decision.proposal, decision.body) == (proposal, proposal.decision_body)
    press(as_ada, proposal, "open_to_call_in")
    decision.refresh_from_db()
    assert decision.effective_on is not None


def test_a_decision_is_not_typed_in_here(as_ada: Client):
    assert as_ada.get("/admin/strategy/decision/add/").status_code == 403
    decision = make.decision()
    assert as_ada.post(f"/admin/strategy/decision/{decision.pk}/change/", {"outcome": "rejected"}).status_code == 403


def test_a_decision_is_published_here(as_ada: Client):
    decision = make.decision()
    in_bulk(as_ada, decision, "publish")
    decision.refresh_from_db()
    assert decision.published_on is not None


def test_an_action_is_dropped_with_its_reason_only(as_ada: Client):
    action = make.action()
    assert "Say why the action is dropped." in said(in_bulk(as_ada, action, "drop"))
    in_bulk(as_ada, action, "drop", _reason="No money.")
    assert Action.objects.get().dropped_why == "No money."


def test_the_list_of_actions_says_how_far_each_is(as_ada: Client, lead_post: Post):
    make.action(manager=lead_post)
    assert "Nothing reported yet" in as_ada.get("/admin/strategy/action/").content.decode()


def test_a_wording_is_read_here_and_never_changed(as_ada: Client):
    version = make.proposal_version(make.proposal(), text="One wording.")
    address = f"/admin/strategy/proposalversion/{version.pk}/change/"
    assert as_ada.get(address).status_code == 200
    assert as_ada.post(address, {"text": "Another."}).status_code == 403


@pytest.mark.parametrize("name", ["proposal", "report_version", "action", "decision", "consultation", "body", "plan"])
def test_the_page_of_a_row_opens(as_ada: Client, name: str):
    row = getattr(make, name)()
    assert as_ada.get(f"/admin/strategy/{row._meta.model_name}/{row.pk}/change/").status_code == 200
