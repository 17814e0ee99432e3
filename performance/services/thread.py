"""Joining indicators to objectives and to actions: on the record's word, or as our reading with author and reason."""

from typing import Any

from django.db import transaction

from performance.models import ActionIndicator, Indicator, IndicatorObjective
from performance.policies import require_keeper
from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import store
from strategy.models import Action, Objective


@transaction.atomic
def link_objective(*, objective: Objective, indicator: Indicator, basis: str, by: Any, **about: Any) -> Any:
    """Say that an indicator tells whether an objective is reached. `about`: author, reason, source, the dates."""
    return _link(IndicatorObjective(objective=objective, indicator=indicator, basis=basis, **about), by)


@transaction.atomic
def link_action(*, action: Action, indicator: Indicator, basis: str, by: Any, **about: Any) -> Any:
    """Say that an action is meant to move an indicator. `about`: author, reason, source, the dates."""
    return _link(ActionIndicator(action=action, indicator=indicator, basis=basis, **about), by)


def _link(link: Any, by: Any) -> Any:
    require_keeper(by, on=clock.today())
    store(link)
    record_activity("thread-linked", link.indicator, by=by, reason=str(link)[:500])
    return link
