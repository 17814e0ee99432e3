"""Each of the twelve states is reached by lawful steps, on the pages and in the administration alike."""

from datetime import date

import pytest

from salford_css.core.models import AccessGrant, Role, User
from strategy.lifecycle import ProposalState as S
from strategy.models import Proposal
from strategy.services.proposals import draft_proposal
from tests.factories import core
from tests.strategy.refusals.walk import CALLED_IN, DECIDED, LATER, MET, PUBLISHED, REQUESTED, SETTLED, Walk, begin, on

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk(ada: User) -> Walk:
    """Ada walks: she administers, and is a director as well."""
    AccessGrant.objects.create(user=ada, role=Role.DIRECTOR, organisation=core.organisation())
    with on(date(2004, 1, 12)):
        return begin(ada)


def day(name: str, when: date) -> dict[str, str]:
    return {f"{name}_0": str(when.day), f"{name}_1": str(when.month), f"{name}_2": str(when.year)}


# ------------------------------------------------------------------ on the pages


def sent(walk: Walk, address: str, **typed: object) -> str:
    """Send the form of a page and return the state that follows."""
    answer = walk.client.post(address, typed)
    assert answer.status_code == 302
    return walk.state


def test_the_pages_lead_from_a_draft_to_its_review(walk: Walk):
    begun = {"title": "Prevention", "text": "A team.", "lead_post": walk.manager.pk, "decision_body": walk.cabinet.pk}
    with on(date(2004, 1, 12)):
        reached = [sent(walk, f"{walk.plan.get_absolute_url()}propose/", **begun)]
        page = f"{walk.proposal.get_absolute_url()}step/"
        reached.append(sent(walk, f"{page}put-forward/"))
        consultation = walk.report()
        reached.append(sent(walk, f"{page}consult/"))
        reached.append(sent(walk, f"{consultation.get_absolute_url()}stop/"))
        reached.append(sent(walk, f"{page}revise/"))
    with on(MET):
        typed = DECIDED | day("made_on", MET) | {"proposal": walk.proposal.pk}
        reached.append(sent(walk, f"{walk.meeting.get_absolute_url()}decide/", **typed))
    decision = walk.proposal.decisions.get().get_absolute_url()
    with on(PUBLISHED):
        reached.append(sent(walk, f"{decision}publish/", **day("published_on", PUBLISHED)))
    with on(REQUESTED):
        typed = CALLED_IN | day("requested_on", REQUESTED) | {"body": walk.scrutiny.pk, "requesters": 3}
        reached.append(sent(walk, f"{decision}call-in/", **typed))
    with on(SETTLED):
        sent(walk, f"{decision}settle/", outcome="upheld", **day("settled_on", SETTLED))
    with on(LATER):
        reached.append(sent(walk, f"{page}take-effect/"))
        walk.act()
        reached.append(sent(walk, f"{page}deliver/"))
        walk.proposal.decisions.get().actions.update(done_earliest=LATER, done_latest=LATER)
        reached.append(sent(walk, f"{page}review/", reason="The team works."))
    assert reached == [state for state in S if state != S.WITHDRAWN]


def test_a_page_withdraws(walk: Walk, ada: User):
    row = draft_proposal(plan=walk.plan, title="Prevention", by=ada)
    assert sent(walk, f"{row.get_absolute_url()}step/withdraw/", reason="No money.") == S.WITHDRAWN


# ------------------------------------------------------------------ in the administration


def pressed(walk: Walk, step: str, **asked: object) -> str:
    """Press a button of the administration, fill in what it asks for, and return the state that follows."""
    address = f"/admin/strategy/proposal/{walk.proposal.pk}/"
    if asked:
        walk.client.post(f"{address}transition/{step}/", asked)
    else:
        walk.client.post(f"{address}change/", {"_fsm_transition_to": step})
    return walk.state


def chosen(walk: Walk, step: str, **asked: object) -> str:
    """Choose a bulk action, fill in what it asks for, and return the state that follows."""
    typed = {"action": f"step_{step}", "_selected_action": [walk.proposal.pk], "_step_asked": "yes", **asked}
    walk.client.post("/admin/strategy/proposal/", typed)
    return walk.state


@pytest.mark.parametrize("door", [pressed, chosen], ids=["buttons", "bulk actions"])
def test_the_administration_leads_from_a_draft_to_its_review(walk: Walk, ada: User, door):
    facts = {"lead_post": walk.manager, "decision_body": walk.cabinet}
    with on(date(2004, 1, 12)):
        draft_proposal(plan=walk.plan, title="Prevention", text="A team.", by=ada, **facts)
        reached = [walk.state, door(walk, "put_forward")]
        consultation = walk.report()
        reached.append(door(walk, "open_to_consultation"))
        type(consultation).objects.update(state="analysing")
        reached.append(door(walk, "analyse"))
        reached.append(door(walk, "revise"))
    with on(MET):
        reached.append(door(walk, "decide", made_on=MET, meeting=walk.meeting.pk, **DECIDED))
    with on(PUBLISHED):
        reached.append(door(walk, "open_to_call_in"))
    with on(REQUESTED):
        asked = CALLED_IN | {"body": walk.scrutiny.pk, "requested_on": REQUESTED, "requesters": 3}
        reached.append(door(walk, "call_in", **asked))
    with on(SETTLED):
        door(walk, "settle", outcome="upheld", settled_on=SETTLED)
    with on(LATER):
        reached.append(door(walk, "take_effect"))
        walk.act()
        reached.append(door(walk, "deliver"))
        walk.proposal.decisions.get().actions.update(done_earliest=LATER, done_latest=LATER)
        reached.append(door(walk, "close_by_review", reason="The team works."))
    assert reached == [state for state in S if state != S.WITHDRAWN]


@pytest.mark.parametrize("door", [pressed, chosen], ids=["button", "bulk action"])
def test_the_administration_withdraws(walk: Walk, ada: User, door):
    draft_proposal(plan=walk.plan, title="Prevention", by=ada)
    assert door(walk, "withdraw", reason="No money.") == S.WITHDRAWN


# ------------------------------------------------------------------ each step says what it needs


def test_the_page_of_a_step_says_what_is_missing_before_anybody_takes_it(walk: Walk, ada: User):
    row = draft_proposal(plan=walk.plan, title="Prevention", by=ada)
    page = walk.client.get(f"{row.get_absolute_url()}step/put-forward/").content.decode()
    assert "The text in hand is frozen as version 1" in page
    assert "No post leads this proposal; name one first." in page
    assert "The proposal has no text yet." in page


def test_the_administration_says_it_beside_the_buttons(walk: Walk, ada: User):
    row = draft_proposal(plan=walk.plan, title="Prevention", by=ada)
    page = walk.client.get(f"/admin/strategy/proposal/{row.pk}/change/").content.decode()
    assert "Put it forward: still missing" in page
    assert "No post leads this proposal; name one first." in page


def test_a_step_whose_time_has_passed_says_so(walk: Walk, ada: User):
    row = draft_proposal(plan=walk.plan, title="Prevention", by=ada)
    Proposal.objects.filter(pk=row.pk).update(state=S.WITHDRAWN)
    page = walk.client.get(f"{row.get_absolute_url()}step/put-forward/").content.decode()
    assert "The proposal is withdrawn; this step is not possible now." in page
