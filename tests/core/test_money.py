from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salford_css.core.money import in_words, share_out


def test_the_learning_difficulties_overspend_splits_to_the_penny():
    """300,000 x 8.6/17.3 = 149,132.9479...: the spare penny goes to the larger remainder."""
    shares = share_out(Decimal("300000.00"), [Decimal("8600000"), Decimal("8700000")])
    assert shares == [Decimal("149132.95"), Decimal("150867.05")]


def test_an_underspend_is_the_mirror_of_an_overspend():
    assert share_out(Decimal("-0.05"), [Decimal(1), Decimal(1)]) == [Decimal("-0.03"), Decimal("-0.02")]


@given(
    st.integers(-(10**12), 10**12),
    st.lists(st.decimals(0, 10**9, places=2), min_size=1, max_size=6).filter(lambda w: sum(w) > 0),
)
def test_shares_always_add_up(pence, weights):
    amount = Decimal(pence) / 100
    assert sum(share_out(amount, weights)) == amount


def test_nothing_can_be_shared_by_zero_weights():
    with pytest.raises(ValueError, match="every weight is zero"):
        share_out(Decimal("1.00"), [Decimal(0)])


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("16000000", "£16 million"),
        ("17300000.00", "£17.3 million"),
        ("149132.95", "£149,132.95"),
        ("-2000000", "-£2 million"),
        ("61150000", "£61,150,000"),
    ],
)
def test_an_amount_in_words_loses_no_digit(amount, words):
    assert in_words(Decimal(amount)) == words
