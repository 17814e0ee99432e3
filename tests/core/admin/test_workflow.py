"""A step in the administration is taken by its service, and never is an edit."""

import pytest
from django.test import Client
from django.urls import path

from salford_css import urls
from salford_css.core.admin.workflow import ReasonForm, WorkflowAdmin
from salford_css.core.adminsite import DirectorateAdminSite
from salford_css.core.models import Role, User
from strategy.models import Proposal
from strategy.services import steps
from tests.factories import core, strategy


class ProposalAdmin(WorkflowAdmin):
    fsm_fields = ["state"]
    services = {"put_forward": steps.put_forward, "withdraw": steps.withdraw}
    fsm_forms = {"withdraw": ReasonForm}


site = DirectorateAdminSite(name="admin")
site.register(Proposal, ProposalAdmin)
urlpatterns = [path("admin/", site.urls), *urls.urlpatterns]
handler403 = urls.handler403
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.fixture
def proposal(db: None) -> Proposal:
    return strategy.proposal(working_text="Open a day centre.", lead_post=core.post("Director"))


@pytest.fixture
def address(proposal: Proposal) -> str:
    return f"/admin/strategy/proposal/{proposal.pk}/"


def state(proposal: Proposal) -> str:
    return Proposal.objects.get(pk=proposal.pk).state


def messages(answer) -> str:
    return " ".join(str(message) for message in answer.context["messages"])


# ------------------------------------------------------------------ one row


def test_a_button_is_there_for_each_step_with_a_service(as_ada: Client, address: str):
    page = as_ada.get(f"{address}change/").content.decode()
    assert 'value="put_forward"' in page
    assert 'value="decide"' not in page


def test_a_step_runs_the_service(as_ada: Client, proposal: Proposal, address: str):
    as_ada.post(f"{address}change/", {"_fsm_transition_to": "put_forward"})
    assert state(proposal) == "first_report"
    assert proposal.versions.count() == 1


def test_a_step_saves_nothing_else_of_the_form(as_ada: Client, proposal: Proposal, address: str):
    as_ada.post(f"{address}change/", {"_fsm_transition_to": "put_forward", "title": "Smuggled in"})
    assert Proposal.objects.get().title == proposal.title


@pytest.mark.parametrize("name", ["decide", "take_effect", "delete", "save", "__init__", "full_clean", ""])
def test_a_step_that_is_not_offered_is_refused(as_ada: Client, proposal: Proposal, address: str, name: str):
    answer = as_ada.post(f"{address}change/", {"_fsm_transition_to": name})
    assert (answer.status_code, state(proposal)) == (403, "draft")


@pytest.mark.parametrize("name", ["decide", "delete", "save"])
def test_nor_is_it_by_its_own_address(as_ada: Client, proposal: Proposal, address: str, name: str):
    assert as_ada.post(f"{address}transition/{name}/", {"reason": "x"}).status_code == 403
    assert as_ada.get(f"{address}transition/{name}/").status_code == 403


def test_what_the_service_refuses_is_said_and_nothing_is_written(as_ada: Client, proposal: Proposal, address: str):
    Proposal.objects.update(lead_post=None)
    answer = as_ada.post(f"{address}change/", {"_fsm_transition_to": "put_forward"}, follow=True)
    assert "post" in messages(answer)
    assert (state(proposal), proposal.versions.count()) == ("draft", 0)


def test_a_step_that_needs_a_reason_asks_for_it(as_ada: Client, proposal: Proposal, address: str):
    page = as_ada.post(f"{address}change/", {"_fsm_transition_to": "withdraw"})
    assert 'name="reason"' in page.content.decode()
    assert state(proposal) == "draft"


def test_the_reason_reaches_the_service(as_ada: Client, proposal: Proposal, address: str):
    as_ada.post(f"{address}transition/withdraw/", {"reason": "No money."})
    assert Proposal.objects.get().withdrawn_why == "No money."


def test_without_the_reason_the_step_is_not_taken(as_ada: Client, proposal: Proposal, address: str):
    assert as_ada.post(f"{address}transition/withdraw/", {"reason": " "}).status_code == 200
    assert state(proposal) == "draft"


def test_looking_at_the_address_of_a_step_takes_no_step(as_ada: Client, proposal: Proposal, address: str):
    as_ada.get(f"{address}transition/put_forward/")
    assert state(proposal) == "draft"


def test_a_cabinet_member_takes_no_step_here(proposal: Proposal, address: str):
    client = Client()
    client.force_login(core.user_with(Role.CABINET_MEMBER))
    assert client.post(f"{address}change/", {"_fsm_transition_to": "put_forward"}).status_code == 403
    assert state(proposal) == "draft"


# ------------------------------------------------------------------ many rows


def many(client: Client, *proposals: Proposal, **more: str):
    data = {"action": "step_put_forward", "_selected_action": [row.pk for row in proposals]} | more
    return client.post("/admin/strategy/proposal/", data, follow=True)


def test_a_bulk_action_takes_each_row_for_itself(as_ada: Client, proposal: Proposal):
    orphan = strategy.proposal(working_text="Nobody leads it.", lead_post=None)
    answer = many(as_ada, proposal, orphan)
    assert (state(proposal), state(orphan)) == ("first_report", "draft")
    assert "done for 1" in messages(answer)
    assert str(orphan) in messages(answer)


def test_a_bulk_action_that_needs_a_reason_asks_once_for_all_rows(as_ada: Client, proposal: Proposal):
    other = strategy.proposal(working_text="A lunch club.")
    asked = many(as_ada, proposal, other, action="step_withdraw")
    assert "Asked once" in asked.content.decode()
    assert state(proposal) == "draft"
    many(as_ada, proposal, other, action="step_withdraw", _step_asked="yes", reason="No money.")
    assert (state(proposal), state(other)) == ("withdrawn", "withdrawn")


def test_a_step_is_in_the_log_and_on_the_trail(as_ada: Client, ada: User, proposal: Proposal, address: str):
    as_ada.post(f"{address}change/", {"_fsm_transition_to": "put_forward"})
    page = as_ada.get(f"{address}trail/").content.decode()
    assert "proposal-put-forward" in page
    assert "the account ada" in page


def test_the_reason_of_a_step_stands_inside_its_event(as_ada: Client, proposal: Proposal, address: str):
    as_ada.post(f"{address}transition/withdraw/", {"reason": "No money."})
    assert proposal.pgh_event_model.objects.latest("pgh_id").pgh_context["reason"] == "No money."
