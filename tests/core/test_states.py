"""A state changes by a declared step only, whoever tries; what is history may begin in any state."""

import pytest
from django.db import DatabaseError, connection, transaction
from django_fsm import ConcurrentTransition, TransitionNotAllowed

from salford_css.core import states
from strategy.lifecycle import ConsultationState
from strategy.models import Consultation
from tests.factories import strategy as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def planned() -> Consultation:
    return Consultation.objects.get(pk=make.consultation(state=ConsultationState.PLANNED).pk)


def test_a_state_cannot_be_assigned(planned: Consultation):
    with pytest.raises(AttributeError):
        planned.state = ConsultationState.CLOSED


def test_a_step_that_leaves_from_elsewhere_is_refused(planned: Consultation):
    with pytest.raises(TransitionNotAllowed):
        planned.close()


def test_a_bulk_change_that_no_step_declares_is_refused_by_the_database(planned: Consultation):
    with pytest.raises(DatabaseError, match="Invalid transition"):
        Consultation.objects.update(state=ConsultationState.CLOSED)


def test_sql_that_no_step_declares_is_refused_by_the_database(planned: Consultation):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE strategy_consultation SET state = 'closed'")
    assert Consultation.objects.get().state == ConsultationState.PLANNED


def test_a_declared_step_is_taken(planned: Consultation):
    planned.open()
    planned.save()
    assert Consultation.objects.get().state == ConsultationState.OPEN


def test_of_two_who_take_a_step_at_once_the_second_is_refused(planned: Consultation):
    other = Consultation.objects.get()
    planned.open()
    planned.save()
    other.open()
    with pytest.raises(ConcurrentTransition):
        other.save()


def test_a_row_with_a_protected_state_can_be_checked(planned: Consultation):
    states.check(planned)
    assert planned.state == ConsultationState.PLANNED
