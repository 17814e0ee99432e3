"""History is entered as it was, with a reason and its source; the rules of today are for today's work."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError

from salford_css.core import clock
from salford_css.core.history import record_as_history
from salford_css.core.models import AccessGrant, ActivityLog, Role
from strategy.lifecycle import ProposalState
from strategy.models import Proposal
from tests.factories import core
from tests.factories import strategy as make

pytestmark = pytest.mark.django_db


def closed_proposal() -> Proposal:
    return Proposal(plan=make.plan(), ref="old", number=1, title="Old", state=ProposalState.REVIEWED)


def test_a_row_may_begin_in_any_state_when_it_is_history():
    row = record_as_history(closed_proposal(), reason="It was decided in 1999.", source="Minutes of 1999, item 3")
    assert Proposal.objects.get().state == ProposalState.REVIEWED
    assert row.pk


def test_the_log_keeps_reason_source_and_moment():
    with clock.held_at(datetime(2026, 11, 22, tzinfo=UTC)):
        record_as_history(closed_proposal(), reason="It was decided in 1999.", source="Minutes of 1999, item 3")
    line = ActivityLog.objects.get(deed="recorded-as-history")
    assert line.reason == "It was decided in 1999. Source: Minutes of 1999, item 3."
    assert line.at == datetime(2026, 11, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"reason": " ", "source": "Minutes"}, "Say why this is entered as history."),
        ({"reason": "It was so.", "source": ""}, "Say where the record shows it."),
    ],
)
def test_history_without_reason_or_source_is_refused_and_not_kept(words: dict[str, str], sentence: str):
    with pytest.raises(ValidationError, match=sentence):
        record_as_history(closed_proposal(), **words)
    assert not Proposal.objects.exists()


def test_what_is_impossible_is_refused_even_as_history():
    row = AccessGrant(role=Role.OFFICER, organisation=core.organisation())
    with pytest.raises(ValidationError, match="Give the role to a post or to a user"):
        record_as_history(row, reason="It was so.", source="Minutes")
    assert not ActivityLog.objects.exists()
