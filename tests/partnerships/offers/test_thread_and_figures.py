"""Partnerships on the golden thread, and their figures in texts."""

from datetime import date

import pytest

from salford_css.core.links import Basis
from salford_css.core.registry import figures, thread
from tests.factories import core, strategy
from tests.factories import partnerships as make

pytestmark = pytest.mark.django_db
JUNE_2004, LATER = date(2004, 6, 1), date(2007, 1, 1)


def nodes(kind: str, ids: list[int], reader, as_at: date = JUNE_2004):
    return list(thread.kinds[kind][2](ids, as_at=as_at, reader=reader))


def below(upper: str, lower: str, ids: list[int], reader, as_at: date = JUNE_2004):
    reads = [read for up, low, read in thread.joins if (up, low) == (upper, lower)]
    return [link for read in reads for link in read(upper_ids=ids, lower_ids=None, as_at=as_at, reader=reader)]


def test_a_pool_stands_on_the_thread_with_its_money(omar):
    fund = make.fund()
    make.total(make.year(fund, 2002))
    assert [node.note for node in nodes("pool", [fund.pk], omar)] == ["£16 million in 2002/03"]


def test_an_agreement_without_a_wording_does_not_stand_on_the_thread(omar):
    agreement = make.agreement(state="live")
    assert nodes("agreement", [agreement.pk], omar) == []
    make.version(agreement, settled_on=JUNE_2004)
    assert len(nodes("agreement", [agreement.pk], omar)) == 1


def test_our_reading_of_an_objective_carries_its_author_and_reason(omar):
    row, objective = make.partnership(), strategy.objective()
    row.objectives.create(
        objective=objective, basis=Basis.OUR_READING, author=core.post("Analyst"), reason="The same service."
    )
    link = below("objective", "partnership", [objective.pk], omar)[0]
    assert (link.our_reading, link.author, link.reason) == (True, "Analyst", "The same service.")


def test_a_partnership_leads_to_its_pool_and_its_board(omar):
    row = make.partnership()
    fund, board = make.fund(row), make.board(row)
    assert below("partnership", "pool", [row.pk], omar)[0].lower == ("pool", fund.pk)
    assert below("partnership", "board", [row.pk], omar)[0].lower == ("board", board.body_id)


def test_a_text_can_cite_a_pools_budget(omar):
    year, _, _ = make.salford_pool()
    figure = figures.read(f"pool:{year.fund.ref}:2006-07:budget", as_at=LATER, reader=omar)
    assert (figure.text, figure.version) == ("£17.3 million", "17300000.00")


def test_a_text_can_cite_a_partners_share(omar):
    year, of_trust, _ = make.salford_pool()
    token = f"pool:{year.fund.ref}:2006-07:share:{of_trust.organisation.ref}"
    assert figures.read(token, as_at=LATER, reader=omar).text == "£149,132.95"


@pytest.mark.parametrize("rest", ["", "nothing", "x:2006-07:budget", "x:soon:budget"])
def test_a_token_that_names_nothing_is_answered_with_nothing(rest, omar):
    assert figures.read(f"pool:{rest}", as_at=LATER, reader=omar) is None


def test_a_stranger_reads_no_figure():
    year, _, _ = make.salford_pool()
    assert figures.read(f"pool:{year.fund.ref}:2006-07:budget", as_at=LATER, reader=None) is None


def test_the_figures_of_a_pool_are_found_by_fund_year_and_kind(omar):
    year, _, _ = make.salford_pool()
    found = figures.choices(f"{year.fund.name} 2006 budget", as_at=LATER, reader=omar)
    assert [choice.token for choice in found] == [f"pool:{year.fund.ref}:2006-07:budget"]
