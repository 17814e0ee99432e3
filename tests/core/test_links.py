"""A join on the thread is the record's, or ours with an author and a reason."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from salford_css.core.links import Basis
from strategy.models import ProposalObjective
from tests.factories import core
from tests.factories import strategy as make

pytestmark = pytest.mark.django_db


def link(basis: Basis, **facts: object) -> ProposalObjective:
    return ProposalObjective(proposal=make.proposal(), objective=make.objective(), basis=basis, **facts)


def test_a_link_of_the_record_needs_nobodys_reason():
    row = link(Basis.SOURCED, source="Next Steps, section 4.1")
    row.full_clean()
    row.save()
    assert not row.is_our_reading


@pytest.mark.parametrize("missing", ["author", "reason"])
def test_our_reading_without_author_or_reason_is_refused(missing: str):
    known = {"author": core.post(), "reason": "Both speak of prevention."}
    row = link(Basis.OUR_READING, **{name: value for name, value in known.items() if name != missing})
    with pytest.raises(ValidationError, match="Our reading needs an author and a reason"):
        row.full_clean()
    with pytest.raises(IntegrityError, match="our_reading"):
        row.save()


def test_our_reading_with_author_and_reason_is_kept_and_told_apart():
    row = link(Basis.OUR_READING, author=core.post(), reason="Both speak of prevention.")
    row.full_clean()
    row.save()
    assert row.is_our_reading
