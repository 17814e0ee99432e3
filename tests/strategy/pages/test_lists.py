"""Every list and every page of strategy."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from salford_css.core.lists import ListPage
from salford_css.core.models import User
from strategy import models as m
from strategy.urls import urlpatterns
from tests.factories import core
from tests.factories import strategy as make

LISTS = [
    one.name
    for one in urlpatterns
    if issubclass(getattr(one.callback, "view_class", object), ListPage) and "<" not in str(one.pattern)
]


def row_of_each() -> list[object]:
    """Make one row of every noun that has a page."""
    council, day, n = core.organisation(), make.DAY, core.number()
    plan = make.plan(at=council)
    proposal = make.proposal(plan=plan, state="revised", text="That it be done.")
    meeting = make.meeting()
    decision = make.decision(body=meeting.body, meeting=meeting, proposal=proposal)
    action = make.action(decision=decision, earliest=day, latest=day)
    version = make.report_version()
    consultation = make.consultation(report_version=version)
    ours = {"organisation": council}
    return [
        m.MissionStatement.objects.create(ref=f"mission-{n}", kind="principle", number=n, text="We", **ours),
        make.pledge(),
        make.pledge_set(),
        plan,
        make.objective(plan=plan),
        proposal,
        version,
        version.report,
        make.comment(consultation=consultation),
        consultation,
        meeting,
        meeting.body,
        m.MeetingSeries.objects.create(ref=f"series-{n}", name="Team", body=meeting.body, frequency="weekly"),
        decision,
        make.entry(council, body=meeting.body, published_on=day),
        make.clock_rule(council, kind=m.ClockKind.CALL_IN),
        action,
        make.milestone(action=action),
        m.Inspection.objects.create(ref=f"inspection-{n}", title="Joint Review", kind="joint_review"),
        m.InvolvementWay.objects.create(ref=f"way-{n}", text="Forum", **ours),
        m.InvolvementService.objects.create(ref=f"service-{n}", text="Advocacy"),
        m.Communication.objects.create(ref=f"communication-{n}", text="Newsletter", **ours),
        m.InformationSystem.objects.create(ref=f"system-{n}", name="CareFirst"),
        m.EnablingProgramme.objects.create(ref=f"programme-{n}", field="training", text="Induction", **ours),
        m.ContextFact.objects.create(ref=f"fact-{n}", kind="setting", text="Tight finances", **ours),
    ]


@pytest.mark.parametrize("name", LISTS)
def test_an_empty_list_says_in_words_that_it_is_empty(browser: Callable, carl: User, name: str):
    page = browser(carl).get(reverse(f"strategy:{name}")).content.decode()
    assert 'class="nothing"' in page


@pytest.mark.parametrize("name", LISTS)
def test_a_list_opens_is_searched_and_goes_away_as_a_file(browser: Callable, carl: User, name: str):
    row_of_each()
    client, address = browser(carl), reverse(f"strategy:{name}")
    assert client.get(address, {"words": "no such words"}).status_code == 200
    assert client.get(address, {"format": "csv"})["Content-Type"].startswith("text/csv")
    assert client.get(address, {"format": "xlsx"}).status_code == 200


def test_every_row_has_a_page_that_opens_for_officers_and_members(browser: Callable, carl: User, omar: User):
    rows = row_of_each()
    for user in (carl, omar):
        client = browser(user)
        wrong = [row.get_absolute_url() for row in rows if client.get(row.get_absolute_url()).status_code != 200]
        assert not wrong


def test_every_column_of_every_list_sorts_up_and_down(browser: Callable, omar: User):
    row_of_each()
    client = browser(omar)
    for name in LISTS:
        address = reverse(f"strategy:{name}")
        heads = client.get(address).context["columns"]
        for column in heads:
            if column.sort:
                assert client.get(address, {"sort": column.name}).status_code == 200
                assert client.get(address, {"sort": f"-{column.name}"}).status_code == 200


@pytest.mark.parametrize("name", [*LISTS, "home"])
def test_more_rows_need_no_more_queries(browser: Callable, omar: User, name: str, django_assert_max_num_queries):
    client, address = browser(omar), reverse(f"strategy:{name}")
    row_of_each()
    client.get(address)
    with django_assert_max_num_queries(200) as few:
        client.get(address)
    for _ in range(3):
        row_of_each()
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get(address)


def test_the_first_page_says_how_the_work_stands(browser: Callable, carl: User):
    row_of_each()
    page = browser(carl).get("/strategy/", {"as_at": "2004-06-01"}).content.decode()
    assert "one of them waits" in page or "all of them wait" in page
    assert "Of one open action one is late and none has a manager." in page


def test_a_list_is_read_as_at_a_day(browser: Callable, carl: User):
    make.decision(on=make.DAY)
    client = browser(carl)
    assert (
        "No decision is on record by this day." in client.get("/strategy/decisions/?as_at=2004-01-01").content.decode()
    )
    assert "One decision on record" in client.get("/strategy/decisions/?as_at=2004-06-01").content.decode()


def test_late_actions_can_be_picked_out(browser: Callable, carl: User):
    make.action(text="Report on day care", earliest=make.DAY, latest=make.DAY)
    make.action(text="Open a centre")
    page = browser(carl).get("/strategy/actions/?standing=late&as_at=2004-06-01").content.decode()
    assert "Report on day care" in page
    assert "Open a centre" not in page
