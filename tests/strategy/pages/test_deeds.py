"""Forms that do one deed each."""

from datetime import date

import pytest

from salford_css.core.models import User
from strategy import models as m
from strategy.lifecycle import ProposalState
from tests.factories import core
from tests.factories import strategy as make


@pytest.fixture
def draft(lead_post) -> m.Proposal:
    return make.proposal(text="That it be done.", lead_post=lead_post)


# ------------------------------------------------------------------ the text in hand


def test_the_owner_saves_the_text_in_hand(browser, olive: User, draft: m.Proposal):
    answer = browser(olive).post(f"{draft.get_absolute_url()}text/", {"text": "That it be done well.", "revision": 0})
    draft.refresh_from_db()
    assert answer.status_code == 302
    assert (draft.working_text, draft.revision) == ("That it be done well.", 1)


def test_two_writers_see_both_texts_and_nothing_is_lost(browser, olive: User, draft: m.Proposal):
    client, address = browser(olive), f"{draft.get_absolute_url()}text/"
    client.post(address, {"text": "Hers", "revision": 0})
    answer = client.post(address, {"text": "His", "revision": 0})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Hers" in page and "His" in page
    assert 'name="revision" value="1"' in page


def test_after_a_conflict_the_joined_text_can_be_saved(browser, olive: User, draft: m.Proposal):
    client, address = browser(olive), f"{draft.get_absolute_url()}text/"
    client.post(address, {"text": "Hers", "revision": 0})
    client.post(address, {"text": "His", "revision": 0})
    client.post(address, {"text": "Hers and his", "revision": 1})
    draft.refresh_from_db()
    assert draft.working_text == "Hers and his"


def test_a_cabinet_member_cannot_open_or_send_the_form(browser, carl: User, respite: m.Proposal):
    client, address = browser(carl), f"{respite.get_absolute_url()}text/"
    assert client.get(address).status_code == 403
    assert client.post(address, {"text": "Mine", "revision": 0}).status_code == 403


# ------------------------------------------------------------------ versions


def test_a_change_without_a_cause_is_refused_in_words(browser, olive: User, draft: m.Proposal):
    draft.working_text = "That it be done differently."
    draft.save()
    answer = browser(olive).post(f"{draft.get_absolute_url()}submit/", {"reason": ""})
    assert answer.status_code == 422
    assert "neither a comment nor another reason is named" in answer.content.decode()
    assert draft.versions.count() == 1


def test_a_version_is_submitted_with_its_cause(browser, omar, dora: User, respite: m.Proposal, comment):
    respite.working_text = "That it be done differently."
    respite.save()
    answer = browser(dora).post(f"{respite.get_absolute_url()}submit/", {"comments": [comment.pk], "reason": ""})
    assert answer.status_code == 302
    assert respite.current.causes.get().comment == comment


def test_before_submitting_one_sees_what_changes(browser, olive: User, draft: m.Proposal):
    draft.working_text = "That it be done differently."
    draft.save()
    assert "<ins>" in browser(olive).get(f"{draft.get_absolute_url()}submit/").content.decode()


# ------------------------------------------------------------------ comments


def test_an_officer_answers_a_comment(browser, omar: User):
    comment = make.comment()
    answer = browser(omar).post(
        f"{comment.get_absolute_url()}answer/", {"response": "Welcomed", "effect": "noted", "follow_up": "A visit"}
    )
    comment.refresh_from_db()
    assert answer.status_code == 302
    assert (comment.officer_response, comment.effect, comment.follow_up) == ("Welcomed", "noted", "A visit")


def test_amended_needs_its_proposal_and_what_was_typed_is_kept(browser, omar: User):
    comment = make.comment()
    answer = browser(omar).post(
        f"{comment.get_absolute_url()}answer/", {"response": "A long answer", "effect": "amended"}
    )
    assert answer.status_code == 422
    assert "Name the proposal that the comment changed." in answer.content.decode()
    assert "A long answer" in answer.content.decode()


# ------------------------------------------------------------------ actions


def test_an_officer_reports_progress_on_a_day(browser, omar: User):
    action = make.action(proposal=make.proposal(text="That it be done."))
    browser(omar).post(
        f"{action.get_absolute_url()}progress/",
        {"text": "Begun", "outlook": "on_track", "on_0": "1", "on_1": "6", "on_2": "2004"},
    )
    assert (action.progress.get().on, action.progress.get().text) == (date(2004, 6, 1), "Begun")


