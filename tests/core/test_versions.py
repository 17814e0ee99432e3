"""What was shown to somebody never changes again, whoever asks and however."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, IntegrityError, connection

from strategy.models import ProposalVersion
from tests.factories import strategy as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def version() -> ProposalVersion:
    return make.proposal_version(make.proposal(), text="A prevention service.")


def save(version: ProposalVersion) -> None:
    version.text = "Something else."
    version.save()


def update(version: ProposalVersion) -> None:
    ProposalVersion.objects.update(text="Something else.")


def raw_sql(version: ProposalVersion) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE strategy_proposalversion SET text = 'Something else.'")


def delete(version: ProposalVersion) -> None:
    version.delete()


def delete_by_sql(version: ProposalVersion) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM strategy_proposalversion")


@pytest.mark.parametrize("deed", [save, update, raw_sql, delete, delete_by_sql])
def test_a_wording_that_was_put_to_somebody_stays(version: ProposalVersion, deed: Callable[[ProposalVersion], None]):
    with pytest.raises(DatabaseError, match="Cannot update or delete rows from strategy_proposalversion"):
        deed(version)


def test_a_number_is_given_once_under_one_parent(version: ProposalVersion):
    with pytest.raises(IntegrityError, match="strategy_proposalversion"):
        make.proposal_version(version.proposal, text="Another wording.", number=version.number)


def test_a_changed_wording_is_the_next_number_and_both_are_kept(version: ProposalVersion):
    make.proposal_version(version.proposal, text="A multi-agency prevention service.")
    assert list(version.proposal.versions.values_list("number", "text")) == [
        (1, "A prevention service."),
        (2, "A multi-agency prevention service."),
    ]
