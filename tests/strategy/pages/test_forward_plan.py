"""The forward plan on its pages: who sees what, what is said of each entry, and each deed by its form."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from salford_css.core import clock
from salford_css.core.models import Organisation, User
from strategy import models as m
from tests.factories import core
from tests.factories import strategy as make

pytestmark = pytest.mark.django_db
IN_FEBRUARY = datetime(2024, 2, 1, 12, tzinfo=UTC)


@pytest.fixture
def council(db: None) -> Organisation:
    council = core.organisation("Salford City Council")
    make.clock_rule(council, kind=m.ClockKind.FORWARD_PLAN, days=28, unit="clear", text="Notice 28 clear days ahead.")
    make.key_rule(council)
    return council


@pytest.fixture
def entry(council: Organisation) -> m.ForwardPlanEntry:
    return make.entry(council, body=make.body(organisation=council), ref="extra-care")


def at(name: str, *refs: str) -> str:
    return reverse(f"strategy:{name}", args=refs)


def read(browser: Callable, who: User, address: str) -> str:
    with clock.held_at(IN_FEBRUARY):
        return browser(who).get(address).content.decode()


def test_a_cabinet_member_does_not_see_what_is_only_planned(browser: Callable, carl: User, entry: m.ForwardPlanEntry):
    assert browser(carl).get(at("forward-plan-entry", "extra-care")).status_code == 404


def test_the_page_shows_by_when_notice_is_due_and_how(browser: Callable, omar: User, entry: m.ForwardPlanEntry):
    page = read(browser, omar, at("forward-plan-entry", "extra-care"))
    assert "due by 1 February 2024" in page
    assert "28 clear days before; neither the first nor the last day counts" in page


def test_the_list_tells_planned_due_slipped_and_withdrawn(browser, omar, council):
    body = make.body(organisation=council)
    make.entry(council, body=body, subject="Planned")
    make.entry(council, body=body, subject="Due", published_on=date(2024, 1, 2))
    late = {"earliest": date(2024, 1, 1), "latest": date(2024, 1, 31), "published_on": date(2023, 12, 1)}
    make.entry(council, body=body, subject="Slipped", **late)
    gone = make.entry(council, body=body, subject="Decided", **late)
    make.decision(body=body, on=date(2024, 1, 20), entry=gone)
    make.entry(
        council, body=body, subject="Gone", withdrawn_on=date(2024, 1, 2), withdrawn_because="Overtaken.", **late
    )
    found = {
        name: [word for word in ("Planned", "Due", "Slipped", "Decided", "Gone") if f">{word}</a>" in page]
        for name in ("planned", "due", "slipped", "decided", "withdrawn")
        if (page := read(browser, omar, f"{at('forward-plan')}?standing={name}"))
    }
    assert found == {
        "planned": ["Planned"], "due": ["Due"], "slipped": ["Slipped"], "decided": ["Decided"], "withdrawn": ["Gone"],
    }  # fmt: skip


def test_the_printed_plan_covers_four_months_of_what_is_published(browser, carl, council):
    body = make.body(organisation=council)
    make.entry(council, body=body, subject="In March", published_on=date(2024, 1, 2))
    make.entry(
        council, body=body, subject="In July", published_on=date(2024, 1, 2), earliest=date(2024, 7, 1),
        latest=date(2024, 7, 31),
    )  # fmt: skip
    make.entry(council, body=body, subject="Only planned")
    page = read(browser, carl, at("forward-plan-month", "2024-02"))
    assert "February 2024 to May 2024" in page
    assert "In March" in page
    assert "In July" not in page
    assert "Only planned" not in page


@pytest.mark.parametrize("month", ["2024-13", "soon", "0001-01"])
def test_a_month_that_is_none_is_not_found(browser: Callable, carl: User, month: str):
    assert browser(carl).get(at("forward-plan-month", month)).status_code == 404


def typed(council: Organisation, body: m.Body, **changes: object) -> dict[str, object]:
    return {
        "subject": "Extra care housing", "organisation": council.pk, "body": body.pk, "when": "March 2024",
        "amount": "250000", "key": "on", **changes,
    }  # fmt: skip


def test_an_officer_plans_a_decision(browser: Callable, omar: User, council: Organisation):
    body = make.body(organisation=council)
    with clock.held_at(IN_FEBRUARY):
        answer = browser(omar).post(at("forward-plan-add"), typed(council, body))
    row = m.ForwardPlanEntry.objects.get()
    assert answer.status_code == 302
    assert (row.key, row.earliest, row.published_on) == (True, date(2024, 3, 1), None)


def test_saying_otherwise_than_the_rule_keeps_what_was_typed_and_asks_why(browser, omar, council):
    body = make.body(organisation=council)
    answer = browser(omar).post(at("forward-plan-add"), typed(council, body, key=""))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "£250,000 is £100,000 or more): say why it is not key" in page
    assert "Extra care housing" in page


def test_an_entry_with_body_and_post_is_refused(browser: Callable, omar: User, council: Organisation):
    body, post = make.body(organisation=council), core.post("Lead Member")
    answer = browser(omar).post(at("forward-plan-add"), typed(council, body, post=post.pk))
    assert answer.status_code == 422
    assert "by a body or by a post" in answer.content.decode()


def test_a_director_publishes_moves_and_withdraws(browser: Callable, dora: User, entry: m.ForwardPlanEntry):
    with clock.held_at(IN_FEBRUARY):
        browser(dora).post(at("forward-plan-publish", "extra-care"))
        browser(dora).post(at("forward-plan-move", "extra-care"), {"when": "May 2024", "reason": "Survey late."})
        browser(dora).post(at("forward-plan-withdraw", "extra-care"), {"reason": "Overtaken."})
    entry.refresh_from_db()
    assert (entry.published_on, entry.earliest, entry.withdrawn_on) == (
        date(2024, 2, 1), date(2024, 5, 1), date(2024, 2, 1),
    )  # fmt: skip


def test_an_officer_is_not_offered_to_publish_and_may_not(browser: Callable, omar: User, entry: m.ForwardPlanEntry):
    assert "Publish it" not in read(browser, omar, at("forward-plan-entry", "extra-care"))
    assert browser(omar).post(at("forward-plan-publish", "extra-care")).status_code == 403


def test_an_urgent_route_is_recorded_with_its_post(browser: Callable, dora: User, entry: m.ForwardPlanEntry):
    chair = core.post("Chair of Scrutiny")
    facts = {"kind": "special_urgency", "post": chair.pk, "on_0": "1", "on_1": "2", "on_2": "2024", "why": "A fire."}
    assert browser(dora).post(at("forward-plan-urgent", "extra-care"), facts).status_code == 302
    assert "Special urgency: Chair of Scrutiny" in read(browser, dora, at("forward-plan-entry", "extra-care"))


def test_the_list_asks_no_more_of_the_database_for_many_than_for_one(
    browser, omar, council, django_assert_max_num_queries
):
    body = make.body(organisation=council)
    for _ in range(8):
        make.entry(council, body=body)
    reader = browser(omar)
    with django_assert_max_num_queries(16):
        reader.get(at("forward-plan"))
