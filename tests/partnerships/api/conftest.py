"""A pool that a trust pays into: its year, the parties, and the systems that read and write."""

from datetime import UTC, date, datetime

import pytest

from partnerships.models import PartnershipParty, PoolYear, Sharing
from salford_css.core import clock
from tests.api.conftest import calls, organisation, stranger, trust, trust_client, with_scopes  # noqa: F401 (fixtures)
from tests.factories import partnerships as make


@pytest.fixture
def in_july_2006():
    with clock.held_at(datetime(2006, 7, 15, 9, tzinfo=UTC)):
        yield


@pytest.fixture
def pool_year(in_july_2006, managing_post, trust) -> PoolYear:  # noqa: F811
    """2006/07 of a pool: council and trust give 60 and 40; the council leads the homes, the trust the visits."""
    council = organisation("salford-council", "XSC01", name="Salford City Council")
    row = make.partnership(lead_council=council, ref="joint-service")
    of_council, of_trust = make.party(row, council), make.party(row, trust)
    year = make.year(make.fund(row, ref="joint-pool", host=council, manager=managing_post))
    for party, amount in ((of_council, "60"), (of_trust, "40")):
        make.contribution(year, party, amount, known_from=date(2006, 4, 1))
    make.line(year, "70", code="homes", name="Homes", lead=of_council)
    make.line(year, "30", code="visits", name="Visits", lead=of_trust)
    return year


@pytest.fixture
def of_trust(pool_year, trust) -> PartnershipParty:  # noqa: F811
    return pool_year.fund.partnership.parties.get(organisation=trust)


@pytest.fixture
def shared(pool_year) -> Sharing:
    """The pool is shared with every party, to read and to submit."""
    return make.share(pool_year.fund.partnership, fund=pool_year.fund, access="submit")
