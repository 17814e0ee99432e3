"""What must never be false of a reporting round, whatever wrote it: tried with raw statements."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, InternalError, connection, transaction

from performance.collecting.lifecycle import ReturnDeed, ReturnState
from performance.models import ReportingRound, ReturnEntry, ReturnStep, RoundReturn
from salford_css.core.models import User
from tests.factories import core
from tests.factories import performance as make

pytestmark = pytest.mark.django_db
NOON = datetime(2004, 6, 1, 12, tzinfo=UTC)


def step(of: RoundReturn, kind: str, user: User, number: int, reason: str = "") -> ReturnStep:
    return ReturnStep.objects.create(round_return=of, step=kind, user=user, number=number, taken_at=NOON, reason=reason)


def refused(name: str, statement, *arguments, **named) -> None:
    with pytest.raises((IntegrityError, InternalError)) as error, transaction.atomic():
        statement(*arguments, **named)
    assert name in str(getattr(error.value.__cause__, "diag", None) and error.value.__cause__.diag.constraint_name) or (
        name in str(error.value)
    )


def test_whoever_submitted_a_return_never_approves_it_not_even_by_a_statement():
    one = make.round_return()
    uma, vera = core.holder_of(core.post("Team Leader")), core.holder_of(core.post("Assistant Director"))
    step(one, ReturnDeed.SUBMIT, uma, 1)
    refused("performance_returnstep_never_by_submitter", step, one, ReturnDeed.APPROVE, uma, 2)
    assert step(one, ReturnDeed.APPROVE, vera, 2).pk


def test_a_state_changes_only_by_a_declared_step():
    one = make.round_return()
    refused("Invalid transition", RoundReturn.objects.filter(pk=one.pk).update, state=ReturnState.APPROVED)
    assert RoundReturn.objects.filter(pk=one.pk).update(state=ReturnState.SUBMITTED) == 1


def test_a_figure_of_a_submitted_return_cannot_be_changed_by_a_statement():
    one = make.round_return(make.reporting_round(), make.a_series(frequency="year"))
    RoundReturn.objects.filter(pk=one.pk).update(state=ReturnState.SUBMITTED)
    refused("performance_returnentry_only_while_open", ReturnEntry.objects.update, value=3)
    with connection.cursor() as cursor:
        refused(
            "performance_returnentry_only_while_open",
            cursor.execute,
            "UPDATE performance_returnentry SET status = 'suppressed'",
        )


def test_an_entry_holds_a_figure_or_a_reason_never_both():
    make.round_return(make.reporting_round(), make.a_series(frequency="year"))
    refused("performance_returnentry_value_or_why", ReturnEntry.objects.update, value=3, status="suppressed")


def test_a_round_is_not_due_before_it_opens():
    refused("performance_reportinground_days", make.reporting_round, due=date(2004, 3, 1))
    assert not ReportingRound.objects.exists()


def test_reopening_needs_a_reason_in_the_database_too():
    one, uma = make.round_return(), core.holder_of(core.post())
    refused("performance_returnstep_reopened_why", step, one, ReturnDeed.REOPEN, uma, 1)
    assert step(one, ReturnDeed.REOPEN, uma, 1, "A late case file.").pk
