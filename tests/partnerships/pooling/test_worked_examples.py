"""Published pools, computed from their inputs. Millions of pounds are written out in full."""

from decimal import Decimal

from partnerships.pooling import Rule, RuleKind, split, variance_per_cent
from tests.partnerships.pooling.pools import OWN_LINES, fixed, line, one_partner, pool, pounds


class TestOldham201819:
    """Oldham Cares section 75 outturn 2018/19 (Oldham Council, committees.oldham.gov.uk mgAi 33640)."""

    COMPONENTS = [pounds(124_986_000), pounds(1_447_000), pounds(9_192_000)]
    REVISED, OUTTURN = pounds(133_462_000), pounds(142_274_000)

    def oldham(self, rule: Rule = OWN_LINES):
        # The published facts are the totals and what council-led lines cost beyond plan; the halves of the budget are
        # not published, so the plan of each line is set where it does not matter: the variance is what is shared.
        council_led = line("council-led", "60000000", "64325000", "council")
        rest = line("the rest", "73462000", "77949000", "ccg")
        return pool({"council": "60000000", "ccg": "73462000"}, council_led, rest, rule=rule)

    def test_the_three_components_make_the_initial_budget(self):
        assert sum(self.COMPONENTS) == pounds(135_625_000)

    def test_virements_lead_to_the_revised_budget(self):
        assert self.REVISED - sum(self.COMPONENTS) == pounds(-2_163_000)

    def test_the_outturn_is_8_812_over(self):
        found = self.oldham()
        assert (found.current_budget, found.forecast) == (self.REVISED, self.OUTTURN)
        assert found.variance == pounds(8_812_000)

    def test_the_variance_is_6_60_per_cent(self):
        assert variance_per_cent(pounds(8_812_000), self.REVISED) == Decimal("6.60")

    def test_the_council_bears_the_lines_it_leads_and_no_more(self):
        found = split(self.oldham())
        assert found.shares == {"council": pounds(4_325_000), "ccg": pounds(4_487_000)}
        assert found.unallocated == 0

    def test_a_proportional_rule_would_have_given_another_answer(self):
        found = split(self.oldham(Rule(RuleKind.PROPORTIONAL)))
        assert found.shares["council"] != pounds(4_325_000)

    def test_the_councils_lines_moved_by_2_710_since_month_nine(self):
        assert split(self.oldham()).shares["council"] - pounds(1_615_000) == pounds(2_710_000)


class TestTorbay:
    """Torbay and South Devon, first year of the integrated care organisation (BMA, January 2017, rounded)."""

    def test_the_council_bears_a_tenth_of_twelve_million(self):
        found = split(
            pool({"council": "0", "nhs": "0"}, line("all", "0", "12000000"), rule=fixed(council="10", nhs="90"))
        )
        assert found.shares == {"council": pounds(1_200_000), "nhs": pounds(10_800_000)}


class TestPlymouth201516:
    """Plymouth's integrated fund at approval: £460m at 77 to 23 (democracy.plymouth.gov.uk IId 65016)."""

    def test_the_fund_splits_77_to_23(self):
        found = split(
            pool({"ccg": "0", "council": "0"}, line("fund", "0", "460000000"), rule=fixed(ccg="77", council="23"))
        )
        assert found.shares == {"ccg": pounds(354_200_000), "council": pounds(105_800_000)}


class TestCambridgeshire2023:
    """Cambridgeshire's learning disability partnership (Wisbech Standard, 5 October 2023)."""

    BUDGET = pool({"council": "93700000", "icb": "28300000"})

    def test_the_contributions_make_122_million(self):
        assert self.BUDGET.current_budget == pounds(122_000_000)

    def test_the_council_pays_76_8_per_cent(self):
        assert variance_per_cent(pounds(93_700_000), self.BUDGET.current_budget) == Decimal("76.80")


class TestSalfordLearningDifficulties:
    """Real contributions of 2006/07; the forecast of £17.6m is an illustration and never a fact."""

    CONTRIBUTIONS = {"trust": "8600000", "council": "8700000"}

    def test_300_000_over_splits_to_the_penny(self):
        found = split(pool(self.CONTRIBUTIONS, line("all", "17300000", "17600000")))
        assert found.shares == {"trust": pounds("149132.95"), "council": pounds("150867.05")}

    def test_the_three_salford_pools_of_2006_07_hold_22_million(self):
        pools = [
            pool(self.CONTRIBUTIONS),
            pool({"trust": "1900000", "council": "400000"}),
            pool({"trust": "1300000", "council": "1100000"}),
        ]
        assert sum(found.current_budget for found in pools) == pounds(22_000_000)


class TestHerefordshire:
    """Herefordshire 2006/07: the council carried the whole risk of the learning disability pool for both."""

    def test_one_partner_bears_everything(self):
        found = split(pool({"council": "5", "pct": "5"}, line("all", "10", "13"), rule=one_partner("council")))
        assert found.shares == {"council": pounds(3), "pct": pounds(0)}
