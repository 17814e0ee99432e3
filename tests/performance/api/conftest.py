import pytest
from django.db.models import Q

from performance.models import Indicator, Series
from salford_css.core import registry
from tests.api.conftest import calls, stranger, trust, trust_client  # noqa: F401 (fixtures)


@pytest.fixture
def share(monkeypatch):
    """Share the series of some indicators with every client, as a partnership would."""

    def of(*indicators: Indicator) -> None:
        keys = [indicator.pk for indicator in indicators]
        monkeypatch.setitem(registry.scopes.answers, Series, [lambda client, *, on: Q(indicator__in=keys)])
        monkeypatch.setitem(registry.scopes.answers, Indicator, [lambda client, *, on: Q(pk__in=keys)])

    return of
