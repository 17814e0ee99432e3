"""Which line of a scheme of delegation allows which decision."""

from decimal import Decimal

from strategy.delegation import Case, Matter, Power, Route, allowing, not_delegated

CABINET, LEAD_MEMBER, DIRECTOR = 1, 2, 3


def power(
    row: int, route: str, decider: int | None = None, matter: str = Matter.ANY, limit: int | None = None
) -> Power:
    return Power(row, route, decider, matter, None if limit is None else Decimal(limit), called_in=True)


def test_a_line_without_a_name_is_for_everybody_of_its_route():
    assert allowing([power(1, Route.MEMBER)], Case(Route.MEMBER, LEAD_MEMBER, key=True)).row == 1


def test_an_officer_has_no_power_of_a_member():
    assert allowing([power(1, Route.MEMBER)], Case(Route.OFFICER, DIRECTOR, key=False)) is None


def test_the_line_that_names_the_post_counts_before_the_one_for_all():
    lines = [power(1, Route.OFFICER), power(2, Route.OFFICER, DIRECTOR)]
    assert allowing(lines, Case(Route.OFFICER, DIRECTOR, key=False)).row == 2


def test_a_power_over_decisions_that_are_not_key_does_not_reach_a_key_one():
    assert allowing([power(1, Route.OFFICER, matter=Matter.NOT_KEY)], Case(Route.OFFICER, DIRECTOR, key=True)) is None


def test_up_to_and_including_the_limit_the_power_holds():
    lines = [power(1, Route.OFFICER, limit=100_000)]
    assert allowing(lines, Case(Route.OFFICER, DIRECTOR, False, Decimal("100000")))
    assert allowing(lines, Case(Route.OFFICER, DIRECTOR, False, Decimal("100000.01"))) is None


def test_a_saving_counts_like_spending():
    lines = [power(1, Route.OFFICER, limit=100_000)]
    assert allowing(lines, Case(Route.OFFICER, DIRECTOR, False, Decimal("-250000"))) is None


def test_of_two_limits_the_lower_that_suffices_counts():
    lines = [power(1, Route.OFFICER, limit=500_000), power(2, Route.OFFICER, limit=100_000)]
    assert allowing(lines, Case(Route.OFFICER, DIRECTOR, False, Decimal(50_000))).row == 2
    assert allowing(lines, Case(Route.OFFICER, DIRECTOR, False, Decimal(200_000))).row == 1


def test_the_refusal_names_scheme_decider_and_amount():
    words = not_delegated(decider="Director", scheme="Scheme of 2004", key=True, amount="£250,000")
    assert words.startswith("Scheme of 2004 gives Director no power to take a key decision of £250,000;")
