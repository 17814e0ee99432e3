import pytest

from salford_css.casebook.loading import Report, load_case
from salford_css.casebook.reading import Casebook, read_case


@pytest.fixture(scope="session")
def casebook() -> Casebook:
    return read_case()


@pytest.fixture(scope="module")
def loaded(the_case: None, casebook: Casebook) -> Report:
    """The whole case is loaded; what the loader reports of it."""
    return load_case(casebook)
