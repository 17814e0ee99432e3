"""Published numbers keep their digits; money is pounds and pence."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from salford_css.core.fields import MoneyField, PublishedNumberField
from tests.factories import strategy as make


@pytest.mark.django_db
@pytest.mark.parametrize("published", ["45.0", "45.00", "45", "0.10", "-3.250", "1234567890.0123456789"])
def test_a_published_number_comes_back_with_the_digits_it_had(published: str):
    figure = make.action().figures.create(label="beds", value=Decimal(published))
    figure.refresh_from_db()
    assert str(figure.value) == published


@pytest.mark.django_db
def test_the_same_number_in_other_digits_is_equal_to_the_database():
    action = make.action()
    action.figures.create(label="beds", value=Decimal("45.0"))
    assert action.figures.filter(value=Decimal("45")).exists()


def test_a_form_takes_no_more_digits_than_twenty():
    with pytest.raises(ValidationError):
        PublishedNumberField().clean(Decimal("1" * 21), None)


def test_a_number_of_another_sort_is_refused():
    with pytest.raises(ValidationError):
        PublishedNumberField().clean("about 45", None)


def test_money_has_pence_and_nothing_smaller():
    assert MoneyField().clean(Decimal("149132.95"), None) == Decimal("149132.95")
    with pytest.raises(ValidationError):
        MoneyField().clean(Decimal("0.001"), None)
