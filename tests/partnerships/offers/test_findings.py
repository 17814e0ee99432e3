"""The breaks that partnerships report by themselves, as sentences."""

from datetime import date

import pytest

from salford_css.core.registry import findings
from tests.factories import partnerships as make

pytestmark = pytest.mark.django_db
JUNE_2004 = date(2004, 6, 1)


def sentences(code: str, reader, as_at: date = JUNE_2004) -> list[str]:
    return [found.sentence for found in findings.all(as_at=as_at, reader=reader) if found.code == code]


@pytest.fixture
def pool(db):
    """The learning difficulties pool: live since April 2002, £16m in all, no papers."""
    fund = make.fund()
    make.total(make.year(fund, 2002))
    return fund


def test_a_pool_live_without_a_signed_agreement_says_for_how_long(pool, omar):
    assert sentences("live-without-signed-agreement", omar) == [
        "The pool has been live for 26 months without a signed agreement on record."
    ]


def test_the_finding_ends_on_the_day_of_the_signed_agreement(pool, omar):
    agreement = make.agreement(pool.partnership, state="live")
    make.signed_document(make.version(agreement, settled_on=date(2005, 4, 1)), date(2005, 4, 30))
    assert sentences("live-without-signed-agreement", omar, date(2005, 4, 29))
    assert not sentences("live-without-signed-agreement", omar, date(2005, 5, 1))


def test_once_the_agreement_was_written_it_says_how_long_the_pool_ran_before(pool, omar):
    make.version(make.agreement(pool.partnership, state="live"), settled_on=date(2005, 4, 30))
    assert sentences("live-without-signed-agreement", omar, date(2006, 9, 6)) == [
        "The pool ran for 36 months before its agreement was written, by 30 April 2005; no signed copy is on record."
    ]


def test_contributions_that_do_not_make_the_printed_total_are_found(omar):
    fund = make.fund()
    year = make.year(fund, 2002)
    make.total(year, "16000000", rounded_to="1000000")
    parties = make.party(fund.partnership), make.party(fund.partnership, make.trust("Another trust"))
    make.contribution(year, parties[0], "8600000")
    assert not sentences("contributions-do-not-sum", omar)
    second = make.contribution(year, parties[1], "7100000")
    assert not sentences("contributions-do-not-sum", omar)
    second.planned = 9000000
    second.save()
    assert sentences("contributions-do-not-sum", omar) == [
        "The contributions of 2002/03 add up to £17,600,000.00; the source prints £16,000,000.00."
    ]


def test_lines_that_plan_more_than_the_pool_has_are_found(omar):
    fund = make.fund()
    year = make.year(fund, 2002)
    make.contribution(year, make.party(fund.partnership), "100")
    make.line(year, "100")
    assert not sentences("lines-plan-more-than-the-pool-has", omar)
    make.line(year, "30")
    assert sentences("lines-plan-more-than-the-pool-has", omar) == [
        "The lines of 2002/03 plan £130.00, £30.00 more than the £100.00 that the pool has."
    ]


def test_a_partnership_without_pool_or_law_needs_no_agreement(omar):
    make.partnership()
    assert not sentences("live-without-signed-agreement", omar)


def test_a_partnership_that_began_later_is_not_yet_looked_at(pool, omar):
    assert not sentences("live-without-signed-agreement", omar, date(2002, 3, 31))


def test_an_agreement_at_work_after_its_last_day_is_found(omar):
    agreement = make.agreement(state="live")
    make.version(agreement, settled_on=date(2002, 4, 1), ends_on=date(2004, 3, 31))
    assert sentences("live-past-its-end", omar) == [
        "The agreement ended on 31 March 2004 and is still at work, 2 months later."
    ]


def test_a_pool_that_no_board_looks_after_is_found(pool, omar):
    assert len(sentences("pool-without-board", omar)) == 1
    make.board(pool.partnership)
    assert not sentences("pool-without-board", omar)


def test_a_pool_without_a_manager_is_found(pool, omar):
    assert sentences("pool-without-manager", omar) == [
        "No manager is named for Learning difficulties pool, so nobody reports to its partners."
    ]


def test_a_total_without_its_split_is_found(pool, omar):
    assert sentences("contributions-not-split", omar) == [
        "£16 million was pooled in 2002/03, and who gave how much is not on record."
    ]


def test_what_became_known_later_is_not_found_before(omar):
    make.total(make.year(make.fund(), 2006), known_from=date(2006, 9, 6))
    assert not sentences("contributions-not-split", omar)
    assert sentences("contributions-not-split", omar, date(2006, 9, 6))


def test_a_party_that_names_no_organisation_is_found(omar):
    row = make.partnership()
    make.party(row, "multi-agency", kind="other")
    make.party(row, "users", kind="other")
    assert sentences("party-names-no-organisation", omar) == [
        "“multi-agency” and “users” are written as a partner, naming no organisation."
    ]


def test_police_as_a_statutory_partner_are_found(omar):
    row = make.partnership()
    make.party(row, make.of_kind("police", "Greater Manchester Police"))
    assert sentences("statutory-partner-outside-the-law", omar) == [
        "Greater Manchester Police is written as a statutory partner, though neither an NHS body nor a council."
    ]


def test_a_board_without_a_carer_is_found(omar):
    row = make.board(make.partnership())
    make.held_seat(row.body, "user")
    assert sentences("board-without-users-or-carers", omar) == ["Board has no seat filled by a carer."]


def test_a_board_that_is_only_proposed_is_not_yet_asked_for_a_carer(omar):
    make.board(make.partnership(status="proposed"))
    assert not sentences("board-without-users-or-carers", omar)


def test_a_stranger_is_told_of_no_break(pool):
    assert not sentences("pool-without-board", None)
