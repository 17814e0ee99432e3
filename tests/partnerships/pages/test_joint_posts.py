"""Joint posts and the management structure as a reader of the case and an officer see them."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from salford_css.core import clock
from salford_css.core.models import Organisation, Post, PostEmployment, ReportingLine, Role
from tests.factories.core import post, user_with
from tests.partnerships.pages.test_an_agreement_by_hand import day
from tests.partnerships.pages.test_pages import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("the_case")]
LIST, STRUCTURE = "/partnerships/joint-posts/", "/partnerships/structure/"
HEAD = f"{LIST}post/role-joint-head-ld/"


@pytest.fixture
def browser() -> Client:
    """Oscar, an officer, at his browser."""
    client = Client()
    client.force_login(user_with(Role.OFFICER))
    return client


def terms(**changed: object) -> dict[str, object]:
    directorate, trust = (Organisation.objects.get(ref=ref).pk for ref in ("org-directorate", "body-pct"))
    given = {"employer_1": directorate, "share_1": "60", "employer_2": trust, "share_2": "40", "lead": directorate}
    return {**given, **day("on", date(2004, 4, 1)), **changed}


def test_the_register_knows_the_joint_posts_of_the_case(browser):
    page = words(browser.get(f"{LIST}?as_at=2004-06-01"))
    assert "Joint Head of Service, Learning Difficulties" in page
    assert "Joint Project Director, mental health integration" in page
    assert "proposed, not yet held" in page
    file = browser.get(f"{LIST}?as_at=2004-06-01&format=csv").getvalue().decode()
    assert "Joint Head of Service" in file
    filtered = words(browser.get(f"{LIST}?status=proposed"))
    assert "Deputy Director of Community" in filtered
    assert "Joint Head of Service" not in filtered
    assert "No joint posts match" in words(browser.get(f"{LIST}?words=nobody-like-this"))


def test_a_joint_post_says_what_is_not_on_record(browser):
    page = words(browser.get(f"{HEAD}?as_at=2004-06-01"))
    assert "share the post. Who leads, how the cost is shared and to whom it reports are not on record." in page
    assert browser.get(f"{HEAD}trail/").status_code == 200
    assert browser.get(f"{LIST}post/role-director/").status_code == 404


def test_terms_are_revised_on_the_page_and_bad_ones_come_back_with_what_was_typed(browser):
    refused = browser.post(f"{HEAD}revise/", terms(share_2="30"))
    assert refused.status_code == 422
    assert "The shares of the cost come to 90 per cent" in refused.content.decode()
    assert 'value="60"' in refused.content.decode()
    police = Organisation.objects.create(ref="police", name="Greater Manchester Police")
    assert "is none of the employers" in browser.post(f"{HEAD}revise/", terms(lead=police.pk)).content.decode()
    stray = browser.post(f"{HEAD}revise/", terms(share_3="10"))
    assert "Name the employer whose share this is." in stray.content.decode()
    assert "more than 2 decimal places" in browser.post(f"{HEAD}revise/", terms(share_1="60.005")).content.decode()
    assert browser.post(f"{HEAD}revise/", terms()).status_code == 302
    page = words(browser.get(f"{HEAD}?as_at=2004-06-01"))
    assert "leads" in page
    assert "60 per cent and Salford Primary Care Trust 40 per cent" in page
    assert "not recorded" in words(browser.get(f"{HEAD}?as_at=2003-06-01"))


def test_reporting_and_its_end_are_entered_on_the_page(browser):
    directorate = Organisation.objects.get(ref="org-directorate")
    director = Post.objects.get(ref="role-director")
    asked = {"organisation": directorate.pk, "superior": director.pk, **day("since", date(2003, 4, 1))}
    assert browser.post(f"{HEAD}report/", asked).status_code == 302
    assert "Director of Community" in words(browser.get(f"{HEAD}?as_at=2004-06-01"))
    early = browser.post(f"{HEAD}end/", {"reason": "x", **day("last_day", date(2002, 4, 1)), "kept_by": ""})
    assert early.status_code == 302  # nobody knows when it began, so any day may be its last
    assert "not held jointly on 1 June 2004" in words(browser.get(f"{HEAD}?as_at=2004-06-01"))


def test_a_new_joint_post_is_entered(browser):
    asked = terms(title="Joint Commissioning Manager", **day("since", clock.today()))
    answer = browser.post(f"{LIST}enter/", asked)
    assert answer.status_code == 302, answer.content.decode()
    assert "Joint Commissioning Manager" in words(browser.get(f"{LIST}?as_at=today"))
    assert "Name the post, or choose one on record" in browser.post(
        f"{LIST}enter/", terms(**day("since", clock.today()))
    ).content.decode()  # fmt: skip


# ------------------------------------------------------------------ the structure


def test_the_structure_is_drawn_listed_and_handed_over_as_at_a_day(browser):
    head, director = Post.objects.get(ref="role-joint-head-ld"), Post.objects.get(ref="role-director")
    directorate = Organisation.objects.get(ref="org-directorate")
    ReportingLine.objects.create(
        post=head, superior=director, organisation=directorate, valid_from=date(2003, 4, 1)
    )  # fmt: skip
    page = words(browser.get(f"{STRUCTURE}?as_at=2004-06-01"))
    assert "to whom a post reports is on record for one of" in page
    assert "Two outlines: a joint post" in page
    assert "Reports to Director of Community" in page
    file = browser.get(f"{STRUCTURE}?as_at=2004-06-01&format=csv").getvalue().decode()
    assert "Level, 1 is the top" in file
    assert "nobody on record" not in file.split("\n")[0]
    before = words(browser.get(f"{STRUCTURE}?as_at=2003-01-01"))
    assert "on record for none of" in before


def test_then_and_now_says_what_changed_and_a_mistyped_day_is_said(browser):
    head, director = Post.objects.get(ref="role-joint-head-ld"), Post.objects.get(ref="role-director")
    directorate = Organisation.objects.get(ref="org-directorate")
    ReportingLine.objects.create(
        post=head, superior=director, organisation=directorate, valid_from=date(2003, 4, 1)
    )  # fmt: skip
    page = words(browser.get(f"{STRUCTURE}?as_at=2004-06-01&then_0=1&then_1=7&then_2=2002"))
    assert "Between 1 July 2002 and 1 June 2004" in page
    assert "reports to Director of Community &amp; Social Services, before nobody on record" in page
    wrong = words(browser.get(f"{STRUCTURE}?then_0=31&then_1=2&then_2=2002"))
    assert "31 2 2002 is not a day" in wrong


def test_the_structure_asks_the_same_number_of_queries_however_many_posts(browser):
    directorate = Organisation.objects.get(ref="org-directorate")
    address = f"{STRUCTURE}?as_at=2004-06-01&organisation={directorate.pk}"
    browser.get(address)
    with CaptureQueriesContext(connection) as few:
        browser.get(address)
    director = Post.objects.get(ref="role-director")
    for number in range(5):
        made = post(f"Team manager {number}")
        PostEmployment.objects.create(post=made, organisation=directorate)
        ReportingLine.objects.create(post=made, superior=director, organisation=directorate)
    with CaptureQueriesContext(connection) as many:
        assert "Team manager 4" in words(browser.get(address))
    assert len(many) == len(few)
    with CaptureQueriesContext(connection) as one:
        browser.get(LIST)
    for number in range(3):
        made = post(f"Joint manager {number}")
        for ref in ("org-directorate", "body-pct"):
            PostEmployment.objects.create(post=made, organisation=Organisation.objects.get(ref=ref))
    with CaptureQueriesContext(connection) as more:
        assert "Joint manager 2" in words(browser.get(LIST))
    assert len(more) == len(one)
