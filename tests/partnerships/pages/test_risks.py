"""Oscar keeps the risks of a partnership: raises one, judges it anew, closes it; what cannot be is refused in words."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, InternalError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from partnerships.models import PartnershipRisk
from salford_css.core import clock
from salford_css.core.models import Role
from tests.factories import partnerships as make
from tests.factories.core import post, user_with
from tests.partnerships.pages.test_an_agreement_by_hand import day
from tests.partnerships.pages.test_pages import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(db) -> Client:
    client = Client()
    client.force_login(user_with(Role.OFFICER))
    return client


def asked(on: date, review: date, **facts: object) -> dict[str, object]:
    given = {"title": "The trust merges", "cause": "A merger of trusts.", "consequence": "The joint team splits.",
             "likelihood": "3", "impact": "4", "mitigation": "Talks with both boards.",
             "owner": post("Director of Commissioning").pk}  # fmt: skip
    return {**given, **day("on", on), **day("review_on", review), **facts}


def test_a_risk_is_raised_judged_anew_and_closed(browser):
    row, today = make.partnership(), clock.today()
    before, review = today - timedelta(days=60), today + timedelta(days=30)
    answer = browser.post(f"{row.get_absolute_url()}risk/", asked(before, review))
    assert answer.status_code == 302, answer.content.decode()
    risk = PartnershipRisk.objects.get()
    assert (risk.number, risk.assessments.get().score) == (1, 12)
    again = browser.post(f"{risk.get_absolute_url()}assess/", asked(today, review, likelihood="5"))
    assert again.status_code == 302, again.content.decode()
    page = words(browser.get(risk.get_absolute_url()))
    assert "up from 12 to 20 of 25" in page
    assert "The joint team splits." in page
    closed = browser.post(f"{risk.get_absolute_url()}close/", {"because": "No merger came.", **day("on", today)})
    assert closed.status_code == 302
    page = words(browser.get(risk.get_absolute_url()))
    assert "No merger came." in page
    assert "Judge it anew" not in page
    assert risk.assessments.count() == 2


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"mitigation": " "}, "What is done about it"),
        ({"likelihood": "6"}, "6 is not one of the available choices"),
        (day("review_on", clock.today()), "The next review comes after"),
        (day("on", clock.today() + timedelta(days=3)), "has not come"),
    ],
)
def test_what_cannot_be_is_refused_beside_the_field_and_nothing_is_kept(browser, changed, sentence):
    row, today = make.partnership(), clock.today()
    answer = browser.post(f"{row.get_absolute_url()}risk/", asked(today, today + timedelta(days=9), **changed))
    assert answer.status_code == 422
    said = answer.content.decode()
    assert sentence in said
    assert "The trust merges" in said
    assert not PartnershipRisk.objects.exists()


def test_an_assessment_does_not_go_behind_the_last_one_and_a_closed_risk_is_not_judged(browser):
    risk, today = make.risk(judged=[(3, 4), (4, 4)]), clock.today()
    address = f"{risk.get_absolute_url()}assess/"
    early = browser.post(address, asked(date(2002, 5, 1), today))
    assert "It was last assessed on 30 June 2002; this comes after." in early.content.decode()
    risk.closed_on, risk.closed_because = date(2003, 1, 1), "It went away."
    risk.save()
    late = browser.post(address, asked(today, today + timedelta(days=9)))
    assert "This risk was closed on 1 January 2003; raise another if it has come back." in words_refused(late)
    assert risk.assessments.count() == 2


def words_refused(answer) -> str:
    assert answer.status_code == 422
    return " ".join(answer.content.decode().split())


def test_a_stranger_to_the_partnership_keeps_nothing(db):
    client = Client()
    client.force_login(user_with(Role.CABINET_MEMBER))
    assert client.post(f"{make.partnership().get_absolute_url()}risk/", {}).status_code == 403


def test_the_list_shows_each_risk_as_it_was_judged_on_the_day_with_no_query_a_row(browser):
    make.risk(title="Money runs out", judged=[(2, 2), (5, 4)])
    page = words(browser.get("/partnerships/risks/?as_at=2002-05-01"))
    assert "4 of 25" in page
    assert "20 of 25" not in page
    with CaptureQueriesContext(
        connection,
    ) as few:
        browser.get("/partnerships/risks/")
    for number in range(3):
        make.risk(title=f"Another {number}", judged=[(1, 2), (2, 2)])
    with CaptureQueriesContext(connection) as many:
        page = words(browser.get("/partnerships/risks/"))
    assert len(many) == len(few)
    assert page.index("Money runs out") < page.index("Another 0")
    assert "overdue" in words(browser.get("/partnerships/risks/?state=overdue"))
    assert "No risks match" in words(browser.get("/partnerships/risks/?state=closed"))
    assert "20 of 25" in browser.get("/partnerships/risks/?format=csv").getvalue().decode()


def test_the_empty_list_says_so(browser):
    assert "No risk was raised by this day." in words(browser.get("/partnerships/risks/"))


def test_the_database_holds_what_an_assessment_said(db):
    risk = make.risk()
    with pytest.raises(InternalError), transaction.atomic():
        risk.assessments.update(likelihood=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        make.assessment(risk, likelihood=6)
