"""A pool's year and its returns in the browser: what the manager enters, what is refused and kept, what readers see."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from partnerships.models import Contribution, PoolMonth
from partnerships.services import returns
from tests.factories import core
from tests.factories import partnerships as make

pytestmark = pytest.mark.django_db
AS_AT = "?as_at=2006-08-01"


def browser(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def words(response, status: int = 200) -> str:
    assert response.status_code == status
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def day(name: str, when: date) -> dict[str, int]:
    return {f"{name}_0": when.day, f"{name}_1": when.month, f"{name}_2": when.year}


@pytest.fixture
def page(pool_year) -> str:
    for line in pool_year.lines.all():
        make.month(line, 1, actual=Decimal(5), forecast=line.budget + 3, known_from=date(2006, 5, 1), cause="Dear")
    return pool_year.get_absolute_url()


def test_a_reader_sees_what_was_spent_and_how_the_year_ends(page, carl):
    said = words(browser(carl).get(page + AS_AT))
    assert "By the end of April 2006 £10 of £100 was spent. The year is expected to end £6 over budget (6.00%)." in said
    assert "£3.60 + £2.40 = £6.00, exactly." in said


def test_every_figure_is_explained(page, carl):
    said = words(browser(carl).get(page + AS_AT))
    for figure in ("Opening budget: £100", "Current budget: £100", "Variance: £6", "must end up paying: £63.60"):
        assert figure in said


def test_a_reader_is_offered_no_deed(page, carl):
    said = words(browser(carl).get(page + AS_AT))
    assert "Enter a contribution" not in said
    assert browser(carl).get(f"{page}enter/line/").status_code == 403


def test_the_statement_is_read_up_to_the_month_asked_for(page, pool_year, carl):
    make.month(pool_year.lines.get(code="homes"), 2, actual=Decimal(9), known_from=date(2006, 6, 1))
    assert "By the end of April 2006 £10 of" in words(browser(carl).get(f"{page}{AS_AT}&month=1"))
    assert "By the end of May 2006 £19 of" in words(browser(carl).get(f"{page}{AS_AT}&month=2"))


@pytest.mark.parametrize("way", ["csv", "xlsx"])
def test_the_statement_can_be_taken_away(page, carl, way):
    response = browser(carl).get(f"{page}{AS_AT}&format={way}")
    assert f"-2006-07-m01.{way}" in response["Content-Disposition"]


@pytest.mark.parametrize("kind", ["pool-statement", "memorandum-account"])
@pytest.mark.parametrize("form", ["html", "docx", "pdf"])
def test_statement_and_memorandum_account_are_documents(page, pool_year, carl, kind, form):
    address = f"/documents/{kind}/{pool_year.fund.ref}.2006-07.{form}{AS_AT}"
    response = browser(carl).get(address)
    assert response.status_code == 200, response.content[:300]


def test_the_manager_enters_a_month_as_one_table(pool_year, paula):
    address = f"{pool_year.get_absolute_url()}enter/month/1/"
    typed = {"homes-actual": "6", "homes-forecast": "75.50", "homes-cause": "Dear", "visits-actual": "£2.00"}
    response = browser(paula).post(address, typed | day("known_from", date(2006, 5, 2)))
    assert response.status_code == 302
    assert sorted(PoolMonth.objects.values_list("actual", flat=True)) == [2, 6]


def test_what_was_typed_wrongly_stands_there_again_with_its_sentence(pool_year, paula):
    address = f"{pool_year.get_absolute_url()}enter/month/1/"
    typed = {"homes-actual": "1e5", "homes-forecast": "7.005", "visits-actual": "2"} | day(
        "known_from", date(2006, 5, 2)
    )
    response = browser(paula).post(address, typed)
    said = words(response, 422)
    assert "“1e5” is not an amount. Write pounds and pence, like 149132.95." in said
    assert "“7.005” has parts of a penny." in said
    assert 'value="1e5"' in response.content.decode()
    assert not PoolMonth.objects.exists()


def test_a_closed_month_is_refused_on_the_page_with_what_to_do(pool_year, paula):
    make.close(pool_year, 1)
    address = f"{pool_year.get_absolute_url()}enter/month/1/"
    response = browser(paula).post(address, {"homes-actual": "6"} | day("known_from", date(2006, 5, 2)))
    assert "April 2006 is closed. Enter an adjustment in May 2006, the next open period." in words(response, 422)
    assert not PoolMonth.objects.exists()


def test_a_contribution_of_a_closed_year_is_refused_on_the_page_and_in_the_administration(pool_year, paula, as_ada):
    make.close(pool_year, None)
    given = pool_year.contributions.first()
    facts = {"party": given.party_id, "kind": "annual", "planned": "61", "reason": "More"}
    response = browser(paula).post(
        f"{pool_year.get_absolute_url()}enter/contribution/", facts | day("known_from", date(2006, 5, 2))
    )
    assert "is closed" in words(response, 422)
    change = f"/admin/partnerships/contribution/{given.pk}/change/"
    answer = as_ada.post(
        change, {"pool_year": pool_year.pk, "party": given.party_id, "kind": "annual", "planned": "61"}
    )
    assert "is closed" in words(answer)
    assert Contribution.objects.get(pk=given.pk).planned == 60


def test_an_unemployed_manager_is_refused_on_the_page_and_in_the_administration(pool_year, dora, as_ada, managing_post):
    fund, sentence = pool_year.fund, "is not employed by Salford City Council, the host of the fund."
    response = browser(dora).post(
        f"{fund.get_absolute_url()}enter/host/", {"host": fund.host_id, "manager": managing_post.pk}
    )
    assert sentence in words(response, 422)
    form = {"ref": fund.ref, "name": fund.name, "partnership": fund.partnership_id, "host": fund.host_id}
    inlines = {f"{name}-{what}_FORMS": 0 for name in ("years", "rules") for what in ("TOTAL", "INITIAL")}
    answer = as_ada.post(
        f"/admin/partnerships/pooledfund/{fund.pk}/change/", form | inlines | {"manager": core.post("Another post").pk}
    )
    assert sentence in words(answer)


def test_a_year_there_is_not_is_not_found(pool_year, carl):
    fund = pool_year.fund.get_absolute_url()
    assert [browser(carl).get(f"{fund}{year}/").status_code for year in ("1999-00", "nothing")] == [404, 404]


@pytest.fixture
def quarter(page, pool_year, paula):
    row = returns.open_return(pool_year=pool_year, kind="quarterly", quarter=1, by=paula)
    return returns.write_return(pool_return=row, summary="Two people came home.", by=paula)


def test_a_draft_is_for_officers_and_says_what_is_missing(quarter, carl, dora):
    assert browser(carl).get(quarter.get_absolute_url()).status_code == 404
    said = words(browser(dora).get(quarter.get_absolute_url() + AS_AT))
    assert "Homes: spent: Enter what was spent in May 2006, June 2006. It can be sent without." in said


def test_a_return_goes_to_the_partners_and_comes_back_accepted(quarter, paula, dora, carl):
    address = quarter.get_absolute_url()
    assert browser(paula).post(f"{address}enter/submit/", day("on", date(2006, 7, 20))).status_code == 302
    assert "Version 1 went to the partners on 20 July 2006 and is waiting for their answers" in words(
        browser(carl).get(address + AS_AT)
    )
    for party in quarter.pool_year.fund.partnership.parties.all():
        facts = {"party": party.pk, "answer": "accepted", "words": "By letter"} | day("on", date(2006, 7, 28))
        assert browser(dora).post(f"{address}enter/answer/", facts).status_code == 302
    assert "is accepted by every partner" in words(browser(carl).get(address + AS_AT))


@pytest.mark.parametrize("form", ["html", "docx", "pdf"])
def test_a_return_is_a_document(quarter, paula, carl, form):
    returns.submit_return(pool_return=quarter, by=paula, on=date(2006, 7, 20))
    assert browser(carl).get(f"/documents/pool-return/{quarter.ref}.{form}{AS_AT}").status_code == 200


@pytest.mark.parametrize("register", ["returns", "payments"])
def test_returns_and_payments_are_lists_that_can_be_taken_away(quarter, dora, register):
    client = browser(dora)
    assert client.get(f"/partnerships/{register}/{AS_AT}").status_code == 200
    assert client.get(f"/partnerships/{register}/?format=xlsx").status_code == 200


def test_published_pools_come_out_to_the_penny(carl):
    said = words(browser(carl).get("/partnerships/worked-examples/"))
    assert "16 of 16 figures that other councils printed come out of their inputs to the penny" in said
    for figure in ("135,625,000.00", "133,462,000.00", "142,274,000.00", "4,325,000.00", "4,487,000.00"):
        assert figure in said
    assert "not equal" not in said


@pytest.mark.parametrize("lines", [0, 8])
def test_a_year_asks_as_many_questions_for_two_lines_as_for_ten(
    page, pool_year, carl, lines, django_assert_max_num_queries
):
    for _ in range(lines):
        make.month(make.line(pool_year, "0"), 1, actual=Decimal(1), forecast=Decimal(0))
    client = browser(carl)
    with django_assert_max_num_queries(75):
        client.get(page + AS_AT)
