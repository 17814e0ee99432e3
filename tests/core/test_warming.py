"""The web server asks its application once before it forks; that needs no database."""

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test.utils import CaptureQueriesContext

from salford_css.core.warming import warm


@pytest.mark.django_db
def test_one_address_of_each_sort_is_answered_without_asking_the_database():
    with CaptureQueriesContext(connection) as statements:
        told = warm(get_wsgi_application(), host="testserver")
    assert told == ["200 OK", "401 Unauthorized", "302 Found"]
    assert len(statements) == 0