def test_a_date_moves_with_its_reason_and_the_first_one_stays(browser, omar: User):
    action = make.action(proposal=make.proposal(text="That it be done."), earliest=make.DAY, latest=make.DAY)
    client = browser(omar)
    client.post(f"{action.get_absolute_url()}date/", {"due": "Autumn 2004", "reason": "Waits for the trust"})
    action.refresh_from_db()
    assert str(action.when) == "Autumn 2004"
    assert (
        "From 15 March 2004 to Autumn 2004: Waits for the trust"
        in client.get(action.get_absolute_url(), {"as_at": "2100-01-01"}).content.decode()
    )


def test_a_date_no_calendar_knows_is_refused_in_words(browser, omar: User):
    action = make.action(proposal=make.proposal(text="That it be done."))
    answer = browser(omar).post(f"{action.get_absolute_url()}date/", {"due": "soon", "reason": "Hope"})
    assert answer.status_code == 422
    assert "is not a date this product can read" in answer.content.decode()


# ------------------------------------------------------------------ decisions


def test_a_director_records_what_cabinet_decided(browser, dora: User, respite: m.Proposal, cabinet: m.Body):
    meeting = make.meeting(body=cabinet, on=date(2004, 6, 15))
    answer = browser(dora).post(
        f"{meeting.get_absolute_url()}decide/",
        {
            "proposal": respite.pk,
            "outcome": "approved",
            "wording": "That the proposal be approved.",
            "made_on_0": "15",
            "made_on_1": "6",
            "made_on_2": "2004",
        },
    )
    respite.refresh_from_db()
    assert answer.status_code == 302
    assert respite.state == ProposalState.DECIDED
    assert m.Decision.objects.get().meeting == meeting


def test_an_officer_does_not_record_decisions_of_cabinet(browser, omar: User, cabinet: m.Body):
    meeting = make.meeting(body=cabinet)
    assert browser(omar).get(f"{meeting.get_absolute_url()}decide/").status_code == 403


def test_a_deferral_needs_its_end(browser, dora: User, respite: m.Proposal, cabinet: m.Body):
    meeting = make.meeting(body=cabinet)
    day = {"made_on_0": "15", "made_on_1": "3", "made_on_2": "2004"}
    answer = browser(dora).post(
        f"{meeting.get_absolute_url()}decide/",
        {"proposal": respite.pk, "outcome": "deferred", "wording": "Deferred.", **day},
    )
    assert answer.status_code == 422
    assert "Say until when" in answer.content.decode()


def test_an_action_is_opened_from_a_decision(browser, omar: User):
    decision, manager = make.decision(), core.post("Manager")
    browser(omar).post(
        f"{decision.get_absolute_url()}act/",
        {"text": "Find a site", "manager": manager.pk, "due": "2004-12"},
    )
    action = m.Action.objects.get()
    assert (action.decision, action.manager, str(action.original)) == (decision, manager, "December 2004")


# ------------------------------------------------------------------ from the plan of a meeting to the work


def day(name: str, when: date) -> dict[str, str]:
    return {f"{name}_0": str(when.day), f"{name}_1": str(when.month), f"{name}_2": str(when.year)}


def test_the_thread_is_walked_from_a_meeting_to_the_action(browser, dora: User, respite: m.Proposal, cabinet: m.Body):
    client = browser(dora)
    client.post(f"{cabinet.get_absolute_url()}meet/", day("on", date(2004, 6, 15)))
    meeting = m.Meeting.objects.get()
    client.post(f"{meeting.get_absolute_url()}item/", {"title": "Next Steps", "part": "open"})
    client.post(f"{meeting.get_absolute_url()}publish/", day("on", date(2004, 6, 7)))
    client.post(f"{meeting.get_absolute_url()}held/")
    decided = {
        "proposal": respite.pk,
        "outcome": "approved",
        "wording": "Approved.",
        **day("made_on", date(2004, 6, 15)),
    }
    client.post(f"{meeting.get_absolute_url()}decide/", decided)
    decision = m.Decision.objects.get()
    client.post(f"{decision.get_absolute_url()}publish/", day("published_on", date(2004, 6, 17)))
    work = {"text": "Find a site", "manager": core.post("Manager").pk, "due": "December 2004"}
    client.post(f"{decision.get_absolute_url()}act/", work)
    action = m.Action.objects.get()
    client.post(f"{respite.get_absolute_url()}step/take-effect/")
    client.post(f"{respite.get_absolute_url()}step/deliver/")
    client.post(f"{action.get_absolute_url()}begin/", day("on", date(2004, 7, 1)))
    respite.refresh_from_db()
    action.refresh_from_db()
    assert (respite.state, meeting.items.get().title) == (ProposalState.DELIVERING, "Next Steps")
    assert action.started.earliest == date(2004, 7, 1)


