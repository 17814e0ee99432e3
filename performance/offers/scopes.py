"""What an outside client may see here follows from the series that are shared with it; partnerships say which.

Results, their history, targets and commentaries hang on a series and ask it themselves.
"""

from datetime import date
from typing import Any

from django.db.models import Q

from performance.models import Framework, Indicator, Series
from salford_css.core.registry import scopes


@scopes.for_model(Indicator)
def indicators_of_shared_series(client: Any, *, on: date) -> Q:
    """Show a client the indicators of which it may see a series."""
    return Q(pk__in=Series.objects.visible_to(client, on=on).order_by().values("indicator"))


@scopes.for_model(Framework)
def frameworks_of_shared_series(client: Any, *, on: date) -> Q:
    """Show a client the frameworks of which it may see a series."""
    return Q(pk__in=Series.objects.visible_to(client, on=on).order_by().values("indicator__framework"))
