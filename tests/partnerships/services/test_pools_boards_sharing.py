"""Money, seats and shares: who may change what, and what is refused."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, IntegrityError, transaction

from partnerships.models import PooledFund, RiskShareRule, SeatHolding
from partnerships.services import boards, pool_lines, pool_months, pool_risk, pools, sharing
from salford_css.core import clock, registry
from salford_css.core.models import Change, PostEmployment
from salford_css.core.periods import FinancialYear
from strategy.models import Attendance
from tests.factories import core, strategy
from tests.factories import partnerships as make

pytestmark = pytest.mark.django_db


class TestMoney:
    @pytest.fixture
    def fund(self, managing_post) -> PooledFund:
        row = make.partnership()
        make.party(row, row.lead_council)
        return make.fund(row, manager=managing_post)

    @pytest.fixture
    def year(self, fund):
        return make.year(fund, 2006)

    @pytest.fixture
    def council(self, fund):
        return fund.partnership.parties.get()

    def test_the_pools_manager_enters_a_contribution(self, year, council, paula):
        row = pools.set_contribution(pool_year=year, party=council, planned=Decimal("8700000"), by=paula)
        assert row.known_from == clock.today()

    def test_an_officer_who_does_not_manage_the_pool_cannot(self, year, council, omar):
        with pytest.raises(PermissionDenied, match="Only the pool's manager"):
            pools.set_contribution(pool_year=year, party=council, planned=Decimal(1), by=omar)

    def test_a_changed_contribution_needs_its_reason(self, year, council, paula):
        pools.set_contribution(pool_year=year, party=council, planned=Decimal(1), by=paula)
        with pytest.raises(ValidationError, match="Say why the contribution changes"):
            pools.set_contribution(pool_year=year, party=council, planned=Decimal(2), by=paula)
        pools.set_contribution(pool_year=year, party=council, planned=Decimal(2), by=paula, reason="Varied in July")
        assert year.contributions.get().planned == 2

    def test_a_contribution_of_somebody_elses_party_is_refused(self, year, paula):
        with pytest.raises(ValidationError, match="is not a party of"):
            pools.set_contribution(pool_year=year, party=make.party(make.partnership()), planned=Decimal(1), by=paula)

    def test_a_manager_must_be_the_hosts_own_officer(self, fund, dora, managing_post):
        host = fund.partnership.lead_council
        with pytest.raises(ValidationError, match="is not employed by"):
            pools.name_host_and_manager(fund=fund, host=host, manager=managing_post, by=dora)
        PostEmployment.objects.create(post=managing_post, organisation=host)
        assert pools.name_host_and_manager(fund=fund, host=host, manager=managing_post, by=dora).host == host

    def test_a_host_must_be_a_party(self, fund, dora, managing_post):
        with pytest.raises(ValidationError, match="is not a party of the partnership"):
            pools.name_host_and_manager(fund=fund, host=make.trust(), manager=managing_post, by=dora)

    def test_a_corrected_month_is_a_new_version_with_a_reason(self, year, paula):
        line = make.line(year, "1200")
        pool_months.enter_month(line=line, month=1, actual=Decimal(90), by=paula)
        with pytest.raises(ValidationError, match="Say why the month is corrected"):
            pool_months.enter_month(line=line, month=1, actual=Decimal(95), by=paula)
        row = pool_months.enter_month(line=line, month=1, actual=Decimal(95), by=paula, reason="A late invoice")
        assert row.number == 2

    def test_an_entered_month_cannot_be_changed_behind_its_version(self, year, paula):
        row = pool_months.enter_month(line=make.line(year, "1200"), month=1, actual=Decimal(90), by=paula)
        with pytest.raises(DatabaseError), transaction.atomic():
            type(row).objects.update(actual=1)

    def test_a_month_that_has_not_begun_is_refused(self, fund, paula):
        ahead = make.year(fund, FinancialYear.containing(clock.today()).start_year + 1)
        with pytest.raises(ValidationError, match="has not begun"):
            pool_months.enter_month(line=make.line(ahead, "1200"), month=12, actual=Decimal(1), by=paula)

    def test_a_new_rule_ends_the_one_before(self, fund, paula):
        pool_risk.set_risk_share(fund=fund, kind="proportional", by=paula)
        pool_risk.set_risk_share(fund=fund, kind="own_lines", since=date(2006, 8, 1), by=paula)
        assert RiskShareRule.objects.get(kind="proportional").last_day == date(2006, 7, 31)

    def test_percentages_that_do_not_add_up_are_refused_and_nothing_is_kept(self, fund, council, paula):
        with pytest.raises(ValidationError, match="add up to 77, not to 100"), transaction.atomic():
            pool_risk.set_risk_share(fund=fund, kind="fixed_percentages", per_cent={council: Decimal(77)}, by=paula)
        assert not RiskShareRule.objects.exists()

    def test_budget_is_not_moved_without_a_reason(self, year, paula):
        with pytest.raises(ValidationError, match="Say why the budget moves"):
            pool_lines.move_budget(
                pool_year=year, taken_from=make.line(year, "10"), amount=Decimal(5), reason=" ", by=paula
            )


class TestSeats:
    @pytest.fixture
    def body(self, dora):
        return boards.look_after(partnership=make.partnership(), body=strategy.body("Board"), by=dora).body

    def test_a_seat_held_twice_is_refused_by_the_database(self, body):
        seat = make.held_seat(body, "carer").seat
        with pytest.raises(IntegrityError), transaction.atomic():
            SeatHolding.objects.create(seat=seat, as_written="Somebody else")

    def test_a_new_holder_follows_the_old_one(self, body, dora):
        seat = boards.add_seat(body=body, category="carer", by=dora)
        first = boards.fill_seat(seat=seat, as_written="A carer", since=date(2004, 1, 1), by=dora)
        boards.fill_seat(seat=seat, as_written="Another carer", since=date(2004, 6, 1), by=dora)
        first.refresh_from_db()
        assert first.last_day == date(2004, 5, 31)

    def test_the_secretary_may_fill_seats_and_keep_the_record(self, body, dora):
        post = core.post("Board secretary")
        seat = boards.add_seat(body=body, category="officer", role="secretary", voting=False, by=dora)
        boards.fill_seat(seat=seat, post=post, since=date(2004, 1, 1), by=dora)
        sally = core.holder_of(post, "sally")
        assert registry.bodies.keeps(sally, body, on=clock.today())
        boards.add_seat(body=body, category="user", by=sally)

    def test_a_cabinet_member_cannot_make_a_seat(self, body, carl):
        with pytest.raises(PermissionDenied):
            boards.add_seat(body=body, category="user", by=carl)

    def test_a_meeting_without_quorum_cannot_decide(self, body, dora):
        boards.set_terms(body=body, purpose="Govern the pool.", quorum=[{"minimum": 1, "category": "carer"}], by=dora)
        meeting = strategy.meeting(body=body)
        assert registry.bodies.objections(body, meeting=meeting, on=date(2004, 3, 15)) == [
            "The quorum needs 1 voting member (carer); none are present."
        ]

    def test_a_carer_in_her_seat_makes_the_quorum(self, body, dora):
        boards.set_terms(body=body, purpose="Govern the pool.", quorum=[{"minimum": 1, "category": "carer"}], by=dora)
        meeting = strategy.meeting(body=body)
        attendance = Attendance.objects.create(meeting=meeting, as_written="A carer")
        boards.take_seat(attendance=attendance, seat=make.seat(body, "carer"), by=dora)
        assert registry.bodies.objections(body, meeting=meeting, on=date(2004, 3, 15)) == []

    def test_a_seat_of_another_board_cannot_be_taken(self, body, dora):
        attendance = Attendance.objects.create(meeting=strategy.meeting(body=body), as_written="A carer")
        with pytest.raises(ValidationError, match="is not a seat of Board"):
            boards.take_seat(attendance=attendance, seat=make.seat(strategy.body("Cabinet")), by=dora)

    def test_terms_that_were_set_never_change(self, body, dora):
        terms = boards.set_terms(body=body, purpose="Govern the pool.", by=dora)
        with pytest.raises(DatabaseError), transaction.atomic():
            type(terms).objects.update(purpose="Something else.")


class TestSharing:
    @pytest.fixture
    def row(self):
        made = make.partnership()
        make.party(made, make.trust())
        return made

    def test_a_withdrawn_share_ends_today_and_the_feed_says_so(self, row, dora):
        fund = make.fund(row)
        share = sharing.share(partnership=row, subject=fund, by=dora)
        client = make.client_of(row.parties.get().organisation)
        assert PooledFund.objects.visible_to(client).exists()
        sharing.withdraw_sharing(sharing=share, by=dora)
        assert not PooledFund.objects.visible_to(client).exists()
        assert Change.objects.get().tombstone_for == row.parties.get().organisation

    def test_what_was_shared_today_can_be_withdrawn_today(self, row, dora):
        share = sharing.share(partnership=row, subject=make.fund(row), since=clock.today(), by=dora)
        assert sharing.withdraw_sharing(sharing=share, by=dora).valid_to == clock.today()

    def test_an_officer_cannot_share(self, row, omar):
        with pytest.raises(PermissionDenied, match="Only directors"):
            sharing.share(partnership=row, subject=make.fund(row), by=omar)

    def test_a_fund_of_another_partnership_cannot_be_shared_here(self, row, dora):
        with pytest.raises(ValidationError, match="belongs to another partnership"):
            sharing.share(partnership=row, subject=make.fund(), by=dora)

    def test_a_proposal_cannot_be_shared(self, row, dora):
        with pytest.raises(ValidationError, match="nothing that can be shared"):
            sharing.share(partnership=row, subject=strategy.proposal(), by=dora)

    def test_the_same_share_twice_is_refused(self, row, dora):
        fund = make.fund(row)
        sharing.share(partnership=row, subject=fund, by=dora)
        with pytest.raises(ValidationError, match="shared with every party then already"):
            sharing.share(partnership=row, subject=fund, by=dora)