def test_a_step_that_is_not_possible_says_what_is_missing(browser, dora: User, respite: m.Proposal):
    answer = browser(dora).post(f"{respite.get_absolute_url()}step/take-effect/")
    assert answer.status_code == 422
    assert "decision" in answer.content.decode()


def test_a_step_there_is_not_has_no_page(browser, dora: User, respite: m.Proposal):
    assert browser(dora).get(f"{respite.get_absolute_url()}step/celebrate/").status_code == 404


def test_a_withdrawal_needs_its_reason(browser, dora: User, respite: m.Proposal):
    client, address = browser(dora), f"{respite.get_absolute_url()}step/withdraw/"
    assert client.post(address, {"reason": " "}).status_code == 422
    client.post(address, {"reason": "Overtaken by the trust"})
    respite.refresh_from_db()
    assert respite.state == ProposalState.WITHDRAWN
    assert "Withdrawn: Overtaken by the trust." in client.get(respite.get_absolute_url()).content.decode()


def test_a_manager_is_named_and_the_work_is_done_or_dropped(browser, omar: User):
    done, dropped = make.action(plan=make.plan()), make.action(plan=make.plan())
    manager = core.post("Manager")
    client = browser(omar)
    client.post(f"{done.get_absolute_url()}manager/", {"manager": manager.pk})
    client.post(f"{done.get_absolute_url()}done/", day("on", date(2004, 6, 1)))
    client.post(f"{dropped.get_absolute_url()}drop/", {"reason": "No longer needed"})
    done.refresh_from_db()
    dropped.refresh_from_db()
    assert (done.manager, str(done.done)) == (manager, "1 June 2004")
    assert dropped.dropped_why == "No longer needed"


def test_a_milestone_is_marked_reached(browser, omar: User):
    milestone = make.milestone(action=make.action(plan=make.plan()))
    browser(omar).post(f"{milestone.get_absolute_url()}reached/", day("on", date(2004, 6, 1)))
    milestone.refresh_from_db()
    assert str(milestone.done) == "1 June 2004"


def test_a_consultation_is_opened_stopped_and_closed(browser, omar: User):
    row = make.consultation(state="planned")
    m.ConsultationAudience.objects.create(consultation=row, code="staff", name="Staff")
    client = browser(omar)
    for step in ("open", "stop", "close"):
        assert client.post(f"{row.get_absolute_url()}{step}/", {"result": "Endorsed"}).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.result) == ("closed", "Endorsed")


def test_what_was_promised_to_a_consultee_becomes_an_action_and_the_reply_is_noted(browser, omar: User):
    comment = make.comment(answered=True, follow_up="link the record systems")
    client = browser(omar)
    page = client.get(f"{comment.get_absolute_url()}act/").content.decode()
    assert "Link the record systems" in page
    work = {"text": "Link the record systems", "manager": core.post("Manager").pk, "due": "2005"}
    client.post(f"{comment.get_absolute_url()}act/", work)
    client.post(f"{comment.get_absolute_url()}reply/", day("on", date(2004, 6, 1)))
    comment.refresh_from_db()
    assert comment.actions.get().text == "Link the record systems"
    assert comment.reply_sent_on == date(2004, 6, 1)


@pytest.mark.parametrize("method", ["head", "options"])
def test_a_form_answers_to_the_safe_methods(browser, omar: User, method: str):
    action = make.action(plan=make.plan())
    assert getattr(browser(omar), method)(f"{action.get_absolute_url()}date/").status_code == 200
