"""Decisions on the web: recorded line by line or alone, called in, settled, decided anew, and what came of them."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from performance.models import ActionIndicator
from salford_css.core.models import PostEmployment, PostKind, User
from strategy import models as m
from tests.factories import core
from tests.factories import performance as measure
from tests.factories import strategy as make
from tests.strategy.decisions.conftest import MEETING, Sitting


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def on(name: str, day: date) -> dict[str, str]:
    return {f"{name}_0": str(day.day), f"{name}_1": str(day.month), f"{name}_2": str(day.year)}


def decide_at(sitting: Sitting) -> str:
    return f"{sitting.meeting.get_absolute_url()}decide/{sitting.version.report.ref}/{sitting.version.number}/"


def answers(sitting: Sitting, **changes: Any) -> dict[str, Any]:
    return (
        on("made_on", MEETING)
        | {
            "line-0-outcome": "approved",
            "line-0-wording": "That the strategy be adopted.",
            "line-1-outcome": "deferred",
            "line-1-wording": "That progress be reported.",
            "line-1-deferred_until": "the budget",
            "line-2-outcome": "approved",
            "line-2-wording": "A preventive service.",
            "line-2-version_seen": "1",
            "interests": "One member of Cabinet; left the room.",
        }
        | changes
    )


# ------------------------------------------------------------------ a report at a meeting


def test_the_meeting_leads_to_the_report_that_lies_before_it(sitting: Sitting, dora: User):
    page = signed_in(dora).get(sitting.meeting.get_absolute_url()).content.decode()
    assert decide_at(sitting) in page


def test_the_form_begins_with_the_words_that_lie_before_the_body(sitting: Sitting, dora: User):
    page = signed_in(dora).get(decide_at(sitting)).content.decode()
    assert "That the strategy be adopted.</textarea>" in page
    assert "A preventive service.</textarea>" in page


def test_a_report_is_decided_on_one_page(sitting: Sitting, dora: User):
    answer = signed_in(dora).post(decide_at(sitting), answers(sitting))
    assert answer.status_code == 302
    assert [one.outcome for one in m.Decision.objects.order_by("pk")] == ["approved", "deferred", "approved"]
    assert {one.interests for one in m.Decision.objects.all()} == {"One member of Cabinet; left the room."}


def test_one_outcome_may_stand_for_every_line(sitting: Sitting, dora: User):
    given = answers(sitting, otherwise="approved")
    signed_in(dora).post(decide_at(sitting), given | {f"line-{place}-outcome": "" for place in range(3)})
    assert [one.outcome for one in m.Decision.objects.all()] == ["approved"] * 3


def test_a_refused_line_keeps_what_was_typed_and_says_why_beside_the_field(sitting: Sitting, dora: User):
    given = answers(sitting, **{"line-1-deferred_until": "", "line-0-reasons": "It was time."})
    answer = signed_in(dora).post(decide_at(sitting), given)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_line-1-deferred_until_error"' in page and "the decision is deferred" in page
    assert "It was time." in page
    assert not m.Decision.objects.exists()


def test_a_day_that_is_not_the_meetings_is_said_once_beside_the_day(sitting: Sitting, dora: User):
    answer = signed_in(dora).post(decide_at(sitting), answers(sitting) | on("made_on", date(2004, 4, 5)))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count("it cannot have decided before.</p>") == 1


def test_a_wording_submitted_meanwhile_is_said_on_the_page(sitting: Sitting, dora: User):
    make.proposal_version(sitting.proposal, text="Another wording.")
    answer = signed_in(dora).post(decide_at(sitting), answers(sitting))
    assert answer.status_code == 422
    assert "was submitted since" in answer.content.decode()


def test_a_page_without_any_outcome_decides_nothing(sitting: Sitting, dora: User):
    given = answers(sitting) | {f"line-{place}-outcome": "" for place in range(3)}
    answer = signed_in(dora).post(decide_at(sitting), given)
    assert answer.status_code == 422
    assert "Nothing is decided yet" in answer.content.decode()


def test_who_keeps_no_record_does_not_see_the_form(sitting: Sitting, omar: User, carl: User):
    assert signed_in(omar).get(decide_at(sitting)).status_code == 403
    assert signed_in(carl).post(decide_at(sitting), answers(sitting)).status_code == 403


# ------------------------------------------------------------------ alone


def test_a_single_member_decides_and_the_refusal_of_the_scheme_stands_beside_the_post(sitting: Sitting, dora: User):
    member = core.post("Lead Member", kind=PostKind.MEMBER)
    given = {"post": member.pk, "outcome": "approved", "wording": "That the lease be signed."} | on("made_on", MEETING)
    client = signed_in(dora)
    assert client.post("/strategy/decisions/new/", given).status_code == 302
    assert m.Decision.objects.get().post == member
    make.delegation(sitting.council)
    PostEmployment.objects.create(post=member, organisation=sitting.council)
    answer = client.post("/strategy/decisions/new/", given | {"wording": "That the van be leased."})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_post_error"' in page and "gives Lead Member no power" in page and "van be leased" in page


# ------------------------------------------------------------------ one decision


def test_the_record_stands_under_todays_headings(approval: m.Decision, sitting: Sitting, dora: User):
    page = signed_in(dora).get(approval.get_absolute_url()).content.decode()
    for heading in (
        "Decision maker and power used",
        "Options considered and rejected",
        "Assessment of risk",
        "Source of funding",
        "Scrutiny panel that could call it in",
        "Effective from",
    ):
        assert heading in page
    assert "17 April 2004" in page and "Good Friday" in page


def test_a_decision_goes_round_scrutiny_on_its_pages(approval: m.Decision, sitting: Sitting, dora: User):
    client, address = signed_in(dora), approval.get_absolute_url()
    asked = {"body": sitting.scrutiny.pk, "requested_by": "Three members", "grounds": "The cost is not stated."}
    late = client.post(f"{address}call-in/", asked | on("requested_on", date(2004, 4, 19)))
    assert late.status_code == 422 and "can no longer be called in" in late.content.decode()
    assert client.post(f"{address}call-in/", asked | on("requested_on", date(2004, 4, 14))).status_code == 302
    assert "Scrutiny has called it in" in client.get(address).content.decode()
    concluded = {"outcome": "referred_back", "concerns": ""} | on("settled_on", date(2004, 4, 26))
    assert client.post(f"{address}settle/", concluded).status_code == 422
    assert client.post(f"{address}settle/", concluded | {"concerns": "State the cost."}).status_code == 302
    again = {"outcome": "approved", "wording": "Confirmed, at £40,000 a year."} | on("made_on", date(2004, 5, 4))
    assert client.post(f"{address}anew/", again).status_code == 302
    assert "Decided anew: approved" in client.get(address).content.decode()


def test_nobody_settles_what_was_not_called_in(approval: m.Decision, dora: User):
    assert signed_in(dora).get(f"{approval.get_absolute_url()}settle/").status_code == 404


def test_what_came_of_it_is_answered_and_stays(approval: m.Decision, dora: User):
    client, address = signed_in(dora), approval.get_absolute_url()
    assert "Nobody has answered; it was due on 17 October 2004" in client.get(address).content.decode()
    said = {"months": "6", "status": "done", "answer": "The service runs."} | on("answered_on", date(2004, 10, 20))
    assert client.post(f"{address}came/", said).status_code == 302
    page = client.get(address).content.decode()
    assert "Done. The service runs." in page and "it was due on 17 October 2004" not in page


def test_what_came_of_it_is_not_said_before_it_takes_effect(approval: m.Decision, dora: User):
    said = {"months": "6", "status": "done", "answer": "Done."} | on("answered_on", date(2004, 4, 10))
    answer = signed_in(dora).post(f"{approval.get_absolute_url()}came/", said)
    assert answer.status_code == 422
    assert 'id="id_answered_on_error"' in answer.content.decode()


def test_the_indicators_that_its_actions_move_stand_on_its_page(approval: m.Decision, dora: User):
    action, indicator = make.action(decision=approval), measure.indicator(title="Delayed transfers of care")
    ActionIndicator.objects.create(action=action, indicator=indicator, basis="sourced")
    page = signed_in(dora).get(approval.get_absolute_url()).content.decode()
    assert "What its actions are to move" in page
    assert "Delayed transfers of care" in page and "no result is on record" in page


# ------------------------------------------------------------------ the meeting and the list


@pytest.fixture
def four_approvals(sitting: Sitting) -> list[m.Decision]:
    """Two delivered, one under way, one overdue."""
    made = [
        make.decision(
            body=sitting.cabinet, meeting=sitting.meeting, on=MEETING, wording=f"Decision {n}.",
            published_on=MEETING, effective_on=date(2004, 4, 17),
        )
        for n in range(4)
    ]  # fmt: skip
    done = {"done_earliest": date(2005, 1, 1), "done_latest": date(2005, 1, 1)}
    make.action(decision=made[0], **done)
    make.action(decision=made[1], **done)
    make.action(decision=made[2], earliest=date(2007, 1, 1), latest=date(2007, 1, 1))
    make.action(decision=made[3], earliest=date(2005, 1, 1), latest=date(2005, 1, 1))
    return made


def test_the_meeting_counts_what_came_of_its_approvals(sitting: Sitting, four_approvals: Any, dora: User):
    page = signed_in(dora).get(sitting.meeting.get_absolute_url()).content.decode()
    text = " ".join(page.split())
    assert "Four approved:" in text
    for words in ("two delivered", "one under way", "one overdue"):
        assert f">{words}</a>" in text


def test_each_figure_leads_to_its_rows(sitting: Sitting, four_approvals: Any, dora: User):
    address = f"/strategy/decisions/?meeting={sitting.meeting.ref}&stands=delivered"
    page = signed_in(dora).get(address).content.decode()
    assert "Decision 0." in page and "Decision 1." in page
    assert "Decision 2." not in page and "Decision 3." not in page


def test_the_count_is_an_export(sitting: Sitting, four_approvals: Any, dora: User):
    answer = signed_in(dora).get(f"/strategy/decisions/?meeting={sitting.meeting.ref}&format=csv")
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert sum(line.endswith("delivered") for line in lines) == 2


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("key=yes", ["Key."]),
        ("called=waits", ["Called."]),
        ("called=no", ["Key.", "Late."]),
        ("effective_from=1 May 2004", ["Late."]),
        ("effective_to=April 2004", ["Key."]),
        ("year=2005-06", ["Late."]),
        ("outcome=noted", ["Key."]),
    ],
)
def test_the_list_is_narrowed(sitting: Sitting, dora: User, asked: str, found: list[str]):
    facts = {"body": sitting.cabinet, "published_on": date(2004, 4, 7)}
    make.decision(wording="Key.", key=True, outcome="noted", effective_on=date(2004, 4, 17), **facts)
    called = make.decision(wording="Called.", **facts)
    make.decision(wording="Late.", body=sitting.cabinet, on=date(2005, 6, 1), published_on=date(2005, 6, 2),
                  effective_on=date(2005, 6, 9))  # fmt: skip
    m.CallIn.objects.create(
        decision=called, body=sitting.scrutiny, requested_on=MEETING, requested_by="Three members", grounds="Cost."
    )
    page = signed_in(dora).get(f"/strategy/decisions/?{asked}").content.decode()
    assert [words for words in ("Key.", "Called.", "Late.") if f">{words}</a>" in page] == found


def test_a_part_2_decision_is_shown_to_no_cabinet_member(sitting: Sitting, carl: User, dora: User):
    hidden = make.decision(body=sitting.cabinet, meeting=sitting.meeting, wording="Buy the house.", part="exempt")
    assert signed_in(carl).get(hidden.get_absolute_url()).status_code == 404
    assert "Buy the house." not in signed_in(carl).get("/strategy/decisions/").content.decode()
    assert "Buy the house." in signed_in(dora).get("/strategy/decisions/").content.decode()


def test_the_list_asks_no_more_questions_when_it_is_longer(
    sitting: Sitting, dora: User, django_assert_max_num_queries: Any
):
    client = signed_in(dora)
    for n in range(12):
        make.decision(body=sitting.cabinet, wording=f"Decision {n}.", proposal=None)
    with django_assert_max_num_queries(32):
        client.get("/strategy/decisions/")


# ------------------------------------------------------------------ its record on paper


def test_the_record_is_printed_and_can_be_published_once_the_decision_is(sitting: Sitting, dora: User):
    client = signed_in(dora)
    decision = make.decision(body=sitting.cabinet, meeting=sitting.meeting, wording="So agreed.", on=MEETING)
    paper = f"/documents/record-of-decision/{decision.ref}"
    printed = client.get(f"{paper}.html").content.decode()
    assert "Options considered and rejected" in printed and "So agreed." in printed
    assert client.get(f"{paper}/publish/").status_code == 403
    m.Decision.objects.filter(pk=decision.pk).update(published_on=MEETING)
    assert client.get(f"{paper}/publish/").status_code == 200
