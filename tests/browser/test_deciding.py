"""The case's proposals go through publication, decision, call-in and effect, as a person would take them there."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.browser.windows import Windows

pytestmark = pytest.mark.browser

# Cabinet's own decision is not in the record; the meeting and what it decides are the test's, in a copy of the case.
AGENDA, MEETING, PUBLISHED = date(2004, 5, 14), date(2004, 5, 25), date(2004, 5, 26)
REQUEST, SCRUTINY = date(2004, 5, 28), date(2004, 6, 8)


def on(page: Page, legend: str, day: date) -> None:
    """Fill in a day in its three boxes."""
    boxes = page.get_by_role("group", name=legend)
    for word, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        boxes.get_by_label(word, exact=True).fill(str(value))


def press(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def meeting_of(page: Page, body: str, day: date) -> str:
    """Plan a meeting of a body; return the address of its page."""
    page.goto(f"/strategy/bodies/{body}/meet/")
    on(page, "Day", day)
    press(page, "Plan the meeting")
    return page.url


def test_a_proposal_of_the_case_goes_through_decision_call_in_and_effect(windows: Windows) -> None:
    page = windows.open("director")
    cabinet = meeting_of(page, "board-cabinet", MEETING)
    page.goto(f"{cabinet}publish/")
    on(page, "Day", AGENDA)
    press(page, "Open the agenda")

    page.get_by_role("main").get_by_role("button", name=re.compile("^Decide on")).click()
    line = page.get_by_role("group", name=re.compile("^Proposal 9:"))
    line.get_by_label("Outcome").select_option("approved")
    press(page, "Record the decisions")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Approved")
    expect(page.get_by_role("main")).to_contain_text("It has not been published")
    decision = page.url

    press(page, "Publish it")
    on(page, "Day of publication", PUBLISHED)
    on(page, "Day it was signed (optional)", PUBLISHED)
    press(page, "Publish it")
    expect(page.get_by_role("main")).to_contain_text("It takes effect on 4 June 2004.")
    expect(page.get_by_role("main")).to_contain_text("Spring Bank Holiday")

    press(page, "Call it in")
    page.get_by_label("Scrutiny committee").select_option(label="Health and Social Care Scrutiny Committee")
    on(page, "Day of the request", REQUEST)
    page.get_by_label("Who asked").fill("Three members of the committee")
    page.get_by_label("Grounds").fill("The cost is not stated.")
    press(page, "Enter the call-in")
    expect(page.get_by_role("main")).to_contain_text("it takes no effect until that is settled")

    page.goto("/strategy/proposals/prop-09/step/take-effect/")
    press(page, "Let it take effect")
    expect(page.get_by_role("alert")).to_contain_text("Scrutiny has called the decision in and has not let it stand.")

    meeting_of(page, "board-hsc-scrutiny", SCRUTINY)
    page.goto(f"{decision}settle/")
    page.get_by_label("the decision stands").check()
    page.get_by_label("Meeting of scrutiny").select_option(index=1)
    on(page, "Day it was settled", SCRUTINY)
    press(page, "Settle the call-in")
    expect(page.get_by_role("main")).to_contain_text("It took effect on 8 June 2004.")

    page.goto("/strategy/proposals/prop-09/step/take-effect/")
    press(page, "Let it take effect")
    page.goto(f"{decision}act/")
    expect(page.get_by_role("main")).to_contain_text("It can begin when the decision takes effect, on 8 June 2004.")
    page.goto(cabinet)
    expect(page.get_by_role("main")).to_contain_text("One approved: one not in effect.")
