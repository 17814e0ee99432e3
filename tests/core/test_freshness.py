"""Whether the record has changed is known without reading it."""

import pytest
from django.db import connection, transaction

from performance.models import Breakdown
from salford_css.core.freshness import fold, state_of_the_record
from salford_css.core.models import Writing
from tests.factories.performance import indicator

pytestmark = pytest.mark.django_db


def test_it_stays_while_nobody_writes():
    indicator()
    assert state_of_the_record() == state_of_the_record()


def test_every_statement_that_writes_changes_it():
    measured = indicator()
    seen = [state_of_the_record()]
    for write in (
        lambda: Breakdown.objects.bulk_create([Breakdown(key="sex=male", label="Men")]),
        lambda: Breakdown.objects.filter(key="sex=male").update(label="Boys and men"),
        lambda: Breakdown.objects.filter(key="sex=male").delete(),
        lambda: type(measured).objects.filter(pk=measured.pk).update(title="Another name"),
    ):
        write()
        seen.append(state_of_the_record())
    assert len(set(seen)) == len(seen)


def test_what_is_taken_back_was_never_there():
    indicator()
    before = state_of_the_record()
    with transaction.atomic():
        Breakdown.objects.create(key="sex=male", label="Men")
        transaction.set_rollback(True)
    assert state_of_the_record() == before


def test_two_writers_do_not_wait_for_each_other_and_see_their_own_writing_only():
    indicator()
    before = state_of_the_record()
    other = connection.copy()
    try:
        other.set_autocommit(False)
        with other.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '200ms'; UPDATE performance_breakdown SET key = key WHERE false")
        assert state_of_the_record() == before
    finally:
        other.rollback()
        other.close()


def test_what_closed_connections_wrote_is_counted_together():
    Writing.objects.bulk_create(Writing(backend=-n, times=n, latest="2004-06-01T00:00Z") for n in (1, 2, 3))
    indicator()
    before = state_of_the_record()
    fold()
    fold()
    assert state_of_the_record() == before
    assert Writing.objects.get(backend=0).times >= 6
    assert not Writing.objects.filter(backend__lt=0).exists()
