from collections.abc import Iterator

import pytest
from django.db import transaction

from salford_css.casebook.loading import Report, load_case
from salford_css.casebook.reading import Casebook, read_case


@pytest.fixture(scope="session")
def casebook() -> Casebook:
    return read_case()


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, casebook) -> Iterator[Report]:
    """The whole case, loaded once for a module and taken back afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_case(casebook)
        transaction.set_rollback(True)
