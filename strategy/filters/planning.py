"""What lists of pledges, objectives, plans and statements can be narrowed to."""

from salford_css.core.filters import ListFilter
from strategy.filters.parts import choice, group, of
from strategy.models import (
    ContextKind,
    Plan,
    PlanKind,
    PlanState,
    PledgeSet,
    StatementKind,
)


class PledgeFilter(ListFilter):
    """Pledges by their set and words."""

    words_in = ("title", "statement", "link_to_service")
    pledge_set = of("Set", PledgeSet, "pledge_set")


class ObjectiveFilter(ListFilter):
    """Objectives by plan, group and words."""

    words_in = ("text",)
    plan = of("Plan", Plan, "plan")
    group = group()


class PlanFilter(ListFilter):
    """Plans by rung, state, group and words."""

    words_in = ("title", "note")
    kind = of("Kind", PlanKind, "kind")
    state = choice("State", PlanState.choices)
    group = group()


class ContextFilter(ListFilter):
    """Facts of the setting by kind and words."""

    words_in = ("text",)
    kind = choice("Kind", ContextKind.choices)


class MissionFilter(ListFilter):
    """Statements of purpose by kind and words."""

    words_in = ("text",)
    kind = choice("Kind", StatementKind.choices)
